"""Amounts in prose: `4,500 kilometers`, `three days`, `a week-long trip`.

Knows how news in English writes amounts. Must not know units: whoever asks says which one fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_AMOUNT: Final = re.compile(
    r"(?<![\w,.])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)[\s-]*(?!in\b)([a-zA-Z]{2,})"
)  # in: no inches
_NUMBER_WORDS: Final = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_IN_WORDS: Final = re.compile(
    rf"\b({'|'.join(_NUMBER_WORDS)})[\s-]+(day|week|month|year|hour|mile|kilometer|kilometre)s?\b", re.IGNORECASE
)
_LONG: Final = re.compile(r"\b(day|week|month)[\s-]?long\b", re.IGNORECASE)


def find_amounts(text: str) -> Iterator[tuple[int, int, str]]:
    """The amounts in a text, each with its characters: a number and a word that may be a unit."""
    for match in _AMOUNT.finditer(text):
        yield match.start(), match.end(), f"{match[1].replace(',', '')} {match[2]}"
    for match in _IN_WORDS.finditer(text):
        yield match.start(), match.end(), f"{_NUMBER_WORDS[match[1].lower()]} {match[2]}"
    for match in _LONG.finditer(text):
        yield match.start(), match.end(), f"1 {match[1]}"
