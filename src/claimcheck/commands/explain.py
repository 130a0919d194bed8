"""`claimcheck explain`: why a finding, or why an answer stands as it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.commands import completion
from claimcheck.commands.checked import checked, exit_code, known_finding, known_visit
from claimcheck.commands.console import emit, page
from claimcheck.commands.options import CLAIMS, AsOf, By, Claims, Quiet, day, known

if TYPE_CHECKING:
    from claimcheck.checking import Result
    from claimcheck.findings import Finding
    from claimcheck.report.explanation import Explainer


def explain(
    subject: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            autocompletion=completion.explained,
            help="A finding's id or the start of one, or VISIT/QUESTION.",
        ),
    ],
    as_of: AsOf = None,
    by: By = "said",
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Tell why a finding or an answer is as it is.

    For a finding: its rule, its sides, what each claim weighs, and what would silence the rule. For a
    question of a visit: each answer with its standing, its witnesses, how it relates to the others, what
    settled it and what did not.
    """
    from claimcheck.engine.evaluation import explain_tables
    from claimcheck.facts import build_facts
    from claimcheck.report.explanation import Explainer
    from claimcheck.report.grounds import Grounds
    from claimcheck.report.names import Names
    from claimcheck.report.rows import rows_by_id

    limit = day(as_of)
    result = checked(claims, limit, by, quiet)
    visit, slash, question = subject.partition("/")
    finding = None if slash else known_finding(result, subject, ", or write VISIT/QUESTION")
    if slash:
        known_visit(result, visit)
        known(
            "question of this visit",
            question,
            {f.question for f in result.facts if f.visit == visit} | _answered(result, visit),
        )
    tables = explain_tables(result.base.registries, build_facts(result.base, limit, by))
    names = Names(result.base)
    explainer = Explainer(names, rows_by_id(result, names), Grounds(tables), page())
    emit(_of_finding(explainer, result, finding) if finding else _of_question(explainer, result, visit, question))
    raise typer.Exit(exit_code(result))


def _answered(result: Result, visit: str) -> set[str]:
    return {state.question for state in result.answers if state.visit == visit}


def _of_finding(explainer: Explainer, result: Result, finding: Finding) -> str:
    from claimcheck.engine import load_rules
    from claimcheck.report.content import in_words

    rule = next(rule for rule in load_rules() if rule.code == finding.rule)
    (lines,) = in_words(result, [finding])
    return explainer.finding(lines, rule)


def _of_question(explainer: Explainer, result: Result, visit: str, question: str) -> str:
    from claimcheck.report.content import in_words

    entry = result.base.registries.questions.get(question)
    states = [state for state in result.answers if (state.visit, state.question) == (visit, question)]
    findings = [
        finding
        for finding in result.findings
        if any((side.visit, side.question) == (visit, question) for side in finding.sides)
    ]
    return explainer.question(visit, question, entry.asks if entry else "", states, in_words(result, findings))
