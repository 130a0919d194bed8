"""Days as an editor reads them: EDTF in words.

Knows the forms of EDTF that name more than one day. Must not know what happened on the days.
"""

from __future__ import annotations

import re
from typing import Final

_DAY: Final = r"(\d[\dX~?%-]*)"
_FORMS: Final = (
    (re.compile(rf"\.\./{_DAY}"), r"by \1"),
    (re.compile(rf"{_DAY}/\.\."), r"from \1"),
    (re.compile(rf"{_DAY}/{_DAY}"), r"\1 to \2"),
    (re.compile(rf"\[\.\.{_DAY}\]"), r"\1 or earlier"),
    (re.compile(rf"\[{_DAY}\.\.\]"), r"\1 or later"),
    (re.compile(rf"\[{_DAY}\.\.{_DAY}\]"), r"between \1 and \2"),
)


def in_words(text: str) -> str:
    """A date such as `[2001-07-25..2001-07-26]` in words; any other text as it is."""
    for form, words in _FORMS:
        if form.fullmatch(text):
            return form.sub(words, text)
    return text
