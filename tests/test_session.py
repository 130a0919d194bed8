"""One session from an empty folder to the comment on a pull request, through the command line alone."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.repositories import SURROUNDINGS, commit, repository
from tests.terminal import converse
from tests.test_cli import Done
from tests.test_cli import claimcheck as command

ARTICLE = "2030-05-03-daily-lamp"
HEAD = """\
article:
  title: "Ministry corrects the day"
  outlet: daily-lamp
  published: "2030-05-03"
  language: en
  url: "https://daily-lamp.example/2030/05/03/day"
  archive_url: "https://archive.example/2030/daily-lamp-day"
  visit: 2030-05-suthan
statements:
"""
WRONG = """\
  correction:
    source: suthan-foreing-ministry
    type: announcement
    said: "2030-05-03"
    quote: "will arrive on May 16"
    answers:
      arrival_date: "2030-05-16"
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty folder of a person whom nothing else on this machine knows."""
    return tmp_path


def claimcheck(home: Path, *arguments: object) -> Done:
    return command(*arguments, at=home, environment={**SURROUNDINGS, "HOME": str(home), "COLUMNS": "100"})


def findings(home: Path, rule: str) -> list[dict[str, Any]]:
    """The findings of one rule, as other programs read them."""
    report = json.loads(claimcheck(home, "report", "--format", "json").stdout)
    return [finding for finding in report["findings"] if finding["rule"] == rule]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.skipif(sys.platform == "win32", reason="a person at a terminal needs a pseudo-terminal")
def test_from_an_empty_folder_to_the_comment_on_a_pull_request(home: Path) -> None:
    # A new claim base lints clean, and its example has something to show.
    assert claimcheck(home, "init", "desk").returncode == 0
    home = home / "desk"
    assert claimcheck(home, "lint", "--fail-on", "hint").returncode == 0
    assert claimcheck(home, "report", "--check").returncode == 0
    assert len(findings(home, "C01")) == 1
    repository(home)

    # A new article: the skeleton is sound, a slip is told with its place and what to write instead.
    made = claimcheck(home, "new", ARTICLE, "--visit", "2030-05-suthan")
    article = home / made.stdout.strip()
    assert article == home / "claims" / "articles" / f"{ARTICLE}.yaml"
    assert claimcheck(home, "lint", article).returncode == 0
    article.write_text(HEAD + WRONG)
    refused = claimcheck(home, "lint", article)
    assert refused.returncode == 1
    assert f"articles/{ARTICLE}.yaml:11:13: error L31 there is no source `suthan-foreing-ministry`" in refused.stdout
    assert "Did you mean `suthan-foreign-ministry`?" in refused.stdout

    # The fix brings contradictions: the ministry says otherwise than before, and otherwise than the guest.
    replace(article, "foreing", "foreign")
    assert claimcheck(home, "lint", article).returncode == 0
    assert claimcheck(home, "fmt", "--check").returncode == 0
    (reversal,) = findings(home, "C03")
    assert len(findings(home, "C01")) == 2
    shown = claimcheck(home, "contradictions").stdout
    assert "“will arrive on May 16”" in shown
    assert f"claims/articles/{ARTICLE}.yaml:" in shown
    change = claimcheck(home, "diff", "HEAD")
    assert change.stdout.startswith("adds 2 contradictions")
    assert claimcheck(home, "report", "--output", "reports").returncode == 0
    added = commit(home, "A correction")

    # One of them is reviewed at a terminal, and is settled.
    asked = ("review", reversal["id"], "--reviewer", "Ana Lind", "--date", "2030-05-04")
    terminal = {**SURROUNDINGS, "HOME": str(home), "TERM": "dumb", "COLUMNS": "100"}
    code, screen = converse(asked, home, terminal, ["real\n", "The ministry moved the day.\n", "\n"])
    assert (code, "Recorded in claims/reviews/2030-05-suthan.yaml." in screen) == (0, True)
    assert reversal["id"] not in claimcheck(home, "contradictions").stdout
    (settled,) = findings(home, "C03")
    assert settled["review"]["state"] == "settled"
    assert claimcheck(home, "lint", "--fail-on", "warning").returncode == 0
    assert claimcheck(home, "report", "--check").returncode == 1  # the reports do not know of it yet
    assert claimcheck(home, "report", "--output", "reports").returncode == 0
    decided = commit(home, "A decision")
    new_decision = json.loads(claimcheck(home, "diff", added, decided, "--format", "json").stdout)
    assert [decision["finding"] for decision in new_decision["reviews"]["new"]] == [reversal["id"]]

    # A claim under the decision changes: the decision is stale, and the contradiction is open again.
    replace(article, 'said: "2030-05-03"', 'said: "2030-05-02"')
    (reopened,) = findings(home, "C03")
    assert (reopened["id"], reopened["review"]["state"]) == (reversal["id"], "stale")
    assert "reopened" in claimcheck(home, "contradictions").stdout
    assert claimcheck(home, "report", "--output", "reports").returncode == 0
    changed = commit(home, "Another day")

    # What the reviewer of the pull request sees.
    data = json.loads(claimcheck(home, "diff", decided, changed, "--format", "json").stdout)
    assert [decision["finding"] for decision in data["reviews"]["stale"]] == [reversal["id"]]
    assert [claim["id"] for claim in data["claims"]["changed"]] == [f"{ARTICLE}#correction.arrival_date"]
    comment = claimcheck(home, "diff", decided, changed, "--format", "markdown").stdout
    first, *_ = comment.splitlines()
    assert data["verdict"] == "changes 2 contradictions; outdates 1 decision"
    assert data["verdict"] in first
    assert "2030-05-03 → 2030-05-02" in comment
