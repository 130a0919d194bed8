"""Whatever claims contain, a page shows it and does nothing else.

Two claim bases, alike but for their texts: injections in the one, harmless words in the other. Their pages must have
the same elements with the same attributes, and those of the first must ask for nothing, run nothing, say nothing.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

import pytest

from tests.site.bases import build
from tests.site.crawling import broken_links, pages
from tests.site.hostile import Files, harmless, injections, write_base
from tests.test_cli import claimcheck

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.heavy

# Every element with the names of its attributes, as often as there is one; the language of a quote is its own.
ELEMENTS = """() => {
    const count = {};
    for (const element of document.querySelectorAll('*')) {
        const names = element.getAttributeNames().filter(name => name !== 'lang' && name !== 'dir').sort();
        const key = [element.namespaceURI, element.localName, ...names].join(' ');
        count[key] = (count[key] ?? 0) + 1;
    }
    return [count, 'pwned' in window];
}"""


class Pair(NamedTuple):
    """The site and the one-file report of each claim base."""

    files: Files
    hostile: Path
    sound: Path


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    texts = injections()
    folders = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("sound")
    files, _ = (
        write_base(folder, free_texts)
        for folder, free_texts in zip(folders, (texts, [harmless(n) for n in range(len(texts))]), strict=True)
    )
    for folder in folders:
        build(folder, folder / "site")
        done = claimcheck("report", "--format", "html", at=folder)
        assert done.returncode == 0, done.stderr
        (folder / "report.html").write_text(done.stdout, encoding="utf-8")
    return Pair(files, *folders)


def test_most_injections_are_accepted(pair: Pair) -> None:
    """And so are tried: only addresses, languages and what cannot be seen are refused."""
    assert len(injections()) >= 300
    assert len(pair.files.refused) < len(pair.files.harmless) / 8


def elements(page: Page) -> Counter[str]:
    count, pwned = page.evaluate(ELEMENTS)
    assert not pwned
    return Counter(count)


def differences(browser: Browser, pair: Pair, files: list[str]) -> dict[str, dict[str, int]]:
    """By page, the elements of which one of the two has more; and nothing may have happened on either."""
    from tests.site.browsing import watched

    found = {}
    with watched(browser, pair.hostile.as_uri()) as first, watched(browser, pair.sound.as_uri()) as second:
        for file in files:
            ours = elements(first.open((pair.hostile / file).as_uri()))
            theirs = elements(second.open((pair.sound / file).as_uri()))
            if ours != theirs:
                found[file] = dict((ours - theirs) + (theirs - ours))
    assert first.faults + second.faults == []
    return found


def test_no_page_has_what_it_should_not(browser: Browser, pair: Pair) -> None:
    files = [str(page.relative_to(pair.hostile)) for page in pages(pair.hostile / "site")]
    assert files == [str(page.relative_to(pair.sound)) for page in pages(pair.sound / "site")]
    assert differences(browser, pair, files) == {}


def test_neither_has_the_report_in_one_file(browser: Browser, pair: Pair) -> None:
    assert differences(browser, pair, ["report.html"]) == {}


def test_all_links_still_lead_somewhere(pair: Pair) -> None:
    assert list(broken_links(pair.hostile / "site")) == []


def test_the_pages_are_still_valid(judges: Path, pair: Pair) -> None:
    from tests.site.judges import html_errors

    assert html_errors(judges, [*pages(pair.hostile / "site"), pair.hostile / "report.html"]) == []


def test_the_feed_has_the_same_elements(pair: Pair) -> None:
    ours, theirs = (
        [(element.tag, sorted(element.attrib)) for element in ElementTree.parse(folder / "site" / "feed.xml").iter()]
        for folder in (pair.hostile, pair.sound)
    )
    assert ours == theirs
