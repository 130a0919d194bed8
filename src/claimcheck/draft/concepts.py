"""What the questions of a claim base are about, as notions to be found in sentences.

Knows the words of questions (what they ask, their ids) and words that mean the same. Must not know any one claim
base, or how answers are read off a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, Final

import yaml
from attrs import frozen

from claimcheck.draft.syntax import Token
from claimcheck.model import Question

_CONTENT: Final = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})


@frozen
class Concept:
    """What a question asks about: `event` are the notions of its main verb, `rest` the others."""

    event: frozenset[str]
    rest: frozenset[str]


class Notions:
    """Words by what they mean; a word that is listed nowhere means itself."""

    def __init__(self) -> None:
        raw: Any = yaml.load(
            files("claimcheck.draft").joinpath("events.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
        )
        self.roles = frozenset(raw["roles"])
        self.of_word: dict[str, set[str]] = {}
        for words in raw["notions"]:
            for word in words:
                self.of_word.setdefault(word, set()).add(words[0])

    def of(self, token: Token) -> set[str]:
        """The notions of a word, with its particle where it has one."""
        lemma = token.lemma_.lower()
        for child in token.children:
            if child.dep_ == "prt" and (found := self.of_word.get(f"{lemma} {child.lower_}")):
                return found
        return self.of_word.get(lemma) or self.of_word.get(token.lower_) or {lemma}

    def concepts(self, questions: Mapping[str, Question], parse: Any) -> dict[str, Concept]:
        """What each question is about; `parse` turns its text into tokens."""
        return {id: self._concept(question, parse(question.asks)) for id, question in questions.items()}

    def _concept(self, question: Question, asks: Iterable[Token]) -> Concept:
        tokens = [t for t in asks if t.pos_ in _CONTENT and not self._is_empty(t)]
        verbs = [t for t in tokens if t.pos_ == "VERB"]
        event = {notion for t in verbs or tokens for notion in self.of(t)}
        event |= {notion for part in question.id.split("_") for notion in self.of_word.get(part, ())}
        every = {notion for t in tokens for notion in self.of(t)}
        every |= {part for part in question.id.split("_") if len(part) > _SHORT and part not in self.roles}
        return Concept(frozenset(event), frozenset(every - event))

    def _is_empty(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        return lemma in self.roles or lemma in _EMPTY or token.tag_ in ("WDT", "WP", "WRB", "WP$")


_SHORT: Final = 3
_EMPTY: Final = frozenset(
    ["be", "do", "have", "take", "get", "give", "make", "occur", "kind", "many", "much", "ever", "such"]
)
