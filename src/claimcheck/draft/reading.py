"""A parsed text to its attributions.

Knows how the paragraphs of a text hang together. Must not know types, registries or claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define

from claimcheck.draft.finding import find
from claimcheck.draft.verbs import Found
from claimcheck.draft.lexicon import Lexicon
from claimcheck.draft.quotation import find_quotes
from claimcheck.draft.syntax import Doc, below, spans

Span = tuple[int, int]


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
        return "clause" in self.found.entry.content or "quote" in self.found.entry.content


def read(passages: Sequence[tuple[int, Doc]], lexicon: Lexicon) -> list[Attribution]:
    every: list[Attribution] = []
    last: Attribution | None = None
    for number, (start, doc) in enumerate(passages):
        here = [_placed(found, number, start, doc) for found in find(doc, lexicon)]
        paragraph = Paragraph(start, doc, here)
        last = paragraph.give_quotes(last)
        every.extend(one for one in paragraph.here if one.content)
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
    return [(s, e) for s, e in out if e - s > 2]


class Paragraph:
    def __init__(self, start: int, doc: Doc, here: list[Attribution]) -> None:
        self.start, self.doc, self.text, self.here = start, doc, doc.text, here
        self.quotes = [(q.start + start, q.end + start) for q in find_quotes(self.text)]
        self.sents = [(s.start_char + start, s.end_char + start) for s in doc.sents]

    def at(self, a: int, b: int) -> str:
        return self.text[max(0, a - self.start) : max(0, b - self.start)]

    def before(self, at: int) -> str:
        return self.text[: at - self.start].rstrip()[-1:]

    def give_quotes(self, last: Attribution | None) -> Attribution | None:
        speech = [q for q in self.quotes if self.is_speech(q)]
        self.here = [one for one in self.here if not any(s <= one.cue[0][0] and one.cue[-1][1] <= e for s, e in speech)]
        first = True
        for q in self.quotes:
            owner = self.owner(q)
            if owner is None and q in speech:
                owner = self.continued(q, last, first)
            if owner is not None:
                self.take(owner, q)
            first = False
        speakers = [one for one in self.here if one.content and one.direct]
        if speakers:
            return max(speakers, key=lambda one: max(one.content[-1][1], one.cue[-1][1]))
        if self.quotes and self.quotes[0][0] == self.start and self.quotes[0][1] > self.start + len(self.text) - 3:
            return last
        return None

    def is_speech(self, q: Span) -> bool:
        words = self.at(*q).split()
        if len(words) >= 6:
            return True
        inner = self.at(*q).strip("“”\"'‘’`")
        return len(words) >= 3 and (inner[-1:] in ".,!?" or inner[:1].isupper() and self.before(q[0]) in ":," )

    def sentence(self, q: Span) -> Span:
        inside = [s for s in self.sents if s[0] < q[1] and q[0] < s[1]]
        if not inside:
            return q
        lo, hi = inside[0][0], inside[-1][1]
        if self.at(q[0], q[1]).rstrip("”\"'’`")[-1:] in ",?!" or self.at(q[0], q[1])[-2:-1] in ",":
            after = [s for s in self.sents if s[0] >= hi]
            if after and hi - q[1] < 3:
                hi = after[0][1]
        return lo, hi

    def owner(self, q: Span) -> Attribution | None:
        lo, hi = self.sentence(q)
        ranked = []
        for one in self.here:
            if _overlap(one.cue, [q]) or not one.cue:
                continue
            spoken, touches = one.spoken(), _overlap(one.content, [q])
            if spoken and self.adjacent(one, q):
                rank = 0
            elif touches:
                rank = 1 if spoken else 2
            elif spoken and not one.content and lo <= one.cue[0][0] < hi and self.is_speech(q):
                rank = 3
            else:
                continue
            ranked.append((rank, min(abs(one.cue[0][0] - q[1]), abs(q[0] - one.cue[-1][1])), one.cue[0][0], one))
        return min(ranked, key=lambda r: r[:3])[3] if ranked else None

    def adjacent(self, one: Attribution, q: Span) -> bool:
        edges = [*one.cue, *one.source]
        first, last = min(s for s, _ in edges), max(e for _, e in edges)
        if not self.is_speech(q):
            return False
        if 0 <= first - q[1] <= 2 and self.at(*q).rstrip("”\"'’`")[-1:] in ",?!—–-…":
            return True
        gap = self.at(one.cue[-1][1], q[0])
        return one.cue[-1][1] <= q[0] and gap.strip() in (",", ":", "that", "", "that,") 

    def continued(self, q: Span, last: Attribution | None, first: bool) -> Attribution | None:
        if self.before(q[0]) not in ("", ".", "!", "?", ":", "”", '"', "'", "’"):
            return None
        before = [one for one in self.here if one.content and one.cue[0][0] < q[0] and one.found.frame != "adverb"]
        if before:
            top = [one for one in before if not any(o is not one and _overlap(one.cue, o.content) for o in before)]
            prev = max(top or before, key=lambda one: (one.sentence[1], one.direct, one.spoken(), -one.cue[0][0]))
            return prev
        return last if first else None

    def take(self, owner: Attribution, q: Span) -> None:
        content = _merge([*owner.content, q])
        if owner.spoken():
            content = _minus(content, owner.cue + owner.source)
            if self.is_speech(q) and self.before(q[0]) in ("", ".", ":", "—", "–", "-", "!", "?") and self.adjacent(owner, q):
                content = [(s, e) for s, e in _minus(content, [(self.start, q[0])]) if e > q[0]] if owner.cue[0][0] > q[0] and not owner.direct else content
        owner.content = content
        owner.direct = True


def nested(every: list[Attribution]) -> list[Attribution]:
    out = []
    for n, one in enumerate(every):
        for other in every[max(0, n - 40) : n + 40]:
            if other is not one and abs(other.passage - one.passage) < 4 and _overlap(one.cue, other.content) and not _overlap(other.cue, one.content):
                one.parent = other
                break
        if one.parent is None:
            out.append(one)
    return out
