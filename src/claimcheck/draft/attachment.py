"""Which cue a verb is, and which verb it really goes with where the parse hangs it on another.

Knows verbs that are cues. Must not know what they attribute.
"""

from __future__ import annotations

from typing import Final

from claimcheck.draft.lexicon import Cue, Lexicon
from claimcheck.draft.syntax import VERBAL, Doc, Token, below, children, own_subject

_GOING_ON: Final = frozenset({"say", "demand", "relay", "judge", "support", "announce", "confirm", "deny"})
_TELLING: Final = frozenset({"say", "announce", "predict", "confirm", "deny"})
_COMPLEMENTS: Final = frozenset({"ccomp", "xcomp", "dobj", "prep", "advcl"})
_BREAKS: Final = frozenset({",", "—", "–", "--", "-"})
_LEMMAS: Final = {"hop": "hope", "wrote": "write", "retweete": "retweet", "slamm": "slam", "extoll": "extol"}
"""What the lemmatizer makes of some forms."""


def entry_of(verb: Token, lexicon: Lexicon) -> Cue | None:
    """The cue that a verb is, with its particle where it has one."""
    lemma = _LEMMAS.get(verb.lemma_.lower(), verb.lemma_.lower())
    for child in verb.children:
        if child.dep_ == "prt" or (child.dep_ in ("advmod", "prep") and child.i == verb.i + 1):
            entry = lexicon.verbs.get(f"{lemma} {child.lower_}")
            if entry:
                return entry
    return lexicon.verbs.get(lemma)


def strangers(doc: Doc, ids: set[int], verb: Token, lexicon: Lexicon) -> set[int]:
    """Words of a content that only look as if they belonged to it: verbs that go on from the cue, and theirs."""
    found: set[int] = set()
    for i in ids:
        inner = doc[i]
        if inner.pos_ == "VERB" and inner.i > verb.i and inner.dep_ in ("advcl", "conj"):
            holder = held_by(inner, lexicon)
            if holder is not None and (holder == verb or holder.is_ancestor(verb)):
                found |= below(inner)
    return found


def held_by(verb: Token, lexicon: Lexicon) -> Token | None:
    """The verb above, when the parse hangs a verb on what the one above brings in, and wrongly.

    `He said it was late, adding ...`; `he said it would fail and called it a trap`.
    """
    if own_subject(verb) is not None or verb.dep_ not in ("advcl", "conj"):
        return None
    entry = entry_of(verb, lexicon)
    if verb.dep_ == "advcl":
        going_on = verb.tag_ == "VBG" and _after_break(verb) and entry is not None and entry.act in _GOING_ON
        return _cue_above(verb.head, lexicon) if going_on else None
    first = verb.head
    if first.pos_ not in VERBAL or first.dep_ == "ROOT":
        return None
    above = _cue_above(first, lexicon)
    if above is None or above.tag_ != verb.tag_:
        return None
    alike = first.tag_ == verb.tag_ or any(aux.tag_ == verb.tag_ for aux in children(first, "aux", "auxpass"))
    tells = entry is not None and entry.content.get("clause") in _TELLING
    return above if not alike or (tells and entry_of(first, lexicon) is None) else None


def _cue_above(verb: Token, lexicon: Lexicon) -> Token | None:
    """The outermost cue in whose content a verb stands."""
    found, at = None, verb
    while at.head != at:
        above = at.head
        if above.pos_ == "VERB" and at.i > above.i and at.dep_ in _COMPLEMENTS and entry_of(above, lexicon):
            found = above
        at = above
    return found


def _after_break(verb: Token) -> bool:
    left = verb.left_edge.i
    return left > 0 and verb.doc[left - 1].text in _BREAKS and verb.i - left <= 2
