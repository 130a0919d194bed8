"""Tables as a Frictionless Data Package: plain CSV for programs, with a description of every column.

Knows the Data Package and Table Schema standards (version 1). Must not know where rows come from. Text is not altered:
programs read it, and what is inert in a spreadsheet would be wrong there; for spreadsheets there is csv.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from claimcheck.export.dictionary import Table, tables
from claimcheck.export.formats import Format
from claimcheck.export.tables import Filled, filled
from claimcheck.export.vocabulary import Value
from claimcheck.report.jsonfile import dumps

if TYPE_CHECKING:
    from claimcheck.checking import Result
    from claimcheck.model import Settings

_TYPES: Final = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "date"}


def files(result: Result) -> dict[str, bytes]:
    """The tables, by the names of their files, and what describes them."""
    every = {f"{one.table.name}.csv": _file(one) for one in filled(result)}
    return {**every, "datapackage.json": dumps(_package(result.base.settings)).encode()}


def _file(one: Filled) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in one.table.columns)
    writer.writerows([_cell(value) for value in row] for row in one.for_programs())
    return out.getvalue().encode()


def _cell(value: Value) -> Value:
    return str(value).lower() if isinstance(value, bool) else value


def _package(settings: Settings) -> dict[str, Any]:
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "claims",
        "title": settings.title or "Claims and what became of them",
        "description": "Who claimed what, where sources agree and contradict each other, and which rumors became fact.",
    }
    if settings.licence:
        package["licenses"] = [{"name": settings.licence, "title": settings.licence}]
    return {**package, "resources": [_resource(table) for table in tables()]}


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": column.name, "type": _TYPES[column.type], "description": column.about} for column in table.columns
        ],
        "missingValues": [""],
    }
    for field, column in zip(schema["fields"], table.columns, strict=True):
        if column.name in table.keys:
            field["constraints"] = {"required": True}
    if table.key:
        schema["primaryKey"] = list(table.keys)
    known = {parent.name: parent for parent in tables()}
    referring = [([column.name], known[column.refers_to]) for column in table.columns if column.refers_to]
    if table.parent:
        parent = known[table.parent]
        referring.append(([column.name for column in table.columns[: parent.key]], parent))
    if referring:
        schema["foreignKeys"] = [_foreign_key(table, columns, parent) for columns, parent in referring]
    return schema


def _foreign_key(table: Table, columns: Iterable[str], parent: Table) -> dict[str, Any]:
    resource = "" if parent.name == table.name else parent.name  # "" is the table itself
    return {"fields": list(columns), "reference": {"resource": resource, "fields": list(parent.keys)}}


FORMAT: Final = Format(files)
