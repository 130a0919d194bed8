"""A Result -> what was known of each visit on each day on which something was said of it.

Knows on which days that can have changed, and how the rules are applied to all of them at once: to copies of the
visits, each looked at as of its day. Must not know rules, or how a state is shown.

A state is what `check(folder, as_of=day)` says of the visit.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from attrs import evolve, frozen

from claimcheck.bins import bin_of, smallest
from claimcheck.engine import Evaluation, evaluate
from claimcheck.facts import Facts, Member, build_facts
from claimcheck.findings import AnswerState, Finding, Outcome, finding_id
from claimcheck.model import ClaimBase, Fact, Registries, Visit

if TYPE_CHECKING:
    from claimcheck.checking import Result

DAYS: Final = 20  # of a visit; where there are more, the last of each week, month or year

_ROWS: Final = 50_000  # that the rules are applied to at once; bounds the memory, not the result
_MARK: Final = "\x1f"  # between an id and the day of a copy: sorts before all that ids are made of


@frozen
class State:
    """What was known of a visit at the end of a day.

    `said` are the ids of the rows that were added since the state before; `answers`, `outcomes` and `findings` are
    those of the visit, in the order that a Result has them.
    """

    day: dt.date
    said: tuple[str, ...]
    answers: tuple[AnswerState, ...]
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]


def states(result: Result) -> dict[str, tuple[State, ...]]:
    """The states of every visit that something was said of on a known day, by its id, the earliest first.

    A day on which nothing was said of the visit has a state if what was said of others, or withdrawn, changed it.
    Raises EngineError when the rules cannot be applied.
    """
    record = _Record(result)
    known: dict[str, tuple[State, ...]] = {}
    for days in record.batches():
        known |= record.states(days)
    return dict(sorted(known.items()))


@frozen
class _Row:
    """A row with the day by which it was said, and the day on which it was withdrawn, if it was."""

    fact: Fact
    day: dt.date
    withdrawn: dt.date | None

    def counts(self, day: dt.date) -> bool:
        return self.day <= day and (self.withdrawn is None or day < self.withdrawn)


class _Record:
    """All claims of a Result with a known day, also those that were withdrawn since, by visit and day."""

    def __init__(self, result: Result) -> None:
        whole = build_facts(_as_if_nothing_were_withdrawn(result.base), result.as_of)
        self._last = result.as_of or dt.date.max
        self._registries = result.base.registries
        self._orders = whole.orders
        self._rows: dict[str, list[_Row]] = {}
        for fact in whole.rows:
            row = _row(result.base, fact)
            if row is not None:
                self._rows.setdefault(fact.visit, []).append(row)
        for rows in self._rows.values():
            rows.sort(key=lambda row: (row.day, row.fact.claim))
        self._members: dict[tuple[str, str, str], list[Member]] = {}
        for member in whole.members:
            self._members.setdefault((member.visit, member.question, member.answer), []).append(member)
        self._near = _near(self._registries, whole.rows)

    def batches(self) -> Iterator[Mapping[str, Sequence[dt.date]]]:
        """All visits with their days, as many at a time as make not too many rows."""
        batch: dict[str, Sequence[dt.date]] = {}
        size = 0
        for visit in sorted(self._rows):
            days = self._days(visit)
            size += sum(self._said_by(one, day) for one in self._together(visit) for day in days)
            batch[visit] = days
            if size > _ROWS:
                yield batch
                batch, size = {}, 0
        if batch:
            yield batch

    def _together(self, visit: str) -> set[str]:
        """The visit and those that the rules look at for its sake."""
        return {visit} | {other for other in self._near.get(visit, ()) if other in self._rows}

    def _said_by(self, visit: str, day: dt.date) -> int:
        return bisect_right(self._rows[visit], day, key=lambda row: row.day)

    def _days(self, visit: str) -> Sequence[dt.date]:
        """The days on which something was said of the visit; then others that may have changed what is known of it."""
        own = {row.day for row in self._rows[visit]}
        rows = [row for one in self._together(visit) for row in self._rows[one]]
        others = {row.day for row in rows} | {row.withdrawn for row in rows if row.withdrawn}
        later = {day for day in others - own if min(own) < day <= self._last}
        return sorted({*_thinned(own), *_thinned(later)})

    def states(self, days: Mapping[str, Sequence[dt.date]]) -> dict[str, tuple[State, ...]]:
        """The states of these visits, from one application of the rules."""
        copies: set[Copy] = {(one, day) for visit in days for day in days[visit] for one in self._together(visit)}
        found = _Found(evaluate(*self._copied(copies)))
        return {visit: tuple(self._states(visit, days[visit], found)) for visit in days}

    def _states(self, visit: str, days: Sequence[dt.date], found: _Found) -> Iterator[State]:
        before: State | None = None
        for day in days:
            start = self._said_by(visit, before.day) if before else 0
            said = tuple(row.fact.claim for row in self._rows[visit][start : self._said_by(visit, day)])
            state = found.state(visit, day, said)
            if before is None or said or _known(state) != _known(before):
                yield state
                before = state

    def _copied(self, copies: Collection[Copy]) -> tuple[Registries, Facts]:
        """The visits as of these days, as if each were a visit of its own."""
        visits = dict(self._registries.visits)
        rows: list[Fact] = []
        members: list[Member] = []
        for visit, day in sorted(copies):
            name = _name(visit, day)
            visits[name] = _renamed(visits[visit], day, copies)
            counted = [row.fact for row in self._rows[visit][: self._said_by(visit, day)] if row.counts(day)]
            rows += [evolve(fact, visit=name, claim=_name(fact.claim, day)) for fact in counted]
            answers = {(visit, fact.question, fact.answer or "") for fact in counted}
            members += [evolve(one, visit=name) for key in sorted(answers) for one in self._members.get(key, ())]
        days = {_name(visit, day): day for visit, day in copies}
        return evolve(self._registries, visits=visits), Facts(tuple(rows), tuple(members), self._orders, None, days)


def _row(base: ClaimBase, fact: Fact) -> _Row | None:
    """None where it is not known when it was said, or since when it no longer counts."""
    withdrawn = base.claims[fact.number].statement.retracted
    if fact.said_hi is None or (withdrawn and withdrawn.latest is None):
        return None
    return _Row(fact, dt.date.fromisoformat(fact.said_hi), withdrawn.latest if withdrawn else None)


def _as_if_nothing_were_withdrawn(base: ClaimBase) -> ClaimBase:
    claims = [
        evolve(claim, statement=evolve(claim.statement, retracted=None)) if claim.statement.retracted else claim
        for claim in base.claims
    ]
    return evolve(base, claims=tuple(claims))


def _thinned(days: Collection[dt.date]) -> Collection[dt.date]:
    """All days; of very many the last of each week, month or year."""
    size = smallest(days, DAYS)
    return {bin_of(day, size): day for day in sorted(days)}.values()


def _known(state: State) -> tuple[object, ...]:
    return state.answers, state.outcomes, [finding.id for finding in state.findings]


# --- Which visits the rules look at together --------------------------------------------------------------


def _near(registries: Registries, rows: Iterable[Fact]) -> Mapping[str, set[str]]:
    """For each visit, the others that the rules may look at for its sake: what it gave way to, and first-sinces.

    Rather too many than too few: more claims than needed change nothing.
    """
    near = {visit.id: {visit.superseded_by} for visit in registries.visits.values() if visit.superseded_by}
    guests: dict[str | None, list[Visit]] = {}
    for visit in registries.visits.values():
        guests.setdefault(visit.guest, []).append(visit)
    claimed = {
        (fact.visit, fact.question, fact.hi, fact.form == "none_but") for fact in rows if fact.stance == "affirm"
    }
    for id, question, since, never in claimed:
        joined = registries.questions[question].first_since
        this = registries.visits[id]
        others = guests[this.guest] if "guest" in joined else registries.visits.values() if joined else ()
        for other in others:
            if _between(since, other, this, never):
                near.setdefault(this.id, set()).add(other.id)
                near.setdefault(other.id, set()).add(this.id)
    return near


def _between(since: str | None, other: Visit, this: Visit, never: bool) -> bool:
    """Whether another visit may lie between the day that a first-since names and this one, or before all."""
    if not (this.window and this.window.earliest and other.window and other.window.latest):
        return False
    if other.window.latest >= this.window.earliest:
        return False
    after = other.window.earliest and since and other.window.earliest.isoformat() > since
    return never or bool(after)


# --- Copies -----------------------------------------------------------------------------------------------

Copy = tuple[str, dt.date]


def _name(id: str, day: dt.date) -> str:
    return f"{id}{_MARK}{day}"


def _renamed(visit: Visit, day: dt.date, copies: Collection[Copy]) -> Visit:
    successor = visit.superseded_by
    if successor and (successor, day) in copies:
        successor = _name(successor, day)
    return evolve(visit, id=_name(visit.id, day), superseded_by=successor)


class _Found:
    """What the rules found of the copies."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._answers = _by_visit(evaluation.answers)
        self._outcomes = _by_visit(evaluation.outcomes)
        self._findings = _by_visit(evaluation.findings)

    def state(self, visit: str, day: dt.date, said: tuple[str, ...]) -> State:
        """The state of a visit, with the names that everything has outside."""
        name = _name(visit, day)
        answers = (
            evolve(answer, visit=visit, claims=_originals(answer.claims)) for answer in self._answers.get(name, ())
        )
        findings = [_finding(finding, visit, day) for finding in self._findings.get(name, ())]
        findings.sort(key=lambda f: (f.rule, f.question, [side.answer or "" for side in f.sides], f.id))
        return State(
            day=day,
            said=said,
            answers=tuple(answers),
            outcomes=tuple(evolve(outcome, visit=visit) for outcome in self._outcomes.get(name, ())),
            findings=tuple(findings),
        )


Of = TypeVar("Of", AnswerState, Outcome, Finding)


def _by_visit(found: Iterable[Of]) -> Mapping[str, Sequence[Of]]:
    visits: dict[str, list[Of]] = {}
    for one in found:
        visits.setdefault(one.visit, []).append(one)
    return visits


def _finding(finding: Finding, visit: str, day: dt.date) -> Finding:
    sides = tuple(evolve(side, visit=_original(side.visit), claims=_originals(side.claims)) for side in finding.sides)
    return evolve(
        finding,
        id=finding_id(finding.rule, visit, finding.question, sides),
        visit=visit,
        message=finding.message.replace(_name("", day), ""),
        sides=sides,
    )


def _original(name: str) -> str:
    return name.partition(_MARK)[0]


def _originals(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_original, names))
