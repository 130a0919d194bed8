"""Findings x reviews: what was decided on each finding, and whether that still holds.

Knows when a decision counts. Must not know files, rules or outputs, nor which day it is: whoever asks says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import frozen

from claimcheck.codes import problem
from claimcheck.findings import Finding
from claimcheck.model import Problem, Review

State = Literal["open", "settled", "stale"]


@frozen
class Reviewed:
    """What was decided on a finding that now rests on `evidence`: all `decisions`, in the order of the file."""

    evidence: str
    decisions: tuple[Review, ...]

    def is_stale(self, decision: Review) -> bool:
        """Whether the claims under the finding have changed since, so that the decision is about others."""
        return decision.evidence != self.evidence

    @property
    def standing(self) -> tuple[Review, ...]:
        """The decisions that count: neither withdrawn nor stale."""
        return tuple(one for one in self.decisions if one.withdrawn is None and not self.is_stale(one))

    @property
    def outdated(self) -> tuple[Review, ...]:
        """The decisions that would count if they were not stale."""
        return tuple(one for one in self.decisions if one.withdrawn is None and self.is_stale(one))

    def overdue(self, today: dt.date) -> tuple[Review, ...]:
        """The decisions that count and were to be looked at again before `today`."""
        return tuple(one for one in self.standing if one.review_by is not None and one.review_by < today)

    @property
    def disagreement(self) -> bool:
        """Whether reviewers whose decisions count have decided differently."""
        return len({one.decision for one in self.standing}) > 1

    @property
    def state(self) -> State:
        """Settled by decisions that agree; else open, which is called stale when only stale ones are there."""
        if self.standing:
            return "open" if self.disagreement else "settled"
        return "stale" if self.outdated else "open"


def review_findings(findings: Iterable[Finding], reviews: Iterable[Review]) -> dict[str, Reviewed]:
    """What was decided on each finding, by its id; findings on which nobody ever decided are left out."""
    decisions: dict[tuple[str, str], list[Review]] = {}
    for review in reviews:
        decisions.setdefault((review.finding, review.visit), []).append(review)
    return {
        finding.id: Reviewed(finding.evidence, tuple(decisions[finding.id, finding.visit]))
        for finding in findings
        if (finding.id, finding.visit) in decisions
    }


def resting_on(findings: Iterable[Finding], reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The decisions that were made on just the claims that these findings rest on."""
    evidence = {finding.id: finding.evidence for finding in findings}
    return tuple(review for review in reviews if evidence.get(review.finding) == review.evidence)


# --- What is wrong with decisions -------------------------------------------------------------------------


def misplaced(findings: Iterable[Finding], reviews: Iterable[Review]) -> list[Problem]:
    """A problem for each decision that stands in the file of another visit than its finding's."""
    visits = {finding.id: finding.visit for finding in findings}
    return [
        problem(
            "L54",
            review.location,
            f"`{review.finding}` is a finding of the visit `{visits[review.finding]}`",
            f"Move the decision to reviews/{visits[review.finding]}.yaml.",
        )
        for review in _not_withdrawn(reviews)
        if visits.get(review.finding, review.visit) != review.visit
    ]


def unmatched(findings: Iterable[Finding], reviews: Iterable[Review]) -> list[Problem]:
    """A problem for each decision on no finding; `findings` must be those of a whole claim base without errors."""
    known = {finding.id for finding in findings}
    hint = (
        "If its claims no longer say so, delete the decision, or keep it for the record with "
        "`withdrawn:` and the day. Else correct the id."
    )
    return [
        problem("L55", review.location, f"there is no finding `{review.finding}`", hint)
        for review in _not_withdrawn(reviews)
        if review.finding not in known
    ]


def expired(reviewed: Mapping[str, Reviewed], today: dt.date) -> list[Problem]:
    """A problem for each decision that is overdue."""
    return [
        problem(
            "L59",
            one.location,
            f"the decision on `{one.finding}` was to be reviewed by {one.review_by}",
            f"Decide anew: claimcheck review {one.finding}",
        )
        for decided in reviewed.values()
        for one in decided.overdue(today)
    ]


def _not_withdrawn(reviews: Iterable[Review]) -> Iterable[Review]:
    return (review for review in reviews if review.withdrawn is None)
