"""The pages in a real browser: on a phone and a desk, in light and dark, by keyboard, without scripts, on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.bases import BASES
from tests.site.conftest import Sites
from tests.site.crawling import examples, pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.heavy

SIZES = {"phone": {"width": 375, "height": 812}, "desktop": {"width": 1280, "height": 900}}
PAPER = {"width": 718, "height": 1000}  # A4 less its margins, in CSS pixels

TOO_WIDE = """() => {
    const page = document.scrollingElement;
    if (page.scrollWidth <= page.clientWidth) return null;
    const edge = page.clientWidth + 1;
    const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > edge);
    return `${page.scrollWidth} wide: ` + wide.slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ');
}"""


@pytest.fixture(params=BASES)
def site(request: pytest.FixtureRequest, sites: Sites) -> Path:
    return sites(request.param)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_everybody_can_use_it(browser: Browser, judges: Path, site: Path, size: str, scheme: Any) -> None:
    from tests.site.browsing import watched
    from tests.site.judges import Axe

    axe, found = Axe(judges), []
    with watched(browser, site.as_uri(), viewport=SIZES[size], color_scheme=scheme) as watch:
        for page in examples(site):
            found += axe.violations(watch.open(page.as_uri()))
    assert watch.faults + found == []


@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_quiet_and_as_wide_as_the_window(browser: Browser, site: Path, size: str) -> None:
    from tests.site.browsing import watched

    found = {}
    with watched(browser, site.as_uri(), viewport=SIZES[size]) as watch:
        for page in pages(site):
            found[page.name] = watch.open(page.as_uri()).evaluate(TOO_WIDE)
    assert watch.faults == []
    assert {name: wide for name, wide in found.items() if wide} == {}


def test_it_works_below_any_address_of_a_server(browser: Browser, sites: Sites) -> None:
    from tests.site.browsing import served, watched

    site = sites("ports")
    below = f"{site.parent.parent.name}/a%20path/site/"
    with served(site.parents[2]) as home, watched(browser, home + below) as watch:
        for page in pages(site):
            watch.open(f"{home}{below}{page.relative_to(site).as_posix()}")
    assert watch.faults == []


# --- Without scripts --------------------------------------------------------------------------------------

WORDS = "() => document.querySelector('main').innerText.split(/\\s+/).length"


def test_without_scripts_everything_is_there(browser: Browser, site: Path) -> None:
    """A script may add controls; it takes no words away, and none are missing without it."""
    from tests.site.browsing import watched

    with (
        watched(browser, site.as_uri(), java_script_enabled=False) as plain,
        watched(browser, site.as_uri()) as scripted,
    ):
        for page in examples(site):
            words, all_words = (watch.open(page.as_uri()).evaluate(WORDS) for watch in (plain, scripted))
            assert 0 < words <= all_words, page
    assert plain.faults + scripted.faults == []


def test_scripts_sort_and_filter_tables(browser: Browser, sites: Sites) -> None:
    from tests.site.browsing import watched

    site = sites("bundled")
    with watched(browser, site.as_uri()) as watch:
        page = watch.open((site / "findings.html").as_uri())
        table = page.locator("table").first
        rows = table.locator("tbody tr")
        every = rows.all_inner_texts()
        page.get_by_role("searchbox").press_sequentially("closed set")
        some = table.locator("tbody tr:visible").all_inner_texts()
        assert some == [text for text in every if "closed set" in text.lower()]
        assert 0 < len(some) < len(every)
        page.get_by_role("searchbox").fill("")
        header = table.get_by_role("button", name="Kind")
        column = table.locator("thead th").all_inner_texts().index(header.inner_text())
        for direction, backwards in (("ascending", False), ("descending", True)):
            header.press("Enter")
            assert table.locator(f"th[aria-sort={direction}]").count() == 1
            found = [row.locator("th, td").nth(column).inner_text() for row in rows.all()]
            assert found == sorted(found, reverse=backwards)
        assert sorted(rows.all_inner_texts()) == sorted(every)
    assert watch.faults == []


# --- The keyboard -----------------------------------------------------------------------------------------

# Numbers all that a mouse could use.
NUMBER = """() => {
    const usable = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
    [...document.querySelectorAll(usable)].forEach((element, at) => element.setAttribute('data-number', at));
}"""

# What can be seen now, and has none of these numbers.
MISSED = """reached => [...document.querySelectorAll('[data-number]')]
    .filter(element => element.checkVisibility() && !reached.includes(element.dataset.number))
    .map(element => element.outerHTML.slice(0, 120))"""

# What has the focus: its number, whether it can be seen that it has, and whether it can be seen at all.
FOCUSED = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const framed = [...element.querySelectorAll('rect')].some(frame => getComputedStyle(frame).stroke !== 'none');
    const ringed = framed || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
    const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    return {
        number: element.dataset.number ?? null,
        ringed,
        inside: inside && box.width > 0 && box.height > 0,
        folded: element.matches('details:not([open]) > summary'),
        html: element.outerHTML.slice(0, 120),
    };
}"""


def walk(page: Page) -> tuple[set[str], list[str]]:
    """Press Tab through a page, and Enter on what is folded up; the numbers that had the focus, and what was wrong."""
    reached: set[str] = set()
    wrong: list[str] = []
    for _ in range(10_000):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or focused["number"] in reached:
            return reached, wrong
        if not focused["ringed"] or not focused["inside"]:
            wrong.append(focused["html"])
        if focused["folded"]:
            page.keyboard.press("Enter")
        if focused["number"] is not None:
            reached.add(focused["number"])
    raise AssertionError("there is no end to it")


@pytest.mark.parametrize("size", SIZES)
def test_the_keyboard_reaches_everything(browser: Browser, sites: Sites, size: str) -> None:
    from tests.site.browsing import watched

    site = sites("ports")
    with watched(browser, site.as_uri(), viewport=SIZES[size]) as watch:
        for path in examples(site):
            page = watch.open(path.as_uri())
            page.evaluate(NUMBER)
            reached, wrong = walk(page)
            assert wrong == [], path
            assert page.evaluate(MISSED, list(reached)) == [], path


# --- On paper ---------------------------------------------------------------------------------------------

INK = """() => {
    const lightness = colour => {
        const [r, g, b, a] = colour.match(/[\\d.]+/g).map(Number);
        return a === 0 ? 255 : (r + g + b) / 3;
    };
    const main = getComputedStyle(document.querySelector('main'));
    const grounds = [...document.querySelectorAll('html, body, main')].map(e => getComputedStyle(e).backgroundColor);
    return [lightness(main.color), Math.min(...grounds.map(lightness))];
}"""


def test_on_paper_it_is_dark_on_light_and_fits(browser: Browser, site: Path) -> None:
    from tests.site.browsing import watched

    with watched(browser, site.as_uri(), viewport=PAPER, color_scheme="dark") as watch:
        watch.page.emulate_media(media="print")
        for path in examples(site):
            page = watch.open(path.as_uri())
            text, ground = page.evaluate(INK)
            assert text < 60, path
            assert ground > 240, path
            assert page.evaluate(TOO_WIDE) is None, path
    assert watch.faults == []
