"""Attributions without a verb: `according to`, `in the minister's view`, `reportedly`, a poll in which it stands.

Knows prepositions and adverbs. Must not know other kinds of cues, or quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.draft.found import Found
from claimcheck.draft.lexicon import Cue, Lexicon
from claimcheck.draft.syntax import VERBAL, Token, below, children, clause_above, objects_of
from claimcheck.draft.words import NOT_SOURCES

_ACCORDING: Final = Cue("according to", "say", {"": "say"})
_VIEW: Final = Cue("view", "believe", {"": "believe"})
_SURVEY: Final = Cue("in", "show", {"": "show"})
_HEARSAY: Final = Cue("reportedly", "hear", {"": "hear"})
_SURVEYS: Final = frozenset({"poll", "survey"})


def find_phrases(token: Token, lexicon: Lexicon) -> Iterator[Found]:
    """What a preposition or an adverb attributes."""
    word = token.lower_
    if word == "according":
        yield from _according(token)
    elif word == "per" and token.pos_ == "ADP":
        for source in children(token, "pobj"):
            if source.pos_ == "PROPN":
                yield _around(token, {token.i}, source, _ACCORDING)
    elif word in ("in", "to", "by"):
        yield from _view(token, lexicon)
    elif word in lexicon.adverbs and token.dep_ == "advmod":
        clause = clause_above(token)
        yield Found(_HEARSAY, token, {token.i}, None, below(clause) - {token.i}, "adverb", act="hear")


def _according(token: Token) -> Iterator[Found]:
    doc = token.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return
    sources = objects_of(token, "to") or children(doc[token.i + 1], "pobj")
    for source in sources[:1]:
        if source.lower_ not in NOT_SOURCES:
            yield _around(token, {token.i, token.i + 1}, source, _ACCORDING)


def _around(token: Token, cue: set[int], source: Token, entry: Cue) -> Found:
    clause = clause_above(token.head if token.head != token else token)
    content = below(clause) - below(token) - below(source) - cue
    return Found(entry, token, cue, source, content, "phrase", act=entry.act)


def _view(token: Token, lexicon: Lexicon) -> Iterator[Found]:
    for noun in children(token, "pobj"):
        if token.lower_ == "in" and noun.lower_ in _SURVEYS:
            clause = clause_above(token.head)
            if clause.pos_ in VERBAL and clause.lemma_.lower() not in lexicon.verbs:
                yield Found(_SURVEY, token, {token.i}, noun, below(clause) - below(token), "survey", act="show")
        elif noun.lemma_.lower() in lexicon.views:
            owners = objects_of(noun, "of") or (
                children(noun, "poss") if noun.lower_ not in ("eyes", "mind", "minds") else []
            )
            if owners:
                clause = clause_above(token.head)
                content = below(clause) - below(token)
                of = {i for p in children(noun, "prep") if p.lower_ == "of" for i in range(token.i, p.i + 1)}
                yield Found(_VIEW, noun, of or {noun.i}, owners[0], content - of, "view", act="believe")
