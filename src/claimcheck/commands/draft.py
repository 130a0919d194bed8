"""`claimcheck draft`: from an article to a claim file, for a person to correct."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.commands import completion
from claimcheck.commands.console import UserError, emit, tell
from claimcheck.commands.newfile import free_path, write_new
from claimcheck.commands.options import CLAIMS, Claims, Quiet
from claimcheck.commands.soundbase import sound_base

if TYPE_CHECKING:
    from claimcheck.commands.drafters import Drafter
    from claimcheck.dates import Edtf
    from claimcheck.draft.article import Article, Choices
    from claimcheck.draft.capture import Captured
    from claimcheck.draft.original import Original
    from claimcheck.model import Source

_URL = re.compile(r"[a-z][a-z0-9+.-]*:/", re.IGNORECASE)
_STDIN = "-"


def draft(
    source: Annotated[
        str, typer.Argument(metavar="TEXT-OR-URL", help="A web address, a file with a page or a text, or - for stdin.")
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published (EDTF), if the page does not say.")
    ] = None,
    outlet: Annotated[
        str | None,
        typer.Option(
            metavar="SOURCE",
            autocompletion=completion.sources,
            help="Who published it: a source, by id or name; one that is new is added to sources.yaml.",
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Its headline.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Its address, when a file is drafted.")] = None,
    visit: Annotated[
        str | None,
        typer.Option(
            metavar="VISIT",
            autocompletion=completion.visits,
            help="The visit that its statements are about, unless they differ.",
        ),
    ] = None,
    id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Its id, if not the date and the outlet.")
    ] = None,
    texts: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep its text in this folder, outside the claim base.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch from addresses of private networks and this machine.")
    ] = False,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Let this model draft it; the text is sent to it. `llm models` lists them."),
    ] = None,
    form: Annotated[
        Literal["claims", "json"],
        typer.Option("--format", help="A claim file, or instead the attributions as JSON on stdout."),
    ] = "claims",
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Write a first claim file for an article, for a person to correct.

    The file goes into the claim base, and never over another one; its path is the result. A web address is
    fetched, this once, from public addresses only; proxies are not used. With --model the text is sent to a
    model; nothing else uses the network. Only articles in English can be drafted.
    """
    from claimcheck.draft.errors import DraftError

    try:
        from claimcheck.commands.drafters import by_model, by_reading
        from claimcheck.draft.article import Choices, describe_article
        from claimcheck.draft.capture import Given, capture
        from claimcheck.draft.claimtext import claim_text
        from claimcheck.draft.webaddress import web_address

        drafter = by_reading() if model is None else by_model(model, quiet)
    except ModuleNotFoundError as missing:
        if missing.name and missing.name.startswith("claimcheck"):
            raise
        extra = "draft" if model is None else "model"
        advice = f'pip install "claimcheck-toolkit[{extra}]"'
        raise UserError(f"draft needs packages that are not installed ({missing.name}): {advice}") from None
    except DraftError as error:
        raise UserError(str(error)) from None
    try:
        given = Given(title, _date(published), web_address(url).geturl() if url else None)
        captured = capture(_original(source, allow_private), given)
        if form == "json":
            emit(_as_json(captured, Choices(outlet, visit, id), claims, drafter))
            return
        base = sound_base(claims, visit)
        article = describe_article(captured, Choices(outlet, visit, id), base)
        path = free_path(article.id, claims)
        kept = _place(article, texts, claims)
        drafted = drafter(captured, article, base.registries)
    except DraftError as error:
        raise UserError(f"{'standard input' if source == _STDIN else source}: {error}") from None
    if kept:
        _keep(article, kept)
    if article.new_outlet:
        _add(article.new_outlet, claims)
    write_new(path, claim_text(article, drafted, base.registries).encode())
    emit(f"{path.as_posix()}\n")
    if not quiet:
        _tell_what_to_do(article, kept)


def _date(published: str | None) -> Edtf | None:
    from claimcheck.dates import parse_edtf

    try:
        return parse_edtf(published) if published else None
    except ValueError as error:
        raise UserError(f"--published {published}: {error}") from None


def _as_json(captured: Captured, choices: Choices, claims: Path, drafter: Drafter) -> str:
    """The attributions; with the statements that they become, where there is a claim base that has the outlet."""
    from claimcheck.draft.article import describe_article
    from claimcheck.draft.errors import DraftError
    from claimcheck.draft.jsonfile import as_json
    from claimcheck.model import Registries

    registries, article = Registries(), None
    if captured.published and (claims / "sources.yaml").exists():
        base = sound_base(claims, choices.visit)
        registries = base.registries
        try:
            article = describe_article(captured, choices, base)
        except DraftError as error:
            tell(f"no claims are told of: {error}")
    drafted = drafter(captured, article, registries)
    return as_json(captured.text_sha256, drafted, article.id if article else None)


# --- What is drafted ---------------------------------------------------------------------------------------


def _original(source: str, allow_private: bool) -> Original:
    from claimcheck.draft.capture import MOST_BYTES
    from claimcheck.draft.original import Original

    if _URL.match(source):
        from claimcheck.draft.fetch import Fetcher

        return Fetcher(allow_private).fetch(source)
    if source == _STDIN:
        if sys.stdin is None:
            raise UserError("there is no standard input")
        return Original(sys.stdin.buffer.read(MOST_BYTES + 1))
    path = Path(source)
    media_type = "text/html" if path.suffix.lower() in (".html", ".htm", ".xhtml") else None
    try:
        with path.open("rb") as file:
            return Original(file.read(MOST_BYTES + 1), media_type=media_type)
    except OSError as error:
        hint = "; a web address begins with https://" if "." in source and "/" in source else ""
        raise UserError(f"cannot read {source}: {error.strerror or error}{hint}") from None


# --- What is kept and told ---------------------------------------------------------------------------------


def _place(article: Article, texts: Path | None, claims: Path) -> Path | None:
    """Where the text is to be kept, if it is."""
    if texts is None:
        return None
    from claimcheck.draft.texts import place_of_text

    try:
        return place_of_text(texts, article.id, article.captured.text, claims)
    except OSError as error:
        raise UserError(f"cannot keep the text in {texts}: {error.strerror or error}") from None


def _keep(article: Article, place: Path) -> None:
    from claimcheck.draft.texts import keep_text

    try:
        keep_text(place, article.captured.text)
    except OSError as error:
        raise UserError(f"cannot keep the text in {place.parent}: {error.strerror or error}") from None


def _add(outlet: Source, claims: Path) -> None:
    """One more source in the claim base."""
    from claimcheck.draft.errors import DraftError
    from claimcheck.draft.outlets import with_entry
    from claimcheck.writing import write_whole

    path = claims / "sources.yaml"
    try:
        write_whole({path: with_entry(path.read_bytes(), outlet)})
    except DraftError as error:
        raise UserError(str(error)) from None
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror or error}") from None


def _tell_what_to_do(article: Article, kept: Path | None) -> None:
    from claimcheck.draft.texts import would_be_committed

    for field, remark in sorted(article.remarks.items()):
        tell(f"{field}: {remark}")
    if kept is None:
        tell("the text was not kept; --texts DIR keeps it, so that quotes can be checked against it")
    elif would_be_committed(kept):
        tell(f"{kept} is in a git repository that does not ignore it: texts of others do not belong there")
    tell("correct the file, then run claimcheck lint")
