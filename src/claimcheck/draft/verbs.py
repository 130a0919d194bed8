"""What a verb attributes, as the parse shows it.

Knows the complements of verbs. Must not know other kinds of cues, or quotation marks.
"""

from __future__ import annotations

from typing import Final

from claimcheck.draft import repair
from claimcheck.draft.found import Found
from claimcheck.draft.lexicon import Cue, Lexicon
from claimcheck.draft.syntax import (
    FOR_COMMENT,
    VERBAL,
    Token,
    agent,
    asides,
    below,
    children,
    is_passive,
    own_subject,
    subject,
    verb_group,
)

_SPEECH_ACTS: Final = frozenset({"say", "demand", "relay", "judge", "announce", "confirm", "deny"})
_SPEAKING: Final = frozenset({"say", "relay"})
_TIMES: Final = frozenset("time day year month week moment way reason hour night minute place extent case point".split())
_WH: Final = frozenset({"who", "which", "that", "what", "whom", "whatever", "whoever"})
_ASKING: Final = frozenset({"ask", "wonder", "question", "see", "know", "inquire"})
_LEMMAS: Final = {"hop": "hope", "wrote": "write", "retweete": "retweet", "slamm": "slam", "extoll": "extol"}


def entry_of(verb: Token, lexicon: Lexicon) -> Cue | None:
    lemma = _LEMMAS.get(verb.lemma_.lower(), verb.lemma_.lower())
    for child in verb.children:
        if child.dep_ == "prt" or (child.dep_ in ("advmod", "prep") and child.i == verb.i + 1):
            entry = lexicon.verbs.get(f"{lemma} {child.lower_}")
            if entry:
                return entry
    return lexicon.verbs.get(lemma)


def find_verb(verb: Token, lexicon: Lexicon) -> Found | None:
    entry = entry_of(verb, lexicon)
    if entry is None or (verb.dep_ == "amod" and agent(verb) is None):
        return None
    reading = _Reading(verb, entry, lexicon)
    reading.read()
    return reading.found()


class _Reading:
    """One verb and what its complements carry."""

    def __init__(self, verb: Token, entry: Cue, lexicon: Lexicon) -> None:
        self.verb, self.entry, self.lexicon = verb, entry, lexicon
        self.allowed = entry.content
        self.passive = is_passive(verb)
        self.group = verb_group(verb)
        self.content: set[int] = set()
        self.frame = ""
        self.subject = own_subject(verb)

    def add(self, frame: str, ids: set[int]) -> None:
        self.content |= ids
        self.frame = self.frame or frame

    def read(self) -> None:
        for child in self.verb.children:
            self.complement(child)
        if self.passive:
            self.of_passive()
        if not self.frame:
            self.outside()
        if "predicate" in self.allowed and "object" not in self.allowed:
            self.only_predicate()

    def complement(self, child: Token) -> None:
        dep, allowed, verb = child.dep_, self.allowed, self.verb
        if dep in ("ccomp", "csubj"):
            if "clause" in allowed or (child.i > verb.i and ("object" in allowed or "predicate" in allowed)):
                self.add("clause", clause(child, verb, self.lexicon))
        elif dep == "advcl":
            if "clause" in allowed and self.entry.word in _ASKING and children(child, "mark") and children(child, "mark")[0].lower_ in ("if", "whether"):
                self.add("clause", below(child))
        elif dep == "xcomp":
            self.infinitive(child)
        elif dep in ("dobj", "oprd", "attr", "acomp"):
            self.nominal(child)
        elif dep == "prep" and child.lower_ in allowed and child.i > verb.i:
            objects = children(child, "pobj", "pcomp")
            if objects and self.entry.silent:
                if objects[0].lemma_ in FOR_COMMENT:
                    self.add(child.lower_, below(child))
            elif objects:
                self.add(child.lower_, below(objects[0]))
                if child.i == max(self.group) + 1 and not children(verb, "dobj"):
                    self.group.add(child.i)

    def infinitive(self, child: Token) -> None:
        allowed = self.allowed
        to = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
        if "seems" in allowed:
            if to and entry_of(child, self.lexicon) is not None:
                return  # `he seems to say` is about what he says
            self.add("seems", below(child) | self.subject_ids())
        elif to and ("infinitive" in allowed or (self.passive and "clause" in allowed)):
            self.add("infinitive", below(child))
            if self.passive and not self.entry.hearer and self.entry.act != "demand":
                self.content |= self.subject_ids()
        elif not to and child.tag_ == "VBG" and "gerund" in allowed:
            self.add("gerund", below(child))
        elif not to and ("object" in allowed or "predicate" in allowed):
            self.add("object", below(child))

    def nominal(self, child: Token) -> None:
        allowed = self.allowed
        if "seems" in allowed:
            self.add("seems", below(child) | self.subject_ids())
        elif child.dep_ == "dobj" and "object" in allowed and not self.entry.hearer:
            self.add("object", below(child))
        elif child.dep_ == "dobj" and "predicate" in allowed:
            self.add("predicate", below(child))
        elif child.dep_ == "oprd" and ("object" in allowed or "predicate" in allowed):
            self.add("object", below(child))

    def of_passive(self) -> None:
        if self.subject is not None and self.subject.dep_ == "nsubjpass" and not self.entry.hearer and not self.entry.silent:
            if ("object" in self.allowed or ("predicate" in self.allowed and self.frame)) and self.subject.lower_ != "it":
                self.add("object", below(self.subject))

    def only_predicate(self) -> None:
        """An object alone is not enough for `call`: what it is called must stand there too. Nor is a mere name."""
        named = any(c.dep_ in ("oprd", "ccomp", "xcomp") or (c.dep_ == "prep" and c.lower_ in self.allowed) for c in self.verb.children)
        numbers = self.entry.word != "put" or any(self.verb.doc[i].like_num for i in self.content)
        if not named or not numbers or (self.passive and self.verb.dep_ in ("acl", "relcl") and agent(self.verb) is None):
            self.content, self.frame = set(), ""

    def outside(self) -> None:
        verb, allowed = self.verb, self.allowed
        if "clause" in allowed:
            above = _around(verb)
            if above is not None:
                self.add("parenthesis", below(above) - below(verb))
                return
        if verb.dep_ == "relcl" and ("object" in allowed or "clause" in allowed) and not self.passive:
            if self.subject is not None and self.subject.lower_ not in _WH and not any(
                c.dep_ in ("dobj", "advmod") and c.i < verb.i and c.tag_ in ("WRB", "WDT", "WP") or (c.dep_ == "prep" and not list(c.children)) for c in verb.children
            ) and verb.head.lemma_ not in _TIMES and not children(verb, "dobj", "ccomp", "prt"):
                self.add("gap", below(verb.head) - below(verb))
                return
        if allowed.get("clause") in _SPEAKING and self.entry.word not in ("call", "identify", "allow", "grant"):
            ids = repair.clause_after(verb) or repair.clause_before(verb)
            if ids:
                self.add("clause", ids)

    def subject_ids(self) -> set[int]:
        return below(self.subject) if self.subject is not None and self.subject.lower_ not in ("it", "there") else set()

    def source(self) -> Token | None:
        if self.entry.act == "seem":
            return _to_whom(self.verb)
        if self.passive:
            return self.subject if self.entry.silent else agent(self.verb)
        holder = held_by(self.verb, self.lexicon)
        found = subject(self.verb if holder is None else holder)
        if found is None or (found.lower_ in ("it", "there") and not self.frame):
            return repair.source_before(self.verb) if found is None else None
        return found

    def found(self) -> Found:
        source = self.source()
        after = max(self.group) + 1
        if after < self.verb.sent.end and self.verb.doc[after].text == ":":
            self.group.add(after)
        content = self.content - self.group
        content -= asides(self.verb.doc, content)
        act = self.allowed.get(self.frame) or self.entry.act
        return Found(self.entry, self.verb, self.group, source, content if self.frame else set(), self.frame, act=act)


def _to_whom(verb: Token) -> Token | None:
    for child in children(verb, "prep"):
        if child.lower_ == "to":
            for o in children(child, "pobj"):
                return o
    return None


def clause(child: Token, verb: Token, lexicon: Lexicon) -> set[int]:
    """The words of a clause that a verb brings in, without what only looks as if it belonged to it."""
    ids = below(child)
    if child.i < verb.i:
        return ids
    ids = {i for i in ids if i > verb.i}  # what was fronted belongs to the clause of the verb itself
    for inner in child.subtree:
        if inner.pos_ == "VERB" and inner.i in ids:
            holder = held_by(inner, lexicon)
            if holder is not None and (holder == verb or holder.is_ancestor(verb)):
                ids -= below(inner)
    return ids


def held_by(verb: Token, lexicon: Lexicon) -> Token | None:
    """The verb above, when the parse hangs a verb on the clause that the one above brings in, and wrongly.

    `He said it was late, adding ...`; `he said it would fail and called it a trap`.
    """
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and own_subject(verb) is None and _after_comma(verb):
        entry = entry_of(verb, lexicon)
        return _speaker_above(verb.head, lexicon) if entry and entry.act in _SPEECH_ACTS else None
    if verb.dep_ == "conj" and own_subject(verb) is None and verb.head.pos_ in VERBAL:
        first = verb.head
        if first.tag_ == verb.tag_ or any(aux.tag_ == verb.tag_ for aux in children(first, "aux", "auxpass")):
            return None
        if first.dep_ == "ccomp" and first.head.tag_ == verb.tag_ and entry_of(first.head, lexicon):
            return first.head
    return None


def _speaker_above(verb: Token, lexicon: Lexicon) -> Token | None:
    found, at = None, verb
    while at.dep_ in ("ccomp", "advcl", "conj", "xcomp") and at.head.pos_ in VERBAL:
        if at.dep_ == "ccomp" and at.i > at.head.i:
            entry = entry_of(at.head, lexicon)
            found = at.head if entry and "clause" in entry.content else found
        at = at.head
    return found


def _after_comma(verb: Token) -> bool:
    left = verb.left_edge.i
    return left > 0 and verb.doc[left - 1].text in (",", "—", "–", "--", "-") and verb.i - left <= 2


def _around(verb: Token) -> Token | None:
    """The clause that a verb interrupts or comments on (`it will, they say, rain`; `as they said`)."""
    if verb.dep_ == "parataxis":
        return verb.head
    if verb.dep_ == "ccomp" and verb.head.pos_ in ("VERB", "AUX") and verb.right_edge.i - verb.left_edge.i <= 5:
        left = verb.left_edge.i
        before = verb.doc[left - 1].text if left else ""
        if before in (",", "—", "–", "-", "(", "”", '"') and not children(verb, "mark"):
            return verb.head
    if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children):
        return verb.head
    return None
