"""What the fields of an entry's class say of the keys they stand for: name, meaning, and how they are read.

Knows the metadata of attrs fields, which the loader, the schemas and the skeletons go by. Must not know any
particular class.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from claimcheck.yamltree import Node


def read_with(read: Callable[[Node], Any], key: str | None = None) -> dict[str, Any]:
    """Metadata of an attrs field that is read by a function of its own, or whose key is not its name."""
    return {"read": read, "key": key}


def means(
    meaning: str,
    *,
    refers_to: tuple[str, ...] = (),
    words: Mapping[Any, str] = MappingProxyType({}),
    like: re.Pattern[str] | None = None,
) -> dict[str, Any]:
    """Metadata of an attrs field: what its key means, told to whoever writes it.

    `refers_to` names the registries that have the ids it can hold; `words` are the words it can hold, or can
    hold instead of an id, and what they mean; `like` is what all of its text looks like.
    """
    return {"means": meaning, "refers_to": refers_to, "words": words, "like": like}


def keys_of(cls: type[Any]) -> dict[str, attrs.Attribute[Any]]:
    """The fields of a class by the keys they are written under, with their types resolved."""
    fields = attrs.fields(attrs.resolve_types(cls))
    return {field.metadata.get("key") or field.name: field for field in fields}
