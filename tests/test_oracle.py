"""The oracle on little claim bases whose findings a person can check by reading."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from claimcheck.model import Claim, Question, Type
from tests.oracle.bases import random_base
from tests.oracle.build import answer, base, statement
from tests.oracle.relations import relation
from tests.oracle.rows import Row, build_world, value_of
from tests.oracle.rules import Expected, judge
from tests.oracle.verdicts import State, Verdict, witnesses
from tests.oracle.vocabulary import REGISTRIES

RULES = (
    *(f"A0{number}" for number in range(1, 5)),
    *(f"C0{number}" for number in range(1, 10)),
    *(f"R0{number}" for number in range(1, 10)),
)


def fired(*statements: list[Claim]) -> set[str]:
    return {finding.rule for finding in judge(base(*statements)).findings}


def found(rule: str, *statements: list[Claim]) -> list[Expected]:
    return [finding for finding in judge(base(*statements)).findings if finding.rule == rule]


def answers_of(finding: Expected) -> list[tuple[str | None, str]]:
    return [(side[2], side[3]) for side in finding.sides]


def state(key: tuple[str, str, str], *statements: list[Claim]) -> State:
    return judge(base(*statements)).answers[key]


def outcome(key: tuple[str, str, str], *statements: list[Claim]) -> Verdict:
    return judge(base(*statements)).outcomes[key]


def rows(*statements: list[Claim]) -> tuple[Row, ...]:
    return build_world(base(*statements)).rows


def days(row: Row) -> tuple[str | None, str | None]:
    lo, hi = (
        dt.date.fromordinal(int(day)).isoformat() if abs(day) != float("inf") else None
        for day in (row.said_lo, row.said_hi)
    )
    return lo, hi


# --- Rows ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "via", "origin", "carrier"),
    [
        ("veldt-spokesman", (), "veldt-government", "harbor-post"),
        ("officials", (), "harbor-post", "harbor-post"),
        ("officials", ("arlan-agency",), "arlan-government", "arlan-agency"),
        ("officials", ("wires", "coast-wire"), "coast-wire", "coast-wire"),
        ("railway-insider", ("coast-wire",), "railway", "coast-wire"),
        ("unstated", ("coast-wire",), None, "coast-wire"),
        ("daily-columnist", (), "arlan-government", "harbor-post"),
    ],
)
def test_origin_and_carrier(source: str, via: tuple[str, ...], origin: str | None, carrier: str) -> None:
    (row,) = rows(statement(source, via=via, remark="a fine day"))
    assert (row.origin, row.carrier) == (origin, carrier)


def test_parallel_relays_make_a_row_each() -> None:
    made = rows(statement("officials", via=[("coast-wire", "hill-wire")], remark="a fine day"))
    assert {row.carrier for row in made} == {"coast-wire", "hill-wire"}


@pytest.mark.parametrize(
    ("source", "party", "official"),
    [
        ("veldt-spokesman", "veldt", True),
        ("ministry-insider", "veldt", False),
        ("arlan-daily", None, False),
        ("daily-columnist", None, False),
        ("oster-ministry", None, False),
        ("unstated", None, False),
    ],
)
def test_party(source: str, party: str | None, official: bool) -> None:
    (row,) = rows(statement(source, remark="a fine day"))
    assert (row.party, row.official) == (party, official)


def test_the_credited_agency_stands_for_the_outlet() -> None:
    agency, outlet, other = rows(
        statement(["coast-wire", "harbor-post", "officials"], credit="coast-wire", remark="a fine day")
    )
    assert (agency.own, outlet.own, other.own) == (True, True, False)
    assert {row.origin for row in (agency, outlet, other)} == {"coast-wire"}
    assert {row.carrier for row in (agency, outlet, other)} == {"coast-wire"}


def test_said_by_default() -> None:
    own, other = rows(
        statement("harbor-post", published="2001-10-04", remark="a fine day"),
        statement("railway", published="2001-10-04", remark="a fine day"),
    )
    assert days(own) == ("2001-10-04", "2001-10-04")
    assert days(other) == (None, "2001-10-04")


def test_after_tightens_both_ends() -> None:
    first, second = rows(
        statement("railway", article="a", key="first", said="[2001-09-01..]", remark="a fine day"),
        statement("expert", article="a", after=["first"], said="[..2001-09-05]", remark="a fine day"),
    )
    assert days(first) == ("2001-09-01", "2001-09-05")
    assert days(second) == ("2001-09-01", "2001-09-05")


def test_no_affirmed_is_yes_denied() -> None:
    affirmed, denied = rows(statement("railway", occurs="no"), statement("railway", type="denial", occurs="no"))
    assert (affirmed.answer, affirmed.stance) == ("yes", "deny")
    assert (denied.answer, denied.stance) == ("yes", "affirm")


@pytest.mark.parametrize(
    ("claims", "weight"),
    [
        (statement("railway", happened=True, occurs="yes"), 2),
        (statement("railway", happened=True, certainty="certain", occurs="yes"), 2),
        (statement("railway", happened=True, type="denial", occurs="yes"), 2),
        (statement("officials", happened=True, occurs="yes"), 0),
        (statement("unstated", happened=True, occurs="yes"), 0),
        (statement("railway", happened=True, certainty="probable", occurs="yes"), 0),
        (statement("railway", happened=True, type="analysis", occurs="yes"), 0),
        (statement("railway", happened=True, condition="if", occurs="yes"), 0),
        (statement("veldt-spokesman", type="announcement", occurs="yes"), 1),
        (statement("veldt-spokesman", type="confirmation", certainty="possible", occurs="yes"), 1),
        (statement("veldt-spokesman", type="announcement", condition="if", occurs="yes"), 0),
        (statement("veldt-spokesman", type="report", occurs="yes"), 0),
        (statement("ministry-insider", type="announcement", occurs="yes"), 0),
        (statement("railway", type="announcement", occurs="yes"), 0),
    ],
)
def test_weight(claims: list[Claim], weight: int) -> None:
    assert rows(claims)[0].weight == weight


def test_entailment_goes_up_and_loses_happened_when_hedged() -> None:
    made = rows(statement("railway", happened=True, certainty="probable", summit_date="2001-10-04"))
    assert {(row.question, row.phase, row.entailed) for row in made} == {
        ("summit_date", "done", False),
        ("summit_occurs", "planned", True),
        ("occurs", "planned", True),
    }


def test_a_step_to_no_denies_and_ends() -> None:
    made = rows(statement("railway", cancelled_by="veldt"))
    assert [(row.question, row.stance) for row in made if row.entailed] == [("occurs", "deny")]


def test_an_official_denial_is_contraposed_to_what_was_affirmed() -> None:
    made = rows(
        statement("officials", summit_date="2001-10-04"),
        statement("expert", type="denial", summit_place="halm"),
        statement("veldt-spokesman", type="denial", occurs="yes"),
    )
    assert {(row.question, row.answer) for row in made if row.contraposed} == {("summit_date", "2001-10-04")}


def test_as_of() -> None:
    claims = (
        statement("railway", published="2001-10-09", said="2001-10-04", retracted="2001-10-12", occurs="yes"),
        statement("expert", published="2001-10-09", occurs="yes"),
    )
    known = base(*claims)
    assert [row.source for row in build_world(known).rows] == ["expert"]
    assert [row.source for row in build_world(known, dt.date(2001, 10, 5)).rows] == ["railway"]
    assert [row.source for row in build_world(known, dt.date(2001, 10, 5), "published").rows] == []
    assert [row.source for row in build_world(known, dt.date(2001, 10, 12)).rows] == ["expert"]


# --- Relations ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "x", "y", "wanted"),
    [
        ("summit_date", "2001-10-04", "2001-10", "narrower"),
        ("summit_date", "2001-10-04", "2001-10-05", "adjacent"),
        ("summit_date", "2001-10-04", "2001-10-06", "apart"),
        ("summit_date", "2001", "2002", "apart"),
        ("summit_date", "2001-10-04", "2001-10-04/2001-10-05", "overlaps"),
        ("summit_date", "2001-10-04", "[2001-10-04..2001-10-05]", "narrower"),
        ("summit_date", "2001-10-04/2001-10-05", "[2001-10-04..2001-10-05]", "narrower"),
        ("summit_date", "any_of 2001-10-04 | 2001-10-09", "2001-10-09", "broader"),
        ("summit_date", "any_of 2001-10-04 | 2001-10-09", "2001-10-08", "adjacent"),
        ("summit_date", "2001-12-31", "2001-24", "narrower"),
        ("summit_date", "2001-10-05/..", "2001-11-20", "overlaps"),
        ("summit_place", "halm", "veldt", "narrower"),
        ("summit_place", "halm", "sund", "apart"),
        ("summit_place", "any_of halm | sund", "north", "overlaps"),
        ("transport", "armored-train", "train", "narrower"),
        ("distance", "100", "105", "same"),
        ("distance", "100", "106", "apart"),
        ("delegation_size", "100", "102", "same"),
        ("delegation_size", "100", "103", "apart"),
        ("counterpart", "any_of veldt-president | veldt-premier", "veldt-premier", "broader"),
        ("remark", "a fine day", "a long journey", None),
        ("route_stop", "none_but halm", "north", "narrower"),
        ("route_stop", "north", "none_but halm", "broader"),
        ("route_stop", "none_but halm", "old-halm", "overlaps"),
        ("route_stop", "none_but halm", "sund", "apart"),
        ("route_stop", "none_but halm | sund", "none_but north", "apart"),
        ("route_stop", "none_but halm | sund", "none_but veldt", "overlaps"),
        ("route_stop", "none", "halm", "apart"),
        ("route_stop", "none", "none_but halm", "apart"),
    ],
)
def test_relation(question: str, x: str, y: str, wanted: str | None) -> None:
    assert relate(question, x, y) == wanted


def relate(question: str, x: str, y: str, visit: str = "autumn") -> str | None:
    asked: Question = REGISTRIES.questions[question]
    empty = base()
    return relation(*(value_of(empty, visit, question, answer(asked, text)) for text in (x, y)))


def test_a_place_has_the_parent_of_its_time() -> None:
    assert relate("summit_place", "halm", "north", "autumn") == "narrower"
    assert relate("summit_place", "halm", "north", "spring") == "apart"
    assert relate("summit_place", "halm", "coast", "spring") == "narrower"


# --- Witnesses and standing ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "wanted"),
    [
        ([statement("veldt-spokesman", occurs="yes"), statement("arlan-agency", occurs="yes")], 1),
        ([statement("veldt-spokesman", occurs="yes"), statement("railway", occurs="yes")], 2),
        ([statement("harbor-post", occurs="yes"), statement("railway", occurs="yes")], 1),
        ([statement("harbor-post", happened=True, occurs="yes"), statement("railway", occurs="yes")], 2),
        ([statement("unstated", occurs="yes"), statement("railway", occurs="yes")], 1),
        ([statement("officials", occurs="yes"), statement("villagers", occurs="yes")], 1),
        ([statement("officials", occurs="yes"), statement("officials", via=["coast-wire"], occurs="yes")], 1),
        ([statement("officials", occurs="yes"), statement("villagers", via=["coast-wire"], occurs="yes")], 2),
        (
            [
                statement("railway-insider", occurs="yes"),
                statement("railway-insider", outlet="coast-wire", occurs="yes"),
            ],
            1,
        ),
        ([statement(["railway", "officials"], outlet="coast-wire", occurs="yes")], 2),
    ],
)
def test_witnesses(claims: list[list[Claim]], wanted: int) -> None:
    assert witnesses(rows(*claims)) == wanted


OCCURS = ("autumn", "occurs", "yes")


@pytest.mark.parametrize(
    ("claims", "wanted"),
    [
        ([statement("officials", occurs="yes")], "rumored"),
        ([statement("railway", type="rumor", occurs="yes")], "rumored"),
        ([statement("railway", occurs="yes")], "reported"),
        ([statement("railway", occurs="yes"), statement("expert", occurs="yes")], "corroborated"),
        ([statement("veldt-spokesman", type="announcement", occurs="yes")], "announced"),
        ([statement("railway", happened=True, occurs="yes")], "happened"),
        ([statement(["railway", "expert"], happened=True, occurs="yes")], "established"),
        ([statement("railway", condition="if", occurs="yes")], "rumored"),
    ],
)
def test_standing(claims: list[list[Claim]], wanted: str) -> None:
    assert state(OCCURS, *claims).standing == wanted


def test_narrower_answers_support_broader_ones() -> None:
    claims = (statement("railway", summit_place="halm"), statement("expert", summit_place="veldt"))
    assert state(("autumn", "summit_place", "veldt"), *claims).witnesses == 2
    assert state(("autumn", "summit_place", "halm"), *claims).witnesses == 1


def test_disputed_and_refuted_are_beside_the_standing() -> None:
    claims = (
        statement("railway", published="2001-09-20", occurs="yes"),
        statement("veldt-spokesman", published="2001-09-20", type="denial", occurs="yes"),
    )
    yes, no = state(OCCURS, *claims), state(("autumn", "occurs", "no"), *claims)
    assert (yes.disputed, yes.refuted) == (True, True)
    assert (no.disputed, no.refuted) == (True, False)


# --- Outcomes -----------------------------------------------------------------------------------------


def in_autumn(day: str, source: str = "railway", **more: Any) -> list[Claim]:
    """On a day of the autumn: what happened, unless it says otherwise."""
    return statement(source, published=f"2001-{day}", **{"happened": True, **more})


def from_veldt(day: str, type: Type, **more: Any) -> list[Claim]:
    return in_autumn(day, "veldt-spokesman", type=type, happened=False, **more)


RUMOR = statement("officials", published="2001-09-20", type="rumor", summit_place="north")
NORTH = ("autumn", "summit_place", "north")


@pytest.mark.parametrize(
    ("settler", "wanted", "lead"),
    [
        (from_veldt("09-22", "announcement", summit_place="halm"), "confirmed", 2),
        (in_autumn("10-04", summit_place="north"), "confirmed", 14),
        (in_autumn("10-04", type="background", summit_place="north"), "confirmed", None),
        (in_autumn("10-04", happened=False, summit_place="north"), "open", None),
        (in_autumn("10-04", summit_place="sund"), "refuted", 14),
        (in_autumn("10-04", summit_place="veldt"), "open", None),
        (in_autumn("10-04", summit_place="any_of halm | sund"), "partly", 14),
        (from_veldt("09-22", "denial", summit_place="veldt"), "refuted", 2),
        (from_veldt("09-22", "denial", summit_place="halm"), "open", None),
        (from_veldt("09-22", "denial", scope="forum", summit_place="north"), "open", None),
        (from_veldt("09-22", "denial", occurs="yes"), "refuted", 2),
        (from_veldt("09-19", "announcement", summit_place="halm"), "open", None),
    ],
)
def test_what_settles_a_rumor(settler: list[Claim], wanted: str, lead: int | None) -> None:
    settled = outcome(NORTH, RUMOR, settler)
    assert (settled.verdict, settled.lead_days) == (wanted, lead)


def test_a_denial_is_void_when_an_announcement_follows() -> None:
    denial = statement("veldt-spokesman", published="2001-09-22", type="denial", summit_place="north")
    announced = statement("veldt-spokesman", published="2001-09-25", type="announcement", summit_place="halm")
    settled = outcome(NORTH, RUMOR, denial, announced)
    assert (settled.verdict, settled.lead_days) == ("confirmed", 5)


def test_what_was_known_to_have_happened_has_no_story() -> None:
    happened = statement("railway", published="2001-09-19", happened=True, summit_place="north")
    assert NORTH not in judge(base(RUMOR, happened)).outcomes


def test_a_broader_date_that_says_more_than_the_window_is_partly() -> None:
    rumor = statement("officials", published="2001-09-20", summit_date="2001-10-05")
    for text, wanted in (("[2001-10-04..2001-10-06]", "partly"), ("2001-10", "open")):
        settled = outcome(
            ("autumn", "summit_date", "2001-10-05"),
            rumor,
            statement("railway", published="2001-10-09", happened=True, summit_date=text),
        )
        assert settled.verdict == wanted


def test_carried_and_superseded() -> None:
    first = statement("officials", visit="summer", published="2001-07-20", summit_place="halm")
    key = ("summer", "summit_place", "halm")
    for place, wanted in (("old-halm", "carried"), ("sund", "superseded"), ("north", "open")):
        second = statement("railway", published="2001-10-09", happened=True, summit_place=place)
        assert outcome(key, first, second).verdict == wanted


def test_a_cancelled_visit_is_superseded_even_without_a_start() -> None:
    cancelled = from_veldt("07-20", "denial", visit="summer", occurs="yes")
    instead = statement("veldt-spokesman", published="2001-09-20", type="announcement", occurs="yes")
    assert outcome(("summer", "occurs", "no"), cancelled, instead).verdict == "superseded"
    assert "R04" in fired(cancelled, instead)


def test_first_since_refutes_the_visit_it_excludes() -> None:
    rumor = statement("officials", visit="port", published="2003-04-28", arrival_date="2003-05-10")
    never = statement("railway", visit="spring", published="2019-04-25", happened=True, previous_visit="none")
    assert outcome(("port", "arrival_date", "2003-05-10"), rumor, never).verdict == "refuted"


def test_the_story_of_no() -> None:
    rumor = statement("railway", published="2001-09-20", occurs="no")
    key = ("autumn", "occurs", "no")
    assert outcome(key, rumor).verdict == "open"
    took_place = statement("railway", published="2001-10-09", happened=True, occurs="yes")
    assert outcome(key, rumor, took_place).verdict == "refuted"
    called_off = statement("veldt-spokesman", published="2001-09-25", type="announcement", occurs="no")
    assert outcome(key, rumor, called_off).verdict == "confirmed"
    assert key not in judge(base(statement("railway", type="denial", occurs="yes"))).outcomes


# --- Rules that fire ----------------------------------------------------------------------------------


def test_a02_names_the_next_narrower() -> None:
    told = {"railway": "veldt", "expert": "north", "coast-wire": "halm"}
    claims = [statement(source, summit_place=place) for source, place in told.items()]
    assert sorted(answers_of(finding) for finding in found("A02", *claims)) == [
        [("halm", "affirm"), ("north", "affirm")],
        [("north", "affirm"), ("veldt", "affirm")],
    ]


def test_a02_is_not_one_voice_repeating_itself() -> None:
    claims = (statement("railway", summit_place="veldt"), statement("railway", summit_place="halm"))
    assert "A02" not in fired(*claims)


def test_a03_repetition() -> None:
    relayed = statement("railway", via=[("coast-wire", "hill-wire")], occurs="yes")
    assert "A03" in fired(relayed)
    assert "A03" not in fired(relayed, statement("expert", occurs="yes"))


def test_a04_both_parties() -> None:
    assert "A04" in fired(statement(["veldt-spokesman", "arlan-agency"], occurs="yes"))


def test_c01_until_settled() -> None:
    planned = [statement("railway", summit_place="halm"), statement("expert", summit_place="sund")]
    (finding,) = found("C01", *planned)
    assert answers_of(finding) == [("halm", "affirm"), ("sund", "affirm")]
    assert "C01" not in fired(*planned, from_veldt("09-25", "announcement", summit_place="halm"))


def test_c01_leaves_a_change_of_mind_to_c03() -> None:
    claims = (
        statement("railway", said="2001-09-01", summit_place="sund"),
        statement("railway", said="2001-09-05", summit_place="halm"),
    )
    assert fired(*claims) & {"C01", "C03"} == {"C03"}
    (finding,) = found("C03", *claims)
    assert answers_of(finding) == [("sund", "affirm"), ("halm", "affirm")]
    assert {side[6] for side in finding.sides} == {"railway"}


def test_c02_a_broader_denial_contradicts() -> None:
    (finding,) = found(
        "C02",
        statement("railway", summit_place="halm"),
        statement("expert", type="denial", summit_place="north"),
        statement("expert", type="denial", summit_place="old-halm"),
    )
    assert answers_of(finding) == [("halm", "affirm"), ("north", "deny")]


def test_c04_unless_granted_elsewhere() -> None:
    claims = (statement("railway", route_stop="none_but halm"), statement("expert", route_stop="sund"))
    assert [answers_of(finding) for finding in found("C04", *claims)] == [
        [("none_but halm", "affirm"), ("sund", "affirm")]
    ]
    assert "C04" not in fired(*claims, statement("railway", summit_place="sund"))
    assert "C04" not in fired(*claims, statement("expert", happened=True, route_stop="sund"))


def test_c05_reported_silent_against_own_words() -> None:
    spoke = statement("railway", own_words=True, published="2001-09-18", occurs="yes")
    silent = statement("railway", stance="decline", published="2001-09-20", occurs=None)
    (finding,) = found("C05", spoke, silent)
    assert answers_of(finding) == [(None, "decline"), ("yes", "affirm")]
    early = statement("railway", stance="decline", published="2001-09-17", occurs=None)
    assert "C05" not in fired(spoke, early)


def test_c06_first_since() -> None:
    first = statement("expert", visit="spring", previous_visit="1999")
    happened = statement("railway", visit="port", happened=True, occurs="yes")
    (finding,) = found("C06", first, happened)
    assert finding.severity == "error"
    assert finding.sides[1] == ("port", "occurs", "yes", "affirm", "done", None, None)
    assert "C06" not in fired(statement("expert", visit="spring", previous_visit="2003"), happened)


@pytest.mark.parametrize(
    ("claims", "fires"),
    [
        ({"arrival_date": "2001-10-06", "summit_date": "2001-10-04"}, True),
        ({"arrival_date": "2001-10-05", "summit_date": "2001-10-04"}, False),
        ({"arrival_date": "2001-10-12", "visit_period": "[2001-10-01..2001-10-10]"}, True),
        ({"arrival_date": "2001-10", "visit_period": "[2001-10-01..2001-10-10]"}, False),
        ({"visit_period": "2001-11-20"}, True),
        ({"visit_period": "2001"}, False),
        ({"duration": "5", "arrival_date": "2001-10-04", "departure_date": "2001-10-06"}, True),
        ({"duration": "3", "arrival_date": "2001-10-04", "departure_date": "2001-10-06"}, False),
        ({"duration": "2", "arrival_date": "2001-10-04", "departure_date": "2001-10-06"}, False),
    ],
)
def test_c07_dates(claims: dict[str, str], fires: bool) -> None:
    assert ("C07" in fired(statement("railway", **claims))) == fires  # type: ignore[arg-type]


def test_c07_told_before_it_happened() -> None:
    told = statement("railway", published="2001-10-03", happened=True, arrival_date="2001-10-04")
    assert "C07" in fired(told)


def test_c08_neighbours() -> None:
    claims = (statement("railway", summit_date="2001-10-04"), statement("expert", summit_date="2001-10-05"))
    assert fired(*claims) & {"C01", "C08"} == {"C08"}


def test_c09_by_scope_and_by_question() -> None:
    scoped = (
        statement("railway", occurs="yes"),
        statement("expert", type="denial", scope="forum", occurs="yes"),
    )
    assert fired(*scoped) & {"C02", "C09"} == {"C09"}
    narrower = (statement("railway", occurs="yes"), statement("expert", type="denial", summit_occurs="yes"))
    assert fired(*narrower) & {"C02", "C09"} == {"C09"}


def test_r05_denial_overtaken_and_not_c03() -> None:
    denial = statement("veldt-spokesman", said="2001-09-18", type="denial", occurs="yes")
    announced = statement("veldt-ministry", said="2001-09-20", type="announcement", occurs="yes")
    assert fired(denial, announced) & {"R05", "C03", "C02"} == {"R05"}


def test_r06_and_r09() -> None:
    silent = statement("railway", type="no-comment", said="2001-09-18", occurs=None)
    assert "R09" in fired(silent)
    spoke = statement("railway", said="2001-09-20", occurs="yes")
    assert fired(silent, spoke) & {"R06", "R09"} == {"R06"}


def test_r07_hearsay_promoted() -> None:
    hearsay = statement("officials", published="2001-09-18", type="rumor", occurs="yes")
    for certainty, promoted in ((None, True), ("certain", True), ("probable", False)):
        flat = in_autumn("09-20", "harbor-post", happened=False, type="background", certainty=certainty, occurs="yes")
        assert ("R07" in fired(hearsay, flat)) == promoted


def test_r08_only_where_an_answer_is_wanted() -> None:
    assert "R08" in fired(statement("officials", agenda_topic="gas"))
    assert "R08" not in fired(statement("officials", motive="trade"))


# --- Rules that must not fire -------------------------------------------------------------------------

CONTRADICTIONS = {rule for rule in RULES if rule.startswith("C")}
MUST_NOT_FIRE = {
    "a broader place against a narrower one": (
        statement("railway", summit_place="north"),
        statement("expert", summit_place="halm"),
    ),
    "a city against the region it is in": (
        statement("railway", happened=True, summit_place="halm"),
        statement("veldt-spokesman", happened=True, summit_place="veldt"),
    ),
    "arrival day against summit day": (
        statement("railway", arrival_date="2001-10-04"),
        statement("expert", summit_date="2001-10-09"),
    ),
    "two legs of one journey": (
        statement("railway", route_stop="halm"),
        statement("expert", route_stop="sund"),
    ),
    "a local meeting against the summit": (
        statement("railway", agenda_topic="gas", summit_place="halm"),
        statement("expert", counterpart="veldt-president", route_stop="sund"),
    ),
    "planned against done": (
        statement("railway", said="2001-09-20", type="announcement", summit_place="halm"),
        statement("expert", said="2001-10-05", happened=True, summit_place="sund"),
    ),
    "a planned denial against what was done": (
        statement("expert", said="2001-09-20", type="denial", occurs="yes"),
        statement("railway", said="2001-10-05", happened=True, occurs="yes"),
    ),
    "decline as denial": (
        statement("railway", occurs="yes"),
        statement("expert", type="no-comment", occurs=None),
    ),
    "many topics": (
        statement("railway", agenda_topic="gas", motive="trade"),
        statement("expert", agenda_topic="railways", motive="prestige"),
    ),
    "another visit": (
        statement("railway", visit="autumn", summit_place="halm"),
        statement("expert", visit="summer", summit_place="sund"),
    ),
    "another person": (
        statement("railway", visit="spring", happened=True, previous_visit="none"),
        statement("expert", visit="envoy", happened=True, occurs="yes"),
    ),
    "another time": (
        statement("railway", visit="port", previous_visit="2002"),
        statement("expert", visit="spring", happened=True, occurs="yes"),
    ),
    "conditionals": (
        statement("railway", condition="if it rains", summit_place="halm"),
        statement("expert", summit_place="sund"),
        statement("expert", type="denial", condition="if it snows", summit_place="sund"),
    ),
    "a text": (
        statement("railway", remark="a fine day"),
        statement("expert", remark="a long journey"),
    ),
}


@pytest.mark.parametrize("claims", MUST_NOT_FIRE.values(), ids=MUST_NOT_FIRE.keys())
def test_must_not_fire(claims: tuple[list[Claim], ...]) -> None:
    assert fired(*claims) & CONTRADICTIONS == set()


def test_a_scoped_denial_is_a_note_and_no_contradiction() -> None:
    claims = (
        statement("railway", occurs="yes"),
        statement("expert", type="denial", scope="forum", occurs="yes"),
    )
    assert fired(*claims) & CONTRADICTIONS == {"C09"}
    assert not state(OCCURS, *claims).disputed


def test_years_are_no_neighbours() -> None:
    claims = (statement("railway", previous_visit="1985"), statement("expert", previous_visit="1986"))
    assert fired(*claims) & CONTRADICTIONS == {"C01"}


# --- Random bases -------------------------------------------------------------------------------------


def test_every_rule_fires_in_at_least_one_of_a_hundred_random_bases() -> None:
    findings = {finding.rule for seed in range(100) for finding in judge(random_base(seed)).findings}
    assert findings == set(RULES)


def test_a_seed_is_a_base() -> None:
    assert random_base(7) == random_base(7)
    assert random_base(7) != random_base(8)
