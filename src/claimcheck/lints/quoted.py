"""Do the words that are quoted name the number, the day or the place that is claimed?

Knows what a quote may leave out, and what a place may be called. Must not know the rest of the text: what only
that tells belongs into the statement's `note`, which settles the doubt.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import combining, name, normalize

from attrs import field, frozen

from claimcheck.codes import problem
from claimcheck.lints.english import NamedDate, named_dates, numbers, tells_amount
from claimcheck.model import Answer, ClaimBase, Place, Problem, Question, Statement

_HOW: Final = "Quote the words that name it (quote: [..., ...]), or tell in `note` how it is known."
_ONE_DAY: Final = dt.timedelta(days=1)  # which a time zone explains
_SMALL_WORDS: Final = frozenset({"a", "an", "and", "at", "by", "in", "of", "on", "the", "to"})
_MOST: Final = 2000  # characters; a longer quote has a problem of its own
_STEM: Final = 4  # letters that Moscow and Moscou, Siberia and Siberian have in common


def lint_quotes(base: ClaimBase) -> Iterator[Problem]:
    """L83 and L84: an answer that names a number, a day or a place, and a quote that does not."""
    places = PlaceNames.of(base.registries.places.values())
    for claim in base.claims:
        if claim.answer is None or claim.statement.note:
            continue
        question = base.registries.questions[claim.question]
        text = " / ".join(filter(None, (*claim.statement.quote, claim.statement.translation)))[:_MOST]
        if question.kind == "place" and not places.names_any(text, claim.answer):
            yield problem("L84", claim.location, f"the quote does not name `{claim.answer.text}`", _HOW)
        elif _is_english(claim.statement) and (doubt := _doubt(question, claim.answer, text)):
            yield problem("L83", claim.location, doubt, _HOW)


def _is_english(statement: Statement) -> bool:
    language = statement.article.language
    return language is None or language.casefold().split("-")[0] == "en" or statement.translation is not None


def _doubt(question: Question, answer: Answer, text: str) -> str | None:
    """What a quote does not say of an amount or a date."""
    if question.kind == "amount":
        said = numbers(text)
        fits = bool(said & numbers(answer.text)) if said else tells_amount(text)
        return None if fits else f"the quote does not say {answer.text}"
    days = [day for atom in answer.atoms if atom.date for day in (atom.date.earliest, atom.date.latest)]
    known = [day for day in days if day]
    if not known or len(known) < len(days):
        return None
    named = named_dates(text)
    fits = any(date.fits(*_with_zones(min(known), max(known), date)) for date in named)
    return None if fits or not named else f"the quote names another date than {answer.text}"


def _with_zones(lo: dt.date, hi: dt.date, named: NamedDate) -> tuple[dt.date, dt.date]:
    """The days from `lo` to `hi`, and a day more on both sides where a date names days."""
    if not named.days:
        return lo, hi
    return max(lo, dt.date.min + _ONE_DAY) - _ONE_DAY, min(hi, dt.date.max - _ONE_DAY) + _ONE_DAY


# --- Places ------------------------------------------------------------------------------------------------


@frozen
class PlaceNames:
    """How places can be called: the words of their names, and of those of the places within them."""

    places: dict[str, Place]
    inside: dict[str, list[str]]
    words: dict[str, frozenset[str]] = field(factory=dict)

    @classmethod
    def of(cls, places: Iterable[Place]) -> PlaceNames:
        found = cls({place.id: place for place in places}, {})
        for place in found.places.values():
            for edge in place.within:
                found.inside.setdefault(edge.place, []).append(place.id)
        return found

    def names_any(self, text: str, answer: Answer) -> bool:
        """Whether a text names any of the places of an answer; one in another script may, for all we know."""
        said = name_words(text)
        known = {word for atom in answer.atoms for word in self.words_of(atom.value)}
        return not known or not _scripts(said) & _scripts(known) or any(is_named(word, said) for word in known)

    def words_of(self, id: str) -> frozenset[str]:
        if id not in self.words:
            place = self.places[id]
            own = {word for name in (place.name, *place.aliases, id) for word in name_words(name)}
            self.words[id] = frozenset(own).union(*(self.words_of(inner) for inner in self.inside.get(id, ())))
        return self.words[id]


def is_named(word: str, said: frozenset[str]) -> bool:
    """Whether a word is said, itself or as an adjective: Siberian names Siberia."""
    stem = word[: max(_STEM, len(word) - 3)]
    return word in said or (len(word) >= _STEM and any(other.startswith(stem) for other in said))


def name_words(text: str) -> frozenset[str]:
    """The words of a text as names are looked for in them: small letters, no accents, no numbers."""
    plain = "".join(character for character in normalize("NFKD", text.casefold()) if not combining(character))
    return frozenset(re.findall(r"[^\W\d_]+", plain)) - _SMALL_WORDS


def _scripts(words: Iterable[str]) -> frozenset[str]:
    """The scripts that words are written in, as Unicode calls them: LATIN, CYRILLIC, HANGUL."""
    return frozenset(name(word[0], "?").split()[0] for word in words)
