"""Every case in tests/lints/cases, and that together they show every lint, and what silences it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from claimcheck.claimbase import load
from claimcheck.codes import CODES
from claimcheck.lints import lint_articles, lint_base
from tests.loader.cases import Case, shown, write

CASES: dict[str, Case] = {
    f"{path.stem}: {name}": case
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_case(case: Case, tmp_path: Path) -> None:
    write(case, tmp_path)
    base = load(tmp_path / "claims")
    assert [problem for problem in base.problems if problem.severity == "error"] == []
    problems = [*lint_articles(base), *(lint_base(base) if case.get("whole") else ())]
    problems.sort(key=lambda problem: (problem.location.file, problem.location.line, problem.location.column))
    expected = [line.split(" ", 2) for line in case.get("expect", ())]
    assert [shown(problem, tmp_path) for problem in problems] == [f"{at} {code}" for at, code, *_ in expected]
    for problem, (_, _, *pieces) in zip(problems, expected, strict=True):
        for piece in "".join(pieces).split(" | "):
            assert piece in f"{problem.message} | {problem.hint}"


def test_every_lint_is_shown_and_none_is_an_error() -> None:
    codes = {line.split(" ", 2)[1] for case in CASES.values() for line in case.get("expect", ())}
    assert codes == {code for code in CODES if code >= "L80"}
    assert {CODES[code].level for code in codes} == {"warning", "hint"}
