"""What a dependency parse says: who is the subject, what belongs to a verb, which characters words cover.

Knows the labels of spaCy's English models. Must not know cues or attributions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final

from claimcheck.draft.words import OBJECT_CONTROL, THINGS

Token = Any  # spacy.tokens.Token; spaCy comes with an extra, so that its types may not be there
Doc = Any
Span = tuple[int, int]
"""Characters: the first, and the one after the last."""
Passage = tuple[int, Doc]
"""Where a paragraph begins in the text, and its parse; its characters are those of the text, one for one."""

VERBAL: Final = frozenset({"VERB", "AUX"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_GROUP: Final = frozenset({"aux", "auxpass", "neg", "prt"})
_CLAUSES: Final = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "pcomp", "acl", "csubj", "xcomp"})
_LOOSE: Final = frozenset({",", ".", ";", ":", "-", "--", "—", "–", "…", "...", "(", ")", "[", "]", "/"})
_DEEPEST: Final = 8


def below(token: Token) -> set[int]:
    """The indices of a token and all that depends on it."""
    return {t.i for t in token.subtree}


def children(token: Token, *deps: str) -> list[Token]:
    """The children that depend in one of these ways, in order."""
    return [child for child in token.children if child.dep_ in deps]


def objects_of(token: Token, *prepositions: str) -> list[Token]:
    """What the prepositions that depend on a token lead to."""
    return [
        below_it
        for child in token.children
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions
        for below_it in children(child, "pobj")
    ]


def is_infinitive(verb: Token) -> bool:
    """Whether a verb has `to` before it."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, with its auxiliary or as a bare participle."""
    auxiliary = next((child for child in verb.children if child.dep_ == "auxpass"), None)
    if auxiliary is not None and auxiliary.lower_ in ("'s", "’s") and children(verb, "dobj", "xcomp"):
        return False  # he's wanted it: has
    if auxiliary is not None or children(verb, "nsubjpass"):
        return True
    if verb.tag_ == "VBD" and verb.dep_ == "advcl" and own_subject(verb) is None and not children(verb, "aux", "mark"):
        return True  # asked about it, he ...
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and not children(verb, "aux", "dobj")


def agent(verb: Token) -> Token | None:
    """Who does what a passive says, where `by` names them."""
    return next(iter(objects_of(verb, "by")), None)


def own_subject(verb: Token) -> Token | None:
    """The subject that depends on the verb itself."""
    return next(iter(children(verb, "nsubj", "nsubjpass", "csubj")), None)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject of a verb, its own or the one it shares with what it hangs on; None without one."""
    found = own_subject(verb)
    if found is not None or depth > _DEEPEST or verb.dep_ == "ROOT":
        return found
    above = verb.head
    if verb.dep_ in ("conj", "ccomp", "dep", "parataxis"):
        return subject(above, depth + 1) if above.pos_ in VERBAL else None
    if verb.dep_ in ("xcomp", "advcl", "oprd"):
        return _controller(verb, above, depth)
    if verb.dep_ == "acl":
        return _of_noun(verb, above, depth)
    if verb.dep_ == "pcomp" and above.dep_ == "prep":
        if above.head.pos_ in VERBAL:
            return doer(above.head, depth + 1)
        return _of_noun(verb, above.head, depth)
    return None


def _controller(verb: Token, above: Token, depth: int) -> Token | None:
    if above.pos_ in VERBAL:
        if verb.dep_ == "xcomp" and above.lemma_ in OBJECT_CONTROL:
            for object in children(above, "dobj", "dative"):
                return object
        return doer(above, depth + 1)
    if above.pos_ == "ADJ":
        return subject(above.head, depth + 1) if above.head.pos_ in VERBAL else above.head
    return None


def doer(verb: Token, depth: int = 0) -> Token | None:
    """Who does what a verb says: the subject, or the agent of a passive that has one."""
    return (agent(verb) if is_passive(verb) else None) or subject(verb, depth)


def _of_noun(verb: Token, noun: Token, depth: int) -> Token | None:
    """Whose doing it is that hangs on a noun: that of whom it names, of its owner, of who has or makes it."""
    if noun.pos_ in ("PROPN", "PRON"):
        return noun
    infinitive = is_infinitive(verb)
    if not infinitive and verb.dep_ == "acl" and not _is_thing(noun):
        return noun
    for owner in children(noun, "poss"):
        return owner
    if noun.dep_ in ("dobj", "pobj", "attr"):
        governor = noun.head if noun.dep_ != "pobj" else noun.head.head
        if governor.pos_ in VERBAL and (noun.dep_ != "pobj" or infinitive):
            above = doer(governor, depth + 1)
            if above is not None:
                return above
    return None if infinitive or verb.dep_ == "pcomp" else noun


def _is_thing(noun: Token) -> bool:
    return str(noun.lemma_).lower() in THINGS


def verb_group(verb: Token) -> set[int]:
    """A verb with its auxiliaries, negation and particle, and the adverbs that stand directly before it."""
    near = {
        child.i
        for child in verb.children
        if child.dep_ in _GROUP
        or (child.dep_ == "advmod" and child.pos_ == "ADV" and child.n_lefts + child.n_rights == 0)
    }
    group, at = {verb.i}, verb.i - 1
    while at in near:
        group.add(at)
        at -= 1
    at = verb.i + 1
    while at in near and verb.doc[at].dep_ in _GROUP:
        group.add(at)
        at += 1
    return group


def clause_above(token: Token) -> Token:
    """The head of the clause that a token stands in."""
    at = token
    while at.dep_ != "ROOT" and not (at.pos_ in VERBAL and at.dep_ in _CLAUSES):
        at = at.head
    return at


def asides(doc: Doc, ids: set[int]) -> set[int]:
    """Relative clauses after a comma: what the author tells besides."""
    found: set[int] = set()
    for i in ids:
        token = doc[i]
        if token.dep_ == "relcl" and token.head.i in ids and _after_comma(token):
            found |= below(token)
    return found


def noun_phrase(head: Token) -> set[int]:
    """A noun with all that says who or what it is, without relative clauses after a comma."""
    ids = below(head)
    for child in head.children:
        if child.dep_ in ("relcl", "acl", "advcl") and _after_comma(child):
            ids -= below(child)
    return ids


def _after_comma(token: Token) -> bool:
    left = token.left_edge.i
    return bool(left > 0 and token.doc[left - 1].text == ",")


def parts(head: Token) -> list[set[int]]:
    """The members of a coordination (`the ministry, the palace and the embassy`), each as a noun phrase."""
    members, at = [head], head
    while True:
        following = [child for child in at.children if child.dep_ == "conj" and child.pos_ in NOMINAL]
        if not following:
            break
        at = following[0]
        members.append(at)
    phrases = [noun_phrase(member) for member in members]
    for outer, inner in pairwise(phrases):
        outer -= set(range(min(inner), max(outer, default=0) + 1))
    doc = head.doc
    return [_without_edges(doc, phrase) for phrase in phrases]


def without_tail(doc: Doc, ids: set[int]) -> set[int]:
    """Tokens without conjunctions at the end that lead to what is not among them."""
    kept = sorted(ids)
    while len(kept) > 1 and (doc[kept[-1]].dep_ == "cc" or (doc[kept[-1]].is_punct and doc[kept[-2]].dep_ == "cc")):
        kept.pop()
    return set(kept)


def _without_edges(doc: Doc, ids: set[int]) -> set[int]:
    kept = sorted(ids)
    while len(kept) > 1 and (doc[kept[-1]].dep_ == "cc" or doc[kept[-1]].is_punct):
        kept.pop()
    while len(kept) > 1 and doc[kept[0]].dep_ in ("cc", "preconj"):
        kept.pop(0)
    return set(kept)


def tokens_in(passage: Passage, ranges: Iterable[Span]) -> list[Token]:
    """The tokens of a paragraph that begin in ranges of the text, without white space, in order."""
    start, doc = passage
    found: list[Token] = []
    for first, last in ranges:
        low = bisect_left(doc, first - start, key=_begin)
        high = bisect_left(doc, last - start, lo=low, key=_begin)
        found.extend(token for token in doc[low:high] if not token.is_space)
    return found


def _begin(token: Token) -> int:
    return int(token.idx)


def spans(doc: Doc, ids: Iterable[int], loose: frozenset[str] = _LOOSE) -> list[Span]:
    """Tokens as characters: neighbours joined, without white space and loose punctuation at the edges."""
    runs: list[list[int]] = []
    for i in sorted(ids):
        if runs and all(doc[j].is_space for j in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    return [span for run in runs if (span := _trimmed(doc, run, loose))]


def _trimmed(doc: Doc, run: list[int], loose: frozenset[str]) -> Span | None:
    first, last = 0, len(run) - 1
    while first <= last and (doc[run[first]].is_space or doc[run[first]].text in loose):
        first += 1
    while last >= first and (doc[run[last]].is_space or doc[run[last]].text in loose):
        last -= 1
    if first > last:
        return None
    return doc[run[first]].idx, doc[run[last]].idx + len(doc[run[last]])
