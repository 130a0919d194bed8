"""Gives each quotation of a paragraph to the attribution that it belongs to.

Knows how news sets quotations: before, after and around who says them, and on over sentences and paragraphs.
Must not know the parse beyond where sentences end.
"""

from __future__ import annotations

from typing import Final

from claimcheck.draft.attribution import Attribution, join, overlap, place, without
from claimcheck.draft.labels import find_lead
from claimcheck.draft.quotation import find_quotes
from claimcheck.draft.repair import source_after
from claimcheck.draft.surroundings import find_telling
from claimcheck.draft.syntax import Doc, Span

_LONG: Final = 6  # words; so many in quotation marks are somebody's words
_FEW: Final = 3
_ENDS: Final = (".", "!", "?", "", ":", "”", '"', "'", "’", "—", "–", "-", ")")
_CLOSING: Final = "”\"'’`» "
_LEADS_ON: Final = frozenset({"", ",", ":", "that", "that,", ", that", ",:"})
_LONGEST_NAME: Final = 60  # characters between a quotation and its cue that can be a source
_NEAR: Final = 2  # characters between a quotation and who says it


class Paragraph:
    """A paragraph that begins at `start`, with what was found in it."""

    def __init__(self, number: int, start: int, doc: Doc, found: list[Attribution]) -> None:
        self.number, self.start, self.doc, self.text, self.attributions = number, start, doc, doc.text, found
        self.quotes = [(quote.start + start, quote.end + start) for quote in find_quotes(self.text)]
        self.sentences = [(sentence.start_char + start, sentence.end_char + start) for sentence in doc.sents]
        self.speech = [quote for quote in self.quotes if self._is_speech(quote)]

    def give_quotes(self, last: Attribution | None) -> Attribution | None:
        """Extend contents by quotations; `last` spoke at the end of the paragraph before.

        Returns who speaks at the end of this one. What is attributed within a quotation is dropped: it is the
        speaker's own way of saying it.
        """
        self.attributions = [one for one in self.attributions if not self._is_quoted(one)]
        for number, quote in enumerate(self.quotes):
            owner = self._owner(quote)
            if owner is None and quote in self.speech:
                owner = self._unforeseen(quote) or self._goes_on(quote, last if number == 0 else None)
            if owner is not None:
                self._take(owner, quote)
        return self._speaker(last)

    def _speaker(self, last: Attribution | None) -> Attribution | None:
        speakers = [one for one in self.attributions if one.content and one.direct]
        if speakers:
            return max(speakers, key=lambda one: max(one.content[-1][1], one.cue[-1][1]))
        only_quote = (
            self.quotes[:1]
            and self.quotes[0][0] == self.start
            and self.quotes[-1][1] >= self.start + len(self.text) - 2
        )
        return last if only_quote else None

    def all_of_it(self) -> Span:
        return self.start, self.start + len(self.text.rstrip())

    def leads_on(self) -> Attribution | None:
        """Who is said to say what the next paragraph has, when this one ends with a colon."""
        if not self.text.rstrip().endswith(":"):
            return None
        waiting = [one for one in self.attributions if one.found.speaks and not one.content and one.source]
        return waiting[-1] if waiting else None

    # --- What is between the marks -------------------------------------------------------------------------

    def _said(self, start: int, end: int) -> str:
        return str(self.text[max(0, start - self.start) : max(0, end - self.start)])

    def _before(self, at: int) -> str:
        return str(self.text[: at - self.start].rstrip()[-1:])

    def _is_quoted(self, one: Attribution) -> bool:
        return any(start <= one.cue[0][0] and one.cue[-1][1] <= end for start, end in self.speech)

    def _is_speech(self, quote: Span) -> bool:
        """Whether somebody's words stand between the marks, not a name or a word that the author stays away from."""
        words = self._said(*quote).split()
        if len(words) >= _LONG:
            return True
        inner = self._said(*quote).strip("“”\"'‘’`")
        return len(words) >= _FEW and (
            inner[-1:] in (".", ",", "!", "?") or (inner[:1].isupper() and self._before(quote[0]) in (":", ","))
        )

    def _ends_open(self, quote: Span) -> bool:
        return self._said(*quote).rstrip(_CLOSING)[-1:] in (",", "?", "!", "—", "–", "-", "…")

    def _sentence(self, quote: Span) -> Span:
        """From where the first sentence of a quotation begins to where the last ends, with who says it."""
        inside = [s for s in self.sentences if s[0] < quote[1] and quote[0] < s[1]]
        if not inside:
            return quote
        low, high = inside[0][0], inside[-1][1]
        if self._ends_open(quote) and high - quote[1] <= _NEAR:
            high = next((end for start, end in self.sentences if start >= high), high)
        return low, high

    # --- Whose it is ---------------------------------------------------------------------------------------

    def _owner(self, quote: Span) -> Attribution | None:
        low, high = self._sentence(quote)
        ranked = []
        for one in self.attributions:
            if overlap(one.cue, [quote]):
                continue
            speaks, touches = one.found.speaks, overlap(one.content, [quote])
            if speaks and self._is_adjacent(one, quote):
                rank = 0
            elif touches:
                rank = 1 if speaks else 2
            elif speaks and not one.content and low <= one.cue[0][0] < high and quote in self.speech:
                rank = 3
            else:
                continue
            distance = min(abs(one.cue[0][0] - quote[1]), abs(quote[0] - one.cue[-1][1]))
            ranked.append((rank, distance, one.cue[0][0], one))
        return min(ranked, key=lambda item: item[:3])[3] if ranked else None

    def _is_adjacent(self, one: Attribution, quote: Span) -> bool:
        """Whether only the source, a comma or a colon stands between a cue and a quotation."""
        if quote not in self.speech:
            return False
        edges = [*one.cue, *one.source]
        gap_after = min(start for start, _ in edges) - quote[1]
        if 0 <= gap_after <= _NEAR and self._ends_open(quote):
            return True
        end = one.cue[-1][1]
        return end <= quote[0] and self._said(end, quote[0]).strip() in _LEADS_ON

    def _unforeseen(self, quote: Span) -> Attribution | None:
        """Who says it without a word for saying: before a colon, or with any verb beside the quotation."""
        start, end = quote[0] - self.start, quote[1] - self.start
        found = find_lead(self.doc, start) or find_telling(self.doc, (start, end), is_open=self._ends_open(quote))
        if found is None:
            return None
        self.attributions.append(place(found, self.number, self.start, self.doc))
        return self.attributions[-1]

    def _goes_on(self, quote: Span, last: Attribution | None) -> Attribution | None:
        """Who has spoken before, when a quotation stands as a sentence of its own."""
        if self._before(quote[0]) not in _ENDS:
            return None
        before = [
            one for one in self.attributions if one.content and one.cue[0][0] < quote[0] and one.found.frame != "adverb"
        ]
        outer = [one for one in before if not any(other.covers(one) for other in before)]
        if outer or before:
            return max(outer or before, key=lambda one: (one.sentence[1], one.direct, one.found.speaks, -one.cue[0][0]))
        return last

    def _take(self, owner: Attribution, quote: Span) -> None:
        if owner.found.speaks and quote in self.speech and not owner.direct:
            self._name_again(owner, quote)
        if owner.found.carries and not owner.direct and quote in self.speech and not overlap(owner.content, [quote]):
            owner.content = []
        content = (
            [quote]
            if owner.found.repaired and not owner.direct and quote in self.speech
            else join([*owner.content, quote])
        )
        if owner.found.speaks:
            content = without(content, owner.cue + owner.source)
            if self._stands_alone(owner, quote):
                content = [(start, end) for start, end in without(content, [(self.start, quote[0])]) if end > quote[0]]
        if owner.found.speaks and quote in self.speech and not owner.direct and quote[1] <= owner.cue[0][0]:
            content = [span for span in content if span[0] < owner.cue[0][0]]  # what follows the cue is no quotation
        owner.content = content
        owner.direct = True

    def _name_again(self, owner: Attribution, quote: Span) -> None:
        """Where the parse took the source from the quotation: it stands between that and the cue, or after it."""
        if owner.source and not overlap(owner.source, [quote]):
            return
        cue = owner.cue[0]
        if not 0 <= cue[0] - quote[1] < _LONGEST_NAME or not self._ends_open(quote):
            return
        name = self._said(quote[1], cue[0])
        if name.strip():
            start = quote[1] + len(name) - len(name.lstrip())
            self._set_source(owner, (start, start + len(name.strip())))
            return
        after = source_after(self.doc, cue[1] - self.start)
        if after:
            self._set_source(owner, (after[0] + self.start, after[1] + self.start))
            owner.content = [span for span in owner.content if span[0] < cue[0]]

    def _set_source(self, owner: Attribution, span: Span) -> None:
        tokens = [token for token in self.doc if span[0] <= token.idx + self.start < span[1]]
        inside = {token.i for token in tokens}
        tops = [token for token in tokens if token.head.i not in inside or token.head == token]
        if tops:
            owner.source, owner.found.source = [span], tops[0]

    def _stands_alone(self, owner: Attribution, quote: Span) -> bool:
        """Whether what stands before a quotation in its sentence is not said by who is named after it."""
        return (
            not owner.direct
            and owner.cue[0][0] > quote[0]
            and self._before(quote[0]) in _ENDS
            and self._is_adjacent(owner, quote)
        )
