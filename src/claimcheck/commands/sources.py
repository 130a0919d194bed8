"""`claimcheck sources`: the track record of each source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.commands import completion
from claimcheck.commands.checked import checked, exit_code, known_visit
from claimcheck.commands.console import emit, page
from claimcheck.commands.options import CLAIMS, AsOf, By, Claims, Quiet, VisitId, day, known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.checking import Result
    from claimcheck.trackrecord import TrackRecord


def sources(
    source: Annotated[
        str | None, typer.Argument(metavar="[SOURCE]", autocompletion=completion.sources, help="Only this source.")
    ] = None,
    visit: VisitId = None,
    as_of: AsOf = None,
    by: By = "said",
    form: Annotated[Literal["table", "json"], typer.Option("--format", help="How to show them.")] = "table",
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """List the sources with what became of their claims, or show one source's track record.

    A record is counts, never one score: how its rumors, forecasts, announcements and denials ended, as far as
    that is settled. What a source passes on for others is no part of it. docs/semantics.md says what counts.
    """
    from claimcheck.trackrecord import track_records

    result = checked(claims, day(as_of), by, quiet)
    wanted = known("source", source, result.base.registries.sources) if source else None
    records = track_records(result, known_visit(result, visit))
    shown = [record for id, record in records.items() if wanted in (None, id)]
    emit(_as_json(result, shown) if form == "json" else _as_text(result, shown, wanted))
    raise typer.Exit(exit_code(result))


def _as_text(result: Result, records: Sequence[TrackRecord], source: str | None) -> str:
    from claimcheck.report import recordpages
    from claimcheck.report.names import Names
    from claimcheck.report.rows import rows_by_id

    names = Names(result.base)
    if source is None:
        return recordpages.overview(records, names, page())
    if not records:
        return page().paragraph(f"{names.source(source)} said nothing here, and passed nothing on.") + "\n"
    entry, rows = result.base.registries.sources[source], rows_by_id(result, names)
    return recordpages.source_page(records[0], entry, rows, names, page())


def _as_json(result: Result, records: Sequence[TrackRecord]) -> str:
    from claimcheck.report import jsonfile, recordwords
    from claimcheck.report.names import Names

    names = Names(result.base)
    entries = [
        {
            **recordwords.source_entry(record, names.source(record.source)),
            "answers": [recordwords.given_entry(given) for given in record.own.answers],
        }
        for record in records
    ]
    as_of = result.as_of.isoformat() if result.as_of else None
    return jsonfile.dumps({"schema": jsonfile.SCHEMA, "as_of": as_of, "sources": entries})
