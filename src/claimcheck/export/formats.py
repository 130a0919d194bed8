"""Which forms there are to export to.

The only place that lists them. Must not know what is in them: a module is loaded when its form is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple, cast

if TYPE_CHECKING:
    from claimcheck.checking import Result

FORMATS: Final[Mapping[str, str]] = {
    "sqlite": "a database with keys, views and full-text search, and what Datasette needs to serve it",
    "csv": "a folder of tables for spreadsheets",
    "xlsx": "a workbook, a sheet a table",
    "parquet": "a folder of typed tables for data tools",
    "datapackage": "a folder of tables with a Frictionless description",
    "jsonl": "all that the claim base holds, a line an entry, for claimcheck import jsonl",
    "claimreview": "settled rumors as ClaimReview of schema.org, in JSON-LD",
}
"""What each form is, in words. Its module, `claimcheck.export.<form>`, has a constant FORMAT."""


class ExportError(Exception):
    """A form cannot hold these claims; the text says why, and which form can."""


class Format(NamedTuple):
    """How a form is written.

    `files` makes the files: of a folder by their names in it, of a single file by what is put behind its name, where
    "" is the file itself. `is_ours` tells of a single file that is there already if it was written so; None: a folder.
    `beside` makes what stands beside a single file and must know its name (without its suffix).
    `linked` makes the files with links to the site at an address (with / at its end); None where there are no links.
    """

    files: Callable[[Result], Mapping[str, bytes]]
    is_ours: Callable[[bytes], bool] | None = None
    beside: Callable[[Result, str], Mapping[str, bytes]] | None = None
    linked: Callable[[Result, str], Mapping[str, bytes]] | None = None


def format_of(form: str) -> Format:
    """The form of that name, which is in FORMATS."""
    return cast(Format, import_module(f"claimcheck.export.{form}").FORMAT)
