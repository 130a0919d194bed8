"""Facts x rules -> findings, answers and outcomes.

Knows the order: tables, views, rules, evidence. Must not see a path or YAML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import duckdb
from attrs import evolve, frozen

from claimcheck.engine.database import FEW, TIME_LIMIT, EngineError, check_select, connect, limited
from claimcheck.engine.evidence import attach
from claimcheck.engine.shipped import load_rules, load_views
from claimcheck.engine.tables import VOCABULARY, create_tables, encode, leave_as_text
from claimcheck.engine.wording import Drawn, draw
from claimcheck.facts import Facts
from claimcheck.model import AnswerState, Finding, Outcome, Registries
from claimcheck.rulefile import Rule

__all__ = ["EngineError", "Evaluation", "columns", "evaluate"]

STANDINGS: Final = ("rumored", "reported", "corroborated", "announced", "happened", "established")


@frozen
class Evaluation:
    """What the rules conclude; see Result for the orders."""

    answers: tuple[AnswerState, ...]
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]


def evaluate(
    registries: Registries, facts: Facts, rules: Sequence[Rule] | None = None, seconds: float = TIME_LIMIT
) -> Evaluation:
    """Apply `rules` (default: all that ship with claimcheck) to the rows.

    Raises EngineError when a rule fails or runs for more than `seconds`, or when one of `rules` is not one SELECT on
    the known tables (of those that ship with claimcheck the tests make sure).
    """
    connection = connect(len(facts.rows))
    try:
        for rule in rules or ():
            check_select(connection, rule.code, rule.query, tables())
        create_tables(connection, registries, facts)
        (leave_as_text if len(facts.rows) < FEW else encode)(connection)
        create_views(connection, len(facts.rows), seconds)
        return conclude(connection, load_rules() if rules is None else rules, seconds)
    finally:
        connection.close()


def create_views(connection: duckdb.DuckDBPyConnection, rows: int = FEW, seconds: float = TIME_LIMIT) -> None:
    """Create what rules read, in order. Of many rows `claims` stays a view: few need all of its columns."""
    for view in load_views():
        kind = "VIEW" if view.name == "claims" and rows >= FEW else "TABLE"
        with limited(connection, view.name, seconds):
            connection.execute(f"CREATE {kind} {view.name} AS {view.query}")


def conclude(connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule], seconds: float = TIME_LIMIT) -> Evaluation:
    """Apply the rules to tables and views that stand in the database already."""
    drawn = [found for rule in rules for found in apply(connection, rule, seconds)]
    findings = sorted(
        attach(connection, drawn), key=lambda f: (f.visit, f.rule, f.question, [s.answer or "" for s in f.sides], f.id)
    )
    outcomes = _outcomes(connection)
    return Evaluation(
        answers=_marked(_answers(connection), findings, outcomes), outcomes=outcomes, findings=tuple(findings)
    )


def tables() -> frozenset[str]:
    """The names of the tables that a rule may read."""
    return frozenset(VOCABULARY) | {view.name for view in load_views()}


def columns() -> dict[str, dict[str, str]]:
    """The tables that a rule may read, each with its columns and their types; ids are text."""
    connection = connect()
    try:
        create_tables(connection, Registries(), Facts((), (), (), None))
        create_views(connection)
        found: dict[str, dict[str, str]] = {name: {} for name in sorted(tables())}
        for table, column, type_ in connection.execute(_COLUMNS).fetchall():
            if table in found:
                found[table][column] = type_
        return found
    finally:
        connection.close()


_COLUMNS: Final = (
    "SELECT table_name, column_name, data_type FROM information_schema.columns ORDER BY table_name, ordinal_position"
)


def apply(connection: duckdb.DuckDBPyConnection, rule: Rule, seconds: float = TIME_LIMIT) -> list[Drawn]:
    """Run one rule and word what it returns."""
    with limited(connection, rule.code, seconds):
        cursor = connection.execute(rule.query)
        names = [column[0] for column in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return draw(rule, rows)


# --- Answers and outcomes ---------------------------------------------------------------------------------


def _answers(connection: duckdb.DuckDBPyConnection) -> list[AnswerState]:
    claims: dict[tuple[str, str, str], list[str]] = {}
    for visit, question, answer, claim in connection.execute(_GIVEN).fetchall():
        claims.setdefault((visit, question, answer), []).append(claim)
    rows = connection.execute(
        "SELECT visit, question, answer, standing, weight, origins, witnesses FROM answers"
    ).fetchall()
    answers = [
        AnswerState(
            v, q, a, standing, weight, origins, int(witnesses), False, False, tuple(sorted(claims.get((v, q, a), ())))
        )
        for v, q, a, standing, weight, origins, witnesses in rows
    ]
    return sorted(answers, key=lambda s: (s.visit, s.question, -STANDINGS.index(s.standing), -s.origins, s.answer))


# The claims that give an answer: those that state it, and of each other statement that entails it, one.
_GIVEN: Final = """
WITH giving AS (
    SELECT
        visit, question, CASE WHEN kind = 'yesno' AND stance = 'deny' THEN 'no' ELSE answer END AS answer, claim,
        ROW_NUMBER() OVER (
            PARTITION BY visit, question, answer, stance, statement, source, carrier ORDER BY entailed, claim
        ) AS turn,
        entailed
    FROM claims
    WHERE stance = 'affirm' OR (stance = 'deny' AND kind = 'yesno' AND scope = '')
)
SELECT DISTINCT visit, question, answer, claim FROM giving WHERE turn = 1 OR NOT entailed
"""


def _outcomes(connection: duckdb.DuckDBPyConnection) -> tuple[Outcome, ...]:
    rows = connection.execute(
        "SELECT visit, question, answer, verdict, began, since, lead_days FROM outcomes ORDER BY 1, 2, 3"
    ).fetchall()
    return tuple(
        Outcome(v, q, a, verdict, began, since.isoformat() if since else None, lead)
        for v, q, a, verdict, began, since, lead in rows
    )


def _marked(
    answers: Iterable[AnswerState], findings: Iterable[Finding], outcomes: Iterable[Outcome]
) -> tuple[AnswerState, ...]:
    disputed = set(_disputed(findings))
    refuted = {(o.visit, o.question, o.answer) for o in outcomes if o.verdict == "refuted"}
    return tuple(
        evolve(
            a,
            disputed=(a.visit, a.question, a.answer) in disputed,
            refuted=(a.visit, a.question, a.answer) in refuted,
        )
        for a in answers
    )


def _disputed(findings: Iterable[Finding]) -> Iterable[tuple[str, str, str]]:
    """Answers that stand on a side of a contradiction of severity error or warning."""
    for finding in findings:
        if finding.kind == "contradiction" and finding.severity != "note":
            for side in finding.sides:
                if side.stance == "affirm" and side.answer is not None:
                    yield side.visit, side.question, side.answer
                elif side.stance == "deny" and side.answer == "yes":
                    yield side.visit, side.question, "no"


def explain_tables(registries: Registries, facts: Facts) -> Mapping[str, list[dict[str, Any]]]:
    """The rows of claims, answers, pairs, verdicts and outcomes, for those who explain a standing or a finding."""
    connection = connect()
    try:
        create_tables(connection, registries, facts)
        encode(connection)
        create_views(connection)
        found = {}
        for name in ("claims", "answers", "pairs", "verdicts", "outcomes"):
            cursor = connection.execute(f"SELECT * FROM {name} ORDER BY ALL")
            names = [column[0] for column in cursor.description or ()]
            found[name] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        return found
    finally:
        connection.close()
