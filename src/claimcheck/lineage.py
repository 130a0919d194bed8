"""What stands above an id in the registries: a place's parents, a term's broader terms, whose source it is.

Knows the trees. Must not know claims.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from claimcheck.model import Place, Question, Source


def place_path(places: Mapping[str, Place], place: str, day: dt.date | None) -> str:
    """Ids from the root to `place` on `day`; without a day, along edges that have no end."""
    path = [place]
    while (parent := _parent(places.get(path[-1]), day)) is not None and parent not in path:
        path.append(parent)
    return "/".join(reversed(path))


def _parent(place: Place | None, day: dt.date | None) -> str | None:
    edges = place.within if place else ()
    for edge in edges:
        since = edge.since.earliest if edge.since else None
        until = edge.until.latest if edge.until else None
        if day is None:
            if until is None:
                return edge.place
        elif (since is None or since <= day) and (until is None or day <= until):
            return edge.place
    return None


def term_path(question: Question, term: str) -> str:
    """Ids from the broadest term to `term`."""
    path = [term]
    while (entry := question.terms.get(path[-1])) and entry.within and entry.within not in path:
        path.append(entry.within)
    return "/".join(reversed(path))


def chain(sources: Mapping[str, Source], source: str) -> Iterator[Source]:
    """The source and what it is part of, upwards."""
    seen = set()
    entry = sources.get(source)
    while entry is not None and entry.id not in seen:
        seen.add(entry.id)
        yield entry
        entry = sources.get(entry.part_of) if entry.part_of else None


def speaks_for(sources: Mapping[str, Source], source: str) -> str | None:
    """The party a source speaks for, itself or along `part_of`; "none" stops the search."""
    for entry in chain(sources, source):
        if entry.speaks_for is not None:
            return None if entry.speaks_for == "none" else entry.speaks_for
    return None


def top(sources: Mapping[str, Source], source: str) -> Source | None:
    """The top of a source's `part_of` chain."""
    return next(iter(reversed(list(chain(sources, source)))), None)
