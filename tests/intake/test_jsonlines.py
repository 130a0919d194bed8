"""JSON Lines from strangers: each case in jsonl.yaml, and what is too large to stand there."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.intake.jsonlines import take_in
from claimcheck.yamltree import MAX_BYTES
from tests.test_cli import claimcheck

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "jsonl.yaml").read_text(encoding="utf-8"))
SETTINGS = b'{"kind": "settings", "entry": {"schema": 1}}\n'


def data_of(case: dict[str, Any]) -> bytes:
    if "bytes" in case:
        return bytes.fromhex(case["bytes"])
    return "".join(f"{line}\n" for line in case["lines"]).encode()


def told(data: bytes) -> list[str]:
    intake = take_in(io.BytesIO(data), "x.jsonl")
    assert all(one.hint and one.location.file == "x.jsonl" for one in intake.problems)
    return [f"{one.location.line}:{one.location.column} {one.code} {one.message}" for one in intake.problems]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(data_of(case))
    done = claimcheck("import", "jsonl", "x.jsonl", "base", at=tmp_path)
    assert told(data_of(case)) == case.get("says", [])
    base = tmp_path / "base"
    written = {path.relative_to(base).as_posix(): path.read_text("utf-8") for path in base.glob("**/*.yaml")}
    assert written == case.get("makes", {})
    assert done.returncode == (2 if "says" in case else 0)
    if "says" in case:
        assert not base.exists()
        assert "nothing is written" in done.stderr


def nested(depth: int, start: str, end: str) -> bytes:
    entry = start * depth + end * depth
    return SETTINGS + f'{{"kind": "person", "id": "orn", "entry": {{"name": {entry}}}}}\n'.encode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (nested(100_000, "[", "]"), ["2:1 L12 more than 32 levels are nested here"]),
        (nested(100_000, '{"a":', "}"), ["2:1 L12 more than 32 levels are nested here"]),
        (nested(40, '{"a":', "}").replace(b":}", b":1}"), ["2:1 L12 more than 32 levels are nested here"]),
        (nested(29, "[", "]"), ["2:1 L22 `name` must be a text, not a list"]),
        (SETTINGS + b"x" * (MAX_BYTES + 1), ["2:1 L06 the line has more than 2 MB"]),
        (
            SETTINGS + b'{"kind": "person", "id": "a", "entry": {"name": "A", "wikidata": ' + b"9" * 1_000_000 + b"}}",
            [f"2:1 L46 `{'9' * 59}…` is not an id of Wikidata"],
        ),
        (
            SETTINGS + json.dumps({"kind": "person", "id": "orn", "entry": {"n" * 2000: "x"}}).encode(),
            ["2:1 L10 the bracket that opens here is not closed properly"],
        ),
    ],
    ids=["lists", "objects", "forty objects", "as deep as it may be", "a long line", "a long number", "a long key"],
)
def test_what_is_too_much(data: bytes, says: list[str]) -> None:
    assert told(data) == says


def test_very_many_keys_twice_take_no_time() -> None:
    keys = ", ".join(f'"k{number}": 1' for number in range(100_000))
    assert told(SETTINGS + f'{{{keys}, "k99999": 1}}\n'.encode()) == [
        "2:1 L15 the key `k99999` stands twice in one object"
    ]


def test_only_so_many_problems_are_told() -> None:
    assert len(told(SETTINGS + b"{}\n" * 10_000)) == 201


def test_nothing_is_written_where_anything_is(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(SETTINGS)
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "notes.txt").write_text("mine")
    done = claimcheck("import", "jsonl", "x.jsonl", "base", at=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "base is not empty, and nothing there is touched: notes.txt; name another folder" in done.stderr
    assert [path.name for path in (tmp_path / "base").iterdir()] == ["notes.txt"]


def test_it_says_what_it_made(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(SETTINGS)
    done = claimcheck("import", "jsonl", "x.jsonl", "new/base", at=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "made a claim base in new/base: 1 file\n")
    assert claimcheck("import", "jsonl", "nowhere.jsonl", "base", at=tmp_path).returncode == 2
