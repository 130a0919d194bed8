"""`claimcheck rules`: the rules, one rule's page, and the tables that rules read."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.commands.console import emit, page
from claimcheck.commands.options import known


def rules(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="The code of a rule, such as C01.")
    ] = None,
    tables: Annotated[
        bool, typer.Option("--tables", help="Show the tables that rules read, with their columns.")
    ] = False,
) -> None:
    """List the rules, or show one rule's page.

    The page says what the rule finds, why that matters, what to do, and when it must not fire.
    """
    from claimcheck.engine import load_rules
    from claimcheck.report import rulebook

    every = {rule.code: rule for rule in load_rules()}
    if tables:
        emit(rulebook.tables(_columns(), page()))
    elif code is None:
        emit(rulebook.overview(every.values(), page()))
    else:
        emit(rulebook.rule_page(every[known("rule", code.upper(), every)], page()))


def _columns() -> dict[str, list[tuple[str, str]]]:
    """The tables that rules may read, each with the names and types of its columns."""
    from claimcheck.engine.database import connect
    from claimcheck.engine.evaluation import create_views, tables
    from claimcheck.engine.tables import create_tables
    from claimcheck.facts import Facts
    from claimcheck.model import Registries

    connection = connect()
    try:
        create_tables(connection, Registries(), Facts((), (), (), None))
        create_views(connection)
        rows = connection.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " ORDER BY table_name, ordinal_position"
        ).fetchall()
    finally:
        connection.close()
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in sorted(tables())}
    for table, column, kind in rows:
        if table in found:
            found[table].append((column, kind.lower()))
    return found
