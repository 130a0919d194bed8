"""One locked DuckDB in memory: no files, no network, no changing of settings, a limit on time.

Knows how to open it and how to run one SELECT on known tables. Must not know what the tables mean.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any, Final

import duckdb

MEMORY_LIMIT: Final = "12GB"
FEW: Final = 20_000  # rows from which on it pays to plan
TIME_LIMIT: Final = 300.0  # seconds a single view or rule may take


class EngineError(Exception):
    """A view or rule that cannot be run; the message names it and says why."""


def connect(rows: int = FEW) -> duckdb.DuckDBPyConnection:
    """A database for as many rows, that nothing outside it can be reached from.

    For few rows, planning a query well takes longer than running it badly.
    """
    connection = duckdb.connect(":memory:")
    for setting in (
        *(("SET threads = 1", "PRAGMA disable_optimizer") if rows < FEW else ()),
        "SET temp_directory = ''",
        f"SET memory_limit = '{MEMORY_LIMIT}'",
        "SET enable_progress_bar = false",
        "SET preserve_insertion_order = false",
        "SET autoinstall_known_extensions = false",
        "SET autoload_known_extensions = false",
        "SET enable_external_access = false",
        "SET lock_configuration = true",
    ):
        connection.execute(setting)
    return connection


def check_select(connection: duckdb.DuckDBPyConnection, name: str, query: str, tables: Collection[str]) -> None:
    """Raise EngineError unless `query` is one SELECT that reads nothing but `tables`."""
    try:
        statements = connection.extract_statements(query)
    except duckdb.Error as error:
        raise EngineError(f"{name}: {_first_line(error)}") from None
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise EngineError(f"{name}: a rule is one SELECT and nothing else")
    row = connection.execute("SELECT json_serialize_sql($1)", [query]).fetchone()
    used = _Used()
    used.walk(json.loads(row[0] if row else "{}"))
    if used.other:
        raise EngineError(f"{name}: table functions and other schemas cannot be read")
    if unknown := sorted(used.tables - used.named - set(tables)):
        raise EngineError(f"{name}: reads {', '.join(unknown)}; a rule may read {', '.join(sorted(tables))}")
    if forbidden := sorted(used.functions & FORBIDDEN):
        raise EngineError(
            f"{name}: {', '.join(forbidden)} may not be used: the answer would not depend on the claims alone"
        )


FORBIDDEN: Final = frozenset(
    {
        *("now", "today", "current_date", "current_timestamp", "current_time", "get_current_timestamp", "random"),
        *("get_current_time", "transaction_timestamp", "current_localtime", "current_localtimestamp", "gen_random_uuid"),
        *("uuid", "uuidv4", "uuidv7", "setseed", "getenv", "current_setting", "nextval", "currval", "version"),
    }
)


class _Used:
    """What a serialized query refers to: tables, the names of its own WITH parts, functions, anything else."""

    def __init__(self) -> None:
        self.tables: set[str] = set()
        self.named: set[str] = set()
        self.functions: set[str] = set()
        self.other = False

    def walk(self, tree: object) -> None:
        stack = [tree]
        while stack:
            node = stack.pop()
            if isinstance(node, dict):
                self._note(node)
                stack.extend(node.values())
            elif isinstance(node, list):
                stack.extend(node)

    def _note(self, node: dict[str, Any]) -> None:
        if node.get("type") == "BASE_TABLE":
            self.tables.add(node["table_name"])
            self.other |= bool(node.get("schema_name") or node.get("catalog_name"))
        elif node.get("type") == "TABLE_FUNCTION":
            self.other = True
        elif isinstance(node.get("cte_map"), dict):
            self.named.update(entry["key"] for entry in node["cte_map"].get("map", ()))
        if isinstance(function := node.get("function_name"), str):
            self.functions.add(function.lower())
        if node.get("class") == "COLUMN_REF":
            self.functions.update(str(part).lower() for part in node.get("column_names", ())[-1:])


@contextmanager
def limited(
    connection: duckdb.DuckDBPyConnection, name: str, seconds: float = TIME_LIMIT
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Run what is inside for at most `seconds`, and turn what DuckDB says into an EngineError that names `name`."""
    timer = threading.Timer(seconds, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield connection
    except duckdb.InterruptException:
        raise EngineError(f"{name}: stopped after {seconds:g} seconds; it does not scale to these claims") from None
    except duckdb.OutOfMemoryException:
        raise EngineError(f"{name}: stopped at {MEMORY_LIMIT} of memory") from None
    except duckdb.Error as error:
        raise EngineError(f"{name}: {_first_line(error)}") from None
    finally:
        timer.cancel()


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
