"""Random claim bases: small pools, so that statements collide often.

Every draw picks from a sequence whose first member is the plainest, whether hypothesis or a seeded generator
picks. Must not know the rules.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from attrs import evolve, frozen
from hypothesis import strategies as st

from claimcheck.model import Article, Certainty, Claim, ClaimBase, Question, Stance, Statement, Type
from tests.oracle.build import HERE, answer, base
from tests.oracle.build import edtf as day
from tests.oracle.vocabulary import REGISTRIES

T = TypeVar("T")
Pick = Callable[[Sequence[Any]], Any]

SELDOM = (False,) * 7 + (True,)
SOMETIMES = (False, False, True)

# Days on which something is published or said about each visit.
DAYS = {
    "autumn": ("2001-09-20", "2001-10-04", "2001-10-05", "2001-10-09"),
    "summer": ("2001-07-20", "2001-08-04", "2001-08-05", "2001-10-09"),
    "port": ("2003-04-28", "2003-05-10", "2003-05-12"),
    "envoy": ("2003-05-20", "2003-06-03"),
    "spring": ("2019-04-01", "2019-04-24", "2019-04-25"),
    "moving": ("2018-10-01", "2018-10-20", "2018-12-05"),
    "moved": ("2018-11-20", "2018-12-05", "2018-12-06"),
    "return": ("2019-05-20", "2019-06-03", "2019-06-10"),
    "prelude": ("2019-03-20", "2019-04-01", "2019-04-24"),
    "founding": ("2000-12-01", "2001-01-05", "2019-04-01"),
    "habits": ("2001-08-04", "2019-04-01"),
}

DATES = {
    "autumn": (
        *("2001-10-04", "2001-10-05", "2001-10-06", "2001-10-04/2001-10-05", "[2001-10-04..2001-10-06]"),
        *(
            "2001-10",
            "2001-10-09",
            "2001-11-20",
            "2001-10-05/..",
            "any_of 2001-10-04 | 2001-10-09",
            "any_of 2001-10-05/.. | 2001-10-09",
            "2001",
        ),
        *("2001-10-05", "2001-10-06", "2001-10-07", "2001-11-01", "2001-10-05/2001-10-09", "../2001-10-09"),
        *("any_of ../2001-10-09 | 2001-11-20", "any_of 2001-10-05 | 2001-11-20"),
        *("2001-10-04T22:00+09:00", "[..2001-10-05]", "2001-10-04/2001-10-09", "2001-10-01/2001-10-31"),
    ),
    "summer": (
        *("2001-08-04", "2001-08-05", "2001-08-04/2001-08-05", "[2001-08-01..2001-08-05]", "2001-08"),
        *("2001-08-09", "2001-10-04", "2001-22", "any_of 2001-08-04 | 2001-08-05", "2001-10-05"),
    ),
    "port": ("2003-05-10", "2003-05-11", "2003-05", "2003-05-12"),
    "envoy": ("2003-06-03", "2003-06"),
    "spring": ("2019-04-24", "2019-04-25", "2019-04", "2019-04-26", "2019-04-24/2019-04-26", "2001"),
    "moving": ("2018-10-20", "2018-10", "2018-12-05"),
    "moved": ("2018-12-05", "2018-12"),
    "return": ("2019-06-03", "2019-06"),
    "prelude": ("2019-03-20", "2019-04-01"),
    "founding": ("2000", "[..2000-12-31]", "1999"),
    "habits": ("2001-08-04", "2002", "2001"),
}
EITHER = ("any_of halm | sund", "any_of halm | north")
PLACES = ("halm", "sund", "old-halm", "coast", "north", "veldt", "karst", *EITHER)
ANSWERS = {
    "occurs": ("yes", "yes", "no"),
    "summit_occurs": ("yes", "no"),
    "duration": ("2", "3", "5", "any_of 2 | 3"),
    "summit_place": PLACES,
    "route_stop": (
        *PLACES,
        "none",
        "none",
        "none_but halm",
        "none_but sund | karst",
        "none_but coast",
        "none_but halm | karst",
    ),
    "rest_stop": ("halm", "karst", "none_but halm", "none_but sund | karst", "none", "coast", EITHER[0]),
    "transport": ("train", "armored-train", "plane", "any_of train | plane", "any_of plane | ship"),
    "distance": ("100", "103", "105.2", "107", "250", "any_of 100 | 250"),
    "delegation_size": ("100", "102", "103", "200"),
    "cancelled_by": ("veldt", "arlan"),
    "rehearsal": ("yes", "no"),
    "rehearsal_place": ("halm", "sund", "coast", EITHER[0]),
    "previous_visit": (
        "2003-05-01",
        "any_of 1999 | 2001-10-05/..",
        "none",
        "1999",
        "2001-09",
        "any_of 1999 | 2002",
        "none",
        "2001-10-05",
        "2003",
        "[1999..2002]",
    ),
    "earlier_visits": ("none", "none_but 2003-05", "2003-05", "1999", "none_but 1999 | 2003-05"),
    "companion": ("veldt-president", "veldt-premier", "none_but veldt-premier", "none"),
    "leg": ("100", "103", "250", "none_but 100", "none_but 250 | 100", "any_of 100 | 250"),
    "rest_day": (
        *("2001-10-04/2001-10-06", "2001-10-05/2001-10-06"),
        *("2001-10-04", "2001-10-05", "2001-10-06", "2001-10", "2001-11-20", "none_but 2001-10-04", "none_but 2001-10"),
        *("none", "none_but 2001-10-04 | 2001-10-06", "any_of 2001-10-04 | 2001-10-06"),
        *("none_but 2001-10-04/2001-10-06", "none_but 2001-10-05/2001-10-09"),
    ),
    "counterpart": ("veldt-president", "veldt-premier", "any_of veldt-president | veldt-premier"),
    "detour": ("100", "103", "250", "none_but 100", "none_but 250 | 100", "any_of 100 | 250"),
    "way_back": ("100", "103", "105.2", "107", "any_of 103 | 250", "any_of 107 | 250"),
    "summit_cancelled_by": ("veldt", "arlan"),
    "toast": ("trade", "railways", "any_of gas | trade"),
    "agenda_topic": ("railways", "gas", "none_but railways", "none", "trade", "none_but prestige"),
    "motive": ("trade", "prestige", "gas", "railways", "none_but railways", "none_but prestige"),
    "remark": ("a fine day", "a long journey"),
}
# A base keeps to one theme, so that its statements meet: visits and questions.
THEMES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("autumn",), ("occurs", "summit_date", "summit_occurs")),
    (("autumn", "summer"), ("occurs", "summit_place", "transport")),
    (("autumn",), ("arrival_date", "departure_date", "duration", "visit_period", "summit_date")),
    (("autumn", "spring"), ("route_stop", "summit_place")),
    (("spring", "port"), ("previous_visit", "occurs")),
    (("spring", "port", "autumn"), ("previous_visit", "occurs", "arrival_date")),
    (("autumn",), ("route_stop",)),
    (("autumn",), ("route_stop", "rest_stop")),
    (("autumn",), ("agenda_topic", "motive")),
    (("spring", "port"), ("previous_visit", "occurs", "occurs")),
    (("autumn", "summer"), ("arrival_date", "summit_date")),
    (("autumn",), ("summit_date",)),
    (("autumn",), ("summit_date",)),
    (("autumn", "summer"), ("occurs", "cancelled_by", "arrival_date")),
    (("summer", "autumn"), ("occurs", "cancelled_by")),
    (("autumn",), ("distance", "delegation_size", "counterpart", "transport")),
    (("summer", "autumn"), ("agenda_topic", "motive", "remark", "summit_place", "occurs")),
    (("spring", "habits"), ("summit_date", "summit_place", "occurs")),
    (("moving", "moved"), ("summit_place", "occurs")),
    (("return", "port"), ("previous_visit", "occurs")),
    (("spring", "port", "envoy", "prelude"), ("previous_visit", "occurs")),
    (("summer", "autumn"), ("rehearsal", "rehearsal_place", "occurs")),
    (("spring", "autumn", "port"), ("rehearsal_date", "previous_visit", "occurs")),
    (("summer", "autumn"), ("summit_place", "route_stop")),
    (("summer", "autumn"), ("summit_place",)),
    (("summer", "autumn"), ("transport",)),
    (("summer", "autumn", "spring"), ("occurs", "arrival_date", "previous_visit")),
    (("summer", "autumn", "spring"), ("occurs", "cancelled_on", "previous_visit")),
    (("founding", "spring"), ("previous_visit", "occurs")),
    (("spring", "port"), ("earlier_visits", "occurs")),
    (("autumn",), ("rest_day", "arrival_date")),
    (("autumn",), ("rest_day",)),
    (("autumn",), ("companion", "counterpart")),
    (("autumn",), ("leg", "distance")),
    (("moving", "spring"), ("route_stop", "rest_stop")),
    (("autumn", "summer"), ("leg", "detour")),
    (("autumn",), ("distance", "way_back")),
    (("autumn", "spring"), ("agenda_topic", "motive", "toast")),
    (("autumn",), ("occurs", "summit_cancelled_by", "counterpart")),
    (tuple(DAYS), ("occurs", *(question for question in REGISTRIES.questions if question != "occurs"))),
)
VOICES = ("harbor-post", "north-courier", "morning-bell", "evening-bell", "coast-wire", "arlan-agency", "wires")
SPEAKERS = (
    *("veldt-spokesman", "officials", "arlan-agency", "arlan-government", "railway", "expert"),
    *("villagers", "ministry-insider", "daily-insider", "unstated", "veldt-government", "oster-ministry"),
    *("veldt-ministry", "daily-columnist", "arlan-daily", "harbor-post", "coast-wire"),
    *("railway-insider", "bell-group", "veldt-desk", "circle-member", "circle-insider", "wire-insider"),
)
TALKATIVE = ("officials", "villagers", "veldt-ministry", "arlan-agency", "railway", "ministry-insider", "unstated")
RELAYS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("coast-wire",),),
    (("coast-wire", "hill-wire"),),
    (("wires",), ("arlan-agency",)),
    (("wires",),),
    (("hill-wire",), ("coast-wire",)),
    (("wires", "hill-wire"), ("evening-bell",)),
    (("railway",),),
)
TYPES: tuple[Type, ...] = (
    *("report", "announcement", "report", "rumor", "confirmation", "forecast", "background", "analysis"),
    *("no-comment", "denial", "announcement", "report"),
)
CERTAINTIES: tuple[Certainty | None, ...] = (None,) * 5 + ("certain", "probable", "possible", "doubtful")
UNLIKELY: tuple[Type, ...] = ("rumor", "forecast", "analysis", "denial", "no-comment")  # to tell what has happened


@frozen
class Pools:
    """What a base picks from. Half of the bases keep to a few speakers and answers, which then meet more often."""

    speakers: tuple[str, ...]
    answers: dict[str, tuple[str, ...]]
    dates: dict[str, tuple[str, ...]]


def some_pools(pick: Pick, visits: Sequence[str], questions: Sequence[str], close: bool) -> Pools:
    if not close and pick((True, False)):
        return Pools(SPEAKERS, ANSWERS, DATES)

    def few(pool: Sequence[str]) -> tuple[str, ...]:
        return tuple(pick(pool) for _ in range(2 if close else 3))

    return Pools(
        speakers=few(TALKATIVE if close else SPEAKERS),
        answers={question: few(pool) for question, pool in ANSWERS.items() if question in questions},
        dates={visit: few(DATES[visit]) for visit in visits},
    )


@frozen
class Plan:
    """What a statement says, how and when, before it gets its article."""

    visit: str
    question: str
    answers: tuple[str, ...]
    sources: tuple[str, ...]
    type: Type
    stance: Stance
    happened: bool
    scope: str | None
    certainty: Certainty | None
    said: str | None


def some_plan(pick: Pick, pools: Pools, visits: Sequence[str], questions: Sequence[str]) -> Plan:
    visit = pick(visits)
    question = pick(questions)
    speech: Type = pick(TYPES)
    return Plan(
        visit=visit,
        question=question,
        answers=some_answers(pick, pools, visit, question),
        sources=some_sources(pick, pools),
        type=speech,
        stance=some_stance(pick, speech),
        happened=pick(SELDOM if speech in UNLIKELY else SOMETIMES),
        scope=pick(("forum", "border")) if pick(SELDOM) else None,
        certainty=pick(CERTAINTIES),
        said=some_day(pick, visit),
    )


def some_day(pick: Pick, visit: str) -> str | None:
    days = DAYS[visit]
    said: str | None = pick((None, None, *days, f"[{days[0]}..{days[-1]}]", f"[..{days[-1]}]", f"[{days[1]}..]"))
    return said


def some_answers(pick: Pick, pools: Pools, visit: str, question: str) -> tuple[str, ...]:
    pool = pools.answers.get(question) or ANSWERS.get(question) or pools.dates[visit]
    given = (pick(pool),)
    if REGISTRIES.questions[question].answers == "many" and pick(SOMETIMES):
        given = tuple(dict.fromkeys((*given, pick(pool))))
    return given


def some_sources(pick: Pick, pools: Pools) -> tuple[str, ...]:
    first = pick(pools.speakers)
    if first != "unstated" and pick(SELDOM):
        return tuple(dict.fromkeys((first, pick([speaker for speaker in SPEAKERS if speaker != "unstated"]))))
    return (first,)


def some_stance(pick: Pick, speech: Type) -> Stance:
    if speech in ("denial", "no-comment"):
        return "deny" if speech == "denial" else "decline"
    stance: Stance = pick(("affirm",) * 7 + ("deny", "decline"))
    return stance


def _twins(question: Question) -> tuple[str, ...]:
    """The questions of which may be said what is said of this one; `none` answers only some."""
    alike = [q for q in REGISTRIES.questions.values() if (q.kind, q.answers) == (question.kind, question.answers)]
    return tuple(q.id for q in alike if q.first_since or not question.first_since)


TWINS = {question.id: _twins(question) for question in REGISTRIES.questions.values()}
CHANGES = (
    *("sources", "sources", "answers", "stance", "happened", "type", "visit", "scope", "silence"),
    *("question", "said", "certainty"),
)


def echo(pick: Pick, pools: Pools, plan: Plan, visits: Sequence[str]) -> Plan:
    """The same again but for a thing or two: by somebody else, denied, done, not answered, otherwise, elsewhere."""
    for _ in range(pick((1, 2))):
        change = pick(CHANGES)
        if change == "sources":
            plan = evolve(plan, sources=some_sources(pick, pools))
        elif change == "answers":
            plan = evolve(plan, answers=some_answers(pick, pools, plan.visit, plan.question))
        elif change == "stance":
            plan = evolve(plan, stance=pick(("affirm", "deny", "decline")))
        elif change == "happened":
            plan = evolve(plan, happened=True, type="report", stance="affirm")
        elif change == "type":
            speech: Type = pick(TYPES)
            plan = evolve(plan, type=speech, stance=some_stance(pick, speech), happened=False)
        elif change == "silence":
            plan = evolve(plan, type="report", stance="decline", happened=False)
        elif change == "visit":
            plan = evolve(plan, visit=pick(visits))
        elif change == "question":
            plan = evolve(plan, question=pick(TWINS[plan.question]))
        elif change == "said":
            plan = evolve(plan, said=some_day(pick, plan.visit))
        elif change == "certainty":
            plan = evolve(plan, certainty=pick(CERTAINTIES))
        else:
            plan = evolve(plan, scope=pick((None, "forum", "border")))
    return plan


def some_base(pick: Pick, size: int, close: bool = False) -> ClaimBase:
    visits, questions = pick(THEMES)
    pools = some_pools(pick, visits, questions, close)
    plans: list[Plan] = []
    for _ in range(size):
        again = plans and pick((False, True))
        plans.append(echo(pick, pools, pick(plans), visits) if again else some_plan(pick, pools, visits, questions))
    articles: dict[str, list[Statement]] = {}
    groups = []
    for number, plan in enumerate(plans, start=1):
        statement = some_statement(pick, plan, number, articles, close)
        articles.setdefault(statement.article.id, []).append(statement)
        groups.append(claims_of(statement, plan))
    return base(*groups)


def some_statement(pick: Pick, plan: Plan, number: int, articles: dict[str, list[Statement]], close: bool) -> Statement:
    """In an article of its own, or in an earlier one and then perhaps said after what stands there."""
    shared = [held for held in articles.values() if held[0].visit == plan.visit]
    before: list[Statement] = pick(shared) if shared and pick((True, True, False) if close else SOMETIMES) else []
    article = before[0].article if before else some_article(pick, plan.visit, number)
    days = DAYS[plan.visit]
    sources, via = plan.sources, ()
    if pick(SOMETIMES):
        sources = (pick(article.credit) if article.credit else article.outlet,)
    elif pick(SOMETIMES):
        via = pick(RELAYS)
    after: tuple[str, ...] = ()
    if before and pick((True, False)):
        after = (pick(before).key,)
    return Statement(
        key=f"s{number}",
        article=article,
        visit=plan.visit,
        sources=sources,
        type=plan.type,
        stance=plan.stance,
        quote=("words",),
        location=HERE,
        quote_location=HERE,
        via=via,
        own_words=pick((False, False, True)),
        happened=plan.happened,
        certainty=plan.certainty,
        scope=plan.scope,
        condition="if all goes well" if pick(SELDOM) else None,
        said=day(plan.said),
        after=after,
        retracted=day(days[-1]) if pick((False,) * 15 + (True,)) else None,
    )


def some_article(pick: Pick, visit: str, number: int) -> Article:
    published = pick(DAYS[visit])
    outlet = pick(VOICES)
    credits = (("coast-wire",), ("hill-wire",), ("arlan-agency",), ("coast-wire", "hill-wire"))
    credit: tuple[str, ...] = pick(credits) if pick(SELDOM) else ()
    made = day(published)
    assert made
    return Article(f"article-{number:02}", outlet, made, HERE, credit=credit)


def claims_of(statement: Statement, plan: Plan) -> list[Claim]:
    if statement.stance == "decline":
        return [Claim(statement, plan.question, None, HERE)]
    question = REGISTRIES.questions[plan.question]
    return [
        Claim(statement, plan.question, answer(question, text), HERE, listed=len(plan.answers) > 1)
        for text in plan.answers
    ]


# --- Who picks ----------------------------------------------------------------------------------------


def random_base(seed: int, least: int = 8, most: int = 25, close: bool = False) -> ClaimBase:
    """`least` to `most` statements, if `close` of few speakers in few articles; the same seed gives the same base."""
    generator = random.Random(seed)
    return some_base(generator.choice, generator.randint(least, most), close)


@st.composite
def claim_bases(draw: st.DrawFn) -> ClaimBase:
    """1 to 12 statements; shrinks towards few and plain ones."""

    def pick(options: Sequence[T]) -> T:
        return draw(st.sampled_from(options))

    return some_base(pick, draw(st.integers(1, 12)))
