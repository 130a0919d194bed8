"""From an attribution to a statement: who says it, through whom, of what kind, when, in which words, to what question.

Knows how registries change what words say of a kind. Must not know how attributions are found, or YAML.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimcheck.draft.attribution import Attribution
from claimcheck.draft.clauses import (
    auxiliaries,
    condition,
    has_happened,
    has_negation,
    is_past,
    is_ruled_out,
    is_to_come,
    main_verb,
)
from claimcheck.draft.days import Direction, find_days
from claimcheck.draft.quoting import cut
from claimcheck.draft.speakers import Speaker, Speakers, names_of_strangers
from claimcheck.draft.speechacts import Kind
from claimcheck.draft.statements import Frame, Statement
from claimcheck.draft.syntax import Passage, Span, Token, tokens_in
from claimcheck.draft.visits import Answered, answered
from claimcheck.draft.words import COMMUNICATED, MODALS, TASTES
from claimcheck.ids import UNSTATED
from claimcheck.lineage import speaks_for
from claimcheck.model import Type

_OUTLETS: Final = frozenset(
    {"newspaper", "agency", "broadcaster", "website", "newsletter", "blog", "press", "magazine"}
)
_TOLD: Final = frozenset({"say", "announce", "confirm", "deny", "show"})
_OWN: Final = frozenset({"want", "seem", "intend", "perceive"})  # what the article itself says of others' minds
_DONE: Final[frozenset[Type]] = frozenset({"report", "background", "confirmation", "announcement", "denial"})
_EMPTY: Final = frozenset({"it", "there", "this", "that"})
_NEAR_CUE: Final = 60  # characters between a cue and the day of it
_FEWEST: Final = 3  # words of a content that says something by itself
_MOST_UNANSWERED: Final = 3
_OWN_GUESS: Final = "the text does not say how it knows what others want or plan"


def state(one: Attribution, kind: Kind, passage: Passage, frame: Frame, speakers: Speakers) -> Statement | None:
    """The statement that an attribution becomes, without a key; None when no words of it can be quoted."""
    start, _ = passage
    own = _is_own_voice(one)
    ranges = _quoted(one, frame.source.text, own=own)
    tokens = tokens_in(passage, ranges if own else one.content)
    if not tokens:
        return None
    sources = [Speaker(frame.outlet, remarks=(_OWN_GUESS,))] if own else speakers.speakers(one.found.source, start)
    relays = [speakers.speaker(relay, start) for relay in one.found.via]
    ids = tuple(dict.fromkeys(source.id for source in sources if source.id))
    kind, doubt = (_own_kind(kind, one, tokens, frame), "") if own else _fit(kind, ids, one, tokens, frame)
    about = Answered(())
    clause = frame.clause(tokens, start, direction(kind.type, tokens))
    if kind.stance != "decline" and not (one.found.act in _TOLD and has_negation(one.found.head)):
        about = answered(frame.asked, clause, frame.visit)
    if about.looks_back and kind.type == "report":
        kind = Kind("background", kind.stance, kind.certainty)
    out = kind.stance == "affirm" and is_ruled_out(tokens)
    if out:
        kind = Kind(kind.type, "deny", kind.certainty)
    answers = about.answers
    places = frame.unknown_places(clause)
    quote = cut(frame.source, ranges, [answer.span for answer in answers] or one.cue)
    if quote is None:
        return None
    told = [remark for speaker in (*sources, *relays) for remark in speaker.remarks]
    return Statement(
        key="",
        sources=ids or (UNSTATED,),
        via=tuple(relay.id for relay in relays if relay.id),
        type=kind.type,
        stance=kind.stance,
        quote=quote,
        answers=answers,
        unanswered=_left_unanswered(tokens, start, frame) if kind.stance == "decline" else (),
        own_words=one.direct and all(frame.source.is_in_marks(piece) for piece in quote),
        happened=kind.type in _DONE and not out and has_happened(tokens),
        certainty=kind.certainty,
        condition=condition(tokens),
        said=_said(one, frame),
        visit=about.visit,
        remarks=(*dict.fromkeys(told), *filter(None, (doubt, about.remark)), *frame.doubts(answers, places)),
        strangers=names_of_strangers((*sources, *relays)),
        places=tuple(places),
        at=one.content[0][0],
    )


def direction(type: Type, tokens: Sequence[Token]) -> Direction:
    """Whether days without a year in a clause lie before or after the article."""
    main = main_verb(tokens)
    if type in ("forecast", "announcement") or is_to_come(tokens) or main is None:
        return "future"
    return "past" if is_past(main) else "future"


def _is_own_voice(one: Attribution) -> bool:
    """Whether the article itself tells what others want or plan, and nobody is cited for it."""
    found = one.found
    if one.direct or found.via or found.source is None:
        return found.act == "seem"
    word = found.source.lower_
    if word in _EMPTY and found.act not in _TOLD:
        return True
    return found.act in _OWN and found.entry.word not in COMMUNICATED and word not in ("i", "we")


def _own_kind(kind: Kind, one: Attribution, tokens: Sequence[Token], frame: Frame) -> Kind:
    """What the article makes of others' minds is analysis; tastes, and what was long ago, are background."""
    words = set() if auxiliaries(one.found.head) & MODALS else {one.found.entry.word, one.found.head.lower_}
    old = is_past(one.found.head) and frame.is_old("".join(token.text_with_ws for token in tokens))
    return Kind("background" if old or words & TASTES else "analysis", kind.stance, kind.certainty)


def _quoted(one: Attribution, text: str, *, own: bool) -> list[Span]:
    """The ranges that a quote is cut from: the content, and with it cue and source where it says little alone."""
    if not own and sum(len(text[first:last].split()) for first, last in one.content) >= _FEWEST:
        return one.content
    every = [*one.source, *one.cue, *one.content]
    return [(min(first for first, _ in every), max(last for _, last in every))]


def _fit(kind: Kind, ids: Sequence[str], one: Attribution, tokens: Sequence[Token], frame: Frame) -> tuple[Kind, str]:
    """The kind as the registries have it, and what is uncertain about it.

    Who speaks for a party announces what is to come, and nobody else announces or confirms; what outlets tell is
    a report, and what experts tell an analysis.
    """
    sources = frame.asked.registries.sources
    official = kind.type in ("announcement", "confirmation")
    if one.found.source is None and official:
        return Kind("report", kind.stance, kind.certainty), f"type: by its words {kind.type}, but of nobody"
    if frame.visit is None or not ids:
        return kind, ""
    is_party = any(speaks_for(sources, id) in frame.visit.parties for id in ids)
    plain = one.found.act == "say" and kind.certainty is None
    if plain and (kind.type in ("forecast", "announcement") or (kind.type == "report" and is_to_come(tokens))):
        if is_party:
            return Kind("announcement", kind.stance, None), ""
        if all(sources[id].kind in _OUTLETS for id in ids):
            return Kind("report", kind.stance, None), ""
    if kind.type == "report" and kind.stance != "decline" and all(sources[id].kind == "expert" for id in ids):
        return Kind("analysis", kind.stance, kind.certainty), ""
    if not official or is_party:
        return kind, ""
    future = kind.type == "announcement" and one.found.act != "announce"
    doubt = f"type: by its words {kind.type}, but of nobody who speaks for a party of the visit"
    return Kind("forecast" if future else "report", kind.stance, kind.certainty), doubt


def _said(one: Attribution, frame: Frame) -> str | None:
    """The day that the sentence gives for the saying, outside what is said."""
    if one.found.source is None or one.found.head.pos_ != "VERB":
        return None
    first, last = one.sentence
    hidden = [any(a <= at < b for a, b in one.content) for at in range(first, last)]
    text = "".join(" " if hide else letter for hide, letter in zip(hidden, frame.source.text[first:last], strict=False))
    cue = one.cue[0][0] - first
    days = sorted(find_days(text, frame.published, "past"), key=lambda day: abs(day.start - cue))
    return days[0].edtf if days and abs(days[0].start - cue) < _NEAR_CUE else None


def _left_unanswered(tokens: Sequence[Token], start: int, frame: Frame) -> tuple[str, ...]:
    """The questions that a refusal leaves unanswered: those its words touch, its sentence does, or the first of all."""
    for looked_at in (tokens, list(tokens[0].sent)):
        if asked := frame.asked.asked_about(frame.clause(looked_at, start, None)):
            return tuple(asked[:_MOST_UNANSWERED])
    return ("occurs",) if "occurs" in frame.asked.registries.questions else ()
