"""Every example of every rule: what must fire fires, and one changed field silences it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import claimcheck
from claimcheck.engine import load_rules
from claimcheck.rulefile import Rule
from tests.rules.world import Statement, changed, statements, write


def cases() -> Iterator[object]:
    for rule in load_rules():
        for number, example in enumerate(rule.examples, 1):
            given = statements(example)
            yield pytest.param(rule, given, True, id=f"{rule.code}-{number}-fires")
            for change in example.changes:
                label = f"{rule.code}-{number}-not-{change.number}.{change.field}={change.value}"
                yield pytest.param(rule, changed(given, change), False, id=label)


@pytest.mark.parametrize(("rule", "given", "fires"), list(cases()))
def test_example(rule: Rule, given: list[Statement], fires: bool, tmp_path: Path) -> None:
    result = claimcheck.check(write(tmp_path / "claims", given))
    assert [p.message for p in result.problems if p.severity == "error"] == []
    assert (rule.code in {finding.rule for finding in result.findings}) == fires


def test_every_rule_has_examples_of_both_kinds() -> None:
    for rule in load_rules():
        assert rule.examples, rule.code
        assert any(example.changes for example in rule.examples), rule.code
