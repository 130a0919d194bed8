"""The watch itself: what a page must not do is seen when it does it, or no other test here would mean anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.crawling import broken_links

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.heavy

HEAD = "<!doctype html><html lang=en><head><meta charset=utf-8><title>A page</title>"
BODY = "</head><body><main><h1>A page</h1>{}</main></body></html>"


def page_with(folder: Path, body: str, head: str = "") -> Path:
    page = folder / "index.html"
    page.write_text(HEAD + head + BODY.format(body))
    return page


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p>A paragraph.</p>", None),
        ("<script>alert('here')</script>", "dialog: here"),
        ("<script>console.warn('oh')</script>", "console warning: oh"),
        ("<script>nothing()</script>", "error: nothing is not defined"),
        ("<img src=https://evil.example/x.gif alt=''>", "asked for https://evil.example/x.gif"),
        ("<img src=lost.gif alt=''>", "did not get"),
        ("<style>h1{background:url(//evil.example/x)}</style>", "asked for file://evil.example/x"),
        ("<script>open('about:blank')</script>", "opened about:blank"),
    ],
)
def test_what_a_page_does_is_seen(browser: Browser, tmp_path: Path, body: str, fault: str | None) -> None:
    from tests.site.browsing import watched

    with watched(browser, tmp_path.as_uri()) as watch:
        watch.open(page_with(tmp_path, body).as_uri())
    assert bool(watch.faults) == bool(fault)
    assert any(fault in found for found in watch.faults) if fault else True


def test_what_a_policy_forbids_is_seen(browser: Browser, tmp_path: Path) -> None:
    from tests.site.browsing import watched

    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
    with watched(browser, tmp_path.as_uri()) as watch:
        watch.open(page_with(tmp_path, "<p style='color:red' onclick=x()>x</p>", policy).as_uri())
    assert any("violates the following Content Security Policy" in fault for fault in watch.faults)


def test_axe_finds_what_is_wrong(browser: Browser, judges: Path, tmp_path: Path) -> None:
    from tests.site.browsing import watched
    from tests.site.judges import Axe

    axe = Axe(judges)
    with watched(browser, tmp_path.as_uri()) as watch:
        sound = axe.violations(watch.open(page_with(tmp_path, "<p>A paragraph.</p>").as_uri()))
        faint = axe.violations(watch.open(page_with(tmp_path, "<p style=color:#ccc>Faint.</p>").as_uri()))
    assert sound == []
    assert [": color-contrast," in violation for violation in faint] == [True]


def test_the_nu_checker_finds_what_is_wrong(judges: Path, tmp_path: Path) -> None:
    from tests.site.judges import html_errors

    assert html_errors(judges, [page_with(tmp_path, "<p>A paragraph.</p>")]) == []
    (error,) = html_errors(judges, [page_with(tmp_path, "<p><div>x</div></p>")])
    assert error.startswith("index.html: No “p” element in scope")


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("<a id=here href='#here'>", ""),
        ("<a href='other%20page.html#there'>", ""),
        ("<a href='https://example.org/a#:~:text=b'>", ""),
        ("<a href='#nowhere'>", "names a place that is not there"),
        ("<a href='other%20page.html#here'>", "names a place that is not there"),
        ("<img src=lost.png>", "leads nowhere"),
        ("<a href='/other%20page.html'>", "leaves the site"),
        ("<a href='../x.html'>", "leaves the site"),
        ("<a href='javascript:alert(1)'>", "is no address of the web"),
        ("<a href='//example.org/a'>", "is no address of the web"),
    ],
)
def test_what_is_wrong_with_links_is_found(tmp_path: Path, link: str, fault: str) -> None:
    page_with(tmp_path, link)
    (tmp_path / "other page.html").write_text("<p id=there>")
    assert [found.rpartition("' ")[2] for found in broken_links(tmp_path)] == [fault][: bool(fault)]
