"""What can be read off the order of words where the parse went wrong.

Knows the word order of English news. Must not know cues.
"""

from __future__ import annotations

from typing import Final

from claimcheck.draft.syntax import Doc, Span, Token

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_SHORT: Final = 7


def source_before(verb: Token) -> Token | None:
    """The noun that stands directly before a finite verb without a subject (or directly after, if it is a name)."""
    doc, start = verb.doc, verb.sent.start
    at = verb.i - 1
    while at >= start and (doc[at].pos_ in ("AUX", "ADV", "PART") or doc[at].text == ","):
        at -= 1
    if at >= start and doc[at].pos_ in _NOMINAL and not doc[at].text.startswith("@"):
        return _top(doc[at], verb)
    after = verb.i + 1
    if after < verb.sent.end and doc[after].pos_ in ("PROPN", "PRON", "DET", "NOUN"):
        head = doc[after]
        while head.head.i > head.i and head.head.pos_ in _NOMINAL and head.head != verb:
            head = head.head
        return head
    return None


def source_after(doc: Doc, at: int) -> Span | None:
    """The noun phrase that begins at a character, up to the comma after it, as characters."""
    first = next((token for token in doc if token.idx >= at and not token.is_space), None)
    if first is None or first.pos_ not in ("PROPN", "PRON", "DET", "NOUN", "ADJ", "NUM"):
        return None
    last = first
    for token in doc[first.i : first.sent.end]:
        if token.pos_ not in ("PROPN", "PRON", "DET", "NOUN", "ADJ", "NUM", "ADP", "PART"):
            break
        last = token if token.pos_ in _NOMINAL else last
    return (first.idx, last.idx + len(last)) if last.pos_ in _NOMINAL else None


def _top(noun: Token, verb: Token) -> Token:
    """The head of the noun phrase that ends with a noun."""
    top = noun
    while (
        top.head != top
        and top.head.i < verb.i
        and top.head.pos_ in (*_NOMINAL, "ADP")
        and top.head.i >= verb.sent.start
    ):
        top = top.head
    return top if top.pos_ in _NOMINAL else noun


def clause_after(verb: Token) -> set[int]:
    """From `that` (or from a clause that follows directly) to the end of the sentence."""
    doc, end = verb.doc, verb.sent.end
    rest = range(verb.i + 1, end)
    for i in rest:
        if doc[i].lower_ == "that" and doc[i].tag_ == "IN" and any(doc[j].tag_ in _FINITE for j in range(i + 1, end)):
            return set(range(i, end)) - _closing(verb)
        if i - verb.i > _SHORT and doc[i].text in (",", ";"):
            break
    if any(doc[i].tag_ in _FINITE for i in rest) and doc[verb.i + 1].text not in (",", ".", ";"):
        return set(rest) - _closing(verb)
    return set()


def clause_before(verb: Token) -> set[int]:
    """All that stands before `, X said` at the end of a sentence."""
    doc, start, end = verb.doc, verb.sent.start, verb.sent.end
    if end - verb.i > _SHORT:
        return set()
    at = verb.i - 1
    while at > start and doc[at].text != ",":
        at -= 1
    if (
        doc[at + 1].dep_ == "cc"
        or at - start < 3
        or verb.i - at > 2 * _SHORT
        or not any(doc[i].tag_ in _FINITE for i in range(start, at))
    ):
        return set()
    return set(range(start, at))


def _closing(verb: Token) -> set[int]:
    last = verb.sent.end - 1
    return {last} if verb.doc[last].is_punct else set()
