"""What a timeline and its parts are called: days, marks, lanes, stretches without a word.

Knows words and names. Must not know where anything is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.bins import Bin, Size
from claimcheck.report import safe
from claimcheck.report.names import Names, counted, listed
from claimcheck.timeline import Column, Kind, Lane, Mark, Timeline

VERDICTS: Final = {
    "confirmed": "confirmed",
    "partly": "confirmed in part",
    "carried": "true of another visit",
    "refuted": "refuted",
    "superseded": "superseded",
}

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EACH: Final = {
    "week": "Each column is a week, named by its Monday.",
    "month": "Each column is a month.",
    "year": "Each column is a year.",
    "decade": "Each column is a decade.",
    "century": "Each column is a century.",
    "millennium": "Each column is a millennium.",
}


def heading(bin: Bin | None, size: Size) -> tuple[str, str]:
    """The year of a column, and its day or month; where it is longer than a month, nothing and its years."""
    if bin is None:
        return "", "no day"
    first = bin.first
    if size in ("day", "week"):
        return str(first.year), f"{first.day} {_MONTHS[first.month - 1]}"
    if size == "month":
        return str(first.year), _MONTHS[first.month - 1]
    return "", str(first.year) if size == "year" else f"{first.year}s"


def when(bin: Bin | None, size: Size) -> str:
    """The time of a column in words."""
    if bin is None:
        return "on no known day"
    year, day = heading(bin, size)
    return f"{'week from ' if size == 'week' else ''}{day} {year}".strip()


def stretch(days: int) -> str:
    """How long nothing was said; nothing where that is not known."""
    if not days:
        return ""
    if days < 60:
        return counted(days, "day")
    return counted(days * 12 // 365, "month") if days < 730 else counted(days // 365, "year")


def lane(of: Lane, names: Names) -> str:
    """A source's name, or how many share the lane."""
    return safe.line(names.sources(of.sources))


def kinds(mark: Mark) -> tuple[str, ...]:
    """What kinds of claims a mark is, each in words."""
    if len(mark.kinds) == 1:
        return (_kind(mark.kinds[0][0]),)
    return tuple(f"{_kind(kind)}: {number}" for kind, number in mark.kinds)


def _kind(kind: Kind) -> str:
    """A type, and what does not follow from it."""
    denies = ["denies"] if kind.stance == "deny" and kind.type != "denial" else []
    declines = ["declines to answer"] if kind.stance == "decline" and kind.type != "no-comment" else []
    return ", ".join([kind.type, *denies, *declines, *(["happened"] if kind.happened else [])])


def mark(of: Mark, source: str, column: Column, size: Size) -> str:
    """A mark in a line: who, when, how many claims of which kinds, and if any is disputed."""
    earlier = " or earlier" if of.earlier else ""
    said = listed(kinds(of), 4, "; ")
    number = f"{len(of.claims)} claims, " if len(of.claims) > 1 else ""
    disputed = ", disputed" if of.disputed else ""
    return f"{source}, {when(column.bin, size)}{earlier}: {number}{said}{disputed}"


def description(of: Timeline) -> str:
    """How much there is, from when to when."""
    claims = counted(sum(one.claims for one in of.lanes), "claim")
    sources = counted(sum(len(one.sources) for one in of.lanes), "source")
    dated = [column.bin for column in of.columns if column.bin]
    if not dated:
        return f"{claims} by {sources}, on no known day."
    first, last = (when(bin, of.size) for bin in (dated[0], dated[-1]))
    return f"{claims} by {sources}, {f'from {first} to {last}' if first != last else first}."


def notes(of: Timeline) -> Iterator[str]:
    """What a reader must know to read the picture right."""
    if of.size in _EACH:
        yield _EACH[of.size]
    if any(one.earlier for one in of.marks):
        yield "A claim stands at the last day on which it can have been said; a line before a mark: maybe earlier."
    if any(len(one.sources) > 1 for one in of.lanes):
        yield "The last lane is shared by the sources that say least; no lines are drawn to it."
    if any(len(one.kinds) > 1 for one in of.marks):
        yield "A number in a box counts claims of several types."
