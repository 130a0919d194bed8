"""Whatever claims contain, a page shows it and does nothing else.

Two claim bases, alike but for their texts: injections in the one, harmless words in the other. Their pages must have
the same elements with the same attributes, and those of the first must ask for nothing, run nothing, say nothing.
"""

from __future__ import annotations

import re
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
    for (const element of document.querySelectorAll(':not(.tl-name)')) {  // a long name takes two lines
        const names = element.getAttributeNames().filter(name => name !== 'lang' && name !== 'dir').sort();
        const key = [element.namespaceURI, element.localName, ...names].join(' ');
        count[key] = (count[key] ?? 0) + 1;
    }
    return [count, 'pwned' in window];
}"""

NUMBERS = re.compile("[0-9a-f]{12,}|[0-9]+")  # and hashes


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


def structure(page: Page) -> Counter[str]:
    count, pwned = page.evaluate(ELEMENTS)
    assert not pwned
    return Counter(count)


def structures(browser: Browser, folder: Path, files: list[str]) -> dict[str, Counter[str]]:
    """By page (a list that fills several is one), its elements; it may have done nothing else than to show itself.

    Of pages that differ only in numbers, as those with harmless words do, one is opened.
    """
    from tests.site.browsing import watched

    found: dict[str, Counter[str]] = {}
    opened: dict[str, Counter[str]] = {}
    with watched(browser, folder.as_uri()) as watch:
        for file in files:
            text = NUMBERS.sub("0", (folder / file).read_text(encoding="utf-8"))
            if text not in opened:
                opened[text] = structure(watch.open((folder / file).as_uri()))
            found.setdefault(re.sub("findings-[0-9]+", "findings", file), Counter()).update(opened[text])
    assert watch.faults == []
    return found


def assert_alike(ours: dict[str, Counter[str]], theirs: dict[str, Counter[str]]) -> None:
    assert ours.keys() == theirs.keys()
    differences = {
        file: (ours[file] - theirs[file], theirs[file] - ours[file]) for file in ours if ours[file] != theirs[file]
    }
    assert differences == {}


def shown(folder: Path) -> list[str]:
    """All pages but those of resolutions, which are most; what stands on them stands on those of the visits."""
    files = [page.relative_to(folder).as_posix() for page in pages(folder / "site")]
    return [file for file in files if "/findings/R" not in file]


def test_no_page_has_what_it_should_not(browser: Browser, pair: Pair) -> None:
    ours, theirs = (structures(browser, folder, shown(folder)) for folder in (pair.hostile, pair.sound))
    assert_alike(ours, theirs)


def test_neither_has_the_report_in_one_file(browser: Browser, pair: Pair) -> None:
    ours, theirs = (structures(browser, folder, ["report.html"]) for folder in (pair.hostile, pair.sound))
    assert_alike(ours, theirs)


def test_all_links_still_lead_somewhere(pair: Pair) -> None:
    assert list(broken_links(pair.hostile / "site")) == []


def test_the_pages_are_still_valid(judges: Path, pair: Pair) -> None:
    from tests.site.judges import html_errors

    """But for addresses, which stand on the pages as they were written."""
    files = [pair.hostile / "report.html", *(pair.hostile / "site" / "articles").iterdir()]
    errors = html_errors(judges, [*files, *(pair.hostile / "site" / "visits").iterdir()])
    assert [error for error in errors if "for attribute “href”" not in error] == []


def test_the_feed_has_the_same_elements(pair: Pair) -> None:
    ours, theirs = (
        [(element.tag, sorted(element.attrib)) for element in ElementTree.parse(folder / "site" / "feed.xml").iter()]
        for folder in (pair.hostile, pair.sound)
    )
    assert ours == theirs
