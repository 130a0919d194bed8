"""What was known of a visit on each day, arranged for reading: the answers of the day, and what was new about them.

Knows how a state differs from the one before. Must not know how states are found, nor templates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.findings import AnswerState, Finding
from claimcheck.report.content import marks
from claimcheck.report.names import Names
from claimcheck.report.rows import Row, Voice, voices

if TYPE_CHECKING:
    from claimcheck.history import State


class DayAnswer(NamedTuple):
    """An answer as it stood on a day; `change` says what is new about it, "" for nothing."""

    question: str
    answer: str
    state: AnswerState
    marks: tuple[str, ...]
    change: str


class DayFinding(NamedTuple):
    """A finding that there was on a day and not before."""

    id: str
    name: str
    question: str
    says: str


class DayContent(NamedTuple):
    """A day on which something was said: by whom, what was known then, and which findings were new or gone."""

    day: str
    voices: tuple[Voice, ...]
    claims: int
    answers: tuple[DayAnswer, ...]
    appeared: tuple[DayFinding, ...]
    gone: int


def arrange_days(
    states: Sequence[State], rows: Mapping[str, Row], names: Names, questions: Sequence[str]
) -> Iterator[DayContent]:
    """The states of one visit, the earliest first; answers in the order of `questions`."""
    places = {question: place for place, question in enumerate(questions)}
    before: State | None = None
    for state in states:
        known = {(one.question, one.answer): one for one in before.answers} if before else {}
        found = {finding.id for finding in before.findings} if before else set()
        answers = [_answer(one, known.get((one.question, one.answer)), names) for one in state.answers]
        said = [rows[claim] for claim in state.said if claim in rows]
        yield DayContent(
            day=state.day.isoformat(),
            voices=voices(said),
            claims=len(state.said),
            answers=tuple(sorted(answers, key=lambda one: places.get(one.question, len(places)))),
            appeared=tuple(_finding(one, rows, names) for one in state.findings if one.id not in found),
            gone=len(found - {finding.id for finding in state.findings}),
        )
        before = state


def _answer(state: AnswerState, before: AnswerState | None, names: Names) -> DayAnswer:
    answer = names.answer(state.question, state.answer)
    return DayAnswer(state.question, answer, state, marks(state), _change(state, before))


def _change(state: AnswerState, before: AnswerState | None) -> str:
    if before is None:
        return "new"
    was, now = ((one.standing, *marks(one)) for one in (before, state))
    return f"was {', '.join(was)}" if was != now else ""


def _finding(finding: Finding, rows: Mapping[str, Row], names: Names) -> DayFinding:
    cited = [rows[claim].fact for side in finding.sides for claim in side.claims if claim in rows]
    sources = {id for fact in cited for id in (fact.source, fact.origin) if id}
    return DayFinding(finding.id, finding.name, finding.question, names.message(finding, sorted(sources)))
