"""Tables for spreadsheets: a folder of CSV files, with a byte order mark, in which nothing is taken for a formula.

Knows what spreadsheets do with a file that is opened with a click. Must not know what is in the tables.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from claimcheck.export.formats import Format
from claimcheck.export.tables import Filled, dictionary, filled
from claimcheck.export.vocabulary import Value
from claimcheck.report import safe

if TYPE_CHECKING:
    from claimcheck.checking import Result


def files(result: Result) -> dict[str, bytes]:
    """One file a table, by name."""
    return {f"{one.table.name}.csv": _file(one) for one in (*filled(result), dictionary())}


def _file(one: Filled) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in one.table.columns)
    texts = [column.type == "text" for column in one.table.columns]
    for row in one.rows:
        writer.writerow(_cell(value, text) for value, text in zip(row, texts, strict=True))
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value, text: bool) -> Value:
    if isinstance(value, str):
        return safe.spreadsheet_text(value) if text else value
    return str(value).upper() if isinstance(value, bool) else value


FORMAT: Final = Format(files)
