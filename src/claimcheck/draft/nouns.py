"""What nouns and adjectives attribute: `the claim that`, `support for`, `is confident that`.

Knows what hangs on nouns and adjectives. Must not know other kinds of cues, or quotation marks.
"""

from __future__ import annotations

from typing import Final

from claimcheck.draft.found import Found
from claimcheck.draft.lexicon import Cue, Lexicon
from claimcheck.draft.syntax import (
    VERBAL,
    Token,
    below,
    children,
    is_infinitive,
    objects_of,
    own_subject,
    subject,
    verb_group,
)
from claimcheck.draft.words import FOR_COMMENT, LIGHT, SPREADING

_PREDICATIVE: Final = frozenset({"acomp", "attr", "conj", "oprd"})
_BY: Final = ("by", "from", "among", "within")


def find_noun(noun: Token, lexicon: Lexicon) -> Found | None:
    """What a noun attributes."""
    entry = lexicon.nouns.get(noun.lemma_.lower())
    if entry is None:
        return find_supporter(noun, lexicon)
    content: set[int] = set()
    cue = {noun.i} | {c.i for c in children(noun, "amod", "det") if all(j in below(noun) for j in range(c.i, noun.i))}
    frame = ""
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp") and child.i > noun.i and "clause" in entry.content and _is_content(child):
            content |= below(child)
            frame = frame or "clause"
        elif child.dep_ == "prep" and child.lower_ in entry.content:
            for object in children(child, "pobj", "pcomp"):
                content |= below(object)
                frame = frame or child.lower_
                if child.i == noun.i + 1:
                    cue.add(child.i)
    if not content and noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and "clause" in entry.content:
        for clause in children(noun.head, "ccomp", "xcomp"):
            content |= below(clause)
            frame = "clause"
            cue.add(noun.head.i)
    if (
        not content
        and noun.dep_ in ("nsubj", "nsubjpass")
        and noun.head.lemma_ in SPREADING
        and "clause" in entry.content
    ):
        for child in noun.head.children:
            if child.dep_ == "ccomp" or (child.dep_ == "prep" and child.lower_ in ("about", "of")):
                content |= (
                    below(child)
                    if child.dep_ == "ccomp"
                    else {i for o in children(child, "pobj", "pcomp") for i in below(o)}
                )
                frame = "clause"
    if not content:
        return None
    source, light = _source(noun, frame)
    nobodys = (
        entry.content[frame] == "hear"
        or noun.lemma_.lower() in lexicon.moods
        or (frame == "clause" and _has_that(noun))
    )
    if source is None and not nobodys:
        return None
    if source is not None and source.i in content:
        return None
    return Found(entry, noun, cue | light, source, content - cue - light, f"noun {frame}", act=entry.content[frame])


def _has_that(noun: Token) -> bool:
    return any(
        c.lower_ == "that" and c.dep_ == "mark" for clause in children(noun, "acl", "ccomp") for c in clause.children
    )


def _is_content(clause: Token) -> bool:
    that = any(c.lower_ in ("that", "whether", "if") and c.dep_ == "mark" for c in clause.children)
    return that or (is_infinitive(clause) and own_subject(clause) is None)


def _source(noun: Token, frame: str) -> tuple[Token | None, set[int]]:
    """Whose it is, and the verb with which they make or have it."""
    owner = next(iter(children(noun, "poss")), None) or next(iter(objects_of(noun, *_BY)), None)
    governor = noun.head if noun.dep_ == "dobj" else None
    if governor is None or (owner is not None and owner.pos_ != "PRON"):
        return owner, set()
    if owner is not None or governor.lemma_ in LIGHT:
        above = subject(governor)
        if above is not None:
            return above, verb_group(governor)
    return owner, set()


def find_supporter(noun: Token, lexicon: Lexicon) -> Found | None:
    """`she is a critic of the plan`, `Orn, a critic of the plan`: who somebody is by what he stands for."""
    if noun.lemma_.lower() not in lexicon.supporters:
        return None
    content = {i for object in objects_of(noun, "of", "to") for i in below(object)}
    if not content:
        return None
    cue = (
        {noun.i}
        | {c.i for c in children(noun, "amod", "det")}
        | {c.i for c in children(noun, "prep") if c.i == noun.i + 1}
    )
    if noun.dep_ == "attr" and noun.head.pos_ in VERBAL:
        source, cue = subject(noun.head), cue | verb_group(noun.head)
    else:
        source = noun.head if noun.dep_ == "appos" else None
    if source is None or source.lower_ in ("it", "there"):
        return None
    return Found(
        Cue(noun.lemma_.lower(), "support", {"of": "support"}), noun, cue, source, content, "noun of", act="support"
    )


def find_adjective(adjective: Token, lexicon: Lexicon) -> Found | None:
    """What an adjective after be or seem attributes."""
    entry = lexicon.adjectives.get(adjective.lower_)
    verb = adjective.head
    if entry is None or adjective.dep_ not in _PREDICATIVE or verb.pos_ not in VERBAL:
        return None
    content: set[int] = set()
    cue = verb_group(verb) | {adjective.i} | {c.i for c in children(adjective, "advmod") if c.i < adjective.i}
    frame = ""
    for child in [*adjective.children, *verb.children]:
        if child.i < adjective.i:
            continue
        if child.dep_ in ("ccomp", "xcomp") or (
            child.dep_ == "advcl" and any(c.lower_ == "that" for c in child.children)
        ):
            content |= below(child)
            frame = frame or "clause"
        elif (
            child.dep_ == "prep"
            and child.lower_ in entry.content
            and (child.head == adjective or entry.act == "decline")
        ):
            for object in children(child, "pobj", "pcomp"):
                if entry.act == "decline" and object.lemma_ not in FOR_COMMENT:
                    continue
                content |= below(object)
                frame = frame or child.lower_
                if child.i == adjective.i + 1:
                    cue.add(child.i)
    source = subject(verb)
    if not content or source is None or source.lower_ in ("it", "there"):
        return None
    return Found(entry, adjective, cue, source, content - cue, f"adjective {frame}", act=entry.act)
