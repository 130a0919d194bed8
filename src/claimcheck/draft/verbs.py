"""What a verb attributes, as the parse shows it.

Knows the complements of verbs. Must not know other kinds of cues, or quotation marks.
"""

from __future__ import annotations

from typing import Final

from claimcheck.draft import repair
from claimcheck.draft.found import Found
from claimcheck.draft.lexicon import Cue, Lexicon
from claimcheck.draft.syntax import (
    CARRIERS,
    FOR_COMMENT,
    Doc,
    VERBAL,
    Token,
    agent,
    asides,
    below,
    children,
    is_infinitive,
    is_passive,
    own_subject,
    subject,
    verb_group,
)

_SPEECH_ACTS: Final = frozenset({"say", "demand", "relay", "judge", "announce", "confirm", "deny"})
_SPEAKING_ON: Final = frozenset({"say", "announce", "predict", "confirm", "deny"})
_SPEAKING: Final = frozenset({"say", "relay"})
_TIMES: Final = frozenset("time day year month week moment way reason hour night minute place extent case point".split())
_LONGEST_AS: Final = 14  # words of `as X said`
_LONGEST_SAID: Final = 8  # words of `, X said,`
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

    def complement(self, child: Token) -> None:
        dep, allowed, verb = child.dep_, self.allowed, self.verb
        if dep in ("ccomp", "csubj"):
            if child.i < verb.i and _is_juxtaposed(child, verb, self.lexicon):
                return
            if "clause" in allowed or (child.i > verb.i and ("object" in allowed or "predicate" in allowed)):
                self.add("clause", clause(child, verb))
        elif dep == "advcl":
            if "clause" in allowed and self.entry.word in _ASKING and children(child, "mark") and children(child, "mark")[0].lower_ in ("if", "whether"):
                self.add("clause", below(child))
            elif "for" in allowed and is_infinitive(child) and any(mark.lower_ == "for" for mark in children(child, "mark")):
                self.add("for", below(child))
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
                goes_on = bool(children(verb, "dobj")) and not self.entry.hearer  # accused | him of it
                self.add(child.lower_, below(child) if goes_on else below(objects[0]))
                if child.i == max(self.group) + 1 and not children(verb, "dobj"):
                    self.group.add(child.i)

    def infinitive(self, child: Token) -> None:
        allowed = self.allowed
        to = is_infinitive(child)
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
        named = any(self.verb.doc[i].is_quote for i in self.content) or any(c.dep_ in ("oprd", "ccomp", "xcomp") or (c.dep_ == "prep" and c.lower_ in self.allowed) for c in self.verb.children)
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
        if allowed.get("clause") in _SPEAKING and not self.passive and self.entry.word not in ("call", "identify", "allow", "grant"):
            ids = repair.clause_after(verb) or repair.clause_before(verb)
            if ids:
                self.add("clause", ids)
                self.repaired = True

    def subject_ids(self) -> set[int]:
        return below(self.subject) if self.subject is not None and self.subject.lower_ not in ("it", "there") else set()

    def source(self) -> Token | None:
        if self.entry.act == "seem":
            return _to_whom(self.verb)
        if self.passive:
            return self.subject if self.entry.silent else agent(self.verb)
        holder = held_by(self.verb, self.lexicon)
        found = subject(self.verb if holder is None else holder)
        if found is not None and found.lower_ == "it" and found.head != self.verb and self.verb.dep_ != "conj":
            return None  # it is worth saying
        if found is None or (found.lower_ in ("it", "there") and not self.frame):
            return repair.source_before(self.verb) if found is None else None
        return found

    def found(self) -> Found:
        source = self.source()
        if not self.frame and self.entry.word in self.lexicon.answering and source is not None and (refusal := self.refusal()):
            act = Cue("decline", "decline", {"infinitive": "decline"})
            return Found(act, self.verb.doc[max(refusal)], refusal, source, {self.verb.i}, "infinitive", act="decline")
        after = max(self.group) + 1
        if after < self.verb.sent.end and self.verb.doc[after].text == ":":
            self.group.add(after)
        content = self.content - self.group
        content -= asides(self.verb.doc, content) | strangers(self.verb.doc, content, self.verb, self.lexicon)
        act = self.allowed.get(self.frame) or self.entry.act
        carries = any(object.lemma_.lower() in CARRIERS for object in children(self.verb, "dobj"))
        return Found(
            self.entry,
            self.verb,
            self.group,
            source,
            content if self.frame else set(),
            self.frame,
            act=act,
            repaired=self.repaired,
            carries=carries,
        )


    def refusal(self) -> set[int]:
        """`would not` before a word for answering, which is then what is refused."""
        modal = {c.i for c in children(self.verb, "aux") if c.lower_ in ("would", "wo", "could", "can", "ca", "will")}
        negation = {c.i for c in children(self.verb, "neg")}
        return modal | negation if modal and negation else set()


def _is_juxtaposed(clause: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a clause only stands before another, as in `one spoke; another denied it`."""
    after = verb.doc[clause.right_edge.i + 1].text
    return after == ";" or (after in ("–", "—", "--", "-") and entry_of(clause, lexicon) is not None)


def _to_whom(verb: Token) -> Token | None:
    for child in children(verb, "prep"):
        if child.lower_ == "to":
            for o in children(child, "pobj"):
                return o
    return None


def clause(child: Token, verb: Token) -> set[int]:
    """The words of a clause that a verb brings in: what was fronted belongs to the clause of the verb itself."""
    ids = below(child)
    return ids if child.i < verb.i else {i for i in ids if i > verb.i}


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
        going_on = verb.tag_ == "VBG" and _after_comma(verb) and entry is not None and entry.act in _SPEECH_ACTS
        return _cue_above(verb.head, lexicon) if going_on else None
    first = verb.head
    if first.pos_ not in VERBAL or first.dep_ == "ROOT":
        return None
    same = first.tag_ == verb.tag_ or any(aux.tag_ == verb.tag_ for aux in children(first, "aux", "auxpass"))
    speech = entry is not None and "clause" in entry.content and entry.content["clause"] in _SPEAKING_ON
    above = _cue_above(first, lexicon)
    if above is None or above.tag_ != verb.tag_:
        return None
    return above if not same or (speech and entry_of(first, lexicon) is None) else None


def _cue_above(verb: Token, lexicon: Lexicon) -> Token | None:
    """The outermost cue in whose content a verb stands."""
    found, at = None, verb
    while at.head != at:
        above = at.head
        if above.pos_ == "VERB" and at.i > above.i and at.dep_ in ("ccomp", "xcomp", "dobj", "prep", "advcl") and entry_of(above, lexicon):
            found = above
        at = above
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
    if verb.dep_ == "advcl" and verb.right_edge.i - verb.left_edge.i <= _LONGEST_AS:
        first = verb.doc[verb.left_edge.i]
        if first.lower_ == "as" and first.head == verb and first.dep_ in ("mark", "advmod"):
            return verb.head
        last = verb.right_edge.i
        if last - verb.left_edge.i < _LONGEST_SAID and own_subject(verb) is not None and not children(verb, "mark", "advmod", "dobj"):
            if 0 < verb.left_edge.i and verb.doc[verb.left_edge.i - 1].text == "," == verb.doc[min(last + 1, len(verb.doc) - 1)].text:
                return verb.head
    return None


def find_telling(doc: Doc, quote: tuple[int, int], *, is_open: bool) -> Found | None:
    """A verb beside a quotation, with a subject, which is no cue otherwise (`"Never," beamed the mayor`).

    `quote` has the characters of the quotation in the paragraph; `is_open`: it ends so that the sentence goes on.
    """
    for sentence in doc.sents:
        for verb in sentence if sentence.end_char > quote[0] and sentence.start_char <= quote[1] + 2 else ():
            source = own_subject(verb) if verb.pos_ == "VERB" and not quote[0] <= verb.idx < quote[1] else None
            if source is None or is_passive(verb) or quote[0] <= source.idx < quote[1]:
                continue
            start = min(verb.idx, doc[min(below(source))].idx)
            end = verb.idx + len(verb)
            if (is_open and 0 <= start - quote[1] <= 2) or doc.text[end : quote[0]].strip() in ("", ",", ":") and end <= quote[0]:
                entry = Cue(verb.lemma_, "say", {"quote": "say"})
                return Found(entry, verb, verb_group(verb), source, set(), "quote", act="say")
    return None
