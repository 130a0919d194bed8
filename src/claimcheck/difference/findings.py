"""What a change does to findings, to what became of rumors, to standings, and to decisions on findings.

Knows what is compared of each. Must not know how claims or findings came about.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from claimcheck.difference.fields import Fields, Value, differing
from claimcheck.findings import AnswerState, Finding, Outcome
from claimcheck.model import Review

if TYPE_CHECKING:
    from claimcheck.checking import Result


class ChangedFinding(NamedTuple):
    """A finding before and after a change, with the fields that differ."""

    before: Finding
    after: Finding
    fields: Fields


@frozen
class FindingChanges:
    """Findings that are new, gone, or the same with another severity, certainty, evidence or review; in their order."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    changed: tuple[ChangedFinding, ...]


class ChangedOutcome(NamedTuple):
    """An answer that began as a rumor or an announcement, and came to something else."""

    before: Outcome
    after: Outcome


class ChangedStanding(NamedTuple):
    """An answer with its standing before and after; None where nobody gives it."""

    before: AnswerState | None
    after: AnswerState | None


def compare_findings(before: Result, after: Result, merged: Collection[str]) -> FindingChanges:
    """Compare findings by their ids; those of the rules `merged`, one a question, by visit and question."""
    old, new = ({_key(finding, merged): finding for finding in side.findings} for side in (before, after))
    both = ((old[key], finding) for key, finding in new.items() if key in old)
    changed = (ChangedFinding(a, b, differing(_says(a, before), _says(b, after))) for a, b in both)
    return FindingChanges(
        new=tuple(finding for key, finding in new.items() if key not in old),
        gone=tuple(finding for key, finding in old.items() if key not in new),
        changed=tuple(one for one in changed if one.fields),
    )


def _key(finding: Finding, merged: Collection[str]) -> tuple[str, ...]:
    return (finding.rule, finding.visit, finding.question) if finding.rule in merged else (finding.id,)


def _says(finding: Finding, result: Result) -> dict[str, Value]:
    reviewed = result.reviews.get(finding.id)
    return {
        "id": finding.id,
        "severity": finding.severity,
        "certainty": finding.certainty,
        "lead_days": finding.lead_days,
        "evidence": finding.evidence,
        "review": reviewed.state if reviewed else None,
    }


def compare_outcomes(before: Result, after: Result) -> tuple[ChangedOutcome, ...]:
    """The answers that began as rumors or announcements and came to something else, by visit, question and answer."""
    old = {(one.visit, one.question, one.answer): one for one in before.outcomes}
    pairs = ((old.get((one.visit, one.question, one.answer)), one) for one in after.outcomes)
    return tuple(ChangedOutcome(a, b) for a, b in pairs if a is not None and a.verdict != b.verdict)


def compare_standings(before: Result, after: Result) -> tuple[ChangedStanding, ...]:
    """The answers that are new, gone, or stand otherwise, by visit, question and answer."""
    old, new = ({(s.visit, s.question, s.answer): s for s in side.answers} for side in (before, after))
    both = (ChangedStanding(old.get(key), new.get(key)) for key in sorted(old.keys() | new.keys()))
    return tuple(one for one in both if _stands(one.before) != _stands(one.after))


def _stands(state: AnswerState | None) -> tuple[str, bool, bool] | None:
    return (state.standing, state.disputed, state.refuted) if state else None


def gone_stale(before: Result, after: Result) -> tuple[Review, ...]:
    """The decisions that stood and no longer do, because their findings rest on other claims now."""
    standing = {decision for reviewed in before.reviews.values() for decision in reviewed.standing}
    return tuple(one for reviewed in after.reviews.values() for one in reviewed.outdated if one in standing)
