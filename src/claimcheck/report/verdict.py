"""What a change does, in a sentence.

Knows what of a Difference is worth counting. Must not know any output.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimcheck.report.names import counted

if TYPE_CHECKING:
    from claimcheck.difference import Difference
    from claimcheck.findings import Finding


def verdict(difference: Difference) -> str:
    """What that judges is edited, what cannot be read, and what becomes of findings, or else of claims."""
    parts = [
        _edits(difference),
        _errors(difference),
        _listed(_findings(difference) or _claims(difference)),
        _listed(_decisions(difference)),
        _listed(_others(difference)),
    ]
    return "; ".join(part for part in parts if part) or "changes nothing"


def _listed(parts: list[str]) -> str:
    return ", ".join(part for part in parts if part)


def _part(verb: str, number: int, noun: str) -> str:
    return f"{verb} {counted(number, noun)}" if number else ""


def _edits(difference: Difference) -> str:
    """What of the judges is edited, and what that would hide or add."""
    own = difference.own_findings
    effects = [
        _part("hide", _conflicts(own.gone), "contradiction"),
        _part("add", _conflicts(own.new), "contradiction"),
    ]
    would = " and ".join(f"would {effect}" for effect in effects if effect)
    return _part("edits", len(difference.edits), "judge") + (f", which {would}" if would else "")


def _errors(difference: Difference) -> str:
    errors = [problem for problem in (*difference.problems.new, *difference.unjudged) if problem.severity == "error"]
    files = counted(len({problem.location.file for problem in errors}), "file")
    return f"{_part('adds', len(errors), 'error')} in {files}" if errors else ""


def _findings(difference: Difference) -> list[str]:
    found = difference.findings
    changed = [one.after for one in found.changed if one.fields.keys() != {"review"}]
    by_verb = {"adds": found.new, "removes": found.gone, "changes": changed}
    told = {(one.after.visit, one.after.question) for one in difference.outcomes}
    other = [
        finding
        for findings in by_verb.values()
        for finding in findings
        if not finding.is_conflict
        and finding.kind != "agreement"
        and not ((finding.is_outcome or finding.is_open) and (finding.visit, finding.question) in told)
    ]
    return list(
        filter(
            None,
            [
                *(_part(verb, _conflicts(some), "contradiction") for verb, some in by_verb.items()),
                *_outcomes(difference),
                *(_part(verb, sum(f.kind == "agreement" for f in some), "agreement") for verb, some in by_verb.items()),
                _part("changes", len(other), "other finding"),
            ],
        )
    )


def _outcomes(difference: Difference) -> list[str]:
    parts = []
    for noun, is_rumor in (("rumor", True), ("announcement", False)):
        verdicts = [
            (one.before.verdict, one.after.verdict)
            for one in difference.outcomes
            if (one.before.weight == 0) is is_rumor
        ]
        parts += [
            _part("settles", sum(before == "open" for before, _ in verdicts), noun),
            _part("reopens", sum(after == "open" for _, after in verdicts), noun),
            _part("changes the outcome of", sum("open" not in pair for pair in verdicts), noun),
        ]
    return parts


def _claims(difference: Difference) -> list[str]:
    """What becomes of claims when no finding differs."""
    claims = difference.claims
    parts = [
        _part("adds", len(claims.added), "claim"),
        _part("removes", len(claims.removed), "claim"),
        _part("changes", len(claims.changed), "claim"),
        _part("changes", len(difference.standings), "standing"),
    ]
    return [*parts, "changes no finding"] if any(parts) else []


def _decisions(difference: Difference) -> list[str]:
    return [
        _part("records", len(difference.new_reviews), "decision"),
        _part("outdates", len(difference.stale_reviews), "decision"),
    ]


def _others(difference: Difference) -> list[str]:
    """Problems that keep nothing from being read."""
    problems = difference.problems
    return [
        _part("adds", sum(problem.severity != "error" for problem in problems.new), "warning"),
        _part("mends", len(problems.gone), "problem"),
    ]


def _conflicts(findings: Iterable[Finding]) -> int:
    return sum(finding.is_conflict for finding in findings)
