"""`claimcheck site`: the claim base as web pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.commands.checked import checked, exit_code, not_applied
from claimcheck.commands.console import REFUSED, UserError, progress, tell
from claimcheck.commands.options import CLAIMS, Claims, Quiet, site_address

if TYPE_CHECKING:
    from claimcheck.checking import Result


def site(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write the pages into.")],
    texts: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Show quotes with a few words around them, from the articles' texts there."),
    ] = None,
    base_url: Annotated[
        str, typer.Option(metavar="URL", help="Where the site will be, for the links of the feed.")
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="Write among files that are not of a site; they are left as they are.")
    ] = False,
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Write the claim base as web pages.

    Pages for visits, articles, sources, findings and rules, and a feed of the findings. They work from a disk or
    any web server, without JavaScript, and ask nobody for anything. Only what has changed is written again.
    """
    address = site_address(base_url)
    if folder.resolve().is_relative_to(claims.resolve()):
        raise UserError(f"{folder} lies in the claim base itself; choose another folder for the site")
    _refuse_foreign(folder, force)
    result = checked(claims, quiet=quiet, meanwhile=_import_site)
    if exit_code(result) == REFUSED:
        raise UserError(f"{folder} is left as it is: what is written must rest on a claim base without errors")
    _write(result, folder, _texts(result, texts), address, quiet)


def _import_site() -> None:
    """What makes pages; it takes long enough to load to be worth doing while the rules run."""
    from claimcheck.site import building  # noqa: F401


def _refuse_foreign(folder: Path, force: bool) -> None:
    from claimcheck.report.names import listed
    from claimcheck.site.folder import foreign

    try:
        names = () if force else foreign(folder)
    except OSError as error:
        raise UserError(f"cannot write to {folder}: {error.strerror or error}") from None
    if names:
        raise UserError(
            f"{folder} has files that are not of a site: {listed(names, 3)}; name another folder, or write among them "
            "with --force, which leaves them as they are"
        )


def _texts(result: Result, texts: Path | None) -> Mapping[str, str]:
    from claimcheck.quotes import find_texts

    if texts is None:
        return {}
    try:
        return find_texts(result.base, texts)
    except OSError as error:
        raise UserError(f"cannot read the texts in {texts}: {error.strerror or error}") from None


def _write(result: Result, folder: Path, texts: Mapping[str, str], base: str, quiet: bool) -> None:
    from claimcheck.engine import EngineError, load_rules
    from claimcheck.report.names import counted, listed
    from claimcheck.site.building import pages
    from claimcheck.site.folder import ForeignError, write

    try:
        made = pages(result, load_rules(), texts, base)
        with progress(len(made), "pages", quiet) as told:
            written = write(folder, made, told)
    except EngineError as error:
        raise UserError(not_applied(error)) from None
    except ForeignError as error:
        raise UserError(f"{folder} has files where pages go: {listed(error.names)}; move them away") from None
    except OSError as error:
        raise UserError(f"cannot write to {folder}: {error.strerror or error}") from None
    if not quiet:
        removed = f", {written.removed} removed" if written.removed else ""
        tell(f"wrote {counted(written.changed, 'file')} to {folder}, {written.unchanged} unchanged{removed}")
