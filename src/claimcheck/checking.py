"""The one call behind every command: a folder of claims in, a Result out.

Knows the order of the steps. Must not know how anything is shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from attrs import Factory, evolve, frozen

from claimcheck.claimbase import load
from claimcheck.codes import in_order
from claimcheck.dates import parse_edtf
from claimcheck.engine import Database, evaluate
from claimcheck.facts import build_facts
from claimcheck.findings import AnswerState, Finding, Outcome
from claimcheck.model import ClaimBase, Fact, Problem, Review
from claimcheck.reviews import Reviewed, misplaced, resting_on, review_findings, unmatched
from claimcheck.rulefile import Rule

Clock = Literal["said", "published"]


@frozen
class Result:
    """What claimcheck concludes from a claim base.

    `facts` are the rows that counted (one per claim, source and relay chain; entailed rows are not among
    them), in the order of their claims; `answers` are ordered by visit and question, then by support;
    `outcomes` by visit, question and answer; `findings` by visit, rule, question, answers and id;
    `problems` by file, line and column. `reviews` holds what was decided on findings, by their ids; nobody
    ever decided on the others.
    """

    base: ClaimBase
    as_of: dt.date | None
    facts: tuple[Fact, ...]
    answers: tuple[AnswerState, ...]
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    reviews: Mapping[str, Reviewed] = Factory(dict)


def check(
    folder: str | Path,
    as_of: dt.date | str | None = None,
    by: Clock = "said",
    meanwhile: Callable[[], None] = lambda: None,
) -> Result:
    """Load the claim base in `folder`, apply the rules, and return everything.

    `as_of` keeps what was certainly said (`by="published"`: published) by that day. Problems of the files
    are in the result, never raised; a folder that cannot be read raises OSError, an `as_of` that is text
    but no EDTF date with a last day ValueError. `meanwhile` is called once while the rules run elsewhere.
    """
    if isinstance(as_of, str):
        latest = parse_edtf(as_of).latest
        if latest is None:
            raise ValueError(f"{as_of} has no last day; write one such as 2011-06-30")
        as_of = latest
    with Database() as database:  # which opens while the files are read
        return conclude(load(Path(folder)), as_of, by, database, meanwhile)


def conclude(
    base: ClaimBase,
    as_of: dt.date | None = None,
    by: Clock = "said",
    database: Database | None = None,
    meanwhile: Callable[[], None] = lambda: None,
    rules: Sequence[Rule] | None = None,
    today: dt.date | None = None,
    known: Result | None = None,
) -> Result:
    """Apply the rules to a claim base that is loaded already, and return what `check` does.

    `rules` may be others than those that ship with claimcheck, `today` another day to count ages to. `known` is what
    was concluded likewise from another version of the claim base; what is the same in both is not done anew.
    """
    facts = build_facts(base, as_of, by, _rows(known) if known and known.base.registries == base.registries else None)
    if today is not None:
        facts = evolve(facts, today=today)
    evaluation = evaluate(base.registries, facts, rules, database=database, meanwhile=meanwhile)
    reviews, problems = _reviewed(base, evaluation.findings, as_of)
    return Result(
        base=base,
        as_of=as_of,
        facts=facts.rows,
        answers=evaluation.answers,
        outcomes=evaluation.outcomes,
        findings=evaluation.findings,
        problems=in_order([*base.problems, *problems]),
        reviews=review_findings(evaluation.findings, reviews),
    )


def _rows(known: Result) -> dict[int, list[Fact]]:
    """The rows of each claim, by its identity."""
    rows: dict[int, list[Fact]] = {}
    for fact in known.facts:
        rows.setdefault(id(known.base.claims[fact.number]), []).append(fact)
    return rows


def reviewed(result: Result, reviews: tuple[Review, ...]) -> Result:
    """The same with other decisions on its findings; what is wrong with decisions is left as it was."""
    base = evolve(result.base, reviews=reviews)
    return evolve(result, base=base, reviews=review_findings(result.findings, reviews))


def _reviewed(
    base: ClaimBase, findings: tuple[Finding, ...], as_of: dt.date | None
) -> tuple[tuple[Review, ...], list[Problem]]:
    """The decisions that concern these findings, and what is wrong with decisions.

    Only all claims tell whether a finding is gone or its claims have changed. As of an earlier day, a decision
    on other claims is no stale one, it says nothing; where errors may have removed claims, none is unmatched.
    """
    problems = misplaced(findings, base.reviews)
    if as_of is not None:
        return resting_on(findings, base.reviews), problems
    if not any(problem.severity == "error" for problem in base.problems):
        problems += unmatched(findings, base.reviews)
    return base.reviews, problems
