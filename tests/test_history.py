"""The state of knowledge on each day: what the rules say as of that day, without applying them anew for each."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from attrs import evolve

from claimcheck import check
from claimcheck.checking import Result, conclude
from claimcheck.dates import parse_edtf
from claimcheck.history import DAYS, State, states
from claimcheck.model import ClaimBase
from tests.oracle.bases import random_base
from tests.oracle.build import base, statement

ROOT = Path(__file__).parent.parent
DAY = dt.date.fromisoformat


def as_of(day: dt.date, visit: str, said: tuple[str, ...], result: Result) -> State:
    """What a Result as of a day says of a visit."""
    return State(
        day=day,
        said=said,
        answers=tuple(answer for answer in result.answers if answer.visit == visit),
        outcomes=tuple(outcome for outcome in result.outcomes if outcome.visit == visit),
        findings=tuple(finding for finding in result.findings if finding.visit == visit),
    )


def agree(known: Mapping[str, tuple[State, ...]], results: Mapping[dt.date, Result]) -> None:
    for visit, of_visit in known.items():
        for state in of_visit:
            assert state == as_of(state.day, visit, state.said, results[state.day])


def days_of(known: Mapping[str, tuple[State, ...]]) -> set[dt.date]:
    return {state.day for of_visit in known.values() for state in of_visit}


@pytest.mark.parametrize("folder", [ROOT / "claims", ROOT / "tests/bases/ports"], ids=lambda folder: folder.name)
def test_a_state_is_what_check_says_as_of_its_day(folder: Path) -> None:
    known = states(check(folder))
    agree(known, {day: check(folder, as_of=day) for day in days_of(known)})


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.heavy) for seed in range(2, 12))])
def test_a_state_is_what_the_rules_say_as_of_its_day_whatever_the_claims(seed: int) -> None:
    drawn = some_withdrawn(random_base(seed, 15, 45, close=seed % 2 == 0), seed)
    known = states(conclude(drawn))
    agree(known, {day: conclude(drawn, as_of=day) for day in days_of(known)})


def some_withdrawn(drawn: ClaimBase, seed: int) -> ClaimBase:
    generator = random.Random(seed)
    days = [*[None] * 12, *map(parse_edtf, ("2001-10-08", "2001-08-05", "2019-05-01", "2019-05/.."))]
    withdrawn = {claim.statement.id: generator.choice(days) for claim in drawn.claims}
    claims = tuple(
        evolve(claim, statement=evolve(claim.statement, retracted=withdrawn[claim.statement.id]))
        for claim in drawn.claims
    )
    return evolve(drawn, claims=claims)


@pytest.mark.parametrize("seed", [12, *(pytest.param(seed, marks=pytest.mark.heavy) for seed in range(13, 18))])
def test_between_two_states_nothing_is_concluded(seed: int) -> None:
    drawn = some_withdrawn(random_base(seed, 15, 45), seed)
    whole = conclude(drawn)
    known = states(whole)
    for day in sorted({dt.date.fromisoformat(fact.said_hi) for fact in whole.facts if fact.said_hi}):
        result = conclude(drawn, as_of=day)
        for visit, of_visit in known.items():
            before = [state for state in of_visit if state.day <= day]
            then = as_of(day, visit, (), result)
            last = before[-1] if before else as_of(day, visit, (), evolve(result, answers=(), outcomes=(), findings=()))
            assert (then.answers, then.outcomes) == (last.answers, last.outcomes)
            assert [finding.id for finding in then.findings] == [finding.id for finding in last.findings]


def told(drawn: ClaimBase, visit: str = "autumn", as_of: dt.date | None = None) -> list[tuple[str, int, str]]:
    """Of each state its day, how many rows are new, and the standing of the first answer."""
    return [
        (str(state.day), len(state.said), state.answers[0].standing if state.answers else "-")
        for state in states(conclude(drawn, as_of=as_of))[visit]
    ]


GREW = base(
    statement("officials", type="rumor", said="2001-09-03", occurs="yes"),
    statement("veldt-ministry", type="announcement", said="2001-09-10", occurs="yes", summit_place="halm"),
    statement("north-courier", happened=True, said="2001-10-05", occurs="yes"),
)


def test_what_is_known_grows() -> None:
    assert told(GREW) == [
        ("2001-09-03", 1, "rumored"),
        ("2001-09-10", 2, "announced"),
        ("2001-10-05", 1, "established"),
    ]


def test_a_result_as_of_a_day_has_no_later_states() -> None:
    assert told(GREW, as_of=DAY("2001-09-30")) == [("2001-09-03", 1, "rumored"), ("2001-09-10", 2, "announced")]


def test_what_is_withdrawn_was_known_until_then() -> None:
    assert told(
        base(
            statement("veldt-ministry", type="announcement", said="2001-09-03", retracted="2001-09-10", occurs="yes"),
            statement("railway", said="2001-09-04", occurs="yes"),
            statement("expert", said="2001-09-05", retracted="2001-09-10/..", occurs="yes"),
        )
    ) == [("2001-09-03", 1, "announced"), ("2001-09-04", 1, "announced"), ("2001-09-10", 0, "reported")]


def test_another_visit_may_change_what_is_known() -> None:
    drawn = base(
        statement("railway", visit="summer", type="rumor", said="2001-07-20", summit_place="halm"),
        statement("veldt-ministry", visit="autumn", happened=True, said="2001-10-09", summit_place="halm"),
        statement("railway", visit="spring", said="2019-04-01", occurs="yes"),
    )
    summer = states(conclude(drawn))["summer"]
    assert [(str(state.day), len(state.said)) for state in summer] == [("2001-07-20", 1), ("2001-10-09", 0)]
    assert {outcome.verdict for outcome in summer[0].outcomes} == {"open"}
    assert {outcome.verdict for outcome in summer[1].outcomes} == {"carried"}


def test_of_very_many_days_the_last_of_each_week() -> None:
    days = [DAY("2001-07-02") + dt.timedelta(number) for number in range(70)]
    drawn = base(*(statement("railway", said=str(day), occurs="yes") for day in days))
    (known,) = states(conclude(drawn)).values()
    assert [state.day for state in known] == days[6::7]
    assert len(known) <= DAYS
    assert sum(len(state.said) for state in known) == len(days)


def test_what_was_said_on_no_known_day_is_in_no_state() -> None:
    assert states(conclude(base(statement("railway", published="2001-09-20/..", occurs="yes")))) == {}


def test_what_is_withdrawn_of_another_visit_counts_too() -> None:
    drawn = base(
        statement("railway", visit="summer", type="rumor", said="2001-07-20", summit_place="halm"),
        statement("veldt-ministry", happened=True, said="2001-10-09", retracted="2001-10-20", summit_place="halm"),
    )
    summer = states(conclude(drawn))["summer"]
    assert [str(state.day) for state in summer] == ["2001-07-20", "2001-10-09", "2001-10-20"]
    assert summer[0].outcomes == summer[2].outcomes != summer[1].outcomes


def test_a_first_since_changes_what_is_known_of_the_visits_it_leaves_no_room_for() -> None:
    drawn = base(
        statement("railway", visit="autumn", type="rumor", said="2001-09-20", occurs="yes"),
        statement("north-courier", visit="spring", happened=True, said="2019-04-25", previous_visit="1999"),
    )
    known = states(conclude(drawn))
    assert [str(state.day) for state in known["autumn"]] == ["2001-09-20", "2019-04-25"]
    assert {outcome.verdict for outcome in known["autumn"][1].outcomes} == {"refuted"}
