"""Those whom an article names and no registry has, as entries that a person can add.

Knows how news describes sources and places. Must not know where in a text they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from typing import Final, TypeVar

from claimcheck.ids import id_like
from claimcheck.model import Place, Source

_Entry = TypeVar("_Entry", Source, Place)

_LONGEST_ID: Final = 5  # words
_OWNER: Final = re.compile(r"^(?:[A-Z][\w.-]*\s+){0,2}[A-Z][\w.-]*['’]s?\s+(?=[A-Z])")
_ARTICLE: Final = re.compile(r"^(?:an?|the|one|some|several|other)\s+", re.IGNORECASE)
_INDEFINITE: Final = re.compile(r"^(?:an?|one|some|several|other|two|three|unnamed|anonymous)\b", re.IGNORECASE)
_REST: Final = re.compile(r"\s(?:of|in|at|from|with|for|by|to|near|on|close|who|that|which|familiar)\s.*", re.DOTALL)
_DANGLING: Final = re.compile(r"(?:-(?:of|in|at|from|with|for|by|to|near|on|the|a|and|who))+$")
_PERSON: Final = re.compile(r"(?:[A-Z][\w.’'-]*\s+)+[A-Z][\w’'-]*")


def proposed_sources(descriptions: Iterable[str], known: Container[str]) -> tuple[Source, ...]:
    """Sources as a text describes them, each once and with an id that no source has, by id."""
    return _proposed(descriptions, known, _source)


def proposed_places(names: Iterable[str], known: Container[str]) -> tuple[Place, ...]:
    """Places as a text names them, each once and with an id that no place has, by id."""
    return _proposed(names, known, lambda name: Place(_id(name), name))


def _proposed(names: Iterable[str], known: Container[str], entry: Callable[[str], _Entry]) -> tuple[_Entry, ...]:
    found: dict[str, _Entry] = {}
    for name in names:
        one = entry(name)
        if one.id and one.id not in known:
            found.setdefault(one.id, one)
    return tuple(found[id] for id in sorted(found))


def _source(description: str) -> Source:
    """`Ada Moss, a harbor pilot` is a person with a note; `an official in Kesh` is somebody unnamed."""
    bare = _OWNER.sub("", description)
    first, _, rest = bare.partition(", ")
    name = first if _PERSON.fullmatch(first) and rest else bare
    unnamed = bool(_INDEFINITE.match(name)) or _is_plural(name)
    shown = name[:1].lower() + name[1:] if _ARTICLE.match(name) or unnamed else name
    return Source(_id(name.split(",")[0]), shown, unnamed=unnamed, note=rest if name == first and rest else None)


def _is_plural(name: str) -> bool:
    """Whether it is several whom nobody names, as in `Veldt officials`."""
    last = _REST.sub("", name).split(" ")[-1]
    return last.islower() and last.endswith("s") and not name.lower().startswith("the ")


def _id(name: str) -> str:
    return _DANGLING.sub("", id_like(" ".join(_ARTICLE.sub("", name).split()[:_LONGEST_ID])))
