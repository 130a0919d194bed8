"""What a change does as JSON, schema 1: what other programs read.

Knows the schema. Change it only with a new schema number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.model import Location, Review
from claimcheck.report.jsonfile import SCHEMA, claim_entry, dumps, finding_entry, problem_entry
from claimcheck.report.names import Names
from claimcheck.report.rows import relative_file, rows_of_claims
from claimcheck.report.verdict import verdict

if TYPE_CHECKING:
    from claimcheck.checking import Result
    from claimcheck.difference import Difference
    from claimcheck.difference.claims import Told
    from claimcheck.difference.fields import Fields, Value
    from claimcheck.difference.findings import FindingChanges
    from claimcheck.difference.judges import Edit
    from claimcheck.findings import AnswerState, Finding


def render(difference: Difference, base: str, head: str) -> str:
    """The whole Difference between the revisions `base` and `head` as JSON text that ends in a line break."""
    folder = difference.after.base.folder
    problems = difference.problems
    return dumps(
        {
            "schema": SCHEMA,
            "base": base,
            "head": head,
            "verdict": verdict(difference),
            "claims": _claims(difference),
            "findings": _findings(difference.findings, difference.before, difference.after),
            "judges_edited": [_edit(edit, folder) for edit in difference.edits],
            "by_edited_judges": _findings(difference.own_findings, difference.after, difference.own),
            "reviews": {
                "stale": [_review(review) for review in difference.stale_reviews],
                "new": [_review(review) for review in difference.new_reviews],
            },
            "outcomes": [
                {
                    "visit": after.visit,
                    "question": after.question,
                    "answer": after.answer,
                    "was": before.verdict,
                    "is": after.verdict,
                    "lead_days": after.lead_days,
                }
                for before, after in difference.outcomes
            ],
            "standings": [_standing(one.before, one.after) for one in difference.standings],
            "problems": {
                "new": [problem_entry(problem, folder) for problem in problems.new],
                "gone": [problem_entry(problem, folder) for problem in problems.gone],
                "unjudged": [problem_entry(problem, folder) for problem in difference.unjudged],
            },
            "remarks": list(difference.remarks),
        }
    )


def _claims(difference: Difference) -> dict[str, Any]:
    changes = difference.claims
    added = _entries(difference.after, [*changes.added, *(one.after for one in changes.changed)])
    removed = _entries(difference.before, changes.removed)
    return {
        "added": [added[one.id] for one in changes.added],
        "removed": [removed[one.id] for one in changes.removed],
        "changed": [
            {**added[one.after.id], "was": one.before.id, "fields": _fields(one.fields)} for one in changes.changed
        ],
    }


def _entries(result: Result, claims: Iterable[Told]) -> Mapping[str, dict[str, Any]]:
    rows = rows_of_claims(result.base, [one.claim for one in claims], Names(result.base))
    return {id: claim_entry(row) for id, row in rows.items()}


def _findings(changes: FindingChanges, before: Result, after: Result) -> dict[str, Any]:
    return {
        "new": _list(changes.new, after),
        "gone": _list(changes.gone, before),
        "changed": [
            {**finding_entry(one.after, after.reviews.get(one.after.id)), "fields": _fields(one.fields)}
            for one in changes.changed
        ],
    }


def _list(findings: Sequence[Finding], result: Result) -> list[dict[str, Any]]:
    return [finding_entry(finding, result.reviews.get(finding.id)) for finding in findings]


def _fields(fields: Fields) -> dict[str, dict[str, Value]]:
    return {name: {"old": old, "new": new} for name, (old, new) in fields.items()}


def _edit(edit: Edit, folder: str) -> dict[str, Any]:
    return {
        "file": relative_file(folder, Location(edit.file)) if edit.of_claims else edit.file,
        "kind": edit.kind,
        "id": edit.id,
        "change": edit.change,
        "fields": _fields(edit.fields),
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "finding": review.finding,
        "visit": review.visit,
        "evidence": review.evidence,
        "decision": review.decision,
        "reason": review.reason,
        "reviewer": review.reviewer,
        "date": review.date.isoformat(),
    }


def _standing(before: AnswerState | None, after: AnswerState | None) -> dict[str, Any]:
    one = after or before
    assert one is not None
    return {
        "visit": one.visit,
        "question": one.question,
        "answer": one.answer,
        "was": _stands(before),
        "is": _stands(after),
    }


def _stands(state: AnswerState | None) -> dict[str, Any] | None:
    return None if state is None else {"standing": state.standing, "disputed": state.disputed, "refuted": state.refuted}
