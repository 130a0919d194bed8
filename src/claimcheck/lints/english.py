"""The numbers and dates that an English text names.

Knows how they are written. Must not know claims.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: Final = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_TIMES: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_NUMBER: Final = re.compile(
    r"(?P<thousands>\d{1,3}(?:[,.\u00a0\u2009\u202f ]\d{3}(?!\d))+)(?P<decimals>[,.]\d+)?|\d+(?:[,.]\d+)?|[a-z]+",
    re.IGNORECASE,
)
# What says a number without one: a week-long journey lasts seven days.
_WITHOUT_NUMBER: Final = re.compile(
    r"\b(single|both|half|quarter|couple|pair|dozen|score|several|twice|double|(fort)?nights?|overnight|weeks?"
    r"|weekends?|months?|years?|decades?|hours?|days?|miles?|(kilo)?met(er|re)s?)(-?long)?\b",
    re.IGNORECASE,
)

_MONTH_NAMES: Final = (
    *(("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("May",), ("June", "Jun")),
    *(("July", "Jul"), ("August", "Aug"), ("September", "Sept", "Sep"), ("October", "Oct"), ("November", "Nov")),
    ("December", "Dec"),
)
_MONTHS: Final = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_MONTH: Final = rf"(?:{'|'.join(_MONTHS)})\b\.?"  # with a capital letter: may is not May
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_AND: Final = r"\s*(?:,|-|–|/|and|or|to|through)\s*"
_DAYS: Final = rf"{_DAY}(?:{_AND}{_DAY})*"
_YEAR: Final = r"[12]\d{3}(?!\d)"
_DATE: Final = re.compile(
    rf"(?<!\w)(?:(?P<iso>{_YEAR}-\d\d-\d\d)"
    rf"|(?P<before>{_DAYS})\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?"
    rf"|(?P<month_first>{_MONTH})(?:\s+(?P<after>{_DAYS}))?(?:,?\s+(?P<year_last>{_YEAR}))?"
    rf"|(?P<decade>[12]\d\d)0s|(?P<only_year>{_YEAR}))(?!\w)"
)


def numbers(text: str) -> frozenset[float]:
    """The numbers in a text, in digits or in words."""
    return frozenset(_numbers(text))


def tells_amount(text: str) -> bool:
    """Whether a text tells an amount without a number, as in "a week-long journey"."""
    return _WITHOUT_NUMBER.search(text) is not None


def _numbers(text: str) -> Iterator[float]:
    value: float | None = None  # of the words since the last number was complete
    for found in _NUMBER.finditer(text):
        word = found[0].casefold()
        if value is not None and word in _TIMES:
            value *= _TIMES[word]
        elif value is not None and _continues(value, word):
            value += _WORDS[word]
        elif value is None or word != "and":
            if value is not None:
                yield value
            value = _in_digits(found) if word[0].isdigit() else _WORDS.get(word, _TIMES.get(word))
    if value is not None:
        yield value


def _continues(value: float, word: str) -> bool:
    """Whether a word adds to a number, as in twenty-four, or two hundred and ten."""
    if word not in _WORDS or value < 20:
        return False
    return value % 100 == 0 or (value % 10 == 0 and value % 100 >= 20 and _WORDS[word] < 10)


def _in_digits(found: re.Match[str]) -> float:
    digits = re.sub(r"\D", "", found["thousands"]) + (found["decimals"] or "") if found["thousands"] else found[0]
    return float(digits.replace(",", "."))


class NamedDate(NamedTuple):
    """A date as far as a text names it; None and () stand for what it leaves open."""

    years: tuple[int, int] | None  # the first and the last
    month: int | None = None
    days: tuple[int, ...] = ()

    def fits(self, lo: dt.date, hi: dt.date) -> bool:
        """Whether any day from `lo` to `hi` can be meant."""
        first, last = self.years or (lo.year, hi.year)
        years = range(max(first, lo.year), min(last, hi.year) + 1)
        return any(self._fits_in(year, lo, hi) for year in years[:3])  # three years in a row hold a whole one

    def _fits_in(self, year: int, lo: dt.date, hi: dt.date) -> bool:
        if self.month is None:
            return True
        if not self.days:
            return (lo.year, lo.month) <= (year, self.month) <= (hi.year, hi.month)
        return any(
            (lo.year, lo.month, lo.day) <= (year, self.month, day) <= (hi.year, hi.month, hi.day) for day in self.days
        )


def named_dates(text: str) -> list[NamedDate]:
    """The dates that a text names by month or year; weekdays, `yesterday` and the like are none."""
    return [_named(found) for found in _DATE.finditer(text)]


def _named(found: re.Match[str]) -> NamedDate:
    if found["decade"]:
        return NamedDate((int(f"{found['decade']}0"), int(f"{found['decade']}9")))
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        return NamedDate((year, year), month, (day,))
    year_text = found["year"] or found["year_last"] or found["only_year"]
    month_text = found["month"] or found["month_first"]
    return NamedDate(
        years=(int(year_text), int(year_text)) if year_text else None,
        month=_MONTHS[month_text.rstrip(".")] if month_text else None,
        days=tuple(map(int, re.findall(r"\d+", found["before"] or found["after"] or ""))),
    )
