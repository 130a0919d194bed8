"""Track records: case by case in tests/trackrecords.yaml, and what is counted and said of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve

import claimcheck
from claimcheck.checking import Result
from claimcheck.engine.evaluation import explain_tables
from claimcheck.facts import build_facts, weight
from claimcheck.trackrecord import TOO_FEW, Given, Record, Tally, TrackRecord, track_records, wilson
from tests.rules.world import write

CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "trackrecords.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
NAMES = {case["case"]: f"case-{number:02}" for number, case in enumerate(CASES)}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """All cases in one claim base, each with visits of its own."""
    folder = tmp_path_factory.mktemp("records") / "claims"
    checked = claimcheck.check(write(folder, {NAMES[case["case"]]: case["statements"] for case in CASES}))
    assert [problem for problem in checked.problems if problem.severity == "error"] == []
    return checked


def of_case(result: Result, case: str) -> dict[str, TrackRecord]:
    """The records of what was said in one case."""
    mine = tuple(fact for fact in result.facts if fact.visit.startswith(f"{NAMES[case]}-"))
    return dict(track_records(evolve(result, facts=mine)))


def in_words(answers: Iterable[Given]) -> list[str]:
    return [
        f"{one.group} {one.question}={one.answer}: {one.ended}"
        + (", by itself" if one.by_itself else "")
        + (f", {one.lead_days} days" if one.lead_days is not None else "")
        for one in answers
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_case(case: dict[str, Any], result: Result) -> None:
    records = of_case(result, case["case"])
    own = {source: in_words(record.own.answers) for source, record in records.items() if record.own.answers}
    assert own == (case["answers"] or {})
    for source, answers in case.get("whole", {}).items():
        whole = records[source].whole
        assert whole is not None
        assert in_words(whole.answers) == answers
    silences = {
        source: list(map(str, record.own.silences)) for source, record in records.items() if record.own.silences.number
    }
    assert silences == case.get("silences", {})


def test_what_became_of_an_answer_is_told_by_a_finding(result: Result) -> None:
    found = {finding.id: finding for finding in result.findings}
    for record in track_records(result).values():
        for one in record.own.answers:
            if one.finding is None:  # what was denied has happened, and nobody had told it as a rumor
                assert one.ended in ("open", "late", "overtaken")
            else:
                assert one.ended not in ("open", "late")
                assert (found[one.finding].visit, found[one.finding].question) == (one.visit, one.question)


def test_the_record_of_one_visit_is_that_part_of_the_whole(result: Result) -> None:
    visit = f"{NAMES['silences are no answers']}-2030-mira"
    alone = track_records(result, visit)
    assert sorted(alone) == ["digest", "ministry", "palace"]
    every = track_records(result)["palace"].own.answers
    assert alone["palace"].own.answers == tuple(one for one in every if one.visit == visit)


def test_weights_are_those_of_the_engine(result: Result) -> None:
    tables = explain_tables(result.base.registries, build_facts(result.base))
    by_engine = {row["claim"]: row["weight"] for row in tables["claims"] if not row["entailed"]}
    assert {fact.claim: weight(fact) for fact in result.facts} == by_engine
    assert set(by_engine.values()) == {0, 1, 2}


# --- Who passed it on -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ports() -> Result:
    return claimcheck.check(Path(__file__).parent / "bases" / "ports")


def test_who_relays_whom(ports: Result) -> None:
    records = track_records(ports)
    roles = {source: {relay.source: dict(relay.roles) for relay in record.relays} for source, record in records.items()}
    assert roles["veldt-agencies"] == {"orn-spokeswoman": {"via": 2}, "port-officials": {"via": 2}}
    assert roles["harbor-post"] == {
        "port-officials": {"outlet": 5},
        "orn-spokeswoman": {"via": 2, "outlet": 1},
        "veldt-foreign-ministry": {"outlet": 2},
        "kesh-mayor": {"outlet": 1},
    }
    assert roles["tidewater-agency"]["unstated"] == {"credit": 1}
    assert "tidewater-agency" in roles["arlan-courier"]
    spokeswoman = records["orn-spokeswoman"]
    assert {relay.source: relay.claims for relay in spokeswoman.relayed_by} == {
        "arlan-courier": 4,
        "harbor-post": 3,
        "tidewater-agency": 4,
        "veldt-agencies": 2,
    }
    assert "unstated" not in records


def test_in_a_credited_text_the_own_voice_is_the_agency(ports: Result) -> None:
    records = track_records(ports)
    assert records["arlan-courier"].own == Record({}, (), None, records["arlan-courier"].own.silences, ())
    assert records["tidewater-agency"].own.types == {"report": 4, "background": 1}


def test_an_institution_has_its_own_words_and_those_of_its_parts(ports: Result) -> None:
    office = track_records(ports)["orn-office"]
    assert office.parts == ("orn-spokeswoman",)
    assert office.whole is not None
    assert sum(office.own.types.values()) == 2
    assert sum(office.whole.types.values()) == 2 + 5


# --- What may be said -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("successes", "number", "low", "high"),
    [
        (0, 0, 0, 1),
        (0, 1, 0, 0.793),
        (1, 1, 0.207, 1),
        (4, 4, 0.510, 1),
        (5, 10, 0.237, 0.763),
        (81, 263, 0.255, 0.366),
    ],
)
def test_wilson(successes: int, number: int, low: float, high: float) -> None:
    """The last is the example of Newcombe (1998), Statistics in Medicine 17, method 3."""
    assert wilson(successes, number) == pytest.approx((low, high), abs=0.0005)


def test_too_few_to_say() -> None:
    few = Tally("rumors", {"confirmed": TOO_FEW - 1, "open": 50, "late": 50, "carried": 3, "superseded": 3}, 0)
    enough = Tally("rumors", {"confirmed": TOO_FEW - 1, "partly": 1}, 0)
    assert (few.settled, few.interval) == (4, None)
    assert (enough.borne_out, enough.settled) == (4, 5)
    assert enough.interval == wilson(4, 5)


def test_even_a_spotless_record_of_too_few_may_be_luck() -> None:
    assert wilson(TOO_FEW - 2, TOO_FEW - 2)[0] < 0.5 < wilson(TOO_FEW, TOO_FEW)[0]
