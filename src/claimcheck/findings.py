"""What rules conclude, as frozen classes: findings with their sides, standings, outcomes.

Knows what a conclusion consists of (design: words, findings). Must not know how it is reached or shown.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final, Literal

from attrs import frozen

from claimcheck.model import Certainty, Phase, Stance

Standing = Literal["rumored", "reported", "corroborated", "announced", "happened", "established"]
FindingKind = Literal["agreement", "contradiction", "resolution"]
Severity = Literal["error", "warning", "note"]


_OUTCOMES: Final = ("R01", "R02", "R03", "R04")
_OPEN: Final = "R08"


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

    @property
    def is_conflict(self) -> bool:
        """Whether it is a contradiction and more than a note, such as a near miss or a denial of a part."""
        return self.kind == "contradiction" and self.severity != "note"

    @property
    def is_outcome(self) -> bool:
        """Whether it tells how a rumor or an announcement ended: its rule selects from `outcomes` (design, rules)."""
        return self.rule in _OUTCOMES

    @property
    def is_open(self) -> bool:
        """Whether it tells what nothing has settled yet."""
        return self.rule == _OPEN

    @property
    def rumor(self) -> tuple[str, str]:
        """Question and answer of the first side, as outcomes name them: who denies a yes says no."""
        first = self.sides[0]
        return first.question, "no" if first.stance == "deny" and first.answer == "yes" else first.answer or ""


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
