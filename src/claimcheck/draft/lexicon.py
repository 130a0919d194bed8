"""The words with which news attributes something, as they stand in cues.yaml.

Knows the file. Must not know sentences or how they are parsed.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Final

import yaml
from attrs import frozen

BESIDES_PREPOSITIONS: Final = frozenset({"clause", "quote", "infinitive", "gerund", "object", "seems"})


@frozen
class Cue:
    """What a word does, and which of its complements carry what is attributed (cues.yaml says which there are)."""

    word: str
    act: str
    content: frozenset[str]
    hearer: bool = False


@frozen
class Lexicon:
    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    phrases: tuple[str, ...]
    views: frozenset[str]
    adverbs: frozenset[str]


def load() -> Lexicon:
    text = files("claimcheck.draft").joinpath("cues.yaml").read_text(encoding="utf-8")
    raw: Any = yaml.load(text, Loader=yaml.BaseLoader)
    return Lexicon(
        verbs=_cues(raw["verbs"]),
        nouns=_cues(raw["nouns"]),
        adjectives=_cues(raw["adjectives"]),
        phrases=tuple(raw["phrases"]),
        views=frozenset(raw["views"]),
        adverbs=frozenset(raw["adverbs"]),
    )


def _cues(groups: Any) -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for group in groups:
        for word in group["words"]:
            old = cues.get(word)
            content = frozenset(group.get("content", ())) | (old.content if old else frozenset())
            cues[word] = Cue(word, old.act if old else group["act"], content, group.get("hearer") == "true" or bool(old and old.hearer))
    return cues
