"""A timeline -> where its columns, lanes and marks are. Whole pixels.

Knows sizes. Must not know what anything is called, or how it looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from claimcheck.site.shapes import Point
from claimcheck.timeline import Column, Mark, Timeline

HEAD: Final = 48  # the days above the lanes
NAME: Final = 22  # a lane's name, above its marks
FOOT: Final = 6  # below its marks

_SLOT: Final = 26  # a mark with room for a finger
_DIGIT: Final = 7
_WRAP: Final = 4  # marks beside each other, then they go on below
_COLUMN: Final = 64
_FILLED: Final = 304  # what few columns fill: the page of a phone
_EDGE: Final = 24
_NEXT: Final = 6  # between a column and the next one
_BREAK: Final = 64  # where a long stretch is left out
_EMPTY: Final = 18


class Place(NamedTuple):
    """The left edge and the width of a column, or the top and the height of a lane."""

    start: int
    size: int

    @property
    def middle(self) -> int:
        return self.start + self.size // 2

    @property
    def end(self) -> int:
        return self.start + self.size


class Plan(NamedTuple):
    """Where everything is. `breaks` are the stretches that are left out, with the days in each.

    `outside` is where arrows to other visits end, if there are any.
    """

    width: int
    height: int
    columns: tuple[Place, ...]
    lanes: tuple[Place, ...]
    marks: tuple[Point, ...]
    breaks: tuple[tuple[Place, int], ...]
    outside: Place | None


def plan(timeline: Timeline) -> Plan:
    """Where the columns, lanes and marks of a timeline are."""
    cells = _cells(timeline.marks)
    widths = [_COLUMN] * len(timeline.columns)
    rows = [1] * len(timeline.lanes)
    for (lane, column), numbers in cells.items():
        lines = _lines(numbers)
        widths[column] = max(widths[column], *(sum(_width(timeline.marks[n]) for n in line) for line in lines))
        rows[lane] = max(rows[lane], len(lines))
    room = _FILLED // max(1, len(widths))
    columns, breaks, width = _across(timeline.columns, [max(width, room) for width in widths])
    elsewhere = any(arrow.settler and arrow.visit != timeline.visit for arrow in timeline.arrows)
    outside = Place(width, _BREAK + _COLUMN) if elsewhere else None
    lanes, height = _down(rows)
    marks = [Point(0, 0)] * len(timeline.marks)
    for (lane, column), numbers in cells.items():
        for line_number, line in enumerate(_lines(numbers)):
            x = columns[column].middle - sum(_width(timeline.marks[n]) for n in line) // 2
            for number in line:
                marks[number] = Point(x + _SLOT // 2, lanes[lane].start + NAME + _SLOT * line_number + _SLOT // 2)
                x += _width(timeline.marks[number])
    full = (outside.end if outside else width) + _EDGE
    return Plan(full, height, columns, lanes, tuple(marks), breaks, outside)


def _cells(marks: Sequence[Mark]) -> dict[tuple[int, int], list[int]]:
    cells: dict[tuple[int, int], list[int]] = {}
    for number, mark in enumerate(marks):
        cells.setdefault((mark.lane, mark.column), []).append(number)
    return cells


def _lines(numbers: Sequence[int]) -> list[Sequence[int]]:
    return [numbers[start : start + _WRAP] for start in range(0, len(numbers), _WRAP)]


def _width(mark: Mark) -> int:
    return _SLOT + beside(mark)


def beside(mark: Mark) -> int:
    """The width of the number beside a mark; what is of several kinds has the number inside."""
    number = len(mark.claims)
    return _DIGIT * len(str(number)) + 4 if number > 1 and len(mark.kinds) == 1 else 0


def _across(
    columns: Sequence[Column], widths: Sequence[int]
) -> tuple[tuple[Place, ...], tuple[tuple[Place, int], ...], int]:
    places: list[Place] = []
    breaks: list[tuple[Place, int]] = []
    x = _EDGE
    for column, width in zip(columns, widths, strict=True):
        if places and column.apart:
            breaks.append((Place(x, _BREAK), column.skipped))
            x += _BREAK
        elif places:
            x += _NEXT + _EMPTY * column.empty
        places.append(Place(x, width))
        x += width
    return tuple(places), tuple(breaks), x


def _down(rows: Sequence[int]) -> tuple[tuple[Place, ...], int]:
    places = []
    y = HEAD
    for number in rows:
        places.append(Place(y, NAME + _SLOT * number + FOOT))
        y = places[-1].end
    return tuple(places), y + 4
