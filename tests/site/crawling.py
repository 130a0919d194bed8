"""The pages of a site as a machine reads them that runs nothing: what is where, and where its links lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit

ADDRESSES: Final = frozenset({"href", "src", "srcset", "action", "formaction", "data", "poster", "ping", "xlink:href"})
REFERENCES: Final = frozenset(
    {"aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for", "headers"}
)


class Link(NamedTuple):
    """An address on a page: of which element and attribute."""

    element: str
    attribute: str
    address: str


class PageReader(HTMLParser):
    """Notes the ids, the links and the elements of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[Link] = []
        self.references: list[str] = []
        self.elements: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        for name, value in attrs:
            self.attributes[name] += 1
            if name == "id":
                self.ids[value or ""] += 1
            elif name in ADDRESSES:
                self.links.append(Link(tag, name, value or ""))
            elif name in REFERENCES:
                self.references += (value or "").split()


@cache
def read(page: Path) -> PageReader:
    """A page that will not change."""
    return PageReader(page.read_text(encoding="utf-8"))


def pages(site: Path) -> list[Path]:
    """All pages of a site, in order."""
    return sorted(site.rglob("*.html"))


def page_types(site: Path) -> dict[str, list[Path]]:
    """The pages by type, each from small to large: a name at the top, or a folder (`visits/`) and how its names end."""
    types: dict[str, list[Path]] = {}
    for page in sorted(pages(site), key=lambda page: (page.stat().st_size, page)):
        top = page.parent == site
        name = page.stem.rstrip("-0123456789") if top else f"{page.parent.name}/{''.join(page.suffixes[:-1])}"
        types.setdefault(name, []).append(page)
    return dict(sorted(types.items()))


def examples(site: Path) -> list[Path]:
    """Of each type of page the smallest and the largest."""
    found = [page for of_type in page_types(site).values() for page in (of_type[0], of_type[-1])]
    return list(dict.fromkeys(found))


def broken_links(site: Path) -> Iterator[str]:
    """The links of a site that lead nowhere, leave it by another way than http, or depend on where the site is."""
    for page in pages(site):
        for link in read(page).links:
            fault = _fault(site, page, link.address)
            if fault:
                yield f"{page.relative_to(site)}: {link.element} {link.attribute}={link.address!r} {fault}"


def _fault(site: Path, page: Path, address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in ("http", "https") and parts.hostname else "is no address of the web"
    inside, fragment = urldefrag(address)
    target = (page.parent / unquote(inside)).resolve() if inside else page
    if inside.startswith("/") or not target.is_relative_to(site):
        return "leaves the site"
    if not target.is_file():
        return "leads nowhere"
    if fragment and target.suffix == ".html" and unquote(fragment) not in read(target).ids:
        return "names a place that is not there"
    return ""
