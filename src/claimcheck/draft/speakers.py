"""Which source of the claim base somebody in the text is.

Knows names, and what briefer mentions stand for. Must not know what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from claimcheck.draft.linking import Named, Names
from claimcheck.draft.names import Cast, Mention
from claimcheck.draft.syntax import NOMINAL, Token, children, parts, spans
from claimcheck.model import Registries

_LONGEST_NAME: Final = 12  # words of a proposed name
_OWNER: Final = re.compile(r"['’]s?$")


@frozen
class Speaker:
    """A source by id; None when nobody is named, or nobody that is known. `name` is how the text calls him."""

    id: str | None
    name: str = ""
    remarks: tuple[str, ...] = ()


def stranger(description: str) -> Speaker:
    """Somebody who is in no registry, as the text describes him."""
    name = _OWNER.sub("", " ".join(description.split()[:_LONGEST_NAME]))
    return Speaker(None, name, (f"source: “{_short(name)}” is in no registry; see below",))


def names_of_strangers(speakers: Iterable[Speaker]) -> tuple[str, ...]:
    """The names of those who are in no registry."""
    return tuple(dict.fromkeys(speaker.name for speaker in speakers if speaker.id is None and speaker.name))


class Speakers:
    """Finds the sources of one article."""

    def __init__(self, text: str, registries: Registries, cast: Cast) -> None:
        self.text, self.cast = text, cast
        self.names = Names(list(registries.sources.values()))

    def speakers(self, source: Token | None, start: int) -> list[Speaker]:
        """The sources that a mention means: several where it joins them, none where there is no mention."""
        if source is None:
            return []
        members, at = [source], source
        while following := [child for child in children(at, "conj") if child.pos_ in NOMINAL]:
            at = following[0]
            members.append(at)
        return [self.speaker(member, start) for member in members]

    def speaker(self, source: Token, start: int) -> Speaker:
        """The source of the claim base that is meant by a mention of one."""
        full = self.cast.fuller(source, start)
        written = self._as_written(source, start)
        mention = self.text[full.span[0] : full.span[1]] if full else self._with_owner(source, start, written)
        shown = " ".join(mention.split())
        found = self._known(mention, source, full)
        if found:
            doubts = (
                (f"source: “{source.text}” is taken for “{_short(shown)}”",) if full and source.pos_ == "PRON" else ()
            )
            return Speaker(found.id, shown, doubts)
        alike = self.names.like(mention)
        if alike:
            return Speaker(alike, shown, (f"source: the text has “{_short(shown)}”: is it this one?",))
        behind = self._speaks_for(mention)
        if behind:
            return Speaker(behind.id, shown, (f"source: the text has “{_short(shown)}”, who speaks for this one",))
        return stranger(shown)

    def _with_owner(self, source: Token, start: int, written: str) -> str:
        """A mention with the name of the owner in place of `his` or `its`."""
        owner = next((child for child in children(source, "poss") if child.pos_ == "PRON"), None)
        full = self.cast.fuller(owner, start) if owner is not None else None
        if owner is None or full is None or not written.startswith(owner.text):
            return written
        return f"{self.text[full.span[0] : full.span[1]]}'s{written[len(owner.text) :]}"

    def _as_written(self, source: Token, start: int) -> str:
        found = spans(source.doc, parts(source)[0]) or [(source.idx, source.idx + len(source))]
        return self.text[found[0][0] + start : found[-1][1] + start]

    def _known(self, mention: str, source: Token, full: Mention | None) -> Named | None:
        """The name of a source that is the mention itself, not only in what is told of it."""
        named = self.names.find(mention)
        head = full.head if full else source.lemma_.lower()
        own = [one for one in named if head in mention[one.start : one.end].lower() or _is_called(mention, one)]
        return max(own, key=lambda one: (one.end - one.start, -one.start), default=None)

    def _speaks_for(self, mention: str) -> Named | None:
        """The one named in a mention whose first words tell of somebody who speaks for another."""
        named = self.names.find(mention)
        return named[-1] if named and _SPOKESMAN.search(mention) else None


def _is_called(mention: str, name: Named) -> bool:
    """Whether a description is followed by the name itself (`the agency Yonhap`), or a name by what it is."""
    before, after = mention[: name.start].split(), mention[name.end :].strip(' .”"').lower()
    led = (
        bool(before)
        and before[-1].lower().strip("’'") not in _LEADING_ELSEWHERE
        and not before[-1].endswith(("’s", "'s"))
    )
    if (led or not before or name.start == _opening(mention)) and (not after or after.startswith((",", "(", "–", "—"))):
        return True
    return bool(re.match(r"(?:news |press )?(?:agency|newspaper|daily|television|tv|radio|channel|magazine)\b", after))


_LEADING_ELSEWHERE: Final = frozenset(
    ["of", "in", "at", "from", "with", "for", "by", "to", "near", "on", "and", "or", "the", "a", "an"]
)


def _opening(mention: str) -> int:
    """Where a mention begins, after its article."""
    match = _ARTICLE.match(mention)
    return match.end() if match else 0


_ARTICLE: Final = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_SPOKESMAN: Final = re.compile(
    r"\bspokes(?:man|woman|person)|\bpress (?:secretary|release|service|office)\b", re.IGNORECASE
)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")
