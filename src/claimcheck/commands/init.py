"""`claimcheck init`: a new claim base with one worked example."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.commands.console import UserError, tell
from claimcheck.commands.options import Quiet

_NO_CONTENT = (".git",)  # a repository in which nothing is yet


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet, or is empty.")],
    quiet: Quiet = False,
) -> None:
    """Make a new claim base with one worked example.

    Two invented articles that contradict each other in one point, their reports, schemas for editors, checks
    for pull requests and commits, and pages that say how to go on.
    """
    _refuse_what_is_there(folder)
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".claimcheck-", dir=folder) as aside:
            _build(Path(aside))
            _move(Path(aside), folder)
    except OSError as error:
        raise UserError(f"cannot write to {folder}: {error.strerror or error}") from None
    finally:
        if made and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    if not quiet:
        tell(f"made a claim base in {folder}; its README.md says how to go on")


def _refuse_what_is_there(folder: Path) -> None:
    from claimcheck.report.names import listed

    try:
        names = sorted({entry.name for entry in folder.iterdir()} - {*_NO_CONTENT}) if folder.exists() else []
    except OSError as error:
        raise UserError(f"cannot write to {folder}: {error.strerror or error}") from None
    if names:
        raise UserError(f"{folder} is not empty, and nothing there is touched: {listed(names)}; name another folder")


def _build(home: Path) -> None:
    """Write the example into a folder, with what follows from it."""
    from claimcheck.commands.checked import checked
    from claimcheck.commands.reporting import report_files
    from claimcheck.commands.schema import schema_files
    from claimcheck.report.files import write
    from claimcheck.skeleton.newbase import new_base

    for path, data in new_base().items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(data)
    claims, reports = home / "claims", home / "reports"
    write(reports, report_files(checked(claims), reports, "markdown"))
    write(home / "schemas", schema_files(claims))


def _move(aside: Path, folder: Path) -> None:
    """Move everything from one folder into another, or nothing."""
    moved: list[Path] = []
    try:
        for entry in sorted(aside.iterdir()):
            moved.append(entry.rename(folder / entry.name))
    except OSError:
        for entry in moved:
            entry.rename(aside / entry.name)
        raise
