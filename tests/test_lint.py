"""`claimcheck lint` as its users meet it: on a terminal, on changed files, on a forge."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from claimcheck.claimbase import load_files
from claimcheck.codes import CODES
from claimcheck.files import ChosenFiles, FolderFiles
from claimcheck.model import Location, Problem
from claimcheck.report import githublog, safe
from tests.test_cli import PORTS, TEXTS, break_one_file, claimcheck

SCHEMAS = Path(os.environ.get("CLAIMCHECK_SCHEMAS", Path(__file__).parents[2] / "shared" / "schemas"))
POST = "claims/articles/2031-04-20-harbor-post.yaml"
COURIER = "claims/articles/2031-05-07-arlan-courier.yaml"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A working folder with a claim base of its own, to be changed."""
    shutil.copytree(PORTS, tmp_path / "claims")
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


# --- Text and JSON ----------------------------------------------------------------------------------------


def test_hints_are_shown_and_do_not_fail(home: Path, golden: Any) -> None:
    done = claimcheck("lint", "--texts", TEXTS, at=home)
    assert done.returncode == 0
    golden("ports-lint.txt", done.stdout)
    assert re.fullmatch(r"\d+ hints in 2 articles; quotes: \d+ verified\n", done.stderr)
    assert claimcheck("lint", "--fail-on", "warning", at=home).returncode == 0
    assert claimcheck("lint", "--fail-on", "hint", at=home).returncode == 1


def test_warnings_fail_when_asked_for(home: Path) -> None:
    change(home / COURIER, "type: confirmation", "type: announcement")
    change(home / COURIER, "source: [orn-office, veldt-cabinet]", "source: port-officials")
    assert claimcheck("lint", at=home).returncode == 0
    done = claimcheck("lint", "--fail-on", "warning", at=home)
    assert done.returncode == 1
    assert f"{COURIER}:9:3: warning L81 `port-officials` is not named" in done.stdout


def test_many_hints_of_one_code_are_counted(home: Path) -> None:
    people = home / "claims" / "people.yaml"
    people.write_text(people.read_text() + "".join(f"p{number}: {{name: Person {number}}}\n" for number in range(20)))
    text = claimcheck("lint", at=home).stdout
    assert text.count("hint L90") == 10
    assert text.endswith("and 14 more hints L90 (nobody uses it); --fail-on hint shows all\n")
    assert claimcheck("lint", "--fail-on", "hint", at=home).stdout.count("hint L90") == 24
    assert claimcheck("lint", "--format", "json", at=home).stdout.count('"L90"') == 24


def test_lint_says_where_and_what_to_do(home: Path) -> None:
    break_one_file(home)
    done = claimcheck("lint", at=home)
    assert done.returncode == 1
    assert re.search(r"^claims/articles/2031-06-01-broken\.yaml:\d+:\d+: error L\d\d .+\n    .+$", done.stdout, re.M)
    assert re.search(r"^\d+ errors?.* in 3 articles$", done.stderr, re.M)


def test_lint_as_json(home: Path) -> None:
    break_one_file(home)
    data = json.loads(claimcheck("lint", "--format", "json", "--texts", TEXTS, at=home).stdout)
    assert list(data) == ["schema", "problems", "quotes"]
    broken = next(problem for problem in data["problems"] if problem["severity"] == "error")
    assert broken["file"] == "claims/articles/2031-06-01-broken.yaml"
    assert {quote["outcome"] for quote in data["quotes"]} == {"verified"}


# --- Some files only --------------------------------------------------------------------------------------


def test_lint_of_some_files(home: Path) -> None:
    break_one_file(home)
    assert claimcheck("lint", POST, at=home).returncode == 0
    assert claimcheck("lint", POST, "claims/articles/2031-06-01-broken.yaml", at=home).returncode == 1
    assert claimcheck("lint", "claims/articles", at=home).returncode == 1
    for path in ("claims/articles/nowhere.yaml", "."):
        done = claimcheck("lint", path, at=home)
        assert (done.returncode, done.stdout) == (2, "")
        assert path in done.stderr


def test_what_takes_the_whole_claim_base_is_left_to_the_whole(home: Path) -> None:
    done = claimcheck("lint", POST, at=home)
    assert re.findall(r" (L\d\d) ", done.stdout) == ["L92"]
    assert done.stderr == "1 hint in 1 article\n"
    assert claimcheck("lint", "claims", at=home).stdout == claimcheck("lint", at=home).stdout


def test_lint_of_a_registry_alone(home: Path) -> None:
    sources = home / "claims" / "sources.yaml"
    assert claimcheck("lint", "claims/sources.yaml", at=home).returncode == 0
    sources.write_text(sources.read_text() + "Nobody: {name: Nobody}\n")
    assert "sources.yaml:12:1: error L30" in claimcheck("lint", "claims/sources.yaml", at=home).stdout
    assert claimcheck("lint", POST, at=home).returncode == 0


class ReadFiles(FolderFiles):
    """Files that remember what was read of them."""

    def read(self, *name: str) -> bytes:
        READ.append("/".join(name))
        return super().read(*name)


READ: list[str] = []


def test_only_the_chosen_articles_are_read() -> None:
    READ.clear()
    base = load_files(ChosenFiles(ReadFiles(PORTS), frozenset({("articles", "2031-04-20-harbor-post.yaml")})))
    assert [article.id for article in base.articles] == ["2031-04-20-harbor-post"]
    assert [name for name in READ if "/" in name] == ["articles/2031-04-20-harbor-post.yaml"]
    READ.clear()
    assert len(load_files(ChosenFiles(ReadFiles(PORTS), frozenset({("articles",)}))).articles) == 2


def test_linting_starts_no_engine(home: Path) -> None:
    code = (
        "import sys; from claimcheck.cli import app\n"
        "try: app(['lint', sys.argv[1]])\n"
        "except SystemExit: pass\n"
        "print(sorted({'duckdb', 'ruamel', 'jinja2', 'tabulate'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, POST], cwd=home, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n[]\n")


# --- Quotes and seals -------------------------------------------------------------------------------------


def test_lint_finds_a_quote_that_is_not_in_the_text(home: Path) -> None:
    change(home / POST, "declined to comment", "refused to comment")
    done = claimcheck("lint", "--texts", TEXTS, at=home)
    assert done.returncode == 1
    assert re.search(r"2031-04-20-harbor-post\.yaml:\d+:\d+: error L7[01] ", done.stdout)


def test_sealed_quotes_are_checked_without_the_texts(home: Path) -> None:
    path = home / POST
    before = path.read_text()
    done = claimcheck("lint", "--texts", TEXTS, "--seal", at=home)
    assert done.returncode == 0
    sealed = path.read_text()
    assert [line for line in sealed.split("\n") if "seal: " not in line and "text_sha256: " not in line] == [
        line for line in before.split("\n") if "seal: " not in line and "text_sha256: " not in line
    ]
    assert "  seal: " in sealed
    assert claimcheck("lint", at=home).returncode == 0
    path.write_text(sealed.replace("declined to comment", "refused to comment"))
    broken = claimcheck("lint", at=home)
    assert broken.returncode == 1
    assert "error L73" in broken.stdout


def test_sealing_some_articles(home: Path) -> None:
    before = (home / COURIER).read_bytes()
    assert "sealed 2031-04-20-harbor-post\n" in claimcheck("lint", POST, "--texts", TEXTS, "--seal", at=home).stderr
    assert (home / COURIER).read_bytes() == before


def test_sealing_needs_texts(home: Path) -> None:
    assert claimcheck("lint", "--seal", at=home).returncode == 2
    assert claimcheck("lint", "--texts", "nowhere", at=home).returncode == 2


# --- Codes explained --------------------------------------------------------------------------------------


def test_a_code_is_explained(home: Path, golden: Any) -> None:
    done = claimcheck("lint", "--explain", "l15", at=home / "claims")
    assert (done.returncode, done.stderr) == (0, "")
    golden("lint-explain-L15.txt", done.stdout)


def test_a_code_that_does_not_exist(home: Path) -> None:
    done = claimcheck("lint", "--explain", "L97", at=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.search(r"there is no code L97; did you mean L\d\d\?", done.stderr)


# --- SARIF ------------------------------------------------------------------------------------------------


def sarif(home: Path, *arguments: object) -> dict[str, Any]:
    """The one run of a log."""
    done = claimcheck("lint", "--format", "sarif", *arguments, at=home)
    log = json.loads(done.stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def prints(run: dict[str, Any]) -> list[str]:
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]


def uris(results: Iterable[dict[str, Any]]) -> set[str]:
    places = [place for result in results for place in result["locations"] + result.get("relatedLocations", [])]
    assert {place["physicalLocation"]["artifactLocation"]["uriBaseId"] for place in places} == {"%SRCROOT%"}
    return {place["physicalLocation"]["artifactLocation"]["uri"] for place in places}


HOSTILE = r"""
article: {outlet: "[x](http://evil.example) {0} \\ |\u202e\t", published: "2031-06-01"}
statements:
  "{1}[]": {source: "\e", type: "{{}}", quote: "\0"}
"""


def test_sarif_is_what_the_official_schema_wants(home: Path) -> None:
    schema = SCHEMAS / "sarif-schema-2.1.0.json"
    if not schema.exists():
        pytest.skip("the schema of SARIF 2.1.0 is not at hand; CLAIMCHECK_SCHEMAS=DIR says where it is")
    break_one_file(home)
    (home / "claims" / "articles" / "2031-06-01-hostile.yaml").write_text(HOSTILE)
    log = json.loads(claimcheck("lint", "--format", "sarif", at=home).stdout)
    assert {"L08", "L10", "L23", "L30", "L92", "C09"} <= {result["ruleId"] for result in log["runs"][0]["results"]}
    validator = Draft4Validator(json.loads(schema.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(log)] == []


def test_sarif_of_the_ports(home: Path, golden: Any) -> None:
    golden("ports.sarif", claimcheck("lint", "--format", "sarif", at=home).stdout)


def test_every_result_names_its_rule_with_help(home: Path) -> None:
    break_one_file(home)
    run = sarif(home)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert result["level"] in ("error", "warning", "note")


def test_a_contradiction_has_its_other_side_beside_it(home: Path) -> None:
    result = next(result for result in sarif(home)["results"] if result["ruleId"] == "C09")
    findings = json.loads(claimcheck("report", "--format", "json", at=home).stdout)["findings"]
    finding = next(finding for finding in findings if finding["rule"] == "C09")
    assert result["partialFingerprints"]["claimcheckFinding/v1"] == finding["id"]
    assert len(result["relatedLocations"]) == sum(len(side["claims"]) for side in finding["sides"])
    for place in result["relatedLocations"]:
        assert f"]({place['id']})" in result["message"]["text"]
    assert uris([result]) == {POST}


def test_a_settled_contradiction_is_no_result(home: Path) -> None:
    findings = json.loads(claimcheck("report", "--format", "json", at=home).stdout)["findings"]
    finding = next(finding for finding in findings if finding["rule"] == "C09")
    decision = {"finding": finding["id"], "evidence": finding["evidence"], "decision": "explained"}
    decision |= {"reason": "One denies a meeting at the fair.", "reviewer": "Ann", "date": "2031-05-10"}
    reviews = home / "claims" / "reviews" / f"{finding['visit']}.yaml"
    reviews.parent.mkdir()
    reviews.write_text(json.dumps({"reviews": [decision]}))
    assert "C09" not in {result["ruleId"] for result in sarif(home)["results"]}
    assert claimcheck("lint", reviews, at=home).stdout == ""
    change(home / POST, "will not meet anyone at the fair", "will meet nobody at the fair")
    assert "C09" in {result["ruleId"] for result in sarif(home)["results"]}


def test_fingerprints_outlast_a_shift_of_lines(home: Path) -> None:
    path = home / "claims" / "articles" / "2031-06-01-wrong.yaml"
    wrong = "  {key}:\n    source: nobody\n    type: report\n    quote: x\n    answers: {{occurs: yes}}\n"
    head = 'article: {outlet: harbor-post, published: "2031-06-01", visit: 2031-05-veldt}\nstatements:\n'
    path.write_text(head + wrong.format(key="one") + wrong.format(key="two"))
    first = [result for result in sarif(home)["results"] if result["ruleId"] == "L31"]
    path.write_text(f"# More.\n\n{head}{wrong.format(key='zero')}{wrong.format(key='one')}{wrong.format(key='two')}")
    second = [result for result in sarif(home)["results"] if result["ruleId"] == "L31"]
    before, after = prints({"results": first}), prints({"results": second})
    assert len(set(before)) == 2
    assert len(set(after)) == 3
    assert set(before) < set(after)


def test_fingerprints_outlast_the_one_form(home: Path) -> None:
    path = home / "claims" / "articles" / "2031-06-01-wrong.yaml"
    path.write_text(
        "statements:\n    s:\n        answers: {occurs: yes}\n        quote: 'x'\n        source:   'nobody'\n"
        "        type: report\narticle: {outlet: harbor-post, published: 2031-06-01, visit: 2031-05-veldt}\n"
    )
    (before,) = [result for result in sarif(home)["results"] if result["ruleId"] == "L31"]
    assert claimcheck("fmt", at=home).returncode == 0
    (after,) = [result for result in sarif(home)["results"] if result["ruleId"] == "L31"]
    assert before["locations"] != after["locations"]
    assert before["partialFingerprints"] == after["partialFingerprints"]


def test_equal_problems_are_counted(home: Path) -> None:
    path = home / "claims" / "articles" / "2031-06-01-wrong.yaml"
    path.write_text('article: {outlet: nobody, credit: [nobody, nobody], published: "2031-06-01"}\nstatements: {}\n')
    found = [print_ for print_ in prints(sarif(home)) if print_.split(":")[-1] in ("2", "3")]
    assert len(found) == len(set(found)) == 2


def test_paths_are_relative_and_encoded(home: Path) -> None:
    folder = home / "my claims #1 – ü"
    (home / "claims").rename(folder)
    break_one = folder / "articles" / "2031-06-01-broken.yaml"
    break_one.write_text("article: [\n")
    encoded = "my%20claims%20%231%20%E2%80%93%20%C3%BC/articles/2031-06-01-broken.yaml"
    for claims in (folder.name, folder, f"./{folder.name}"):
        run = sarif(home, "--claims", claims)
        assert encoded in uris(run["results"])
        assert str(home) not in json.dumps(run)
    elsewhere = home / "elsewhere"
    elsewhere.mkdir()
    assert encoded in uris(sarif(elsewhere, "--claims", folder)["results"])
    assert "articles/2031-06-01-broken.yaml" in uris(sarif(folder, "--claims", ".")["results"])


def test_sarif_of_some_files_asks_no_rules(home: Path) -> None:
    run = sarif(home, POST)
    assert {result["ruleId"] for result in run["results"]} == {"L92"}


def test_sarif_depends_on_the_claims_alone(home: Path) -> None:
    first = claimcheck("lint", "--format", "sarif", at=home, environment={"PYTHONHASHSEED": "1", "TZ": "UTC"})
    second = claimcheck("lint", "--format", "sarif", at=home, environment={"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    assert first.stdout == second.stdout


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("[a](0)", r"\[a\](0)"),
        ("{any_of: [a]}", r"{{any_of: \[a\]}}"),
        (r"a\b", r"a\\b"),
        ("two\nlines\u202e", "two lines<U+202E>"),
    ],
)
def test_messages_of_sarif_show_as_themselves(text: str, shown: str) -> None:
    assert safe.sarif(text) == shown


# --- GitHub -----------------------------------------------------------------------------------------------


def a_problem(code: str, line: int, message: str = "m", file: str = "claims/a.yaml") -> Problem:
    return Problem(code, CODES[code].level, Location(file, line, 5), message, "")


def test_annotations_are_encoded() -> None:
    problem = a_problem("L31", 3, "100% \r\n::error::x", "claims/a,b: c%.yaml")
    assert githublog.render([problem], "claims") == (
        "::error file=claims/a%2Cb%3A c%25.yaml,line=3,col=5,title=L31 unknown id::100%25%0A::error::x\n"
    )


def test_annotations_come_by_severity_and_are_capped() -> None:
    hints, errors = [a_problem("L92", line) for line in range(1, 13)], [a_problem("L31", line) for line in range(1, 31)]
    lines = githublog.render([*hints, a_problem("L41", 1), *errors], "claims").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning"] + ["::notice"] * 10 + ["and"]
    assert [int(re.findall(r"line=(\d+)", line)[0]) for line in lines[:10]] == list(range(1, 11))
    assert lines[-1] == "and 20 more errors, 2 more hints, which claimcheck lint shows"


def test_annotations_of_a_claim_base(home: Path) -> None:
    break_one_file(home)
    done = claimcheck("lint", "--format", "github", at=home)
    assert done.returncode == 1
    first, *rest = done.stdout.splitlines()
    assert first.startswith("::error file=claims/articles/2031-06-01-broken.yaml,line=1,col=11,title=L10 not YAML")
    assert all(line.startswith("::notice file=claims/") for line in rest)
