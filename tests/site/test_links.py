"""What holds for a site as files: its links lead somewhere, its pages are valid and stand alone, its feed is a feed."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.site.bases import BASES
from tests.site.conftest import Sites
from tests.site.crawling import broken_links, page_types, pages, read

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})")
POLICY = "default-src 'none'"


@pytest.fixture(params=BASES)
def site(request: pytest.FixtureRequest, sites: Sites) -> Path:
    return sites(request.param)


def test_all_links_lead_somewhere(site: Path) -> None:
    assert list(broken_links(site)) == []


def test_ids_are_given_once_and_what_refers_to_them_finds_them(site: Path) -> None:
    for page in pages(site):
        found = read(page)
        assert [id for id, times in found.ids.items() if times > 1] == [], page
        assert [id for id in found.references if id not in found.ids] == [], page


def test_every_page_can_be_reached_from_the_first(site: Path) -> None:
    reached, ahead = set[Path](), [site / "index.html"]
    while ahead:
        page = ahead.pop()
        reached.add(page)
        inside = [link.address.partition("#")[0] for link in read(page).links if ":" not in link.address]
        targets = {(page.parent / address).resolve() for address in inside if address.endswith(".html")}
        ahead += targets - reached - set(ahead)
    assert set(pages(site)) == reached


def test_no_page_holds_what_the_policy_would_forbid(site: Path) -> None:
    for page in pages(site):
        found = read(page)
        assert POLICY in page.read_text(encoding="utf-8"), page
        assert [name for name in found.attributes if name.startswith("on") or name == "style"] == [], page
        assert {"style", "iframe", "object", "embed", "base", "form"}.isdisjoint(found.elements), page


def test_there_is_a_page_of_every_type(site: Path) -> None:
    assert {"index", "visits/", "articles/", "sources/", "findings/", "rules/"} <= set(page_types(site))


def test_a_first_visit_page_is_small(sites: Sites) -> None:
    """With its style sheet and script, which a reader gets only once."""
    site = sites("bundled")
    rest = sum(path.stat().st_size for path in site.rglob("*") if path.suffix in (".css", ".js"))
    for page in page_types(site)["visits/"]:
        assert page.stat().st_size + rest < 200_000, page


@pytest.mark.heavy
def test_the_pages_are_valid(judges: Path, site: Path) -> None:
    from tests.site.judges import html_errors

    files = [path for path in sorted(site.rglob("*")) if path.suffix in (".html", ".css", ".svg")]
    errors = html_errors(judges, files)
    assert errors == []


# --- The feed (RFC 4287) ----------------------------------------------------------------------------------


def text_of(element: ElementTree.Element, name: str) -> str:
    found = element.findall(ATOM + name)
    assert len(found) == 1, name
    return "".join(found[0].itertext())


def test_the_feed_is_a_feed(site: Path) -> None:
    path = site / "feed.xml"
    feed = ElementTree.parse(path).getroot()
    entries = feed.findall(ATOM + "entry")
    assert feed.tag == ATOM + "feed"
    assert entries
    for element in (feed, *entries):
        assert text_of(element, "id")
        assert text_of(element, "title")
        assert DAY.fullmatch(text_of(element, "updated"))
    ids = [text_of(entry, "id") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(":" in id for id in ids)  # an IRI, which has a scheme
    days = [text_of(entry, "updated") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert text_of(feed, "updated") == days[0]
    assert feed.find(ATOM + "author") is not None or all(entry.find(ATOM + "author") is not None for entry in entries)
    for link in (found for entry in entries for found in entry.findall(ATOM + "link")):
        assert (site / link.attrib["href"]).is_file()
