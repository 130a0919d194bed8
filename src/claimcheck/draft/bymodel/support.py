"""Does a text name what an answer says?

Knows how each kind of answer is named in English. Must not know who answers. What a quote does not name did not come
from it; of yes and no, and of terms, the words cannot tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from claimcheck.answers import REGISTRIES_OF_KINDS
from claimcheck.dates import Edtf, parse_edtf
from claimcheck.draft.days import Direction, find_days
from claimcheck.lints.english import numbers, tells_amount
from claimcheck.lints.quoted import PlaceNames, is_named, name_words
from claimcheck.model import Answer, Atom, Question, Registries
from claimcheck.quotes import normalise, places_of

_DIRECTIONS: Final[tuple[Direction, ...]] = ("past", "future", None)


@frozen
class Support:
    """Compares answers with texts; relative days count from `published`."""

    published: Edtf | None
    registries: Registries
    places: PlaceNames

    @classmethod
    def of(cls, published: Edtf | None, registries: Registries) -> Support:
        return cls(published, registries, PlaceNames.of(registries.places.values()))

    def has(self, text: str, question: Question, answer: Answer) -> bool:
        """Whether a text names an answer to a question, as far as words can tell."""
        if question.kind == "place":
            return self.places.names_any(text, answer)
        if question.kind in ("person", "party"):
            said = name_words(text)
            return all(any(is_named(word, said) for word in self._names(question, atom)) for atom in answer.atoms)
        if question.kind == "date":
            named = days_in(text, self.published)
            return all(atom.date is None or is_among(atom.date, named) for atom in answer.atoms)
        if question.kind == "amount":
            found = numbers(text)
            return bool(found & numbers(answer.text)) if found else tells_amount(text)
        return question.kind != "text" or all(
            places_of(normalise(atom.value), normalise(text)) for atom in answer.atoms
        )

    def _names(self, question: Question, atom: Atom) -> Iterator[str]:
        """The words of the names of a person or party."""
        for registry in REGISTRIES_OF_KINDS[question.kind]:
            entry = getattr(self.registries, registry).get(atom.value)
            for name in (entry.name, *entry.aliases) if entry else ():
                yield from name_words(name)


def days_in(text: str, published: Edtf | None) -> tuple[Edtf, ...]:
    """The days that a text can mean by those it names; none when nobody knows from when they count."""
    if published is None:
        return ()
    found = {one.edtf for way in _DIRECTIONS for one in find_days(text, published, way)}
    return tuple(parse_edtf(one) for one in sorted(found))


def is_among(day: Edtf, days: Iterable[Edtf]) -> bool:
    """Whether a day can be one of several, or has a part in common with one."""
    return any(_meet(day, other) for other in days)


def _meet(one: Edtf, other: Edtf) -> bool:
    """Whether two dates can have a day in common."""
    return not (
        (one.earliest and other.latest and other.latest < one.earliest)
        or (one.latest and other.earliest and one.latest < other.earliest)
    )
