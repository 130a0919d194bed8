"""Who a source is to what is said: named or not, in office or not, speaking of itself or not.

Knows the words for those who speak. Must not know types of statements, or registries.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from claimcheck.draft.clauses import is_quoted, main_verb
from claimcheck.draft.lexicon import Lexicon
from claimcheck.draft.relays import is_outlet
from claimcheck.draft.syntax import Token, children, is_infinitive, own_subject
from claimcheck.draft.words import RUNNING

FIRST: Final = frozenset({"i", "we"})
_THIRD: Final = frozenset({"he", "she", "they", "it"})
_OWN: Final = frozenset({"his", "her", "its", "their", "our", "my"})
_SOME: Final = frozenset({"some", "others", "many", "few", "most", "another", "one", "those"})
_INDEFINITE: Final = frozenset({"a", "an", "another", "one", "two", "three", "some", "several"})
_NEVER_NAMED: Final = frozenset({"source", "official", "insider", "people"})


@frozen
class Voice:
    """A source, by the head of its mention; `described` are words that a fuller mention has for it."""

    source: Token | None
    described: frozenset[str]
    lexicon: Lexicon

    @property
    def words(self) -> list[Token]:
        """The words of the mention that say who it is."""
        if self.source is None:
            return []
        return [self.source, *children(self.source, "compound", "appos", "amod", "nmod", "poss")]

    @property
    def is_named(self) -> bool:
        """Whether the source can speak for itself or a body: no anonymous members, nobody counted."""
        source = self.source
        if source is None:
            return False
        if source.pos_ in ("PROPN", "PRON"):
            return source.lower_ not in _SOME
        indefinite = source.tag_ == "NNS" or any(child.lower_ in _INDEFINITE for child in source.children)
        nameless = source.lemma_.lower() in self.lexicon.anonymous
        return not (nameless and (indefinite or source.lemma_ in _NEVER_NAMED))

    @property
    def has_office(self) -> bool:
        """Whether it is a body, or decides or speaks for one."""
        if self.source is None or not self.is_named:
            return False
        words = {form for token in self.words for form in (token.lemma_.lower(), token.lower_)} | self.described
        runs = any(child.lemma_ in RUNNING for child in children(self.source, "relcl"))
        return runs or bool(words & (self.lexicon.offices | self.lexicon.bodies))

    @property
    def is_body(self) -> bool:
        """Whether its head is a word for a body, or a name that ends in one."""
        return self.source is not None and self.source.lemma_.lower() in self.lexicon.bodies

    @property
    def is_outlet(self) -> bool:
        """Whether it is a paper, an agency or a broadcaster by name."""
        return self.source is not None and self.source.pos_ == "PROPN" and is_outlet(self.source, self.lexicon)

    def is_subject_of(self, content: Sequence[Token]) -> bool:
        """Whether what the source says is about itself."""
        main, source = main_verb(content), self.source
        if main is None or source is None:
            return False
        subject = own_subject(main)
        if subject is None:
            return is_infinitive(main) or main.tag_ == "VB"  # an infinitive, or an imperative
        if subject.lower_ in FIRST:
            return True
        if is_quoted(main, content):
            return False
        if subject.lower_ in _THIRD:
            person = subject.lower_ in ("he", "she")
            return source.lower_ not in FIRST and not (person and (self.is_outlet or self.is_body))
        owned = bool({child.lower_ for child in children(subject, "poss")} & _OWN)
        return owned or subject.lower_ in {token.lower_ for token in self.words} | self.described
