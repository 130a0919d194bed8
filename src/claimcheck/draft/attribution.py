"""An attribution in the characters of a text.

Knows ranges of characters. Must not know how attributions are found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import Factory, define

from claimcheck.draft.found import Found
from claimcheck.draft.syntax import Doc, Span, Token, noun_phrase, parts, spans, without_tail

_SHORTEST = 3  # what is cut to less is no content


@define(eq=False)
class Attribution:
    """Who (`source`) says what (`content`) by which words (`cue`), in characters of the whole text.

    `via` has those who pass it on, nearest to the source first. `direct`: a quotation is part of the content;
    `described` is the source with all that is told of it.
    `passage` is the number of the paragraph; `sentence` has its sentence.
    """

    found: Found
    passage: int
    sentence: Span
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    via: list[list[Span]] = Factory(list)
    direct: bool = False
    described: Span = (0, 0)

    def covers(self, other: Attribution) -> bool:
        """Whether another one stands within what this one attributes."""
        return overlap(other.cue, self.content) and not overlap(self.cue, other.content)


def place(found: Found, passage: int, start: int, doc: Doc) -> Attribution:
    """What was found in a paragraph that begins at `start`."""

    def moved(all_of: Iterable[Span]) -> list[Span]:
        return [(first + start, last + start) for first, last in all_of]

    sentence = found.head.sent
    source = [] if found.source is None else [s for ids in parts(found.source) for s in spans(doc, ids)]
    return Attribution(
        found,
        passage,
        (sentence.start_char + start, sentence.end_char + start),
        moved(source),
        moved([_around_head(found, doc)]),
        moved(spans(doc, without_tail(doc, found.content))),
        [moved(spans(doc, noun_phrase(relay))) for relay in found.via],
        described=_described(found.source, start) if found.source is not None else (0, 0),
    )


def _around_head(found: Found, doc: Doc) -> Span:
    """The stretch of a cue that its head stands in."""
    at = found.head.idx
    every = spans(doc, found.cue | {found.head.i}, frozenset())
    return next(span for span in every if span[0] <= at < span[1])


def _described(source: Token, start: int) -> Span:
    ids = sorted(noun_phrase(source))
    last = source.doc[ids[-1]]
    return source.doc[ids[0]].idx + start, last.idx + len(last) + start


def overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether any range of one has a character in common with any of the other."""
    return any(a < d and c < b for a, b in one for c, d in other)


def join(all_of: Iterable[Span]) -> list[Span]:
    """Ranges in order; those that touch, or have one character between them, are one."""
    joined: list[Span] = []
    for start, end in sorted(all_of):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def without(ranges: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """Ranges without the parts that lie in holes, and without scraps."""
    left = list(ranges)
    for low, high in holes:
        left = [
            (start, end)
            for first, last in left
            for start, end in ((first, min(last, low)), (max(first, high), last))
            if start < end and ((first < high and low < last) or (start, end) == (first, last))
        ]
        left = sorted(set(left))
    return [(start, end) for start, end in left if end - start >= _SHORTEST]
