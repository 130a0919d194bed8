"""Tables as Parquet files, one a table, with their types.

Knows how DuckDB writes Parquet. Must not know where rows come from.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimcheck.export.dictionary import Type
from claimcheck.export.formats import ExportError, Format
from claimcheck.export.tables import Filled, dictionary, filled

if TYPE_CHECKING:
    import duckdb

    from claimcheck.checking import Result

_TYPES: Final[dict[Type, str]] = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}


def files(result: Result) -> dict[str, bytes]:
    """One file a table, by name. Raises ExportError when DuckDB cannot write them."""
    import duckdb

    try:
        return _files(result)
    except duckdb.Error as error:
        raise ExportError(f"DuckDB cannot write Parquet: {error}") from None


def _files(result: Result) -> dict[str, bytes]:
    import duckdb

    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        connection.execute("SET threads = 1")  # or the order of rows would be chance
        every = (*filled(result), dictionary())
        return {f"{one.table.name}.parquet": _file(connection, Path(folder), one) for one in every}


def _file(connection: duckdb.DuckDBPyConnection, folder: Path, one: Filled) -> bytes:
    path = folder / f"{one.table.name}.parquet"
    values = [list(column) for column in zip(*one.for_programs(), strict=True)] or [[] for _ in one.table.columns]
    unnested = ", ".join(
        f'CAST(UNNEST(CAST(${number} AS {_given(column.type)}[])) AS {_TYPES[column.type]}) AS "{column.name}"'
        for number, column in enumerate(one.table.columns, 1)
    )
    connection.execute(f"CREATE TABLE {one.table.name} AS SELECT {unnested}", values)
    connection.execute(f"COPY {one.table.name} TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
    return path.read_bytes()


def _given(type_: Type) -> str:
    """How values are handed over: days as text."""
    return "VARCHAR" if type_ == "date" else _TYPES[type_]


FORMAT: Final = Format(files)
