"""Rows of a rule -> what it found, in words and sides, not yet with claims.

Knows the columns that a rule returns. Must not know SQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, get_args

from attrs import evolve, frozen

from claimcheck.engine.database import EngineError
from claimcheck.findings import Severity
from claimcheck.rulefile import Rule

Row = Mapping[str, Any]

MOST: Final = 50  # findings of one rule on one visit and question

_SEVERITIES: Final = get_args(Severity)
_SIDES: Final = ("a_", "b_", "c_")
_MERGED: Final = 20  # sides of a merged finding
_NAMED: Final = 5  # answers that a merged finding spells out


@frozen
class DrawnSide:
    """A position that a finding is about. None in phase, scope, own or party: any; `least`..`most` bound the weight.

    `about_speaker`: the rule is about one origin, and `speaker` is it.
    """

    visit: str
    question: str
    answer: str | None
    stance: str
    phase: str | None
    scope: str | None
    about_speaker: bool
    speaker: str | None
    least: int
    most: int
    own: bool | None
    party: bool | None


@frozen
class Drawn:
    """A finding before its claims are attached."""

    rule: Rule
    visit: str
    question: str
    severity: str
    message: str
    lead_days: int | None
    sides: tuple[DrawnSide, ...]


def draw(rule: Rule, rows: Sequence[Row]) -> list[Drawn]:
    """What a rule found; where it found very much, the first few stand for the rest."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    ordered = sorted(rows, key=_text)
    for number, row in enumerate(ordered):
        key = (row["visit"], row["question"], None if rule.merge else number)
        groups.setdefault(key, []).append(row)
    return list(_thinned([_drawn(rule, group) for group in groups.values()]))


def _text(row: Row) -> list[str]:
    return ["" if value is None else str(value) for value in row.values()]


def _thinned(found: Sequence[Drawn]) -> Iterator[Drawn]:
    """At most MOST of each visit and question, the severest first; the last of them counts the others."""
    together: dict[tuple[str, str], list[Drawn]] = {}
    for drawn in sorted(found, key=lambda one: _SEVERITIES.index(one.severity)):
        together.setdefault((drawn.visit, drawn.question), []).append(drawn)
    for held in together.values():
        yield from held[: MOST - 1]
        for last in held[MOST - 1 : MOST]:
            left = len(held) - MOST
            yield evolve(last, message=f"{last.message}; and {left} more of this kind") if left else last


def _drawn(rule: Rule, group: Sequence[Row]) -> Drawn:
    first = group[0]
    sides = tuple(side for row in group[:_MERGED] for side in _sides(row))
    return Drawn(
        rule=rule,
        visit=first["visit"],
        question=first["question"],
        severity=first.get("severity") or rule.severity,
        message=_message(rule, group, sides),
        lead_days=first.get("lead_days"),
        sides=sides,
    )


def _sides(row: Row) -> Iterator[DrawnSide]:
    for prefix in _SIDES:
        if row.get(f"{prefix}stance") is None:
            continue
        weight = row.get(f"{prefix}weight")
        yield DrawnSide(
            visit=row.get(f"{prefix}visit") or row["visit"],
            question=row.get(f"{prefix}question") or row["question"],
            answer=row[f"{prefix}answer"],
            stance=row[f"{prefix}stance"],
            phase=row.get(f"{prefix}phase"),
            scope=row.get(f"{prefix}scope"),
            about_speaker=f"{prefix}speaker" in row,
            speaker=row.get(f"{prefix}speaker"),
            least=weight if weight is not None else row.get(f"{prefix}least") or 0,
            most=weight if weight is not None else row.get(f"{prefix}most", 2),
            own=row.get(f"{prefix}own"),
            party=row.get(f"{prefix}party"),
        )


def _message(rule: Rule, group: Sequence[Row], sides: Sequence[DrawnSide]) -> str:
    words = {key: "" if value is None else str(value) for key, value in group[0].items()}
    for prefix, side in zip(_SIDES, sides, strict=False):
        words[f"{prefix}stands"] = _stands(side, group[0])
        words[f"{prefix}question"] = side.question
    spelled = [_stands(side, group[0]) for side in sides[:_NAMED]]
    if len(group) > _NAMED:
        spelled.append(f"{len(group) - _NAMED} more")
    words["answers"] = ", ".join(spelled)
    try:
        return rule.message.format_map(words)
    except (KeyError, ValueError, IndexError) as error:
        raise EngineError(f"{rule.code}: the message names {error}, which the query does not return") from None


def _stands(side: DrawnSide, row: Row) -> str:
    """What a side says, in as few words as are clear beside the finding's own visit and question."""
    said = "no answer" if side.answer is None else side.answer
    if side.stance == "deny":
        said = "no" if side.answer == "yes" else f"not {said}"
    return said if side.question == row["question"] else f"{side.question} {said}"
