"""EDTF text to the earliest and the latest day it can mean.

This module knows our profile of EDTF (Library of Congress specification of 2019, ISO 8601-2:2019): days,
months, years, seasons and other parts of a year, qualifiers, masked digits, one-of sets, intervals, times.
It must not know claims, questions, how two dates relate, where a text was found, or what today is.
"""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from itertools import product
from typing import Final, Literal

from attrs import evolve, field, frozen

Grain = Literal["day", "month", "year"]

_MAX_LENGTH: Final = 100


@frozen
class Edtf:
    """What an EDTF text says. Two are equal when their canonical texts are, however they were written.

    `earliest` and `latest` are the tightest days around all that the text allows; None where an end is open
    or unknown. `grain` is how exact the text is: a season counts as a month, a masked digit leaves the next
    coarser grain, of several dates the coarsest counts. `lasts` is True for what goes on from one day to
    another (`a/b`), False for one day somewhere within the bounds. `uncertain` (`?`, `%`) and `approximate`
    (`~`, `%`) hold when any part is so marked. `open_start` and `open_end` tell an open end (`..`) from an
    unknown one.
    """

    text: str = field(eq=False)  # as written
    canonical: str  # the normal spelling; parsing it gives an equal Edtf
    earliest: date | None
    latest: date | None
    grain: Grain
    lasts: bool = False
    uncertain: bool = False
    approximate: bool = False
    open_start: bool = False
    open_end: bool = False


@lru_cache(maxsize=2**16)
def parse_edtf(text: str) -> Edtf:
    """Read a date written in our profile of EDTF.

    Raises ValueError for any other text, with a reason in two parts: "what is wrong; what to write instead".

    Source: https://www.loc.gov/standards/datetime/ (levels 0 to 2) and ISO 8601-2:2019. Ours alone: seasons
    21 to 24 are northern, seconds may be left out, times may stand in sets and intervals, letters may be in
    lower case. Left out: the year 0000, years of other than four digits, fractions of a second, and sets that
    mean all their members.
    """
    if len(text) > _MAX_LENGTH:
        raise ValueError(f"{len(text)} characters are too many for a date; write at most {_MAX_LENGTH}")
    bare = text.strip()
    if not bare:
        raise ValueError("the date is empty; write one such as 2011-06-25")
    if not bare.isascii():
        stranger = next(character for character in bare if not character.isascii())
        raise ValueError(f"{stranger!r} cannot stand in a date; write the digits 0 to 9 and plain hyphens")
    edtf = _read(bare)
    return edtf if edtf.text == text else evolve(edtf, text=text)


def _read(text: str) -> Edtf:
    if text[0] == "{":
        raise ValueError("{ } means all of these dates; write an answer for each, or [ ] for one of them")
    if text[0] == "[":
        return _one_of(text)
    if "/" in text:
        return _interval(text)
    return _point(text)


# --- One date: a year, a month, a part of a year, a day, or a time of day ---------------------------------

_DATE = re.compile(
    r"""[?~%]? (?P<year>[0-9X]{4}) [?~%]?
    (?: - [?~%]? (?P<month>[0-9X]{2}) [?~%]?
    (?: - [?~%]? (?P<day>[0-9X]{2}) [?~%]? )? )?""",
    re.VERBOSE,
)
_TIME = re.compile(
    r"""(?P<year>[0-9]{4}) - (?P<month>[0-9]{2}) - (?P<day>[0-9]{2})
    T (?:[01][0-9]|2[0-3]) : [0-5][0-9] (?: : [0-5][0-9] )?
    (?: Z | (?:[+]0[0-9]|[+]1[0-3]|-0[0-9]|-1[01]) (?: : [0-5][0-9] )? | (?:[+]14|-12) (?: :00 )? )?""",
    re.VERBOSE,
)
_FARTHEST_WEST, _FARTHEST_EAST = timezone(timedelta(hours=-12)), timezone(timedelta(hours=14))

# First and last month; what begins in December ends in the next year. The codes 21 to 24 name no hemisphere,
# 25 to 28 the northern, 29 to 32 the southern, then come quarters, quadrimesters and semesters.
_SEASONS: Final = ((3, 5), (6, 8), (9, 11), (12, 2))  # spring, summer, autumn, winter of the north
_SOUTHERN_SEASONS: Final = (*_SEASONS[2:], *_SEASONS[:2])
_QUARTERS: Final = ((1, 3), (4, 6), (7, 9), (10, 12))
_QUADRIMESTERS: Final = ((1, 4), (5, 8), (9, 12))
_SEMESTERS: Final = ((1, 6), (7, 12))
_PARTS = (*_SEASONS, *_SEASONS, *_SOUTHERN_SEASONS, *_QUARTERS, *_QUADRIMESTERS, *_SEMESTERS)
_PARTS_OF_YEAR: Final = {str(code): months for code, months in enumerate(_PARTS, start=21)}

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _point(text: str) -> Edtf:
    upper = text.upper()
    if match := _DATE.fullmatch(upper):
        return _date(text, match["year"], match["month"], match["day"])
    if match := _TIME.fullmatch(upper):
        _bounds(match["year"], match["month"], match["day"])  # says why when there is no such day
        return _time(text, datetime.fromisoformat(upper))
    raise ValueError(_what_is_wrong(text))


def _date(text: str, year: str, month: str | None, day: str | None) -> Edtf:
    if month and not day and month in _PARTS_OF_YEAR:
        earliest, latest = _bounds_of_part(year, month)
    else:
        earliest, latest = _bounds(year, month, day)
    uncertain, approximate = "?" in text or "%" in text, "~" in text or "%" in text
    mark = "%" if uncertain and approximate else "?" if uncertain else "~" if approximate else ""
    canonical = "-".join(filter(None, (year, month, day))) + mark
    grain = _grain(year, month, day)
    return Edtf(text, canonical, earliest, latest, grain, uncertain=uncertain, approximate=approximate)


def _grain(year: str, month: str | None, day: str | None) -> Grain:
    if month is None or "X" in year or "X" in month:
        return "year"
    return "month" if day is None or "X" in day else "day"


def _bounds(year: str, month: str | None = None, day: str | None = None) -> tuple[date, date]:
    """The first and the last day that fit. A component that is not written can be anything, as if masked."""
    years, months, days = _fitting(year, 9999), _fitting(month or "XX", 12), _fitting(day or "XX", 31)
    earliest = _first_real_day(years, months, days)
    latest = _first_real_day(years[::-1], months[::-1], days[::-1])
    if earliest and latest:
        return earliest, latest
    if not years:
        raise ValueError(f"there is no year {year}; write a year from 0001 to 9999")
    if not months and day:
        raise ValueError(f"there is no month {month}; write year, month, day in this order, as in 2011-06-25")
    if not months:
        raise ValueError(f"there is no month {month}; write a month from 01 to 12, or a season from 21 to 24")
    if not days:
        raise ValueError(f"there is no day {day}; write 01 to 31, or {year}-{month} if the day is unknown")
    # Every mask of months allows one with 31 days, so it is a single month that is too short.
    what = f"{day} {_MONTHS[months[0] - 1]} does not exist in {year}"
    raise ValueError(f"{what}; write {year}-{month} if the day is unknown")


@lru_cache(maxsize=2**12)
def _fitting(pattern: str, highest: int) -> tuple[int, ...]:
    """The numbers from 1 to `highest` that fit a pattern such as `201X`, in order."""
    choices = product(*("0123456789" if place == "X" else place for place in pattern))
    return tuple(number for number in map(int, map("".join, choices)) if 1 <= number <= highest)


def _first_real_day(years: Sequence[int], months: Sequence[int], days: Sequence[int]) -> date | None:
    # The leap years among those that fit a mask, if any, are never eight apart: a test tries every mask.
    for year, month, day in product(years[:8], months, days):
        if day <= 28 or day <= monthrange(year, month)[1]:
            return date(year, month, day)
    return None


def _bounds_of_part(year: str, code: str) -> tuple[date, date]:
    first_month, last_month = _PARTS_OF_YEAR[code]
    first_day, last_day = _bounds(year)
    last_year = last_day.year + (last_month < first_month)
    if last_year > 9999:
        raise ValueError(f"{year}-{code} ends after the year 9999; write an earlier year")
    length = monthrange(last_year, last_month)[1]
    return first_day.replace(month=first_month), date(last_year, last_month, length)


def _time(text: str, moment: datetime) -> Edtf:
    """A time with an offset is an instant, which bounds the day in any zone; else the day is as written."""
    canonical = moment.isoformat(timespec="seconds" if moment.second else "minutes").replace("+00:00", "Z")
    if moment.tzinfo is None:
        return Edtf(text, canonical, moment.date(), moment.date(), "day")
    try:
        earliest, latest = moment.astimezone(_FARTHEST_WEST).date(), moment.astimezone(_FARTHEST_EAST).date()
    except OverflowError:
        reason = f"in some zones {text} is outside the years 0001 to 9999; leave out the offset"
        raise ValueError(reason) from None
    return Edtf(text, canonical, earliest, latest, "day")


# --- Several dates: intervals `a/b`, one-of sets `[a, b..c]` ----------------------------------------------

_UNKNOWN = Edtf("", "", None, None, "day")
_OPEN = Edtf("..", "..", None, None, "day", open_start=True, open_end=True)
_INTERVAL_ENDS: Final = {"": _UNKNOWN, "..": _OPEN}
_RANGE_ENDS: Final = {"": evolve(_OPEN, canonical="")}  # the dots are the range's own
_GRAINS: Final[Sequence[Grain]] = ("day", "month", "year")


def _interval(text: str) -> Edtf:
    if text.count("/") > 1:
        raise ValueError(_what_is_wrong(text))
    return _from_to(text, "/", _INTERVAL_ENDS)


def _one_of(text: str) -> Edtf:
    if not text.endswith("]"):
        raise ValueError("a set in [ ] does not end with ]; write it as in [2011-06-25, 2011-06-27]")
    if "/" in text:
        raise ValueError("a / cannot stand in [ ]; write [a..b] for one day from a to b, a/b for all days")
    members = [_member(part.strip()) for part in text[1:-1].split(",")]
    open_start, open_end = any(part.open_start for part in members), any(part.open_end for part in members)
    return Edtf(
        text=text,
        canonical=_canonical_set(members),
        earliest=None if open_start else min(part.earliest for part in members if part.earliest),
        latest=None if open_end else max(part.latest for part in members if part.latest),
        grain=_coarsest(members),
        uncertain=any(part.uncertain for part in members),
        approximate=any(part.approximate for part in members),
        open_start=open_start,
        open_end=open_end,
    )


def _member(text: str) -> Edtf:
    return _from_to(text, "..", _RANGE_ENDS) if ".." in text else _point(text)


def _canonical_set(members: Sequence[Edtf]) -> str:
    def place(member: Edtf) -> tuple[date, date, str]:
        return member.earliest or date.min, member.latest or date.max, member.canonical

    inside = ",".join(dict.fromkeys(member.canonical for member in sorted(members, key=place)))
    return f"[{inside}]" if "," in inside or ".." in inside else inside


def _from_to(text: str, between: Literal["/", ".."], ends_without_date: Mapping[str, Edtf]) -> Edtf:
    first, last = (end.strip() for end in text.split(between, 1))
    start = ends_without_date.get(first) or _point(first)
    end = ends_without_date.get(last) or _point(last)
    if start.earliest is None and end.latest is None:
        raise ValueError(f"{text!r} names no date; write at least one of the ends, as in 2011-06{between}")
    if start.earliest and end.latest and start.earliest > end.latest:
        swapped = f"{end.canonical}{between}{start.canonical}"
        raise ValueError(f"{start.canonical} comes after {end.canonical}; write the earlier first: {swapped}")
    if start == end and (between == ".." or start.earliest == start.latest):
        return start  # from a day to itself is that day
    return Edtf(
        text=text,
        canonical=f"{start.canonical}{between}{end.canonical}",
        earliest=start.earliest,
        latest=end.latest,
        grain=_coarsest((start, end)),
        lasts=between == "/",
        uncertain=start.uncertain or end.uncertain,
        approximate=start.approximate or end.approximate,
        open_start=start.open_start,
        open_end=end.open_end,
    )


def _coarsest(parts: Sequence[Edtf]) -> Grain:
    return max((part.grain for part in parts), key=_GRAINS.index)


# --- What people write instead of EDTF --------------------------------------------------------------------

# A pattern that the whole text fits, in either case, and what to write; the first that fits speaks.
_MISTAKES: Final = (
    (r"", "write a date between the commas, or leave out the comma"),
    (
        r"(?P<year>\d{4})[-/. ](?P<month>0?[1-9]|1[0-2])[-/. ](?P<day>[0-3]?\d)",
        "write hyphens, and two digits for month and day: {year}-{month:0>2}-{day:0>2}",
    ),
    (r"(?P<year>\d{4})(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)", "write hyphens: {year}-{month}-{day}"),
    (r"(?P<year>\d{4})[/. ]?(?P<month>0[1-9]|1[0-2])", "write a hyphen: {year}-{month}"),
    (r"(?P<year>\d{4})[-/. ](?P<month>[1-9])", "write two digits for the month: {year}-0{month}"),
    (
        r"(?P<day>1[3-9]|2\d|3[01])[-/. ](?P<month>0?[1-9]|1[0-2])[-/. ](?P<year>\d{4})",
        "write the year first: {year}-{month:0>2}-{day}",
    ),
    (r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}", "write the year first, then month and day, as in 2011-06-25"),
    (r"\d{1,2}(-\d{1,2})?", "write every date in full, as in 2011-06-25/2011-06-27, a month as 2011-06"),
    (
        r"(?P<start>\d{4}(-\d\d){0,2}) ?(-|to|until) ?(?P<end>\d{4}(-\d\d){0,2})",
        "write {start}/{end} for all days from one to the other, [{start}..{end}] for one day between",
    ),
    (r".*\.\..*", "write [a..b] for one day from a to b, a/b for all days"),
    (r"(?P<decade>\d{3})0'?s", "write {decade}X for the decade"),
    (r"\d+u[\du-]*", "write X for each digit that is not known, as in 201X"),
    (r"\d{4}-?w\d.*", "write the days of the week, as in 2011-06-20/2011-06-26"),
    (
        r"\d{4}-\d\d-\d\d[t ]\d.*",
        "write a time from 00:00 to 23:59 and, if known, Z or an offset, as in 2011-06-25T02:22+09:00",
    ),
    (r"unknown|open", "leave an unknown end empty (2011/), write .. for an open one (2011/..)"),
    (r".*[a-z]{3}.*", "write numbers: June 2011 is 2011-06, summer 2011 is 2011-22, about 2011 is 2011~"),
    (r"-\d.*|y.*|\d{5,}.*", "write a year from 0001 to 9999, with four digits"),
    (r".*[?~%]{2,}.*", "write one mark: ? for uncertain, ~ for approximate, % for both"),
)


def _what_is_wrong(text: str) -> str:
    for mistake, advice in _MISTAKES:
        if match := re.fullmatch(mistake, text, re.DOTALL | re.IGNORECASE):
            return f"{text!r} is not a date; {advice.format(**match.groupdict())}"
    return f"{text!r} is not a date; write one such as 2011-06-25, 2011-06 or 2011"
