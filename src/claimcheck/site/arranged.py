"""A Result arranged for a site: what the pages of articles, sources and findings show, indexed once.

Knows what stands on which page beyond the report's own sections. Must not know templates, nor where pages are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from claimcheck.facts import UNSTATED
from claimcheck.lineage import chain
from claimcheck.model import Article, Source, Statement
from claimcheck.quotes import Passage, passages
from claimcheck.report.content import Content, FindingLines, VisitContent, arrange
from claimcheck.report.names import Names
from claimcheck.report.rows import ArticleLine, Row, rows_by_id
from claimcheck.site.addresses import Known

if TYPE_CHECKING:
    from claimcheck.checking import Result

WORDS_AROUND = 8  # shown on each side of a quote, where the text of the article is at hand


class StatementLines(NamedTuple):
    """A statement with its rows; `passages` are its quote where it stands in the text, () without the text."""

    statement: Statement
    rows: tuple[Row, ...]
    passages: tuple[Passage, ...]


class ArticleContent(NamedTuple):
    """An article with its statements: in the order of its file, or that of the text where this is at hand."""

    line: ArticleLine
    statements: tuple[StatementLines, ...]
    in_text: bool

    @property
    def article(self) -> Article:
        return self.line.article

    @property
    def visits(self) -> tuple[str, ...]:
        return tuple(sorted({row.fact.visit for lines in self.statements for row in lines.rows}))


class SourceContent(NamedTuple):
    """A source: what it is part of, upwards, its parts, what it said, what it published, and whom it passed on.

    `relays` and `relayed_by` are sources with the number of claims, the most first.
    """

    id: str
    name: str
    source: Source | None
    above: tuple[str, ...]
    parts: tuple[str, ...]
    rows: tuple[Row, ...]
    types: tuple[tuple[str, int], ...]
    articles: tuple[ArticleLine, ...]
    relays: tuple[tuple[str, int], ...]
    relayed_by: tuple[tuple[str, int], ...]


class DatedFinding(NamedTuple):
    """A finding and the day on which the latest of its claims was said, ISO; None: nobody knows."""

    day: str | None
    lines: FindingLines


@frozen
class Arranged:
    """Everything that a site shows. `findings` are the newest first; `cited` are the findings a claim is in."""

    content: Content
    names: Names
    visits: Mapping[str, VisitContent]
    articles: Mapping[str, ArticleContent]
    sources: Mapping[str, SourceContent]
    findings: tuple[DatedFinding, ...]
    cited: Mapping[str, tuple[FindingLines, ...]]
    claims: Mapping[str, str]
    outcomes: Mapping[str, Mapping[str, int]]
    licence: str | None

    def outcomes_of(self, one: VisitContent) -> Mapping[str, int]:
        """How many rumors and announcements of a visit ended how."""
        return self.outcomes.get(one.visit.id, {})

    def known(self, rules: Iterable[str] = (), listings: Iterable[str] = ()) -> Known:
        """What has a place of its own; what is not in here, the caller adds."""
        return Known(
            visits=self.visits,
            articles=self.articles,
            sources=self.sources,
            rules=frozenset(rules),
            findings=frozenset(dated.lines.finding.id for dated in self.findings),
            claims=self.claims,
            listings=frozenset(listings),
        )


def arrange_site(result: Result, visit: str | None = None, texts: Mapping[str, str] | None = None) -> Arranged:
    """Arrange a Result for a site; with `visit`, only what concerns that visit.

    `texts` are normalised texts at hand, by the id of their article.
    """
    content = arrange(result, visit)
    names = Names(result.base)
    read = {line.article.id for line in content.articles}
    rows = [row for row in rows_by_id(result, names).values() if row.fact.article in read]
    findings = [lines for one in content.visits for lines in one.findings]
    outcomes: dict[str, Counter[str]] = {}
    for outcome in result.outcomes:
        outcomes.setdefault(outcome.visit, Counter())[outcome.verdict] += 1
    return Arranged(
        content=content,
        names=names,
        visits={one.visit.id: one for one in content.visits},
        articles=_articles(content.articles, rows, texts or {}),
        sources=_sources(result, content.articles, rows, names),
        findings=_newest_first(findings),
        cited=_cited(findings),
        claims={row.fact.claim: row.fact.article for row in rows},
        outcomes=outcomes,
        licence=result.base.settings.licence,
    )


# --- Findings ---------------------------------------------------------------------------------------------


def _newest_first(findings: Iterable[FindingLines]) -> tuple[DatedFinding, ...]:
    dated = sorted((DatedFinding(_day(lines), lines) for lines in findings), key=lambda one: one.lines.finding.id)
    return tuple(sorted(dated, key=lambda one: one.day or "", reverse=True))


def _day(lines: FindingLines) -> str | None:
    return max((row.fact.said_hi for side in lines.sides for row in side.rows if row.fact.said_hi), default=None)


def _cited(findings: Iterable[FindingLines]) -> dict[str, tuple[FindingLines, ...]]:
    cited: dict[str, dict[str, FindingLines]] = {}
    for lines in findings:
        for side in lines.sides:
            for claim in side.side.claims:
                cited.setdefault(claim, {})[lines.finding.id] = lines
    return {claim: tuple(found.values()) for claim, found in cited.items()}


# --- Articles ---------------------------------------------------------------------------------------------


def _articles(lines: Iterable[ArticleLine], rows: Iterable[Row], texts: Mapping[str, str]) -> dict[str, ArticleContent]:
    by_article: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        by_article.setdefault(row.fact.article, {}).setdefault(row.fact.statement, []).append(row)
    return {
        line.article.id: _article(line, by_article.get(line.article.id, {}).values(), texts.get(line.article.id))
        for line in lines
    }


def _article(line: ArticleLine, statements: Iterable[list[Row]], text: str | None) -> ArticleContent:
    lines = []
    for rows in statements:
        statement = rows[0].claim.statement
        found = passages(statement.quote, text, WORDS_AROUND) if text else ()
        lines.append(StatementLines(statement, tuple(rows), found))
    lines.sort(key=_place)
    return ArticleContent(line, tuple(lines), text is not None)


def _place(lines: StatementLines) -> tuple[float, int]:
    """Where a statement stands in the text; what was not found there comes last. Without text, where in the file."""
    return lines.passages[0].at if lines.passages else float("inf"), lines.statement.location.line


# --- Sources ----------------------------------------------------------------------------------------------


def _sources(
    result: Result, articles: Iterable[ArticleLine], rows: Iterable[Row], names: Names
) -> dict[str, SourceContent]:
    """All sources that speak, publish or pass on, and what they are part of."""
    registry = result.base.registries.sources
    said: dict[str, list[Row]] = {}
    relays: dict[str, Counter[str]] = {}
    relayed_by: dict[str, Counter[str]] = {}
    for row in rows:
        source = row.fact.source or UNSTATED
        said.setdefault(source, []).append(row)
        for relay in _passed_on_by(row):
            relays.setdefault(relay, Counter())[source] += 1
            relayed_by.setdefault(source, Counter())[relay] += 1
    published: dict[str, list[ArticleLine]] = {}
    for line in articles:
        published.setdefault(line.article.outlet, []).append(line)
    speaking = {*said, *relays, *published}
    every = {entry.id for id in speaking for entry in chain(registry, id)} | speaking
    parts: dict[str, list[str]] = {}
    for id in sorted(every):
        if (entry := registry.get(id)) and entry.part_of:
            parts.setdefault(entry.part_of, []).append(id)
    return {
        id: SourceContent(
            id=id,
            name=names.source(id),
            source=registry.get(id),
            above=tuple(entry.id for entry in list(chain(registry, id))[1:]),
            parts=tuple(parts.get(id, ())),
            rows=_latest_first(said.get(id, ())),
            types=_most_first(Counter(row.fact.type for row in said.get(id, ()))),
            articles=tuple(published.get(id, ())),
            relays=_most_first(relays.get(id, Counter())),
            relayed_by=_most_first(relayed_by.get(id, Counter())),
        )
        for id in sorted(every - {UNSTATED})
    }


def _passed_on_by(row: Row) -> Iterator[str]:
    """Who passed a claim on: its relays, and the outlet; nobody passes on what is said in the own voice."""
    return (relay for relay in dict.fromkeys([*row.relays, row.fact.outlet]) if relay != row.fact.source)


def _most_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _latest_first(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: row.fact.said_hi or "", reverse=True))
