"""Fields that differ between two versions of one thing. Must not know what they mean."""

from __future__ import annotations

from collections.abc import Mapping

Value = str | int | bool | tuple[str, ...] | None
Fields = Mapping[str, tuple[Value, Value]]
"""The fields that differ by name, each with its old and its new value."""


def differing(old: Mapping[str, Value], new: Mapping[str, Value]) -> dict[str, tuple[Value, Value]]:
    """The fields whose values differ, in the order of the old ones and then the new; one that is missing is None."""
    names = dict.fromkeys([*old, *new])
    return {name: (old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)}
