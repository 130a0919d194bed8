"""The findings as one table for spreadsheets: a row for each claim on each side of each finding.

Knows the columns. Must not know files: whoever writes one adds the byte order mark that spreadsheets ask for.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.findings import Finding, Side
from claimcheck.report import safe
from claimcheck.report.rows import Row, rows_by_id

if TYPE_CHECKING:
    from claimcheck.checking import Result
    from claimcheck.reviews import Reviewed

COLUMNS = (
    *(
        "finding",
        "rule",
        "name",
        "kind",
        "severity",
        "certainty",
        "visit",
        "question",
        "message",
        "lead_days",
    ),
    *("side", "answer", "stance", "claim", "source", "origin", "said", "type", "quote", "file", "line"),
    *("review", "decision"),
)


def render(result: Result) -> str:
    """The table as text. A side without claims at hand has one row; `side` counts from 1.

    `review` and `decision` are empty when nobody ever decided on the finding, `decision` also when none counts.
    """
    rows = rows_by_id(result)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in result.findings:
        review = _review(result.reviews.get(finding.id))
        for number, side in enumerate(finding.sides, start=1):
            cited: list[Row | None] = [rows[claim] for claim in sorted(side.claims) if claim in rows]
            for row in cited or [None]:
                writer.writerow([_cell(value) for value in (*_values(finding, number, side, row), *review)])
    return out.getvalue()


def _values(finding: Finding, number: int, side: Side, row: Row | None) -> Iterator[str | int | None]:
    yield from (finding.id, finding.rule, finding.name, finding.kind, finding.severity, finding.certainty)
    yield from (finding.visit, finding.question, finding.message, finding.lead_days)
    yield from (number, side.answer, side.stance)
    if row is None:
        yield from [None] * 8
    else:
        yield from (row.fact.claim, row.fact.source, row.fact.origin, row.said, row.fact.type)
        yield from (row.quote, row.file, row.line)


def _review(reviewed: Reviewed | None) -> tuple[str, str]:
    """State and decisions of a finding, the latter different only where reviewers disagree."""
    if reviewed is None:
        return "", ""
    return reviewed.state, ", ".join(dict.fromkeys(one.decision for one in reviewed.standing))


def _cell(value: str | int | None) -> str | int:
    if value is None:
        return ""
    return safe.csv_text(value) if isinstance(value, str) else value
