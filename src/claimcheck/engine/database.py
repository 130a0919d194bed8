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

# What depends on the clock, on chance, or on the process; tests compare it with DuckDB's own list of such functions.
FORBIDDEN: Final = frozenset(
    {
        *("now", "today", "current_date", "current_timestamp", "current_time", "localtime", "localtimestamp", "age"),
        *("get_current_time", "get_current_timestamp", "current_localtime", "current_localtimestamp"),
        *("transaction_timestamp", "sample", "random", "setseed", "uuid", "uuidv4", "uuidv7", "gen_random_uuid"),
        *(
            "getenv",
            "getvariable",
            "current_setting",
            "version",
            "user",
            "current_user",
            "session_user",
            "current_role",
        ),
        *("current_catalog", "current_database", "current_schema", "current_schemas", "in_search_path"),
        *("current_connection_id", "current_query", "current_query_id", "current_transaction_id", "txid_current"),
        *("nextval", "currval", "setval", "sleep_ms", "write_log", "stats", "vector_type"),
    }
)


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
    tree = json.loads(row[0]) if row else {"error": True}
    if tree["error"]:
        raise EngineError(f"{name}: a rule is a plain SELECT; this one cannot be checked")
    used = _Used()
    used.walk(tree, frozenset(tables))
    if used.other:
        raise EngineError(f"{name}: table functions and other schemas cannot be read")
    if used.unknown:
        unknown = ", ".join(sorted(used.unknown))
        raise EngineError(f"{name}: reads {unknown}; a rule may read {', '.join(sorted(tables))}")
    if forbidden := sorted(used.functions & FORBIDDEN):
        raise EngineError(
            f"{name}: {', '.join(forbidden)} may not be used: the answer would not depend on the claims alone"
        )


class _Used:
    """What a serialized query refers to: unknown tables, functions, anything that is neither."""

    def __init__(self) -> None:
        self.unknown: set[str] = set()
        self.functions: set[str] = set()
        self.other = False

    def walk(self, tree: object, known: frozenset[str]) -> None:
        """`known` are the tables that can be read there; each WITH part is known to what comes after it."""
        stack = [(tree, known)]
        while stack:
            node, known = stack.pop()
            if isinstance(node, list):
                stack += [(part, known) for part in node]
            elif isinstance(node, dict):
                for entry in (node.get("cte_map") or {}).get("map", ()):
                    stack.append((entry["value"], known))
                    known |= {entry["key"]}
                self._note(node, known)
                stack += [(part, known) for key, part in node.items() if key != "cte_map"]

    def _note(self, node: dict[str, Any], known: frozenset[str]) -> None:
        if node.get("type") == "BASE_TABLE":
            self.other |= bool(node.get("schema_name") or node.get("catalog_name"))
            self.unknown |= {node["table_name"]} - known
        elif node.get("type") in ("TABLE_FUNCTION", "SHOW_REF"):
            self.other = True
        if node.get("sample"):
            self.functions.add("sample")
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
