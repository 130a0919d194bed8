"""The words with which news attributes something, as they stand in cues.yaml.

Knows the file. Must not know sentences or how they are parsed.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from attrs import frozen

from claimcheck.model import Certainty, Stance, Type


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
class Act:
    """What is assumed of what a cue brings in, before what stands around it counts."""

    type: Type
    stance: Stance = "affirm"
    certainty: Certainty | None = None


@frozen
class Lexicon:
    """The file; `certainty` tells by word how sure it makes what it stands in."""

    acts: dict[str, Act]
    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    views: frozenset[str]
    adverbs: frozenset[str]
    moods: frozenset[str]
    supporters: frozenset[str]
    outlets: frozenset[str]
    speakers: frozenset[str]
    certainty: dict[str, Certainty]
    offices: frozenset[str]
    bodies: frozenset[str]
    publishers: frozenset[str]
    titles: frozenset[str]
    anonymous: frozenset[str]
    falsehoods: frozenset[str]
    answering: frozenset[str]


def load() -> Lexicon:
    """The lexicon of the package."""
    text = files("claimcheck.draft").joinpath("cues.yaml").read_text(encoding="utf-8")
    raw: Any = yaml.load(text, Loader=yaml.BaseLoader)
    return Lexicon(
        acts={name: Act(**act) for name, act in raw["acts"].items()},
        verbs=_cues(raw["verbs"]),
        nouns=_cues(raw["nouns"]),
        adjectives=_cues(raw["adjectives"]),
        views=frozenset(raw["views"]),
        adverbs=frozenset(raw["adverbs"]),
        moods=frozenset(raw["moods"]),
        supporters=frozenset(raw["supporters"]),
        outlets=frozenset(raw["outlets"]),
        speakers=frozenset(raw["speakers"]),
        certainty={word: level for level, words in raw["certainty"].items() for word in words},
        offices=frozenset(raw["offices"]),
        bodies=frozenset(raw["bodies"]),
        publishers=frozenset(raw["publishers"]),
        titles=frozenset(raw["titles"]),
        anonymous=frozenset(raw["anonymous"]),
        falsehoods=frozenset(raw["falsehoods"]),
        answering=frozenset(raw["answering"]),
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
