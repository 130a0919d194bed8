"""Places that a clause names in answer to a question, and that are in no registry.

Knows how sentences name places. Must not know who says it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.draft.answers import Asked, Clause
from claimcheck.draft.days import find_days
from claimcheck.draft.syntax import Span, Token

_LEADING: Final = frozenset({"in", "at", "to", "near", "from", "via", "through", "on", "outside"})
_LONGEST: Final = 8  # words of a name


def unknown_places(asked: Asked, clause: Clause) -> Iterator[tuple[str, str]]:
    """The question, and the name as the text has it."""
    text = clause.text
    first = clause.span[0]
    taken = [(day.start, day.end) for day in find_days(text, clause.published, clause.direction)]
    for names in (asked.places, asked.people, asked.sources):
        taken.extend((one.start, one.end) for one in names.find(text))
    for token in clause.tokens:
        if token.dep_ != "pobj" or token.pos_ != "PROPN" or token.head.lower_ not in _LEADING:
            continue
        start, end = _name(token)
        if any(start - first < high and low < end - first for low, high in taken):
            continue
        if best := asked.question_of(clause, token, "place"):
            yield best, str(token.doc.text[start:end])


def _name(token: Token) -> Span:
    """The characters of a name: the words before its last one that belong to it, without an article."""
    first = token
    while first.i > token.sent.start and token.i - first.i < _LONGEST:
        before = first.nbor(-1)
        if before.pos_ != "PROPN" or token not in (before.head, *before.ancestors):
            break
        first = before
    return first.idx, token.idx + len(token)
