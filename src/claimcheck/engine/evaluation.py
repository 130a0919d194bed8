"""Facts x rules -> findings, answers and outcomes.

Knows the order: tables, views, rules, evidence. Must not see a path or YAML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, nullcontext
from typing import Final

import duckdb
from attrs import evolve, frozen

from claimcheck.engine.database import FEW, Database, EngineError, check_select
from claimcheck.engine.evidence import attach
from claimcheck.engine.running import TIME_LIMIT, Rows, Step, run
from claimcheck.engine.shipped import load_rules, load_views, tables_read
from claimcheck.engine.tables import VOCABULARY, encode, leave_as_text, table_steps
from claimcheck.engine.wording import Drawn, draw
from claimcheck.facts import Facts
from claimcheck.findings import AnswerState, Finding, Outcome
from claimcheck.model import Registries
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
    registries: Registries,
    facts: Facts,
    rules: Sequence[Rule] | None = None,
    seconds: float = TIME_LIMIT,
    database: Database | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Evaluation:
    """Apply `rules` (default: all that ship with claimcheck) to the rows, in a `database` that is opening already.

    `meanwhile` is called once while the database is at work.

    Raises EngineError when a rule fails or runs for more than `seconds`, or when one of `rules` is not one SELECT on
    the known tables (of those that ship with claimcheck the tests make sure).
    """
    with nullcontext(database) if database else Database() as opened:
        lanes = opened.lanes(len(facts.rows))
        for rule in rules or ():
            check_select(lanes[0], rule.code, rule.query, tables())
        steps = table_steps(registries, facts)
        if len(facts.rows) < FEW:
            leave_as_text(lanes[0])
        else:
            dict(run(lanes, steps, seconds))
            encode(lanes[0])
            steps = []
        steps += view_steps(len(facts.rows))
        return conclude(lanes, steps, load_rules() if rules is None else rules, rules is None, seconds, meanwhile)


def conclude(
    lanes: Sequence[duckdb.DuckDBPyConnection],
    steps: Sequence[Step],
    rules: Sequence[Rule],
    shipped: bool = True,
    seconds: float = TIME_LIMIT,
    meanwhile: Callable[[], None] = lambda: None,
) -> Evaluation:
    """Apply the rules after the steps, and arrange what comes out; `shipped` rules need not wait for all views."""
    applied = {rule.code: rule for rule in rules}
    asked = [*steps, *rule_steps(rules, shipped), *_QUESTIONS]
    drawn: dict[str, list[Drawn]] = {}
    asides: dict[str, Rows] = {}
    with closing(run(lanes, asked, seconds)) as running:
        meanwhile()
        for name, rows in running:
            if name in applied:
                drawn[name] = draw(applied[name], rows)
            else:
                asides[name] = rows
    findings = sorted(
        attach(lanes[0], [one for code in applied for one in drawn[code]]),
        key=lambda f: (f.visit, f.rule, f.question, [s.answer or "" for s in f.sides], f.id),
    )
    outcomes = _outcomes(asides["told"])
    answers = _answers(asides["standings"], asides["given"])
    return Evaluation(answers=_marked(answers, findings, outcomes), outcomes=outcomes, findings=tuple(findings))


def view_steps(rows: int = FEW) -> list[Step]:
    """What creates the tables that rules read. Of many rows `claims` stays a view: few need all of its columns."""
    return [
        Step(
            view.name,
            f"CREATE {'VIEW' if view.name == 'claims' and rows >= FEW else 'TABLE'} {view.name} AS {view.query}",
            tables_read(view.query),
        )
        for view in load_views()
    ]


def rule_steps(rules: Iterable[Rule], shipped: bool) -> list[Step]:
    """What applies the rules; a rule that does not ship with claimcheck waits for all views."""
    every = frozenset(view.name for view in load_views())
    return [Step(rule.code, rule.query, tables_read(rule.query) if shipped else every) for rule in rules]


def tables() -> frozenset[str]:
    """The names of the tables that a rule may read."""
    return frozenset(VOCABULARY) | {view.name for view in load_views()}


def columns() -> dict[str, dict[str, str]]:
    """The tables that a rule may read, each with its columns and their types; ids are text."""
    with Database() as opened:
        lanes = opened.lanes()
        dict(run(lanes, [*table_steps(Registries(), Facts((), (), (), None)), *view_steps()]))
        found: dict[str, dict[str, str]] = {name: {} for name in sorted(tables())}
        for table, column, type_ in lanes[0].execute(_COLUMNS).fetchall():
            if table in found:
                found[table][column] = type_
        return found


_COLUMNS: Final = (
    "SELECT table_name, column_name, data_type FROM information_schema.columns ORDER BY table_name, ordinal_position"
)


# --- Answers and outcomes ---------------------------------------------------------------------------------


def _answers(standings: Rows, given: Rows) -> list[AnswerState]:
    claims: dict[tuple[str, str, str], list[str]] = {}
    for row in given:
        claims.setdefault((row["visit"], row["question"], row["answer"]), []).append(row["claim"])
    answers = [
        AnswerState(
            visit=row["visit"],
            question=row["question"],
            answer=row["answer"],
            standing=row["standing"],
            weight=row["weight"],
            origins=row["origins"],
            witnesses=int(row["witnesses"]),
            disputed=False,
            refuted=False,
            claims=tuple(sorted(claims.get((row["visit"], row["question"], row["answer"]), ()))),
        )
        for row in standings
    ]
    return sorted(answers, key=lambda s: (s.visit, s.question, -STANDINGS.index(s.standing), -s.origins, s.answer))


# The claims that give an answer: those that state it, and of each other statement that entails it, one.
_GIVEN: Final = """
WITH giving AS (
    SELECT
        visit, question, CASE WHEN kind = 'yesno' AND stance = 'deny' THEN 'no' ELSE answer END AS answer, claim,
        statement, source, carrier, entailed
    FROM claims
    WHERE stance = 'affirm' OR (stance = 'deny' AND kind = 'yesno' AND scope = '')
)
SELECT visit, question, answer, claim FROM giving WHERE NOT entailed
UNION
SELECT visit, question, answer, MIN(claim) AS claim
FROM giving
GROUP BY visit, question, answer, statement, source, carrier
HAVING BOOL_AND(entailed)
"""


_TOLD: Final = "SELECT visit, question, answer, verdict, began, since, lead_days, level FROM outcomes ORDER BY 1, 2, 3"
_STANDINGS: Final = "SELECT visit, question, answer, standing, weight, origins, witnesses FROM answers"
_QUESTIONS: Final = (
    Step("given", _GIVEN, ("claims",)),
    Step("standings", _STANDINGS, ("answers",)),
    Step("told", _TOLD, ("outcomes",)),
)


def _outcomes(told: Rows) -> tuple[Outcome, ...]:
    return tuple(
        Outcome(
            visit=row["visit"],
            question=row["question"],
            answer=row["answer"],
            verdict=row["verdict"],
            weight=row["began"],
            since=row["since"].isoformat() if row["since"] else None,
            lead_days=row["lead_days"],
            level=row["level"],
        )
        for row in told
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


def explain_tables(registries: Registries, facts: Facts) -> Mapping[str, Rows]:
    """The rows of claims, answers, pairs, verdicts and outcomes, for those who explain a standing or a finding."""
    with Database() as opened:
        lanes = opened.lanes()
        dict(run(lanes, table_steps(registries, facts)))
        encode(lanes[0])
        dict(run(lanes, view_steps()))
        shown = ("claims", "answers", "pairs", "verdicts", "outcomes")
        return dict(run(lanes, [Step(name, f"SELECT * FROM {name} ORDER BY ALL", ()) for name in shown]))
