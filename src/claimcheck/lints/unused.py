"""What do the registries hold that nothing refers to?

Knows every place where an id is used. Must not know what the entries are like otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.codes import problem
from claimcheck.model import Claim, ClaimBase, Kind, Problem, Registries

_Use = tuple[str, str | None]  # a registry, and an id that may be in it

_KINDS: Final = {
    "visits": "visit",
    "questions": "question",
    "sources": "source",
    "places": "place",
    "people": "person",
}
_PARTIES: Final = ("places", "people", "sources")  # where a party can be registered
_ANSWERS: Final[dict[Kind, tuple[str, ...]]] = {"place": ("places",), "person": ("people",), "party": _PARTIES}


def lint_unused(base: ClaimBase) -> Iterator[Problem]:
    """L90: an entry that nothing uses. Says nothing while there are errors: what has errors uses nothing."""
    if any(found.severity == "error" for found in base.problems):
        return
    used = {*_by_registries(base.registries), *_by_articles(base)}
    for (registry, id), location in base.entries.items():
        if (registry, id) not in used:
            message = f"nothing uses the {_KINDS[registry]} `{id}`"
            yield problem("L90", location, message, "Delete it, unless it is kept for what is still to come.")


def _by_registries(registries: Registries) -> Iterator[_Use]:
    """What entries refer to. An entry that refers to itself by way of others counts as used."""
    for source in registries.sources.values():
        yield "sources", source.part_of
        yield "places", source.country
        yield from _in(_PARTIES, [source.speaks_for])
    for place in registries.places.values():
        yield from _in(["places"], (edge.place for edge in place.within))
    for visit in registries.visits.values():
        yield "visits", visit.superseded_by
        yield "places", visit.destination
        yield from _in(_PARTIES, [visit.guest, *visit.parties])
    for question in registries.questions.values():
        others = (*question.after, *question.within, *question.spans, *(id for id, _ in question.entails))
        yield from _in(["questions"], others)


def _by_articles(base: ClaimBase) -> Iterator[_Use]:
    for article in base.articles:
        yield "visits", article.visit
        yield from _in(["sources"], [article.outlet, *article.credit])
    for claim in base.claims:
        statement = claim.statement
        yield "visits", statement.visit
        yield "questions", claim.question
        yield from _in(["sources"], statement.sources)
        yield from _in(["sources"], (relay for step in statement.via for relay in step))
        yield from _by_answer(base.registries, claim)


def _by_answer(registries: Registries, claim: Claim) -> Iterator[_Use]:
    where = _ANSWERS.get(registries.questions[claim.question].kind, ())
    return _in(where, (atom.value for atom in claim.answer.atoms) if claim.answer else ())


def _in(where: Iterable[str], ids: Iterable[str | None]) -> Iterator[_Use]:
    every = list(ids)
    return ((registry, id) for registry in where for id in every)
