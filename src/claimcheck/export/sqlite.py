"""Tables as a SQLite database, with keys, views and full-text search, and the metadata by which Datasette serves it.

Knows SQL and what Datasette makes of it. Must not know where rows come from.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from importlib.resources import files as resources
from typing import TYPE_CHECKING, Any, Final

from claimcheck.export.dictionary import DICTIONARY, Table, Type, tables
from claimcheck.export.formats import Format
from claimcheck.export.tables import Filled, dictionary, filled
from claimcheck.report.jsonfile import dumps

if TYPE_CHECKING:
    from claimcheck.checking import Result

APPLICATION: Final = 0x636C6D63  # "clmc", where a database says whose it is
_HEADER: Final = b"SQLite format 3\0"
_TYPES: Final[dict[Type, str]] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
}
_SEARCHED: Final = {
    "claims": ("quote", "translation", "answer_words", "note"),
    "articles": ("title", "note"),
    "findings": ("message",),
    "sources": ("name", "note"),
}
"""The columns of each table that full-text search looks into."""

_FACETS: Final = {
    "claims": ("visit", "type", "stance", "source"),
    "findings": ("kind", "rule", "severity", "review"),
    "outcomes": ("verdict", "visit"),
    "answers": ("standing", "visit"),
    "sources": ("kind", "country"),
    "track_record_answers": ("words", "ended"),
}


def files(result: Result) -> dict[str, bytes]:
    """The database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        _fill(connection, (*filled(result), dictionary()))
        return {"": connection.serialize()}


def is_ours(data: bytes) -> bool:
    """Whether a file is a database that was written here."""
    return data.startswith(_HEADER) and data[68:72] == APPLICATION.to_bytes(4, "big")


def _fill(connection: sqlite3.Connection, every: Iterable[Filled]) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN")
    for one in every:
        table = one.table
        for statement in _creating(table):
            connection.execute(statement)
        marks = ", ".join("?" * len(table.columns))
        connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', one.for_programs())
    for name, columns in _SEARCHED.items():
        listed = ", ".join(columns)
        connection.execute(f'CREATE VIRTUAL TABLE {name}_fts USING fts5({listed}, content="{name}")')
        connection.execute(f"INSERT INTO {name}_fts({name}_fts) VALUES ('rebuild')")
    for name, (_, query) in _views().items():
        connection.execute(f"CREATE VIEW {name} AS\n{query}")
    connection.execute("COMMIT")


def _creating(table: Table) -> Iterator[str]:
    """What creates a table, and an index for each column by which it is looked up; names come from the dictionary."""
    lines = [f'"{column.name}" {_TYPES[column.type]}' for column in table.columns]
    if table.key:
        lines.append(f"PRIMARY KEY ({_quoted(table.keys)})")
    parents = {known.name: known for known in tables()}
    for column in table.columns:
        if column.refers_to:
            lines.append(_referring([column.name], parents[column.refers_to]))
    if table.parent:
        parent = parents[table.parent]
        lines.append(_referring([column.name for column in table.columns[: parent.key]], parent))
    yield f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + "\n)"
    looked_up = {column.name: None for column in table.columns if column.refers_to}
    for name in looked_up | dict.fromkeys(_FACETS.get(table.name, ())):
        if table.keys[:1] != (name,):
            yield f'CREATE INDEX "{table.name}_{name}" ON "{table.name}" ("{name}")'


def _referring(columns: Iterable[str], parent: Table) -> str:
    """A foreign key that is looked at when all rows are there: a source may come before what it is part of."""
    references = f'REFERENCES "{parent.name}" ({_quoted(parent.keys)})'
    return f"FOREIGN KEY ({_quoted(columns)}) {references} DEFERRABLE INITIALLY DEFERRED"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


@cache
def _views() -> dict[str, tuple[str, str]]:
    """What each view is, and its query: the first line of its file and the rest."""
    found = {}
    for file in sorted((resources("claimcheck.export") / "views").iterdir(), key=lambda file: file.name):
        about, _, query = file.read_text(encoding="utf-8").partition("\n")
        found[file.name.removesuffix(".sql")] = about.removeprefix("-- "), query.strip()
    return found


# --- Datasette --------------------------------------------------------------------------------------------


def metadata(result: Result, name: str) -> dict[str, bytes]:
    """What Datasette reads beside a database of that name: `datasette NAME.db --metadata NAME.db.metadata.json`."""
    settings = result.base.settings
    whole = {
        "title": settings.title or "Claims and what became of them",
        "description": "Who claimed what, where sources agree and contradict each other, and which rumors became fact.",
        "license": settings.licence,
        "source": "claimcheck",
    }
    described = {table.name: _described(table) for table in (*tables(), DICTIONARY)}
    views = {view: {"description": about} for view, (about, _) in _views().items()}
    database = {"description": "The tables are described in the table `dictionary`.", "tables": {**described, **views}}
    known = {key: value for key, value in whole.items() if value}
    return {".metadata.json": dumps({**known, "databases": {name: database}}).encode()}


def _described(table: Table) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "description": table.about,
        "columns": {column.name: column.about for column in table.columns},
    }
    if table.label:
        entry["label_column"] = table.label
    if table.name in _FACETS:
        entry["facets"] = list(_FACETS[table.name])
    if table.key:
        entry["sort"] = table.keys[0]
    return entry


FORMAT: Final = Format(files, is_ours, beside=metadata)
