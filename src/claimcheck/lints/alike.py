"""Are two entries of a registry one thing under two spellings?

Knows ids and names. Must not know who uses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias
from unicodedata import combining, normalize

from claimcheck.codes import problem
from claimcheck.model import ClaimBase, Person, Place, Problem, Question, Source, Visit

_Entry: TypeAlias = Visit | Question | Source | Place | Person

_SHORTEST: Final = 5  # Iran is not Iraq
_LONGEST: Final = 100  # of longer names, so much is compared
_REGISTRIES: Final = ("visits", "questions", "sources", "places", "people")


def lint_alike(base: ClaimBase) -> Iterator[Problem]:
    """L91: two entries of one registry whose ids or names are the same but for a letter.

    The time it takes grows with the number of entries: each is compared with the first that shares one of its
    spellings with a letter left out.
    """
    for registry in _REGISTRIES:
        first_with: dict[tuple[object, ...], _Entry] = {}
        for entry in getattr(base.registries, registry).values():
            others = {
                first_with.setdefault((kind, *variant), entry).id: kind
                for kind, name in _names(entry)
                for variant in _variants(name)
            }
            for id, kind in others.items():
                other = getattr(base.registries, registry)[id]
                if id != entry.id and not _are_known_to_differ(entry, other):
                    line = base.entries[registry, id].line
                    message = f"`{entry.id}` and `{id}` (line {line}) have nearly the same {kind}"
                    hint = "Keep one of them. If they are two, say so in a `note` that names the other."
                    yield problem("L91", base.entries[registry, entry.id], message, hint)


def _names(entry: _Entry) -> Iterator[tuple[str, str]]:
    yield "id", entry.id
    if isinstance(entry, Visit):
        yield "title", entry.title
    elif not isinstance(entry, Question):
        yield from (("name", name) for name in (entry.name, *entry.aliases))


def _variants(name: str) -> Iterator[tuple[object, ...]]:
    """A name without what does not tell names apart, whole and with each of its letters left out."""
    plain = "".join(character for character in normalize("NFKD", name.casefold()) if not combining(character))
    words = sorted(re.findall(r"[^\W\d_]+|\d+", normalize("NFC", plain)[:_LONGEST]))
    apart = tuple(word for word in words if word.isdigit() or len(word) == 1)  # 2011-07 and 2011-08; A. and B. Vane
    rest = "".join(word for word in words if word not in apart)
    yield apart, rest
    if len(rest) >= _SHORTEST:
        yield from ((apart, rest[:at] + rest[at + 1 :]) for at in range(len(rest)))


def _are_known_to_differ(entry: _Entry, other: _Entry) -> bool:
    """Whether the registry says that two entries are two things: by Wikidata, a note, or a reference."""
    items = getattr(entry, "wikidata", None), getattr(other, "wikidata", None)
    if all(items):
        return items[0] != items[1]
    return _tells_of(entry, other) or _tells_of(other, entry)


def _tells_of(entry: _Entry, other: _Entry) -> bool:
    named = entry.note and any(name in entry.note for _, name in _names(other))
    return bool(named) or other.id in _references(entry)


def _references(entry: _Entry) -> Iterable[str | None]:
    """What an entry says it belongs to or gave way to: the minister to the ministry."""
    if isinstance(entry, Source):
        return [entry.part_of]
    if isinstance(entry, Place):
        return [edge.place for edge in entry.within]
    return [entry.superseded_by] if isinstance(entry, Visit) else []
