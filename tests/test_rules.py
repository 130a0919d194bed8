"""Every example of every rule: what must fire fires, and one changed field silences it.

All are in one claim base, each with visits and guests of its own: to start the engine takes longer than to run it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import claimcheck
from claimcheck.engine import load_rules
from claimcheck.rulefile import Rule
from tests.rules.world import Statement, changed, statements, write

Case = tuple[Rule, list[Statement], bool]


def cases() -> Iterator[tuple[str, Case]]:
    for rule in load_rules():
        for number, example in enumerate(rule.examples, 1):
            given = statements(example)
            yield f"{rule.code}-{number}-fires", (rule, given, True)
            for change in example.changes:
                label = f"{rule.code}-{number}-not-{change.number}.{change.field}={change.value}"
                yield label, (rule, changed(given, change), False)


CASES = dict(cases())
NAMES = {label: f"case-{number:03}" for number, label in enumerate(CASES)}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> claimcheck.Result:
    given = {NAMES[label]: case[1] for label, case in CASES.items()}
    return claimcheck.check(write(tmp_path_factory.mktemp("examples") / "claims", given))


@pytest.mark.parametrize("label", CASES)
def test_example(label: str, result: claimcheck.Result) -> None:
    rule, _, fires = CASES[label]
    name = NAMES[label]
    assert [p.message for p in result.problems if p.severity == "error" and name in p.location.file] == []
    assert (rule.code in {f.rule for f in result.findings if f.visit.startswith(f"{name}-")}) == fires


def test_the_registries_of_the_examples_are_sound(result: claimcheck.Result) -> None:
    assert [p.message for p in result.problems if p.severity == "error"] == []


def test_every_rule_has_examples_of_both_kinds() -> None:
    for rule in load_rules():
        assert rule.examples, rule.code
        assert any(example.changes for example in rule.examples), rule.code
