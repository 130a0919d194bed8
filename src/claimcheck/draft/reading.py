"""A parsed text to its attributions.

Knows how the paragraphs of a text hang together. Must not know types, registries or claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from attrs import define, field

from claimcheck.draft.finding import Found, find
from claimcheck.draft.lexicon import Lexicon
from claimcheck.draft.quotation import Quote, find_quotes
from claimcheck.draft.syntax import Doc, below, spans

Span = tuple[int, int]
_SPOKEN: Final = frozenset({"clause", "quote"})


@define(eq=False)
class Attribution:
    """One attribution in offsets of the whole text."""

    found: Found
    sentence: Span
    passage: int
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    direct: bool = False
    parent: "Attribution | None" = None

    def spoken(self) -> bool:
        return bool(self.found.entry.content & _SPOKEN)


def read(passages: Sequence[tuple[int, Doc]], lexicon: Lexicon) -> list[Attribution]:
    every: list[Attribution] = []
    last: Attribution | None = None
    for number, (start, doc) in enumerate(passages):
        here = [_placed(found, number, start, doc) for found in find(doc, lexicon)]
        last = _speech(start, doc, here, last)
        here = [one for one in here if one.content]
        every.extend(here)
    return nested(every)


def _placed(found: Found, number: int, start: int, doc: Doc) -> Attribution:
    sent = found.head.sent
    source = [] if found.source is None else spans(doc, source_ids(found.source))
    move = lambda all: [(a + start, b + start) for a, b in all]
    return Attribution(found, (sent.start_char + start, sent.end_char + start), number, move(source), move(spans(doc, found.cue)), move(spans(doc, found.content)))


def source_ids(head) -> set[int]:
    ids = below(head)
    for child in head.children:
        if child.dep_ == "relcl" or (child.dep_ == "acl" and child.i > head.i and head.doc[child.left_edge.i - 1].text == ","):
            ids -= below(child)
    return ids


def _overlap(a: Sequence[Span], b: Sequence[Span]) -> bool:
    return any(s < f and x < e for s, e in a for x, f in b)


def _merge(all: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for s, e in sorted(all):
        if out and s <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(e, out[-1][1]))
        else:
            out.append((s, e))
    return out


def _speech(start: int, doc: Doc, here: list[Attribution], last: Attribution | None) -> Attribution | None:
    """Give each quotation to the attribution that it belongs to; returns the last one that speaks."""
    text = doc.text
    quotes = [(q.start + start, q.end + start, q) for q in find_quotes(text)]
    words = lambda s, e: len(text[s - start : e - start].split())
    for s, e, q in quotes:
        span = [(s, e)]
        outside = [one for one in here if not _overlap(one.cue, span)]
        owners = [one for one in outside if _overlap(one.content, span)]
        # the outermost: one whose cue is in no other's content
        if owners:
            owner = max(owners, key=lambda one: sum(b - a for a, b in one.content))
            if owner.spoken() or q.end - q.start:
                owner.content = _merge([*owner.content, (s, e)])
                # the cue and source are not content
                owner.content = _minus(owner.content, owner.cue + owner.source) if owner.spoken() else owner.content
                owner.direct = True
            continue
        if words(s, e) < 3:
            continue
        sents = [x for x in doc.sents if x.start_char + start < e and s < x.end_char + start]
        lo, hi = sents[0].start_char + start, sents[-1].end_char + start
        near = [one for one in outside if one.spoken() and one.found.head.dep_ != "xcomp" and (lo <= one.cue[0][0] < hi or abs(one.cue[0][0] - e) < 60 and text[e - start - 2 : e - start - 1] in ",?!") ]
        near = [one for one in near if not one.content or one.direct] or near
        if near:
            owner = min(near, key=lambda one: min(abs(one.cue[0][0] - e), abs(s - one.cue[-1][1])))
            owner.content = _merge([*owner.content, (s, e)])
            owner.direct = True
            continue
        before = [one for one in here if one.content and one.cue[0][0] < s and one.found.frame not in ("adverb",)]
        if before:
            prev = max(before, key=lambda one: one.sentence[1])
            if _fresh(text, s - start) and s - prev.sentence[1] < 400:
                prev.content = _merge([*prev.content, (s, e)])
                prev.direct = True
            continue
        if last is not None and _fresh(text, s - start) and s - start < 3:
            last.content = _merge([*last.content, (s, e)])
    speakers = [one for one in here if one.content and one.direct]
    if speakers:
        return max(speakers, key=lambda one: one.sentence[1])
    if quotes and quotes[0][0] == start and not here:
        return last
    return None


def _minus(spans: list[Span], holes: list[Span]) -> list[Span]:
    out = list(spans)
    for x, y in holes:
        new = []
        for s, e in out:
            if y <= s or x >= e:
                new.append((s, e))
            else:
                if s < x: new.append((s, x))
                if y < e: new.append((y, e))
        out = new
    return out


def _fresh(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?:”\"'"


def nested(every: list[Attribution]) -> list[Attribution]:
    out = []
    for one in every:
        for other in every:
            if other is not one and abs(other.passage - one.passage) < 4 and _overlap(one.cue, other.content) and not _overlap(other.cue, one.content):
                one.parent = other
                break
        if one.parent is None:
            out.append(one)
    return out
