"""One locked DuckDB in memory: no files, no network, no changing of settings, a limit on time.

Knows how to open it and how to run one SELECT on known tables. Must not know what the tables mean.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any, Final

import duckdb

MEMORY_LIMIT: Final = "12GB"
TIME_LIMIT: Final = 300.0  # seconds a single view or rule may take


class EngineError(Exception):
    """A view or rule that cannot be run; the message names it and says why."""


def connect() -> duckdb.DuckDBPyConnection:
    """A database that nothing outside it can be reached from."""
    connection = duckdb.connect(":memory:")
    for setting in (
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
    unknown = sorted(set(connection.get_table_names(query)) - set(tables))
    if unknown:
        raise EngineError(f"{name}: reads {', '.join(unknown)}; a rule may read {', '.join(sorted(tables))}")
    row = connection.execute("SELECT json_serialize_sql($1)", [query]).fetchone()
    tree = row[0] if row else ""
    if '"TABLE_FUNCTION"' in tree or _SCHEMA_NAMED.search(tree):
        raise EngineError(f"{name}: table functions and other schemas cannot be read")
    forbidden = sorted(_functions(json.loads(tree)) & FORBIDDEN)
    if forbidden:
        raise EngineError(f"{name}: {', '.join(forbidden)} may not be used: the answer would not depend on the claims alone")


_SCHEMA_NAMED: Final = re.compile(r'"type":"BASE_TABLE"[^{}]*"schema_name":"[^"]')
FORBIDDEN: Final = frozenset(
    {
        *("now", "today", "current_date", "current_timestamp", "current_time", "get_current_timestamp", "random"),
        *("get_current_time", "transaction_timestamp", "current_localtime", "current_localtimestamp", "gen_random_uuid"),
        *("uuid", "uuidv4", "uuidv7", "setseed", "getenv", "current_setting", "nextval", "currval", "version"),
    }
)


def _functions(node: Any) -> set[str]:
    found = set()
    stack = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if isinstance(name := item.get("function_name"), str):
                found.add(name.lower())
            if item.get("class") == "COLUMN_REF":
                found.update(str(part).lower() for part in item.get("column_names", ())[-1:])
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
    return found


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
