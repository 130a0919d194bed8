"""Puts decisions into the files of a claim base, and takes them back.

Knows which file a decision belongs into, and what to tell when it cannot be written. Must not ask anybody anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.commands.console import UserError

if TYPE_CHECKING:
    from claimcheck.model import Review


def record(folder: Path, review: Review) -> Path:
    """Write a decision into the file of its visit, which is read afresh; returns the file.

    Raises UserError, with the decision as it can be added by hand, when that fails: then nothing was changed.
    """
    from claimcheck.reviewedit import decide, written

    path = file_of(folder, review.visit)
    try:
        _change(path, lambda source: decide(source, review))
    except ValueError as error:
        reason = f"{path} cannot be changed, {error}"
        raise UserError(f"the decision is not recorded: {reason}; add it by hand:\n{written(review)}") from None
    return path


def take_back(folder: Path, review: Review, day: dt.date) -> Path:
    """Mark what the reviewer of this decision decided on its finding as withdrawn; returns the file.

    Raises UserError when that fails: then nothing was changed.
    """
    from claimcheck.reviewedit import withdraw

    path = file_of(folder, review.visit)
    try:
        _change(path, lambda source: withdraw(source, review, day))
    except ValueError as error:
        raise UserError(f"nothing is withdrawn: {path} cannot be changed, {error}") from None
    return path


def file_of(folder: Path, visit: str) -> Path:
    """The file with the decisions on a visit's findings, there or not."""
    path = folder / "reviews" / f"{visit}.yaml"
    other = path.with_suffix(".yml")
    return other if other.exists() and not path.exists() else path


def _change(path: Path, change: Callable[[str], str]) -> None:
    """Write a changed text in place of that of a file; raises ValueError with why it cannot be done."""
    from claimcheck.writing import write_whole

    try:
        source = path.read_bytes().decode() if path.exists() else ""
        changed = change(source)
        path.parent.mkdir(exist_ok=True)
        write_whole({path: changed.encode()})
    except OSError as error:
        raise ValueError(error.strerror or str(error)) from None
