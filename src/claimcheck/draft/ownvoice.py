"""What the article says itself, where nobody is cited, as statements.

Knows clauses. Must not know attributions beyond where they stand, or YAML.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.draft.attributed import direction
from claimcheck.draft.attribution import join
from claimcheck.draft.clauses import (
    auxiliaries,
    clause_heads,
    condition,
    core,
    has_happened,
    has_negation,
    is_past,
    own_tokens,
)
from claimcheck.draft.lexicon import Lexicon
from claimcheck.draft.quoting import cut
from claimcheck.draft.speechacts import Kind, level_of, weakest
from claimcheck.draft.statements import Frame, Statement
from claimcheck.draft.syntax import VERBAL, Passage, Span, Token, children, is_infinitive
from claimcheck.draft.visits import answered
from claimcheck.draft.words import FUTURE
from claimcheck.model import Stance

_SHORTEST: Final = 4  # tokens of a clause that tells something
_PLANNED: Final = frozenset({"schedule", "set", "expect"})
_LEADING: Final = frozenset({"be", "go", "set"})
_SOON: Final = frozenset({"soon", "shortly", "tomorrow"})
_THOUGHT: Final = frozenset({"may", "might", "could", "would", "can", "should", "must"})


def own_statements(
    passages: Sequence[Passage], taken: Sequence[Span], frame: Frame, lexicon: Lexicon
) -> Iterator[Statement]:
    """The statements of clauses outside `taken`, which others are cited for; in the order of the text, without keys."""
    covered = join(taken)
    for number, (start, doc) in enumerate(passages):
        heads = clause_heads(doc)
        if number == 0 and not heads and len(doc) >= _SHORTEST:
            heads = [next(doc.sents).root]  # a headline without a verb
        for head in heads:
            is_title = number == 0 and head.dep_ == "ROOT" and not doc[-1].is_punct
            tokens = list(head.sent) if head.dep_ == "acl" and _is_headline(head) else own_tokens(head)
            free = not any(_is_in(token.idx + start, covered) for token in tokens)
            if free and len(tokens) >= _SHORTEST:
                statement = _told(head, tokens, start, frame, lexicon, is_title=is_title)
                if statement is not None:
                    yield statement


def _is_in(at: int, ranges: Sequence[Span]) -> bool:
    """Whether a character lies in any of some ranges, which are in order and apart."""
    number = bisect_right(ranges, at, key=lambda span: span[0])
    return number > 0 and at < ranges[number - 1][1]


def _told(
    head: Token, tokens: Sequence[Token], start: int, frame: Frame, lexicon: Lexicon, *, is_title: bool
) -> Statement | None:
    is_old = frame.is_old(frame.clause(tokens, start, "past").text)
    kind = _kind(head, lexicon, is_news=not is_old and (is_past(head) or is_title))
    clause = frame.clause(tokens, start, direction(kind.type, tokens))
    about = answered(frame.asked, clause, frame.visit)
    answers = about.answers
    places = frame.unknown_places(clause)
    if about.looks_back and kind.type == "report":
        kind = Kind("background", kind.stance, kind.certainty)
    if not answers and (head.dep_ != "ROOT" or not frame.asked.touches(clause)):
        return None
    first, last = tokens[0].idx + start, tokens[-1].idx + len(tokens[-1]) + start
    main = head.idx + start, head.idx + start + len(head)
    quote = cut(frame.source, [(first, last)], [answer.span for answer in answers] or [main])
    if quote is None:
        return None
    return Statement(
        key="",
        sources=(frame.outlet,),
        via=(),
        type=kind.type,
        stance=kind.stance,
        quote=quote,
        answers=answers,
        happened=kind.type in ("report", "background") and has_happened(tokens),
        certainty=kind.certainty,
        condition=condition(tokens),
        visit=about.visit,
        remarks=(*filter(None, (about.remark,)), *frame.doubts(answers, places)),
        places=tuple(places),
        at=first,
    )


def _kind(head: Token, lexicon: Lexicon, *, is_news: bool) -> Kind:
    """What is to come is a forecast, what may or must be an analysis, what was long ago or always is background."""
    words = auxiliaries(head)
    certainty = weakest(level for token in core(head) if (level := level_of(token, lexicon)) and not _is_month(token))
    none = any(child.lower_ == "no" for near in children(head, "dobj", "attr", "nsubj") for child in near.children)
    stance: Stance = "deny" if has_negation(head) or none else "affirm"
    if words & FUTURE or head.lemma_ in _PLANNED or _is_headline(head) or _leads_to(head) or _awaits(head):
        return Kind("forecast", stance, certainty)
    if words & _THOUGHT or certainty == "probable":
        return Kind("analysis", stance, certainty)
    return Kind("report" if is_news else "background", stance, certainty)


def _is_headline(head: Token) -> bool:
    """Whether it is an infinitive that stands for a future, as in `Queen to open bridge`."""
    return is_infinitive(head) and (head.dep_ != "acl" or head.head.dep_ == "ROOT")


def _leads_to(head: Token) -> bool:
    """Whether it is going to be, or is to be."""
    return head.lemma_ in _LEADING and any(is_infinitive(child) for child in children(head, "xcomp"))


def _awaits(head: Token) -> bool:
    """Whether it stands under a condition that may yet come true, or is near at hand."""
    if any(child.lower_ in _SOON for child in children(head, "advmod")) and not is_past(head):
        return True
    open_ = head.dep_ == "advcl" and any(mark.lower_ == "if" for mark in children(head, "mark"))
    return open_ and not is_past(head)


def _is_month(token: Token) -> bool:
    return token.lower_ == "may" and token.pos_ not in VERBAL
