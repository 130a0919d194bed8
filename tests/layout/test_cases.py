"""Every case in tests/layout/cases; that the shapes have the keys that files have; what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml

from claimcheck.claimkeys import ArticleEntry, FileEntry, StatementEntry
from claimcheck.codes import ProblemList
from claimcheck.layout import formatted
from claimcheck.layout.shapes import SHAPES, Kind, Shape
from claimcheck.questions import QuestionEntry, TermEntry
from claimcheck.registries import (
    ParentEntry,
    PersonEntry,
    PlaceEntry,
    SettingsEntry,
    SourceEntry,
    VisitEntry,
)

CASES: dict[str, dict[str, Any]] = {
    f"{path.stem}: {name}": case
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}


def fmt(text: str, kind: Kind) -> str:
    problems = ProblemList("a.yaml")
    after = formatted(text.encode(), kind, problems)
    assert problems.found == []
    assert after is not None
    return after.decode()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_case(case: dict[str, Any]) -> None:
    kind, before = case.get("kind", "articles"), case["before"]
    after = fmt(before, kind)
    assert after == case.get("after", before)
    assert fmt(after, kind) == after


def keys_of(cls: Any) -> set[str]:
    return {field.metadata.get("key") or field.name for field in attrs.fields(cls)}


@pytest.mark.parametrize(
    ("shape", "cls"),
    [
        (SHAPES["articles"], FileEntry),
        (SHAPES["articles"].at("article"), ArticleEntry),
        (SHAPES["articles"].at("statements").at("x"), StatementEntry),
        (SHAPES["visits"].at("x"), VisitEntry),
        (SHAPES["questions"].at("x"), QuestionEntry),
        (SHAPES["questions"].at("x").at("terms").at("x"), TermEntry),
        (SHAPES["sources"].at("x"), SourceEntry),
        (SHAPES["places"].at("x"), PlaceEntry),
        (SHAPES["places"].at("x").at("within").item(), ParentEntry),
        (SHAPES["people"].at("x"), PersonEntry),
        (SHAPES["claimcheck"], SettingsEntry),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_key_has_its_place(shape: Shape, cls: Any) -> None:
    assert set(shape.order) == keys_of(cls) - {"since"} | ({"from"} if cls is ParentEntry else set())
    assert len(set(shape.order)) == len(shape.order)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\nb: *x\n", "L13"),
        ("a: 1\na: 2\n", "L15"),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n", "L11"),
        ("a: [1\n", "L10"),
        ("a: !tag 1\n", "L14"),
        ("a: \x07\n", "L08"),
        ("a: 1\n---\nb: 2\n", "L17"),
        ("article:\n  note: berth #4 of Mira\n", "L18"),
        ("article:\n  title: Berth 4 # of Mira\n", "L18"),
        ("statements: {a: {quote: [berth #4 of Mira\n]}}\n", "L18"),
    ],
)
def test_what_has_problems_is_refused(text: str, code: str) -> None:
    problems = ProblemList("a.yaml")
    assert formatted(text.encode(), "articles", problems) is None
    assert problems.found[0].code == code


def test_what_is_not_utf8_is_refused() -> None:
    problems = ProblemList("a.yaml")
    assert formatted(b"a: \xff\n", "articles", problems) is None
    assert [problem.code for problem in problems.found] == ["L07"]
