"""A timeline -> a picture: what a template needs to draw it, and to tell the same in tables.

Knows which parts there are and what each one shows. Must not know HTML: the template writes and escapes it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, get_args

from claimcheck.model import Type
from claimcheck.report import safe
from claimcheck.report.names import Names, counted
from claimcheck.report.tables import display_width
from claimcheck.site import shapes
from claimcheck.site import timelinewords as words
from claimcheck.site.plan import FOOT, HEAD, NAME, beside, plan
from claimcheck.site.shapes import Point
from claimcheck.timeline import Arrow, Conflict, Mark, Timeline

Link = Callable[[str], str]

_LINES: Final = 16  # arrows that are drawn, and links
_LISTED: Final = 4  # claims in a row of a table
_APART: Final = 6  # pixels between the ends of arrows that differ, so that one does not hide another
_LETTER: Final = 7  # pixels that a column of text takes


class Label(NamedTuple):
    """Two lines of text above each other, around the middle `x`."""

    x: int
    above: str
    below: str


class LaneLine(NamedTuple):
    """A lane: its name, the top, and the row of its marks."""

    name: str
    top: int
    middle: int


class Shape(NamedTuple):
    """A mark: where its link leads and what that is called; what it looks like and where; the number on it."""

    url: str
    name: str
    kind: str
    path: str
    at: Point
    filled: bool
    disputed: bool
    earlier: bool
    number: str
    beside: bool


class Curve(NamedTuple):
    """An arrow or a link between marks."""

    name: str
    kind: str
    path: str
    middle: Point


class Cited(NamedTuple):
    """A claim that a table refers to, by the number of it."""

    text: str
    url: str


class MarkRow(NamedTuple):
    """A mark as a row of a table; `more` counts the claims that are not cited."""

    source: str
    when: str
    kinds: tuple[str, ...]
    claims: tuple[Cited, ...]
    more: int
    disputed: bool


class CurveRow(NamedTuple):
    """An arrow or a contradiction as a row of a table."""

    about: str
    outcome: str
    claims: tuple[Cited, ...]


class Picture(NamedTuple):
    """All that the template shows, in pixels from the upper left; `key` begins the ids of its elements."""

    key: str
    title: str
    description: str
    notes: tuple[str, ...]
    width: int
    height: int
    head: int
    days: tuple[Label, ...]
    breaks: tuple[Label, ...]
    outside: int | None
    lanes: tuple[LaneLine, ...]
    shapes: tuple[Shape, ...]
    arrows: tuple[Curve, ...]
    links: tuple[Curve, ...]
    types: tuple[tuple[str, str], ...]
    verdicts: tuple[tuple[str, str], ...]
    rows: tuple[MarkRow, ...]
    outcomes: tuple[CurveRow, ...]
    contradictions: tuple[CurveRow, ...]


def picture(timeline: Timeline, names: Names, link: Link) -> Picture:
    """The picture of a timeline that has marks. `link` tells where a claim is, by the id of its row."""
    return _Drawing(timeline, names, link).picture()


class _Drawing:
    def __init__(self, timeline: Timeline, names: Names, link: Link) -> None:
        self._timeline = timeline
        self._names = names
        self._link = link
        self._plan = plan(timeline)
        self._mark_of = {claim: number for number, mark in enumerate(timeline.marks) for claim in mark.claims}
        self._sources = [words.lane(lane, names) for lane in timeline.lanes]

    def picture(self) -> Picture:
        timeline, plan = self._timeline, self._plan
        arrows, links = _merged(self._arrows()), _merged(self._links())
        hidden = len(arrows[_LINES:]) + len(links[_LINES:])
        return Picture(
            key=f"timeline-{hashlib.sha256(timeline.visit.encode()).hexdigest()[:8]}",
            title=f"Timeline of {timeline.visit}",
            description=words.description(timeline),
            notes=(*words.notes(timeline), *([f"The tables have {counted(hidden, 'more line')}."] if hidden else [])),
            width=max(plan.width, max(map(_text_width, self._sources), default=0)),
            height=plan.height,
            head=HEAD,
            days=tuple(self._days()),
            breaks=tuple(Label(place.middle, "", words.stretch(days)) for place, days in plan.breaks),
            outside=plan.outside.middle if plan.outside else None,
            lanes=tuple(
                LaneLine(name, place.start, (place.start + NAME + place.end - FOOT) // 2)
                for name, place in zip(self._sources, plan.lanes, strict=True)
            ),
            shapes=tuple(map(self._shape, range(len(timeline.marks)))),
            arrows=tuple(arrows[:_LINES]),
            links=tuple(links[:_LINES]),
            types=tuple(self._types()),
            verdicts=tuple((key, text) for key, text in words.VERDICTS.items() if any(a.kind == key for a in arrows)),
            rows=tuple(map(self._row, timeline.marks)),
            outcomes=tuple(map(self._outcome, timeline.arrows)),
            contradictions=tuple(map(self._contradiction, timeline.conflicts)),
        )

    # --- What is drawn ------------------------------------------------------------------------------------

    def _days(self) -> Iterator[Label]:
        """A label a column; the year only where it changes."""
        last = ""
        for place, column in zip(self._plan.columns, self._timeline.columns, strict=True):
            year, day = words.heading(column.bin, self._timeline.size)
            yield Label(place.middle, year if year != last else "", day)
            last = year

    def _shape(self, number: int) -> Shape:
        mark = self._timeline.marks[number]
        kind = mark.kinds[0][0]
        alone = len(mark.kinds) == 1
        type = kind.type if alone else "several"
        return Shape(
            url=self._link(mark.claims[0]),
            name=words.mark(mark, self._sources[mark.lane], self._timeline.columns[mark.column], self._timeline.size),
            kind=type,
            path=shapes.MARKS[type],
            at=self._plan.marks[number],
            filled=alone and kind.happened,
            disputed=bool(mark.disputed),
            earlier=mark.earlier,
            number=_short(len(mark.claims)),
            beside=alone,
        )

    def _types(self) -> Iterator[tuple[str, str]]:
        """The types in the picture, each with its shape."""
        there = {kind.type for mark in self._timeline.marks for kind, _ in mark.kinds}
        alone = {mark.kinds[0][0].type for mark in self._timeline.marks if len(mark.kinds) == 1}
        yield from ((type, shapes.MARKS[type]) for type in get_args(Type) if type in there & alone)
        if any(len(mark.kinds) > 1 for mark in self._timeline.marks):
            yield "several", shapes.MARKS["several"]

    def _arrows(self) -> Iterator[Curve]:
        for arrow in self._timeline.arrows:
            start = self._at(arrow.rumor)
            end = self._at(arrow.settler)
            if end is None and arrow.settler and start and self._plan.outside:
                below = _APART * list(words.VERDICTS).index(arrow.verdict)
                end = Point(self._plan.outside.middle, start.y - 2 * _APART + below)
            if start and end and start != end:
                start = Point(start.x + beside(self._timeline.marks[self._mark_of[arrow.rumor]]), start.y)
                yield Curve(words.VERDICTS[arrow.verdict], arrow.verdict, *shapes.line(start, end))

    def _links(self) -> Iterator[Curve]:
        for conflict in self._timeline.conflicts:
            first, *others = [self._at(claim) for claim in conflict.claims]
            for other in others:
                if first and other and first != other:
                    yield Curve("contradiction", "conflict", *shapes.link(first, other))

    def _at(self, claim: str | None) -> Point | None:
        """Where a line may end: not in a lane that many share, where it would tell nothing."""
        number = self._mark_of.get(claim or "")
        if number is None or len(self._timeline.lanes[self._timeline.marks[number].lane].sources) > 1:
            return None
        return self._plan.marks[number]

    # --- The same in tables -------------------------------------------------------------------------------

    def _row(self, mark: Mark) -> MarkRow:
        column = self._timeline.columns[mark.column]
        return MarkRow(
            source=self._sources[mark.lane],
            when=words.when(column.bin, self._timeline.size) + (" or earlier" if mark.earlier else ""),
            kinds=words.kinds(mark),
            claims=tuple(Cited(str(n), self._link(claim)) for n, claim in enumerate(mark.claims[:_LISTED], 1)),
            more=len(mark.claims[_LISTED:]),
            disputed=bool(mark.disputed),
        )

    def _outcome(self, arrow: Arrow) -> CurveRow:
        outcome = words.VERDICTS[arrow.verdict]
        if arrow.visit != self._timeline.visit:
            outcome += f" ({arrow.visit})"
        if arrow.lead_days is not None:
            outcome += f", after {counted(arrow.lead_days, 'day')}"
        claims = [Cited("rumor", self._link(arrow.rumor))]
        claims += [Cited("what settled it", self._link(arrow.settler))] if arrow.settler else []
        answer = self._names.answer(arrow.question, arrow.answer)
        return CurveRow(f"{arrow.question}: {answer}", outcome, tuple(claims))

    def _contradiction(self, conflict: Conflict) -> CurveRow:
        claims = (Cited(f"side {n}", self._link(claim)) for n, claim in enumerate(conflict.claims, 1))
        return CurveRow(conflict.question, conflict.severity, tuple(claims))


def _merged(curves: Iterable[Curve]) -> list[Curve]:
    """Each curve once, those that stand for most first; the name tells for how many."""
    numbers = Counter(curves)
    return [
        curve._replace(name=f"{curve.name}, {number} times" if number > 1 else curve.name)
        for curve, number in numbers.most_common()
    ]


def _short(number: int) -> str:
    """How many, in few characters; nothing for one."""
    if number < 2:
        return ""
    return str(number) if number < 1000 else f"{number // 1000}k"


def _text_width(text: str) -> int:
    return display_width(safe.line(text)) * _LETTER + 24
