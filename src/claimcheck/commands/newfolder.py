"""A new folder that is filled whole or not at all, where nothing is yet."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from claimcheck.commands.console import UserError

_NO_CONTENT = (".git",)  # a repository in which nothing is yet


def refuse_content(folder: Path) -> None:
    """Raise UserError when anything is in a folder; it need not exist."""
    from claimcheck.report.names import listed

    try:
        names = sorted({entry.name for entry in folder.iterdir()} - {*_NO_CONTENT}) if folder.exists() else []
    except OSError as error:
        raise UserError(f"cannot write to {folder}: {error.strerror or error}") from None
    if names:
        raise UserError(f"{folder} is not empty, and nothing there is touched: {listed(names)}; name another folder")


def fill(folder: Path, build: Callable[[Path], None]) -> None:
    """Make a folder, unless an empty one is there, with what `build` writes into the folder that it is given.

    Raises UserError when anything is there already, or the folder cannot be written to.
    """
    refuse_content(folder)
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".claimcheck-", dir=folder) as aside:
            build(Path(aside))
            _move(Path(aside), folder)
    except OSError as error:
        raise UserError(f"cannot write to {folder}: {error.strerror or error}") from None
    finally:
        if made and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


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
