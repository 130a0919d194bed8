"""Who is meant by `he`, `Ms. Strand`, `the spokeswoman`, `the same source`: the fullest mention before.

Knows how news names people and bodies anew. Must not know registries.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from typing import Final, Literal

from attrs import frozen

from claimcheck.draft.lexicon import Lexicon
from claimcheck.draft.syntax import Doc, Span, Token, children, noun_phrase, spans
from claimcheck.draft.words import GENERIC_BODIES

Sort = Literal["person", "body", "group", "other"]

_PRONOUNS: Final[dict[str, tuple[Sort, ...]]] = {
    **dict.fromkeys(("he", "she", "his", "her", "him"), ("person",)),
    **dict.fromkeys(("it", "its"), ("body",)),
    **dict.fromkeys(("they", "their", "them"), ("group", "body")),
}
_RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
_BACK: Final = frozenset({"the", "same", "this", "that", "these", "those", "latter", "former", "said"})
_PLACES: Final = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "appos", "poss", "conj", "attr", "ROOT", "npadvmod", "nmod", "dep", "agent"}
)
_ANYBODY: Final = "source"  # can stand for whoever was cited last without a name
_FARTHEST: Final = 60  # mentions back


@frozen
class Mention:
    """A noun phrase that names or describes somebody; `words` are the words of the name in lower case.

    `told`: it is the source of something that is told.
    """

    span: Span
    head: str
    words: tuple[str, ...]
    described: frozenset[str]
    sort: Sort
    is_subject: bool
    plural: bool
    told: bool = False


def _begins(mention: Mention) -> int:
    return mention.span[0]


class Cast:
    """Those of whom a text speaks, in the order of their mentions."""

    def __init__(self, passages: Sequence[tuple[int, Doc]], lexicon: Lexicon, speaking: Container[int] = ()) -> None:
        """`speaking` are the characters at which those stand who say something: they are persons or bodies."""
        self.lexicon, self.speaking = lexicon, speaking
        found = (m for start, doc in passages for token in doc if (m := self._mention(token, start)))
        self.mentions = sorted(found, key=_begins)

    def _mention(self, token: Token, start: int) -> Mention | None:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ not in _PLACES:
            return None
        name = [
            t
            for t in (*children(token, "compound", "nmod"), token)
            if t.pos_ == "PROPN" and t.lower_ not in self.lexicon.titles
        ]
        words = {t.lemma_.lower() for t in (token, *children(token, "compound", "appos", "amod", "nmod"))}
        words |= {t.lower_ for t in (token, *children(token, "compound"))}
        sort = self._sort(token, name, words)
        if sort == "other" and token.idx + start not in self.speaking:
            return None
        [*_, last] = found = spans(token.doc, noun_phrase(token)) or [(0, 0)]
        span = found[0][0] + start, last[1] + start
        subject = token.dep_ in ("nsubj", "nsubjpass")
        return Mention(
            span,
            token.lemma_.lower(),
            tuple(t.lower_ for t in name),
            frozenset(words),
            sort,
            subject,
            token.tag_ in ("NNS", "NNPS"),
            token.idx + start in self.speaking,
        )

    def _sort(self, token: Token, name: list[Token], words: set[str]) -> Sort:
        lexicon = self.lexicon
        if token.tag_ in ("NNS", "NNPS") and (words & (lexicon.offices | lexicon.speakers | lexicon.anonymous)):
            return "group"
        titled = any(t.lower_ in lexicon.titles for t in children(token, "compound"))
        if token.pos_ == "PROPN":
            if words & (lexicon.bodies | lexicon.outlets) and not titled:
                return "body"
            return (
                "person"
                if titled or len(name) > 1 or words & lexicon.offices or token.dep_ in ("nsubj", "appos")
                else "other"
            )
        if token.lemma_.lower() in lexicon.bodies or token.lemma_.lower() in lexicon.publishers:
            return "body"
        if token.lemma_.lower() in lexicon.offices | lexicon.anonymous or token.lower_ in (
            "man",
            "woman",
            "boy",
            "girl",
        ):
            return "person"
        return "body" if token.lemma_.lower() in lexicon.speakers else "other"

    def words_for(self, source: Token | None, start: int) -> frozenset[str]:
        """The words with which a fuller mention describes a source."""
        full = self.fuller(source, start) if source is not None else None
        return full.described if full else frozenset()

    def fuller(self, source: Token, start: int) -> Mention | None:
        """The fullest earlier mention of whom a source names briefly; None when it is full, or nobody is found."""
        at = source.idx + start
        upto = bisect_left(self.mentions, at, key=_begins)
        before = [m for m in self.mentions[max(0, upto - _FARTHEST) : upto] if m.span[1] <= at]
        word = source.lower_
        if word in _RELATIVE:
            return self._antecedent(source, start)
        if word in _PRONOUNS:
            return self._pronoun(before, _PRONOUNS[word])
        if source.pos_ == "PROPN" or (source.text[:1].isupper() and any(word in m.words for m in before)):
            return self._short_name(source, before)
        return self._description(source, before)

    def _antecedent(self, source: Token, start: int) -> Mention | None:
        noun = next((a for a in source.ancestors if a.pos_ in ("NOUN", "PROPN")), None)
        at = noun.idx + start if noun is not None else -1
        upto = bisect_left(self.mentions, at + 1, key=_begins)
        return next((m for m in reversed(self.mentions[max(0, upto - _FARTHEST) : upto]) if at < m.span[1]), None)

    def _pronoun(self, before: Sequence[Mention], sorts: tuple[Sort, ...]) -> Mention | None:
        """The nearest subject of the right sort, else the nearest of the right sort, in its full form."""
        right = [
            m for m in before if m.sort in sorts or (m.sort == "other" and not m.plural and sorts != ("group", "body"))
        ]
        near = right[-6:]
        chosen = next((m for m in reversed(near) if m.is_subject), near[-1] if near else None)
        return self._fullest(chosen, before) if chosen else None

    def _short_name(self, source: Token, before: Sequence[Mention]) -> Mention | None:
        words = [
            t.lower_
            for t in (*children(source, "compound"), source)
            if t.text[:1].isupper() and t.lower_ not in self.lexicon.titles
        ]
        if not words:
            return None
        alike = [m for m in before if len(m.words) > len(words) and words[-1] in m.words and set(words) <= set(m.words)]
        return alike[0] if alike else None

    def _description(self, source: Token, before: Sequence[Mention]) -> Mention | None:
        if not any(c.lower_ in _BACK for c in source.children if c.dep_ in ("det", "amod")):
            return None
        if any(
            c.dep_ in ("compound", "poss", "prep", "appos", "nmod") or (c.dep_ == "amod" and c.lower_ not in _BACK)
            for c in source.children
        ):
            return None  # it says itself who is meant
        lemma = source.lemma_.lower()
        last = next((m for m in reversed(before) if m.told), None)
        if lemma == _ANYBODY and last and not last.words:
            return last
        alike = [m for m in before if lemma in m.described and m.plural == (source.tag_ == "NNS")]
        if alike:
            return max(alike[-4:], key=lambda m: (len(m.words), m.span[1] - m.span[0]))
        if lemma in self.lexicon.publishers:
            told = [m for m in before if m.told and m.words and m.sort != "group"]
            return self._fullest(told[-1], before) if told else None
        if any(c.lower_ == "same" for c in source.children):
            told = [m for m in before if m.told]
            return self._fullest(told[-1], before) if told else None
        sort: Sort = "body" if lemma in self.lexicon.bodies | self.lexicon.publishers else "person"
        generic = [m for m in before if m.sort == sort and m.words]
        return generic[-1] if generic and lemma in GENERIC_BODIES else None

    def _fullest(self, mention: Mention, before: Sequence[Mention]) -> Mention:
        """The first mention with the longest name of the same bearer."""
        if not mention.words:
            return mention
        alike = [
            m for m in before if m.words and m.words[-1] == mention.words[-1] and set(mention.words) <= set(m.words)
        ]
        return max(alike, key=lambda m: (len(m.words), -m.span[0])) if alike else mention
