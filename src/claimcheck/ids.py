"""Ids: what one looks like, which ones are known, which known one is nearest, and circles of references.

Must not know what the things that have the ids are like.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import Final
from unicodedata import normalize

from attrs import Factory, field, frozen

from claimcheck.codes import ProblemList
from claimcheck.yamltree import Scalar, shown

MAX_LENGTH: Final = 80
RESERVED: Final = frozenset({"none", "null"})
UNSTATED: Final = "unstated"
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
_QUESTION_ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
_MOST_CANDIDATES: Final = 300  # comparing words is slow, and a hint is only a hint


def is_id(text: str) -> bool:
    """Whether a text is an id: lower-case letters, digits and hyphens, 80 at most."""
    return len(text) <= MAX_LENGTH and _ID.fullmatch(text) is not None


def is_question_id(text: str) -> bool:
    """Whether a text is the id of a question: as others, and underscores."""
    return len(text) <= MAX_LENGTH and _QUESTION_ID.fullmatch(text) is not None


def check_new_id(key: Scalar, problems: ProblemList, reserved: Collection[str] = RESERVED) -> bool:
    """Whether a key can be an id (not of a question); else adds a problem."""
    if key.text in reserved:
        problems.add(
            "L34",
            key,
            f"{shown(key.text)} has a meaning of its own and cannot be an id",
            "Choose another id.",
        )
        return False
    return is_id(key.text) or _malformed(key, id_like(key.text), "hyphens", problems)


def check_new_question_id(key: Scalar, problems: ProblemList) -> bool:
    """Whether a key can be the id of a question; else adds a problem."""
    return is_question_id(key.text) or _malformed(key, id_like(key.text, "_"), "underscores", problems)


def _malformed(key: Scalar, better: str, between: str, problems: ProblemList) -> bool:
    hint = f"Use lower-case letters a to z, digits and {between}, at most {MAX_LENGTH} characters."
    problems.add("L30", key, f"{shown(key.text)} is not an id", f"Write `{better}`. {hint}" if better else hint)
    return False


def id_like(text: str, between: str = "-") -> str:
    """The id that somebody may have meant by a text; empty when no letter is left of it."""
    return re.sub(r"[^a-z0-9]+", between, text[: 2 * MAX_LENGTH].casefold()).strip("-_")[:MAX_LENGTH]


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like a text, or None when none does."""
    if not 1 < len(text) <= MAX_LENGTH:
        return None
    length, wanted = len(text), text.casefold()
    similar = (word for word in known if abs(len(word) - length) <= max(4, length // 2))
    close = get_close_matches(wanted, list(islice(similar, _MOST_CANDIDATES)), 1, 0.6)
    return close[0] if close else None


def did_you_mean(text: str, known: Iterable[str], otherwise: str) -> str:
    """A hint: the nearest known word, or else what to do."""
    close = nearest(text, known)
    return f"Did you mean `{close}`? {otherwise}" if close else otherwise


@frozen
class Vocabulary:
    """The ids that can be referred to, by registry (the name of its file without .yaml), with their entries.

    `excused` are ids whose entries have problems: referring to them is no further problem and yields nothing.
    A registry in `unreadable` excuses all ids.
    """

    known: Mapping[str, Mapping[str, object]]
    excused: Mapping[str, Collection[str]] = Factory(dict)
    unreadable: frozenset[str] = frozenset()
    _indexes: dict[str, _Index] = field(factory=dict, init=False, eq=False)
    _hints: dict[tuple[str, tuple[str, ...]], str] = field(factory=dict, init=False, eq=False)

    def find(self, id: Scalar, registries: tuple[str, ...], problems: ProblemList, what: str) -> str | None:
        """The id, if one of the registries has it; else None, with a problem that says what it should be."""
        text = id.text
        for registry in registries:
            if text in self.known.get(registry, ()):
                return text
        for registry in registries:
            if registry in self.unreadable or text in self.excused.get(registry, ()):
                return None
        problems.add("L31", id, f"there is no {what} {shown(text)}", lambda: self.hint(text, registries))
        return None

    def hint(self, text: str, registries: tuple[str, ...]) -> str:
        """What to write instead of an unknown id."""
        if (text, registries) not in self._hints:
            self._hints[text, registries] = self._new_hint(text, registries)
        return self._hints[text, registries]

    def _new_hint(self, text: str, registries: tuple[str, ...]) -> str:
        indexes = [self._index(registry) for registry in registries]
        for index in indexes:
            if meant := index.names.get(folded(text)) or index.names.get(id_like(text)):
                return f"Write `{meant}`."
        files = " or ".join(", ".join(f"{registry}.yaml" for registry in registries).rsplit(", ", 1))
        alike = [id for index in indexes for id in index.alike(text)]
        return did_you_mean(text, alike, f"Add it to {files} if it is new.")

    def _index(self, registry: str) -> _Index:
        if registry not in self._indexes:
            self._indexes[registry] = _Index.of(self.known.get(registry, {}))
        return self._indexes[registry]


@frozen
class _Index:
    """The ids of a registry by what people may write instead: other names, and pieces of the id."""

    names: dict[str, str]
    pieces: dict[str, list[str]]

    @classmethod
    def of(cls, entries: Mapping[str, object]) -> _Index:
        index = cls({}, {})
        for id, entry in entries.items():
            names = (getattr(entry, "name", None) or "", *getattr(entry, "aliases", ()), id_like(id), id)
            index.names.update((folded(name), id) for name in names)
            for piece in _pieces(id):
                index.pieces.setdefault(piece, []).append(id)
        return index

    def alike(self, text: str) -> Iterable[str]:
        """The ids that share a piece with a text."""
        return dict.fromkeys(id for piece in _pieces(text.casefold()) for id in self.pieces.get(piece, ()))


def _pieces(text: str) -> tuple[str, ...]:
    """What two words have in common when one is a misspelling of the other, the most telling first."""
    return f".{text[-3:]}", f"{text[1:4]}.", text[:1]


def folded(text: str) -> str:
    """A text without what does not tell names apart: case, and the kind of white space."""
    return " ".join(normalize("NFC", text).casefold().split())


def circle_in_words(circle: list[str]) -> str:
    """A circle as `a → b → a`, shortened when it is long."""
    shown_part = circle if len(circle) <= 8 else [*circle[:4], "…", circle[-1]]
    return " → ".join([*shown_part, circle[0]])


def circles(references: Mapping[str, Iterable[str]]) -> tuple[list[list[str]], frozenset[str]]:
    """The circles among references, each beginning with its least id; and all ids that lead into a circle.

    No two of the circles share an id: where circles cross, some are found only once others are broken.
    """
    graph = _knots({id: [to for to in targets if to in references] for id, targets in references.items()})
    found, seen = [], set[str]()
    for start in sorted(graph):
        path: dict[str, int] = {}
        at = start
        while at not in seen and at not in path:
            path[at] = len(path)
            at = graph[at][0]
        if at in path:
            circle = list(path)[path[at] :]
            least = circle.index(min(circle))
            found.append(circle[least:] + circle[:least])
        seen.update(path)
    return found, frozenset(graph)


def _knots(graph: dict[str, list[str]]) -> dict[str, list[str]]:
    """What is left of a graph when whatever leads nowhere is taken away, again and again."""
    users: dict[str, list[str]] = {id: [] for id in graph}
    for id, targets in graph.items():
        for target in targets:
            users[target].append(id)
    open_ends = {id: len(targets) for id, targets in graph.items()}
    dead = [id for id, count in open_ends.items() if not count]
    for id in dead:  # grows while it is gone through
        for user in users[id]:
            open_ends[user] -= 1
            if not open_ends[user]:
                dead.append(user)
    gone = set(dead)
    return {id: [to for to in targets if to not in gone] for id, targets in graph.items() if id not in gone}
