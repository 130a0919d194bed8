"""A claim base as JSON Lines and back: it says the same, its findings are the same, and so are the lines."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path, PurePosixPath
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.checking import conclude
from claimcheck.claimbase import load_files
from claimcheck.codes import ProblemList
from claimcheck.export.jsonl import json_lines
from claimcheck.files import Files, FolderFiles, HeldFiles
from claimcheck.intake.jsonlines import take_in
from claimcheck.layout import formatted
from claimcheck.model import Location
from claimcheck.report import jsonfile
from claimcheck.yamltree import FORBIDDEN
from tests.generated_files import claim_bases, damaged_claim_bases
from tests.loader.cases import PORTS
from tests.test_bundled import CLAIMS
from tests.test_cli import claimcheck

DISPUTED = PORTS.parent / "disputed"
EXAMPLE = Path(__file__).parents[2] / "src" / "claimcheck" / "skeleton" / "template" / "claims"


def lines_of(files: Files) -> bytes:
    return "".join(json_lines(files)).encode()


def taken_in(lines: bytes) -> HeldFiles:
    """The files that lines become, which must have no problem."""
    intake = take_in(io.BytesIO(lines), "base.jsonl")
    assert intake.problems == ()
    return HeldFiles("claims", intake.files)


def without_places(value: Any) -> Any:
    return attrs.asdict(value, filter=lambda field, inner: not isinstance(inner, Location))


def says(files: Files) -> list[Any]:
    """All that the loader reads, but for where it stands."""
    base = load_files(files)
    read = (*base.articles, *base.claims, *base.reviews)
    return [*map(without_places, (base.registries, base.settings, *read)), [one.code for one in base.problems]]


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The claim base of the ports with one more article, which contradicts it."""
    folder = tmp_path_factory.mktemp("disputed") / "claims"
    shutil.copytree(PORTS, folder)
    shutil.copytree(DISPUTED, folder, dirs_exist_ok=True)
    return folder


@pytest.mark.parametrize("name", ["claims", "ports", "disputed", "example"])
def test_the_findings_are_the_same_to_the_byte(name: str, disputed: Path) -> None:
    files = FolderFiles({"claims": CLAIMS, "ports": PORTS, "disputed": disputed, "example": EXAMPLE}[name])
    again = taken_in(lines_of(files))
    before, after = (json.loads(jsonfile.render(conclude(load_files(one)))) for one in (files, again))
    for part in ("articles", "questions", "findings"):
        assert json.dumps(after[part]) == json.dumps(before[part])
    for claim in (*before["claims"], *after["claims"]):
        del claim["file"], claim["line"]  # the lines have no lines of files in them
    assert after["claims"] == before["claims"]
    assert [problem["code"] for problem in after["problems"]] == [problem["code"] for problem in before["problems"]]
    assert lines_of(again) == lines_of(files)
    assert says(again) == says(files)


def test_in_lines_that_fit_nothing_moves(tmp_path: Path) -> None:
    """Where a file is laid out as the import does it, even the numbers of its lines stay."""
    home = FolderFiles(PORTS)
    first, second = taken_in(lines_of(home)), taken_in(lines_of(taken_in(lines_of(home))))
    assert dict(second.held) == dict(first.held)
    assert first.read("visits.yaml") == home.read("visits.yaml")


def test_files_are_in_their_one_form() -> None:
    for name, data in taken_in(lines_of(FolderFiles(CLAIMS))).held.items():
        kind = PurePosixPath(*name).parts[0].removesuffix(".yaml")
        assert formatted(data, kind, ProblemList("")) == data  # type: ignore[arg-type]


def test_the_first_line_says_the_schema_even_without_settings() -> None:
    files = HeldFiles("claims", {("articles", "README.md"): b"nothing yet"})
    assert lines_of(files) == b'{"kind": "settings", "entry": {"schema": 1}}\n'
    assert taken_in(lines_of(files)).held == {("claimcheck.yaml",): b"schema: 1\n"}


@settings(max_examples=40)
@given(claim_bases())
def test_any_claim_base(made: dict[str, bytes]) -> None:
    files = HeldFiles("claims", {PurePosixPath(path).parts: data for path, data in made.items()})
    if any(problem.severity == "error" for problem in load_files(files).problems):
        return
    lines = lines_of(files)
    again = taken_in(lines)
    assert lines_of(again) == lines
    assert says(again)[:-1] == says(files)[:-1]


@settings(max_examples=40)
@given(damaged_claim_bases())
def test_whatever_is_wrong_is_told_at_its_line(made: dict[str, bytes]) -> None:
    files = HeldFiles("claims", {PurePosixPath(path).parts: data for path, data in made.items()})
    errors = sorted(one.code for one in load_files(files).problems if one.severity == "error")
    lines = lines_of(files)
    told = take_in(io.BytesIO(lines), "base.jsonl").problems
    assert errors or not told  # a claim base with errors is not exported: what lines say of it need not be all
    assert {one.code for one in told} <= set(errors)
    assert all(0 < one.location.line <= lines.count(b"\n") for one in told)


# --- Hostile text in every place for texts ----------------------------------------------------------------

NASTY = (
    *("no", "012", "12:30", "[a..b]", "[2031-05-04..2031-05-05]", "null", "~", "1e3", "0x1F", "---", "...", "- a"),
    *("a: b", "a #b", "#a", "&a", "*a", "!!a", "%a", "@a", "`a`", "{a: b}", "<<", "? a", "| a", "> a", "'", '"', '\\"'),
    *("a\nb", "a\r\nb", "a\tb", "\ta", " a ", "a\n\n b\n", "\\n", "\\u0041", "\ufeffa", "a\u200bb\u202e", "\xa0a"),
    *("日本語", "한국어", "\U0001f600", "<script>alert(1)</script>", "${a}", "a" * 5000, " ".join(["word"] * 30)),
)
ALLOWED = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda text: text.strip() and not FORBIDDEN.search(text) and len(text.split()) <= 30
)
TEXTS = {"title", "note", "name", "asks", "quote", "translation", "if", "reason", "reviewer", "licence", "fair"}


def with_texts(value: Any, draw: Any) -> Any:
    """An entry with another text wherever one stands."""
    if isinstance(value, dict):
        return {key: draw() if key in TEXTS else with_texts(inner, draw) for key, inner in value.items()}
    return [with_texts(inner, draw) for inner in value] if isinstance(value, list) else value


@settings(max_examples=40)
@given(data=st.data())
def test_any_text_comes_back_as_it_was(data: st.DataObject, disputed: Path) -> None:
    texts = data.draw(st.lists(st.one_of(st.sampled_from(NASTY), ALLOWED), min_size=1, max_size=12))
    numbers = iter(range(10**6))
    lines = [
        with_texts(json.loads(line), lambda: texts[next(numbers) % len(texts)])
        for line in json_lines(FolderFiles(disputed))
    ]
    written = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    assert lines_of(taken_in(written.encode())).decode() == written


@given(
    st.sampled_from(["\x00", "\x1b", "\x85", "\u2028", "\ud800", "\udfff", "\uffff"]), st.sampled_from(sorted(TEXTS))
)
def test_what_no_file_may_hold_is_refused_at_its_line(character: str, key: str) -> None:
    lines = [json.loads(line) for line in json_lines(FolderFiles(PORTS))]
    number = next((number for number, line in enumerate(lines, 1) if key in line["entry"]), 2)
    lines[number - 1]["entry"][key] = f"a{character}b"
    intake = take_in(io.BytesIO("".join(json.dumps(line) + "\n" for line in lines).encode()), "base.jsonl")
    assert [(one.code, one.location.line) for one in intake.problems] == [("L08", number)]
    assert not intake.files


# --- The commands -----------------------------------------------------------------------------------------


def test_export_import_and_export_again(tmp_path: Path) -> None:
    shutil.copytree(CLAIMS, tmp_path / "claims")
    assert claimcheck("export", "jsonl", "--output", "a.jsonl", at=tmp_path).returncode == 0
    assert claimcheck("import", "jsonl", "a.jsonl", "again", at=tmp_path).returncode == 0
    assert claimcheck("export", "jsonl", "--output", "b.jsonl", "--claims", "again", at=tmp_path).returncode == 0
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    assert claimcheck("fmt", "--check", "--claims", "again", at=tmp_path).returncode == 0
    assert claimcheck("lint", "--fail-on", "warning", "--claims", "again", at=tmp_path).returncode == 0


def test_only_a_claim_base_without_errors_is_exported(tmp_path: Path) -> None:
    shutil.copytree(PORTS, tmp_path / "claims")
    (tmp_path / "claims" / "articles" / "broken.yaml").write_text("article: [\n")
    done = claimcheck("export", "jsonl", "--output", "a.jsonl", at=tmp_path)
    assert done.returncode == 2
    assert not (tmp_path / "a.jsonl").exists()


def test_an_export_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    shutil.copytree(PORTS, tmp_path / "claims")
    for form in ("jsonl", "claimreview"):
        for _ in range(2):
            assert claimcheck("export", form, "--output", form, at=tmp_path).returncode == 0
    before = (tmp_path / "jsonl").read_bytes()
    assert claimcheck("export", "claimreview", "--output", "jsonl", at=tmp_path).returncode == 2
    assert (tmp_path / "jsonl").read_bytes() == before


@pytest.mark.parametrize(
    ("form", "url", "says"),
    [
        ("jsonl", "https://ports.example/", "jsonl has no links; leave --base-url out"),
        ("claimreview", "ports.example", "--base-url ports.example: write an address such as"),
        ("claimreview", "https://ports.example/?a=b", "write an address such as https://example.org/claims/"),
    ],
)
def test_addresses_that_links_cannot_begin_with(tmp_path: Path, form: str, url: str, says: str) -> None:
    shutil.copytree(PORTS, tmp_path / "claims")
    done = claimcheck("export", form, "--output", "x", "--base-url", url, at=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert not (tmp_path / "x").exists()
