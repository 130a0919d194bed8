"""Days in prose to EDTF: `yesterday`, `on Monday`, `late last month`, `August 4 and 5`, `the end of June`.

Knows how news in English names days, and that what is said of the past lies before the day of publication. Must
not know tense: whoever asks says whether past or future is meant.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import Final, Literal

from attrs import frozen

from claimcheck.dates import Edtf

Direction = Literal["past", "future"] | None

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = tuple(name.lower() for name in calendar.month_name[1:])
_NUMBERS: Final = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTH: Final = rf"(?P<month>{'|'.join(_MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:,?\s+(?:of\s+)?(?P<year>(?:1[5-9]|20)\d\d)|\s+(?:of\s+)?(?P<near_year>last|this|next)\s+year)?"
_PART: Final = r"(?P<part>early|mid|late|the (?:start|beginning|middle|end) of|the end of)?[\s-]*"
_WHICH: Final = r"(?P<which>last|this past|past|this|next|the coming|coming|the following)"


@frozen
class Day:
    """A day or longer, as EDTF; characters of the text it stands in."""

    start: int
    end: int
    edtf: str


def find_days(text: str, published: Edtf, direction: Direction = None) -> list[Day]:
    """The days that a text names, in order; those that cannot be told are left out.

    When the publication is known to a few days only, what is relative to it is one of several days.
    """
    first, last = published.earliest, published.latest
    if first is None or last is None or (last - first).days > 31:
        return _found(text, None, direction)
    early, late = _found(text, first, direction), _found(text, last, direction)
    return [
        one if one == other else Day(one.start, one.end, _either(one.edtf, other.edtf))
        for one, other in zip(early, late, strict=False)
    ]


def _either(one: str, other: str) -> str:
    return (
        one
        if one == other
        else f"[{one}..{other}]"
        if len(one) == len(other) == 10
        else one[:7]
        if one[:7] == other[:7]
        else one[:4]
    )


@frozen
class _Rule:
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], dt.date | None, Direction], str | None]


def _found(text: str, today: dt.date | None, direction: Direction) -> list[Day]:
    taken: list[tuple[int, int]] = []
    days = []
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            try:
                edtf = rule.read(match, today, direction)
            except ValueError:  # 31 June, or a year beyond the calendar: no part of it is a day either
                taken.append(match.span())
                continue
            if edtf:
                taken.append(match.span())
                days.append(Day(match.start(), match.end(), edtf))
    return sorted(days, key=lambda day: day.start)


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def _near_year(month: int, day: int | None, today: dt.date | None, direction: Direction) -> int | None:
    """The year in which a month, or a day of it, was last, or comes next; the nearest when neither is asked for."""
    if today is None:
        return None
    options = [today.year - 1, today.year, today.year + 1]

    def distance(year: int) -> int:
        at = dt.date(year, month, min(day or today.day, calendar.monthrange(year, month)[1]))
        return (at - today).days

    if direction == "past":
        options = [year for year in options if distance(year) <= 0]
    elif direction == "future":
        options = [year for year in options if distance(year) >= (0 if day else -31)]
    return min(options, key=lambda year: abs(distance(year))) if options else None


def _stated_year(match: re.Match[str], today: dt.date | None) -> int | None:
    """The year that stands beside a month, in digits or as `of last year`."""
    if match["year"]:
        return int(match["year"])
    return today.year + _STEPS[match["near_year"].lower()] if match["near_year"] and today else None


_STEPS: Final = {"last": -1, "this": 0, "next": 1}


def _full(match: re.Match[str], today: dt.date | None, direction: Direction) -> str | None:
    month, day = _month_number(match["month"]), int(match["day"])
    year = _stated_year(match, today) or _near_year(month, day, today, direction)
    if year is None:
        return None
    first = dt.date(year, month, day)
    second = match.groupdict().get("second")
    return f"{first}/{dt.date(year, month, int(second))}" if second else first.isoformat()


def _month(match: re.Match[str], today: dt.date | None, direction: Direction) -> str | None:
    month = _month_number(match["month"])
    if match["month"].lower() in ("may", "mar") and not match["month"][0].isupper():
        return None
    year = _stated_year(match, today) or _near_year(month, None, today, direction)
    if which := match.groupdict().get("which"):
        year = _near_year(
            month,
            None,
            today,
            "past" if which in ("last", "this past", "past") else "future" if which == "next" else direction,
        )
    return _part(year, month, match["part"]) if year else None


def _part(year: int, month: int, part: str | None) -> str:
    last = calendar.monthrange(year, month)[1]
    if not part:
        return f"{year}-{month:02}"
    low, high = (
        (1, 10)
        if "early" in part or "start" in part or "beginning" in part
        else (11, 20)
        if "mid" in part
        else (21, last)
    )
    return f"[{year}-{month:02}-{low:02}..{year}-{month:02}-{high:02}]"


def _weekday(match: re.Match[str], today: dt.date | None, direction: Direction) -> str | None:
    if today is None:
        return None
    number = _WEEKDAYS.index(match["weekday"].lower())
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    which = (match["which"] or "").lower()
    if which in ("last", "this past", "past"):
        return (today - dt.timedelta(days=back or 7)).isoformat()
    if which in ("next", "the coming", "coming", "the following"):
        return (today + dt.timedelta(days=ahead or 7)).isoformat()
    if direction == "future":
        return (today + dt.timedelta(days=ahead)).isoformat()
    return (today - dt.timedelta(days=back)).isoformat() if direction == "past" else None


_NEAR: Final = {
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "earlier in the day": 0,
    "later in the day": 0,
    "later today": 0,
    "earlier today": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "the day before yesterday": -2,
}


def _near(match: re.Match[str], today: dt.date | None, direction: Direction) -> str | None:
    return (today + dt.timedelta(days=_NEAR[" ".join(match["near"].lower().split())])).isoformat() if today else None


def _ago(match: re.Match[str], today: dt.date | None, direction: Direction) -> str | None:
    if today is None:
        return None
    word = match["number"].lower()
    number = _NUMBERS.get(word) or int(word)
    sign = 1 if match["way"].lower() in ("from now", "hence") else -1
    unit = match["unit"].lower()
    if unit == "day":
        return (today + dt.timedelta(days=sign * number)).isoformat()
    if unit == "week":
        near = today + dt.timedelta(weeks=sign * number)
        return f"{near.isoformat()}~"
    if unit == "month":
        months = today.year * 12 + today.month - 1 + sign * number
        return f"{months // 12}-{months % 12 + 1:02}"
    return str(today.year + sign * number)


def _stretch(match: re.Match[str], today: dt.date | None, direction: Direction) -> str | None:
    if today is None:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    step = -1 if which in ("last", "this past", "past") else 0 if which == "this" else 1
    if unit == "week":
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=step)
        return f"[{monday}..{monday + dt.timedelta(days=6)}]"
    if unit == "weekend":
        saturday = (
            today
            - dt.timedelta(days=today.weekday())
            + dt.timedelta(days=5, weeks=-1 if "past" in which or which == "last" else step)
        )
        return f"[{saturday}..{saturday + dt.timedelta(days=1)}]"
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return _part(months // 12, months % 12 + 1, match["part"])
    if unit == "year":
        return str(today.year + step)
    return f"{today.year + step if unit != 'winter' or step >= 0 else today.year - 1}-{_SEASONS[unit]}"


def _year(match: re.Match[str], today: dt.date | None, direction: Direction) -> str | None:
    return match["year"]


def _season(match: re.Match[str], today: dt.date | None, direction: Direction) -> str | None:
    return f"{match['year']}-{_SEASONS[match['season'].lower()]}"


def _ordinal(match: re.Match[str], today: dt.date | None, direction: Direction) -> str | None:
    """`on the 24th`: of this month, or the one before or after."""
    if today is None:
        return None
    day = int(match["day"])
    for step in (0, -1) if direction != "future" else (0, 1):
        months = today.year * 12 + today.month - 1 + step
        at = dt.date(months // 12, months % 12 + 1, day)
        if (direction == "past" and at <= today) or (direction == "future" and at >= today) or direction is None:
            return at.isoformat()
    return None


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


_RULES: Final = (
    _Rule(
        _compiled(r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month_number>[01]\d)-(?P<day>[0-3]\d)"),
        lambda m, t, d: dt.date.fromisoformat(m.group()).isoformat(),
    ),
    _Rule(
        _compiled(
            rf"{_MONTH}\s+{_DAY}(?:\s*(?:and|to|-|–|until|through)\s*(?P<second>[0-3]?\d)(?:st|nd|rd|th)?)?{_YEAR}"
        ),
        _full,
    ),
    _Rule(
        _compiled(
            rf"(?:the\s+)?{_DAY}(?:\s*(?:and|to|-|–)\s*(?P<second>[0-3]?\d)(?:st|nd|rd|th)?)?\s+(?:of\s+)?{_MONTH}{_YEAR}"
        ),
        _full,
    ),
    _Rule(
        _compiled(
            rf"(?P<near>{'|'.join(name.replace(' ', chr(92) + 's+') for name in sorted(_NEAR, key=len, reverse=True))})"
        ),
        _near,
    ),
    _Rule(_compiled(rf"(?:{_WHICH}\s+)?(?P<weekday>{'|'.join(_WEEKDAYS)})"), _weekday),
    _Rule(
        _compiled(
            rf"(?P<number>{'|'.join(_NUMBERS)}|\d+)\s+(?P<unit>day|week|month|year)s?"
            r"\s+(?P<way>ago|earlier|from now|hence)"
        ),
        _ago,
    ),
    _Rule(_compiled(rf"{_PART}(?:{_WHICH}\s+)?{_MONTH}{_YEAR}"), _month),
    _Rule(_compiled(rf"{_PART}{_WHICH}\s+(?P<unit>week|weekend|month|year|{'|'.join(_SEASONS)})"), _stretch),
    _Rule(_compiled(rf"(?P<season>{'|'.join(_SEASONS)})(?:\s+of)?\s+(?P<year>(?:1[5-9]|20)\d\d)"), _season),
    _Rule(
        _compiled(
            r"the\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)(?!\s+(?:century|anniversary|birthday|time|largest|congress|conference|edition|annual))"
        ),
        _ordinal,
    ),
    _Rule(_compiled(r"the\s+(?P<decade>(?:1[5-9]|20)\d)0s"), lambda m, t, d: f"{m['decade']}X"),
    _Rule(_compiled(r"(?:in|since|of|during|by|until|from|after|before|for)\s+(?P<year>(?:1[5-9]|20)\d\d)"), _year),
    _Rule(_compiled(r"(?:(?<=['’]s )|(?:his|her|its|their)\s+)(?P<year>(?:1[5-9]|20)\d\d)(?=\s+[a-z])"), _year),
)
