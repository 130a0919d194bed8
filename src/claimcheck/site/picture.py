"""A timeline -> a picture: what a template needs to draw it, and to tell the same in tables.

Knows which parts there are and what each one shows. Must not know HTML: the template writes and escapes it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, get_args

from claimcheck.model import Type
from claimcheck.report.names import Names, counted
from claimcheck.report.tables import wrap
from claimcheck.site import shapes
from claimcheck.site import timelinewords as words
from claimcheck.site.plan import HEAD, beside, plan
from claimcheck.site.shapes import Line, Point
from claimcheck.timeline import Arrow, Conflict, Mark, Timeline

Link = Callable[[str], str]

_ARROWS: Final = 16  # that are drawn
_LINKS: Final = 6  # contradictions that are drawn
_LISTED: Final = 4  # claims in a row of a table
_APART: Final = 6  # pixels between the ends of arrows that differ, so that one does not hide another
_NAME: Final = 22  # columns of a line of a lane's name, of which there are two
_LEADING: Final = 15  # pixels from one line to the next
_SIDE: Final = 164  # pixels that the names take beside the picture


class Label(NamedTuple):
    """Two lines of text above each other, around the middle `x`."""

    x: int
    above: str
    below: str


class NameLine(NamedTuple):
    """A line of a lane's name, and where it stands."""

    text: str
    y: int


class LaneLine(NamedTuple):
    """A lane: its name in lines, the top, and the row of its marks."""

    name: tuple[NameLine, ...]
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
    """All that the template shows, in pixels from the upper left; `key` begins the ids of its elements.

    The names of the lanes stand in a picture of their own, `side` wide, which stays where it is when the other scrolls.
    """

    key: str
    title: str
    description: str
    notes: tuple[str, ...]
    side: int
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
        arrows, links = _merged(self._arrows()), self._links()
        return Picture(
            key=f"timeline-{hashlib.sha256(timeline.visit.encode()).hexdigest()[:8]}",
            title=f"Timeline of {self._names.visit(timeline.visit)}",
            description=words.description(timeline),
            notes=(*words.notes(timeline), *_left_out(len(arrows), len(links))),
            side=_SIDE,
            width=plan.width,
            height=plan.height,
            head=HEAD,
            days=tuple(self._days()),
            breaks=tuple(Label(place.middle, "", words.stretch(days)) for place, days in plan.breaks),
            outside=plan.outside.middle if plan.outside else None,
            lanes=tuple(
                LaneLine(_name(name, place.middle), place.start, place.middle)
                for name, place in zip(self._sources, plan.lanes, strict=True)
            ),
            shapes=tuple(map(self._shape, range(len(timeline.marks)))),
            arrows=tuple(arrows[:_ARROWS]),
            links=tuple(links[:_LINKS]),
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

    def _links(self) -> list[Curve]:
        """One contradiction between two lanes, those first between which there are most."""
        between: dict[frozenset[int], list[Line]] = {}
        for conflict in self._timeline.conflicts:
            first, *others = conflict.claims
            for other in others:
                one, two = self._at(first), self._at(other)
                if one and two and one != two:
                    between.setdefault(self._lanes(first, other), []).append(shapes.link(one, two))
        most_first = sorted(between.values(), key=len, reverse=True)
        return [Curve(_times("contradiction", len(lines)), "conflict", *lines[0]) for lines in most_first]

    def _lanes(self, *claims: str) -> frozenset[int]:
        return frozenset(self._timeline.marks[self._mark_of[claim]].lane for claim in claims)

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
            outcome += f" ({self._names.visit(arrow.visit)})"
        if arrow.lead_days is not None:
            outcome += f", after {counted(arrow.lead_days, 'day')}"
        claims = [Cited("rumor", self._link(arrow.rumor))]
        claims += [Cited("what settled it", self._link(arrow.settler))] if arrow.settler else []
        answer = self._names.answer(arrow.question, arrow.answer)
        return CurveRow(f"{self._names.question(arrow.question)}: {answer}", outcome, tuple(claims))

    def _contradiction(self, conflict: Conflict) -> CurveRow:
        claims = (Cited(f"side {n}", self._link(claim)) for n, claim in enumerate(conflict.claims, 1))
        return CurveRow(self._names.question(conflict.question), conflict.severity, tuple(claims))


def _merged(curves: Iterable[Curve]) -> list[Curve]:
    """Each curve once, those that stand for most first; the name tells for how many."""
    return [curve._replace(name=_times(curve.name, number)) for curve, number in Counter(curves).most_common()]


def _times(name: str, number: int) -> str:
    return f"{name}, {number} times" if number > 1 else name


def _left_out(arrows: int, links: int) -> Iterator[str]:
    """What of so many arrows and links is not drawn."""
    if links:
        yield "Between two sources at most one contradiction is drawn; the tables have all."
    hidden = len(range(_ARROWS, arrows)) + len(range(_LINKS, links))
    if hidden:
        yield f"The tables have {counted(hidden, 'more line')}."


def _name(text: str, middle: int) -> tuple[NameLine, ...]:
    """A name in one line or two around a middle; what is longer is cut."""
    first, *others = wrap(text, _NAME)
    if not others:
        return (NameLine(first, middle + _LEADING // 3),)
    second = others[0] if len(others) == 1 else f"{others[0][: _NAME - 1]}…"
    return (NameLine(first, middle - 2), NameLine(second, middle - 2 + _LEADING))


def _short(number: int) -> str:
    """How many, in few characters; nothing for one."""
    if number < 2:
        return ""
    return str(number) if number < 1000 else f"{number // 1000}k"
