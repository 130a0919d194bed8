"""A Result arranged for a site: what the pages of articles and findings show, indexed once.

Knows what stands on which page beyond the report's own sections. Must not know templates, nor where pages are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from claimcheck.facts import is_retracted
from claimcheck.facts import newest as newest_article
from claimcheck.model import Article, Statement
from claimcheck.quotes import Passage, passages
from claimcheck.report.content import Content, FindingLines, QuestionLines, VisitContent, arrange
from claimcheck.report.names import Names
from claimcheck.report.rows import ArticleLine, Row, for_visit, rows_by_id
from claimcheck.site.addresses import Known
from claimcheck.site.digest import Digest, digest
from claimcheck.site.readers import ReaderNames

if TYPE_CHECKING:
    from claimcheck.checking import Result

WORDS_AROUND: Final = 8  # shown on each side of a quote, where the text of the article is at hand

_STILL_OPEN: Final = "open"
_TELLING: Final = ("contradiction", "resolution", "agreement", _STILL_OPEN)


class StatementLines(NamedTuple):
    """A statement with its rows; `passages` are its quote where it stands in the text, () without the text."""

    statement: Statement
    rows: tuple[Row, ...]
    passages: tuple[Passage, ...]


class ArticleContent(NamedTuple):
    """An article with its statements: in the order of its file, or that of the text where this is at hand.

    Those that were `retracted` have no rows: they support nothing.
    """

    line: ArticleLine
    statements: tuple[StatementLines, ...]
    retracted: tuple[Statement, ...]
    in_text: bool

    @property
    def article(self) -> Article:
        return self.line.article

    @property
    def visits(self) -> tuple[str, ...]:
        return tuple(sorted({row.fact.visit for lines in self.statements for row in lines.rows}))


class DatedFinding(NamedTuple):
    """A finding and the day on which the latest of its claims was said, ISO; None: nobody knows."""

    day: str | None
    lines: FindingLines

    @property
    def tells(self) -> bool:
        """Whether it is news: neither an agreement nor that something is still open."""
        finding = self.lines.finding
        return finding.kind != "agreement" and not finding.is_open


@frozen
class Arranged:
    """Everything that a site shows. `findings` are the newest first; `cited` are the findings a claim is in.

    `claims` are the articles of the claims, by the ids of both; `outcomes` counts those of each visit by verdict;
    `asks` are the questions in words, in the order of the registry;
    `newest` is the last day on which an article was published, ISO, None when nobody knows.
    """

    content: Content
    names: Names
    asks: Mapping[str, str]
    visits: Mapping[str, VisitContent]
    articles: Mapping[str, ArticleContent]
    findings: tuple[DatedFinding, ...]
    cited: Mapping[str, tuple[FindingLines, ...]]
    claims: Mapping[str, str]
    outcomes: Mapping[str, Mapping[str, int]]
    licence: str | None
    newest: str | None

    def digest(self, one: VisitContent) -> Digest:
        """A visit in a few words."""
        return digest(one, self.outcomes.get(one.visit.id, {}), self.names)

    @property
    def rows(self) -> Iterator[Row]:
        """All claims, by article."""
        return (row for one in self.articles.values() for lines in one.statements for row in lines.rows)

    @property
    def known(self) -> Known:
        """What of this has a place of its own in a site or a document."""
        return Known(
            visits=self.visits,
            articles=self.articles,
            findings=frozenset(dated.lines.finding.id for dated in self.findings),
            claims=self.claims,
        )


def arrange_site(result: Result, visit: str | None = None, texts: Mapping[str, str] | None = None) -> Arranged:
    """Arrange a Result for a site; with `visit`, only what concerns that visit.

    `texts` are normalised texts at hand, by the id of their article.
    """
    names = ReaderNames(result.base)
    rows = rows_by_id(for_visit(result, visit) if visit else result, names).values()
    content = _in_order(arrange(result, visit, names), result, rows)
    findings = [lines for one in content.visits for lines in one.findings]
    outcomes: dict[str, Counter[str]] = {}
    for outcome in result.outcomes:
        outcomes.setdefault(outcome.visit, Counter())[outcome.verdict] += 1
    last = newest_article(result.base)
    return Arranged(
        content=content,
        names=names,
        asks={id: question.asks for id, question in result.base.registries.questions.items()},
        visits={one.visit.id: one for one in content.visits},
        articles=_articles(content.articles, rows, _retracted(result, visit), texts or {}),
        findings=_newest_first(findings),
        cited=_cited(findings),
        claims={row.fact.claim: row.fact.article for row in rows},
        outcomes=outcomes,
        licence=result.base.settings.licence,
        newest=last.isoformat() if last else None,
    )


def _in_order(content: Content, result: Result, rows: Iterable[Row]) -> Content:
    """The same for readers: visits that were spoken of last come first, what is said in general comes last.

    The questions of a visit are as the registry has them: whoever wrote it began with what matters.
    """
    places = {question: place for place, question in enumerate(result.base.registries.questions)}
    newest: dict[str, str] = {}
    for row in rows:
        newest[row.fact.visit] = max(newest.get(row.fact.visit, ""), row.fact.said_hi or "")

    def place(lines: QuestionLines) -> int:
        return places.get(lines.question, len(places))

    visits = [one._replace(questions=tuple(sorted(one.questions, key=place))) for one in content.visits]
    visits.sort(
        key=lambda one: (one.visit.window is not None, newest.get(one.visit.id, ""), one.visit.id), reverse=True
    )
    return content._replace(visits=tuple(visits))


# --- Findings ---------------------------------------------------------------------------------------------


def _newest_first(findings: Iterable[FindingLines]) -> tuple[DatedFinding, ...]:
    dated = sorted((DatedFinding(_day(lines), lines) for lines in findings), key=_telling)
    return tuple(sorted(dated, key=lambda one: one.day or "", reverse=True))


def _telling(dated: DatedFinding) -> tuple[int, str, str]:
    """Of one day: contradictions, what was settled, agreements, and what is still open, which is most."""
    finding = dated.lines.finding
    return _TELLING.index(_STILL_OPEN if finding.is_open else finding.kind), finding.rule, finding.id


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


def _retracted(result: Result, visit: str | None) -> dict[str, tuple[Statement, ...]]:
    """The statements that were withdrawn, by article."""
    every = {claim.statement.id: claim.statement for claim in result.base.claims}
    found: dict[str, tuple[Statement, ...]] = {}
    for one in every.values():
        if is_retracted(one, result.as_of) and visit in (None, one.visit):
            found[one.article.id] = (*found.get(one.article.id, ()), one)
    return found


def _articles(
    lines: Iterable[ArticleLine],
    rows: Iterable[Row],
    retracted: Mapping[str, tuple[Statement, ...]],
    texts: Mapping[str, str],
) -> dict[str, ArticleContent]:
    by_article: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        by_article.setdefault(row.fact.article, {}).setdefault(row.fact.statement, []).append(row)
    return {
        id: ArticleContent(
            line,
            _statements(by_article.get(id, {}).values(), texts.get(id)),
            retracted.get(id, ()),
            in_text=id in texts,
        )
        for id, line in ((line.article.id, line) for line in lines)
    }


def _statements(statements: Iterable[list[Row]], text: str | None) -> tuple[StatementLines, ...]:
    lines = []
    for rows in statements:
        statement = rows[0].claim.statement
        found = passages(statement.quote, text, WORDS_AROUND) if text else ()
        lines.append(StatementLines(statement, tuple(rows), found))
    lines.sort(key=_place)
    return tuple(lines)


def _place(lines: StatementLines) -> tuple[float, int]:
    """Where a statement stands in the text; what was not found there comes last. Without text, where in the file."""
    return lines.passages[0].at if lines.passages else float("inf"), lines.statement.location.line
