"""Which sources, people and places of the claim base a text names.

Knows how names are written in running text. Must not know attributions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Protocol

from attrs import frozen

_ARTICLE: Final = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_BREAKS: Final = re.compile(r"[\s\-‐-–]+")
_EDGES: Final = ["a", "the", "an", "of", "in", "on", "for", "and", "to", "at", "by", "with", "from"]


class Entry(Protocol):
    """An entry of a registry, as far as its names go."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


@frozen
class Named:
    """A name in a text: its characters, and the id that it stands for."""

    start: int
    end: int
    id: str


class Names:
    """The names and aliases of a registry; a name that several entries share stands for none."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.by_words: dict[tuple[str, ...], str | None] = {}
        self.descriptions: dict[str, frozenset[str]] = {}
        for entry in entries:
            for name in (entry.name, *entry.aliases):
                words = _words(name)
                if words:
                    self.by_words[words] = entry.id if self.by_words.get(words, entry.id) == entry.id else None
            self.descriptions[entry.id] = _loose(entry.name)
        names = sorted(self.by_words, key=lambda words: (-len(words), words))
        pattern = "|".join(r"[\s\-‐-–]+".join(re.escape(word) for word in words) for words in names)
        self.pattern = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) if names else None
        self.capital = {
            words
            for entry in entries
            for name in (entry.name, *entry.aliases)
            if (words := _words(name)) and _ARTICLE.sub("", name)[:1].isupper()
        }

    def find(self, text: str) -> list[Named]:
        """The names in a text, in order; the longest where several begin."""
        found = []
        for match in self.pattern.finditer(_straight(text)) if self.pattern else ():
            words = _words(match.group())
            id = self.by_words.get(words)
            if id and (words not in self.capital or match.group()[:1].isupper()):
                found.append(Named(match.start(), match.end(), id))
        return found

    def called(self, text: str) -> str | None:
        """The entry whose name or alias a text is."""
        return self.by_words.get(_words(text))

    def like(self, text: str) -> str | None:
        """The entry whose name shares most words with a description, if it shares most of its words."""
        words = _loose(text)
        scored = [
            (len(words & other) / len(words | other), id) for id, other in self.descriptions.items() if words & other
        ]
        best = max(scored, default=(0.0, ""), key=lambda item: (item[0], item[1]))
        return best[1] if best[0] >= _ALIKE else None


_ALIKE: Final = 0.6


def _straight(text: str) -> str:
    return text.replace("’", "'")


def _words(name: str) -> tuple[str, ...]:
    bare = _ARTICLE.sub("", _straight(name)).casefold()
    return tuple(word for word in _BREAKS.split(bare) if word)


def _loose(name: str) -> frozenset[str]:
    """The words that tell a description from others, without the endings of plurals and owners."""
    return frozenset(word.removesuffix("'s").removesuffix("'").removesuffix("s") for word in _words(name)) - set(_EDGES)
