"""`claimcheck review` as a person meets it: sessions at a real terminal, and what it says without one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

import claimcheck
from tests.terminal import converse
from tests.test_cli import claimcheck as command

BASES = Path(__file__).parent / "bases"
SESSIONS = yaml.safe_load((Path(__file__).parent / "review_sessions.yaml").read_text(encoding="utf-8"))
VISIT = "2031-05-veldt"
KEYS = {"^C": "\x03", "^D": "\x04"}

Session: TypeAlias = dict[str, Any]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A person's folder, with git's settings, a claim base that has contradictions, and its texts."""
    for base in ("ports", "disputed"):
        shutil.copytree(BASES / base, tmp_path / "claims", dirs_exist_ok=True)
        shutil.copytree(BASES / f"{base}-texts", tmp_path / "texts", dirs_exist_ok=True)
    (tmp_path / ".gitconfig").write_text("[user]\n\tname = Ana Lind\n")
    return tmp_path


def surroundings(home: Path) -> dict[str, str]:
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "XDG_CONFIG_HOME")}
    return {**clean, "HOME": str(home), "TERM": "dumb", "COLUMNS": "100"}


def file_of(home: Path) -> Path:
    return home / "claims" / "reviews" / f"{VISIT}.yaml"


def kept(home: Path) -> str:
    """What the file of reviews holds."""
    return file_of(home).read_text() if file_of(home).is_file() else ""


def prepare(session: Session, home: Path) -> None:
    if "git" in session:
        (home / ".gitconfig").write_text(session["git"])
    for name, change in session.get("claims", {}).items():
        path = home / "claims" / name
        for old, new in change:
            text = path.read_text()
            assert old in text
            path.write_text(text.replace(old, new))
    if "before" in session:
        file_of(home).parent.mkdir()
        file_of(home).write_text(session["before"])


def typed(session: Session, home: Path) -> Iterator[str]:
    """The lines of a session; what it does to the claim base is done when the line before has been typed."""
    for step in session.get("type", ()):
        if isinstance(step, str):
            yield KEYS.get(step, f"{step}\n")
            continue
        for name, text in step.get("write", {}).items():
            (home / "claims" / name).write_text(text)
        if "folder" in step:
            (home / "claims" / step["folder"]).mkdir(parents=True)


def evidence_of(home: Path, file: str) -> str:
    """The evidence of the finding of the last decision in a file."""
    finding = yaml.safe_load(file)["reviews"][-1]["finding"]
    return next(found.evidence for found in claimcheck.check(home / "claims").findings if found.id == finding)


@pytest.mark.parametrize("session", SESSIONS.values(), ids=SESSIONS)
def test_session(session: Session, home: Path, golden: Callable[[str, str], None]) -> None:
    prepare(session, home)
    given = ("--visit", VISIT, "--date", "2031-06-05", *session.get("options", ()))
    code, screen = converse(("review", *given), home, surroundings(home), typed(session, home))
    assert code == session.get("exit", 0), screen
    if "golden" in session:
        golden(session["golden"], screen)
    folded = " ".join(screen.split())
    for piece in session["screen"]:
        before, found, folded = folded.partition(piece)
        assert found, f"{piece!r} is not in {before!r}"
    assert not [piece for piece in session.get("absent", ()) if piece in screen]
    assert "\x1b" not in screen
    after = session.get("after") or session.get("before") or ""
    assert kept(home) == (after.replace("EVIDENCE", evidence_of(home, after)) if "EVIDENCE" in after else after)
    problems = {problem.code for problem in claimcheck.check(home / "claims").problems}
    assert problems == (set() if code == 0 and "L55" not in screen else problems & {"L02", "L10", "L21", "L55"})
    assert not list(home.rglob(".*.new"))


# --- Without a terminal -----------------------------------------------------------------------------------

REVIEWS = """\
reviews:
  - finding: C01-52db2be9bb3c2c8c
    evidence: "c5f0b73b26d17094"
    decision: real
    reason: "Two witnesses stand by it."
    reviewer: "Ana Lind"
    date: "2031-06-01"
  - finding: C01-52db2be9bb3c2c8c
    evidence: "c5f0b73b26d17094"
    decision: explained
    reason: "A seaplane."
    reviewer: "Bo"
    date: "2031-06-02"
"""
MARK = '    withdrawn: "2031-06-05"\n'


def ask(home: Path, *arguments: str) -> tuple[int, str]:
    """The exit code and what is told on stderr; nothing is a result."""
    done = command("review", "--date", "2031-06-05", *arguments, at=home, environment=surroundings(home))
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_without_a_terminal_it_says_what_to_write_by_hand(home: Path) -> None:
    code, told = ask(home, "--visit", VISIT)
    assert code == 2
    assert told == (
        "claimcheck: review asks questions, for which it needs a terminal; without one, add decisions to the list "
        "`reviews:` in claims/reviews/2031-05-veldt.yaml, such as\n"
        "  - finding: C01-19473dc9812b39eb\n"
        '    evidence: "3be437bffcbe2827"\n'
        "    decision: # real, explained, data-error or false-alarm\n"
        '    reason: ""\n'
        '    reviewer: "Ana Lind"\n'
        '    date: "2031-06-05"\n'
    )
    assert not file_of(home).exists()


def test_what_is_pasted_must_be_filled_in(home: Path) -> None:
    _, told = ask(home, "--visit", VISIT)
    file_of(home).parent.mkdir()
    file_of(home).write_text("reviews:\n" + told.partition("such as\n")[2])
    assert {problem.code for problem in claimcheck.check(home / "claims").problems} == {"L25"}


def test_with_nothing_to_ask_no_terminal_is_needed(home: Path) -> None:
    assert ask(home, "--visit", "orn-habits") == (0, "nothing to decide: no contradiction is open\n")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--visit", "2031-05-velt"), "did you mean 2031-05-veldt?"),
        (("X99",), "there is no finding X99"),
        (("C01",), "3 findings begin with C01: C01-"),
        (("--date", "2031-02-30"), "--date 2031-02-30: this is no day"),
        (("--reviewer", " "), "--reviewer is empty"),
        (("--texts", "nowhere"), "cannot read the texts in nowhere: No such file or directory"),
        (("--claims", "nowhere"), "cannot read the claim base nowhere"),
        (("--withdraw", "C01-0"), "none on C01-0"),
        (("--withdraw", "C01-5", "--claims", "nowhere"), "cannot read the claim base nowhere"),
    ],
)
def test_bad_usage(home: Path, arguments: tuple[str, ...], complaint: str) -> None:
    code, told = ask(home, *arguments)
    assert code == 2
    assert complaint in told


# --- Withdrawing ------------------------------------------------------------------------------------------


def decided(home: Path, reviews: str = REVIEWS) -> Path:
    file_of(home).parent.mkdir()
    file_of(home).write_text(reviews)
    return home


def test_a_decision_is_withdrawn_and_stays(home: Path) -> None:
    assert ask(decided(home), "--withdraw", "c01-52") == (0, f"withdrawn in claims/reviews/{VISIT}.yaml\n")
    assert kept(home) == REVIEWS.replace('"2031-06-01"\n', f'"2031-06-01"\n{MARK}')
    assert claimcheck.check(home / "claims").reviews["C01-52db2be9bb3c2c8c"].state == "settled"


def test_that_of_another_reviewer(home: Path) -> None:
    assert ask(decided(home), "--withdraw", "C01-52", "--reviewer", "bo", "--quiet") == (0, "")
    assert kept(home) == REVIEWS + MARK


def test_a_decision_on_what_is_found_no_more(home: Path) -> None:
    gone = REVIEWS.replace("52db2be9bb3c2c8c", "0000000000000000")
    assert ask(decided(home, gone), "--withdraw", "C01-00")[0] == 0
    assert ask(home, "--withdraw", "C01-00", "--reviewer", "Bo")[0] == 0
    assert claimcheck.check(home / "claims").problems == ()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--reviewer", "Cy"), "Cy decided nothing on C01-52db2be9bb3c2c8c; --reviewer NAME, of: Ana Lind, Bo"),
        (("--date", "2031-05-31"), "nothing is withdrawn: claims/reviews/2031-05-veldt.yaml cannot be changed"),
    ],
)
def test_what_cannot_be_withdrawn(home: Path, arguments: tuple[str, ...], complaint: str) -> None:
    code, told = ask(decided(home), "--withdraw", "C01-52", *arguments)
    assert code == 2
    assert complaint in told
    assert kept(home) == REVIEWS


def test_nothing_is_withdrawn_twice(home: Path) -> None:
    ask(decided(home), "--withdraw", "C01-52")
    code, told = ask(home, "--withdraw", "C01-52")
    assert code == 2
    assert "Ana Lind decided nothing on C01-52db2be9bb3c2c8c; --reviewer NAME, of: Bo" in told


def test_nothing_is_withdrawn_in_a_broken_file(home: Path) -> None:
    code, told = ask(decided(home, REVIEWS.replace("decision: real", "decision: true")), "--withdraw", "C01-52")
    assert code == 2
    assert "L23" in told
