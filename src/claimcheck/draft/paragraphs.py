"""Where the paragraphs of a text begin and end.

Knows how plain text breaks lines. Must not know what is in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

_LINE: Final = re.compile(r"[^\n]+")
_WRAPPED: Final = range(50, 141)  # characters of a line that is broken to fit, and goes on in the next


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a text begin and end, without white space around them.

    Empty lines part them; so does each line break, unless the lines are broken to fit a width.
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    if _is_wrapped(text, lines):
        blocks = [match.span() for match in re.finditer(r"(?:[^\n]*\S[^\n]*\n?)+", text)]
    else:
        blocks = lines
    for start, end in blocks:
        block = text[start:end]
        if block.strip():
            yield start + len(block) - len(block.lstrip()), end - len(block) + len(block.rstrip())


def _is_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    going_on = [end - start for (start, end), (after, _) in pairwise(lines) if after == end + 1]
    ends = [text[end - 1] for (_, end), (after, _) in pairwise(lines) if after == end + 1]
    if len(going_on) < 2:
        return False
    return int(median(going_on)) in _WRAPPED and sum(mark in '.!?”"' for mark in ends) * 2 < len(ends)
