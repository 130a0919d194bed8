"""Sources arranged for a site: what the page of each shows.

Knows what stands there: where a source belongs, its words, its articles, its track record. Must not know templates.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.lineage import chain
from claimcheck.model import Source
from claimcheck.report.rows import ArticleLine, Row
from claimcheck.site.arranged import Arranged
from claimcheck.trackrecord import TrackRecord, track_records

if TYPE_CHECKING:
    from claimcheck.checking import Result


class SourceContent(NamedTuple):
    """A source: what it is part of, upwards, its direct parts, what it said, what it published, its track record."""

    source: Source
    above: tuple[str, ...]
    parts: tuple[str, ...]
    rows: tuple[Row, ...]
    articles: tuple[ArticleLine, ...]
    record: TrackRecord


def arrange_sources(result: Result, arranged: Arranged) -> dict[str, SourceContent]:
    """All sources that spoke or passed something on, and those that they are part of."""
    registry = result.base.registries.sources
    records = track_records(result)
    said: dict[str, list[Row]] = {}
    for row in arranged.rows:
        if row.fact.source:
            said.setdefault(row.fact.source, []).append(row)
    published: dict[str, list[ArticleLine]] = {}
    for line in arranged.content.articles:
        published.setdefault(line.article.outlet, []).append(line)
    parts: dict[str, list[str]] = {}
    for id in records:
        parts.setdefault(registry[id].part_of or "", []).append(id)
    return {
        id: SourceContent(
            source=registry[id],
            above=tuple(entry.id for entry in list(chain(registry, id))[1:]),
            parts=tuple(parts.get(id, ())),
            rows=_latest_first(said.get(id, ())),
            articles=tuple(published.get(id, ())),
            record=record,
        )
        for id, record in records.items()
    }


def _latest_first(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: row.fact.said_hi or "", reverse=True))
