"""The attributions in a parsed paragraph, as far as the parse alone shows them.

Knows cues and the parse. Must not know quotation marks beyond what the parse makes of them, or other paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import define

from claimcheck.draft.lexicon import Cue, Lexicon
from claimcheck.draft.syntax import (
    Doc,
    Token,
    LIGHT,
    agent,
    below,
    children,
    clause_above,
    is_passive,
    own_subject,
    subject,
    verb_group,
)

_WH: Final = frozenset({"who", "which", "that", "what", "whom", "whatever", "whoever"})


@define(eq=False)
class Found:
    """One attribution: tokens by index; `source` is the head of the source."""

    entry: Cue
    head: Token
    cue: set[int]
    source: Token | None
    content: set[int]
    frame: str


def find(doc: Doc, lexicon: Lexicon) -> list[Found]:
    found: list[Found] = []
    for token in doc:
        pos = token.pos_
        if pos == "VERB":
            found.extend(_verb(token, lexicon))
        elif pos == "NOUN":
            found.extend(_noun(token, lexicon))
        elif pos == "ADJ":
            found.extend(_adjective(token, lexicon))
        elif pos == "ADV":
            found.extend(_adverb(token, lexicon))
        if token.lower_ in ("according", "per"):
            found.extend(_phrase(token))
        elif token.lower_ in ("in", "to", "by"):
            found.extend(_view(token, lexicon))
    return found


def _entry(verb: Token, lexicon: Lexicon) -> Cue | None:
    lemma = _FIX.get(verb.lemma_.lower(), verb.lemma_.lower())
    for child in verb.children:
        if child.dep_ == "prt" or (child.dep_ in ("advmod", "prep") and child.i == verb.i + 1):
            entry = lexicon.verbs.get(f"{lemma} {child.lower_}")
            if entry:
                return entry
    return lexicon.verbs.get(lemma)


_FIX: Final = {"hop": "hope", "wrote": "write", "retweete": "retweet", "slamm": "slam", "blamed": "blame"}


def _verb(verb: Token, lexicon: Lexicon) -> Iterator[Found]:
    entry = _entry(verb, lexicon)
    if entry is None:
        return
    allowed = entry.content
    passive = is_passive(verb)
    group = verb_group(verb)
    source = agent(verb) if passive else subject(verb)
    content: set[int] = set()
    frame = ""
    core = False
    hearer = entry.hearer
    for child in verb.children:
        dep = child.dep_
        if dep in ("ccomp", "csubj") and ("clause" in allowed or ("object" in allowed and child.i > verb.i)):
            content |= below(child)
            frame, core = frame or "clause", True
        elif dep == "advcl" and "clause" in allowed and any(m.lower_ in ("if", "whether") and m.dep_ == "mark" for m in child.children) and entry.word in ("ask", "wonder", "question", "see", "know"):
            content |= below(child)
            frame, core = frame or "clause", True
        elif dep == "xcomp":
            to = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
            if to and ("infinitive" in allowed or "seems" in allowed or (passive and "clause" in allowed)):
                content |= below(child)
                frame, core = frame or "infinitive", True
                if passive or "seems" in allowed:
                    s = own_subject(verb)
                    if s is not None and not (hearer or entry.act == "demand"):
                        content |= below(s)
            elif not to and child.tag_ == "VBG" and "gerund" in allowed:
                content |= below(child)
                frame, core = frame or "gerund", True
            elif not to and "object" in allowed:
                content |= below(child)
                frame, core = frame or "object", True
            elif "seems" in allowed:
                s = own_subject(verb)
                if s is not None:
                    content |= below(child) | below(s)
                    frame, core = frame or "seems", True
        elif dep in ("dobj", "oprd", "dative", "attr"):
            if dep == "dobj" and "object" in allowed and not hearer:
                content |= below(child)
                frame, core = frame or "object", True
            elif dep == "oprd" and ("object" in allowed or "clause" in allowed):
                content |= below(child)
                frame, core = frame or "object", True
            elif dep == "oprd" and "seems" in allowed:
                s = own_subject(verb)
                content |= below(child) | (below(s) if s is not None else set())
                frame, core = frame or "seems", True
        elif dep == "acomp" and "seems" in allowed:
            s = own_subject(verb)
            content |= below(child) | (below(s) if s is not None else set())
            frame, core = frame or "seems", True
        elif dep == "prep" and child.lower_ in allowed and child.i > verb.i:
            objects = children(child, "pobj", "pcomp")
            if objects:
                content |= below(objects[0])
                frame, core = frame or child.lower_, True
                if child.i == max(group) + 1 and not children(verb, "dobj"):
                    group.add(child.i)
    if passive and "object" in allowed and not hearer:
        s = own_subject(verb)
        if s is not None and s.dep_ == "nsubjpass" and s.lower_ not in ("it",):
            content |= below(s)
            frame, core = frame or "object", True
    if not core and "clause" in allowed and verb.dep_ in ("parataxis", "ccomp", "advcl", "conj"):
        above = _around(verb)
        if above is not None:
            content |= {i for i in below(above)} - below(verb)
            frame, core = "parenthesis", True
    if not core and verb.dep_ == "relcl" and ("object" in allowed or "clause" in allowed) and not passive:
        noun = verb.head
        if own_subject(verb) is not None and own_subject(verb).lower_ not in _WH:
            content |= below(noun) - below(verb)
            frame, core = "gap", True
    content -= group
    if source is not None and source.dep_ == "nsubj" and source.lower_ in ("it", "there") and frame == "":
        source = None
    yield Found(entry, verb, group, source, content if core else set(), frame)


def _around(verb: Token) -> Token | None:
    """The clause that a verb interrupts or comments on (`it will, they say, rain`; `as they said`)."""
    if verb.dep_ == "parataxis":
        return verb.head
    if verb.dep_ == "ccomp" and verb.head.pos_ in ("VERB", "AUX") and verb.head.i != verb.i:
        left = verb.left_edge.i
        before = verb.doc[left - 1].text if left else ""
        if before in (",", "—", "–", "-", "(", "”", '"') and not children(verb, "mark"):
            return verb.head
    if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children):
        return verb.head
    return None


def _noun(noun: Token, lexicon: Lexicon) -> Iterator[Found]:
    entry = lexicon.nouns.get(noun.lemma_.lower())
    if entry is None:
        return
    content: set[int] = set()
    cue = {noun.i}
    frame = ""
    source: Token | None = None
    for child in noun.children:
        if child.dep_ == "poss":
            source = child
        elif child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i:
            that = any(c.lower_ in ("that", "whether") and c.dep_ == "mark" for c in child.children)
            to = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children) and own_subject(child) is None
            if child.dep_ != "relcl" and (that or to):
                content |= below(child)
                frame = frame or "clause"
        elif child.dep_ == "prep" and child.lower_ in ("of", "for", "about", "on", "over", "against", "to", "toward", "towards", "with", "in"):
            objects = children(child, "pobj", "pcomp")
            if objects:
                content |= below(objects[0])
                frame = frame or child.lower_
        elif child.dep_ == "prep" and child.lower_ in ("by", "from", "among"):
            objects = children(child, "pobj")
            if objects and source is None:
                source = objects[0]
    if not content and noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        comps = children(noun.head, "ccomp", "xcomp")
        if comps:
            content |= below(comps[0])
            frame = "clause"
            cue.add(noun.head.i)
    if not content:
        return
    if source is None and noun.dep_ == "dobj" and noun.head.lemma_ in LIGHT:
        source = subject(noun.head)
        cue |= verb_group(noun.head)
        if source is None:
            return
    if source is None:
        return
    yield Found(entry, noun, cue, source, content - cue, "noun " + frame)


def _adjective(adjective: Token, lexicon: Lexicon) -> Iterator[Found]:
    entry = lexicon.adjectives.get(adjective.lower_)
    if entry is None or adjective.dep_ not in ("acomp", "attr", "conj"):
        return
    verb = adjective.head
    if verb.pos_ not in ("AUX", "VERB"):
        return
    content: set[int] = set()
    for child in [*adjective.children, *verb.children]:
        if child.i < adjective.i:
            continue
        if child.dep_ in ("ccomp", "xcomp") or (child.dep_ == "advcl" and any(c.lower_ == "that" for c in child.children)):
            content |= below(child)
        elif child.dep_ == "prep" and child.head is adjective and child.lower_ in ("about", "of", "for", "with", "at", "to", "by", "over", "in"):
            objects = children(child, "pobj", "pcomp")
            if objects:
                content |= below(objects[0])
    source = subject(verb)
    if content and source is not None:
        yield Found(entry, adjective, verb_group(verb) | {adjective.i}, source, content, "adjective")


def _adverb(adverb: Token, lexicon: Lexicon) -> Iterator[Found]:
    if adverb.lower_ not in lexicon.adverbs:
        return
    clause = clause_above(adverb)
    yield Found(Cue(adverb.lower_, "hear", frozenset()), adverb, {adverb.i}, None, below(clause) - {adverb.i}, "adverb")


def _phrase(token: Token) -> Iterator[Found]:
    cue = {token.i}
    if token.lower_ == "according":
        if token.i + 1 >= len(token.doc) or token.doc[token.i + 1].lower_ != "to":
            return
        cue.add(token.i + 1)
        holders = [c for c in token.children if c.lower_ == "to"]
        objects = [o for h in holders for o in children(h, "pobj")] or [o for o in token.doc[token.i + 1].children if o.dep_ == "pobj"]
    else:
        if token.pos_ != "ADP":
            return
        objects = children(token, "pobj")
    if not objects:
        return
    source = objects[0]
    clause = clause_above(token.head if token.head is not token else token)
    content = below(clause) - below(token) - below(source) - cue
    yield Found(Cue("according to", "say", frozenset()), token, cue, source, content, "phrase")


def _view(token: Token, lexicon: Lexicon) -> Iterator[Found]:
    objects = children(token, "pobj")
    if not objects:
        return
    noun = objects[0]
    lemma = noun.lemma_.lower()
    clause = clause_above(token.head)
    content = below(clause) - below(token)
    if lemma in lexicon.views and token.lower_ in ("in", "to"):
        owners = children(noun, "poss") or [o for p in children(noun, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
        if owners and owners[0].lower_ not in ("my",):
            yield Found(Cue("view", "believe", frozenset()), token, {token.i, noun.i}, owners[0], content, "view")
    elif token.lower_ == "in" and lemma in ("poll", "survey", "polling"):
        yield Found(Cue("in", "show", frozenset()), token, {token.i}, noun, content, "poll")
