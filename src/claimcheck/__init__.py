"""Cross-check claims kept as text files: agreements, contradictions, and rumors that became fact.

`claimcheck.check(folder)` is the one call behind every command. Importing the package is cheap: it loads
nothing of its own until something is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from claimcheck.checking import Clock, Result

__all__ = ["__version__", "check"]

__version__: str


def check(folder: str | Path, as_of: date | str | None = None, by: Clock = "said") -> Result:
    """Read the claim base in `folder` (usually `claims`) and return what the rules find in it.

    `as_of` keeps what was certainly said (`by="published"`: published) by that day. Problems of the files
    are in the result, never raised; a folder that cannot be read raises OSError.
    """
    from claimcheck.checking import check

    return check(folder, as_of, by)


def __getattr__(name: str) -> str:
    if name == "__version__":
        from importlib.metadata import version

        return version("claimcheck-toolkit")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
