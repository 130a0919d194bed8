"""From the attributions of an article to statements for its claim file.

Knows what a statement consists of, and the order of the steps: who says it, through whom, of what kind, when, in
which words, in answer to what. Must not know YAML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from claimcheck.dates import Edtf, parse_edtf
from claimcheck.draft.answers import Asked, Clause, Proposal
from claimcheck.draft.attribution import Attribution, overlap
from claimcheck.draft.days import Direction, find_days
from claimcheck.draft.lexicon import Lexicon
from claimcheck.draft.names import Cast
from claimcheck.draft.quoting import cut
from claimcheck.draft.speakers import Speaker, Speakers
from claimcheck.draft.speechacts import Kind, of_own_voice
from claimcheck.draft.syntax import VERBAL, Passage, Token, children, own_subject
from claimcheck.ids import UNSTATED
from claimcheck.lineage import speaks_for
from claimcheck.model import Certainty, Stance, Type, Visit

_OUTLETS: Final = frozenset(
    {"newspaper", "agency", "broadcaster", "website", "newsletter", "blog", "press", "magazine"}
)
_OWN: Final = frozenset({"want", "seem", "intend", "perceive"})  # what the article itself says of others' minds
_COMMUNICATED: Final = frozenset(["vow", "pledge", "promise", "threaten", "offer", "propose", "insist", "agree", "refuse", "plea"])


@frozen
class Statement:
    """A statement as it is drafted; `remarks` tell what is uncertain and why. Without answers it is but a proposal."""

    key: str
    sources: tuple[str, ...]
    via: tuple[str, ...]
    type: Type
    stance: Stance
    quote: tuple[str, ...]
    answers: tuple[Proposal, ...]
    unanswered: tuple[str, ...] = ()
    own_words: bool = False
    happened: bool = False
    certainty: Certainty | None = None
    condition: str | None = None
    said: str | None = None
    remarks: tuple[str, ...] = ()
    at: int = 0


@frozen
class Drafted:
    """What becomes of an article: statements in the order of the text, who is not in the registries yet, and the
    key of the statement that each attribution became, in the order of the attributions.
    """

    statements: tuple[Statement, ...]
    strangers: tuple[Speaker, ...]
    keys: tuple[str | None, ...]


@frozen
class Reading:
    """A text as it was read; `kinds` go with `attributions`."""

    passages: Sequence[Passage]
    attributions: Sequence[Attribution]
    cast: Cast
    kinds: Sequence[Kind]


@frozen
class Frame:
    """What is known of the article besides its text."""

    text: str
    published: Edtf
    outlet: str
    visit: Visit | None


class Drafter:
    """Makes statements for one article."""

    def __init__(self, frame: Frame, reading: Reading, asked: Asked, lexicon: Lexicon) -> None:
        self.frame, self.passages, self.attributions, self.kinds = (
            frame,
            reading.passages,
            reading.attributions,
            reading.kinds,
        )
        self.asked, self.lexicon = asked, lexicon
        self.speakers = Speakers(frame.text, asked.registries, reading.cast)
        self.used: dict[str, int] = {}

    def draft(self) -> Drafted:
        made: list[tuple[int, int | None, Statement]] = []
        for number, one in enumerate(self.attributions):
            statement = self._attributed(one, self.kinds[number])
            if statement is not None:
                made.append((statement.at, number, statement))
        made.extend((statement.at, None, statement) for statement in self._own_voice())
        made.sort(key=lambda item: (item[0], item[1] is None))
        keys: list[str | None] = [None] * len(self.attributions)
        named = []
        for _, number, statement in made:
            key = self._key(statement)
            named.append(_renamed(statement, key))
            if number is not None and (statement.answers or statement.unanswered):
                keys[number] = key
        return Drafted(tuple(named), self.speakers.strangers(), tuple(keys))

    def _key(self, statement: Statement) -> str:
        base = "own" if statement.sources == (self.frame.outlet,) else statement.sources[0]
        self.used[base] = self.used.get(base, 0) + 1
        return base if self.used[base] == 1 else f"{base}-{self.used[base]}"

    # --- What somebody says --------------------------------------------------------------------------------

    def _attributed(self, one: Attribution, kind: Kind) -> Statement | None:
        start, doc = self.passages[one.passage]
        inside = [(first - start, last - start) for first, last in one.content]
        tokens = [t for t in doc if any(first <= t.idx < last for first, last in inside) and not t.is_space]
        if not tokens:
            return None
        speakers = self.speakers.speakers(one.found.source, start) if one.found.source is not None else []
        remarks = [remark for speaker in speakers for remark in speaker.remarks]
        ranges = one.content
        if self._is_outlets_own(one):
            kind = Kind("analysis", kind.stance, kind.certainty)
            speakers = [Speaker(self.frame.outlet)]
            remarks = ["the text does not say how it knows what others want or plan"]
            ranges = [(min(first for first, _ in (*one.source, *one.cue, *one.content)), one.content[-1][1])]
        elif sum(len(self.frame.text[a:b].split()) for a, b in ranges) < _FEWEST:
            every = [*one.source, *one.cue, *one.content]
            ranges = [(min(first for first, _ in every), max(last for _, last in every))]
        ids = tuple(dict.fromkeys(speaker.id for speaker in speakers if speaker.id))
        kind = self._fit(kind, ids, one, tokens, remarks)
        said = self._said(one, start)
        clause = Clause(tokens, start, _direction(kind, tokens), self.frame.published)
        answers = () if kind.stance == "decline" else tuple(self.asked.answers(clause, self.frame.visit))
        unanswered = tuple(self._left_unanswered(tokens, doc, start)) if kind.stance == "decline" else ()
        quote = cut(self.frame.text, ranges, [proposal.span for proposal in answers] or one.cue)
        if quote is None:
            return None
        return Statement(
            key="",
            sources=ids or (UNSTATED,),
            via=tuple(relay.id for relay in self._relays(one, remarks) if relay.id),
            type=kind.type,
            stance=kind.stance,
            quote=quote,
            answers=answers,
            unanswered=unanswered,
            own_words=one.direct and _is_all_quoted(quote),
            happened=_has_happened(kind, tokens),
            certainty=kind.certainty,
            condition=_condition(tokens),
            said=said,
            remarks=(*remarks, *self._doubts(answers)),
            at=one.content[0][0],
        )

    def _relays(self, one: Attribution, remarks: list[str]) -> Iterator[Speaker]:
        start, _ = self.passages[one.passage]
        for relay in one.found.via:
            found = self.speakers.speaker(relay, start)
            remarks.extend(found.remarks)
            yield found

    def _is_outlets_own(self, one: Attribution) -> bool:
        found = one.found
        if one.direct or found.via or found.source is None:
            return found.act == "seem"
        if found.source.lower_ in ("it", "there", "this", "that") and found.act not in (
            "say",
            "announce",
            "confirm",
            "deny",
            "show",
        ):
            return True
        return found.act in _OWN and found.entry.word not in _COMMUNICATED and found.source.lower_ not in ("i", "we")

    def _fit(
        self, kind: Kind, ids: Sequence[str], one: Attribution, tokens: Sequence[Token], remarks: list[str]
    ) -> Kind:
        """The kind as the registries have it: who speaks for a party announces what is to come, nobody else does."""
        sources = self.asked.registries.sources
        if self.frame.visit is None or not ids:
            return kind
        is_party = any(speaks_for(sources, id) in self.frame.visit.parties for id in ids)
        if one.found.act == "say" and (kind.type == "forecast" or (kind.type == "report" and _is_to_come(tokens))):
            if is_party and kind.certainty is None:
                return Kind("announcement", kind.stance, None)
            if all(sources[id].kind in _OUTLETS for id in ids) and kind.certainty is None:
                return Kind("report", kind.stance, None)
        if kind.type == "report" and kind.stance != "decline" and all(sources[id].kind == "expert" for id in ids):
            return Kind("analysis", kind.stance, kind.certainty)
        if kind.type not in ("announcement", "confirmation") or is_party:
            return kind
        remarks.append(f"by its words {kind.type}, but of nobody who speaks for a party of the visit")
        future = kind.type == "announcement" and one.found.act != "announce"
        return Kind("forecast" if future else "report", kind.stance, kind.certainty)

    def _said(self, one: Attribution, start: int) -> str | None:
        """The day that the sentence gives for the saying, outside what is said."""
        if one.found.source is None or one.found.head.pos_ != "VERB":
            return None
        first, last = one.sentence
        text = "".join(
            " " if any(a <= at < b for a, b in one.content) else self.frame.text[at]
            for at in range(first, min(last, len(self.frame.text)))
        )
        days = find_days(text, self.frame.published, "past")
        cue = one.cue[0][0] - first
        near = sorted(days, key=lambda day: abs(day.start - cue))
        return near[0].edtf if near and abs(near[0].start - cue) < _NEAR_CUE else None

    def _left_unanswered(self, tokens: Sequence[Token], doc: object, start: int) -> Iterator[str]:
        asked = self.asked.asked_about(Clause(tokens, start, None, self.frame.published))
        first = tokens[0].doc[:1]
        if not asked and len(first):
            asked = self.asked.asked_about(Clause(list(tokens[0].sent), start, None, self.frame.published))
        if not asked and "occurs" in self.asked.registries.questions:
            asked = ["occurs"]
        yield from asked[:_MOST_UNANSWERED]

    def _doubts(self, answers: Sequence[Proposal]) -> Iterator[str]:
        for one in answers:
            if one.doubt:
                first, last = one.span
                yield f"{one.question}: {one.doubt} (“{' '.join(self.frame.text[first:last].split()[:6])}”)"

    def _is_old(self, text: str) -> bool:
        """Whether the latest day that a clause names lies well before the article."""
        latest = [
            edtf.latest
            for day in find_days(text, self.frame.published, "past")
            if (edtf := parse_edtf(day.edtf)).latest
        ]
        before = self.frame.published.earliest
        return bool(latest) and before is not None and (before - max(latest)).days > _FRESH

    # --- What the article says itself ----------------------------------------------------------------------

    def _own_voice(self) -> Iterator[Statement]:
        for number, (start, doc) in enumerate(self.passages):
            here = [one for one in self.attributions if one.passage == number]
            taken = [span for one in here for span in (*one.content, *one.cue)]
            heads = list(_clause_heads(doc))
            if number == 0 and not heads and len(doc) >= _SHORTEST:
                heads = [next(doc.sents).root]  # a headline without a verb
            for head in heads:
                tokens = [t for t in _own_tokens(head) if not t.is_space]
                spans = [(t.idx + start, t.idx + start + len(t)) for t in tokens]
                if len(tokens) < _SHORTEST or overlap(spans, taken):
                    continue
                statement = self._told(head, tokens, start)
                if statement is not None:
                    yield statement

    def _told(self, head: Token, tokens: Sequence[Token], start: int) -> Statement | None:
        clause = Clause(tokens, start, "past", self.frame.published)
        kind = of_own_voice(head, self.lexicon, is_old=self._is_old(clause.text))
        clause = Clause(tokens, start, _direction(kind, tokens), self.frame.published)
        answers = tuple(self.asked.answers(clause, self.frame.visit))
        if not answers and (head.dep_ != "ROOT" or not self.asked.touches(clause)):
            return None
        first, last = tokens[0].idx + start, tokens[-1].idx + len(tokens[-1]) + start
        quote = cut(
            self.frame.text,
            [(first, last)],
            [proposal.span for proposal in answers] or [(head.idx + start, head.idx + start + len(head))],
        )
        if quote is None:
            return None
        return Statement(
            key="",
            sources=(self.frame.outlet,),
            via=(),
            type=kind.type,
            stance=kind.stance,
            quote=quote,
            answers=answers,
            happened=_has_happened(kind, tokens),
            certainty=kind.certainty,
            condition=_condition(tokens),
            remarks=tuple(self._doubts(answers)),
            at=first,
        )


_FRESH: Final = 30  # days; what is older is background
_NEAR_CUE: Final = 60  # characters
_MOST_UNANSWERED: Final = 3
_FEWEST: Final = 3  # words of a content that says something by itself
_SHORTEST: Final = 4


def _renamed(statement: Statement, key: str) -> Statement:
    from attrs import evolve

    return evolve(statement, key=key)


def _is_to_come(tokens: Sequence[Token]) -> bool:
    main = _main(tokens)
    return main is not None and any(c.lower_ in ("will", "shall", "'ll", "’ll") for c in children(main, "aux"))


def _direction(kind: Kind, tokens: Sequence[Token]) -> Direction:
    if kind.type in ("forecast", "announcement"):
        return "future"
    main = _main(tokens)
    if main is not None and any(c.lower_ in ("will", "shall", "'ll", "’ll", "would") for c in children(main, "aux")):
        return "future"
    return (
        "past"
        if main is not None
        and (main.tag_ in ("VBD", "VBN") or any(c.tag_ == "VBD" for c in children(main, "aux", "auxpass")))
        else "future"
    )


def _main(tokens: Sequence[Token]) -> Token | None:
    inside = {token.i for token in tokens}
    return next((t for t in tokens if t.pos_ in VERBAL and (t.head.i not in inside or t.head == t)), None)


def _has_happened(kind: Kind, tokens: Sequence[Token]) -> bool:
    """Whether it is told as done: the main verb is past or perfect, and nothing says that it is to come."""
    main = _main(tokens)
    if main is None or kind.type not in ("report", "background", "confirmation", "announcement", "denial"):
        return False
    auxiliaries = {c.lower_ for c in children(main, "aux", "auxpass")}
    if auxiliaries & {"will", "would", "may", "might", "could", "can", "should", "must", "to", "shall"}:
        return False
    done = main.tag_ == "VBD" or bool(
        auxiliaries & {"has", "have", "had", "was", "were", "did", "'s", "’s", "'ve", "’ve"}
    )
    planned = main.lemma_ in ("plan", "schedule", "expect", "set", "hope", "want", "intend", "seek") or any(
        c.dep_ == "xcomp" and main.lemma_ in ("be", "set", "agree", "promise", "decide") for c in main.children
    )
    return done and not planned


def _condition(tokens: Sequence[Token]) -> str | None:
    for token in tokens:
        if token.dep_ == "advcl" and any(m.lower_ in ("if", "unless") for m in children(token, "mark")):
            words = [t for t in token.subtree if t.dep_ != "mark" or t.head != token]
            text = "".join(t.text_with_ws for t in words).strip(" ,")
            return text if len(text.split()) <= _LONGEST_CONDITION else None
    return None


_LONGEST_CONDITION: Final = 20


def _is_all_quoted(quote: Sequence[str]) -> bool:
    return all(piece[:1] in "“\"‘'«" or piece[-1:] in "”\"’'»" for piece in quote)


def _clause_heads(doc: object) -> Iterator[Token]:
    """The verbs of clauses that tell something: main clauses, those joined to them, relative clauses."""
    for token in doc:  # type: ignore[attr-defined]
        if token.pos_ not in VERBAL or token.dep_ not in (
            "ROOT",
            "conj",
            "relcl",
            "advcl",
            "ccomp",
            "parataxis",
            "acl",
        ):
            continue
        if token.dep_ in ("ROOT", "relcl", "acl") or own_subject(token) is not None:
            yield token


def _own_tokens(head: Token) -> list[Token]:
    """The words of a clause without those of clauses within it that tell something themselves."""
    inner: set[int] = set()
    for token in head.subtree:
        if (
            token != head
            and token.pos_ in VERBAL
            and token.dep_ in ("conj", "relcl", "parataxis", "advcl")
            and own_subject(token) is not None
        ):
            inner |= {t.i for t in token.subtree}
    return [token for token in head.subtree if token.i not in inner]
