"""Which pages a site has, and what each of them is given to show.

Knows the pages. Each is made when it is asked for, so that one at a time is in memory. Must not know files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from claimcheck.claimkeys import TYPES
from claimcheck.history import State, states
from claimcheck.report.content import VisitContent
from claimcheck.report.rows import Row
from claimcheck.rulefile import Rule
from claimcheck.site import addresses
from claimcheck.site.addresses import Known, SiteLinks
from claimcheck.site.arranged import Arranged, DatedFinding, arrange_site
from claimcheck.site.asof import arrange_days
from claimcheck.site.context import context
from claimcheck.site.environment import environment, style
from claimcheck.site.feed import feed
from claimcheck.site.limits import PAGES
from claimcheck.site.sources import SourceContent, arrange_sources

if TYPE_CHECKING:
    from claimcheck.checking import Result

Make = Callable[[], bytes]


def pages(result: Result, rules: Sequence[Rule], texts: Mapping[str, str], base: str = "") -> dict[str, Make]:
    """Every file of a site by its path, sorted, with what makes it.

    `rules` are those that made the findings; `texts` are normalised texts at hand, by the id of their article; `base`
    is the address where the site will be, for the feed: "" when nobody knows, else with a slash at its end.
    """
    arranged = arrange_site(result, texts=texts)
    builder = _Builder.of(result, arranged, {rule.code: rule for rule in rules})
    made: dict[str, Make] = {page.path: page.make for page in builder.pages()}
    made[addresses.FEED] = lambda: feed(arranged, base).encode()
    made[addresses.STYLE] = lambda: style().encode()
    for name in (addresses.SCRIPT, addresses.ICON):
        made[name] = partial(_shipped, name)
    return dict(sorted(made.items()))


def _shipped(name: str) -> bytes:
    return files("claimcheck.site").joinpath("templates", name).read_bytes()


@frozen
class _Page:
    """A page that is not made yet: its path, its template, and what it shows."""

    path: str
    template: str
    arranged: Arranged
    known: Known
    values: Mapping[str, Any]

    def make(self) -> bytes:
        shared = context(self.arranged, SiteLinks.on(self.path, self.known), PAGES)
        template = environment().get_template(self.template)
        return template.render(path=self.path, **shared, **self.values).encode()


@frozen
class _Builder:
    """Plans the pages of one site."""

    arranged: Arranged
    sources: Mapping[str, SourceContent]
    rules: Mapping[str, Rule]
    known: Known
    states: Mapping[str, Sequence[State]]
    rows: Mapping[str, Row]
    by_rule: dict[str, list[DatedFinding]] = field(factory=dict)
    by_visit: dict[str, list[DatedFinding]] = field(factory=dict)

    @classmethod
    def of(cls, result: Result, arranged: Arranged, rules: Mapping[str, Rule]) -> _Builder:
        sources = arrange_sources(result, arranged)
        listings = frozenset(id for id, one in arranged.visits.items() if _overflows(one))
        known_days = {id: days for id, days in states(result).items() if len(days) > 1}
        known = evolve(arranged.known, sources=sources, rules=rules, listings=listings, days=known_days)
        rows = {row.fact.claim: row for row in arranged.rows}
        builder = cls(arranged, sources, rules, known, known_days, rows)
        for dated in arranged.findings:
            builder.by_rule.setdefault(dated.lines.finding.rule, []).append(dated)
            builder.by_visit.setdefault(dated.lines.finding.visit, []).append(dated)
        return builder

    def pages(self) -> Iterator[_Page]:
        yield from self._lists()
        yield from self._findings()
        yield from self._visits()
        yield from self._articles()
        yield from self._sources()
        yield from self._rules()

    def _page(self, path: str, template: str, **values: Any) -> _Page:
        return _Page(path, template, self.arranged, self.known, values)

    def _lists(self) -> Iterator[_Page]:
        arranged = self.arranged
        digests = tuple((one, arranged.digest(one)) for one in arranged.visits.values())
        newest = [dated for dated in arranged.findings if dated.tells][: PAGES.newest]
        yield self._page(addresses.INDEX, "index.html", digests=digests, findings=arranged.findings, newest=newest)
        yield self._page(addresses.ARTICLES, "articles.html")
        yield self._page(addresses.SOURCES, "sources.html", sources=tuple(self.sources.values()))
        rules = tuple((rule, len(self.by_rule.get(rule.code, ()))) for rule in self.rules.values())
        yield self._page(addresses.RULES, "rules.html", rules=rules)
        yield self._page(addresses.READING, "reading.html", types=TYPES)
        for number in range(1, max(1, -(-len(arranged.findings) // PAGES.listed)) + 1):
            yield self._findings_page(number)

    def _findings_page(self, number: int) -> _Page:
        every, end = self.arranged.findings, number * PAGES.listed
        return self._page(
            addresses.findings_page(number),
            "findings.html",
            heading="Findings",
            visit=None,
            findings=every[end - PAGES.listed : end],
            later=addresses.findings_page(number - 1) if number > 1 else None,
            earlier=addresses.findings_page(number + 1) if end < len(every) else None,
        )

    def _findings(self) -> Iterator[_Page]:
        for dated in self.arranged.findings:
            finding = dated.lines.finding
            path = addresses.page("findings", finding.id)
            yield self._page(path, "finding.html", lines=dated.lines, rule=self.rules[finding.rule])

    def _visits(self) -> Iterator[_Page]:
        for id, one in self.arranged.visits.items():
            summed_up = self.arranged.digest(one)
            states = self.states.get(id, ())
            yield self._page(addresses.page("visits", id), "visit.html", one=one, digest=summed_up, states=states)
            if states:
                days = partial(arrange_days, states, self.rows, self.arranged.names, tuple(self.arranged.asks))
                yield self._page(addresses.days_page(id), "days.html", one=one, days=days)
            if id in self.known.listings:
                yield self._page(
                    addresses.listing_page(id),
                    "findings.html",
                    heading="All findings of a visit",
                    visit=one.visit,
                    findings=self.by_visit[id],
                    later=None,
                    earlier=None,
                )

    def _articles(self) -> Iterator[_Page]:
        for id, one in self.arranged.articles.items():
            yield self._page(addresses.page("articles", id), "article.html", one=one)

    def _sources(self) -> Iterator[_Page]:
        for id, one in self.sources.items():
            yield self._page(addresses.page("sources", id), "source.html", one=one)

    def _rules(self) -> Iterator[_Page]:
        for code, rule in self.rules.items():
            findings = self.by_rule.get(code, [])
            yield self._page(addresses.page("rules", code), "rule.html", rule=rule, findings=findings)


def _overflows(one: VisitContent) -> bool:
    """Whether the page of a visit cannot list all its findings."""
    briefs = (one.agreements, one.turns, one.partial_denials, one.open)
    return (
        len(one.contradictions) > PAGES.contradictions
        or len(one.stories) > PAGES.stories
        or any(len(findings) > PAGES.findings for findings in briefs)
    )
