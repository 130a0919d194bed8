"""`claimcheck claims`: find claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.commands import completion
from claimcheck.commands.checked import checked, exit_code, known_visit
from claimcheck.commands.console import emit, page, tell
from claimcheck.commands.options import CLAIMS, AsOf, By, Claims, Quiet, VisitId, day, known

if TYPE_CHECKING:
    from claimcheck.report.rows import Row


def claims(
    visit: VisitId = None,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="SOURCE", autocompletion=completion.sources, help="Only of this source, or of what is part of it."
        ),
    ] = None,
    question: Annotated[
        str | None,
        typer.Option(metavar="QUESTION", autocompletion=completion.questions, help="Only answers to this."),
    ] = None,
    text: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only those with all these words, in any order.")
    ] = None,
    as_of: AsOf = None,
    by: By = "said",
    form: Annotated[Literal["table", "json"], typer.Option("--format", help="How to show them.")] = "table",
    folder: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Find claims by visit, source, question or words."""
    from claimcheck.report import evidence, jsonfile
    from claimcheck.report.names import counted
    from claimcheck.report.rows import rows_by_id

    result = checked(folder, day(as_of), by, quiet)
    registries = result.base.registries
    wanted_visit = known_visit(result, visit)
    wanted_source = known("source", source, registries.sources) if source else None
    wanted_question = known("question", question, registries.questions) if question else None
    words = text.casefold().split() if text else []
    rows = [
        row
        for row in rows_by_id(result).values()
        if wanted_visit in (None, row.fact.visit)
        and wanted_source in (None, row.fact.source, row.fact.origin)
        and wanted_question in (None, row.fact.question)
        and _has(row, words)
    ]
    rows.sort(key=lambda row: row.fact.claim)
    if form == "json":
        emit(jsonfile.dumps({"schema": jsonfile.SCHEMA, "claims": [jsonfile.claim_entry(row) for row in rows]}))
    elif rows:
        emit(evidence.claims(rows, page()))
    if not quiet:
        tell(counted(len(rows), "claim") if rows else "no claim fits")
    raise typer.Exit(exit_code(result))


def _has(row: Row, words: list[str]) -> bool:
    """Whether all words stand somewhere in the claim, its source, its answer or its translation."""
    statement = row.claim.statement
    fields = (
        row.fact.claim,
        row.source,
        row.outlet,
        row.answer,
        row.quote,
        statement.translation,
        statement.note,
    )
    text = " ".join(field for field in fields if field).casefold()
    return all(word in text for word in words)
