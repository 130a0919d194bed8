"""The report as JSON, schema 1: what other programs read.

Knows the schema (design: findings and outputs). Change it only with a new schema number.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from claimcheck.findings import Finding
from claimcheck.model import Problem
from claimcheck.report.names import Names
from claimcheck.report.recordwords import source_entry
from claimcheck.report.rows import Row, article_lines, relative_file, rows_by_id
from claimcheck.trackrecord import track_records

if TYPE_CHECKING:
    from claimcheck.checking import Result
    from claimcheck.reviews import Reviewed

SCHEMA = 1


def render(result: Result, visit: str | None = None) -> str:
    """The whole Result as JSON text that ends in a line break; with `visit`, it is that of this visit."""
    names = Names(result.base)
    return dumps(
        {
            "schema": SCHEMA,
            "as_of": result.as_of.isoformat() if result.as_of else None,
            "articles": [
                {
                    "id": line.article.id,
                    "title": line.article.title,
                    "outlet": line.article.outlet,
                    "published": line.article.published.text,
                    "claims": line.claims,
                }
                for line in article_lines(result)
            ],
            "claims": [claim_entry(row) for row in sorted(rows_by_id(result).values(), key=_claim_id)],
            "questions": _questions(result),
            "findings": [finding_entry(finding, result.reviews.get(finding.id)) for finding in result.findings],
            "problems": [problem_entry(problem, result.base.folder) for problem in result.problems],
            "sources": [
                source_entry(record, names.source(source)) for source, record in track_records(result, visit).items()
            ],
        }
    )


def dumps(data: Any) -> str:
    """Data as JSON text in our layout."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"  # a lone surrogate is not UTF-8


def _claim_id(row: Row) -> str:
    return row.fact.claim


def claim_entry(row: Row) -> dict[str, Any]:
    """One row: a claim of one source."""
    fact, answer = row.fact, row.claim.answer
    return {
        "id": fact.claim,
        "visit": fact.visit,
        "question": fact.question,
        "answer": answer.canonical if answer else None,
        "type": fact.type,
        "stance": row.claim.statement.stance,
        "source": fact.source,
        "origin": fact.origin,
        "said": row.said,
        "quote": row.quote,
        "file": row.file,
        "line": row.line,
    }


def _questions(result: Result) -> list[dict[str, Any]]:
    entries = []
    for (visit, question), group in groupby(result.answers, key=lambda state: (state.visit, state.question)):
        states = list(group)
        entries.append(
            {
                "visit": visit,
                "question": question,
                "disputed": any(state.disputed for state in states),
                "answers": [
                    {
                        "answer": state.answer,
                        "standing": state.standing,
                        "disputed": state.disputed,
                        "refuted": state.refuted,
                        "origins": state.origins,
                        "claims": sorted(state.claims),
                    }
                    for state in states
                ],
            }
        )
    return entries


def finding_entry(finding: Finding, reviewed: Reviewed | None) -> dict[str, Any]:
    """A finding with its sides and what was decided on it."""
    return {
        "id": finding.id,
        "evidence": finding.evidence,
        "rule": finding.rule,
        "name": finding.name,
        "kind": finding.kind,
        "severity": finding.severity,
        "certainty": finding.certainty,
        "visit": finding.visit,
        "question": finding.question,
        "message": finding.message,
        "lead_days": finding.lead_days,
        "sides": [
            {"answer": side.answer, "stance": side.stance, "claims": sorted(side.claims)} for side in finding.sides
        ],
        "review": review_entry(reviewed) if reviewed else None,
    }


def review_entry(reviewed: Reviewed) -> dict[str, Any]:
    """What was decided on a finding; days are ISO text."""
    return {
        "state": reviewed.state,
        "decisions": [
            {
                "decision": one.decision,
                "reason": one.reason,
                "reviewer": one.reviewer,
                "date": one.date.isoformat(),
                "review_by": one.review_by.isoformat() if one.review_by else None,
                "withdrawn": one.withdrawn.isoformat() if one.withdrawn else None,
                "stale": reviewed.is_stale(one),
            }
            for one in reviewed.decisions
        ],
    }


def problem_entry(problem: Problem, folder: str) -> dict[str, Any]:
    """What is wrong with a file, and where."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": relative_file(folder, problem.location),
        "line": problem.location.line,
        "column": problem.location.column,
        "message": problem.message,
        "hint": problem.hint,
    }
