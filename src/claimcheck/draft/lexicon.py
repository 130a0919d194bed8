"""The words with which news attributes something, as they stand in cues.yaml.

Knows the file. Must not know sentences or how they are parsed.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from attrs import frozen


@frozen
class Cue:
    """A word, and by complement what it does (cues.yaml says which complements and acts there are).

    The `act` is that of the first complement listed.
    """

    word: str
    act: str
    content: Mapping[str, str]
    hearer: bool = False
    silent: bool = False


@frozen
class Lexicon:
    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    views: frozenset[str]
    adverbs: frozenset[str]
    outlets: frozenset[str]
    speakers: frozenset[str]


def load() -> Lexicon:
    text = files("claimcheck.draft").joinpath("cues.yaml").read_text(encoding="utf-8")
    raw: Any = yaml.load(text, Loader=yaml.BaseLoader)
    return Lexicon(
        verbs=_cues(raw["verbs"]),
        nouns=_cues(raw["nouns"]),
        adjectives=_cues(raw["adjectives"]),
        views=frozenset(raw["views"]),
        adverbs=frozenset(raw["adverbs"]),
        outlets=frozenset(raw["outlets"]),
        speakers=frozenset(raw["speakers"]),
    )


def _cues(groups: Any) -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for group in groups:
        for word in group["words"]:
            old = cues.get(word)
            content = dict.fromkeys(group.get("content", ()), group["act"]) | (dict(old.content) if old else {})
            hearer = group.get("hearer") == "true" or bool(old and old.hearer)
            silent = group.get("silent") == "true"
            cues[word] = Cue(word, old.act if old else group["act"], content, hearer, silent)
    return cues
