"""One locked DuckDB in memory: no files, no network, no changing of settings.

Knows how to open it and what a SELECT on known tables may use. Must not know what the tables mean.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import Any, Final

import duckdb

MEMORY_LIMIT: Final = "12GB"
FEW: Final = 20_000  # rows from which on it pays to plan
LANES: Final = 2
_SETTINGS: Final = (
    "SET temp_directory = ''",
    f"SET memory_limit = '{MEMORY_LIMIT}'",
    "SET enable_progress_bar = false",
    "SET preserve_insertion_order = false",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET enable_external_access = false",
)

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


class Database:
    """A database that nothing outside it can be reached from; it opens in the background, which takes a while.

    A lane is a connection to it: as many queries run at a time as there are lanes.
    """

    def __init__(self) -> None:
        self._lanes: list[duckdb.DuckDBPyConnection] = []
        self._failed: duckdb.Error | None = None
        self._opening = threading.Thread(target=self._open, daemon=True)
        self._opening.start()

    def _open(self) -> None:
        try:
            first = duckdb.connect(":memory:")
            self._lanes += [first, *(first.cursor() for _ in range(LANES - 1))]
            with suppress(duckdb.Error):  # there is none in a DuckDB without time zones
                first.execute("SET TimeZone = 'UTC'")
            for setting in _SETTINGS:
                first.execute(setting)
        except duckdb.Error as error:
            self._failed = error

    def lanes(self, rows: int = FEW) -> Sequence[duckdb.DuckDBPyConnection]:
        """Connections for as many rows, locked. Raises EngineError when there is no database to be had."""
        self._opening.join()
        if self._failed:
            raise EngineError(f"the database does not open: {first_line(self._failed)}")
        if rows < FEW:  # planning a query well takes longer than running it badly
            self._lanes[0].execute("SET threads = 1")
            for lane in self._lanes:
                lane.execute("PRAGMA disable_optimizer")
        self._lanes[0].execute("SET lock_configuration = true")
        return self._lanes

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        threading.Thread(target=self._close).start()

    def _close(self) -> None:
        """In the background too: to give the memory back takes as long as a page of the report."""
        self._opening.join()
        for lane in reversed(self._lanes):
            lane.close()


def check_select(connection: duckdb.DuckDBPyConnection, name: str, query: str, tables: Collection[str]) -> None:
    """Raise EngineError unless `query` is one SELECT that reads nothing but `tables`."""
    try:
        statements = connection.extract_statements(query)
    except duckdb.Error as error:
        raise EngineError(f"{name}: {first_line(error)}") from None
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


def first_line(error: Exception) -> str:
    """What DuckDB says, without its picture of the place."""
    return str(error).strip().splitlines()[0]
