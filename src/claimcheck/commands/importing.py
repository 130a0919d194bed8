"""`claimcheck import`: what other programs hand in, as files of a claim base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from claimcheck.commands import completion
from claimcheck.commands.console import REFUSED, UserError, emit, tell
from claimcheck.commands.newfile import free_path
from claimcheck.commands.newfolder import fill, refuse_content
from claimcheck.commands.options import CLAIMS, Claims, Quiet
from claimcheck.commands.soundbase import sound_base

if TYPE_CHECKING:
    from claimcheck.intake.claimreview import FactCheck
    from claimcheck.intake.jsonlines import Name
    from claimcheck.intake.reviewdraft import Page as ReviewPage
    from claimcheck.model import ClaimBase

_MOST_BYTES = 20_000_000

importing = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@importing.callback()
def _importing() -> None:
    """Make files of a claim base from what other programs hand in."""


@importing.command()
def jsonl(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON Lines, as claimcheck export jsonl writes them.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet, or is empty.")],
    quiet: Quiet = False,
) -> None:
    """Make a claim base again from JSON Lines.

    Its findings are the same. Comments are not: they are not in the lines. The files have the form that claimcheck
    fmt gives. Where anything is wrong with a line, nothing is written. Exit codes: 0 fine, 2 bad usage or input.
    """
    from claimcheck.intake.jsonlines import take_in
    from claimcheck.report.lintfile import as_text
    from claimcheck.report.names import counted

    refuse_content(folder)
    with _opened(file) as stream:
        intake = take_in(stream, file.as_posix())
    if intake.problems:
        tell(as_text(intake.problems).rstrip("\n"))
        raise UserError(f"nothing is written: {counted(len(intake.problems), 'problem')} in {file}")
    fill(folder, lambda home: _write(home, intake.files))
    if not quiet:
        tell(f"made a claim base in {folder}: {counted(len(intake.files), 'file')}")


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as error:
        raise UserError(f"cannot read {file}: {error.strerror or error}") from None


def _write(home: Path, files: Mapping[Name, bytes]) -> None:
    for name, data in files.items():
        path = home.joinpath(*name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


@importing.command()
def claimreview(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="ClaimReview as JSON-LD: a review, several, a graph, or a feed.")
    ],
    outlet: Annotated[
        str | None,
        typer.Option(
            metavar="SOURCE",
            autocompletion=completion.sources,
            help="Who published the reviews: a source of the claim base, by id or name; or a new one, by name.",
        ),
    ] = None,
    visit: Annotated[
        str | None,
        typer.Option(metavar="VISIT", autocompletion=completion.visits, help="The visit that they are about."),
    ] = None,
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Write a first claim file for each page with reviews, for a person to correct.

    What was claimed and what the review concluded stand there as comments, since a review does not say which
    question they answer. Never over another file; the paths are the result. Exit codes: 0 fine, 2 bad usage or
    input, or reviews of which not enough is known (the others are written all the same).
    """
    from claimcheck.intake.reviewdraft import pages

    checks = _fact_checks(file)
    base = sound_base(claims, visit)
    urls = {article.url for article in base.articles if article.url}
    groups = pages(checks)
    new = [group for group in groups if group[0].url not in urls]
    drafts, left = _drafts(new, outlet, base)
    _write_drafts(drafts, visit, base, claims)
    if len(new) < len(groups) and not quiet:
        tell(f"the claim base has {len(groups) - len(new)} of these pages already")
    if drafts and not quiet:
        tell("correct the files, then run claimcheck lint")
    raise typer.Exit(REFUSED if left else 0)


def _fact_checks(file: Path) -> Sequence[FactCheck]:
    from claimcheck.codes import ProblemList
    from claimcheck.intake.claimreview import fact_checks
    from claimcheck.intake.jsontext import Unread, read_json
    from claimcheck.report.lintfile import as_text

    with _opened(file) as stream:
        data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise UserError(f"{file} has more than {_MOST_BYTES // 1_000_000} MB; split it into several files")
    problems = ProblemList(file.as_posix())
    document = read_json(data, problems)
    if isinstance(document, Unread):
        raise UserError(f"nothing is written\n{as_text(problems.found)}".rstrip("\n"))
    checks = fact_checks(document)
    if not checks:
        raise UserError(f'{file} has no ClaimReview: no object with "@type": "ClaimReview"')
    return checks


def _drafts(
    groups: Sequence[Sequence[FactCheck]], outlet: str | None, base: ClaimBase
) -> tuple[dict[str, ReviewPage], int]:
    """The pages that can be drafted, by the ids of their articles, and of how many not enough is known."""
    from claimcheck.draft.errors import DraftError
    from claimcheck.intake.reviewdraft import by_free_id, page_of

    known: list[ReviewPage] = []
    left: dict[str, int] = {}
    for group in groups:
        try:
            known.append(page_of(group, outlet, base.registries.sources))
        except DraftError as error:
            left[str(error)] = left.get(str(error), 0) + 1
    for reason, number in left.items():
        tell(f"{'a page is' if number == 1 else f'{number} pages are'} left out: {reason}")
    return by_free_id(known, {article.id for article in base.articles}), sum(left.values())


def _write_drafts(drafts: Mapping[str, ReviewPage], visit: str | None, base: ClaimBase, claims: Path) -> None:
    """Write the claim files, with the line of a new outlet in sources.yaml, or nothing; emit their paths."""
    from claimcheck.draft.errors import DraftError
    from claimcheck.draft.outlets import with_entry
    from claimcheck.intake.reviewdraft import claim_text
    from claimcheck.writing import write_whole

    files = {free_path(id, claims): claim_text(page, visit, base).encode() for id, page in drafts.items()}
    outlet = next((page.outlet.new for page in drafts.values() if page.outlet.new), None)
    registry = claims / "sources.yaml"
    try:
        entry = {registry: with_entry(registry.read_bytes(), outlet)} if outlet else {}
        write_whole({**files, **entry})
    except DraftError as error:
        raise UserError(str(error)) from None
    except OSError as error:
        raise UserError(f"nothing is written: {error.strerror or error}") from None
    emit("".join(f"{path.as_posix()}\n" for path in files))
