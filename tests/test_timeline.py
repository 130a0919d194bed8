"""What the timeline of a visit consists of."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.checking import Result, conclude
from claimcheck.model import Claim, Type
from claimcheck.timeline import COLUMNS, LANES, MARKS, Timeline, timeline, timelines
from tests.oracle.build import base, statement


def drawn(*statements: list[Claim], visit: str = "autumn") -> Timeline:
    return timeline(conclude(base(*statements)), visit)


def told(one: Timeline) -> list[str]:
    """Each mark in a line: its source, days, kinds and number of claims."""
    return [
        " ".join(
            [
                *one.lanes[mark.lane].sources,
                str(column.first) if (column := one.columns[mark.column].bin) else "undated",
                *(f"{kind.type}{' done' if kind.happened else ''}" for kind, _ in mark.kinds),
                *([str(len(mark.claims))] if len(mark.claims) > 1 else []),
                *(["disputed"] if mark.disputed else []),
                *(["earlier"] if mark.earlier else []),
            ]
        )
        for mark in one.marks
    ]


def day(number: int, start: str = "2001-09-01") -> str:
    return str(dt.date.fromisoformat(start) + dt.timedelta(number))


def test_nothing_was_said() -> None:
    one = drawn(statement("railway", occurs="yes"), visit="summer")
    assert (one.columns, one.lanes, one.marks, one.arrows, one.conflicts) == ((), (), (), (), ())


def test_a_mark_for_each_kind_that_a_source_said_on_a_day() -> None:
    assert told(
        drawn(
            statement("veldt-ministry", said="2001-09-10", occurs="yes"),
            statement("railway", said="2001-09-03", occurs="yes", summit_place="halm"),
            statement("railway", said="2001-09-03", type="denial", route_stop="sund"),
            statement("railway", said="2001-09-03", happened=True, duration="3"),
        )
    ) == [
        "railway 2001-09-03 report 2",
        "railway 2001-09-03 report done",
        "railway 2001-09-03 denial",
        "veldt-ministry 2001-09-10 report",
    ]


def test_a_claim_stands_at_the_last_day_on_which_it_can_have_been_said() -> None:
    assert told(
        drawn(
            statement("harbor-post", published="2001-09-20", occurs="yes"),
            statement("railway", published="2001-09-20", occurs="yes"),
            statement("veldt-ministry", published="2001-09-20", said="2001-09-04/2001-09-06", occurs="yes"),
        )
    ) == [
        "veldt-ministry 2001-09-06 report earlier",
        "harbor-post 2001-09-20 report",
        "railway 2001-09-20 report earlier",
    ]


def test_what_has_no_known_day_has_a_column_of_its_own() -> None:
    one = drawn(
        statement("railway", published="2001-09-20/..", occurs="yes"),
        statement("veldt-ministry", said="2001-09-04", occurs="yes"),
    )
    assert told(one) == ["veldt-ministry 2001-09-04 report", "railway undated report"]
    assert one.days == 1


def test_empty_stretches_are_counted() -> None:
    one = drawn(*(statement("railway", said=text, occurs="yes") for text in ("2001-09-03", "2001-09-04", "2011-09-04")))
    assert [column.skipped for column in one.columns] == [0, 0, 3651]


@pytest.mark.parametrize(("days", "size"), [(COLUMNS, "day"), (COLUMNS + 1, "week"), (400, "month")])
def test_many_days_make_longer_bins(days: int, size: str) -> None:
    one = drawn(*(statement("railway", said=day(number), occurs="yes") for number in range(days)))
    assert one.size == size
    assert len(one.columns) <= COLUMNS
    assert sum(len(mark.claims) for mark in one.marks) == days


def test_sources_that_say_little_share_the_last_lane() -> None:
    many = [f"stranger-{number:03}" for number in range(300)]
    one = drawn(
        *(statement(source, said=day(0), occurs="yes") for source in many),
        statement("railway", said=day(2), occurs="yes", summit_place="halm"),
        statement("veldt-ministry", said=day(3), happened=True, occurs="yes"),
    )
    assert len(one.lanes) == LANES
    assert [lane.sources for lane in one.lanes if lane.sources[0] in ("railway", "veldt-ministry")] == [
        ("railway",),
        ("veldt-ministry",),
    ]
    assert len(one.lanes[-1].sources) == 302 - (LANES - 1)
    assert sum(lane.claims for lane in one.lanes) == 303


def test_in_a_crowd_all_that_a_source_said_in_a_column_is_one_mark() -> None:
    types: tuple[Type, ...] = ("rumor", "report", "forecast", "denial", "analysis", "background")
    one = drawn(
        *(
            statement(f"stranger-{source:02}", said=day(number), type=kind, occurs="yes")
            for source in range(LANES)
            for number in range(5)
            for kind in (*types, types[1])
        )
    )
    assert len(one.marks) == LANES * 5 < MARKS < LANES * 5 * len(types)
    assert [(kind.type, number) for kind, number in one.marks[0].kinds] == [
        *(("report", 2), ("rumor", 1), ("forecast", 1)),
        *(("denial", 1), ("analysis", 1), ("background", 1)),
    ]


def test_an_arrow_leads_from_the_first_rumor_to_what_settled_it() -> None:
    one = drawn(
        statement("officials", type="rumor", said="2001-09-05", summit_place="halm"),
        statement("railway", type="rumor", said="2001-09-03", summit_place="halm"),
        statement("veldt-ministry", happened=True, said="2001-09-13", summit_place="halm"),
        statement("north-courier", happened=True, said="2001-09-15", summit_place="halm"),
    )
    (arrow,) = [arrow for arrow in one.arrows if arrow.question == "summit_place"]
    assert (arrow.verdict, arrow.lead_days, arrow.visit) == ("confirmed", 10, "autumn")
    assert (arrow.rumor, arrow.settler) == ("article-02#s2.summit_place", "article-03#s3.summit_place")


def test_an_arrow_may_lead_to_another_visit(twins: Result) -> None:
    (arrow,) = [arrow for arrow in timeline(twins, "summer").arrows if arrow.question == "summit_place"]
    assert (arrow.verdict, arrow.visit, arrow.settler) == ("carried", "autumn", "article-02#s2.summit_place")
    assert timeline(twins, "autumn").arrows == ()


@pytest.fixture
def twins() -> Result:
    return conclude(
        base(
            statement("railway", visit="summer", type="rumor", said="2001-07-20", summit_place="halm"),
            statement("veldt-ministry", visit="autumn", happened=True, said="2001-10-09", summit_place="halm"),
        )
    )


def test_both_sides_of_a_contradiction_are_disputed_and_linked() -> None:
    one = drawn(
        statement("north-courier", happened=True, said="2001-10-05", summit_place="halm"),
        statement("railway", happened=True, said="2001-10-06", summit_place="sund"),
        statement("veldt-ministry", happened=True, said="2001-10-06", duration="3"),
    )
    (conflict,) = one.conflicts
    assert (conflict.question, conflict.severity) == ("summit_place", "error")
    assert conflict.claims == ("article-01#s1.summit_place", "article-02#s2.summit_place")
    assert [line for line in told(one) if "disputed" in line] == [
        "north-courier 2001-10-05 report done disputed",
        "railway 2001-10-06 report done disputed",
    ]


def test_a_claim_is_disputed_even_where_the_finding_does_not_list_it() -> None:
    one = drawn(
        *(statement(f"stranger-{n:02}", happened=True, said="2001-10-05", summit_place="halm") for n in range(50)),
        statement("railway", happened=True, said="2001-10-06", summit_place="sund"),
    )
    assert sum(len(mark.disputed) for mark in one.marks) == 51


def test_all_timelines_at_once_are_those_of_each_visit(twins: Result) -> None:
    assert timelines(twins) == {visit: timeline(twins, visit) for visit in ("autumn", "summer")}
