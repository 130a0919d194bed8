"""When a page says that it was published, and nothing but that.

Knows the ways in which pages state the day of their publication for programs. Must not guess: a day that is only
mentioned, or on which something was changed, is none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.utils import parsedate
from typing import Any, Final
from urllib.parse import urlsplit

from attrs import frozen
from lxml.html import HtmlElement

from claimcheck.dates import Edtf, parse_edtf

# Names of <meta> elements that hold the day of publication, the most reliable first.
_META: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publication_date",
    "publication-date",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "published",
    "date",
)
_ARTICLE: Final = re.compile(r"(Article|BlogPosting|Posting|Report|Review)\Z")
_ISO: Final = re.compile(r"(\d{4})([-/.]?)(\d\d)\2(\d\d)(?!\d)")
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)\Z")
_IN_ADDRESS: Final = re.compile(r"/(20\d\d|19\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-])")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_WORDS: Final = (
    re.compile(r"(?P<month>[A-Z][a-z]{2})[a-z]*\.? (?P<day>\d\d?),? (?P<year>\d{4})\b"),
    re.compile(r"(?P<day>\d\d?) (?P<month>[A-Z][a-z]{2})[a-z]*\.?,? (?P<year>\d{4})\b"),
)
IN_ADDRESS: Final = "the address of the page"
_MOST_DEPTH: Final = 8
_MOST_APART: Final = 60  # characters
_MOST_SAID: Final = 200


@frozen
class Publication:
    """A day of publication, as a page gives it, and where: `said` is as written there.

    `others` are other days that the same page gives for it.
    """

    day: Edtf
    said: str
    where: str
    others: tuple[str, ...] = ()


def find_publication(tree: HtmlElement, url: str | None) -> Publication | None:
    """The day on which a page says that it was published, or else the day in its address."""
    found = [
        Publication(day, " ".join(said[:_MOST_SAID].split()), where)
        for where, said in (*_in_data(tree), *_in_meta(tree), *_in_elements(tree), *_in_address(url))
        if (day := _day(said))
    ]
    if not found:
        return None
    first = found[0]
    days = dict.fromkeys(other.day.canonical for other in found if other.day.canonical != first.day.canonical)
    others = tuple(day for day in days if not first.day.canonical.startswith(day))
    return Publication(first.day, first.said, first.where, others)


def mentioned_day(tree: HtmlElement) -> str | None:
    """The first day that stands apart from the text of a page, as below a headline: perhaps that of publication."""
    marked = (element.get("datetime") or element.text_content()[:100] for element in tree.iter("time"))
    apart = (text for text in tree.xpath("//body//text()[not(ancestor::script)]") if len(text) < _MOST_APART)
    days = (_day(said) for said in (*marked, *apart))
    return next((day.canonical for day in days if day), None)


def _in_data(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """What JSON-LD says of articles: of this one, if the page tells; else of the first that is described."""
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json":
            try:
                described = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            for item in _articles(described, _MOST_DEPTH):
                if isinstance(published := item.get("datePublished"), str):
                    yield "datePublished", published
                    return


def _articles(described: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The articles among what is described, outer ones first; those that are only referred to are left out."""
    if isinstance(described, list) and depth:
        for item in described[:100]:
            yield from _articles(item, depth - 1)
    elif isinstance(described, dict) and depth:
        types = described.get("@type")
        if any(
            _ARTICLE.search(kind) for kind in (types if isinstance(types, list) else [types]) if isinstance(kind, str)
        ):
            yield described
        for key in ("@graph", "mainEntity"):
            yield from _articles(described.get(key), depth - 1)


def _in_meta(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    given: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        given.setdefault(name.strip().lower(), meta.get("content") or "")
    yield from ((name, given[name]) for name in _META if name in given)


def _in_elements(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("time", "span", "div", "p", "abbr"):
        if "datePublished" in element.get("itemprop", "").split() or "pubdate" in element.attrib:
            yield "the page", element.get("datetime") or element.get("content") or element.text_content()[:100]


def _in_address(url: str | None) -> Iterator[tuple[str, str]]:
    if found := _IN_ADDRESS.search(urlsplit(url or "").path):
        year, month, day = found.groups()
        yield IN_ADDRESS, f"{year}-{month:0>2}-{day:0>2}"


def _day(said: str) -> Edtf | None:
    """The day, or the month, that a text begins with; a time of day is left out."""
    text = " ".join(said[:_MOST_SAID].split())
    try:
        if found := _ISO.match(text):
            return parse_edtf(f"{found[1]}-{found[3]}-{found[4]}")
        if found := _MONTH.match(text):
            return parse_edtf(text)
        if parts := parsedate(text):
            year, month, day = parts[:3]
            return parse_edtf(f"{year:04}-{month:02}-{day:02}")
        for words in _IN_WORDS:
            if (found := words.search(text)) and found["month"].lower() in _MONTHS:
                month = _MONTHS.index(found["month"].lower()) + 1
                return parse_edtf(f"{found['year']}-{month:02}-{found['day']:0>2}")
    except ValueError:
        pass
    return None
