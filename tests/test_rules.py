"""Every example of every rule: what must fire fires, and one changed field silences it.

All are in one claim base, each with visits and guests of its own: to start the engine takes longer than to run it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import pytest

import claimcheck
from claimcheck.checking import Result
from claimcheck.engine import load_rules
from claimcheck.findings import Finding, Side
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
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    given = {NAMES[label]: case[1] for label, case in CASES.items()}
    return claimcheck.check(write(tmp_path_factory.mktemp("examples") / "claims", given))


@pytest.mark.parametrize("label", CASES)
def test_example(label: str, result: Result) -> None:
    rule, _, fires = CASES[label]
    name = NAMES[label]
    assert [p.message for p in result.problems if p.severity == "error" and name in p.location.file] == []
    assert (rule.code in {f.rule for f in result.findings if f.visit.startswith(f"{name}-")}) == fires


def test_the_registries_of_the_examples_are_sound(result: Result) -> None:
    assert [p.message for p in result.problems if p.severity == "error"] == []


def told(findings: Iterable[Finding]) -> str:
    """What each rule says of its own examples: the message, and each side with the number of its claims."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.visit[:8], finding.rule), []).append(finding)
    lines = []
    for label, (rule, _, fires) in CASES.items():
        lines += [label] if fires else []
        told_of = found.get((NAMES[label], rule.code), []) if fires else []
        for finding in sorted(told_of, key=lambda finding: finding.message):  # ids depend on the case's number
            lines += [f"  {finding.severity}: {finding.message}", *(f"    {_side(side)}" for side in finding.sides)]
    return re.sub("case-[0-9]{3}-", "", "\n".join([*lines, ""]))


def _side(side: Side) -> str:
    held = f"{side.visit}/{side.question} {side.stance} {side.answer}"
    return f"{held} {side.phase} {side.scope} of {side.origin}: {side.total}"


def test_what_the_rules_say_of_their_examples(result: Result, golden: Callable[[str, str], None]) -> None:
    golden("examples.txt", told(result.findings))


def test_every_rule_has_examples_of_both_kinds() -> None:
    for rule in load_rules():
        assert rule.examples, rule.code
        assert any(example.changes for example in rule.examples), rule.code
