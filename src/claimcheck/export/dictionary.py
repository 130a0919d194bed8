"""The data dictionary: every table that is exported, with its columns, their types and what they refer to.

Knows what a table means; the words stand in dictionary.yaml. Must not know where its rows come from, nor any form they
are written in.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, NamedTuple

Type = Literal["text", "integer", "number", "boolean", "date"]
"""`date` is a day (ISO 8601), `number` a floating point number; a `text` is never empty, but missing."""


class Column(NamedTuple):
    """A column; `refers_to` names the table whose key it holds. What is no part of the key may be missing."""

    name: str
    about: str
    type: Type = "text"
    refers_to: str | None = None


class Table(NamedTuple):
    """A table; its key are the first `key` columns. `label` is the column that people know a row by.

    `parent` is the table whose key the first columns hold, where that key is more than one column.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    key: int = 1
    label: str | None = None
    parent: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the columns of the key."""
        return tuple(column.name for column in self.columns[: self.key])


DICTIONARY: Final = Table(
    "dictionary",
    "What the columns of all tables mean.",
    (
        Column("table", "The table."),
        Column("column", "The column."),
        Column("type", "text, integer, number, boolean or date."),
        Column("key", "`key` if it is part of what tells rows apart."),
        Column("refers_to", "The table whose key it holds."),
        Column("about", "What it means."),
    ),
    key=2,
)
"""The table that describes the others; it goes with them where a form has no other place for that."""


@cache
def tables() -> tuple[Table, ...]:
    """All tables but DICTIONARY; a table comes after those it refers to."""
    import yaml

    text = (files("claimcheck.export") / "dictionary.yaml").read_text(encoding="utf-8")
    return tuple(_table(name, entry) for name, entry in yaml.safe_load(text).items())


def _table(name: str, entry: Mapping[str, Any]) -> Table:
    columns = tuple(
        Column(column, about) if isinstance(about, str) else Column(column, **about)
        for column, about in entry["columns"].items()
    )
    return Table(name, **{**entry, "columns": columns})


def described() -> list[tuple[str | None, ...]]:
    """The rows of the table DICTIONARY."""
    return [
        (table.name, column.name, column.type, "key" if number < table.key else None, column.refers_to, column.about)
        for table in tables()
        for number, column in enumerate(table.columns)
    ]
