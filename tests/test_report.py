"""What the report shows, in each format, of a Result made by hand."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from claimcheck.dates import parse_edtf
from claimcheck.model import Location, Problem
from claimcheck.report import content, csvfile, evidence, files, jsonfile, markdown, terminal
from claimcheck.report.names import Names, counted, listed, when
from claimcheck.report.rows import article_lines, for_visit, relative_file, rows_by_id, said
from claimcheck.report.tables import display_width
from tests.made_up import CLAIMS, FINDINGS, NASTY, fact, made_up

MARKED = f"{markdown.MARKER}\n\nold\n".encode()


def rendered(width: int, colour: bool = False) -> str:
    return terminal.render(content.arrange(made_up()), terminal.Page(width, colour))


# --- The terminal -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [80, 140])
def test_the_report_for_a_terminal(golden: Any, width: int) -> None:
    golden(f"made-up-{width}.txt", rendered(width))


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(display_width(line) for line in rendered(width).split("\n")) <= width


@pytest.mark.parametrize("width", [80, 140])
def test_every_answer_is_shown_with_all_its_words(width: int) -> None:
    words = set(rendered(width).split())
    for number in (0, 1, 4, 5, 6):
        answer = CLAIMS[number].answer
        assert answer is not None
        assert set(Names(made_up().base).answer(CLAIMS[number].question, answer.canonical).split()) <= words


def test_colour_changes_nothing_but_colour() -> None:
    coloured = rendered(80, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == rendered(80)


def test_claims_cannot_reach_the_terminal() -> None:
    assert "\x1b" not in rendered(80)
    assert "\u202e" not in rendered(80)


@pytest.mark.parametrize("width", [80, 140])
def test_a_claim_is_shown_with_its_whole_quote(width: int) -> None:
    rows = rows_by_id(made_up())
    for row in rows.values():
        shown = evidence.claim(row, terminal.Page(width))
        if row.quote != NASTY:
            assert row.quote in " ".join(shown.split())
        assert f"{row.file}:{row.line}" in shown


# --- What is shown ----------------------------------------------------------------------------------------


def test_every_finding_has_a_place() -> None:
    (visit,) = content.arrange(made_up()).visits
    stories = [story.finding.finding.id for story in visit.stories if story.finding]
    lists = (visit.agreements, visit.contradictions, visit.turns, visit.partial_denials, visit.open)
    shown = {lines.finding.id for section in lists for lines in section} | set(stories)
    silent = {finding.id for finding in FINDINGS if finding.rule == "R09"}
    assert shown | silent == {finding.id for finding in FINDINGS}


def test_a_silence_tells_what_came_after() -> None:
    (visit,) = content.arrange(made_up()).visits
    assert [(s.questions, s.afterwards) for s in visit.silences] == [
        (("summit_place",), ""),
        (("occurs",), "never answered; explained (Ana, 2031-06-01): Nobody asked the ministry again."),
    ]


def test_one_visit_alone_has_only_its_own() -> None:
    result = made_up()
    alone = for_visit(result, "orn-habits")
    assert (alone.facts, alone.answers, alone.findings, alone.base.articles) == ((), (), (), ())
    assert for_visit(result, "2031-05-veldt").facts == result.facts


def test_as_of_a_day_articles_without_claims_are_left_out() -> None:
    early = evolve(made_up(as_of=parse_edtf("2031-04-30").latest), facts=made_up().facts[:5])
    assert [line.article.id for line in article_lines(early)] == ["2031-04-20-harbor-post"]
    assert "As of 2031-04-30" in terminal.render(content.arrange(early), terminal.Page(80))


@pytest.mark.parametrize(
    ("question", "canonical", "stance", "words"),
    [
        ("summit_place", "old-harbor", "affirm", "Old Harbor"),
        ("summit_place", "old-harbor", "deny", "not Old Harbor"),
        ("summit_place", "any_of port-mira kesh", "affirm", "either Port Mira or Kesh"),
        ("stop", "none_but kesh", "affirm", "only Kesh"),
        ("occurs", "yes", "deny", "no"),
        ("occurs", "no", "deny", "yes"),
        ("occurs", None, "decline", "no answer"),
        ("unheard_of", "something", "affirm", "something"),
    ],
)
def test_answers_in_words(question: str, canonical: str | None, stance: str, words: str) -> None:
    assert Names(made_up().base).stated(question, canonical, stance) == words


def test_small_phrases() -> None:
    assert (counted(1, "day"), counted(2, "day")) == ("1 day", "2 days")
    assert listed("abc", most=1) == "a, and 2 more"
    assert listed("ab", most=1) == "a, b"
    assert (when("../2031-05-07"), when("2031-05-07")) == ("by 2031-05-07", "2031-05-07")


def test_when_it_was_said_defaults_to_the_publication() -> None:
    evil, talks = CLAIMS[7], CLAIMS[5]
    assert said(evil, fact(7, evil)) == "../2031-05-07"
    own = evolve(talks, statement=evolve(talks.statement, said=None))
    assert said(own, fact(5, own)) == "2031-05-07"


@pytest.mark.parametrize("folder", ["claims", "./claims", "/somewhere/claims"])
def test_files_are_named_from_the_parent_of_the_claims_folder(folder: str) -> None:
    location = Location(f"{folder}/articles/x.yaml")
    assert relative_file(folder, location) == "claims/articles/x.yaml"


# --- Markdown ---------------------------------------------------------------------------------------------


def test_the_report_as_markdown(golden: Any) -> None:
    golden("made-up.md", markdown.document(content.arrange(made_up())))


def test_the_report_as_pages(golden: Any) -> None:
    pages = markdown.pages(content.arrange(made_up()), "../")
    assert sorted(pages) == ["2031-05-veldt.md", "index.md"]
    for name, text in pages.items():
        assert text.startswith(markdown.MARKER + "\n")
        golden(f"made-up-reports/{name}", text)


def test_a_visit_called_index_does_not_replace_the_index() -> None:
    assert markdown.page_name("index") != "index.md"


# --- JSON and CSV -----------------------------------------------------------------------------------------


def test_the_report_as_json(golden: Any) -> None:
    problem = Problem("L03", "error", Location("claims/articles/x.yaml", 3, 5), "wrong", "right")
    text = jsonfile.render(made_up(problems=(problem,)))
    golden("made-up.json", text)
    data = json.loads(text)
    assert list(data) == ["schema", "as_of", "articles", "claims", "questions", "findings", "problems", "sources"]
    assert [claim["id"] for claim in data["claims"]] == sorted(claim["id"] for claim in data["claims"])
    declined = next(claim for claim in data["claims"] if claim["stance"] == "decline")
    assert declined["answer"] is None


def test_a_lone_surrogate_is_still_json() -> None:
    assert json.loads(jsonfile.dumps({"quote": "\ud800"})) == {"quote": "\ud800"}


def test_the_findings_as_csv(golden: Any) -> None:
    text = csvfile.render(made_up())
    golden("made-up.csv", text)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["finding"] for row in rows} == {finding.id for finding in FINDINGS}
    assert rows[3]["lead_days"] == "17"


# --- Files ------------------------------------------------------------------------------------------------


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writing_replaces_ours_and_leaves_the_rest(tmp_path: Path) -> None:
    (tmp_path / "old-visit.md").write_bytes(MARKED)
    (tmp_path / "NOTES.md").write_text("mine\n")
    wanted = {"index.md": MARKED, "findings.json": b'{\n  "schema": 1\n}\n'}
    assert files.outdated(tmp_path, wanted) == ["findings.json", "index.md", "old-visit.md"]
    files.write(tmp_path, wanted)
    assert names(tmp_path) == ["NOTES.md", "findings.json", "index.md"]
    assert files.outdated(tmp_path, wanted) == []
    files.write(tmp_path, {**wanted, "index.md": MARKED + b"new\n"})
    assert (tmp_path / "index.md").read_bytes() == MARKED + b"new\n"


def test_one_data_file_removes_no_pages(tmp_path: Path) -> None:
    (tmp_path / "visit.md").write_bytes(MARKED)
    files.write(tmp_path, {"findings.csv": b"finding,rule,name\n"})
    assert names(tmp_path) == ["findings.csv", "visit.md"]


@pytest.mark.parametrize("foreign", ["index.md", "findings.json"])
def test_a_file_of_somebody_else_stops_everything(tmp_path: Path, foreign: str) -> None:
    (tmp_path / foreign).write_text("mine\n")
    with pytest.raises(OSError, match="not written by claimcheck"):
        files.write(tmp_path, {"a.md": MARKED, foreign: MARKED})
    assert names(tmp_path) == [foreign]
    assert (tmp_path / foreign).read_text() == "mine\n"


def test_a_folder_in_the_way_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "index.md").mkdir()
    with pytest.raises(OSError, match="is a folder"):
        files.write(tmp_path, {"a.md": MARKED, "index.md": MARKED})
    assert names(tmp_path) == ["index.md"]
