"""Where a paragraph quotes: the stretches within quotation marks.

Knows quotation marks. Must not know sentences, cues or sources.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

_MARKS: Final = re.compile(r"[“”„\"«»]|''|``|[‘’']")
_DECADE: Final = re.compile(r"\d\ds\b")


@frozen
class Quote:
    """From the opening mark to after the closing one; `open_end` when the paragraph ends before it is closed."""

    start: int
    end: int
    open_end: bool = False


def find_quotes(text: str) -> list[Quote]:
    """The outermost quotations of a paragraph, in order."""
    found: list[Quote] = []
    opened: tuple[int, str] | None = None
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if opened is None:
            if _opens(text, match):
                opened = at, mark
        elif _closes(text, match, opened[1]):
            found.append(Quote(opened[0], match.end()))
            opened = None
        elif opened[1] in "‘'" and mark in '“"«' and _opens(text, match):
            opened = at, mark  # what looked like an opening mark was an apostrophe
    if opened and opened[1] not in ("‘", "'"):
        found.append(Quote(opened[0], len(text), open_end=True))
    return found


def _opens(text: str, match: re.Match[str]) -> bool:
    mark, before = match.group(), text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if mark in ("”", "»", "’"):
        return False
    fresh = not before or before.isspace() or before in "([{—–-/:“"
    if mark in ("‘", "'"):
        rest = text[match.end() :]
        if _DECADE.match(rest):
            return False
        return (
            fresh
            and (after.isalnum() or after in "[…")
            and bool(re.search(r"(?<=[\w.,!?…])[’'](?=[\s.,;:!?)—–]|$)", rest))
        )
    if mark in ("“", "„", "«", "``"):
        return True
    return fresh and bool(after) and not after.isspace()


def _closes(text: str, match: re.Match[str], opened: str) -> bool:
    mark, after = match.group(), text[match.end() : match.end() + 1]
    if opened in ("‘", "'"):
        return mark in ("’", "'") and not (after.isalnum())
    if opened in ("“", "„", "``"):
        return mark in ("”", "“", '"', "''") and (mark != "“" or opened == "„")
    if opened == "«":
        return mark == "»"
    return mark in (opened, "”") and not (after.isalnum() and text[match.start() - 1].isspace())
