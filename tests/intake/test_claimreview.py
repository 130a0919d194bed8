"""ClaimReview from others: what it says, the claim file that it becomes, and that nothing in it does any harm."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.claimbase import load, load_files
from claimcheck.codes import ProblemList
from claimcheck.dates import Edtf
from claimcheck.draft.errors import DraftError
from claimcheck.files import HeldFiles
from claimcheck.intake.claimreview import FactCheck, fact_checks
from claimcheck.intake.jsontext import Unread, read_json
from claimcheck.intake.reviewdraft import by_free_id, claim_text, page_of, pages
from tests.loader.cases import PORTS
from tests.test_cli import claimcheck

CASES: dict[str, dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "claimreview.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
BASE = load(PORTS)
REGISTRIES: dict[tuple[str, ...], bytes] = {(path.name,): path.read_bytes() for path in PORTS.glob("*.yaml")}
REVIEW: dict[str, Any] = {
    **CASES["a review alone"]["document"],
    "url": "https://tidewater.example/check/1",
}


def read(document: Any) -> list[FactCheck]:
    problems = ProblemList("x.json")
    value = read_json(json.dumps(document, default=str).encode(), problems)
    assert not isinstance(value, Unread), problems.found
    return fact_checks(value)


def said(check: FactCheck) -> dict[str, Any]:
    """What a review says, without what it does not."""
    plain = {name: value for name, value in attrs.asdict(check, recurse=False).items() if value not in (None, ())}
    return {
        name: value.text if isinstance(value, Edtf) else list(value) if isinstance(value, tuple) else value
        for name, value in plain.items()
    }


def written(says: dict[str, Any]) -> dict[str, Any]:
    return {name: value if isinstance(value, list) else str(value) for name, value in says.items()}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_case(case: dict[str, Any]) -> None:
    assert [said(check) for check in read(case["document"])] == [written(one) for one in case["says"]]


# --- The file ---------------------------------------------------------------------------------------------


def drafted(document: Any) -> str:
    (group,) = pages(read(document))
    return claim_text(page_of(group, None, BASE.registries.sources), None, BASE)


def errors_of(text: str) -> list[str]:
    base = load_files(HeldFiles("claims", {**REGISTRIES, ("articles", "a.yaml"): text.encode()}))
    return [problem.message for problem in base.problems]


def with_statements(text: str) -> str:
    """The file as its corrector begins: the marks in front of the statements taken away."""
    head, _, rest = text.partition("statements: {}\n")
    lines = [line[1:] for line in rest.splitlines()[2:] if line != "#"]
    return f"{head}statements:\n" + "\n".join(lines) + "\n"


def test_the_file(golden: Any) -> None:
    second = {"@type": "ClaimReview", "url": REVIEW["url"], "claimReviewed": "word " * 31, "author": "x"}
    second["itemReviewed"] = {"author": ["Ana Stranger", "Harbor Post"]}
    golden("claimreview-draft.yaml", drafted([REVIEW, second]))


def test_it_has_no_problem_as_it_is_and_asks_for_what_nobody_said() -> None:
    text = drafted(REVIEW)
    assert errors_of(text) == []
    asked = errors_of(with_statements(text))
    assert {re.sub("`.*?` ", "", message, count=1) for message in asked} >= {"is empty", "cannot be `?`"}
    filled = with_statements(text).replace("type:  #", "type: report  #").replace('stance: "?"', "stance: deny")
    filled = filled.replace("quote:  #", 'quote: "x"  #').replace("answers:  #", "answers: {transport: yacht}  #")
    filled = filled.replace("# visit:", "visit:")
    assert errors_of(filled) == []


def test_ids_are_free() -> None:
    (group,) = pages(read(REVIEW))
    page = page_of(group, None, BASE.registries.sources)
    ids = by_free_id([page] * 3, {"2031-05-09-tidewater-agency-2"})
    assert list(ids) == [f"2031-05-09-tidewater-agency{end}" for end in ("", "-3", "-4")]
    assert len(by_free_id([page] * 20_000, ids)) == 20_000  # in no time


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"datePublished": "soon"}, "it does not say when it was published; add datePublished"),
        ({"url": "https://nowhere.example/", "author": "Nowhere"}, "there is no source for Nowhere at nowhere.example"),
        ({"url": None, "author": None}, "nothing says who published this"),
        ({"author": "Harbor Post"}, "which is tidewater-agency, but calls its site Harbor Post, which is harbor-post"),
    ],
)
def test_who_and_when_must_be_known(more: dict[str, Any], says: str) -> None:
    (group,) = pages(read({**REVIEW, **more}))
    with pytest.raises(DraftError, match=re.escape(says)):
        page_of(group, None, BASE.registries.sources)
    if "datePublished" not in more:
        assert page_of(group, "Harbor Post", BASE.registries.sources).outlet.id == "harbor-post"


NASTY = (
    *("\x1b[31m", "\u202e", "a\nb: c", "\ud800", "# x", "\u2028- x", "}", '"', "'", "{{", "…" * 500, "\x00", "- a: &b"),
    *("Harbor Post", "2031-05-01", "https://a.example/ü b"),
)
TEXTS = st.text() | st.sampled_from(NASTY)
TREES = st.recursive(
    st.one_of(TEXTS, st.none(), st.booleans(), st.integers()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["name", "@type", "@id", "@value", "url", "author", "datePublished"]), inner),
    ),
    max_leaves=8,
)
KEYS = ("claimReviewed", "headline", "inLanguage", "itemReviewed", "reviewRating", "publisher", "author")


@settings(max_examples=50)
@given(st.dictionaries(st.sampled_from(KEYS), TREES))
def test_whatever_it_says_the_file_has_no_problem(said: dict[str, Any]) -> None:
    document = {**REVIEW, **said, "author": "Tidewater News Agency"}
    for group in pages(read({"@graph": [document]})[:1]):
        text = claim_text(page_of(group, None, BASE.registries.sources), None, BASE)
        assert errors_of(text) == []
        assert all(line.isprintable() for line in text.split("\n"))


@settings(max_examples=50)
@given(TREES)
def test_any_document_can_be_read(document: Any) -> None:
    for group in pages(read(document)):
        assert group


# --- The command ------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A working folder with a claim base of its own."""
    shutil.copytree(PORTS, tmp_path / "claims")
    return tmp_path


def write(folder: Path, document: Any) -> None:
    (folder / "x.json").write_text(json.dumps(document), encoding="utf-8")


def test_files_are_written_once_and_never_over_others(home: Path) -> None:
    other = {**REVIEW, "url": "https://tidewater.example/check/2"}
    write(home, [REVIEW, other, REVIEW])
    done = claimcheck("import", "claimreview", "x.json", "--visit", "2031-05-veldt", at=home)
    first, second = (f"claims/articles/2031-05-09-tidewater-agency{end}.yaml" for end in ("", "-2"))
    assert (done.returncode, done.stdout.split()) == (0, [first, second])
    assert "  visit: 2031-05-veldt\n" in (home / first).read_text("utf-8")
    assert claimcheck("lint", first, second, at=home).returncode == 0
    again = claimcheck("import", "claimreview", "x.json", at=home)
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr == "the claim base has 2 of these pages already\n"


def test_what_is_not_known_is_left_out_and_told(home: Path) -> None:
    write(home, [REVIEW, {"@type": "ClaimReview", "datePublished": "2031-05-09", "author": "Nowhere \x1b[31m"}])
    done = claimcheck("import", "claimreview", "x.json", at=home)
    assert (done.returncode, len(done.stdout.split())) == (2, 1)
    assert "a page is left out: there is no source for Nowhere [31m; name one with --outlet" in done.stderr
    assert '  nowhere-31m: {name: "Nowhere [31m"}' in done.stderr


def test_a_new_outlet_gets_its_line(home: Path) -> None:
    write(home, {**REVIEW, "url": "https://new.example/1"})
    before = (home / "claims" / "sources.yaml").read_text("utf-8")
    done = claimcheck("import", "claimreview", "x.json", "--outlet", "Checkers of Dunmere", at=home)
    assert (done.returncode, done.stdout) == (0, "claims/articles/2031-05-09-checkers-of-dunmere.yaml\n")
    line = 'checkers-of-dunmere: {name: "Checkers of Dunmere", url: "https://new.example/"}\n'
    assert (home / "claims" / "sources.yaml").read_text("utf-8") == before + line
    assert claimcheck("lint", at=home).returncode == 0


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "x.json:1:1: error L19 this is not JSON"),
        (b"\xff", "x.json:1:1: error L07 this is not text in UTF-8"),
        (b'{\n "a": 1,\n "a": 2}', "x.json:1:1: error L15 the key `a` stands twice in one object"),
        (b"[" * 100_000, "more than 32 levels are nested here"),
        (b'{\n "a": nan}', "x.json:2:7: error L19 this is not JSON"),
        (b'{"@type": "Review"}', 'x.json has no ClaimReview: no object with "@type": "ClaimReview"'),
        (b" " * 20_000_001, "x.json has more than 20 MB; split it into several files"),
    ],
    ids=["nothing", "bytes", "a key twice", "deep", "nan", "no review", "large"],
)
def test_what_cannot_be_read(home: Path, data: bytes, says: str) -> None:
    (home / "x.json").write_bytes(data)
    before = sorted((home / "claims" / "articles").iterdir())
    done = claimcheck("import", "claimreview", "x.json", at=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert sorted((home / "claims" / "articles").iterdir()) == before


WITHOUT_EXTRAS = """
import runpy, sys
sys.modules.update(dict.fromkeys(["spacy", "trafilatura", "lxml", "ftfy", "justext"]))
sys.argv[1:] = ["import", "claimreview", "x.json"]
runpy.run_module("claimcheck.cli", run_name="__main__")
"""


def test_no_extra_package_is_needed(home: Path) -> None:
    write(home, REVIEW)
    done = subprocess.run([sys.executable, "-c", WITHOUT_EXTRAS], cwd=home, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"claims/articles/2031-05-09-tidewater-agency.yaml\n")
