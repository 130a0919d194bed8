"""The SQL engine against the oracle: two implementations of docs/semantics.md must conclude the same.

CLAIMCHECK_EXAMPLES sets how many random claim bases hypothesis tries (default 150).
"""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Sequence
from typing import Literal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.engine import evaluate, load_rules
from claimcheck.engine.evaluation import explain_tables
from claimcheck.facts import build_facts
from claimcheck.model import Claim, ClaimBase, Stance
from tests.oracle.bases import claim_bases, random_base
from tests.oracle.build import base, statement
from tests.oracle.compare import Conclusions, by_engine, by_oracle, by_views, differences, iso
from tests.oracle.many import apart, united
from tests.oracle.rows import Row
from tests.oracle.rules import Judgement, judge

By = Literal["said", "published"]

EXAMPLES = int(os.environ.get("CLAIMCHECK_EXAMPLES", "150"))
SEEDS = range(100)

# With some days on which only part of the claims is known; mostly everything is.
KNOWN = st.sampled_from([(None, "said")] * 4 + [(dt.date(2001, 10, 5), "said"), (dt.date(2001, 8, 5), "published")])


# --- The comparison -----------------------------------------------------------------------------------


def assert_agreement(base: ClaimBase, as_of: dt.date | None = None, by: By = "said") -> None:
    judgement = judge(base, as_of, by)
    found = differences(by_oracle([judgement]), concluded(base, as_of, by))
    if found:
        pytest.fail("\n".join([f"as of {as_of} by {by}", *told(judgement), *found]), pytrace=False)


def concluded(base: ClaimBase, as_of: dt.date | None = None, by: By = "said") -> Conclusions:
    facts = build_facts(base, as_of, by)
    return by_engine(facts.rows, evaluate(base.registries, facts))


def assert_agreement_of_all(bases: Sequence[ClaimBase]) -> None:
    """In one run of the engine; where that differs, the first base that differs alone says how."""
    named = [apart(base, f"base-{number:03}") for number, base in enumerate(bases)]
    found = differences(by_oracle(map(judge, named)), concluded(united(named)))
    if found:
        for base in bases:
            assert_agreement(base)
        pytest.fail("\n".join(["only when they are together", *found]), pytrace=False)


def told(judgement: Judgement) -> list[str]:
    """The claims, one line a row."""
    return [line_of(row) for row in judgement.world.rows if not row.entailed]


def line_of(row: Row) -> str:
    marks = {
        "happened": row.happened,
        "official": row.official,
        "unnamed": row.unnamed,
        "own": row.own,
        "own_words": row.own_words,
        "conditional": row.conditional,
    }
    after = f"{iso(row.said_lo) or '..'}..{iso(row.said_hi) or '..'}"
    return " ".join(
        [
            *(row.statement, f"{row.visit}/{row.question}", row.stance, str(row.answer), f"w{row.weight}"),
            *(row.type, row.certainty or "", f"scope={row.scope}" if row.scope else "", after),
            f"by {row.source} of {row.origin} party {row.party} via {row.carrier}",
            *(mark for mark, holds in marks.items() if holds),
        ]
    )


def of_bell(stance: Stance, said: str, scope: str | None = None) -> list[Claim]:
    return statement("bell-group", stance=stance, happened=True, said=said, scope=scope, visit_period="2001-11-20")


# Where the two implementations differed at first: a reminder of what section 6 means.
DISPUTED_ONCE = {
    "a rumor whose day has an open end is still a rumor": (
        statement("officials", said="[2001-07-20..]", occurs="yes"),
    ),
    "one silence through two relays is one finding": (
        statement("officials", type="no-comment", via=[("coast-wire", "hill-wire")], occurs=None),
    ),
    "either of two persons says more than the visit": (
        statement("officials", counterpart="veldt-premier"),
        statement("railway", happened=True, counterpart="any_of veldt-premier | veldt-president"),
    ),
    "flat in one scope, heard before it in that scope only": (
        statement("officials", published="2001-09-22", type="rumor", occurs="yes"),
        statement("harbor-post", published="2001-09-20", scope="forum", occurs="yes"),
        statement("harbor-post", published="2001-09-25", scope="border", occurs="yes"),
    ),
    "a pair that is misreported is no reversal, in either order": (
        statement("arlan-agency", own_words=True, said="2001-09-20", occurs="yes"),
        statement("arlan-agency", said="2001-10-05", occurs="no"),
        statement("daily-columnist", said="2001-10-09", occurs="yes"),
    ),
    "who closes a set may grant a member by another set": (
        statement("arlan-agency", route_stop=["none", "none_but coast"]),
        statement("railway", route_stop="veldt"),
    ),
    "two cells are as heavy as their heaviest rows": (
        statement("villagers", outlet="coast-wire", happened=True, occurs="no"),
        statement("arlan-daily", happened=True, occurs="no"),
        statement("daily-columnist", happened=True, occurs="yes"),
    ),
    "what is affirmed with a scope does not excuse a denial without": (
        statement("hill-wire", happened=True, said="2001-10-04", occurs="yes"),
        of_bell("deny", "2001-10-03"),
        of_bell("deny", "2001-10-09", scope="border"),
        of_bell("affirm", "2001-10-04", scope="border"),
    ),
    "said after all who said it in one breath": (
        statement(["harbor-post", "railway"], article="a", key="first", occurs="yes"),
        statement("expert", article="a", after=["first"], occurs="no"),
    ),
    "a denial that was overtaken does not count when it is repeated": (
        statement("officials", said="2001-09-01", occurs="yes"),
        statement("veldt-spokesman", type="denial", said="2001-09-10", occurs="yes"),
        statement("veldt-spokesman", type="announcement", said="2001-09-12", occurs="yes"),
        statement("veldt-spokesman", type="denial", said="2001-09-15", occurs="yes"),
    ),
    "an open end leaves room for two days, not for three": (
        statement("railway", arrival_date="2001-10-05/..", departure_date="2001-10-06"),
        statement("expert", duration="any_of 2 | 3"),
    ),
    "of two parties against each other the story of no is confirmed": (
        statement("expert", published="2001-09-10", occurs="no"),
        statement("veldt-spokesman", published="2001-09-12", type="announcement", occurs="yes"),
        statement("arlan-agency", published="2001-09-12", type="announcement", occurs="no"),
    ),
    "a visit called off and then said not to have taken place": (
        statement("veldt-spokesman", type="announcement", published="2001-10-01", occurs="yes"),
        statement("veldt-spokesman", visit="summer", type="denial", published="2001-07-20", occurs="yes"),
        statement("railway", visit="summer", happened=True, type="denial", published="2001-08-25", occurs="yes"),
    ),
    "a credited outlet is reported silent against its own words": (
        statement("harbor-post", credit="hill-wire", own_words=True, said="2001-09-10", occurs="yes"),
        statement("harbor-post", outlet="coast-wire", stance="decline", occurs=None),
    ),
    "reported after the own words, whatever else was said before them": (
        statement("arlan-daily", article="a", key="first", type="confirmation", happened=True, occurs="yes"),
        statement("arlan-daily", article="a", after=["first"], own_words=True, happened=True, occurs="no"),
        statement("arlan-daily", outlet="morning-bell", happened=True, occurs="yes"),
    ),
    "a silence broken through another relay": (
        statement("villagers", outlet="coast-wire", published="2001-10-09", happened=True, occurs="yes"),
        statement("villagers", article="a", key="first", via=["hill-wire"], happened=True, occurs="yes"),
        statement("villagers", article="a", after=["first"], via=["hill-wire"], stance="decline", occurs=None),
    ),
    "own words in the name of a credited agency are not those of the government": (
        statement(
            "arlan-agency", outlet="arlan-agency", credit="hill-wire", own_words=True, said="2001-09-20", occurs="yes"
        ),
        statement("arlan-agency", type="announcement", said="2001-09-20", occurs="yes"),
        statement("arlan-agency", said="2001-10-05", occurs="no"),
    ),
    "the empty set and another closed set": (
        statement("harbor-post", visit="summer", agenda_topic="none"),
        statement("expert", visit="autumn", agenda_topic="none_but railways"),
    ),
    "what happened within a scope refutes no": (
        statement("expert", happened=True, scope="forum", occurs="yes"),
        statement("coast-wire", occurs="no"),
    ),
    "the credited agency speaks for the outlet": (
        statement("harbor-post", credit="hill-wire", via=["coast-wire"], occurs="yes"),
        statement("harbor-post", via=["coast-wire"], occurs="yes"),
    ),
}


@settings(max_examples=EXAMPLES)
@given(claim_bases(), KNOWN)
def test_engine_and_oracle_agree(drawn: ClaimBase, known: tuple[dt.date | None, By]) -> None:
    assert_agreement(drawn, *known)


def test_engine_and_oracle_agree_on_larger_bases() -> None:
    assert_agreement_of_all([random_base(seed) for seed in range(2 * EXAMPLES)])


def test_engine_and_oracle_agree_where_few_say_much_of_little() -> None:
    assert_agreement_of_all([random_base(seed, least=15, most=30, close=True) for seed in range(500)])


def test_engine_and_oracle_agree_on_what_rules_read() -> None:
    bases = [apart(random_base(seed), f"base-{seed:03}") for seed in range(EXAMPLES)]
    wanted = by_oracle(map(judge, bases))
    found = explain_tables(united(bases).registries, build_facts(united(bases), None, "said"))
    assert differences(wanted, by_views(found["claims"], found["pairs"], wanted)) == []


def test_engine_and_oracle_agree_on_crowded_bases() -> None:
    assert_agreement_of_all([random_base(seed, least=25, most=40) for seed in range(EXAMPLES // 3)])


def test_engine_and_oracle_agree_when_it_is_set_for_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("database", "evaluation"):
        monkeypatch.setattr(f"claimcheck.engine.{module}.FEW", 0)
    assert_agreement_of_all([random_base(seed) for seed in range(EXAMPLES)])


@pytest.mark.parametrize("claims", DISPUTED_ONCE.values(), ids=DISPUTED_ONCE.keys())
def test_engine_and_oracle_agree_where_they_once_did_not(claims: tuple[list[Claim], ...]) -> None:
    assert_agreement(base(*claims))


@pytest.mark.parametrize("since", [("guest",), ("destination",), ("guest", "destination")])
def test_engine_and_oracle_agree_on_what_a_first_since_counts(since: tuple[str, ...]) -> None:
    """In a base of its own: with the destination alone it would exclude the visits of all other bases."""
    first = statement("railway", "spring", published="2019-04-20", happened=True, previous_visit="none")
    visits = ("autumn", "envoy", "port")
    drawn = base(first, *(statement("railway", visit, "report", happened=True, occurs="yes") for visit in visits))
    question = evolve(drawn.registries.questions["previous_visit"], first_since=since)
    registries = evolve(drawn.registries, questions={**drawn.registries.questions, question.id: question})
    asked = evolve(drawn, registries=registries)
    assert_agreement(asked)
    findings = evaluate(registries, build_facts(asked, None, "said")).findings
    excluded = {finding.sides[1].visit for finding in findings if finding.rule == "C06"}
    assert excluded == {"autumn", "port", "envoy"} - ({"envoy"} if "guest" in since else set())


def test_every_rule_fires_in_at_least_one_of_a_hundred_random_bases() -> None:
    bases = [apart(random_base(seed), f"base-{seed:03}") for seed in SEEDS]
    wanted = {finding.rule for base in bases for finding in judge(base).findings}
    findings = evaluate(united(bases).registries, build_facts(united(bases), None, "said")).findings
    assert {finding.rule for finding in findings} == wanted == {rule.code for rule in load_rules()}
    assert max(Counter(finding.id for finding in findings).values()) == 1
