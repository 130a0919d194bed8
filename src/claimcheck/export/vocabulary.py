"""The registries of a claim base as the rows of their tables.

Knows where each column comes from. Must not know claims, nor any form they are written in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from claimcheck.dates import Edtf
from claimcheck.facts import UNSTATED
from claimcheck.lineage import place_path, top
from claimcheck.model import Registries

Value = str | int | float | bool | None
Entry = Mapping[str, Value]  # a row, by its columns


def first_day(date: Edtf | None) -> str | None:
    """The first day on which it can be, as ISO text."""
    return date.earliest.isoformat() if date and date.earliest else None


def last_day(date: Edtf | None) -> str | None:
    """The last day on which it can be, as ISO text."""
    return date.latest.isoformat() if date and date.latest else None


def _places(registries: Registries) -> Iterator[Entry]:
    for place in registries.places.values():
        path = place_path(registries.places, place.id, None)
        yield {"place": place.id, "name": place.name, "path": path, "wikidata": place.wikidata, "note": place.note}


def _place_parents(registries: Registries) -> Iterator[Entry]:
    for place in registries.places.values():
        for number, edge in enumerate(place.within, 1):
            yield {
                "place": place.id,
                "number": number,
                "within": edge.place,
                "since": edge.since.text if edge.since else None,
                "until": edge.until.text if edge.until else None,
            }


def _people(registries: Registries) -> Iterator[Entry]:
    for person in registries.people.values():
        yield {"person": person.id, "name": person.name, "wikidata": person.wikidata, "note": person.note}


def _sources(registries: Registries) -> Iterator[Entry]:
    for source in registries.sources.values():
        above = top(registries.sources, source.id)
        yield {
            "source": source.id,
            "name": source.name,
            "kind": source.kind,
            "country": source.country,
            "part_of": source.part_of,
            "origin": above.id if above else source.id,
            "speaks_for": source.speaks_for,
            "unnamed": source.unnamed,
            "wikidata": source.wikidata,
            "url": source.url,
            "note": source.note,
        }
    nobody: Entry = dict.fromkeys(("kind", "country", "part_of", "origin", "speaks_for", "wikidata", "url", "note"))
    yield {"source": UNSTATED, "name": "an unstated source", "unnamed": True, **nobody}


def _visits(registries: Registries) -> Iterator[Entry]:
    for visit in registries.visits.values():
        yield {
            "visit": visit.id,
            "title": visit.title,
            "guest": visit.guest,
            "destination": visit.destination,
            "window": visit.window.text if visit.window else None,
            "window_first": first_day(visit.window),
            "window_last": last_day(visit.window),
            "superseded_by": visit.superseded_by,
            "note": visit.note,
        }


def _visit_parties(registries: Registries) -> Iterator[Entry]:
    for visit in registries.visits.values():
        yield from ({"visit": visit.id, "party": party} for party in visit.parties)


def _visit_scopes(registries: Registries) -> Iterator[Entry]:
    for visit in registries.visits.values():
        yield from ({"visit": visit.id, "scope": scope, "words": words} for scope, words in visit.scopes.items())


def _questions(registries: Registries) -> Iterator[Entry]:
    for question in registries.questions.values():
        yield {
            "question": question.id,
            "asks": question.asks,
            "kind": question.kind,
            "answers": question.answers,
            "unit": question.unit,
            "open": question.open,
            "note": question.note,
        }


def _question_terms(registries: Registries) -> Iterator[Entry]:
    for question in registries.questions.values():
        for term in question.terms.values():
            yield {"question": question.id, "term": term.id, "name": term.name, "within": term.within}


def _aliases(registries: Registries) -> Iterator[Entry]:
    named: list[tuple[str, str, tuple[str, ...]]] = [
        *(("places", place.id, place.aliases) for place in registries.places.values()),
        *(("people", person.id, person.aliases) for person in registries.people.values()),
        *(("sources", source.id, source.aliases) for source in registries.sources.values()),
    ]
    for question in registries.questions.values():
        named += [("terms", f"{question.id}.{term.id}", term.aliases) for term in question.terms.values()]
    for registry, id, aliases in named:
        yield from ({"registry": registry, "id": id, "alias": alias} for alias in dict.fromkeys(aliases))


VOCABULARY: Final[Mapping[str, Callable[[Registries], Iterator[Entry]]]] = {
    "places": _places,
    "place_parents": _place_parents,
    "people": _people,
    "sources": _sources,
    "visits": _visits,
    "visit_parties": _visit_parties,
    "visit_scopes": _visit_scopes,
    "questions": _questions,
    "question_terms": _question_terms,
    "aliases": _aliases,
}
"""What makes the rows of each of these tables."""
