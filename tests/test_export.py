"""Exports: what is in the tables, what each form makes of it, and what it does to files that are there already."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

import claimcheck
from claimcheck.checking import Result
from claimcheck.export import csv as csvfolder
from claimcheck.export import datapackage, parquet, sqlite, xlsx
from claimcheck.export.dictionary import Table, tables
from claimcheck.export.formats import FORMATS, ExportError, format_of
from claimcheck.export.placing import SUMS, ForeignError, write_file, write_folder
from claimcheck.export.tables import dictionary, filled
from claimcheck.model import Place
from claimcheck.report import safe
from tests.made_up import made_up

HERE = Path(__file__).parent
BASES = (HERE / "bases" / "ports", HERE.parent / "claims")
HOSTILE = (
    *("=1+1", "+1", "-5", "@SUM(A1)", "\t=1", "＝1", "0012", "1.10", "2011-08", "May 4", "TRUE", "1234567890123456"),
    *("a\x00b", "lone \ud800", "two\nlines\r\nand\rmore", 'a "quote", and more', "; DROP TABLE claims;--", "'"),
    *("평양에서 김정은", "left\u202eright", "\x1b[31m", "_x0041_", "http://x.example", "<b>&amp;</b>", "x" * 40_000),
)


@pytest.fixture(scope="module", params=BASES, ids=lambda folder: folder.name)
def result(request: pytest.FixtureRequest) -> Result:
    return claimcheck.check(request.param)


@pytest.fixture(scope="module")
def ports() -> Result:
    return claimcheck.check(BASES[0])


def hostile(text: str) -> Result:
    """A Result with a text wherever somebody can write one."""
    made = made_up()
    base = made.base
    claims = tuple(
        evolve(claim, statement=evolve(claim.statement, quote=(text,), translation=text, note=text))
        for claim in base.claims
    )
    registries = evolve(
        base.registries,
        sources={
            id: evolve(source, name=text, note=text, url=text, wikidata=text)
            for id, source in base.registries.sources.items()
        },
        visits={id: evolve(visit, title=text, note=text) for id, visit in base.registries.visits.items()},
        places={**base.registries.places, "veldt": Place("veldt", text, note=text, wikidata=text, aliases=(text,))},
        questions={id: evolve(question, note=text) for id, question in base.registries.questions.items()},
        people={id: evolve(person, note=text, wikidata=text) for id, person in base.registries.people.items()},
    )
    articles = tuple(evolve(article, title=text, archive_url=text, note=text) for article in base.articles)
    base = evolve(
        base, claims=claims, registries=registries, articles=articles, settings=evolve(base.settings, title=text)
    )
    return evolve(made, base=base)


# --- The tables -------------------------------------------------------------------------------------------


def test_what_is_referred_to_comes_before() -> None:
    known: set[str] = set()
    for table in tables():
        known.add(table.name)
        assert {column.refers_to for column in table.columns if column.refers_to} <= known
        assert table.parent is None or table.parent in known
        assert table.label is None or table.label in [column.name for column in table.columns]


def test_the_dictionary_in_the_documentation_is_current(golden: Any) -> None:
    page = (HERE.parent / "docs" / "exports.md").read_text(encoding="utf-8")
    start = page.partition("### claim_base\n")[0]
    golden("../../docs/exports.md", start.rstrip("\n") + "\n\n" + "\n".join(map(documented, tables())))


def documented(table: Table) -> str:
    lines = [f"### {table.name}", "", table.about, "", "| column | type | what it is |", "|---|---|---|"]
    for column in table.columns:
        name = f"**{column.name}**" if column.name in table.keys else column.name
        type_ = f"→ {column.refers_to}" if column.refers_to else column.type
        lines.append(f"| {name} | {type_} | {column.about} |")
    return "\n".join(lines) + "\n"


def test_rows_are_what_the_dictionary_says(result: Result) -> None:
    types: dict[str, type | tuple[type, ...]] = {
        "text": str,
        "date": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
    }
    keys: dict[str, set[tuple[Any, ...]]] = {}
    for table, rows in filled(result):
        keys[table.name] = {row[: table.key] for row in rows}
        assert len(keys[table.name]) == len(rows) or not table.key
        assert not any(None in key for key in keys[table.name])
        assert list(rows) == sorted(rows, key=lambda row: row[: table.key])
        for number, column in enumerate(table.columns):
            values = {row[number] for row in rows} - {None}
            assert all(isinstance(value, types[column.type]) and value != "" for value in values), column
            if column.refers_to:
                assert {(value,) for value in values} <= keys[column.refers_to], (table.name, column.name)
        if table.parent:
            width = len(next(iter(keys[table.parent]), ()))
            assert {row[:width] for row in rows} <= keys[table.parent]


def test_every_column_is_filled_somewhere() -> None:
    """Or one might be forgotten."""
    filled_somewhere: set[str] = set()
    for made in (*map(claimcheck.check, BASES), hostile("text")):
        for table, rows in filled(made):
            for number, column in enumerate(table.columns):
                if any(row[number] is not None for row in rows):
                    filled_somewhere.add(f"{table.name}.{column.name}")
    every = {f"{table.name}.{column.name}" for table in tables() for column in table.columns}
    assert sorted(every - filled_somewhere) == []


def test_all_claims_answers_and_findings_are_there(result: Result) -> None:
    sizes = {table.name: len(rows) for table, rows in filled(result)}
    assert sizes["claims"] == len(result.facts)
    assert sizes["answers"] == len(result.answers)
    assert sizes["outcomes"] == len(result.outcomes)
    assert sizes["findings"] == len(result.findings)
    assert sizes["finding_claims"] == sum(len(side.claims) for f in result.findings for side in f.sides)
    assert sizes["reviews"] == len(result.base.reviews)


# --- Each form --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["sqlite", "csv", "xlsx", "parquet", "datapackage"])
def test_the_same_claims_give_the_same_bytes(form: str, ports: Result) -> None:
    assert form in FORMATS
    assert format_of(form).files(ports) == format_of(form).files(ports)


def read_csv(data: bytes, encoding: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline="")))


def test_csv_for_spreadsheets(ports: Result) -> None:
    files = csvfolder.files(ports)
    assert all(data.startswith(b"\xef\xbb\xbf") for data in files.values())
    assert sorted(files) == sorted(f"{table.name}.csv" for table in (*tables(), dictionary().table))
    claims = {row["claim"]: row for row in read_csv(files["claims.csv"], "utf-8-sig")}
    yacht = claims["2031-04-20-harbor-post#yacht.arrival_date"]
    assert (yacht["lo"], yacht["hi"], yacht["lasts"], yacht["amount"]) == ("2031-05-04", "2031-05-05", "FALSE", "")
    assert claims["2031-05-07-arlan-courier#landed.distance"]["amount"] == "48.28032"
    visits = {row["visit"]: row for row in read_csv(files["visits.csv"], "utf-8-sig")}
    assert visits["2030-10-veldt"]["window"] == "'2030-10"


def test_sqlite_holds_together(result: Result) -> None:
    with opened(sqlite.files(result)[""]) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for one in (*filled(result), dictionary()):
            stored = database.execute(f'SELECT * FROM "{one.table.name}"').fetchall()
            assert stored == list(one.for_programs())


def test_sqlite_is_searched_and_read(ports: Result) -> None:
    with opened(sqlite.files(ports)[""]) as database:
        found = database.execute(
            "SELECT claim FROM claims WHERE rowid IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH 'yacht dock')"
        )
        assert {claim for (claim,) in found} == {
            "2031-04-20-harbor-post#yacht.arrival_date",
            "2031-04-20-harbor-post#yacht.transport",
        }
        read = database.execute("SELECT source, answer, outlet FROM claims_read WHERE claim LIKE '%#landed.stop%'")
        assert read.fetchall() == [("Tidewater News Agency", "Dunmere", "Arlan Courier")]
        assert database.execute("SELECT verdict, count(*) FROM rumors GROUP BY verdict").fetchall() == [
            ("confirmed", 2),
            ("open", 7),
            ("refuted", 1),
        ]
    with opened(sqlite.files(hostile("x"))[""]) as database:
        assert database.execute("SELECT finding, review FROM open_contradictions").fetchall() == [
            ("C04-0123456789abcdef", "open")
        ]


@contextmanager
def opened(data: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        yield database


def test_parquet_has_types(ports: Result, tmp_path: Path) -> None:
    import duckdb

    write_folder(tmp_path, parquet.files(ports), replacing=False)
    types = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
    with duckdb.connect() as connection:
        for table, rows in filled(ports):
            path = tmp_path / f"{table.name}.parquet"
            described = connection.execute(f"DESCRIBE SELECT * FROM '{path}'").fetchall()
            assert [(name, type_) for name, type_, *_ in described] == [
                (column.name, types[column.type]) for column in table.columns
            ]
            read = connection.execute(f"SELECT * FROM '{path}'").fetchall()
            assert [[text_of(value) for value in row] for row in read] == [
                [text_of(value) for value in row] for row in rows
            ]


def text_of(value: Any) -> str:
    return "" if value is None else str(value)


@pytest.mark.heavy
def test_a_workbook_holds_texts_as_texts(ports: Result) -> None:
    book = workbook(xlsx.files(ports)[""])
    assert book.sheetnames == ["dictionary", *(table.name for table in tables())]
    for table, rows in filled(ports):
        header, *stored = book[table.name].iter_rows(values_only=True)
        assert list(header) == [column.name for column in table.columns]
        assert [list(row) for row in stored] == [list(row) for row in rows]
        assert book[table.name].freeze_panes is not None
        assert book[table.name].auto_filter.ref


def workbook(data: bytes) -> Any:
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(data))


def test_a_sheet_that_is_too_long(ports: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    with pytest.raises(
        ExportError, match=r"the table dictionary has \d+ rows, and a sheet room for 3; export to sqlite"
    ):
        xlsx.files(ports)


@pytest.mark.heavy
def test_the_package_is_what_frictionless_expects(result: Result, tmp_path: Path) -> None:
    from frictionless import Package

    write_folder(tmp_path, datapackage.files(result), replacing=False)
    report = Package(tmp_path / "datapackage.json").validate()
    assert report.flatten(["title", "type", "message"]) == []
    assert {task.name for task in report.tasks} == {table.name for table in tables()}


@pytest.mark.heavy
def test_the_package_tells_frictionless_what_is_wrong(ports: Result, tmp_path: Path) -> None:
    """Or the test above might pass whatever is written."""
    from frictionless import Package

    files = datapackage.files(ports)
    files["claims.csv"] = files["claims.csv"].replace(b",harbor-post,", b",nobody,")
    write_folder(tmp_path, files, replacing=False)
    assert "foreign-key" in {error[0] for error in Package(tmp_path / "datapackage.json").validate().flatten(["type"])}


# --- Hostile text -----------------------------------------------------------------------------------------


SPOTS = {"claims": ("quote", "translation", "note"), "articles": ("title",), "visits": ("title",), "people": ("note",)}
Rows = list[dict[str, Any]]


def in_sqlite(files: Mapping[str, bytes], table: str) -> Rows:
    with opened(files[""]) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"SELECT * FROM {table}")]


def in_csv(files: Mapping[str, bytes], table: str) -> Rows:
    return read_csv(files[f"{table}.csv"], "utf-8-sig")


def in_package(files: Mapping[str, bytes], table: str) -> Rows:
    return read_csv(files[f"{table}.csv"], "utf-8")


def in_workbook(files: Mapping[str, bytes], table: str) -> Rows:
    header, *rows = workbook(files[""])[table].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


READ: Mapping[str, tuple[Callable[[Mapping[str, bytes], str], Rows], Callable[[str], str]]] = {
    "sqlite": (in_sqlite, safe.data),
    "datapackage": (in_package, safe.data),
    "csv": (in_csv, safe.spreadsheet_text),
    "xlsx": (in_workbook, safe.spreadsheet_cell),
}
"""How each form is read, and what it makes of a text."""


def check_hostile(form: str, text: str) -> None:
    read, made_safe = READ[form]
    files = format_of(form).files(hostile(text))
    found = {
        (row[column] or "") for table, columns in SPOTS.items() for row in read(files, table) for column in columns
    }
    assert found == {made_safe(text)}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
@pytest.mark.parametrize("form", ["sqlite", "datapackage", "csv"])
def test_hostile_text(form: str, text: str) -> None:
    check_hostile(form, text)


@pytest.mark.heavy
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_hostile_text_in_a_workbook(text: str) -> None:
    check_hostile("xlsx", text)
    book = workbook(xlsx.files(hostile(text))[""])
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}  # "f" would be a formula
    assert not any(cell.hyperlink for cell in cells)


@examples(max_examples=25)
@given(st.text(max_size=60))
def test_no_text_is_lost_or_live(text: str) -> None:
    for form in ("sqlite", "datapackage", "csv"):
        check_hostile(form, text)


def test_hostile_text_in_parquet(tmp_path: Path) -> None:
    import duckdb

    text = "|".join(HOSTILE)
    (tmp_path / "claims.parquet").write_bytes(parquet.files(hostile(text))["claims.parquet"])
    with duckdb.connect() as connection:
        read = connection.execute(f"SELECT DISTINCT quote FROM '{tmp_path / 'claims.parquet'}'").fetchall()
    assert read == [(safe.data(text),)]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_hostile_text_in_descriptions(text: str) -> None:
    assert json.loads(datapackage.files(hostile(text))["datapackage.json"])["title"]
    assert json.loads(sqlite.metadata(hostile(text), text)[".metadata.json"])["databases"].keys() == {text}


# --- Files that are there already -------------------------------------------------------------------------


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_export_replaces_an_earlier_one(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a.csv": b"1", "b.csv": b"2"}, replacing=False)
    (tmp_path / "mine.txt").write_text("mine")
    write_folder(tmp_path, {"a.csv": b"3"}, replacing=False)
    assert names(tmp_path) == [SUMS, "a.csv", "mine.txt"]
    assert (tmp_path / "a.csv").read_bytes() == b"3"


@pytest.mark.parametrize("changed", ["a.csv", SUMS])
def test_what_somebody_wrote_or_changed_is_kept(tmp_path: Path, changed: str) -> None:
    write_folder(tmp_path, {"a.csv": b"1"}, replacing=False)
    (tmp_path / changed).write_text("mine")
    with pytest.raises(ForeignError, match=r"a\.csv"):
        write_folder(tmp_path, {"a.csv": b"3", "new.csv": b"4"}, replacing=False)
    assert (tmp_path / changed).read_text() == "mine"
    assert not (tmp_path / "new.csv").exists()
    write_folder(tmp_path, {"a.csv": b"3"}, replacing=True)
    assert (tmp_path / "a.csv").read_bytes() == b"3"


def test_a_changed_file_that_is_no_longer_needed_is_kept(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a.csv": b"1", "b.csv": b"2"}, replacing=False)
    (tmp_path / "b.csv").write_text("mine")
    write_folder(tmp_path, {"a.csv": b"3"}, replacing=False)
    assert (tmp_path / "b.csv").read_text() == "mine"


def test_a_list_of_sums_cannot_point_out_of_the_folder(tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_bytes(b"1")
    folder = tmp_path / "out"
    write_folder(folder, {"a.csv": b"1"}, replacing=False)
    sums = (folder / SUMS).read_text()
    (folder / SUMS).write_text(
        sums + "".join(sums.splitlines()[1].replace("a.csv", name) + "\n" for name in ("../victim.txt", str(victim)))
    )
    write_folder(folder, {"b.csv": b"2"}, replacing=False)
    assert victim.read_bytes() == b"1"
    assert names(folder) == [SUMS, "b.csv"]


def test_a_file_of_somebody_else_is_not_replaced(tmp_path: Path, ports: Result) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(b"mine")
    with pytest.raises(ForeignError, match=r"claims\.db was not written by claimcheck"):
        write_file(path, {"": b"new"}, sqlite.is_ours, replacing=False)
    write_file(path, sqlite.files(ports), sqlite.is_ours, replacing=True)
    write_file(path, sqlite.files(ports), sqlite.is_ours, replacing=False)
    assert sqlite.is_ours(path.read_bytes())


def test_nor_one_that_stands_beside(tmp_path: Path) -> None:
    (tmp_path / "claims.db.metadata.json").write_text("mine")
    with pytest.raises(ForeignError, match=r"metadata\.json"):
        write_file(tmp_path / "claims.db", {"": b"new", ".metadata.json": b"{}"}, sqlite.is_ours, replacing=False)
    assert names(tmp_path) == ["claims.db.metadata.json"]


def test_whose_file_it_is(ports: Result) -> None:
    made = {"sqlite": sqlite.files(ports)[""], "xlsx": xlsx.files(ports)[""]}
    other = io.BytesIO()
    import xlsxwriter

    xlsxwriter.Workbook(other, {"in_memory": True}).close()
    foreign = (b"", b"PK\x03\x04", b"SQLite format 3\0" + bytes(84), other.getvalue())
    for form, is_ours in (("sqlite", sqlite.is_ours), ("xlsx", xlsx.is_ours)):
        assert [is_ours(data) for data in foreign] == [False] * 4
        assert [name for name, data in made.items() if is_ours(data)] == [form]


# --- The command ------------------------------------------------------------------------------------------


def export(*arguments: object, claims: Path = BASES[0]) -> Any:
    from typer.testing import CliRunner

    from claimcheck.cli import app

    return CliRunner().invoke(app, ["export", *map(str, arguments), "--claims", str(claims)])


@pytest.mark.parametrize("form", ["sqlite", "csv", "xlsx", "parquet", "datapackage"])
def test_the_command(form: str, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out.db"
    assert (export(form, "--output", out).exit_code, export(form, "--output", out, "--quiet").stderr) == (0, "")
    assert out.is_dir() == (format_of(form).is_ours is None)


def test_datasette_is_told_the_name_of_the_database(tmp_path: Path) -> None:
    export("sqlite", "--output", tmp_path / "visits.2031.db")
    data = json.loads((tmp_path / "visits.2031.db.metadata.json").read_text())
    assert list(data["databases"]) == ["visits.2031"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("sqlit", "--output", "x"), "did you mean sqlite?"),
        (("csv", "--output", BASES[0] / "out"), "choose another place"),
        (("csv", "--output", BASES[0].parent), "choose another place"),
        (("csv", "--output", __file__), "cannot write to"),
    ],
)
def test_what_is_refused(arguments: tuple[object, ...], told: str) -> None:
    done = export(*arguments)
    assert told in str(done.exception)


def test_a_claim_base_with_errors_is_not_exported(tmp_path: Path) -> None:
    shutil.copytree(BASES[0], tmp_path / "claims")
    (tmp_path / "claims" / "articles" / "broken.yaml").write_text("article: [\n")
    done = export("csv", "--output", tmp_path / "out", claims=tmp_path / "claims")
    assert "without errors" in str(done.exception)
    assert names(tmp_path) == ["claims"]


@pytest.mark.heavy
@pytest.mark.parametrize("form", ["sqlite", "csv", "xlsx", "parquet", "datapackage"])
def test_a_full_disk(form: str, tmp_path: Path) -> None:
    """No file may grow beyond 1,024 bytes."""
    command = f'ulimit -f 1; exec "{sys.executable}" -m claimcheck.cli export {form} --output out --claims "{BASES[0]}"'
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "out" in done.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_foreign_file_can_be_forced(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    out.write_text("mine")
    assert "--force" in str(export("xlsx", "--output", out).exception)
    assert out.read_text() == "mine"
    assert export("xlsx", "--output", out, "--force").exit_code == 0
