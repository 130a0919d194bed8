"""The attributions in a parsed paragraph, as far as the parse alone shows them.

Knows cues and the parse. Must not know quotation marks beyond what the parse makes of them, or other paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.draft.lexicon import Cue, Lexicon
from claimcheck.draft.syntax import LIGHT, Doc, Token, below, children, clause_above, own_subject, subject, verb_group
from claimcheck.draft.verbs import Found, entry_of, find_verb


def find(doc: Doc, lexicon: Lexicon) -> list[Found]:
    found: list[Found] = []
    for token in doc:
        pos = token.pos_
        if pos == "VERB":
            one = find_verb(token, lexicon)
            if one is not None:
                found.append(one)
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
        elif child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i and "clause" in entry.content:
            that = any(c.lower_ in ("that", "whether") and c.dep_ == "mark" for c in child.children)
            to = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children) and own_subject(child) is None
            if child.dep_ != "relcl" and (that or to):
                content |= below(child)
                frame = frame or "clause"
        elif child.dep_ == "prep" and child.lower_ in entry.content:
            objects = children(child, "pobj", "pcomp")
            if objects:
                content |= below(objects[0])
                frame = frame or child.lower_
                if child.i == noun.i + 1:
                    cue.add(child.i)
        elif child.dep_ == "prep" and child.lower_ in ("by", "from", "among"):
            objects = children(child, "pobj")
            if objects and source is None:
                source = objects[0]
    if not content and noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and "clause" in entry.content:
        comps = children(noun.head, "ccomp", "xcomp")
        if comps:
            content |= below(comps[0])
            frame = "clause"
            cue.add(noun.head.i)
    if not content:
        return
    governor = noun.head if noun.dep_ == "dobj" else None
    if governor is not None and (source is None or source.pos_ == "PRON") and (source is not None or governor.lemma_ in LIGHT):
        above = subject(governor)
        if above is not None:
            source = above
            cue |= verb_group(governor)
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
        elif child.dep_ == "prep" and child.head == adjective and child.lower_ in ("about", "of", "for", "with", "at", "to", "by", "over", "in"):
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
    yield Found(Cue(adverb.lower_, "hear", {}), adverb, {adverb.i}, None, below(clause) - {adverb.i}, "adverb")


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
    clause = clause_above(token.head if token.head != token else token)
    content = below(clause) - below(token) - below(source) - cue
    yield Found(Cue("according to", "say", {}), token, cue, source, content, "phrase")


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
            yield Found(Cue("view", "believe", {}), token, {token.i, noun.i}, owners[0], content, "view")
    elif token.lower_ == "in" and noun.lower_ in ("poll", "survey") and clause_above(token.head).pos_ in ("VERB", "AUX") and entry_of(clause_above(token.head), lexicon) is None:
        yield Found(Cue("in", "show", {}), token, {token.i}, noun, content, "poll")
