"""The picture of a timeline: what it shows, and that nothing in it can be more than shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as Xml

import pytest
from attrs import evolve
from jinja2 import Environment, PackageLoader, StrictUndefined

from claimcheck import check
from claimcheck.checking import Result, conclude
from claimcheck.model import Claim, Registries, Source, Type
from claimcheck.report.names import Names
from claimcheck.site.picture import Picture, picture
from claimcheck.site.shapes import MARKS
from claimcheck.timeline import timeline, timelines
from tests.made_up import NASTY
from tests.oracle.build import base, statement
from tests.oracle.vocabulary import REGISTRIES

ROOT = Path(__file__).parent.parent
CSS = ROOT / "src/claimcheck/site/templates/timeline.css"
SVG = "{http://www.w3.org/2000/svg}"


def pictured(result: Result, visit: str = "autumn") -> Picture:
    return picture(timeline(result, visit), Names(result.base), lambda claim: f"#{claim}")


def drawn(*statements: list[Claim], registries: Registries = REGISTRIES) -> Picture:
    return pictured(conclude(base(*statements, registries=registries)))


def page(one: Picture) -> str:
    templates = Environment(
        loader=PackageLoader("claimcheck.site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return templates.get_template("timeline.svg.html").render(picture=one)


STORY = (
    statement("officials", type="rumor", said="2001-09-03", summit_place="halm"),
    statement("veldt-ministry", happened=True, said="2001-09-13", summit_place="halm", route_stop="sund"),
    statement("north-courier", happened=True, said="2011-09-13", summit_place="sund"),
    statement("railway", type="no-comment", published="2001-09-20", occurs=None),
)


def test_what_the_picture_says_in_words() -> None:
    one = drawn(*STORY)
    assert [shape.name for shape in one.shapes] == [
        "unnamed officials, 3 Sep 2001: rumor",
        "a ministry of Veldt, 13 Sep 2001: 2 claims, report, happened, disputed",
        "the railway, 20 Sep 2001 or earlier: no-comment",
        "North Courier, 13 Sep 2011: report, happened, disputed",
    ]
    assert one.description == "5 claims by 4 sources, from 3 Sep 2001 to 13 Sep 2011."
    assert [(row.about, row.outcome) for row in one.outcomes] == [("summit_place: Halm", "confirmed, after 10 days")]
    assert [label.below for label in one.breaks] == ["9 days", "6 days", "9 years"]


def test_lines_lead_from_mark_to_mark() -> None:
    one = drawn(*STORY)
    assert [(curve.kind, curve.name) for curve in one.arrows] == [("confirmed", "confirmed")]
    assert [curve.kind for curve in one.links] == ["conflict"]
    start, end = one.shapes[0].at, one.shapes[1].at
    assert re.fullmatch(rf"M{start.x + 14} {start.y}C.* {end.x - 14} {end.y}", one.arrows[0].path)


def test_hollow_is_planned_and_filled_has_happened() -> None:
    assert [shape.filled for shape in drawn(*STORY).shapes] == [False, True, False, True]


def test_nothing_lies_on_anything_else() -> None:
    kinds: tuple[Type, ...] = get_args(Type)
    one = drawn(
        *(
            statement(source, type=kind, happened=happened, said=f"2001-09-0{number}", occurs="yes")
            for source in ("railway", "expert")
            for number in range(1, 5)
            for kind in kinds
            for happened in (False, True)
        )
    )
    places = [shape.at for shape in one.shapes]
    assert len(places) == len(set(places)) == 2 * 4 * 18
    assert all(0 < at.x < one.width and one.head < at.y < one.height for at in places)
    assert all(abs(a.x - b.x) >= 26 or abs(a.y - b.y) >= 26 for a in places for b in places if a != b)


@pytest.mark.parametrize("make", [lambda: check(ROOT / "claims"), lambda: check(ROOT / "tests/bases/ports")])
def test_every_picture_is_well_formed_and_every_mark_a_named_link(make: Callable[[], Result]) -> None:
    result = make()
    for visit in timelines(result):
        tree = Xml.fromstring(
            page(pictured(result, visit)).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
        )
        ids = [node.get("id") for node in tree.iter() if node.get("id")]
        assert len(ids) == len(set(ids))
        marks = list(tree.iter(f"{SVG}a"))
        assert marks
        assert all(mark.get("href", "").startswith("#") and mark.findtext(f"{SVG}title") for mark in marks)
        assert not [node for node in tree.iter() if node.get("style")]


def test_names_are_shown_and_nothing_more() -> None:
    sources = {"railway": Source("railway", f"</title><script>alert(1)</script>{NASTY}")}
    text = page(drawn(*STORY, registries=evolve(REGISTRIES, sources={**REGISTRIES.sources, **sources})))
    assert "<script" not in text
    assert "<img" not in text
    assert "\u202e" not in text
    assert "&lt;/title&gt;&lt;script&gt;" in text


def test_a_crowd_stays_small() -> None:
    kinds: tuple[Type, ...] = ("rumor", "report", "forecast", "analysis")
    one = drawn(
        *(
            statement(
                f"stranger-{number % 300:03}",
                type=kind,
                said=f"2001-0{1 + number % 9}-{1 + number % 28:02}",
                occurs="yes",
            )
            for number in range(1250)
            for kind in kinds
        )
    )
    assert len(page(one)) < 150_000
    assert one.width < 2000
    assert max(len(shape.number) for shape in one.shapes) <= 3
    assert one.lanes[-1].name.endswith("more sources")


# --- Colours --------------------------------------------------------------------------------------------


def colours() -> list[tuple[str, str, str]]:
    """Each colour of a type with its paper, by light and dark."""
    light, dark = CSS.read_text().split("@media", 1)
    return [
        (theme, name, colour)
        for theme, text in (("#fffefb", light), ("#171614", dark))
        for name, colour in re.findall(r"--tl-([a-z-]+): (#[0-9a-f]{6})", text)
    ]


def luminance(colour: str) -> float:
    """As WCAG 2.2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_type_has_a_shape_and_two_colours() -> None:
    assert set(MARKS) == {*get_args(Type), "several"}
    assert len(set(MARKS.values())) == len(MARKS)
    assert sorted(name for _, name, _ in colours()) == sorted([*MARKS, *MARKS])


@pytest.mark.parametrize(("paper", "name", "colour"), colours())
def test_colours_stand_out_from_the_paper(paper: str, name: str, colour: str) -> None:
    darker, lighter = sorted((luminance(paper), luminance(colour)))
    assert (lighter + 0.05) / (darker + 0.05) >= 3
