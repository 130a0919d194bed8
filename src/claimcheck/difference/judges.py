"""What judges claims, and which of it a change edits: vocabulary, settings, rules, and what decides what is checked.

Knows which files judge, and what an edit of an entry is. Must not know claims, findings or decisions on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal

from attrs import Factory, fields, frozen

from claimcheck.dates import Edtf
from claimcheck.difference.fields import Fields, Value, differing
from claimcheck.model import PlaceEdge, Registries, Term, Tolerance
from claimcheck.registries import REGISTRIES, RegistryFile
from claimcheck.repository import ChangedFile
from claimcheck.yamltree import Mapping as Block
from claimcheck.yamltree import Node, Scalar, Sequence

Kind = Literal[
    "visit",
    "question",
    "source",
    "place",
    "person",
    "settings",
    "review",
    "rule",
    "view",
    "program",
    "workflow",
    "configuration",
]
_KINDS: Final[dict[str, Kind]] = {
    "visits": "visit",
    "questions": "question",
    "sources": "source",
    "places": "place",
    "people": "person",
}
_REMARKS: Final = ("note", "url", "wikidata")  # fields of entries that are for people only
# Files that judge, wherever the claims are: the path from the top of the repository, and what is kept there.
_FILES: Final[tuple[tuple[re.Pattern[str], Kind], ...]] = (
    (re.compile(r"(.*/)?rules/[acr]\d\d_[^/]*\.sql"), "rule"),
    (re.compile(r"(.*/)?views/\d\d_[^/]*\.sql"), "view"),
    (re.compile(r"(.*/)?src/claimcheck/.*\.py"), "program"),
    (re.compile(r"\.github/(workflows|actions)/.*|(.*/)?action\.ya?ml"), "workflow"),
    (
        re.compile(r"\.gitlab-ci\.yml|\.ci/.*|\.pre-commit-(config|hooks)\.yaml|(\.github/|docs/)?CODEOWNERS"),
        "configuration",
    ),
)


@frozen
class Edit:
    """An edit of something that judges; `file` is a path as in a Location, or from the top of the repository.

    Without an `id` it is about a whole file. `fields` are those that differ, when it is known what they mean.
    """

    file: str
    kind: Kind
    id: str | None
    change: Literal["changed", "removed", "added", "unreadable"]
    fields: Fields = Factory(dict)

    @property
    def of_claims(self) -> bool:
        """Whether the file is one of the claim base."""
        return self.kind in (*_KINDS.values(), "settings", "review")


def edited_files(changed: Iterable[ChangedFile]) -> Iterator[Edit]:
    """The files outside the claim base that judge."""
    for file in changed:
        kind = next((kind for pattern, kind in _FILES if pattern.fullmatch(file.path)), None)
        if kind is not None:
            yield Edit(file.path, kind, None, file.change)


# --- Vocabulary -------------------------------------------------------------------------------------------


def edited_entries(
    folder: str, before: Registries, after: Registries, complete: Registries, written: Mapping[str, RegistryFile]
) -> Iterator[Edit]:
    """The entries that are no longer what they were. What is new, entries or terms or scopes of one, edits nothing.

    `after` the change, `complete` has its entries beside those it takes away; `written` is how its registries stand in
    their files.
    """
    for name in REGISTRIES:
        old, left, new = getattr(before, name), getattr(after, name), getattr(complete, name)
        file, kind = f"{folder}/{name}.yaml", _KINDS[name]
        root = written[name].root if name in written else None
        if old and not isinstance(root, Block):
            yield Edit(file, kind, None, "unreadable" if name in written else "removed")
            continue
        for id, entry in old.items():
            if id not in left:
                yield Edit(
                    file, kind, id, "unreadable" if isinstance(root, Block) and id in root.entries else "removed"
                )
            elif entry != new[id] and (found := differing(_says(entry), _says(new[id], entry))):
                yield Edit(file, kind, id, "changed", found)


def _says(entry: Any, only: Any = None) -> dict[str, Value]:
    """The fields of an entry that count, in words; of its terms and scopes each, or with `only` those of that entry."""
    says: dict[str, Value] = {}
    for one in fields(type(entry)):
        value = getattr(entry, one.name)
        if isinstance(value, Mapping):
            known = getattr(only or entry, one.name)
            says |= {f"{one.name}.{key}": _words(value.get(key)) for key in known}
            if one.name == "terms" and not known:  # a question without terms takes any, and one with terms only these
                says["terms"] = tuple(value)
        elif one.name not in _REMARKS:
            says[one.name] = tuple(map(str, map(_words, value))) if isinstance(value, tuple) else _words(value)
    return says


def _words(value: object) -> str | bool | None:
    """A value as it might be written."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, Edtf):
        return value.canonical
    if isinstance(value, Term):
        names = (value.name or value.id, *value.aliases)
        return ", ".join([" or ".join(names), *([f"within {value.within}"] if value.within else [])])
    if isinstance(value, PlaceEdge):
        ends = (f"{word} {end.canonical}" for word, end in (("from", value.since), ("until", value.until)) if end)
        return ", ".join([value.place, *ends])
    if isinstance(value, Tolerance):
        return f"{value.relative:.6%}" if value.relative else f"{value.absolute:g}"
    return ": ".join(value) if isinstance(value, tuple) else str(value)


# --- Settings ---------------------------------------------------------------------------------------------


def edited_settings(file: str, before: Node | None, after: Node | None) -> Iterator[Edit]:
    """Whether the settings differ, by their keys, known or not."""
    found = differing(_written(before), _written(after))
    if found or (before is None) != (after is None):
        yield Edit(
            file, "settings", None, "added" if before is None else "removed" if after is None else "changed", found
        )


def _written(root: Node | None) -> dict[str, Value]:
    return {key: _text(node) for key, node in root.entries.items()} if isinstance(root, Block) else {}


def _text(node: Node) -> str | None:
    """A node on one line, however it was laid out."""
    if isinstance(node, Scalar):
        return None if node.is_null else node.text
    if isinstance(node, Sequence):
        return f"[{', '.join(str(_text(item)) for item in node.items)}]"
    return f"{{{', '.join(f'{key}: {_text(value)}' for key, value in node.entries.items())}}}"
