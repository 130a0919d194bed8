"""Which source of the claim base somebody in the text is.

Knows names, and what briefer mentions stand for. Must not know what they say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from claimcheck.draft.linking import Named, Names
from claimcheck.draft.names import Cast, Mention
from claimcheck.draft.syntax import Span, Token, noun_phrase, spans
from claimcheck.ids import id_like
from claimcheck.model import Registries, Visit

_LONGEST_NAME: Final = 12  # words of a proposed name
_LONGEST_ID: Final = 5


@frozen
class Speaker:
    """A source by id; None when nobody is named, or nobody that is known. `name` is how the text calls him."""

    id: str | None
    name: str = ""
    remarks: tuple[str, ...] = ()


class Speakers:
    """Finds the sources of one article, and keeps those who are in no registry."""

    def __init__(self, text: str, registries: Registries, cast: Cast, visit: Visit | None) -> None:
        self.text, self.registries, self.cast, self.visit = text, registries, cast, visit
        self.names = Names(list(registries.sources.values()))
        self.unknown: dict[str, Speaker] = {}

    def speaker(self, source: Token, start: int, ranges: Sequence[Span]) -> Speaker:
        """The source of the claim base that is meant by a mention."""
        full = self.cast.fuller(source, start)
        mentions = [self._as_written(source, start), *( [self.text[full.span[0] : full.span[1]]] if full else [])]
        for text, mention in zip(reversed(mentions), (full, None)[: len(mentions)] if full else (None,), strict=False):
            found = self._known(text)
            if found:
                return self._with_remarks(found, text, source, full)
        description = mentions[-1]
        alike = self.names.like(description)
        if alike:
            shown = " ".join(description.split())
            return Speaker(alike, shown, (f"source: the text has “{_short(shown)}”: is it this one?",))
        return self._stranger(description)

    def _as_written(self, source: Token, start: int) -> str:
        found = spans(source.doc, noun_phrase(source)) or [(source.idx, source.idx + len(source))]
        return self.text[found[0][0] + start : found[-1][1] + start]

    def _known(self, text: str) -> Named | None:
        """The name that stands in a mention: the last that begins it or ends its first part, else the longest."""
        named = self.names.find(text)
        if not named:
            return None
        return max(named, key=lambda one: (one.end - one.start, -one.start))

    def _with_remarks(self, found: Named, text: str, source: Token, full: Mention | None) -> Speaker:
        remarks = []
        rest = len(text.split()) - len(text[found.start : found.end].split())
        if full is not None and source.pos_ == "PRON":
            remarks.append(f"source: “{source.text}” is taken for “{_short(text)}”")
        elif rest > 1:
            remarks.append(f"source: the text has “{_short(text)}”: is it this one?")
        return Speaker(found.id, " ".join(text.split()), tuple(remarks))

    def _stranger(self, description: str) -> Speaker:
        name = " ".join(description.split()[:_LONGEST_NAME])
        id = id_like(" ".join(name.split(",")[0].split()[:_LONGEST_ID]))
        stranger = Speaker(None, name, (f"source: “{_short(name)}” is in no registry; see below",))
        if id:
            self.unknown.setdefault(id, stranger)
        return stranger

    def strangers(self) -> tuple[Speaker, ...]:
        """Those who are in no registry, each with the id proposed."""
        return tuple(Speaker(id, one.name) for id, one in sorted(self.unknown.items()) if id not in self.registries.sources)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")
