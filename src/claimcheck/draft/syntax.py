"""What a dependency parse says about words: who is the subject, what belongs to the verb, which words a span covers.

Knows the labels of spaCy's English models. Must not know cues or attributions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

Token = Any  # spacy.tokens.Token; spaCy is an extra, so that its types may not be there
Doc = Any

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_GROUP: Final = frozenset({"aux", "auxpass", "neg", "prt"})
_OBJECT_CONTROL: Final = frozenset({"ask", "tell", "urge", "order", "persuade", "force", "allow", "invite", "let", "make", "help", "encourage", "lead", "want", "expect"})
_CLAUSE_DEPS: Final = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "pcomp", "acl", "csubj", "xcomp"})


def below(token: Token) -> set[int]:
    """The indices of a token and all that depends on it."""
    return {t.i for t in token.subtree}


def children(token: Token, *deps: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in deps]


def is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and not children(verb, "aux")
    )


def agent(verb: Token) -> Token | None:
    """Who does what a passive says, where `by` names them."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    return grandchild
    return None


def own_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "csubj"):
            return child
    return None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject of a verb, its own or the one it shares with a verb above it; None without one."""
    found = own_subject(verb)
    if found is not None or depth > 6:
        return found
    head = verb.head
    if verb.dep_ == "ROOT" or head == verb:
        return None
    if verb.dep_ in ("conj", "ccomp", "dep", "parataxis"):
        return subject(head, depth + 1) if head.pos_ in ("VERB", "AUX") else None
    if verb.dep_ in ("xcomp", "advcl", "oprd"):
        if head.pos_ in ("VERB", "AUX"):
            if verb.dep_ == "xcomp" and head.lemma_ in _OBJECT_CONTROL:
                objects = children(head, "dobj", "dative")
                if objects:
                    return objects[0]
            return doer(head, depth + 1)
        if head.pos_ == "ADJ":
            return subject(head.head, depth + 1) if head.head.pos_ in ("VERB", "AUX") else head.head
        return None
    if verb.dep_ == "acl":
        return _owner(head, depth, infinitive=any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children))
    if verb.dep_ == "pcomp":
        above = head.head
        if head.dep_ == "prep" and above.pos_ in ("VERB", "AUX"):
            return doer(above, depth + 1)
        if head.dep_ == "prep" and above.pos_ in ("NOUN", "PROPN"):
            return _owner(above, depth)
    return None


def doer(verb: Token, depth: int = 0) -> Token | None:
    """Who does what a verb says: the subject, or the agent of a passive that has one."""
    if is_passive(verb):
        by = agent(verb)
        if by is not None:
            return by
    return subject(verb, depth)


def _owner(noun: Token, depth: int, infinitive: bool = False) -> Token | None:
    """Whose a noun is: its possessor, else the subject of the verb that it is the object of, else itself."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    if noun.dep_ == "dobj" and (infinitive or noun.lemma_ in ARTEFACTS):
        above = doer(noun.head, depth + 1)
        if above is not None:
            return above
    return None if infinitive else noun


ARTEFACTS: Final = frozenset(
    "statement email e-mail letter memo report ad advertisement tweet post message video note op-ed column editorial petition letter filing lawsuit resolution bill "
    "announcement press release text telegram cable speech address remark remark comment interview article story piece book essay document brief motion".split()
)


LIGHT: Final = frozenset(
    "issue make release give send have express voice raise deliver offer post publish write read put file hold show take get win share sign launch leave draw receive "
    "repeat reiterate renew stand state submit circulate hear see cite echo use sell tweet add".split()
)


def verb_group(verb: Token) -> set[int]:
    """A verb with its auxiliaries, negation, particle and the adverbs that stand directly around it."""
    doc, group = verb.doc, {verb.i}
    near = {c.i for c in verb.children if c.dep_ in _GROUP or (c.dep_ == "advmod" and c.pos_ == "ADV" and not list(c.children))}
    grown = True
    at = verb.i - 1
    while at in near:
        group.add(at)
        at -= 1
    at = verb.i + 1
    while at in near and doc[at].dep_ in _GROUP:
        group.add(at)
        at += 1
    return group


def asides(doc: Doc, ids: set[int]) -> set[int]:
    """Relative clauses between commas that tell more about somebody or something named."""
    found: set[int] = set()
    for i in ids:
        token = doc[i]
        if token.dep_ == "relcl" and token.head.i in ids:
            left = token.left_edge.i
            if left > 0 and doc[left - 1].text == ",":
                found |= below(token)
    return found


def clause_above(token: Token) -> Token:
    """The head of the clause that a token stands in."""
    at = token
    while at.dep_ != "ROOT" and not (at.pos_ in ("VERB", "AUX") and at.dep_ in _CLAUSE_DEPS):
        at = at.head
    return at


def spans(doc: Doc, ids: Iterable[int]) -> list[tuple[int, int]]:
    """Tokens as ranges of characters: neighbours joined, without white space and loose punctuation at the edges."""
    runs: list[list[int]] = []
    for i in sorted(ids):
        if runs and (i == runs[-1][-1] + 1 or all(doc[j].is_space for j in range(runs[-1][-1] + 1, i))):
            runs[-1].append(i)
        else:
            runs.append([i])
    found = []
    for run in runs:
        while run and (doc[run[0]].is_space or doc[run[0]].text in _LOOSE):
            run.pop(0)
        while run and (doc[run[-1]].is_space or doc[run[-1]].text in _LOOSE):
            run.pop()
        if run:
            found.append((doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])))
    return found


_LOOSE: Final = frozenset({",", ".", ";", ":", "-", "--", "—", "–", "…", "...", "(", ")", "[", "]"})
