"""A Result made by hand to test the reports with: small, complete, independent of loader and rules."""

from __future__ import annotations

import datetime as dt
from typing import Any

from attrs import fields

from claimcheck.checking import Result
from claimcheck.dates import parse_edtf
from claimcheck.findings import AnswerState, Finding, Outcome, Side
from claimcheck.model import (
    Answer,
    Article,
    Atom,
    Claim,
    ClaimBase,
    Fact,
    Location,
    Person,
    Place,
    Problem,
    Question,
    Registries,
    Review,
    Settings,
    Source,
    Statement,
    Visit,
)
from claimcheck.reviews import review_findings

NASTY = "=a|b `c` @you #1 <img src=x> ![i](j) https://x.example \u202e\x1b[31m"


def article(name: str, outlet: str, published: str, title: str | None) -> Article:
    location = Location(f"claims/articles/{name}.yaml")
    return Article(name, outlet, parse_edtf(published), location, title=title)


POST = article("2031-04-20-harbor-post", "harbor-post", "2031-04-20", "Port prepares for a presidential yacht")
COURIER = article("2031-05-07-arlan-courier", "arlan-courier", "2031-05-07", None)


def answer(*values: str, form: Any = "plain") -> Answer:
    canonical = values[0] if form == "plain" else f"{form} {' '.join(values)}".strip()
    return Answer(canonical, canonical, form, tuple(Atom(value) for value in values))


def statement(key: str, where: Article, source: str, kind: Any, quote: str, line: int, **more: Any) -> Statement:
    place = Location(where.location.file, line)
    values: dict[str, Any] = {"visit": "2031-05-veldt", "stance": "affirm", **more}
    return Statement(
        key=key,
        article=where,
        sources=(source,),
        type=kind,
        quote=(quote,),
        location=place,
        quote_location=place,
        **values,
    )


_DOCK = "the yacht of President Orn would probably dock at Port Mira on May 4 or 5"
YACHT = statement("yacht", POST, "port-officials", "rumor", _DOCK, 10, certainty="probable")
PLACE = statement("place", POST, "port-officials", "rumor", "would meet in Port Mira or in Kesh", 19)
SILENCE = statement(
    *(
        "silence",
        POST,
        "veldt-foreign-ministry",
        "no-comment",
        "The foreign ministry of Veldt declined to comment",
        26,
    ),
    stance="decline",
    said=parse_edtf("2031-04-19"),
)
ONLY = statement("only", POST, "kesh-mayor", "forecast", "she will stop in Kesh and nowhere else", 31)
TALKS = statement(
    *("talks", COURIER, "arlan-courier", "report", "The presidents met in Old Harbor on Tuesday", 8),
    happened=True,
    said=parse_edtf("2031-05-07"),
    translation="They met in Old Harbor on Tuesday",
)
STOP = statement(
    "stop", COURIER, "orn-spokeswoman", "announcement", "we shall also call at Dunmere", 15, condition="calm"
)
EVIL = statement("evil", COURIER, "port-officials", "rumor", NASTY, 21)

CLAIMS = (
    Claim(YACHT, "arrival_date", answer("[2031-05-04..2031-05-05]"), Location(POST.location.file, 14)),
    Claim(PLACE, "summit_place", answer("port-mira", "kesh", form="any_of"), Location(POST.location.file, 22)),
    Claim(SILENCE, "occurs", None, Location(POST.location.file, 28)),
    Claim(SILENCE, "summit_place", None, Location(POST.location.file, 28)),
    Claim(ONLY, "stop", answer("kesh", form="none_but"), Location(POST.location.file, 34)),
    Claim(TALKS, "summit_place", answer("old-harbor"), Location(COURIER.location.file, 12)),
    Claim(STOP, "stop", answer("dunmere"), Location(COURIER.location.file, 18), listed=True),
    Claim(EVIL, "motive", answer(NASTY), Location(COURIER.location.file, 24)),
)


def fact(number: int, claim: Claim) -> Fact:
    """The row of a claim; what no report shows is left empty."""
    said = claim.statement
    known: dict[str, Any] = {
        "number": number,
        "claim": claim.id,
        "statement": said.id,
        "article": said.article.id,
        "visit": said.visit,
        "question": claim.question,
        "answer": claim.answer.canonical if claim.answer else None,
        "stance": said.stance,
        "happened": said.happened,
        "type": said.type,
        "source": said.sources[0],
        "origin": said.sources[0],
        "outlet": said.article.outlet,
        "said_hi": said.said.text if said.said else said.article.published.text,
        "own": said.sources[0] == said.article.outlet,
    }
    row: dict[str, Any] = {field.name: known.get(field.name) for field in fields(Fact)}
    return Fact(**row)


REGISTRIES = Registries(
    visits={
        "2031-05-veldt": Visit(
            id="2031-05-veldt",
            title="President Orn's visit to Veldt",
            guest="tessa-orn",
            destination="veldt",
            window=parse_edtf("2031-05-01/2031-06-15"),
        ),
        "orn-habits": Visit("orn-habits", "What is said of President Orn in general"),
    },
    questions={
        "occurs": Question("occurs", "Does it take place?", "yesno"),
        "arrival_date": Question("arrival_date", "On which day does the guest land?", "date"),
        "summit_place": Question("summit_place", "Where do the leaders meet?", "place"),
        "stop": Question("stop", "Where does the guest stop on the way?", "place", "many"),
        "motive": Question("motive", "What does a side want from it?", "text", "many"),
    },
    sources={
        "harbor-post": Source("harbor-post", "Harbor Post"),
        "arlan-courier": Source("arlan-courier", "Arlan Courier"),
        "port-officials": Source("port-officials", "officials of the port", unnamed=True),
        "veldt-foreign-ministry": Source("veldt-foreign-ministry", "Veldt's foreign ministry"),
        "kesh-mayor": Source("kesh-mayor", "the mayor of Kesh"),
        "orn-spokeswoman": Source("orn-spokeswoman", "President Orn's spokeswoman"),
    },
    places={
        "kesh": Place("kesh", "Kesh"),
        "port-mira": Place("port-mira", "Port Mira"),
        "old-harbor": Place("old-harbor", "Old Harbor"),
        "dunmere": Place("dunmere", "Dunmere"),
    },
    people={"tessa-orn": Person("tessa-orn", "Tessa Orn")},
)


def side(number: int | None, *, question: str, answer: str | None, stance: Any = "affirm", **more: Any) -> Side:
    claims = (CLAIMS[number].id,) if number is not None else ()
    values: dict[str, Any] = {"phase": "planned", "scope": None, "origin": None, "total": len(claims), **more}
    return Side("2031-05-veldt", question, answer, stance, claims=claims, **values)


def finding(
    rule: str, name: str, kind: Any, severity: Any, message: str, *sides: Side, lead: int | None = None
) -> Finding:
    return Finding(
        id=f"{rule}-0123456789abcdef",
        evidence="fedcba9876543210",
        rule=rule,
        name=name,
        kind=kind,
        severity=severity,
        certainty="certain",
        visit="2031-05-veldt",
        question=sides[0].question,
        message=message,
        lead_days=lead,
        sides=sides,
    )


FINDINGS = (
    finding(
        *("A03", "echoed", "agreement", "note", "Port Mira or Kesh is repeated, not corroborated."),
        side(1, question="summit_place", answer="any_of port-mira kesh", total=3),
    ),
    finding(
        *(
            "C04",
            "closed-set",
            "contradiction",
            "warning",
            "Kesh was to be the only stop, yet Dunmere is named.",
        ),
        side(4, question="stop", answer="none_but kesh"),
        side(6, question="stop", answer="dunmere"),
    ),
    finding(
        *("R01", "confirmed", "resolution", "note", "Port Mira or Kesh is confirmed by Old Harbor."),
        side(1, question="summit_place", answer="any_of port-mira kesh"),
        side(5, question="summit_place", answer="old-harbor", phase="done"),
        lead=17,
    ),
    finding(
        *("R08", "open", "resolution", "note", "One answer of weight 0 is unsettled after 17 days."),
        side(0, question="arrival_date", answer="[2031-05-04..2031-05-05]"),
    ),
    finding(
        *(
            "R09",
            "unanswered",
            "resolution",
            "note",
            "Veldt's foreign ministry never said whether it takes place.",
        ),
        side(2, question="occurs", answer=None, stance="decline"),
    ),
)


def review(rule: str, decision: Any, day: str, reason: str, **more: Any) -> Review:
    """A decision on the finding of a rule, made on its claims unless `evidence` says otherwise."""
    values: dict[str, Any] = {"reviewer": "Ana", "evidence": "fedcba9876543210", **more}
    return Review(
        visit="2031-05-veldt",
        finding=f"{rule}-0123456789abcdef",
        decision=decision,
        reason=reason,
        date=dt.date.fromisoformat(day),
        location=Location("claims/reviews/2031-05-veldt.yaml"),
        **values,
    )


REVIEWS = (
    review("C04", "false-alarm", "2031-06-01", "a slip", withdrawn=dt.date(2031, 6, 2)),
    review("C04", "real", "2031-06-02", "The mayor and the spokeswoman cannot both be right."),
    review("C04", "explained", "2031-06-03", NASTY, reviewer=NASTY, review_by=dt.date(2031, 9, 1)),
    review("C04", "data-error", "2031-05-20", "Read before the courier came.", evidence="0" * 16),
    review("R01", "real", "2031-06-01", "The harbor is in the port.", review_by=dt.date(2032, 1, 1)),
    review("R08", "explained", "2031-06-01", "Nobody asked.", evidence="0" * 16),
    review("R09", "explained", "2031-06-01", "Nobody asked the ministry again."),
)


def state(number: int, standing: Any, *, disputed: bool = False, refuted: bool = False) -> AnswerState:
    claim = CLAIMS[number]
    assert claim.answer is not None
    return AnswerState(
        visit="2031-05-veldt",
        question=claim.question,
        answer=claim.answer.canonical,
        standing=standing,
        weight=0,
        origins=1,
        witnesses=1,
        disputed=disputed,
        refuted=refuted,
        claims=(claim.id,),
    )


def made_up(as_of: dt.date | None = None, problems: tuple[Problem, ...] = ()) -> Result:
    """One visit with every section of the report filled."""
    base = ClaimBase(
        folder="claims",
        registries=REGISTRIES,
        articles=(POST, COURIER),
        claims=CLAIMS,
        problems=problems,
        settings=Settings(title="Ports"),
        reviews=REVIEWS,
        files=2,
    )
    return Result(
        base=base,
        as_of=as_of,
        facts=tuple(fact(number, claim) for number, claim in enumerate(CLAIMS)),
        answers=(
            state(0, "rumored"),
            state(7, "rumored"),
            state(6, "announced", disputed=True),
            state(4, "rumored", disputed=True, refuted=True),
            state(5, "happened"),
            state(1, "rumored"),
        ),
        outcomes=(
            Outcome("2031-05-veldt", "arrival_date", "[2031-05-04..2031-05-05]", "open", 0, "2031-04-20", None),
            Outcome("2031-05-veldt", "summit_place", "any_of port-mira kesh", "confirmed", 2, "2031-04-20", 17),
        ),
        findings=FINDINGS,
        problems=problems,
        reviews=review_findings(FINDINGS, REVIEWS),
    )
