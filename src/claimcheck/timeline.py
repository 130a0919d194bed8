"""A Result and a visit -> its timeline: who said what kind of thing when, and what came of it. Plain data, few marks.

Knows which claims are shown as one, and which findings are links between claims. Must not know names, or how it is
drawn. A claim stands at the last day on which it can have been said, since only that is certain.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from attrs import frozen

from claimcheck.bins import Bin, Size, bin_of, smallest
from claimcheck.facts import UNSTATED
from claimcheck.findings import Finding, Outcome, Severity, Side
from claimcheck.model import Fact, Type

if TYPE_CHECKING:
    from claimcheck.checking import Result

Verdict = Literal["confirmed", "partly", "carried", "refuted", "superseded", "open"]

COLUMNS: Final = 20  # days or longer bins
SHORT: Final = 3  # bins without a word that are drawn as such
LANES: Final = 16  # sources with a lane of their own
MARKS: Final = 240  # beyond these, all that a source said in one column is one mark

_TYPES: Final[tuple[str, ...]] = get_args(Type)


class Kind(NamedTuple):
    """What kind of claim: `happened` when it reports its answer as having taken place, else planned."""

    type: str
    stance: str
    happened: bool


@frozen
class Column:
    """A day, or a longer bin, in which something was said; `bin` is None for what has no known day.

    `skipped` counts the days since the last column, on which nothing was said.
    """

    bin: Bin | None
    skipped: int

    @property
    def empty(self) -> int:
        """How many bins as long as this one were skipped."""
        return self.skipped // self.bin.days if self.bin else 0

    @property
    def apart(self) -> bool:
        """Whether it is so far from the last column that what lies between is not drawn to scale."""
        return self.bin is None or self.empty > SHORT


@frozen
class Lane:
    """A source, or all those that have no lane of their own; `claims` counts theirs."""

    sources: tuple[str, ...]
    claims: int


@frozen
class Mark:
    """What a source said in a column, of one kind, or of several with the most frequent first.

    `claims` are the ids of the rows, by day and id; those in `disputed` are on a side of a contradiction of severity
    error or warning. `earlier`: some of them may have been said before the column.
    """

    lane: int
    column: int
    kinds: tuple[tuple[Kind, int], ...]
    claims: tuple[str, ...]
    disputed: tuple[str, ...]
    earlier: bool


@frozen
class Arrow:
    """From the first claim that made an answer a rumor or an announcement to the first that settled it.

    `settler` may be a claim on another visit, `visit`; it is None when no claim that counts is listed.
    """

    finding: str
    question: str
    answer: str | None
    verdict: Verdict
    lead_days: int | None
    rumor: str
    settler: str | None
    visit: str


@frozen
class Conflict:
    """A contradiction of severity error or warning: the first claim on each of its sides in this visit."""

    finding: str
    question: str
    severity: Severity
    claims: tuple[str, ...]


@frozen
class Timeline:
    """All of one visit; lanes in the order of their first word, marks by lane, column and kind."""

    visit: str
    size: Size = "day"
    columns: tuple[Column, ...] = ()
    lanes: tuple[Lane, ...] = ()
    marks: tuple[Mark, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def days(self) -> int:
        """How many columns are of a known day."""
        return sum(column.bin is not None for column in self.columns)


def timeline(result: Result, visit: str) -> Timeline:
    """The timeline of one visit; without columns when nothing was said of it."""
    claims = {fact.claim: fact for fact in result.facts}
    facts = [fact for fact in result.facts if fact.visit == visit]
    findings = [finding for finding in result.findings if visit in _visits(finding)]
    outcomes = [outcome for outcome in result.outcomes if outcome.visit == visit]
    return _Claims(visit, facts, findings, claims).timeline(outcomes)


def timelines(result: Result) -> dict[str, Timeline]:
    """The timeline of every visit that something was said of, by its id, in one go through the Result."""
    claims = {fact.claim: fact for fact in result.facts}
    facts: dict[str, list[Fact]] = {}
    findings: dict[str, list[Finding]] = {}
    outcomes: dict[str, list[Outcome]] = {}
    for fact in result.facts:
        facts.setdefault(fact.visit, []).append(fact)
    for finding in result.findings:
        for visit in _visits(finding):
            findings.setdefault(visit, []).append(finding)
    for outcome in result.outcomes:
        outcomes.setdefault(outcome.visit, []).append(outcome)
    return {
        visit: _Claims(visit, facts[visit], findings.get(visit, ()), claims).timeline(outcomes.get(visit, ()))
        for visit in sorted(facts)
    }


def _visits(finding: Finding) -> set[str]:
    return {finding.visit, *(side.visit for side in finding.sides)}


class _Claims:
    """The claims on one visit and the findings that concern it; `claims` are those of all visits, by their ids."""

    def __init__(
        self, visit: str, facts: Iterable[Fact], findings: Sequence[Finding], claims: Mapping[str, Fact]
    ) -> None:
        self._visit = visit
        self._facts = sorted(facts, key=_day)
        self._claims = claims
        self._contradictions = [f for f in findings if f.is_conflict]
        self._settled = [f for f in findings if f.is_outcome and f.visit == visit]

    def timeline(self, outcomes: Iterable[Outcome]) -> Timeline:
        days = {fact.claim: dt.date.fromisoformat(fact.said_hi) for fact in self._facts if fact.said_hi}
        size = smallest(set(days.values()), COLUMNS)
        bins = {claim: bin_of(day, size) for claim, day in days.items()}
        columns = _columns(set(bins.values()), len(days) < len(self._facts))
        arrows = self._arrows({(one.question, one.answer): one for one in outcomes})
        conflicts = self._conflicts()
        lanes = self._lanes({claim for arrow in arrows for claim in (arrow.rumor, arrow.settler) if claim})
        return Timeline(
            visit=self._visit,
            size=size,
            columns=columns,
            lanes=lanes,
            marks=self._marks(columns, lanes, bins),
            arrows=arrows,
            conflicts=conflicts,
        )

    # --- Lanes and marks ----------------------------------------------------------------------------------

    def _lanes(self, linked: set[str]) -> tuple[Lane, ...]:
        """A lane for each source, or for those with arrows and then the most claims; the others share the last."""
        sizes = Counter(map(_source, self._facts))  # which keeps the order of first words
        busy = {_source(fact) for fact in self._facts if fact.claim in linked}
        if len(sizes) > LANES:
            kept = sorted(sizes, key=lambda source: (source not in busy, -sizes[source]))[: LANES - 1]
            others = tuple(source for source in sizes if source not in kept)
        else:
            kept, others = list(sizes), ()
        lanes = [Lane((source,), sizes[source]) for source in sizes if source in kept]
        return (*lanes, *([Lane(others, sum(sizes[source] for source in others))] if others else ()))

    def _marks(self, columns: Sequence[Column], lanes: Sequence[Lane], bins: Mapping[str, Bin]) -> tuple[Mark, ...]:
        lane_of = {source: number for number, lane in enumerate(lanes) for source in lane.sources}
        column_of = {column.bin: number for number, column in enumerate(columns)}
        cells: dict[tuple[int, int], dict[Kind, list[Fact]]] = {}
        for fact in self._facts:
            cell = lane_of[_source(fact)], column_of[bins.get(fact.claim)]
            kind = Kind(fact.type, fact.stance, fact.happened)
            cells.setdefault(cell, {}).setdefault(kind, []).append(fact)
        crowded = sum(map(len, cells.values())) > MARKS
        disputed = self._disputed()
        marks = []
        for (lane, column), kinds in sorted(cells.items()):
            ordered = sorted(kinds.items(), key=lambda item: (_TYPES.index(item[0].type), item[0]))
            for group in [dict(ordered)] if crowded else [{kind: facts} for kind, facts in ordered]:
                marks.append(_mark(lane, column, columns[column], group, disputed))
        return tuple(marks)

    # --- Links --------------------------------------------------------------------------------------------

    def _arrows(self, outcomes: Mapping[tuple[str, str], Outcome]) -> tuple[Arrow, ...]:
        return tuple(arrow for finding in self._settled if (arrow := self._arrow(finding, outcomes)) is not None)

    def _arrow(self, finding: Finding, outcomes: Mapping[tuple[str, str], Outcome]) -> Arrow | None:
        rumor, settled = finding.sides[0], finding.sides[1]
        answer = "no" if rumor.stance == "deny" and rumor.answer == "yes" else rumor.answer
        outcome = outcomes.get((rumor.question, answer or ""))
        since = outcome.since or "" if outcome else ""
        first = self._first(rumor, since)
        if outcome is None or first is None:
            return None
        return Arrow(
            finding=finding.id,
            question=rumor.question,
            answer=answer,
            verdict=outcome.verdict,
            lead_days=finding.lead_days,
            rumor=first,
            settler=self._first(settled, since),
            visit=settled.visit,
        )

    def _conflicts(self) -> tuple[Conflict, ...]:
        conflicts = []
        for finding in self._contradictions:
            firsts = [self._first(side) for side in finding.sides if side.visit == self._visit]
            claims = tuple(dict.fromkeys(claim for claim in firsts if claim))
            if claims:
                conflicts.append(Conflict(finding.id, finding.question, finding.severity, claims))
        return tuple(conflicts)

    def _first(self, side: Side, since: str = "") -> str | None:
        """The first claim of a side not said before `since`, else the first; on one day rather one that states it."""
        facts = [self._claims[claim] for claim in side.claims if claim in self._claims]
        first = min(
            facts,
            key=lambda fact: (_day(fact)[0] < since, _day(fact)[0], fact.question != side.question, fact.claim),
            default=None,
        )
        return first.claim if first else None

    def _disputed(self) -> set[str]:
        """The claims on the sides of contradictions; of a side too long to be listed, all that take its position."""
        sides = [side for finding in self._contradictions for side in finding.sides if side.visit == self._visit]
        listed = {claim for side in sides for claim in side.claims}
        long = {(s.question, s.answer, s.stance, s.phase) for s in sides if s.total > len(s.claims)}
        return listed | {fact.claim for fact in self._facts if long and _positions(fact) & long}


def _day(fact: Fact) -> tuple[str, str]:
    """The day by which a claim was said, and its id; what has no known day comes last."""
    return fact.said_hi or "9999-99-99", fact.claim


def _positions(fact: Fact) -> set[tuple[str, str | None, str, str | None]]:
    """What the claim holds, as a side may name it; none when it is conditional."""
    phases = () if fact.conditional else (fact.phase, None)
    return {(fact.question, fact.answer, fact.stance, phase) for phase in phases}


def _source(fact: Fact) -> str:
    return fact.source or UNSTATED


def _columns(bins: set[Bin], undated: bool) -> tuple[Column, ...]:
    """The bins in their order, then one for what has no known day."""
    ordered = sorted(bins, key=lambda one: one.first)
    before = [None, *ordered]
    dated = [
        Column(one, (one.first - last.last).days - 1 if last else 0) for last, one in zip(before, ordered, strict=False)
    ]
    return (*dated, *([Column(None, 0)] if undated else ()))


def _mark(lane: int, column: int, of: Column, kinds: Mapping[Kind, Sequence[Fact]], disputed: Collection[str]) -> Mark:
    facts = sorted((fact for held in kinds.values() for fact in held), key=_day)
    counts = Counter({kind: len(held) for kind, held in kinds.items()})
    return Mark(
        lane=lane,
        column=column,
        kinds=tuple(counts.most_common()),  # which keeps the order of those that are equally many
        claims=tuple(fact.claim for fact in facts),
        disputed=tuple(fact.claim for fact in facts if fact.claim in disputed),
        earlier=of.bin is not None and any((fact.said_lo or "") < of.bin.first.isoformat() for fact in facts),
    )
