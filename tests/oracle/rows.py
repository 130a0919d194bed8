"""Claims to rows (docs/semantics.md, section 1).

Knows origins, carriers, parties, days, paths, weights and what follows from a row. Must not know how answers
relate.
Days are day numbers, so that open ends can be minus and plus infinity.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import inf
from typing import Literal

from attrs import evolve, frozen

from claimcheck.dates import Edtf
from claimcheck.model import (
    Answer,
    Article,
    Claim,
    ClaimBase,
    Place,
    Question,
    Source,
    Statement,
    Term,
    Tolerance,
)

Day = float
Path = tuple[str, ...]

UNSTATED = "unstated"
HEDGES = ("probable", "possible", "doubtful")
EXACT = Tolerance()
NEVER_FLAT = ("rumor", "forecast", "analysis", "no-comment")


@frozen
class Member:
    """An atom of an answer with all that comparing needs."""

    id: str
    lo: Day = -inf
    hi: Day = inf
    lasts: bool = False
    grain: str | None = None
    path: Path = ()
    amount: float | None = None


@frozen
class Value:
    """An answer seen from one visit: `text` is canonical, places and terms have their paths."""

    kind: str
    form: str
    text: str
    members: tuple[Member, ...]
    tolerance: Tolerance = EXACT

    @property
    def lo(self) -> Day:
        return min((member.lo for member in self.members), default=-inf)

    @property
    def hi(self) -> Day:
        return max((member.hi for member in self.members), default=inf)


YES = Value("yesno", "plain", "yes", (Member("yes"),))


@frozen
class Row:
    """One claim of one source through one relay chain; `value` is None when the source declined."""

    claim: str
    statement: str
    visit: str
    question: str
    given: Answer | None
    value: Value | None
    stance: str
    type: str
    certainty: str | None
    conditional: bool
    scope: str | None
    source: str
    origin: str | None
    speaker: str | None
    carrier: str
    carrier_origin: str
    outlet: str
    party: str | None
    said_lo: Day
    said_hi: Day
    unnamed: bool
    own: bool
    own_words: bool
    happened: bool
    entailed: bool = False
    contraposed: bool = False

    @property
    def answer(self) -> str | None:
        return self.value.text if self.value else None

    @property
    def official(self) -> bool:
        return self.party is not None and not self.unnamed

    @property
    def hedged(self) -> bool:
        return self.certainty in HEDGES

    @property
    def phase(self) -> str:
        return "done" if self.happened else "planned"

    @property
    def weight(self) -> int:
        if self.conditional or self.stance == "decline":
            return 0
        if self.happened and not self.unnamed and not self.hedged and self.type not in NEVER_FLAT:
            return 2
        return 1 if self.official and self.type in ("announcement", "confirmation") else 0


@frozen
class World:
    """All rows of a claim base, and which statement comes after which: pairs (later, earlier), transitive."""

    base: ClaimBase
    rows: tuple[Row, ...]
    after: frozenset[tuple[str, str]]

    def question(self, question: str) -> Question:
        return self.base.registries.questions[question]


def build_world(base: ClaimBase, as_of: dt.date | None = None, by: Literal["said", "published"] = "said") -> World:
    after = order_of_statements(base.claims)
    rows = tightened([row for claim in base.claims for row in rows_of_claim(base, claim)], after)
    statements = {claim.statement.id: claim.statement for claim in base.claims}
    stated = [yes_for_no(row) for row in rows if is_known(row, statements[row.statement], as_of, by)]
    entailed = [follower for row in stated for follower in entailed_rows(base, row)]
    contraposed = list(contraposed_rows(base, stated, entailed))
    return World(base, (*stated, *entailed, *contraposed), after)


# --- One claim: its sources, relays and days ----------------------------------------------------------


def rows_of_claim(base: ClaimBase, claim: Claim) -> Iterator[Row]:
    statement = claim.statement
    article = statement.article
    for source, chain in product(statement.sources, product(*statement.via)):
        carrier = carrier_of(base, article, chain)
        speaker = voice_of(article) if source == article.outlet else source
        own = source == article.outlet or source in article.credit
        said_lo, said_hi = said_bounds(statement, own)
        yield Row(
            claim=claim.id,
            statement=statement.id,
            visit=statement.visit,
            question=claim.question,
            given=claim.answer,
            value=value_of(base, statement.visit, claim.question, claim.answer) if claim.answer else None,
            stance=statement.stance,
            type=statement.type,
            certainty=statement.certainty,
            conditional=statement.condition is not None,
            scope=statement.scope,
            source=source,
            origin=origin_of(base, speaker, carrier),
            speaker=source if is_nameless(base, source) else origin_of(base, speaker, carrier),
            carrier=carrier,
            carrier_origin=top_of(base, carrier),
            outlet=article.outlet,
            party=party_of(base, source, statement.visit),
            said_lo=said_lo,
            said_hi=said_hi,
            unnamed=is_unnamed(base, source),
            own=own,
            own_words=statement.own_words,
            happened=statement.happened,
        )


def voice_of(article: Article) -> str:
    """The outlet, or the agency credited with its text."""
    return article.credit[0] if article.credit else article.outlet


def carrier_of(base: ClaimBase, article: Article, chain: Iterable[str]) -> str:
    return next((relay for relay in chain if not is_unnamed(base, relay)), voice_of(article))


def is_unnamed(base: ClaimBase, source: str) -> bool:
    return source == UNSTATED or base.registries.sources[source].unnamed


def is_nameless(base: ClaimBase, source: str) -> bool:
    """Unnamed, and of no known institution."""
    return source != UNSTATED and is_unnamed(base, source) and is_unnamed(base, top_of(base, source))


def chain_above(base: ClaimBase, source: str) -> list[Source]:
    """The source, what it is part of, and so on up."""
    entry = base.registries.sources[source]
    return [entry] + (chain_above(base, entry.part_of) if entry.part_of else [])


def top_of(base: ClaimBase, source: str) -> str:
    return chain_above(base, source)[-1].id


def origin_of(base: ClaimBase, source: str, carrier: str) -> str | None:
    if source == UNSTATED:
        return None
    return top_of(base, carrier if is_nameless(base, source) else source)


def party_of(base: ClaimBase, source: str, visit: str) -> str | None:
    if source == UNSTATED:
        return None
    spoken_for = [entry.speaks_for for entry in chain_above(base, source) if entry.speaks_for]
    return spoken_for[0] if spoken_for and spoken_for[0] in base.registries.visits[visit].parties else None


def bounds(edtf: Edtf | None) -> tuple[Day, Day]:
    if edtf is None:
        return -inf, inf
    return (
        edtf.earliest.toordinal() if edtf.earliest else -inf,
        edtf.latest.toordinal() if edtf.latest else inf,
    )


def said_bounds(statement: Statement, own: bool) -> tuple[Day, Day]:
    published = bounds(statement.article.published)
    if statement.said is not None:
        said_lo, said_hi = bounds(statement.said)
        return said_lo, published[1] if said_hi == inf else said_hi
    return published if own else (-inf, published[1])


# --- Days: the order of statements, and what is known -------------------------------------------------


def order_of_statements(claims: Iterable[Claim]) -> frozenset[tuple[str, str]]:
    pairs = {
        (claim.statement.id, f"{claim.statement.article.id}#{earlier}")
        for claim in claims
        for earlier in claim.statement.after
    }
    while True:
        longer = pairs | {(a, d) for a, b in pairs for c, d in pairs if b == c}
        if longer == pairs:
            return frozenset(pairs)
        pairs = longer


def tightened(rows: list[Row], after: frozenset[tuple[str, str]]) -> list[Row]:
    return [
        evolve(
            row,
            said_lo=max([row.said_lo, *(x.said_lo for x in rows if (row.statement, x.statement) in after)]),
            said_hi=min([row.said_hi, *(y.said_hi for y in rows if (y.statement, row.statement) in after)]),
        )
        for row in rows
    ]


def is_known(row: Row, statement: Statement, as_of: dt.date | None, by: str) -> bool:
    if as_of is None:
        return statement.retracted is None
    day = as_of.toordinal()
    if bounds(statement.retracted)[1] <= day:
        return False
    return (row.said_hi if by == "said" else bounds(statement.article.published)[1]) <= day


# --- Answers: yes and no, paths -----------------------------------------------------------------------


def yes_for_no(row: Row) -> Row:
    """Affirming no is denying yes; denying no is affirming yes."""
    if row.value is None or row.value.kind != "yesno" or row.value.text != "no":
        return row
    return evolve(row, value=YES, stance={"affirm": "deny", "deny": "affirm"}[row.stance])


def value_of(base: ClaimBase, visit: str, question: str, answer: Answer) -> Value:
    asked = base.registries.questions[question]
    members = []
    for atom in answer.atoms:
        lo, hi = bounds(atom.date)
        path: Path = ()
        if asked.kind == "place":
            path = place_path(base.registries.places, atom.value, first_day(base, visit))
        elif asked.kind == "term":
            path = term_path(asked.terms, atom.value)
        lasts, grain = (atom.date.lasts, atom.date.grain) if atom.date else (False, None)
        members.append(Member(atom.value, lo, hi, lasts, grain, path, atom.amount))
    return Value(asked.kind, answer.form, answer.canonical, tuple(members), asked.tolerance)


def first_day(base: ClaimBase, visit: str) -> Day | None:
    """The first day of the visit's window; None without window, or when it is open."""
    day = bounds(base.registries.visits[visit].window)[0]
    return None if day == -inf else day


def place_path(places: Mapping[str, Place], place: str, day: Day | None) -> Path:
    """From the root. Where no day is known, the edge that has no end."""
    for edge in places[place].within:
        since, until = bounds(edge.since)[0], bounds(edge.until)[1]
        if until == inf if day is None else since <= day <= until:
            return (*place_path(places, edge.place, day), place)
    return (place,)


def term_path(terms: Mapping[str, Term], term: str) -> Path:
    above = terms[term].within if term in terms else None
    return (*term_path(terms, above), term) if above else (term,)


# --- What follows from a row --------------------------------------------------------------------------


def entailments(base: ClaimBase, question: str) -> frozenset[tuple[str, str]]:
    """All (question, answer) that affirming this question grants."""
    found: set[tuple[str, str]] = set()
    agenda = [question]
    while agenda:
        for entailed, answer in base.registries.questions[agenda.pop()].entails:
            if (entailed, answer) not in found:
                found.add((entailed, answer))
                if answer == "yes":
                    agenda.append(entailed)
    return frozenset(found)


def entailed_rows(base: ClaimBase, row: Row) -> Iterator[Row]:
    if row.stance != "affirm":
        return
    for question, answer in sorted(entailments(base, row.question)):
        yield evolve(
            row,
            question=question,
            value=YES,
            stance="affirm" if answer == "yes" else "deny",
            happened=row.happened and not row.hedged and not row.conditional,
            entailed=True,
        )


def contraposed_rows(base: ClaimBase, stated: list[Row], entailed: list[Row]) -> Iterator[Row]:
    affirmed = {
        (row.visit, row.question, row.answer): row
        for row in stated
        if row.stance == "affirm" and ("occurs", "yes") in entailments(base, row.question)
    }
    for denial in [*stated, *entailed]:
        if (denial.question, denial.stance) != ("occurs", "deny"):
            continue
        if denial.official or denial.weight == 2:
            for (visit, question, _), row in affirmed.items():
                if visit == denial.visit:
                    yield evolve(
                        denial,
                        question=question,
                        value=row.value,
                        given=row.given,
                        entailed=True,
                        contraposed=True,
                    )
