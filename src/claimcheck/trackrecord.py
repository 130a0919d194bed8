"""What became of what each source said: its track record.

Knows how a source's answers are held against outcomes, denials and standings (docs/semantics.md, section 8).
Must not know how a record is shown, nor rank sources: a record is counts with their uncertainty, never one score.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from claimcheck.facts import weight
from claimcheck.findings import AnswerState, Finding, Outcome
from claimcheck.lineage import chain
from claimcheck.model import Fact
from claimcheck.relaying import Relay, passed_on, told_by

if TYPE_CHECKING:
    from claimcheck.checking import Result

Group = Literal["rumors", "forecasts", "announcements", "denials"]
Ending = Literal["confirmed", "upheld", "partly", "refuted", "overtaken", "carried", "superseded", "late", "open"]

TOO_FEW: Final = 5
"""With fewer settled answers even a spotless record is as likely from somebody who is right half of the time: the
interval of 4 out of 4 begins at .51, that of 3 out of 3 at .44."""

BORNE_OUT: Final[tuple[Ending, ...]] = ("confirmed", "upheld")
NOT_BORNE_OUT: Final[tuple[Ending, ...]] = ("partly", "refuted", "overtaken")
_GROUPS: Final[Mapping[str, Group]] = {
    "rumor": "rumors",
    "report": "rumors",
    "forecast": "forecasts",
    "analysis": "forecasts",
    "announcement": "announcements",
    "confirmation": "announcements",
}
"""Background tells what was and is no part of it; a refusal to comment is a silence."""
_NORMAL: Final = 1.959963984540054  # two-sided 95 %


class Given(NamedTuple):
    """One answer that a source affirmed or denied, and what became of it; however often it said so.

    `first` is the day by which it had said so (ISO, None if unknown), `claims` are all rows in which it does, `finding`
    is the id of one that tells what became of it. `lead_days`: from `first` until somebody confirmed it.
    `by_itself`: all who settled it, as far as that finding cites them, are of the source's own house.
    """

    visit: str
    question: str
    answer: str
    stance: str
    group: Group
    ended: Ending
    by_itself: bool
    first: str | None
    lead_days: int | None
    claims: tuple[str, ...]
    finding: str | None


class Tally(NamedTuple):
    """How the answers of one group ended: how many each way, of which `by_itself` were borne out by nobody else."""

    group: Group
    endings: Mapping[Ending, int]
    by_itself: int

    @property
    def borne_out(self) -> int:
        return sum(self.endings.get(ending, 0) for ending in BORNE_OUT)

    @property
    def settled(self) -> int:
        return self.borne_out + sum(self.endings.get(ending, 0) for ending in NOT_BORNE_OUT)

    @property
    def interval(self) -> tuple[float, float] | None:
        """Between which shares (0 to 1) that of the answers borne out lies; None: too few were settled to say."""
        return wilson(self.borne_out, self.settled) if self.settled >= TOO_FEW else None


class Lead(NamedTuple):
    """How many days before they were confirmed a source gave its rumors, reports and forecasts."""

    number: int
    median: float
    least: int
    greatest: int


class Silences(NamedTuple):
    """The questions about a visit that a source did not answer; of the rest it had spoken before, or denied later."""

    number: int
    answered_later: int
    never_answered: int


class Record(NamedTuple):
    """What somebody said: rows by type, what became of the answers, and silences."""

    types: Mapping[str, int]
    tallies: tuple[Tally, ...]
    lead: Lead | None
    silences: Silences
    answers: tuple[Given, ...]


class TrackRecord(NamedTuple):
    """The record of one source: its `own` words, and those of the `whole` institution, itself and its `parts`.

    `whole` is None where no part of it ever spoke. `relays` are those whose claims it passed on, `relayed_by` those
    who passed on its own; what a source passes on is no part of its record.
    """

    source: str
    own: Record
    parts: tuple[str, ...]
    whole: Record | None
    relays: tuple[Relay, ...]
    relayed_by: tuple[Relay, ...]


def track_records(result: Result, visit: str | None = None) -> Mapping[str, TrackRecord]:
    """The record of every source that said something, passed something on, or has a part that did, by its id.

    With `visit` only of what was said about that visit. Sources that a text leaves unstated have none.
    """
    facts = [fact for fact in result.facts if visit in (None, fact.visit)]
    sources = result.base.registries.sources
    judge = _Judge(result)
    own: dict[str, list[Fact]] = {}
    whole: dict[str, list[Fact]] = {}
    parts: dict[str, set[str]] = {}
    for fact, teller in told_by(result, facts):
        own.setdefault(teller, []).append(fact)
        for house in list(chain(sources, teller))[1:]:
            whole.setdefault(house.id, []).append(fact)
            parts.setdefault(house.id, set()).add(teller)
    relays, relayed = passed_on(result, facts)
    return {
        source: TrackRecord(
            source=source,
            own=judge.record(own.get(source, ())),
            parts=tuple(sorted(parts.get(source, ()))),
            whole=judge.record([*own.get(source, ()), *whole[source]]) if source in whole else None,
            relays=relays.get(source, ()),
            relayed_by=relayed.get(source, ()),
        )
        for source in sorted(own.keys() | whole.keys() | relays.keys())
        if source in sources
    }


def wilson(successes: int, number: int) -> tuple[float, float]:
    """The Wilson score interval at 95 % for a share; (0, 1) for none at all."""
    if number == 0:
        return 0.0, 1.0
    share, spread = successes / number, _NORMAL**2 / number
    middle = share + spread / 2
    half = _NORMAL * sqrt(share * (1 - share) / number + spread / (4 * number))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))


# --- What became of it ------------------------------------------------------------------------------------

_Answer = tuple[str, str, str]  # visit, question, answer


class _Settled(NamedTuple):
    """What settled an answer: the finding that tells it, who is cited there, and whether they affirm or deny."""

    finding: str
    speakers: frozenset[str | None]
    stance: str


class _Judge:
    """Holds what was said against what the rules concluded."""

    def __init__(self, result: Result) -> None:
        self._facts = {fact.claim: fact for fact in result.facts}
        self._outcomes: dict[_Answer, Outcome] = {(o.visit, o.question, o.answer): o for o in result.outcomes}
        self._states: dict[_Answer, AnswerState] = {(s.visit, s.question, s.answer): s for s in result.answers}
        self._settled: dict[_Answer, _Settled] = {}
        self._overtaken: dict[tuple[str | None, ...], list[Finding]] = {}
        self._silences: dict[tuple[str | None, ...], str] = {}
        self._misreported: set[str] = set()
        for finding in result.findings:
            if finding.is_outcome:
                self._settled[(finding.visit, *finding.rumor)] = self._settler(finding)
            elif finding.rule == "R05":
                first = finding.sides[0]
                denied = (finding.visit, finding.question, first.answer, first.phase, first.origin)
                self._overtaken.setdefault(denied, []).append(finding)
            elif finding.is_conflict and finding.sides[0].stance == "decline":
                self._misreported.update(finding.sides[0].claims)  # it was not silent
            elif finding.rule in ("R06", "R09"):
                self._silences[finding.visit, finding.question, finding.sides[0].origin] = finding.rule

    def _settler(self, finding: Finding) -> _Settled:
        side = finding.sides[1]
        speakers = frozenset(self._facts[claim].speaker for claim in side.claims if claim in self._facts)
        return _Settled(finding.id, speakers, side.stance)

    def record(self, facts: Sequence[Fact]) -> Record:
        """The record of these rows, taken as those of one source."""
        types = Counter(fact.type for fact in facts)
        answers = tuple(self._answers(facts))
        return Record(
            types=dict(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
            tallies=tuple(_tallies(answers)),
            lead=_lead(answers),
            silences=self._silent(facts),
            answers=answers,
        )

    def _answers(self, facts: Iterable[Fact]) -> Iterator[Given]:
        """Each answer once, by visit, question, answer and stance; its first claim says what kind of word it is."""
        given: dict[tuple[str, str, str, str], list[Fact]] = {}
        for fact in facts:
            if fact.answer is not None and _group(fact) and not fact.conditional and weight(fact) < 2:
                given.setdefault((fact.visit, fact.question, fact.answer, fact.stance), []).append(fact)
        for key in sorted(given):
            said = sorted(given[key], key=lambda fact: (fact.said_hi or "9999", fact.claim))
            yield self._denied(said) if _group(said[0]) == "denials" else self._affirmed(said)

    def _affirmed(self, said: Sequence[Fact]) -> Given:
        first = said[0]
        answer = "no" if first.stance == "deny" else first.answer or ""
        outcome = self._outcomes.get((first.visit, first.question, answer))
        settled = self._settled.get((first.visit, first.question, answer))
        if weight(first) == 0:
            ended, lead = _ending(first, outcome)
        elif self._had_happened(first, answer):
            ended, lead = "late", None
        else:
            ended, lead = _ending_of_announcement(outcome, settled), None
        if settled is None or ended in ("open", "late"):
            return _given(said, answer, "affirm", ended, lead)
        return _given(said, answer, "affirm", ended, lead, settled.finding, settled.speakers == {first.speaker})

    def _had_happened(self, first: Fact, answer: str) -> bool:
        """Whether somebody had told the answer as a fact before the day by which this was said."""
        state = self._states.get((first.visit, first.question, answer))
        facts = [self._facts[claim] for claim in state.claims if claim in self._facts] if state else []
        return any((fact.said_hi or "9999") < (first.said_hi or "") for fact in facts if weight(fact) == 2)

    def _denied(self, said: Sequence[Fact]) -> Given:
        first = said[0]
        answer = first.answer or ""
        state = self._states.get((first.visit, first.question, answer))
        outcome = self._outcomes.get((first.visit, first.question, answer))
        settled = self._settled.get((first.visit, first.question, answer))
        finding = settled.finding if settled else None
        unscoped = [fact for fact in said if not fact.scope]
        overtaking = next((found for fact in unscoped for found in self._overtaking(fact)), None)
        if overtaking:
            return _given(said, answer, "deny", "overtaken", None, overtaking.id)
        if unscoped and state is not None and state.weight == 2:
            return _given(said, answer, "deny", "overtaken", None, finding)
        if unscoped and outcome is not None and _upheld(first, outcome, settled):
            return _given(said, answer, "deny", "upheld", None, finding)
        return _given(said, answer, "deny", "open", None)

    def _overtaking(self, denied: Fact) -> Iterator[Finding]:
        """The findings that its house's denial was overtaken, by something said no earlier than this one."""
        key = (denied.visit, denied.question, denied.answer, denied.phase, denied.speaker)
        for finding in self._overtaken.get(key, ()):
            said = [self._facts[claim].said_hi for claim in finding.sides[1].claims if claim in self._facts]
            if any((day or "") >= (denied.said_hi or "9999") for day in said):
                yield finding

    def _silent(self, facts: Iterable[Fact]) -> Silences:
        """One silence for each question of a visit."""
        found: dict[tuple[str, str], str | None] = {}
        for fact in facts:
            if fact.stance == "decline" and not fact.conditional and fact.claim not in self._misreported:
                rule = self._silences.get((fact.visit, fact.question, fact.speaker))
                found[fact.visit, fact.question] = found.get((fact.visit, fact.question)) or rule
        rules = Counter(found.values())
        return Silences(len(found), rules["R06"], rules["R09"])


def _group(fact: Fact) -> Group | None:
    """What kind of word a row is. Saying no to a yesno question is a denial only where somebody denies."""
    if fact.stance == "decline":
        return None
    says_no = fact.kind == "yesno" and not fact.scope and fact.type != "denial"
    return "denials" if fact.stance == "deny" and not says_no else _GROUPS.get(fact.type)


def _ending(first: Fact, outcome: Outcome | None) -> tuple[Ending, int | None]:
    """How an answer of weight 0 ended, and how many days after it was first said here it was confirmed."""
    if outcome is None:
        return "late", None  # it was a fact before anybody could tell it as a rumor
    if outcome.verdict not in ("confirmed", "partly"):
        return outcome.verdict, None  # to repeat what has been refuted is to be wrong
    if outcome.lead_days is None or outcome.since is None or first.said_hi is None:
        return outcome.verdict, None
    settled = dt.date.fromisoformat(outcome.since) + dt.timedelta(outcome.lead_days)
    lead = (settled - dt.date.fromisoformat(first.said_hi)).days
    if lead < 0:
        return "late", None
    return outcome.verdict, lead if outcome.verdict == "confirmed" else None


def _ending_of_announcement(outcome: Outcome | None, settled: _Settled | None) -> Ending:
    """How an announcement ended: other announcements settle rumors, but only what happened, or a denial, settles it."""
    if outcome is None:
        return "late"
    if outcome.level == 1 and not (outcome.verdict == "refuted" and settled is not None and settled.stance == "deny"):
        return "open"
    return outcome.verdict


def _upheld(first: Fact, outcome: Outcome, settled: _Settled | None) -> bool:
    """Whether what was denied is refuted or superseded, and not just by the denial itself."""
    if outcome.verdict not in ("refuted", "superseded"):
        return False
    return outcome.level != 1 or (settled is not None and settled.speakers != {first.speaker})


def _given(
    said: Sequence[Fact],
    answer: str,
    stance: str,
    ended: Ending,
    lead_days: int | None,
    finding: str | None = None,
    by_itself: bool = False,
) -> Given:
    first, group = said[0], _group(said[0])
    assert group is not None
    claims = tuple(sorted(fact.claim for fact in said))
    question = first.visit, first.question
    return Given(*question, answer, stance, group, ended, by_itself, first.said_hi, lead_days, claims, finding)


def _tallies(answers: Sequence[Given]) -> Iterator[Tally]:
    for group in get_args(Group):
        mine = [one for one in answers if one.group == group]
        endings = Counter(one.ended for one in mine)
        ordered = {ending: endings[ending] for ending in get_args(Ending) if endings[ending]}
        if mine:
            yield Tally(group, ordered, sum(one.by_itself and one.ended in BORNE_OUT for one in mine))


def _lead(answers: Iterable[Given]) -> Lead | None:
    days = sorted(one.lead_days for one in answers if one.lead_days is not None)
    if not days:
        return None
    middle = len(days) // 2
    median = days[middle] if len(days) % 2 else (days[middle - 1] + days[middle]) / 2
    return Lead(len(days), float(median), days[0], days[-1])
