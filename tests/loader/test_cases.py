"""Every case in tests/loader/cases, and that together they show every code."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.codes import CODES, Code
from tests.loader.cases import Case, all_cases, run, shown

CASES = dict(all_cases())
ELSEWHERE = {
    *("L01", "L06", "L09"),  # large files, and one that the system refuses to read: test_claimbase
    "L19",  # of lines to import: tests/intake
    *("L54", "L55", "L59"),  # what only whoever knows the findings, or the day, can say: test_reviews
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_case(case: Case, tmp_path: Path) -> None:
    _, checks, problems = run(case, tmp_path)
    expected = [line.split(" ", 2) for line in case["expect"]]
    assert [shown(problem, tmp_path) for problem in problems] == [f"{at} {code}" for at, code, *_ in expected]
    for problem, (_, _, *pieces) in zip(problems, expected, strict=True):
        for piece in "".join(pieces).split(" | "):
            assert piece in f"{problem.message} | {problem.hint}"
    if "outcomes" in case:
        assert {check.statement.partition("#")[2]: check.outcome for check in checks} == case["outcomes"]


def test_every_code_is_shown() -> None:
    codes = {line.split(" ", 2)[1] for case in CASES.values() for line in case["expect"]}
    assert codes | ELSEWHERE == {code for code in CODES if code < "L80"}  # the others: tests/lints


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_codes_are_explained(code: Code) -> None:
    assert code.title[0].islower() or code.title.startswith(("YAML", "UTF"))
    assert code.explanation.endswith(".")
    assert "  " not in code.explanation
