"""ClaimBase -> the rows that rules read.

Knows origins, who is official, and which columns a claim has.
Must not know SQL, rules, or how a claim base is read from files.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from attrs import Factory, evolve, frozen

from claimcheck.dates import Edtf
from claimcheck.lineage import place_path, speaks_for, term_path, top
from claimcheck.model import (
    Answer,
    Article,
    Atom,
    Claim,
    ClaimBase,
    Fact,
    Question,
    Registries,
    Statement,
    Visit,
)
from claimcheck.said import Bounds, greatest, is_own, least, order_bounds, orders, said_bounds

UNSTATED = "unstated"

_GRAINS = ("day", "month", "year")
_UNSURE = ("rumor", "forecast", "analysis", "no-comment")


@frozen
class Member:
    """One atom of an answer: itself, or a member of a set; an empty set has one row without atom."""

    visit: str
    question: str
    kind: str
    form: str
    answer: str
    atom: str | None
    lo: str | None
    hi: str | None
    grain: str | None
    lasts: bool | None
    path: str | None
    amount: float | None


@frozen
class Facts:
    """What rules read of the claims themselves.

    `orders` are pairs of statement ids (earlier, later), transitive; `today` is the day that ages count to:
    `as_of`, else the publication of the newest article, None when there is none. `days` are those of visits that are
    looked at as of another day.
    """

    rows: tuple[Fact, ...]
    members: tuple[Member, ...]
    orders: tuple[tuple[str, str], ...]
    today: dt.date | None
    days: Mapping[str, dt.date] = Factory(dict)


def build_facts(
    base: ClaimBase,
    as_of: dt.date | None = None,
    by: Literal["said", "published"] = "said",
    known: Mapping[int, Sequence[Fact]] | None = None,
) -> Facts:
    """Rows for every claim that was certainly said (or published) by `as_of` and not retracted by then.

    `known` are the rows of claims that another claim base has too, by `id(claim)`; its registries are part of these.
    """
    builder = _Builder(base.registries)
    ordered = orders(base)
    rows: list[Fact] = []
    members: dict[tuple[str, str, str | None], tuple[Member, ...]] = {}
    bounds = order_bounds(base, ordered)
    for number, claim in enumerate(base.claims):
        if not _counts(claim.statement, as_of, by):
            continue
        mine: Iterable[Fact] | None = known.get(id(claim)) if known else None
        if mine is None or next(iter(mine)).number != number:
            mine = builder.rows(number, claim, bounds)
        for row in mine:
            if as_of is None or by == "published" or (row.said_hi or "9999-99-99") <= as_of.isoformat():
                rows.append(row)
                answer = row.visit, row.question, claim.answer.canonical if claim.answer else None
                if answer not in members:
                    members[answer] = tuple(builder.members(claim))
    every = tuple(member for one in members.values() for member in one)
    return Facts(tuple(rows), every, ordered, as_of or newest(base))


def rows_of(registries: Registries, claims: Sequence[Claim]) -> Iterator[Fact]:
    """The rows of these claims, whether or not they count; `number` is the index among them."""
    builder = _Builder(registries)
    for number, claim in enumerate(claims):
        yield from builder.rows(number, claim, {})


def newest(base: ClaimBase) -> dt.date | None:
    """The last day on which an article was published; None without articles."""
    return max((a.published.latest for a in base.articles if a.published.latest), default=None)


def _counts(statement: Statement, as_of: dt.date | None, by: str) -> bool:
    if statement.retracted is not None:
        day = statement.retracted.latest
        if as_of is None or day is None or day <= as_of:
            return False
    if as_of is not None and by == "published":
        latest = statement.article.published.latest
        return latest is not None and latest <= as_of
    return True


# --- Rows -------------------------------------------------------------------------------------------------


@frozen
class _Shape:
    """The columns of an answer."""

    form: str | None = None
    answer: str | None = None
    text: str | None = None
    lo: str | None = None
    hi: str | None = None
    grain: str | None = None
    lasts: bool | None = None
    path: str | None = None
    amount: float | None = None


class _Builder:
    def __init__(self, registries: Registries) -> None:
        self.registries = registries
        self.tops = {id_: top(registries.sources, id_) for id_ in registries.sources}
        self.parties = {id_: speaks_for(registries.sources, id_) for id_ in registries.sources}
        self.paths: dict[tuple[str, dt.date | None], str] = {}

    def rows(self, number: int, claim: Claim, bounds: Bounds) -> Iterator[Fact]:
        """One row for each source and each chain of parallel relays."""
        visit = self.registries.visits[claim.statement.visit]
        shape = self._shape(claim, visit)
        for id_, source, relays in told(claim):
            yield self._row(number, id_, claim, visit, shape, source, relays, bounds)

    def _row(
        self,
        number: int,
        id_: str,
        claim: Claim,
        visit: Visit,
        shape: _Shape,
        source: str,
        relays: tuple[str, ...],
        bounds: Bounds,
    ) -> Fact:
        statement = claim.statement
        article = statement.article
        entry = self.registries.sources.get(source)
        own = is_own(article, source)
        carrier = self._carrier(article, relays)
        unnamed = entry is None or entry.unnamed
        party = self.parties.get(source)
        if party not in visit.parties:
            party = None
        stance, answer = _yes_or_no(self.registries.questions[claim.question].kind, statement.stance, shape)
        lo, hi = said_bounds(statement, source)
        first, last = bounds.get(statement.id, (None, None))
        lo, hi = greatest(lo, first), least(hi, last)
        return Fact(
            number=number,
            claim=id_,
            statement=statement.id,
            article=article.id,
            visit=visit.id,
            question=claim.question,
            kind=self.registries.questions[claim.question].kind,
            form=shape.form,
            answer=answer,
            answer_text=shape.text,
            lo=shape.lo,
            hi=shape.hi,
            grain=shape.grain,
            lasts=shape.lasts,
            path=shape.path,
            amount=shape.amount,
            stance=stance,
            type=statement.type,
            certainty=statement.certainty,
            conditional=statement.condition is not None,
            scope=statement.scope or "",
            source=source,
            origin=self._origin(source, article, carrier),
            speaker=self._speaker(source, article, carrier),
            carrier=carrier,
            carrier_origin=self._top(carrier),
            outlet=article.outlet,
            party=party,
            said_lo=_iso(lo),
            said_hi=_iso(hi),
            unnamed=unnamed,
            official=party is not None and not unnamed,
            own=own,
            own_words=statement.own_words,
            happened=statement.happened,
            phase="done" if statement.happened else "planned",
            entailed=False,
            content=_content(claim, source, relays),
        )

    def _top(self, source: str) -> str:
        entry = self.tops.get(source)
        return entry.id if entry else source

    def _carrier(self, article: Article, relays: tuple[str, ...]) -> str:
        """The nearest named relay, else the outlet (or whose text it really is)."""
        for relay in relays:
            entry = self.registries.sources.get(relay)
            if entry is not None and not entry.unnamed:
                return relay
        return article.credit[0] if article.credit else article.outlet

    def _origin(self, source: str, article: Article, carrier: str) -> str | None:
        if source == UNSTATED:
            return None
        if source == article.outlet and article.credit:
            return self._top(article.credit[0])
        return self._top(carrier if self._is_nameless(source) else source)

    def _speaker(self, source: str, article: Article, carrier: str) -> str | None:
        """Who speaks: the origin, but an unnamed source whose institution is not known is only itself."""
        if self._is_nameless(source) and not is_own(article, source):
            return source
        return self._origin(source, article, carrier)

    def _is_nameless(self, source: str) -> bool:
        """Unnamed, and of an institution that has no name either."""
        own, above = self.registries.sources.get(source), self.tops.get(source)
        return own is not None and own.unnamed and above is not None and above.unnamed

    # --- answers

    def _shape(self, claim: Claim, visit: Visit) -> _Shape:
        if claim.answer is None:
            return _Shape()
        answer, question = claim.answer, self.registries.questions[claim.question]
        if answer.form == "plain":
            return evolve(
                self._atom(answer.atoms[0], question, visit),
                form="plain",
                answer=answer.canonical,
                text=answer.text,
            )
        dates = [atom.date for atom in answer.atoms if atom.date is not None]
        return evolve(_hull(answer, dates), form=answer.form, answer=answer.canonical, text=answer.text)

    def _atom(self, atom: Atom, question: Question, visit: Visit) -> _Shape:
        if atom.date is not None:
            return _Shape(
                lo=_iso(atom.date.earliest),
                hi=_iso(atom.date.latest),
                grain=atom.date.grain,
                lasts=atom.date.lasts,
            )
        if question.kind == "place":
            return _Shape(path=self._place_path(atom.value, visit))
        if question.kind == "term":
            return _Shape(path=term_path(question, atom.value))
        return _Shape(amount=atom.amount)

    def _place_path(self, place: str, visit: Visit) -> str:
        day = visit.window.earliest if visit.window else None
        if (place, day) not in self.paths:
            self.paths[place, day] = place_path(self.registries.places, place, day)
        return self.paths[place, day]

    def members(self, claim: Claim) -> Iterator[Member]:
        """The atoms of an answer."""
        answer = claim.answer
        if answer is None:
            return
        question = self.registries.questions[claim.question]
        visit = self.registries.visits[claim.statement.visit]
        for atom in answer.atoms or (None,):
            shape = self._atom(atom, question, visit) if atom else _Shape()
            yield Member(
                visit=visit.id,
                question=question.id,
                kind=question.kind,
                form=answer.form,
                answer=answer.canonical,
                atom=(answer.canonical if answer.form == "plain" else atom.value) if atom else None,
                lo=shape.lo,
                hi=shape.hi,
                grain=shape.grain,
                lasts=shape.lasts,
                path=shape.path,
                amount=shape.amount,
            )


def _hull(answer: Answer, dates: list[Edtf]) -> _Shape:
    """First and last day of a one-of set of dates."""
    if answer.form != "any_of" or not dates:
        return _Shape()
    los, his = [d.earliest for d in dates], [d.latest for d in dates]
    return _Shape(
        lo=None if None in los else _iso(min(d for d in los if d)),
        hi=None if None in his else _iso(max(d for d in his if d)),
        grain=max((d.grain for d in dates), key=_GRAINS.index),
    )


def _yes_or_no(kind: str, stance: str, shape: _Shape) -> tuple[str, str | None]:
    """Affirming "no" is denying "yes", and denying "no" is affirming "yes"."""
    if kind == "yesno" and shape.answer == "no":
        return ("deny" if stance == "affirm" else "affirm"), "yes"
    return stance, shape.answer


def weight(row: Fact) -> int:
    """What a row can settle: 2 what happened, 1 what a party announces, 0 nothing (design: words)."""
    hedged = row.certainty in ("probable", "possible", "doubtful")
    if row.stance == "decline" or row.conditional:
        return 0
    if row.happened and not row.unnamed and not hedged and row.type not in _UNSURE:
        return 2
    return 1 if row.official and row.type in ("announcement", "confirmation") else 0


def told(claim: Claim) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """By whom a claim is told: the id of its row, source and relays, for each source and chain of parallel relays."""
    statement = claim.statement
    chains = _relay_chains(statement.via)
    for source in statement.sources:
        for relays in chains:
            marks = [source] if len(statement.sources) > 1 else []
            marks += _distinguishing(relays, statement.via)
            yield "@".join([claim.id, *marks]), source, relays


def _relay_chains(via: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    """Every way through parallel relays."""
    chains: list[tuple[str, ...]] = [()]
    for step in via:
        chains = [(*chain_, relay) for chain_ in chains for relay in step]
    return chains


def _distinguishing(relays: tuple[str, ...], via: tuple[tuple[str, ...], ...]) -> list[str]:
    return [relay for relay, step in zip(relays, via, strict=True) if len(step) > 1]


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _content(claim: Claim, source: str, relays: tuple[str, ...]) -> str:
    """A hash of what was said: changes with every field that a person would weigh, quote included."""
    statement, answer = claim.statement, claim.answer
    fields = [
        statement.visit,
        claim.question,
        answer.canonical if answer else None,
        source,
        relays,
        statement.own_words,
        statement.type,
        statement.stance,
        statement.happened,
        statement.certainty,
        statement.scope,
        statement.condition,
        statement.said.canonical if statement.said else None,
        statement.article.published.canonical,
        statement.words,
    ]
    return hashlib.sha256(repr(fields).encode()).hexdigest()[:16]
