"""`claimcheck import`: what other programs hand in, as files of a claim base."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from claimcheck.commands.console import UserError, tell
from claimcheck.commands.newfolder import fill, refuse_content
from claimcheck.commands.options import Quiet

if TYPE_CHECKING:
    from claimcheck.intake.jsonlines import Name

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
