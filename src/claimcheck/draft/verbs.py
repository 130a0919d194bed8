"""What a verb attributes, as the parse shows it.

Knows the complements of verbs. Must not know other kinds of cues, or quotation marks.
"""

from __future__ import annotations

from typing import Final

from claimcheck.draft import repair
from claimcheck.draft.attachment import entry_of, held_by, strangers
from claimcheck.draft.found import Found
from claimcheck.draft.lexicon import Cue, Lexicon
from claimcheck.draft.surroundings import antecedent, clause_around, is_juxtaposed
from claimcheck.draft.syntax import (
    Token,
    agent,
    asides,
    below,
    children,
    is_infinitive,
    is_passive,
    objects_of,
    own_subject,
    subject,
    verb_group,
)
from claimcheck.draft.words import ASKING, CARRIERS, DAYS, FOR_COMMENT, GIVEN_NAMES

_SPEAKING: Final = frozenset({"say", "relay"})
_EMPTY: Final = frozenset({"it", "there"})
_REFUSING: Final = frozenset({"would", "wo", "could", "can", "ca", "will"})
_DECLINE: Final = Cue("decline", "decline", {"infinitive": "decline"})
_NOT_BY_ORDER: Final = frozenset({"call", "identify"})  # what follows these need not be what they bring in


def find_verb(verb: Token, lexicon: Lexicon) -> Found | None:
    """What a verb attributes; with no content when it is a cue that may still get a quotation."""
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
        self.subject = own_subject(verb)
        self.content: set[int] = set()
        self.frame = ""
        self.repaired = False

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

    # --- Complements ---------------------------------------------------------------------------------------

    def complement(self, child: Token) -> None:
        dep = child.dep_
        if dep in ("ccomp", "csubj"):
            self.clause(child)
        elif dep == "advcl":
            self.adverbial(child)
        elif dep == "xcomp":
            self.infinitive(child)
        elif dep in ("dobj", "oprd", "attr", "acomp"):
            self.nominal(child)
        elif dep == "prep" and child.lower_ in self.allowed and child.i > self.verb.i:
            self.prepositional(child)

    def clause(self, child: Token) -> None:
        """A clause; what was fronted in it belongs to the clause of the verb itself."""
        verb, allowed = self.verb, self.allowed
        if child.i < verb.i:
            if "clause" in allowed and not is_juxtaposed(child, verb, self.lexicon):
                self.add("clause", below(child))
        elif "clause" in allowed or "object" in allowed or "predicate" in allowed:
            self.add("clause", {i for i in below(child) if i > verb.i})

    def adverbial(self, child: Token) -> None:
        marks = {mark.lower_ for mark in children(child, "mark")}
        if "clause" in self.allowed and self.entry.word in ASKING and marks & {"if", "whether"}:
            self.add("clause", below(child))
        elif "for" in self.allowed and is_infinitive(child) and "for" in marks:
            self.add("for", below(child))

    def infinitive(self, child: Token) -> None:
        allowed, to = self.allowed, is_infinitive(child)
        if "seems" in allowed:
            if not to or entry_of(child, self.lexicon) is None:  # `he seems to say` is about what he says
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

    def prepositional(self, child: Token) -> None:
        for led_to in children(child, "pobj", "pcomp")[:1]:
            if self.entry.silent:
                if led_to.lemma_ in FOR_COMMENT:
                    self.add(child.lower_, below(child))
                return
            if led_to.lower_ in DAYS:
                return
            after_object = bool(children(self.verb, "dobj"))
            goes_on = after_object and not self.entry.hearer  # accused | him of it
            self.add(child.lower_, below(child) if goes_on else below(led_to))
            if child.i == max(self.group) + 1 and not after_object:
                self.group.add(child.i)

    def of_passive(self) -> None:
        """The subject of a passive, where the object is what an active verb attributes."""
        subject_ = self.subject
        if subject_ is None or subject_.dep_ != "nsubjpass" or subject_.lower_ == "it":
            return
        carried = "object" in self.allowed or ("predicate" in self.allowed and self.frame)
        if carried and not self.entry.hearer and not self.entry.silent:
            self.add("object", below(subject_))

    def only_predicate(self) -> None:
        """An object alone is not enough for `call`: what it is called must stand there too. Nor is a mere name."""
        doc, verb = self.verb.doc, self.verb
        called = any(doc[i].is_quote for i in self.content) or any(
            c.dep_ in ("oprd", "ccomp", "xcomp") or (c.dep_ == "prep" and c.lower_ in self.allowed)
            for c in verb.children
        )
        counted = self.entry.word != "put" or any(doc[i].like_num for i in self.content)
        mere_name = (
            self.passive and agent(verb) is None and (verb.dep_ in ("acl", "relcl") or self.entry.word in GIVEN_NAMES)
        )
        if not called or not counted or mere_name:
            self.content, self.frame = set(), ""

    def outside(self) -> None:
        """What is no complement: the clause that it interrupts, what it is relative to, the rest of the sentence."""
        allowed = self.allowed
        if "clause" in allowed and (around := clause_around(self.verb)) is not None:
            self.add("parenthesis", below(around) - below(self.verb))
        elif ("object" in allowed or "clause" in allowed) and (noun := antecedent(self.verb)) is not None:
            self.add("gap", below(noun) - below(self.verb))
        elif allowed.get("clause") in _SPEAKING and not self.passive and self.entry.word not in _NOT_BY_ORDER:
            ids = repair.clause_after(self.verb) or repair.clause_before(self.verb)
            if ids:
                self.add("clause", ids)
                self.repaired = True

    def subject_ids(self) -> set[int]:
        return below(self.subject) if self.subject is not None and self.subject.lower_ not in _EMPTY else set()

    # --- The whole -----------------------------------------------------------------------------------------

    def source(self) -> Token | None:
        if self.entry.act == "seem":
            return next(iter(objects_of(self.verb, "to")), None)
        if self.passive:
            return self.subject if self.entry.silent else agent(self.verb)
        found = subject(held_by(self.verb, self.lexicon) or self.verb)
        if found is None:
            return repair.source_before(self.verb)
        shared = found.head != self.verb and self.verb.dep_ != "conj"
        empty = found.lower_ == "it" and shared  # it is worth saying
        return None if empty or (found.lower_ in _EMPTY and not self.frame) else found

    def found(self) -> Found:
        verb, doc, source = self.verb, self.verb.doc, self.source()
        if not self.frame and source is not None and (refusal := self.refusal()):
            return Found(_DECLINE, doc[max(refusal)], refusal, source, {verb.i}, "infinitive", act="decline")
        after = max(self.group) + 1
        if after < verb.sent.end and doc[after].text == ":":
            self.group.add(after)
        content = self.content - self.group
        content -= asides(doc, content) | strangers(doc, content, verb, self.lexicon)
        return Found(
            entry=self.entry,
            head=verb,
            cue=self.group,
            source=source,
            content=content if self.frame else set(),
            frame=self.frame,
            act=self.allowed.get(self.frame) or self.entry.act,
            repaired=self.repaired,
            carries=any(object.lemma_.lower() in CARRIERS for object in children(verb, "dobj")),
        )

    def refusal(self) -> set[int]:
        """`would not` before a word for answering, which is then what is refused."""
        if self.entry.word not in self.lexicon.answering:
            return set()
        modal = {child.i for child in children(self.verb, "aux") if child.lower_ in _REFUSING}
        negation = {child.i for child in children(self.verb, "neg")}
        return modal | negation if modal and negation else set()
