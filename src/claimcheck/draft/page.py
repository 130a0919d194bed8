"""A page in HTML to what it says: the text of the article, and what the page says of itself.

Knows HTML and the library that tells an article from what stands around it. Must not know the claim base, or
whether a text is fit to draft from.
"""

from __future__ import annotations

import logging
import re
from typing import Final
from unicodedata import category

import trafilatura
from attrs import frozen
from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document

from claimcheck.draft.errors import DraftError
from claimcheck.draft.publication import Publication, find_publication, mentioned_day
from claimcheck.draft.walls import wall_instead
from claimcheck.draft.webaddress import joined, web_address
from claimcheck.quotes import normalise

_MOST_ELEMENTS: Final = 40_000  # a long article has 5,000; the time to tell it from the rest grows with the square
_START: Final = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--(?:(?!-->).)*-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FEW_WORDS: Final = 40  # which may be all that stands between the lines of a wall
_NOT_FOR_ALL: Final = re.compile(r"\"isAccessibleForFree\"\s*:\s*\"?false", re.IGNORECASE)
_SHAPING: Final = "\u200c\u200d"  # the only hidden characters that are part of words

for library in ("trafilatura", "htmldate"):
    logging.getLogger(library).setLevel(logging.CRITICAL)  # what they have to say is said here


@frozen
class ReadPage:
    """What stands on a page. `text` has its paragraphs apart by an empty line.

    `site`, `language` and `url` are what the page says of itself; `shows_title` is whether readers see the title;
    `mentioned` is a day that stands somewhere on a page that does not say when it was published.
    """

    text: str
    title: str | None = None
    shows_title: bool = False
    site: str | None = None
    language: str | None = None
    url: str | None = None
    publication: Publication | None = None
    mentioned: str | None = None
    is_for_all: bool = True


def looks_like_html(text: str) -> bool:
    """Whether a text is a page in HTML, from how it begins."""
    return _START.match(text[:4096]) is not None


def read_page(html: str, url: str | None = None) -> ReadPage:
    """Read a page; `url` is where it was found. Raises DraftError when there is no article on it."""
    tree = trafilatura.load_html(html)
    if tree is None:
        raise DraftError("there is nothing on this page")
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise DraftError("this page is far larger than that of an article; save the article's text, and draft that")
    shown = "\n".join(tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]"))
    text = _article(tree, url, shown)
    said = extract_metadata(tree, url, extensive=False)  # but for the date, which it would guess, up to today
    canonical = _canonical(tree, url)
    publication = find_publication(tree, canonical or url)
    title = _title(said.title, said.sitename)
    return ReadPage(
        text=text,
        title=title,
        shows_title=title is not None and normalise(title) in normalise(shown),
        site=_line(said.sitename),
        language=_language(tree),
        url=canonical,
        publication=publication,
        mentioned=None if publication else mentioned_day(tree),
        is_for_all=not any(_NOT_FOR_ALL.search(script.text or "") for script in tree.iter("script")),
    )


def _article(tree: HtmlElement, url: str | None, shown: str) -> str:
    # Tables hold data, which nobody claims in words, or the whole page, which is read all the same.
    found = trafilatura.bare_extraction(tree, url=url, include_comments=False, include_tables=False)
    text = _plain(found.text or "") if isinstance(found, Document) else ""
    if wall := wall_instead(text if len(text.split()) >= _FEW_WORDS else shown):
        raise DraftError(f"this page {wall}")
    if not text:
        raise DraftError("no article can be found on this page; save the article's text, and draft that")
    return text


def _plain(text: str) -> str:
    """Paragraphs without what cannot be seen, such as hints where a word may be divided."""
    visible = "".join(c for c in text if c.isprintable() or c in "\n" + _SHAPING or category(c) not in ("Cf", "Cc"))
    lines = (" ".join(line.split()) for line in visible.splitlines())
    return "\n\n".join(line for line in lines if line)


def _line(text: str | None) -> str | None:
    return _plain(text or "").replace("\n\n", " ") or None


def _title(title: str | None, site: str | None) -> str | None:
    """The title without the name of the site, which pages put behind it, or before it."""
    line = _line(title)
    if line and site:
        name = re.escape(site)
        bare = re.sub(rf"\s+[-–—|·:•»]+\s+{name}\Z|\A{name}\s+[-–—|·:•»]+\s+", "", line, flags=re.IGNORECASE)
        return bare or line
    return line


def _language(tree: HtmlElement) -> str | None:
    said = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return said.strip().replace("_", "-") or None


def _canonical(tree: HtmlElement, url: str | None) -> str | None:
    """The address that the page gives as its own, in full; None when it gives none, or what is no address."""
    for link in tree.iter("link"):
        if "canonical" in link.get("rel", "").lower().split() and (address := link.get("href", "").strip()):
            return _in_full(url, address)
    for meta in tree.iter("meta"):
        if meta.get("property") == "og:url" and (address := meta.get("content", "").strip()):
            return _in_full(url, address)
    return None


def _in_full(url: str | None, address: str) -> str | None:
    try:
        found = joined(web_address(url), address) if url else web_address(address)
    except DraftError:
        return None
    return found.geturl()
