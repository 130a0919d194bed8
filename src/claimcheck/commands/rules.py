"""`claimcheck rules`: the rules, one rule's page, and the tables that rules read."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.commands import completion
from claimcheck.commands.console import emit, page
from claimcheck.commands.options import known


def rules(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", autocompletion=completion.rules, help="The code of a rule, such as C01."),
    ] = None,
    tables: Annotated[
        bool, typer.Option("--tables", help="Show the tables that rules read, with their columns.")
    ] = False,
) -> None:
    """List the rules, or show one rule's page.

    The page says what the rule finds, why that matters, what to do, and when it must not fire.
    """
    from claimcheck.engine import columns, load_rules
    from claimcheck.report import rulebook

    every = {rule.code: rule for rule in load_rules()}
    if tables:
        emit(rulebook.tables(columns(), page()))
    elif code is None:
        emit(rulebook.overview(every.values(), page()))
    else:
        emit(rulebook.rule_page(every[known("rule", code.upper(), every)], page()))
