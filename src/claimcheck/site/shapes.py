"""The shapes of a timeline: what marks and the lines between them look like, as SVG path data.

Knows whole pixels. Must not know claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

# About 14 pixels across, around the middle; no two look alike, hollow or filled.
MARKS: Final[Mapping[str, str]] = {
    "rumor": "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z",  # circle
    "report": "M-6 -6H6V6H-6z",  # square
    "forecast": "M0 -8L8 6H-8z",  # triangle
    "announcement": "M0 -9L9 0L0 9L-9 0z",  # diamond
    "confirmation": "M0 -9L2 -3H9L4 2L6 8L0 4L-6 8L-4 2L-9 -3H-2z",  # star
    "denial": "M-7 -4L-4 -7L0 -3L4 -7L7 -4L3 0L7 4L4 7L0 3L-4 7L-7 4L-3 0z",  # saltire
    "no-comment": "M-8 -3H8V3H-8z",  # bar
    "analysis": "M-4 -7H4L8 0L4 7H-4L-8 0z",  # hexagon
    "background": "M0 8L8 -6H-8z",  # triangle on its point
    "several": "M-9 -9H9A2 2 0 0 1 11 -7V7A2 2 0 0 1 9 9H-9A2 2 0 0 1 -11 7V-7A2 2 0 0 1 -9 -9z",  # box for a number
}

_OFF: Final = 14  # from the middle of a mark to where a line touches it
_ROW: Final = 20  # what is nearer than this up or down is in one row
_BOW: Final = 44  # how far a line within one column swings out


class Point(NamedTuple):
    """A place in the picture, in pixels from its upper left corner."""

    x: int
    y: int


class Line(NamedTuple):
    """A curve, and its middle."""

    path: str
    middle: Point


def line(start: Point, end: Point) -> Line:
    """From the right of one mark to the left of a later one; to one above or below in a bow."""
    if end.x - start.x > 2 * _OFF:
        reach = max(24, (end.x - start.x) // 2)
        return _curve(Point(start.x + _OFF, start.y), Point(end.x - _OFF, end.y), reach, -reach)
    return _curve(Point(start.x + _OFF, start.y), Point(end.x + _OFF, end.y), _BOW, _BOW)


def link(one: Point, other: Point) -> Line:
    """Between two marks without direction; to one above or below in a bow to the left."""
    left, right = sorted((one, other))
    if right.x - left.x > 2 * _OFF:
        reach = max(24, (right.x - left.x) // 2)
        return _curve(Point(left.x + _OFF, left.y), Point(right.x - _OFF, right.y), reach, -reach)
    return _curve(Point(left.x - _OFF, left.y), Point(right.x - _OFF, right.y), -_BOW, -_BOW)


def _curve(start: Point, end: Point, leaves: int, arrives: int) -> Line:
    """A cubic Bézier curve whose handles reach sideways by these widths; within one row it rises above the marks."""
    rise = -22 if abs(end.y - start.y) < _ROW and leaves * arrives < 0 else 0
    one, two = Point(start.x + leaves, start.y + rise), Point(end.x + arrives, end.y + rise)
    middle = Point(
        (start.x + 3 * one.x + 3 * two.x + end.x) // 8,
        (start.y + 3 * one.y + 3 * two.y + end.y) // 8,
    )
    return Line(f"M{start.x} {start.y}C{one.x} {one.y} {two.x} {two.y} {end.x} {end.y}", middle)
