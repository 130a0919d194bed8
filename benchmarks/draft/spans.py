"""Compares attributions that were found with those that were marked by hand.

Knows spans. Must not know where either comes from.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, frozen

Span = tuple[int, int]
ROLES = ("source", "cue", "content")


@frozen
class Marked:
    """The spans of one attribution; `source` may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    def of(self, role: str) -> tuple[Span, ...]:
        spans: tuple[Span, ...] = getattr(self, role)
        return spans


@define
class Count:
    """How many are right, were found, and are there to be found."""

    right: int = 0
    found: int = 0
    there: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many characters two lists of spans have in common."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def bare(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans without punctuation and white space at their edges, where conventions differ."""
    stripped = []
    for start, end in spans:
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        stripped.append((start, end))
    return tuple(sorted(span for span in stripped if span[0] < span[1]))


def same(one: Marked, other: Marked) -> bool:
    """Whether two are the same attribution: content and cue overlap, and the sources overlap or neither has one."""
    sources = overlap(one.source, other.source) or (not one.source and not other.source)
    return sources and overlap(one.content, other.content) and overlap(one.cue, other.cue)


def pairs(there: Sequence[Marked], found: Sequence[Marked]) -> list[tuple[int, int]]:
    """Which of those found (second) is which of those there (first): each once, the largest common content first."""
    taken: set[int] = set()
    matched = []
    for number, one in enumerate(found):
        fitting = [
            (shared(one.content, other.content), -at)
            for at, other in enumerate(there)
            if at not in taken and same(one, other)
        ]
        if fitting:
            at = -max(fitting)[1]
            taken.add(at)
            matched.append((at, number))
    return matched


def count(text: str, there: Sequence[Marked], found: Sequence[Marked], counts: dict[tuple[str, str], Count]) -> None:
    """Add one text to the counts: by role exactly and by overlap, and whole attributions by overlap."""
    for role in ROLES:
        wanted = [one.of(role) for one in there if one.of(role)]
        got = [one.of(role) for one in found if one.of(role)]
        _add(counts, role, "exact", _equal(text, wanted, got), len(got), len(wanted))
        _add(counts, role, "overlap", _overlapping(wanted, got), len(got), len(wanted))
    _add(counts, "whole", "overlap", len(pairs(there, found)), len(found), len(there))


def _add(counts: dict[tuple[str, str], Count], role: str, how: str, right: int, found: int, there: int) -> None:
    one = counts.setdefault((role, how), Count())
    one.right += right
    one.found += found
    one.there += there


def _equal(text: str, wanted: Sequence[Sequence[Span]], got: Sequence[Sequence[Span]]) -> int:
    left = [bare(text, spans) for spans in wanted]
    right = 0
    for spans in got:
        if (stripped := bare(text, spans)) in left:
            left.remove(stripped)
            right += 1
    return right


def _overlapping(wanted: Sequence[Sequence[Span]], got: Sequence[Sequence[Span]]) -> int:
    taken: set[int] = set()
    for spans in got:
        best = max(((shared(spans, other), -at) for at, other in enumerate(wanted) if at not in taken), default=(0, 0))
        if best[0]:
            taken.add(-best[1])
    return len(taken)
