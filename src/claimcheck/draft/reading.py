"""A parsed text to its attributions.

Knows how the paragraphs of a text hang together. Must not know types, registries or claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimcheck.draft.attribution import Attribution, overlap, place
from claimcheck.draft.finding import find
from claimcheck.draft.lexicon import Lexicon
from claimcheck.draft.speech import Paragraph
from claimcheck.draft.syntax import Passage

_REACH: Final = 3  # paragraphs over which a quotation may go on


def read(passages: Sequence[Passage], lexicon: Lexicon) -> list[Attribution]:
    """The attributions of paragraphs, each with where it begins in the text; in the order of their cues."""
    every: list[Attribution] = []
    last: Attribution | None = None
    leading: Attribution | None = None  # whose words are the next paragraph
    names: set[str] = set()
    for number, (start, doc) in enumerate(passages):
        here = [place(found, number, start, doc) for found in find(doc, lexicon, names)]
        names |= {token.lower_ for token in doc if token.pos_ == "PROPN"}
        paragraph = Paragraph(number, start, doc, here)
        last = paragraph.give_quotes(last)
        if leading is not None and not any(one.content for one in paragraph.attributions):
            leading.content, leading.direct = [paragraph.all_of_it()], True
            every.append(leading)
        leading = paragraph.leads_on()
        every.extend(one for one in paragraph.attributions if one.content)
    return outermost(every)


def speaking(passages: Sequence[Passage], attributions: Sequence[Attribution]) -> frozenset[int]:
    """The characters at which the sources stand, by their heads."""
    heads = ((one.passage, one.found.source) for one in attributions)
    return frozenset(passages[number][0] + head.idx for number, head in heads if head is not None)


def outermost(every: Sequence[Attribution]) -> list[Attribution]:
    """Those that stand in no other's content."""
    kept = []
    for number, one in enumerate(every):
        around = every[max(0, number - 40) : number + 40]
        if not any(
            o is not one and abs(o.passage - one.passage) <= _REACH and (o.covers(one) or _describes(o, one))
            for o in around
        ):
            kept.append(one)
    return kept


def _describes(other: Attribution, one: Attribution) -> bool:
    """Whether one stands in what is told of the source of another."""
    first, last = other.described
    return bool(other.source) and first <= one.cue[0][0] < last and not overlap(other.cue, one.content)
