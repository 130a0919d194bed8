"""Two revisions of a claim base in, a Difference out.

What judges the change is taken from the base: entries of registries, decisions, settings and rules that are there
keep their value, and only what is new comes from the change. Knows the order of the steps. Must not know outputs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from attrs import frozen

from claimcheck.checking import Result, conclude, reviewed
from claimcheck.claimbase import SETTINGS, load_files, read_registries, read_settings
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
from claimcheck.difference.judges import Edit, edited_entries, edited_files, edited_settings
from claimcheck.difference.problems import ProblemChanges, compare_problems
from claimcheck.engine import Database, EngineError, load_rules
from claimcheck.facts import newest
from claimcheck.files import Files, RefusedError
from claimcheck.model import ClaimBase, Problem, Review
from claimcheck.reading import Remembering
from claimcheck.repository import ChangedFile, Repository, Revision
from claimcheck.rulefile import Rule, parse_rule
from claimcheck.standing import Standing

_RULE: Final = re.compile(r"(.*/)?claimcheck/rules/[acr]\d\d_[^/]*\.sql")


@frozen
class Difference:
    """What a change does: `after` is its claims as the base judges them, `own` as the change itself does.

    The two are one where the change edits nothing that judges. `own_findings` leads from `after` to `own`; `unjudged`
    is what only the base cannot read of the change; `remarks` are sentences on how far the comparison goes.
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

    Raises RepositoryError when one of them has no claim base, OSError when a folder, EngineError when a rule fails.
    """
    changed = repository.changed(base, head)
    versions = _Versions.read(repository.claims(base), repository.claims(head))
    decisions = compare_decisions(versions.before.reviews, versions.own.reviews)
    rules, remarks = _rules_before(repository, base, changed)
    today = max(filter(None, map(newest, (versions.before, versions.own))), default=None)
    with Database() as first, Database() as second:
        try:
            before = conclude(versions.before, database=first, rules=rules, today=today)
        except EngineError as error:
            if rules is None:
                raise
            rules, remarks = None, (*remarks, f"the rules as they were before cannot be applied any more: {error}")
            before = conclude(versions.before, today=today)
        own = conclude(versions.own, database=second, today=today, known=before)
    after = own
    if rules or versions.judged is not versions.own:
        after = conclude(versions.judged, rules=rules, today=today)
    after = reviewed(after, decisions.counting)
    merged = {rule.code for rule in load_rules() if rule.merge}
    edits = (*versions.edits, *decisions.edits, *edited_files(changed))
    return Difference(
        before=before,
        after=after,
        own=own,
        edits=tuple(
            edit for edit in edits if edit.change != "added" or versions.before.files
        ),  # else nothing judged yet
        claims=compare_claims(versions.before.claims, versions.judged.claims),
        findings=compare_findings(before, after, merged),
        own_findings=compare_findings(after, own, merged),
        outcomes=compare_outcomes(before, after),
        standings=compare_standings(before, after),
        new_reviews=decisions.new,
        stale_reviews=gone_stale(before, after),
        problems=compare_problems(before.problems, own.problems),
        unjudged=compare_problems(versions.own.problems, versions.judged.problems).new,
        remarks=remarks,
    )


@frozen
class _Versions:
    """A claim base before and after a change, the latter as the change itself and as the base has it read.

    `edits` are those of the vocabulary and the settings.
    """

    before: ClaimBase
    own: ClaimBase
    judged: ClaimBase
    edits: tuple[Edit, ...]

    @classmethod
    def read(cls, base: Files, head: Files) -> _Versions:
        """Read what is the same in both only once."""
        reading = Remembering()
        before, own = load_files(base, reading), load_files(head, reading)
        edits, judged = list[Edit](), own
        if before.registries != own.registries:
            old, new = read_registries(base, reading), read_registries(head, reading)
            complete = Standing.of(new, own.registries).completed(old)
            edits += edited_entries(own.folder, before.registries, own.registries, complete, new)
        if edits:
            judged = load_files(head, reading, Standing.of(old, before.registries))
        settings = (read_settings(files, reading) for files in (base, head))
        edits += edited_settings(f"{own.folder}/{SETTINGS}", *settings)
        return cls(before, own, judged, tuple(edits))


def _rules_before(
    repository: Repository, base: Revision, changed: Iterable[ChangedFile]
) -> tuple[tuple[Rule, ...] | None, tuple[str, ...]]:
    """The rules as they were before a change that edits them, None if those that ship are the same; and remarks."""
    rules, remarks = {rule.code: rule for rule in load_rules()}, []
    for file in changed:
        if file.change == "added" or not _RULE.fullmatch(file.path):
            continue
        try:
            rule = parse_rule(PurePosixPath(file.path).name, repository.read(base, file.path).decode())
        except (ValueError, RefusedError) as error:
            remarks.append(f"{file.path} cannot be read as it was before: {error}")
        else:
            rules[rule.code] = rule
    in_order = tuple(rules[code] for code in sorted(rules))
    return None if in_order == load_rules() else in_order, tuple(remarks)
