"""Entries of registries that stand: in the eyes of whoever judges a change, they are what they were before it.

Knows which part of an entry is an entry of its own. Must not know what entries mean.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from typing import Final

from attrs import frozen

from claimcheck.codes import ProblemList
from claimcheck.model import Registries
from claimcheck.registries import RegistryFile, build_registries
from claimcheck.yamltree import Mapping, Node

_WITHIN: Final = {"questions": "terms", "visits": "scopes"}  # entries within entries: what is new there is new


@frozen
class Standing:
    """The entries that stand, by registry."""

    entries: Map[str, Mapping]

    @classmethod
    def of(cls, written: Map[str, RegistryFile], registries: Registries) -> Standing:
        """Of registries as they are written, all entries that are in `registries`: those without errors."""
        return cls(
            {
                name: _only(file.root, getattr(registries, name))
                for name, file in written.items()
                if isinstance(file.root, Mapping)
            }
        )

    def over(self, written: Map[str, RegistryFile]) -> dict[str, RegistryFile]:
        """The registries with the entries that stand, and what else is written in them."""
        return self._over(written, _WITHIN)

    def completed(self, written: Map[str, RegistryFile]) -> Registries:
        """What these entries are beside all others that are written: then all they refer to is there."""
        return build_registries(self._over(written, {}))[0]

    def _over(self, written: Map[str, RegistryFile], within: Map[str, str]) -> dict[str, RegistryFile]:
        roots = {name: file.root for name, file in written.items() if isinstance(file.root, Mapping)}
        return {
            name: RegistryFile(_merged(self.entries.get(name), roots.get(name), within.get(name)), ProblemList(name))
            for name in {**written, **self.entries}
        }


def _only(root: Mapping, ids: Map[str, object]) -> Mapping:
    return root._replace(
        entries={id: node for id, node in root.entries.items() if id in ids},
        keys={id: key for id, key in root.keys.items() if id in ids},
    )


def _merged(old: Mapping | None, new: Mapping | None, within: str | None = None) -> Mapping | None:
    """Both blocks in one: of a key in both, the old value; to its own block `within` comes what is new there."""
    if old is None or new is None:
        return old or new
    entries = {**new.entries, **old.entries}
    if within:
        entries |= {id: _extended(old.entries[id], new.entries[id], within) for id in old.entries if id in new.entries}
    return old._replace(entries=entries, keys={**new.keys, **old.keys})


def _extended(old: Node, new: Node, within: str) -> Node:
    """An entry with what another version of it adds to its block `within`; a question without terms takes any."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return old
    before, after = old.entries.get(within), new.entries.get(within)
    if not isinstance(after, Mapping) or (before is None and within == "terms"):
        return old
    block = _merged(before if isinstance(before, Mapping) else None, after)
    keys = {**old.keys, within: old.keys.get(within, new.keys[within])}
    return old._replace(entries={**old.entries, within: block or after}, keys=keys)
