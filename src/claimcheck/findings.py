"""What rules conclude, as frozen classes: findings with their sides, standings, outcomes.

Knows what a conclusion consists of (design: words, findings). Must not know how it is reached or shown.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Literal

from attrs import frozen

from claimcheck.model import Certainty, Phase, Stance

Standing = Literal["rumored", "reported", "corroborated", "announced", "happened", "established"]
FindingKind = Literal["agreement", "contradiction", "resolution"]
Severity = Literal["error", "warning", "note"]


@frozen
class Side:
    """One side of a finding: a position and the claims (ids of rows, capped) that hold it.

    `total` counts all its claims; where a rule is about one origin, `origin` names it.
    """

    visit: str
    question: str
    answer: str | None
    stance: Stance
    phase: Phase | None
    scope: str | None
    origin: str | None
    claims: tuple[str, ...]
    total: int


@frozen
class Finding:
    """What a rule concluded. In a resolution the first side is the rumor, the second what settled it.

    `id` names the positions and survives edits of files; `evidence` is a hash of the claims it rests on.
    """

    id: str
    evidence: str
    rule: str
    name: str
    kind: FindingKind
    severity: Severity
    certainty: Certainty
    visit: str
    question: str
    message: str
    lead_days: int | None
    sides: tuple[Side, ...]


def finding_id(rule: str, visit: str, question: str, sides: Sequence[Side]) -> str:
    """The rule and 16 hex digits of visit, question and each side.

    Nothing enters that an edit of a file or one more witness changes; the origin only where the rule is about one.
    """
    parts: list[Any] = [visit, question]
    for side in sides:
        part: list[Any] = [side.answer, side.stance, side.phase, side.scope]
        if (side.visit, side.question) != (visit, question):
            part += [side.visit, side.question]
        if side.origin is not None:
            part.append(side.origin)
        parts.append(part)
    return f"{rule}-{hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]}"


@frozen
class AnswerState:
    """How well one answer of a visit's question is supported; `claims` are the ids of the rows that give it."""

    visit: str
    question: str
    answer: str
    standing: Standing
    weight: int
    origins: int
    witnesses: int
    disputed: bool
    refuted: bool
    claims: tuple[str, ...]


@frozen
class Outcome:
    """What became of an answer that began as a rumor or an announcement; `since` is its first day, ISO.

    `weight` is the one it began with. `level` says what decided: 2 what happened, 1 an announcement or an official
    denial, less what is told of another visit; None for an open one.
    """

    visit: str
    question: str
    answer: str
    verdict: Literal["confirmed", "partly", "carried", "refuted", "superseded", "open"]
    weight: int
    since: str | None
    lead_days: int | None
    level: int | None = None
