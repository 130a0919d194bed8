"""Does a text name what an answer says?

Knows how each kind of answer is named in a text. Must not know questions beyond their kind, or who answers. A day, an
amount, a place or somebody that the text never names did not come from it; whether the quote itself names it is for
`claimcheck lint` to hint at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from claimcheck.answers import REGISTRIES_OF_KINDS
from claimcheck.dates import Edtf, parse_edtf
from claimcheck.draft.days import Direction, find_days
from claimcheck.draft.linking import Entry
from claimcheck.draft.quoting import Quotable
from claimcheck.lints.english import numbers, tells_amount
from claimcheck.lints.quoted import PlaceNames, is_named, name_words
from claimcheck.model import Answer, Atom, Question, Registries

_DIRECTIONS: Final[tuple[Direction, ...]] = ("past", "future", None)


@frozen
class Support:
    """What a text names; relative days count from `published`."""

    text: Quotable
    registries: Registries
    words: frozenset[str]
    places: PlaceNames
    days: tuple[Edtf, ...]

    @classmethod
    def of(cls, text: Quotable, published: Edtf | None, registries: Registries) -> Support:
        found = [day.edtf for way in _DIRECTIONS for day in find_days(text.text, published, way)] if published else []
        return cls(
            text,
            registries,
            name_words(text.text),
            PlaceNames.of(registries.places.values()),
            tuple(parse_edtf(day) for day in sorted(set(found))),
        )

    def has(self, question: Question, answer: Answer, quote: str) -> bool:
        """Whether the text names an answer to a question; of yes and no and of terms, the words cannot tell."""
        if question.kind == "place":
            return self.places.names_any(self.text.text, answer)
        if question.kind in ("person", "party"):
            return all(any(self._names(entry) for entry in self._entries(question, atom)) for atom in answer.atoms)
        if question.kind == "date":
            return all(atom.date is None or self.has_day(atom.date) for atom in answer.atoms)
        if question.kind == "amount":
            said = numbers(answer.text)
            return bool(said & numbers(self.text.text)) or (not numbers(quote) and tells_amount(quote))
        return question.kind != "text" or all(self.text.find(atom.value) for atom in answer.atoms)

    def has_day(self, day: Edtf) -> bool:
        """Whether any day that the text names can be this one, or is a part of it."""
        return any(_meet(day, other) for other in self.days)

    def _entries(self, question: Question, atom: Atom) -> Iterator[Entry]:
        for registry in REGISTRIES_OF_KINDS[question.kind]:
            entry: Entry | None = getattr(self.registries, registry).get(atom.value)
            if entry is not None:
                yield entry

    def _names(self, entry: Entry) -> bool:
        return any(is_named(word, self.words) for word in _words_of(entry))


def _words_of(entry: Entry) -> Iterable[str]:
    return (word for name in (entry.name, *entry.aliases) for word in name_words(name))


def _meet(one: Edtf, other: Edtf) -> bool:
    return not (
        (one.earliest and other.latest and other.latest < one.earliest)
        or (one.latest and other.earliest and one.latest < other.earliest)
    )
