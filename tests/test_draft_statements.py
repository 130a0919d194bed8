"""What `claimcheck draft` makes of an article, as its users meet it; needs spaCy and its model."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("spacy", reason="needs the extra: draft")

from claimcheck.quotes import text_hash
from tests.test_cli import PORTS, claimcheck

pytestmark = pytest.mark.heavy

NEWS = """President Orn expected in Kesh

President Tessa Orn will arrive in Veldt on May 14 aboard the presidential yacht, her spokeswoman announced on
Tuesday.

According to the Arlan Courier, she is to meet Lena Brandt in Kesh the day after. Veldt’s foreign ministry said it
had no information about a visit.

“We have been told to keep the quay free,” said Pell Ander, a dock worker. “That is all I know.”

A harbor pilot told the Tidewater News Agency that the yacht had already left Arlan City.
"""
FILE = "claims/articles/2031-05-08-harbor-post.yaml"
ABOUT = ("--published", "2031-05-08", "--outlet", "harbor-post", "--visit", "2031-05-veldt")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(PORTS, tmp_path / "claims")
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    return tmp_path


def attributions(home: Path, *arguments: str) -> dict[str, Any]:
    done = claimcheck("draft", "news.txt", "--format", "json", *arguments, at=home)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def said(spans: list[list[int]]) -> str:
    return " … ".join(NEWS[start:end] for start, end in spans)


def test_a_claim_file(home: Path, golden: Callable[[str, str], None]) -> None:
    done = claimcheck("draft", "news.txt", *ABOUT, "--texts", "texts", at=home)
    assert done.returncode == 0, done.stderr
    golden("draft/statements.yaml", (home / FILE).read_text("utf-8"))


def test_what_is_drafted_lints_against_its_text(home: Path) -> None:
    claimcheck("draft", "news.txt", *ABOUT, "--texts", "texts", at=home)
    lint = claimcheck("lint", "--texts", "texts", "--format", "json", FILE, at=home)
    assert [problem for problem in json.loads(lint.stdout)["problems"] if problem["severity"] != "hint"] == []


def test_json_tells_where_everything_stands(home: Path) -> None:
    found = attributions(home)
    assert found["schema"] == 1
    assert found["text_sha256"] == text_hash(NEWS)
    rows = [(said(one["source"]), said(one["cue"]), said(one["content"])) for one in found["attributions"]]
    assert rows[0] == (
        "her spokeswoman",
        "announced",
        "President Tessa Orn will arrive in Veldt on May 14 aboard the presidential yacht",
    )
    assert ("the Arlan Courier", "According to", "she is to meet Lena Brandt in Kesh the day after") in rows
    assert (
        "Pell Ander, a dock worker",
        "said",
        "“We have been told to keep the quay free,” … “That is all I know.”",
    ) in rows
    starts = [
        min(span[0] for key in ("source", "cue", "content") for span in one[key]) for one in found["attributions"]
    ]
    assert starts == sorted(starts)


def test_json_tells_relays_and_kinds(home: Path) -> None:
    one = next(one for one in attributions(home)["attributions"] if said(one["source"]) == "A harbor pilot")
    assert [said(relay) for relay in one["via"]] == ["the Tidewater News Agency"]
    assert (one["type"], one["stance"], one["certainty"]) == ("report", "affirm", None)


def test_json_tells_which_claim_an_attribution_became(home: Path) -> None:
    assert {one["claim"] for one in attributions(home)["attributions"]} == {None}
    claims = {one["claim"] for one in attributions(home, *ABOUT)["attributions"]} - {None}
    claimcheck("draft", "news.txt", *ABOUT, at=home)
    keys = [
        line.strip(" :\n")
        for line in (home / FILE).read_text("utf-8").splitlines()
        if line.startswith("  ") and line[2] not in " #"
    ]
    assert claims
    assert claims <= {f"2031-05-08-harbor-post#{key}" for key in keys}


def test_json_needs_neither_a_claim_base_nor_a_day(home: Path) -> None:
    shutil.rmtree(home / "claims")
    assert attributions(home)["attributions"]


def test_the_same_article_is_drafted_the_same(home: Path) -> None:
    assert attributions(home, *ABOUT) == attributions(home, *ABOUT)


def test_an_article_in_which_nobody_says_anything(home: Path) -> None:
    (home / "news.txt").write_text(
        "The tide came in at noon, and it went out again before the lamps were lit. It rained.\n"
    )
    assert attributions(home)["attributions"] == []
    done = claimcheck("draft", "news.txt", *ABOUT, at=home)
    assert done.returncode == 0, done.stderr
    assert "statements: {}" in (home / FILE).read_text("utf-8")
    assert claimcheck("lint", FILE, at=home).returncode == 0


def test_hostile_words_stay_within_their_quotes(home: Path) -> None:
    (home / "news.txt").write_text(
        'The clerk said "yes: no # not \\"this\\" {a: b}, [c] & *d" and left the room. '
        "The port said on Tuesday that President Tessa Orn will arrive in Kesh on May 14: 'no' - ? | > % @.\n",
        encoding="utf-8",
    )
    done = claimcheck("draft", "news.txt", *ABOUT, "--texts", "texts", at=home)
    assert done.returncode == 0, done.stderr
    lint = claimcheck("lint", "--texts", "texts", "--format", "json", FILE, at=home)
    assert [problem for problem in json.loads(lint.stdout)["problems"] if problem["severity"] == "error"] == []


def test_no_statement_without_a_visit(home: Path) -> None:
    done = claimcheck("draft", "news.txt", "--published", "2029-05-08", "--outlet", "harbor-post", at=home)
    assert done.returncode == 0, done.stderr
    assert "draft again with --visit" in (home / "claims/articles/2029-05-08-harbor-post.yaml").read_text("utf-8")
