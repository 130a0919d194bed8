"""Dates in EDTF to words for a sentence.

Knows how uncertain dates are said in English; days stay as ISO writes them. Must not know claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBTS: Final = {"?": "perhaps {}", "~": "about {}", "%": "perhaps about {}"}
_BY_FORM: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (re.compile(r"\[\.\.(.+)\]|\.\./(.+)"), lambda found: f"by {date_words(found[1] or found[2])}"),
    (re.compile(r"\[(.+)\.\.\]|(.+)/\.\."), lambda found: f"from {date_words(found[1] or found[2])} on"),
    (re.compile(r"\[([^,]+)\.\.([^,]+)\]"), lambda found: f"between {date_words(found[1])} and {date_words(found[2])}"),
    (re.compile(r"\[(.+)\]"), lambda found: " or ".join(date_words(one.strip()) for one in found[1].split(","))),
    (re.compile(r"(.+)/(.+)"), lambda found: f"from {date_words(found[1])} to {date_words(found[2])}"),
    (re.compile(r"(.+)([?~%])"), lambda found: _DOUBTS[found[2]].format(date_words(found[1]))),
    (re.compile(r"(\d{4})-(2[1-4])"), lambda found: f"{_SEASONS[found[2]]} {found[1]}"),
    (re.compile(r"(\d{3})X"), lambda found: f"the {found[1]}0s"),
)


def date_words(date: str) -> str:
    """A date in EDTF in words: `[2031-05-04..2031-05-05]` is "between 2031-05-04 and 2031-05-05"."""
    for form, say in _BY_FORM:
        if found := form.fullmatch(date):
            return say(found)
    return date
