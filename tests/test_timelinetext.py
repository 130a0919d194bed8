"""The timeline as text: what the letters stand for, and that it fits."""

from __future__ import annotations

from typing import get_args

import pytest
from attrs import evolve

from claimcheck.checking import conclude
from claimcheck.model import Claim, Registries, Source, Type
from claimcheck.report.content import TimelineLines, arrange
from claimcheck.report.tables import display_width
from claimcheck.report.timelinetext import LETTERS, legend, rows
from tests.made_up import NASTY
from tests.oracle.build import base, statement
from tests.oracle.vocabulary import REGISTRIES


def drawn(*statements: list[Claim], registries: Registries = REGISTRIES) -> TimelineLines:
    return arrange(conclude(base(*statements, registries=registries))).visits[0].timeline


STORY = (
    statement("railway", type="rumor", said="2001-09-03", summit_place="halm"),
    statement("railway", type="forecast", stance="deny", said="2001-09-04", route_stop="sund"),
    statement("veldt-ministry", happened=True, said="2001-09-04", summit_place="halm"),
    statement("north-courier", happened=True, said="2011-09-13", summit_place="sund"),
    statement("expert", type="analysis", published="2001-09-20/..", summit_place="sund"),
)


def test_a_letter_for_each_kind_of_claim() -> None:
    lines = drawn(*STORY)
    assert rows(lines, 80) == [
        "                     2001        ┆ 2011  ┆",
        "                     09-03 09-04 ┆ 09-13 ┆ ?",
        "the railway          r     f-    ┆ ·     ┆ ·",
        "a ministry of Veldt  ·     P!    ┆ ·     ┆ ·",
        "North Courier        ·     ·     ┆ P!    ┆ ·",
        "an expert            ·     ·     ┆ ·     ┆ y",
    ]
    assert legend(lines.timeline) == (
        "r rumor, p report, f forecast, y analysis; capitals: said to have happened; -: denies it; !: disputed. "
        "A claim stands at the last day on which it can have been said."
    )


def test_what_is_too_wide_goes_on_below() -> None:
    days = [f"2001-09-{day:02}" for day in range(1, 13)]
    lines = drawn(*(statement("railway" if day < "2001-09-05" else "expert", said=day, occurs="yes") for day in days))
    assert rows(lines, 60) == [
        "             2001",
        "             09-01 09-02 09-03 09-04 09-05 09-06 09-07",
        "the railway  p     p     p     p     ·     ·     ·",
        "an expert    ·     ·     ·     ·     p     p     p",
        "",
        "             2001",
        "             09-08 09-09 09-10 09-11 09-12",
        "an expert    p     p     p     p     p",
    ]


def test_longer_bins_say_so() -> None:
    lines = drawn(*(statement("railway", said=f"20{year:02}-09-03", occurs="yes") for year in range(1, 41, 2)))
    assert "a column is a" not in legend(lines.timeline)
    lines = drawn(*(statement("railway", said=f"20{year:02}-09-03", occurs="yes") for year in range(1, 41)))
    assert "a column is a decade, named by its first day" in legend(lines.timeline)


@pytest.mark.parametrize(
    "statements",
    [(), (statement("railway", occurs="yes"), statement("expert", occurs="yes"))],
    ids=["nothing was said", "all on one day"],
)
def test_there_is_none_of_a_single_day(statements: tuple[list[Claim], ...]) -> None:
    lines = arrange(conclude(base(*statements)), "autumn").visits[0].timeline
    assert rows(lines, 80) == []


@pytest.mark.parametrize("width", [60, 80, 160])
@pytest.mark.parametrize("name", ["조선중앙통신" * 8, NASTY, "N" * 300, "\u0301a e\u0301 " * 20])
def test_it_fits_whatever_the_names_and_kinds(width: int, name: str) -> None:
    registries = evolve(REGISTRIES, sources={**REGISTRIES.sources, "railway": Source("railway", name)})
    kinds: tuple[Type, ...] = get_args(Type)
    said = [
        statement(source, type=kind, said=f"{2001 + day}-09-03", happened=day % 2 == 0, occurs="yes")
        for source in ("railway", "expert")
        for kind in kinds
        for day in range(12)
    ]
    shown = rows(drawn(*said, registries=registries), width)
    assert max(map(display_width, shown)) <= width
    assert all(line.isprintable() for line in shown)


def test_every_type_has_a_letter_of_its_own() -> None:
    assert list(LETTERS) == list(get_args(Type))
    assert len(set(LETTERS.values())) == len(LETTERS)
