"""Decisions on findings: which count, what state a finding is in, and what can be wrong with decisions."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.checking import Result
from claimcheck.model import Location, Review
from claimcheck.report import decisions
from claimcheck.reviews import Reviewed
from tests.test_cli import claimcheck as command

BASES = Path(__file__).parent / "bases"
VISIT = "2031-05-veldt"
PLACE = "C01-19473dc9812b39eb"  # where they met
PLANE = "C01-52db2be9bb3c2c8c"  # how she travelled
AUTUMN = "C01-3b9abf174cdc9932"  # of another visit
NOTE = "C09-d41e46737c654830"
EVIDENCE = {PLACE: "3be437bffcbe2827", PLANE: "c5f0b73b26d17094", AUTUMN: "5e9340bc9ef00501"}


# --- States -----------------------------------------------------------------------------------------------

CASES = [
    ("", "open", "open"),
    ("Ana real", "settled", "settled: real"),
    ("Ana real, Bo real", "settled", "settled: real"),
    ("Ana real, Bo explained", "open", "open: reviewers disagree"),
    ("Ana real, Bo explained withdrawn", "settled", "settled: real"),
    ("Ana real withdrawn, Ana explained", "settled", "settled: explained"),
    ("Ana data-error withdrawn", "open", "open"),
    ("Ana real stale", "stale", "reopened: the claims changed since 2031-06-01"),
    ("Ana real stale, Bo explained stale", "stale", "reopened: the claims changed since 2031-06-02"),
    ("Ana real stale, Ana false-alarm", "settled", "settled: false-alarm"),
    ("Ana real stale, Bo explained", "settled", "settled: explained"),
    ("Ana real stale withdrawn", "open", "open"),
    ("Ana real stale, Bo real, Cy explained", "open", "open: reviewers disagree"),
]


def decided(words: str) -> Reviewed:
    """Decisions such as `Ana real stale withdrawn`, the first made on 1 June 2031, each a day after the other."""
    return Reviewed("a" * 16, tuple(review(day, *one.split()) for day, one in enumerate(words.split(", "), 1) if one))


def review(day: int, reviewer: str, decision: Any, *marks: str) -> Review:
    return Review(
        visit=VISIT,
        finding=PLACE,
        evidence=("b" if "stale" in marks else "a") * 16,
        decision=decision,
        reason="a reason",
        reviewer=reviewer,
        date=dt.date(2031, 6, day),
        location=Location(f"claims/reviews/{VISIT}.yaml"),
        withdrawn=dt.date(2031, 7, day) if "withdrawn" in marks else None,
    )


@pytest.mark.parametrize(("words", "state", "told"), CASES)
def test_the_state_of_a_finding(words: str, state: str, told: str) -> None:
    assert decided(words).state == state
    assert decisions.state(decided(words)) == told


def test_every_decision_is_told_whatever_it_counts() -> None:
    told = list(decisions.decisions(decided("Ana real withdrawn, Bo real stale, Cy explained, Di real")))
    assert told == [
        "explained (Cy, 2031-06-03): a reason",
        "real (Di, 2031-06-04): a reason",
        "real (Bo, 2031-06-02, before the claims changed): a reason",
        "real (Ana, 2031-06-01, withdrawn 2031-07-01): a reason",
    ]


# --- A claim base with decisions --------------------------------------------------------------------------

Entry = dict[str, str]


def entry(finding: str, **more: str) -> Entry:
    """A decision on a finding of the claim base, on the claims that it rests on."""
    given = {"evidence": EVIDENCE.get(finding, "0" * 16), "decision": "real", "reason": "Both papers stand by it."}
    return {"finding": finding, **given, "reviewer": "Ana", "date": "2031-06-01", **more}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A working folder with a claim base that has contradictions."""
    shutil.copytree(BASES / "ports", tmp_path / "claims")
    shutil.copytree(BASES / "disputed", tmp_path / "claims", dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def checked(home: Path) -> Callable[..., Result]:
    """The Result of the claim base with these decisions on its findings."""

    def run(*entries: Entry, visit: str = VISIT, as_of: str | None = None) -> Result:
        decide(home, *entries, visit=visit)
        return claimcheck.check(home / "claims", as_of)

    return run


def decide(home: Path, *entries: Entry, visit: str = VISIT) -> Path:
    path = home / "claims" / "reviews" / f"{visit}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("reviews:\n" + "".join(f"  - {json.dumps(one)}\n" for one in entries))
    return path


def shown(result: Result) -> list[str]:
    """The problems of a Result as `file:line code`."""
    return [f"{Path(p.location.file).name}:{p.location.line} {p.code}" for p in result.problems]


def states(result: Result) -> dict[str, str]:
    return {finding: reviewed.state for finding, reviewed in result.reviews.items()}


def change_a_claim(home: Path) -> None:
    """What the mayor says is no longer the same."""
    path = home / "claims" / "articles" / "2031-05-09-harbor-post.yaml"
    path.write_text(
        path.read_text().replace("answers:\n      transport", "certainty: certain\n    answers:\n      transport")
    )


def test_nobody_has_decided_anything(checked: Callable[..., Result]) -> None:
    assert checked().reviews == {}


def test_a_finding_is_settled(checked: Callable[..., Result]) -> None:
    result = checked(entry(PLACE), entry(PLANE), entry(PLANE, reviewer="Bo", decision="data-error"))
    assert states(result) == {PLACE: "settled", PLANE: "open"}
    assert [one.reviewer for one in result.reviews[PLANE].standing] == ["Ana", "Bo"]
    assert shown(result) == []


def test_any_finding_can_be_decided_on(checked: Callable[..., Result]) -> None:
    found = {finding.id: finding.evidence for finding in checked().findings if finding.visit == VISIT}
    result = checked(*(entry(finding, evidence=evidence) for finding, evidence in found.items()))
    assert states(result) == dict.fromkeys(found, "settled")
    assert shown(result) == []


def test_a_changed_claim_reopens_its_findings_alone(checked: Callable[..., Result], home: Path) -> None:
    entries = [entry(PLACE), entry(PLANE)]
    before = checked(*entries)
    change_a_claim(home)
    after = checked(*entries)
    assert states(before) == {PLACE: "settled", PLANE: "settled"}
    assert states(after) == {PLACE: "settled", PLANE: "stale"}
    assert shown(after) == []


def test_a_moved_file_reopens_nothing(checked: Callable[..., Result], home: Path) -> None:
    articles = home / "claims" / "articles"
    (articles / "2031-05-09-harbor-post.yaml").rename(articles / "2031-05-09-the-post.yaml")
    assert states(checked(entry(PLACE), entry(PLANE))) == {PLACE: "settled", PLANE: "settled"}


def test_what_is_disputed_stays_so(checked: Callable[..., Result]) -> None:
    def disputed(result: Result) -> list[str]:
        return [state.answer for state in result.answers if state.disputed]

    assert disputed(checked(entry(PLACE), entry(PLANE))) == disputed(checked()) != []


def test_as_of_an_earlier_day_decisions_on_other_claims_say_nothing(checked: Callable[..., Result]) -> None:
    entries = [entry(PLACE), entry(PLANE), entry(NOTE)]  # that on the note is stale
    assert states(checked(*entries)) == {PLACE: "settled", PLANE: "settled", NOTE: "stale"}
    assert states(checked(*entries, as_of="2031-05-09")) == {PLACE: "settled", PLANE: "settled"}
    early = checked(*entries, as_of="2031-05-08")
    assert (states(early), shown(early)) == ({}, [])


# --- What is wrong with decisions -------------------------------------------------------------------------

GONE = "C01-0000000000000000"


def test_a_decision_on_no_finding(checked: Callable[..., Result]) -> None:
    result = checked(entry(PLACE), entry(GONE), entry(GONE, reviewer="Bo", withdrawn="2031-06-02"))
    assert shown(result) == [f"{VISIT}.yaml:3 L55"]
    assert GONE in result.problems[0].message
    assert "withdrawn" in result.problems[0].hint


def test_a_decision_in_the_file_of_another_visit(checked: Callable[..., Result]) -> None:
    result = checked(entry(AUTUMN), entry(PLACE), entry(AUTUMN, reviewer="Bo", withdrawn="2031-06-02"))
    assert shown(result) == [f"{VISIT}.yaml:2 L54"]
    assert result.problems[0].hint == "Move the decision to reviews/2030-10-veldt.yaml."
    assert states(result) == {PLACE: "settled"}


def test_where_claims_cannot_be_read_no_decision_is_called_unmatched(
    checked: Callable[..., Result], home: Path
) -> None:
    (home / "claims" / "articles" / "2031-05-07-arlan-courier.yaml").write_text("[")
    result = checked(entry(PLACE), entry(PLANE))
    assert PLACE not in {finding.id for finding in result.findings}
    assert shown(result) == ["2031-05-07-arlan-courier.yaml:1 L10"]


def test_a_broken_file_of_reviews_reopens_its_findings_and_is_told(checked: Callable[..., Result], home: Path) -> None:
    checked(entry(PLACE))
    (home / "claims" / "reviews" / f"{VISIT}.yaml").write_text("reviews: [")
    result = claimcheck.check(home / "claims")
    assert (states(result), shown(result)) == ({}, [f"{VISIT}.yaml:1 L10"])
    assert result.findings


# --- The commands -----------------------------------------------------------------------------------------


def test_contradictions_are_the_open_ones(home: Path) -> None:
    decide(home, entry(PLACE), entry(PLANE, evidence="0" * 16))
    done = command("contradictions", "--visit", VISIT, at=home)
    assert (done.returncode, done.stderr) == (0, "1 open contradiction; --all also shows 1 settled and 1 note\n")
    assert done.stdout.startswith(
        f"{PLANE}  conflicting-answers, error, certain\n  reopened: the claims changed since 2031-06-01\n"
    )
    assert "real (Ana, 2031-06-01, before the claims changed): Both papers stand by it." in done.stdout
    every = command("contradictions", "--visit", VISIT, "--all", at=home)
    assert every.stderr == "3 contradictions\n"
    assert f"{PLACE}  conflicting-answers, error, certain, settled: real\n" in every.stdout
    assert "real (Ana, 2031-06-01): Both papers stand by it." in every.stdout


def test_nothing_is_open(home: Path) -> None:
    decide(home, entry(PLACE), entry(PLANE))
    done = command("contradictions", "--visit", VISIT, at=home)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "no open contradictions; --all also shows 2 settled and 1 note\n"


def test_reports_show_what_was_decided(home: Path, golden: Any) -> None:
    decide(home, entry(PLACE, review_by="2031-09-01"), entry(PLANE), entry(PLANE, reviewer="Bo", decision="explained"))
    decide(home, entry(AUTUMN, evidence="0" * 16), visit="2030-10-veldt")
    for width in ("80", "140"):
        golden(f"disputed-{width}.txt", command("report", at=home, environment={"COLUMNS": width}).stdout)
    golden("disputed.md", command("report", "--format", "markdown", at=home).stdout)
    golden("disputed-explain.txt", command("explain", PLANE, at=home).stdout)
    rows = command("report", "--format", "csv", at=home).stdout.splitlines()
    assert next(row for row in rows if row.startswith(PLACE)).endswith(",settled,real")
    assert next(row for row in rows if row.startswith(PLANE)).endswith(',open,"real, explained"')
    assert next(row for row in rows if row.startswith(AUTUMN)).endswith(",stale,")


def test_reviews_in_the_data(home: Path) -> None:
    decide(
        home,
        entry(PLACE, review_by="2031-09-01"),
        entry(PLACE, reviewer="Bo", withdrawn="2031-06-03", evidence="0" * 16),
    )
    findings = json.loads(command("report", "--format", "json", at=home).stdout)["findings"]
    reviews = {finding["id"]: finding["review"] for finding in findings if finding["review"]}
    decision = {"decision": "real", "reason": "Both papers stand by it.", "date": "2031-06-01"}
    assert reviews == {
        PLACE: {
            "state": "settled",
            "decisions": [
                decision | {"reviewer": "Ana", "review_by": "2031-09-01", "withdrawn": None, "stale": False},
                decision | {"reviewer": "Bo", "review_by": None, "withdrawn": "2031-06-03", "stale": True},
            ],
        }
    }


def test_lint_knows_the_findings(home: Path) -> None:
    decide(home, entry(GONE))
    article = "claims/articles/2031-05-09-harbor-post.yaml"
    done = command("lint", at=home)
    assert done.returncode == 1
    assert f"claims/reviews/{VISIT}.yaml:2:17: error L55 there is no finding `{GONE}`\n" in done.stdout
    assert command("lint", article, at=home).returncode == 0
    assert command("lint", article, "claims/reviews", at=home).returncode == 1
    report = command("report", "--output", "reports", at=home)
    assert report.returncode == 2
    assert "L55" in report.stderr
    assert not (home / "reports").exists()


@pytest.mark.parametrize(("today", "code"), [(None, 0), ("2031-09-01", 0), ("2031-09-02", 1), ("2031-10", 1)])
def test_decisions_expire_by_the_day_that_lint_is_told(home: Path, today: str | None, code: int) -> None:
    until = {"review_by": "2031-09-01"}
    decide(
        home,
        entry(PLACE, **until),
        entry(PLANE),
        entry(PLANE, reviewer="Bo", withdrawn="2031-06-02", **until),
        entry(PLANE, reviewer="Cy", evidence="0" * 16, **until),
    )
    given = ("--today", today) if today else ()
    done = command("lint", "--fail-on", "warning", *given, at=home)
    assert done.returncode == code
    found = [line for line in done.stdout.splitlines() if "L59" in line]
    expected = (
        f"claims/reviews/{VISIT}.yaml:2:17: warning L59 the decision on `{PLACE}` was to be reviewed by 2031-09-01"
    )
    assert found == ([expected] if code else [])


def test_a_day_that_is_none(home: Path) -> None:
    done = command("lint", "--today", "soon", at=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("claimcheck: --today soon: ")
