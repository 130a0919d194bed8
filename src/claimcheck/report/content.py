"""A Result arranged for reading: what every rendering shows, in which order. Plain data.

Knows the sections of the report. Must not know terminals, Markdown or files, nor judge: rules do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeVar, get_args

from attrs import evolve

from claimcheck.findings import AnswerState, Finding, FindingKind, Outcome, Severity, Side
from claimcheck.model import Visit
from claimcheck.report import decisions
from claimcheck.report.names import Names, counted
from claimcheck.report.rows import ArticleLine, Row, Voice, article_lines, for_visit, rows_by_id, voices
from claimcheck.timeline import Timeline, timelines

if TYPE_CHECKING:
    from claimcheck.checking import Result
    from claimcheck.reviews import Reviewed

T = TypeVar("T")

_SILENCES = ("R06", "R09")
_PARTIAL_DENIALS = ("C09",)
STORIES = "Rumors and announcements, and what became of them"
TURNS = "Denials overtaken, hearsay promoted"
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class AnswerLine(NamedTuple):
    """One answer of a question with its standing and who says so."""

    state: AnswerState
    answer: str
    marks: tuple[str, ...]
    voices: tuple[Voice, ...]


class QuestionLines(NamedTuple):
    """One question of a visit, its answers ordered by support."""

    question: str
    asks: str
    answers: tuple[AnswerLine, ...]


class SideLines(NamedTuple):
    """One side of a finding in words; `total` counts its claims, of which `rows` are the first."""

    side: Side
    says: str
    voices: tuple[Voice, ...]
    rows: tuple[Row, ...]
    total: int


class FindingLines(NamedTuple):
    """A finding with its sides in words, and what was decided on it; None: nobody ever did.

    `says` is its message with names for ids, `asks` what its question asks ("" when it is in no registry);
    `message` is `says` after the id of the question.
    """

    finding: Finding
    asks: str
    says: str
    message: str
    sides: tuple[SideLines, ...]
    reviewed: Reviewed | None


class Story(NamedTuple):
    """What became of a rumor or an announcement; `finding` tells what settled it."""

    question: str
    answer: str
    since: str | None
    verdict: str
    lead_days: int | None
    finding: FindingLines | None


class Silence(NamedTuple):
    """A source that declined to answer, and what it said afterwards, as the `findings` have it."""

    voice: Voice
    questions: tuple[str, ...]
    afterwards: str
    findings: tuple[FindingLines, ...]


class TimelineLines(NamedTuple):
    """The timeline of a visit, and what its lanes are called."""

    timeline: Timeline
    lanes: tuple[str, ...]


class VisitContent(NamedTuple):
    """Everything the report says of one visit: each finding once among all `findings`, and in its section.

    `home` is the outlet that all claims are from, None when there are several.
    """

    visit: Visit
    state: str
    size: str
    summary: str
    home: str | None
    articles: tuple[ArticleLine, ...]
    questions: tuple[QuestionLines, ...]
    findings: tuple[FindingLines, ...]
    agreements: tuple[FindingLines, ...]
    contradictions: tuple[FindingLines, ...]
    stories: tuple[Story, ...]
    turns: tuple[FindingLines, ...]
    silences: tuple[Silence, ...]
    partial_denials: tuple[FindingLines, ...]
    open: tuple[FindingLines, ...]
    timeline: TimelineLines


class RuleCount(NamedTuple):
    """How many findings of one rule there are; `of_them` and `review` count them by severity and state, in words.

    Of agreements and resolutions `review` tells only if somebody decided on one.
    """

    kind: str
    rule: str
    name: str
    number: int
    of_them: str
    review: str


class Content(NamedTuple):
    """The whole report."""

    title: str
    summary: str
    as_of: str | None
    articles: tuple[ArticleLine, ...]
    types: tuple[tuple[str, int], ...]
    rules: tuple[RuleCount, ...]
    visits: tuple[VisitContent, ...]


def arrange(result: Result, visit: str | None = None, names: Names | None = None) -> Content:
    """Arrange a Result for reading; with `visit`, only what concerns that visit. `names` may be those of others."""
    shown = for_visit(result, visit) if visit else result
    desk = _Desk(shown, names or Names(result.base))
    drawn = timelines(shown)
    registered = result.base.registries.visits
    mentioned = {fact.visit for fact in shown.facts}
    visits = [visit] if visit else sorted(mentioned, key=lambda name: _chronological(registered.get(name), name))
    types = Counter(fact.type for fact in shown.facts)
    return Content(
        title=result.base.settings.title or "Claims and what became of them",
        summary=_summary(shown, len(visits)),
        as_of=result.as_of.isoformat() if result.as_of else None,
        articles=article_lines(shown),
        types=tuple(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
        rules=_rule_counts(shown),
        visits=tuple(desk.visit(registered.get(name) or Visit(name, name), drawn.get(name)) for name in visits),
    )


def _summary(result: Result, visits: int) -> str:
    """How much there is, in a sentence."""
    kinds = Counter(finding.kind for finding in result.findings)
    found = {kind: counted(kinds[kind], kind) for kind in get_args(FindingKind) if kinds[kind]}
    found["contradiction"] = _conflicts_in_words(result.reviews.get(f.id) for f in result.findings if f.is_conflict)
    articles = counted(len(article_lines(result)), "article")
    claims = f"{counted(len(result.facts), 'claim')} on {counted(visits, 'visit')}"
    return f"{articles}, {claims}: {', '.join(filter(None, found.values())) or 'no findings'}."


def _chronological(visit: Visit | None, name: str) -> tuple[bool, str, str]:
    """Visits by the first day of their window; what is said in general comes last."""
    first = visit.window.earliest if visit and visit.window else None
    return first is None, first.isoformat() if first else "", name


def _rule_counts(result: Result) -> tuple[RuleCount, ...]:
    counts = []
    ordered = sorted(result.findings, key=lambda finding: (finding.kind, finding.rule))
    for (kind, rule, name), group in groupby(ordered, key=lambda finding: (finding.kind, finding.rule, finding.name)):
        findings = list(group)
        severities = Counter(finding.severity for finding in findings)
        of_them = ", ".join(counted(severities[level], level) for level in _SEVERITIES if severities[level])
        reviews = [result.reviews.get(finding.id) for finding in findings]
        review = decisions.states(reviews) if kind == "contradiction" or any(reviews) else ""
        counts.append(RuleCount(kind, rule, name, len(findings), of_them, review))
    return tuple(counts)


class _Desk:
    """Sorts the findings of a Result into the sections of each visit.

    Where all claims on a visit are from one outlet, its home, only the summary of the visit names that.
    """

    def __init__(self, result: Result, names: Names) -> None:
        self._result = result
        self._names = names
        self._rows = rows_by_id(result, names)
        self._rows_of = _by_visit(self._rows.values(), lambda row: row.fact.visit)
        self._answers_of = _by_visit(result.answers, _visit_of)
        self._outcomes_of = _by_visit(result.outcomes, _visit_of)
        outlets = {visit: {row.outlet for row in rows} for visit, rows in self._rows_of.items()}
        self._homes = {visit: min(names) for visit, names in outlets.items() if len(names) == 1}
        self._findings_of = _by_visit(map(self.finding, result.findings), lambda lines: lines.finding.visit)
        self._articles = {line.article.id: line for line in article_lines(result)}

    def finding(self, finding: Finding) -> FindingLines:
        sides = tuple(self._side(finding, side) for side in finding.sides)
        facts = [row.fact for side in sides for row in side.rows]
        sources = {id for fact in facts for id in (fact.source, fact.origin) if id}
        says = self._names.message(finding, sorted(sources))
        return FindingLines(
            finding=finding,
            asks=self._asks(finding.question),
            says=says,
            message=f"{finding.question}: {says}",
            sides=sides,
            reviewed=self._result.reviews.get(finding.id),
        )

    def _asks(self, question: str) -> str:
        entry = self._result.base.registries.questions.get(question)
        return entry.asks if entry else ""

    def _side(self, finding: Finding, side: Side) -> SideLines:
        rows = tuple(self._rows[claim] for claim in side.claims if claim in self._rows)
        says = self._names.side(side, finding.visit, finding.question)
        return SideLines(side, says, voices(rows, self._homes.get(finding.visit)), rows, side.total)

    def visit(self, visit: Visit, timeline: Timeline | None) -> VisitContent:
        mine = self._findings_of.get(visit.id, [])
        rows = self._rows_of.get(visit.id, [])
        outcomes = {lines.finding.rumor: lines for lines in mine if lines.finding.is_outcome}
        rest = [lines for lines in mine if not _has_a_place(lines.finding)]
        state, size = self._state(visit), _size(rows, mine)
        window = f"Window {visit.window.text}." if visit.window else ""
        home = self._homes.get(visit.id)
        origin = f"{size}, all from {home}." if home else f"{size}."
        return VisitContent(
            visit=visit,
            state=state,
            size=size,
            summary=" ".join(part for part in (state, window, origin) if part),
            home=home,
            articles=tuple(self._articles[name] for name in sorted({row.fact.article for row in rows})),
            questions=self._questions(visit.id),
            findings=tuple(mine),
            agreements=_of_kind(rest, "agreement"),
            contradictions=_of_kind(rest, "contradiction"),
            stories=self._stories(visit.id, outcomes),
            turns=_of_kind(rest, "resolution"),
            silences=_silences(rows, home, [lines for lines in mine if lines.finding.sides[0].stance == "decline"]),
            partial_denials=tuple(lines for lines in mine if lines.finding.rule in _PARTIAL_DENIALS),
            open=tuple(lines for lines in mine if lines.finding.is_open),
            timeline=self._timeline(timeline or Timeline(visit.id)),
        )

    def _timeline(self, timeline: Timeline) -> TimelineLines:
        return TimelineLines(timeline, tuple(self._names.sources(lane.sources) for lane in timeline.lanes))

    def _state(self, visit: Visit) -> str:
        """One sentence on whether the visit takes place."""
        if visit.superseded_by:
            return f"Gave way to {visit.superseded_by}."
        if visit.window is None:
            return ""  # no event, but what is said in general
        best = next((state for state in self._answers_of.get(visit.id, []) if state.question == "occurs"), None)
        if best is None:
            return ""
        start = "Does not take place" if best.answer == "no" else "Takes place"
        return ", ".join([f"{start}: {best.standing}", *marks(best)]) + "."

    def _questions(self, visit: str) -> tuple[QuestionLines, ...]:
        lines = []
        for name, group in groupby(self._answers_of.get(visit, []), key=lambda state: state.question):
            lines.append(QuestionLines(name, self._asks(name), tuple(self._answer(state) for state in group)))
        return tuple(lines)

    def _answer(self, state: AnswerState) -> AnswerLine:
        rows = [self._rows[claim] for claim in state.claims if claim in self._rows]
        home = self._homes.get(state.visit)
        return AnswerLine(state, self._names.answer(state.question, state.answer), marks(state), voices(rows, home))

    def _stories(self, visit: str, findings: Mapping[tuple[str, str], FindingLines]) -> tuple[Story, ...]:
        stories = []
        for outcome in self._outcomes_of.get(visit, []):
            if outcome.verdict == "open":
                continue  # what is open has a section of its own
            lines = findings.get((outcome.question, outcome.answer))
            answer = self._names.answer(outcome.question, outcome.answer)
            verdict = outcome.verdict
            stories.append(Story(outcome.question, answer, outcome.since, verdict, outcome.lead_days, lines))
        return tuple(stories)


def _by_visit(items: Iterable[T], visit_of: Callable[[T], str]) -> dict[str, list[T]]:
    """Things by the visit they concern, each group in the order of the things."""
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(visit_of(item), []).append(item)
    return groups


def _visit_of(item: AnswerState | Outcome) -> str:
    return item.visit


def marks(state: AnswerState) -> tuple[str, ...]:
    """What stands beside a standing."""
    return tuple(mark for mark, holds in (("disputed", state.disputed), ("refuted", state.refuted)) if holds)


def _has_a_place(finding: Finding) -> bool:
    """Whether it stands in a section of its own; all others follow their kind."""
    return finding.is_outcome or finding.is_open or finding.rule in (*_SILENCES, *_PARTIAL_DENIALS)


def _of_kind(lines: Iterable[FindingLines], kind: str) -> tuple[FindingLines, ...]:
    """The findings of one kind, the most severe first."""
    mine = [line for line in lines if line.finding.kind == kind]
    return tuple(sorted(mine, key=lambda line: _SEVERITIES.index(line.finding.severity)))


def _size(rows: Sequence[Row], findings: Sequence[FindingLines]) -> str:
    articles = len({row.fact.article for row in rows})
    size = f"{counted(len(rows), 'claim')} in {counted(articles, 'article')}"
    conflicts = _conflicts_in_words(lines.reviewed for lines in findings if lines.finding.is_conflict)
    return f"{size}, {conflicts}" if conflicts else size


def _conflicts_in_words(reviews: Iterable[Reviewed | None]) -> str:
    """How many contradictions there are, and in which states; "" for none."""
    every = list(reviews)
    return f"{counted(len(every), 'contradiction')} ({decisions.states(every)})" if every else ""


def needs_decision(lines: FindingLines) -> bool:
    """Whether it is a contradiction, more than a note, that nobody has settled."""
    return lines.finding.is_conflict and (lines.reviewed is None or lines.reviewed.state != "settled")


def _silences(rows: Iterable[Row], home: str | None, findings: Sequence[FindingLines]) -> tuple[Silence, ...]:
    """Who declined to answer what, and when: one line for all that one source left unanswered at one time."""
    later: dict[str, str] = {}
    found: dict[str, FindingLines] = {}
    for lines in findings:
        silent, *spoke = lines.sides
        answers = [side.says for side in spoke if side.side.stance != "decline"]
        when = "in its own words" if lines.finding.kind == "contradiction" else "later"
        told = [f"{when}: {', '.join(answers)}" if answers else "never answered", *decisions.decisions(lines.reviewed)]
        for row in silent.rows:
            later[row.fact.claim] = "; ".join(told)
            if _has_a_place(lines.finding):  # a contradiction stands among the others
                found[row.fact.claim] = lines
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        if row.fact.stance == "decline":
            afterwards = later.get(row.fact.claim, "")
            groups.setdefault((row.fact.said_hi or "9", row.source, afterwards), []).append(row)
    return tuple(
        Silence(
            voices(group, home)[0],
            tuple(dict.fromkeys(row.fact.question for row in group)),
            afterwards,
            tuple({id(one): one for row in group if (one := found.get(row.fact.claim))}.values()),
        )
        for (_, _, afterwards), group in sorted(groups.items())
    )


def contradictions(result: Result) -> tuple[FindingLines, ...]:
    """All contradictions with their sides in words, by visit, the most severe first."""
    lines = in_words(result, [finding for finding in result.findings if finding.kind == "contradiction"])
    return tuple(sorted(lines, key=lambda line: (line.finding.visit, _SEVERITIES.index(line.finding.severity))))


def in_words(result: Result, findings: Iterable[Finding]) -> tuple[FindingLines, ...]:
    """Some findings of a Result with their sides in words."""
    desk = _Desk(evolve(result, findings=()), Names(result.base))
    return tuple(desk.finding(finding) for finding in findings)
