"""Two revisions of a claim base in, a Difference out.

What judges the change is taken from the base: entries of registries, decisions, settings and rules that are there
keep their value, and only what is new comes from the change. Knows the order of the steps. Must not know outputs.
"""

from __future__ import annotations

from attrs import frozen

from claimcheck.checking import Result, conclude, reviewed
from claimcheck.difference.claims import ClaimChanges, compare_claims
from claimcheck.difference.decisions import compare_decisions
from claimcheck.difference.findings import (
    ChangedOutcome,
    ChangedStanding,
    FindingChanges,
    compare_findings,
    compare_outcomes,
    compare_standings,
    gone_stale,
)
from claimcheck.difference.judges import Edit, edited_files
from claimcheck.difference.problems import ProblemChanges, compare_problems
from claimcheck.difference.rules import RulesBefore, rules_before
from claimcheck.difference.versions import Versions, read_versions
from claimcheck.engine import Database, EngineError, load_rules
from claimcheck.facts import newest
from claimcheck.model import Problem, Review
from claimcheck.repository import Repository, Revision


@frozen
class Difference:
    """What a change does: `after` is what follows from its claims as the base judges them, `own` as it does itself.

    The two are alike where the change edits nothing that judges. `own_findings` leads from `after` to `own`;
    `unjudged` is what of the change only the base cannot read; `remarks` are sentences on how far the comparison goes.
    """

    before: Result
    after: Result
    own: Result
    edits: tuple[Edit, ...]
    claims: ClaimChanges
    findings: FindingChanges
    own_findings: FindingChanges
    outcomes: tuple[ChangedOutcome, ...]
    standings: tuple[ChangedStanding, ...]
    new_reviews: tuple[Review, ...]
    stale_reviews: tuple[Review, ...]
    problems: ProblemChanges
    unjudged: tuple[Problem, ...]
    remarks: tuple[str, ...]


def compare(repository: Repository, base: Revision, head: Revision) -> Difference:
    """What happens to the claim base from `base` to `head`, a revision or the work tree.

    Raises RepositoryError when one of them has no claim base, OSError when a folder cannot be read, EngineError when
    a rule fails.
    """
    changed = repository.changed(base, head)
    versions = read_versions(repository.claims(base), repository.claims(head))
    judging = rules_before(repository, base, changed)
    decisions = compare_decisions(versions.before.reviews, versions.own.reviews)
    try:
        before, after, own = _concluded(versions, judging)
    except EngineError as error:
        if judging.rules is None:
            raise
        remark = f"the rules as they were before cannot be applied any more: {error}"
        judging = RulesBefore(None, (*judging.remarks, remark))
        before, after, own = _concluded(versions, judging)
    after = reviewed(after, decisions.counting)
    merged = {rule.code for rule in load_rules() if rule.merge}
    edits = (*versions.edits, *decisions.edits, *edited_files(changed))
    return Difference(
        before=before,
        after=after,
        own=own,
        edits=tuple(edit for edit in edits if versions.before.files or edit.change != "added"),
        claims=compare_claims(versions.before.claims, versions.judged.claims),
        findings=compare_findings(before, after, merged),
        own_findings=compare_findings(after, own, merged),
        outcomes=compare_outcomes(before, after),
        standings=compare_standings(before, after),
        new_reviews=decisions.new,
        stale_reviews=gone_stale(before, after),
        problems=compare_problems(before.problems, own.problems),
        unjudged=compare_problems(versions.own.problems, versions.judged.problems).new,
        remarks=judging.remarks,
    )


def _concluded(versions: Versions, judging: RulesBefore) -> tuple[Result, Result, Result]:
    """What follows before the change, and after it as the base judges and on its own; ages count to the same day."""
    today = max(filter(None, map(newest, (versions.before, versions.own))), default=None)
    with Database() as first, Database() as second:  # which open while the other is at work
        before = conclude(versions.before, database=first, rules=judging.rules, today=today)
        own = conclude(versions.own, database=second, today=today, known=before)
    if judging.rules is None and versions.judged is versions.own:
        return before, own, own
    return before, conclude(versions.judged, rules=judging.rules, today=today, known=before), own
