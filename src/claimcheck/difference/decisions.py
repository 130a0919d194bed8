"""Which decisions on findings a change adds, edits or takes away.

Knows when two decisions are one before and after. Must not know what was found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from claimcheck.difference.fields import Value, differing
from claimcheck.difference.judges import Edit
from claimcheck.difference.pairing import paired
from claimcheck.ids import folded
from claimcheck.model import Review


class _Decision(NamedTuple):
    """A decision, and by field all that it says."""

    review: Review
    says: Mapping[str, Value]


def _common(*fields: str) -> Callable[[_Decision], object]:
    return lambda one: tuple(one.says[field] for field in fields)


# What two decisions must have in common to be one before and after, the surest sign first.
_KEYS: Final = (
    lambda one: tuple(one.says.values()),
    _common("visit", "finding", "reviewer", "date"),
    _common("visit", "finding", "reviewer"),
)


@frozen
class DecisionChanges:
    """Decisions that are new, edits of earlier ones, and all that count: the earlier ones as they were, and the new."""

    new: tuple[Review, ...]
    edits: tuple[Edit, ...]
    counting: tuple[Review, ...]


def compare_decisions(before: Sequence[Review], after: Sequence[Review]) -> DecisionChanges:
    """Compare the decisions of two claim bases, as often as they are in each."""
    old, new = ({number: _Decision(one, _says(one)) for number, one in enumerate(side)} for side in (before, after))
    edits = []
    for key in _KEYS:
        for earlier, later in paired(old, new, key):
            if found := differing(earlier.says, later.says):
                edits.append(Edit(later.review.location.file, "review", earlier.review.finding, "changed", found))
    for gone in old.values():
        found = differing(gone.says, dict.fromkeys(gone.says))
        edits.append(Edit(gone.review.location.file, "review", gone.review.finding, "removed", found))
    added = tuple(one.review for one in new.values())
    in_order = sorted(edits, key=lambda edit: (edit.file, edit.id or "", edit.change))
    return DecisionChanges(new=added, edits=tuple(in_order), counting=(*before, *added))


def _says(review: Review) -> dict[str, Value]:
    return {
        "visit": review.visit,
        "finding": review.finding,
        "evidence": review.evidence,
        "decision": review.decision,
        "reason": review.reason,
        "reviewer": folded(review.reviewer),
        "date": review.date.isoformat(),
        "review_by": review.review_by.isoformat() if review.review_by else None,
        "withdrawn": review.withdrawn.isoformat() if review.withdrawn else None,
    }
