"""Finds and cuts quotes: the words of a text that carry a claim, no more than a claim file may have, and only once.

Knows how quotes are matched. Must not know what they prove.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import field, frozen

from claimcheck.claimkeys import MOST_WORDS
from claimcheck.draft.syntax import Span
from claimcheck.quotes import normalise, places_of

_ENOUGH: Final = 22  # words; a longer stretch is cut around what it is quoted for
_OPENING: Final = re.compile(r"^(?:that|whether|and|but|or|And|But|Or)\s+")  # That topic is not that it is
_DANGLING: Final = re.compile(
    r"\s+(?:and|or|but|nor|of|to|in|on|at|by|for|with|from|as|than|that|which|who|whose|when|where|while|if|because|the|a|an|its|his|her|their|is|are|was|were)$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\S+")
_EDGES: Final = " \t\n,;:–—-"
_SHORT_FORM: Final = re.compile(r"(?:\w\.)+|(?:Mr|Mrs|Ms|Dr|Gen|Col|Sen|Rep|Gov|Prof|St|Jr)\.")
_MARKS: Final = frozenset("'\"")  # as normalised
_IN_MARKS: Final = re.compile(r'[“"„«]([^“”"„«»]+)[”"»“]')


@frozen
class _Place:
    """A word: where it begins in the normalised text, how long it is there, and its characters in the text."""

    start: int
    length: int
    span: Span


@frozen
class Quotable:
    """A text to be quoted; `whole` is what quotes are looked for in."""

    text: str
    whole: str = field(init=False, repr=False)
    _words: list[_Place] = field(init=False, repr=False, eq=False)

    @whole.default
    def _normalised(self) -> str:
        return normalise(self.text)

    @_words.default
    def _placed(self) -> list[_Place]:
        return list(_places(self.text, self.whole))

    def is_in_marks(self, piece: str) -> bool:
        """Whether a piece of the text begins or ends with quotation marks, or they stand beside it."""
        at = self.whole.find(bare := normalise(piece))
        before, after = self.whole[max(0, at - 1) : at], self.whole[at + len(bare) : at + len(bare) + 2]
        return {bare[:1], bare[-1:], before, after.lstrip(".,;!?")[:1]} & _MARKS != set()

    def has_once(self, piece: str) -> bool:
        """Whether a quote stands in the text, and nowhere else in it."""
        return len(places_of(normalise(piece), self.whole)) == 1

    def find(self, piece: str) -> list[Span]:
        """Where a quote stands, in the characters of the text: nowhere, at one place, or the first two."""
        wanted = normalise(piece)
        return [(self._at(start), self._upto(start + len(wanted))) for start in places_of(wanted, self.whole)]

    def words_at(self, span: Span) -> str:
        """What stands at a place, in one line."""
        return " ".join(self.text[span[0] : span[1]].split())

    def _word(self, at: int) -> _Place:
        return self._words[bisect_right(self._words, at, key=lambda word: word.start) - 1]

    def _at(self, start: int) -> int:
        word = self._word(start)
        first, last = word.span
        return first + start - word.start if word.length == last - first else first

    def _upto(self, end: int) -> int:
        word = self._word(end - 1)
        first, last = word.span
        return first + end - word.start if word.length == last - first else last


def _places(text: str, whole: str) -> Iterator[_Place]:
    """The words of a text, which normalising changes, but neither adds nor removes."""
    for match, normal in zip(_WORD.finditer(text), _WORD.finditer(whole), strict=True):
        yield _Place(normal.start(), normal.end() - normal.start(), match.span())


def cut(source: Quotable, spans: Sequence[Span], needed: Iterable[Span]) -> tuple[str, ...] | None:
    """The quote for a claim that stands in `spans` and rests on the words at `needed`; None when none is unique."""
    text = source.text
    wanted = list(needed)
    kept = [span for span in spans if any(_meets(span, one) for one in wanted)] or list(spans[:1])
    pieces = []
    left = MOST_WORDS
    for span in kept:
        first, last = _window(
            text,
            span,
            [one for one in wanted if _meets(span, one)],
            min(left, _ENOUGH) if len(kept) == 1 else left,
        )
        piece = _trimmed(text[first:last])
        words = len(piece.split())
        if words and words <= left:
            pieces.append((first, last, piece))
            left -= words
    if not pieces:
        return None
    if any(source.has_once(piece) for _, _, piece in pieces):
        return tuple(piece for _, _, piece in pieces)
    longer = grown(source, pieces[0][0], pieces[0][1])
    return (longer,) if longer else None


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _window(text: str, span: Span, needed: Sequence[Span], most: int) -> Span:
    """A stretch of at most so many words that has what is needed."""
    words = [(span[0] + m.start(), span[0] + m.end()) for m in _WORD.finditer(text[span[0] : span[1]])]
    if len(words) <= most:
        return span
    marked = [n for n, word in enumerate(words) if any(_meets(word, one) for one in needed)] or [0]
    low, high = marked[0], min(marked[-1] + 1, marked[0] + most)
    while high - low < most and (low > 0 or high < len(words)):
        if low > 0 and not _ends_clause(text, words[low - 1]):
            low -= 1
        elif high < len(words) and not _ends_clause(text, words[high - 1]):
            high += 1
        else:
            break
    while low > 0 and high - low < MOST_WORDS and _is_one_name(text, words[low - 1], words[low]):
        low -= 1
    return words[low][0], words[high - 1][1]


def _ends_clause(text: str, word: Span) -> bool:
    return text[word[1] - 1] in ".;!?," and not _SHORT_FORM.fullmatch(text[word[0] : word[1]])


def _is_one_name(text: str, first: Span, second: Span) -> bool:
    """Whether two words beside each other look like parts of a name."""
    return text[first[0]].isupper() and text[second[0]].isupper() and not _ends_clause(text, first)


def _trimmed(piece: str) -> str:
    """A piece without punctuation and words at its edges that lead to or from what was cut off."""
    bare = _OPENING.sub("", _unmarked(" ".join(piece.split()).strip(_EDGES)))
    while (shorter := _DANGLING.sub("", bare).rstrip(_EDGES)) != bare:
        bare = shorter
    return bare.rstrip(".") if bare.count(".") == 1 and bare.endswith(".") else bare


def _unmarked(piece: str) -> str:
    """A piece without quotation marks around it, when they are its only ones."""
    match = _IN_MARKS.fullmatch(piece)
    return match[1].strip(_EDGES) if match else piece


def grown(source: Quotable, first: int, last: int) -> str | None:
    """A quote made longer, word by word, until it stands in the text only once."""
    text = source.text
    words = [m.span() for m in _WORD.finditer(text)]
    low = next((n for n, (_, end) in enumerate(words) if end > first), 0)
    high = next((n for n, (start, _) in enumerate(words) if start >= last), len(words))
    while high - low < MOST_WORDS and (low > 0 or high < len(words)):
        if high < len(words) and "\n" not in text[words[high - 1][1] : words[high][0]]:
            high += 1
        elif low > 0:
            low -= 1
        else:
            high += 1
        piece = " ".join(text[words[low][0] : words[high - 1][1]].split()).strip(_EDGES)
        if source.has_once(piece):
            return piece
    return None
