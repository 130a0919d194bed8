"""Who says something and who passes it on, by what a model says of them.

Knows the sources of the claim base and the text. Must not know what is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from claimcheck.draft.bymodel.material import Material
from claimcheck.draft.bymodel.shape import Teller
from claimcheck.draft.linking import Names
from claimcheck.draft.speakers import Speaker, stranger
from claimcheck.ids import UNSTATED

_SHOWN: Final = 12  # words
_WIDEST: Final = 120  # characters of them


@frozen
class Tellers:
    """Finds those whom a model names."""

    material: Material
    names: Names

    @classmethod
    def of(cls, material: Material) -> Tellers:
        return cls(material, Names(list(material.registries.sources.values())))

    def speakers(self, told: Iterable[Teller], role: str) -> Iterator[Speaker]:
        """The sources that are meant; `role` is the key that they are written under."""
        for one in told:
            if one.id != UNSTATED and (one.id or one.words.strip()):
                yield self._speaker(one, role)

    def _speaker(self, one: Teller, role: str) -> Speaker:
        id = one.id if one.id in self.material.registries.sources or one.id == self.material.outlet else None
        places = self.material.source.find(one.words)
        if not places:
            return Speaker(id, remarks=tuple(self._without_words(one, id, role)))
        words = self.material.source.words_at(places[0])
        if id is None:
            called = self.names.called(words)
            return Speaker(called, words) if called else stranger(words)
        named = sorted({found.id for found in self.names.find(words)})
        doubts = (f"{role}: “{shown(words)}” names {' or '.join(named)}",) if named and id not in named else ()
        return Speaker(id, words, doubts)

    def _without_words(self, one: Teller, id: str | None, role: str) -> Iterator[str]:
        """What is said of somebody whom the text does not name in the words that are given."""
        if id is None:
            yield f"{role}: “{shown(one.words or one.id or '')}” is left out: it is neither in the text nor a source"
        elif id != self.material.outlet:
            yield f"{role}: the text does not have “{shown(one.words)}”: is it {id}?"


def shown(text: str) -> str:
    """The first words of a text, for a remark."""
    flat = " ".join(text.split())
    first = " ".join(flat.split()[:_SHOWN])[:_WIDEST]
    return first if first == flat else f"{first}…"
