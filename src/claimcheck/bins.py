"""Many days -> few stretches of time: single days where they are few, else weeks, months, years or more.

Knows the calendar. Must not know what happened on the days.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Collection
from typing import Final, Literal, get_args

from attrs import frozen

Size = Literal["day", "week", "month", "year", "decade", "century", "millennium"]

_YEARS: Final = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}


@frozen
class Bin:
    """A stretch of time, from its first day to its last, both included."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def smallest(days: Collection[dt.date], most: int) -> Size:
    """The smallest size at which no more than `most` bins hold all the days; a millennium if there is none."""
    sizes: tuple[Size, ...] = get_args(Size)
    return next((size for size in sizes if len({bin_of(day, size) for day in days}) <= most), "millennium")


def bin_of(day: dt.date, size: Size) -> Bin:
    """The bin that a day is in: a week begins on a Monday, a decade with a year such as 2010."""
    if size == "day":
        return Bin(day, day)
    if size == "week":
        first = max(day.toordinal() - day.weekday(), dt.date.min.toordinal())
        return Bin(dt.date.fromordinal(first), _at_most(day.toordinal() - day.weekday() + 6))
    if size == "month":
        return Bin(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
    years = _YEARS[size]
    start = day.year - day.year % years
    return Bin(dt.date(max(start, dt.MINYEAR), 1, 1), dt.date(min(start + years - 1, dt.MAXYEAR), 12, 31))


def _at_most(ordinal: int) -> dt.date:
    return dt.date.fromordinal(min(ordinal, dt.date.max.toordinal()))
