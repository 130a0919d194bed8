"""What a model replied, checked against the article and the claim base, as statements.

Knows that a model may make up anything, and that an article may have told it to. No word of a reply becomes a value of
a claim file: quotes, names and conditions are cut from the text, answers and days are read as those in claim files are,
and ids are those of the registries. What fails is left out, and told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from claimcheck.claimkeys import MOST_WORDS
from claimcheck.dates import Edtf, parse_edtf
from claimcheck.draft.bymodel.answers import Answers
from claimcheck.draft.bymodel.material import Material
from claimcheck.draft.bymodel.shape import Teller, Told, read_parts
from claimcheck.draft.bymodel.support import days_in, is_among
from claimcheck.draft.bymodel.tellers import Tellers, shown
from claimcheck.draft.paragraphs import paragraphs
from claimcheck.draft.quotation import find_quotes
from claimcheck.draft.quoting import Quotable, cut, grown
from claimcheck.draft.speakers import names_of_strangers
from claimcheck.draft.statements import Drafted, Marked, Statement, with_keys
from claimcheck.draft.syntax import Span
from claimcheck.ids import UNSTATED
from claimcheck.lineage import speaks_for
from claimcheck.model import Type

_OF_PARTIES: Final = ("announcement", "confirmation")
_FEWEST: Final = 3  # words of a quote that is made longer until it stands only once


class _DroppedError(Exception):
    """A statement cannot be kept; the text says why."""


def read_reply(reply: str, material: Material, model: str) -> Drafted:
    """The statements of a reply that hold. Raises DraftError when it is no reply at all."""
    parts = read_parts(reply)
    checker = _Checker.of(material)
    dropped = list(parts.dropped)
    found: list[tuple[Statement, Marked]] = []
    for number, told in parts.statements:
        try:
            checked = checker.check(told)
        except _DroppedError as error:
            dropped.append(f"statement {number} of the reply is dropped: {error}")
        else:
            found += [checked] if checked not in found else []
    found.sort(key=lambda pair: pair[0].at)
    statements = tuple(with_keys((statement for statement, _ in found), material.outlet))
    return Drafted(
        statements,
        tuple(marked for _, marked in found),
        tuple(one.key if one.is_whole else None for one in statements),
        model,
        tuple(dropped),
    )


@frozen
class _Quote:
    """A quote as it can stand in a claim file; `places` are where the words of the model stand in the text."""

    pieces: tuple[str, ...]
    places: tuple[Span, ...]
    remarks: tuple[str, ...] = ()


@frozen
class _Checker:
    """Checks the statements of one reply."""

    material: Material
    tellers: Tellers
    answers: Answers
    paragraphs: tuple[Span, ...]
    days: tuple[Edtf, ...]

    @classmethod
    def of(cls, material: Material) -> _Checker:
        text = material.source.text
        days = days_in(text, material.published)
        return cls(material, Tellers.of(material), Answers.of(material), tuple(paragraphs(text)), days)

    def check(self, told: Told) -> tuple[Statement, Marked]:
        """A statement without a key, and where it stands. Raises _DroppedError."""
        quote = _quote(self.material.source, told.quote)
        declines = told.stance == "decline"
        answers, left_out = self.answers.read([] if declines else told.answers, quote.places[0], " ".join(quote.pieces))
        unanswered, unknown = self.answers.unanswered(told.unanswered if declines else [])
        sources = list(self.tellers.speakers(told.source, "source"))
        relays = list(self.tellers.speakers(told.via, "via"))
        said, on_said = self._said(told.said)
        condition, on_condition = self._condition(told.condition)
        in_own_words, on_words = self._own_words(told, quote)
        ids = tuple(dict.fromkeys(speaker.id for speaker in sources if speaker.id))
        type, on_type = self._type(told.type, ids)
        remarks = (remark for speaker in (*sources, *relays) for remark in speaker.remarks)
        statement = Statement(
            key="",
            sources=ids or (UNSTATED,),
            via=tuple(dict.fromkeys(relay.id for relay in relays if relay.id)),
            type=type,
            stance=told.stance,
            quote=quote.pieces,
            answers=tuple(answers),
            unanswered=unanswered,
            own_words=in_own_words,
            happened=told.happened,
            certainty=told.certainty,
            condition=condition,
            said=said,
            remarks=tuple(dict.fromkeys((*remarks, *on_type, *quote.remarks, *on_said, *on_condition, *on_words))),
            left_out=(*left_out, *unknown),
            strangers=names_of_strangers((*sources, *relays)),
            at=quote.places[0][0],
        )
        return statement, self._marked(told, quote)

    def _type(self, type: Type, sources: Sequence[str]) -> tuple[Type, tuple[str, ...]]:
        """The type; what only a party can do, and nobody here speaks for one, is a report."""
        visit = self.material.visit
        known = self.material.registries.sources
        if visit is None or type not in _OF_PARTIES or any(speaks_for(known, id) in visit.parties for id in sources):
            return type, ()
        return "report", (f"type: for the model {type}, but of nobody who speaks for a party of the visit",)

    def _said(self, said: str | None) -> tuple[str | None, tuple[str, ...]]:
        """The day of saying, and why it is left out if it is."""
        if not said:
            return None, ()
        try:
            day = parse_edtf(said.strip())
        except ValueError as error:
            return None, (f"said: left out: {error}",)
        published = self.material.published
        if day.earliest and published and published.latest and published.latest < day.earliest:
            return None, (f"said: {day.canonical} is left out: it is after the publication",)
        if not is_among(day, self.days):
            return None, (f"said: {day.canonical} is left out: the text does not name it",)
        return day.canonical, ()

    def _condition(self, condition: str | None) -> tuple[str | None, tuple[str, ...]]:
        if not condition:
            return None, ()
        places = self.material.source.find(condition)
        if not places or len(condition.split()) > MOST_WORDS:
            return None, (f"if: “{shown(condition)}” is left out: the text does not have these words",)
        return self.material.source.words_at(places[0]), ()

    def _own_words(self, told: Told, quote: _Quote) -> tuple[bool, tuple[str, ...]]:
        if not told.own_words:
            return False, ()
        if all(self._is_quoted(place) for place in quote.places):
            return True, ()
        return False, ("own_words: left out: the quote does not stand within quotation marks",)

    def _is_quoted(self, place: Span) -> bool:
        start, end = self._paragraph(place)
        quotes = find_quotes(self.material.source.text[start:end])
        return any(quote.start <= place[0] - start and place[1] - start <= quote.end for quote in quotes)

    def _paragraph(self, place: Span) -> Span:
        return next((span for span in self.paragraphs if span[0] <= place[0] < span[1]), place)

    # --- Where it stands -----------------------------------------------------------------------------------

    def _marked(self, told: Told, quote: _Quote) -> Marked:
        paragraph = self._paragraph(quote.places[0])
        return Marked(
            source=self._tellers_at(told.source, paragraph),
            cue=self._within(told.cue or "", paragraph),
            content=tuple(sorted(set(quote.places))),
            via=tuple(self._tellers_at([relay], paragraph) for relay in told.via),
            type=told.type,
            stance=told.stance,
            certainty=told.certainty,
        )

    def _tellers_at(self, told: Sequence[Teller], paragraph: Span) -> tuple[Span, ...]:
        """Where those who tell are named: in the paragraph of the quote, else wherever that is only once."""
        found = set[Span]()
        for one in told:
            everywhere = self.material.source.find(one.words)
            found.update(self._within(one.words, paragraph) or (everywhere if len(everywhere) == 1 else ()))
        return tuple(sorted(found))

    def _within(self, words: str, paragraph: Span) -> tuple[Span, ...]:
        start, end = paragraph
        places = Quotable(self.material.source.text[start:end]).find(words)
        return tuple((first + start, last + start) for first, last in places[:1])


def _quote(source: Quotable, told: Sequence[str]) -> _Quote:
    """The words of a quote as the text has them: few enough, and only once there. Raises _DroppedError."""
    if not told or len(told) > MOST_WORDS:
        raise _DroppedError("it has no quote" if not told else f"its quote has {len(told)} pieces")
    found = []
    for piece in told:
        places = source.find(piece) if any(character.isalnum() for character in piece) else []
        if not places:
            raise _DroppedError(f"the text does not have its quote: “{shown(piece)}”")
        found.append(places)
    firsts = tuple(places[0] for places in found)
    pieces = tuple(source.words_at(place) for place in firsts)
    count = sum(len(piece.split()) for piece in pieces)
    if count <= MOST_WORDS and any(len(places) == 1 for places in found):
        return _Quote(pieces, firsts)
    if count > MOST_WORDS:
        shorter, remark = cut(source, firsts, firsts), f"quote: of {count} words, cut to what a claim file may have"
    elif count >= _FEWEST:
        longer = grown(source, *firsts[0])
        shorter, remark = (longer,) if longer else None, "quote: it stands more than once; is the first place meant?"
    else:
        shorter = None
    if shorter is None:
        raise _DroppedError(f"its quote does not tell where in the text it stands: “{shown(told[0])}”")
    return _Quote(shorter, firsts, (remark,))
