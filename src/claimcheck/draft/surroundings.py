"""Clauses around a verb that are not its complements: what it interrupts, what it is relative to, what stands beside.

Knows parentheses and relative clauses. Must not know what is attributed.
"""

from __future__ import annotations

from typing import Final

from claimcheck.draft.attachment import entry_of
from claimcheck.draft.found import Found
from claimcheck.draft.lexicon import Cue, Lexicon
from claimcheck.draft.syntax import VERBAL, Doc, Span, Token, below, children, is_passive, own_subject, verb_group
from claimcheck.draft.words import TIMES

_LONGEST_AS: Final = 14  # words of `as X said`
_LONGEST_SAID: Final = 8  # words of `, X said,`
_LONGEST_BARE: Final = 5  # words of `X said` that the parse takes for a clause of another verb
_OPENERS: Final = frozenset({",", "—", "–", "-", "(", "”", '"'})
_DASHES: Final = frozenset({"–", "—", "--", "-"})
_RELATIVE: Final = frozenset({"who", "which", "that", "what", "whom", "whatever", "whoever"})
_ADVERBIAL: Final = frozenset({"WRB", "WDT", "WP"})
_GAP: Final = 2  # characters between a quotation and a verb beside it


def clause_around(verb: Token) -> Token | None:
    """The clause that a verb interrupts or comments on (`it will, they say, rain`; `as they said`)."""
    if verb.dep_ == "parataxis":
        return verb.head
    left, right, doc = verb.left_edge.i, verb.right_edge.i, verb.doc
    before = doc[left - 1].text if left else ""
    if verb.dep_ == "ccomp" and verb.head.pos_ in VERBAL and right - left <= _LONGEST_BARE:
        return verb.head if before in _OPENERS and not children(verb, "mark") else None
    if verb.dep_ != "advcl":
        return None
    first = doc[left]
    if first.lower_ == "as" and first.head == verb and first.dep_ in ("mark", "advmod") and right - left <= _LONGEST_AS:
        return verb.head
    bare = own_subject(verb) is not None and not children(verb, "mark", "advmod", "dobj")
    after = doc[min(right + 1, len(doc) - 1)].text
    return verb.head if bare and right - left < _LONGEST_SAID and before == "," and after == "," else None


def antecedent(verb: Token) -> Token | None:
    """The noun that is the object of a relative clause without a word for it (`the plan he praised`)."""
    if verb.dep_ != "relcl" or is_passive(verb) or verb.head.lemma_ in TIMES or children(verb, "dobj", "ccomp", "prt"):
        return None
    subject = own_subject(verb)
    if subject is None or subject.lower_ in _RELATIVE:
        return None
    led = any(c.dep_ == "advmod" and c.i < verb.i and c.tag_ in _ADVERBIAL for c in verb.children)
    left_open = any(c.dep_ == "prep" and c.n_lefts + c.n_rights == 0 for c in verb.children)
    return None if led or left_open else verb.head


def is_juxtaposed(clause: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a clause only stands before another, as in `one spoke; another denied it`."""
    after = verb.doc[clause.right_edge.i + 1].text
    return after == ";" or (after in _DASHES and entry_of(clause, lexicon) is not None)


def find_telling(doc: Doc, quote: Span, *, is_open: bool) -> Found | None:
    """A verb beside a quotation, with a subject, which is no cue otherwise (`"Never," beamed the mayor`).

    `quote` has the characters of the quotation in the paragraph; `is_open`: it ends so that the sentence goes on.
    """
    for sentence in doc.sents:
        if sentence.end_char <= quote[0] or sentence.start_char > quote[1] + _GAP:
            continue
        for verb in sentence:
            source = _teller(verb, quote) if verb.pos_ == "VERB" and not _within(verb, quote) else None
            if source is None or is_passive(verb) or _within(source, quote):
                continue
            start, end = min(verb.idx, doc[min(below(source))].idx), verb.idx + len(verb)
            leads = end <= quote[0] and doc.text[end : quote[0]].strip() in ("", ",", ":")
            if leads or (is_open and 0 <= start - quote[1] <= _GAP):
                entry = Cue(verb.lemma_, "say", {"quote": "say"})
                return Found(entry, verb, verb_group(verb), source, set(), "quote", act="say")
    return None


def _teller(verb: Token, quote: Span) -> Token | None:
    """The subject of a verb; after a quotation, also what the parse takes for its object."""
    found = own_subject(verb)
    if found is None and verb.idx >= quote[1]:
        found = next(iter(children(verb, "dobj")), None)
    return found


def _within(token: Token, quote: Span) -> bool:
    return bool(quote[0] <= token.idx < quote[1])
