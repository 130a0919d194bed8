"""The address of everything that a site or a document shows; the only place that makes them up.

Knows which things have a place of their own. Must not know what stands there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from typing import Final, Literal, Protocol

from attrs import frozen

Kind = Literal["visits", "articles", "sources", "findings", "rules"]

INDEX: Final = "index.html"
FEED: Final = "feed.xml"
STYLE: Final = "style.css"
SCRIPT: Final = "tables.js"
ICON: Final = "icon.svg"
ARTICLES: Final = "articles.html"
SOURCES: Final = "sources.html"
RULES: Final = "rules.html"
READING: Final = "reading.html"

_LONGEST: Final = 120
_PLAIN_NAME: Final = re.compile(rf"[A-Za-z0-9_-]{{1,{_LONGEST}}}")
_PLAIN_ANCHOR: Final = re.compile(rf"[A-Za-z0-9_.@-]{{1,{_LONGEST}}}")
_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9_-]+")
_OF_WINDOWS: Final = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)


def file_name(id: str) -> str:
    """A file name without its end for any id: the id itself, if every file system can hold that."""
    return id if _PLAIN_NAME.fullmatch(id) and not _OF_WINDOWS.fullmatch(id) else _marked(id)


def anchor(id: str) -> str:
    """The anchor of a claim, by its id without that of the article, or of anything else with an id."""
    return id if _PLAIN_ANCHOR.fullmatch(id) else _marked(id)


def _marked(id: str) -> str:
    """What is plain in an id, and a hash of all of it; no plain id has a "~"."""
    plain = _NOT_PLAIN.sub("-", id)[: _LONGEST // 2].strip("-")
    return f"{plain}~{hashlib.sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def page(kind: Kind, id: str) -> str:
    """The file of the page of a visit, an article, a source, a finding or a rule."""
    return f"{kind}/{file_name(id)}.html"


def days_page(visit: str) -> str:
    """The file of what was known on each day; no other page has a dot in its name."""
    return f"visits/{file_name(visit)}.days.html"


def listing_page(visit: str) -> str:
    """The file of all findings of a visit which are too many for its own page."""
    return f"visits/{file_name(visit)}.findings.html"


def findings_page(number: int) -> str:
    """The file of the findings of all visits, which fill several pages; `number` counts from 1."""
    return f"findings-{number}.html" if number > 1 else "findings.html"


class Links(Protocol):
    """Where everything is, seen from one page; None: it has no place of its own there.

    `claim_id` and the like are what the place is called in its page: the `id` of an element.
    """

    def visit(self, visit: str) -> str | None: ...
    def article(self, article: str) -> str | None: ...
    def source(self, source: str | None) -> str | None: ...
    def rule(self, code: str) -> str | None: ...
    def finding(self, finding: str) -> str | None: ...
    def claim(self, claim: str) -> str | None: ...
    def day(self, visit: str, day: str) -> str | None: ...
    def listing(self, visit: str) -> str | None: ...
    def reading(self, word: str) -> str | None: ...
    def claim_id(self, claim: str) -> str: ...


@frozen
class Known:
    """What has a place of its own: ids of every kind; `claims` leads from the id of a claim to its article."""

    visits: Collection[str]
    articles: Collection[str]
    findings: Collection[str]
    claims: Mapping[str, str]
    sources: Collection[str] = ()
    rules: Collection[str] = ()
    days: Collection[str] = ()
    listings: Collection[str] = ()


@frozen
class SiteLinks:
    """Links from a page of a site. `root` leads from its folder to that of the index: "", or "../"."""

    known: Known
    root: str

    @classmethod
    def on(cls, path: str, known: Known) -> SiteLinks:
        """The links on the page at this path."""
        return cls(known, "../" * path.count("/"))

    def file(self, path: str) -> str:
        return f"{self.root}{path}"

    def visit(self, visit: str) -> str | None:
        return self._page("visits", visit, self.known.visits)

    def article(self, article: str) -> str | None:
        return self._page("articles", article, self.known.articles)

    def source(self, source: str | None) -> str | None:
        return self._page("sources", source, self.known.sources) if source else None

    def rule(self, code: str) -> str | None:
        return self._page("rules", code, self.known.rules)

    def finding(self, finding: str) -> str | None:
        return self._page("findings", finding, self.known.findings)

    def claim(self, claim: str) -> str | None:
        article = self.known.claims.get(claim)
        return f"{self.root}{page('articles', article)}#{self.claim_id(claim)}" if article else None

    def claim_id(self, claim: str) -> str:
        return anchor(claim.partition("#")[2] or claim)

    def day(self, visit: str, day: str) -> str | None:
        return f"{self.root}{days_page(visit)}#{anchor(day)}" if visit in self.known.days else None

    def listing(self, visit: str) -> str | None:
        return f"{self.root}{listing_page(visit)}" if visit in self.known.listings else None

    def reading(self, word: str) -> str | None:
        return f"{self.root}{READING}#{word}"

    def _page(self, kind: Kind, id: str, known: Collection[str]) -> str | None:
        return f"{self.root}{page(kind, id)}" if id in known else None


@frozen
class DocumentLinks:
    """Links within one document, which holds visits, findings and articles."""

    known: Known

    def visit(self, visit: str) -> str | None:
        return f"#{self.visit_id(visit)}" if visit in self.known.visits else None

    def visit_id(self, visit: str) -> str:
        return f"visit-{anchor(visit)}"

    def article(self, article: str) -> str | None:
        return f"#{self.article_id(article)}" if article in self.known.articles else None

    def article_id(self, article: str) -> str:
        return f"article-{anchor(article)}"

    def source(self, source: str | None) -> str | None:
        return None

    def rule(self, code: str) -> str | None:
        return None

    def finding(self, finding: str) -> str | None:
        return f"#{anchor(finding)}" if finding in self.known.findings else None

    def claim(self, claim: str) -> str | None:
        return f"#{self.claim_id(claim)}" if claim in self.known.claims else None

    def claim_id(self, claim: str) -> str:
        return f"claim-{anchor(claim.replace('#', '.'))}"

    def day(self, visit: str, day: str) -> str | None:
        return None

    def listing(self, visit: str) -> str | None:
        return None

    def reading(self, word: str) -> str | None:
        return None
