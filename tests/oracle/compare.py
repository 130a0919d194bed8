"""What the engine and the oracle conclude, in one shape, and where they differ.

Knows both kinds of results. Must not know what a rule means.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from math import inf
from typing import Any

from attrs import frozen

from claimcheck.engine import Evaluation
from claimcheck.findings import Finding, Side
from claimcheck.model import Fact
from tests.oracle.relations import relation
from tests.oracle.rows import Row, Value
from tests.oracle.rules import Expected, Judgement
from tests.oracle.verdicts import AnswerKey

ONE_SIDED = ("R01", "R02", "R03", "R04", "R07")  # the other side is the engine's choice among equals
SETTLED = ("R01", "R02", "R03", "R04")

Settlers = frozenset[tuple[Any, ...]]


@frozen
class Conclusions:
    """Rows, findings, answers and outcomes; and who settled an answer: all that did, or the one that is named."""

    parts: dict[str, Counter[Any]]
    settlers: dict[AnswerKey, Settlers]


def by_engine(rows: Sequence[Fact], evaluation: Evaluation) -> Conclusions:
    parts = {
        "row": Counter(shape_of_fact(fact) for fact in rows),
        "finding": Counter(shape_of_finding(finding) for finding in evaluation.findings),
        "answer": Counter(
            (
                (state.visit, state.question, state.answer),
                (state.standing, state.weight, state.origins, state.witnesses),
                ("refuted" if state.refuted else "", "disputed" if state.disputed else ""),
            )
            for state in evaluation.answers
        ),
        "outcome": Counter(
            ((outcome.visit, outcome.question, outcome.answer), outcome.verdict, outcome.lead_days)
            for outcome in evaluation.outcomes
        ),
    }
    settled = [finding.sides for finding in evaluation.findings if finding.rule in SETTLED]
    return Conclusions(parts, {story_of(first): frozenset([side_key(second)[:4]]) for first, second in settled})


def by_oracle(judgements: Iterable[Judgement]) -> Conclusions:
    names = ("row", "claim", "pair", "finding", "answer", "outcome")
    parts: dict[str, Counter[Any]] = {name: Counter() for name in names}
    settlers: dict[AnswerKey, Settlers] = {}
    for judgement in judgements:
        parts["row"].update(shape_of_row(row) for row in judgement.world.rows if not row.entailed)
        parts["claim"].update(shape_of_claim(row) for row in judgement.world.rows if not row.contraposed)
        parts["pair"].update(pairs_of(judgement))
        parts["finding"].update(shape_of_expected(finding) for finding in judgement.findings)
        parts["answer"].update(
            (
                key,
                (state.standing, state.weight, state.origins, state.witnesses),
                ("refuted" if state.refuted else "", "disputed" if state.disputed else ""),
            )
            for key, state in judgement.answers.items()
        )
        parts["outcome"].update((key, end.verdict, end.lead_days) for key, end in judgement.outcomes.items())
        settlers |= {key: end.settlers for key, end in judgement.outcomes.items()}
    return Conclusions(parts, settlers)


def differences(wanted: Conclusions, got: Conclusions) -> list[str]:
    """One line for each thing that only one of the two concludes."""
    found = [
        f"{who:>6} alone, {what}: {' | '.join(map(readable, item))}"
        for what in got.parts
        for who, only in (
            ("oracle", wanted.parts[what] - got.parts[what]),
            ("engine", got.parts[what] - wanted.parts[what]),
        )
        for item in sorted(only.elements(), key=str)
    ]
    return found + [
        f"engine alone, settler: {readable(key)} | {' | '.join(map(readable, named))}"
        for key, named in got.settlers.items()
        if not named <= wanted.settlers.get(key, frozenset())
    ]


def story_of(side: Side) -> AnswerKey:
    return side.visit, side.question, "no" if side.stance == "deny" else str(side.answer)


COLUMNS = (
    *("statement", "visit", "question", "stance", "answer", "type", "certainty", "conditional", "phase"),
    *("source", "origin", "speaker", "carrier", "carrier_origin", "party", "official", "unnamed"),
    *("own", "own_words"),
)


def shape_of_fact(fact: Fact) -> tuple[Any, ...]:
    columns = (getattr(fact, column) for column in COLUMNS)
    return (*columns, fact.scope or None, fact.said_lo, fact.said_hi)


def shape_of_row(row: Row) -> tuple[Any, ...]:
    columns = (getattr(row, column) for column in COLUMNS)
    return (*columns, row.scope, iso(row.said_lo), iso(row.said_hi))


CLAIM = (
    *("statement", "visit", "question", "stance", "answer", "source", "carrier", "conditional", "hedged"),
    *("happened", "phase", "entailed", "weight"),
)


def shape_of_claim(row: Row) -> tuple[Any, ...]:
    return (*(getattr(row, column) for column in CLAIM), row.scope or "")


def pairs_of(judgement: Judgement) -> Iterator[tuple[Any, ...]]:
    """How the answers that are given on one visit and question stand to each other."""
    given: dict[tuple[str, str], dict[str, Value]] = {}
    for row in judgement.world.rows:
        if row.value and row.value.kind not in ("yesno", "text"):
            given.setdefault((row.visit, row.question), {})[row.value.text] = row.value
    for (visit, question), values in given.items():
        for x, y in permutations(values, 2):
            yield visit, question, x, y, relation(values[x], values[y])


def by_views(
    claims: Iterable[Mapping[str, Any]], pairs: Iterable[Mapping[str, Any]], wanted: Conclusions
) -> Conclusions:
    """Of the views `claims` and `pairs`; a superseded visit has pairs with answers of the later one, too."""
    given = {pair[:4] for pair in wanted.parts["pair"]}
    found = [tuple(pair[column] for column in ("visit", "question", "x", "y", "relation")) for pair in pairs]
    parts = {
        "claim": Counter((*(claim[column] for column in CLAIM), claim["scope"]) for claim in claims),
        "pair": Counter(pair for pair in found if pair[:4] in given),
    }
    return Conclusions(parts, {})


def iso(day: float) -> str | None:
    return None if abs(day) == inf else dt.date.fromordinal(int(day)).isoformat()


SEVERITIES = ("C01", "C02", "C06", "C08", "C09")  # the rules whose severity section 6 names


def shape_of_finding(finding: Finding) -> tuple[Any, ...]:
    severity = finding.severity if finding.rule in SEVERITIES else None
    sides = finding.sides[:1] if finding.rule in ONE_SIDED else finding.sides
    return shape(finding.rule, finding.visit, severity, [side_key(side) for side in sides])


def shape_of_expected(finding: Expected) -> tuple[Any, ...]:
    return shape(finding.rule, finding.visit, finding.severity, finding.sides)


def shape(rule: str, visit: str, severity: str | None, sides: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    ordered = sorted(sides, key=str) if rule == "R08" else sides
    return (rule, visit, severity, *ordered)


def side_key(side: Side) -> tuple[Any, ...]:
    return (side.visit, side.question, side.answer, side.stance, side.phase, side.scope, side.origin)


def readable(part: object) -> str:
    if isinstance(part, tuple):
        return " ".join("-" if word is None else str(word) for word in part if word != "")
    return "-" if part is None else str(part)
