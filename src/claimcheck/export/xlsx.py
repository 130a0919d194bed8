"""Tables as a workbook: a sheet a table, texts as texts, numbers as numbers.

Knows what a sheet can hold. Must not know where rows come from.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any, Final

from claimcheck.export.formats import ExportError, Format
from claimcheck.export.tables import Filled, dictionary, filled
from claimcheck.export.vocabulary import Value
from claimcheck.report import safe

if TYPE_CHECKING:
    from claimcheck.checking import Result

MOST_ROWS: Final = 1_048_575  # of data, below the header
_AUTHOR: Final = "claimcheck export"
_LONG_AGO: Final = dt.datetime(2000, 1, 1)  # a workbook has a day on which it was made; ours is the same every day
_NARROWEST, _WIDEST = 6, 60  # characters
_LOOKED_AT: Final = 200  # rows by which a column's width is chosen


def files(result: Result) -> dict[str, bytes]:
    """The workbook; days are text, since a sheet knows none before 1900. Raises ExportError when a table is too long.

    A text that is longer than a cell can be is cut, and says so.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    workbook = Workbook(out, {"in_memory": True, "constant_memory": False})
    workbook.set_properties(
        {"title": safe.line(result.base.settings.title or ""), "author": _AUTHOR, "created": _LONG_AGO}
    )
    bold = workbook.add_format({"bold": True})
    for one in (dictionary(), *filled(result)):
        _sheet(workbook.add_worksheet(one.table.name), one, bold)
    workbook.close()
    return {"": out.getvalue()}


def is_ours(data: bytes) -> bool:
    """Whether a file is a workbook that was written here."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return f"<dc:creator>{_AUTHOR}</dc:creator>".encode() in archive.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False


def _sheet(sheet: Any, one: Filled, bold: Any) -> None:
    if len(one.rows) > MOST_ROWS:
        raise ExportError(
            f"the table {one.table.name} has {len(one.rows)} rows, and a sheet room for {MOST_ROWS}; export to sqlite"
        )
    for number, column in enumerate(one.table.columns):
        sheet.write_string(0, number, column.name, bold)
        sheet.set_column(number, number, _width(column.name, one, number))
    for line, row in enumerate(one.rows, 1):
        for number, value in enumerate(row):
            _write(sheet, line, number, value)
    sheet.freeze_panes(1, one.table.key)
    sheet.autofilter(0, 0, max(1, len(one.rows)), len(one.table.columns) - 1)


def _write(sheet: Any, line: int, number: int, value: Value) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(line, number, value)
    elif isinstance(value, str):
        sheet.write_string(line, number, safe.spreadsheet_cell(value))
    elif value is not None:
        sheet.write_number(line, number, value)


def _width(name: str, one: Filled, number: int) -> int:
    longest = max((len(str(row[number] or "")) for row in one.rows[:_LOOKED_AT]), default=0)
    return max(_NARROWEST, len(name) + 3, min(_WIDEST, longest + 1))


FORMAT: Final = Format(files, is_ours)
