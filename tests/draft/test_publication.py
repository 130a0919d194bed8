"""When pages say that they were published: the ways they say it, and what they say besides."""

from __future__ import annotations

import pytest

pytest.importorskip("trafilatura", reason="needs the extra: draft")

from lxml.html import document_fromstring

from claimcheck.draft.publication import find_publication, mentioned_day

pytestmark = pytest.mark.heavy


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


NEWS = '{"@type": "NewsArticle", "datePublished": "2031-05-03"}'

# What stands on a page, the day, and where it was found.
SAID = [
    (json_ld(NEWS), "2031-05-03", "datePublished"),
    (json_ld(f"[{NEWS}]"), "2031-05-03", "datePublished"),
    (
        json_ld(f'{{"@graph": [{{"@type": "Blog", "datePublished": "2019"}}, {NEWS}]}}'),
        "2031-05-03",
        "datePublished",
    ),
    (json_ld(f'{{"@type": "WebPage", "mainEntity": {NEWS}}}'), "2031-05-03", "datePublished"),
    (json_ld('{"@type": ["Thing", "BlogPosting"], "datePublished": "2031-05-03T23:59:59-08:00"}'), "2031-05-03", None),
    (json_ld(NEWS) + json_ld(NEWS.replace("03", "09")), "2031-05-03", "datePublished"),
    ('<meta property="article:published_time" content="2031-05-03T10:00:00Z">', "2031-05-03", "article:published_time"),
    ('<meta name="DC.date.issued" content="2031-05-03">', "2031-05-03", "dc.date.issued"),
    ('<meta name="pubdate" content="20310503">', "2031-05-03", "pubdate"),
    ('<meta name="date" content="2031/05/03 10:00">', "2031-05-03", "date"),
    ('<meta name="date" content="Sat, 03 May 2031 10:00:00 GMT">', "2031-05-03", "date"),
    ('<meta name="date" content="May 3, 2031">', "2031-05-03", "date"),
    ('<meta name="date" content="3 September 2031">', "2031-09-03", "date"),
    ('<meta name="date" content="2031-05">', "2031-05", "date"),
    ('<meta itemprop="datePublished" content="2031-05-03">', "2031-05-03", "datepublished"),
    ('<time itemprop="datePublished" datetime="2031-05-03">Saturday</time>', "2031-05-03", "the page"),
    ('<span itemprop="datePublished">May 3, 2031 at noon</span>', "2031-05-03", "the page"),
    ('<time pubdate datetime="2031-05-03">Saturday</time>', "2031-05-03", "the page"),
]
# What stands on a page that does not say when it was published.
NOT_SAID = [
    "",
    json_ld("{"),
    json_ld("[" * 2_000),
    json_ld("[]"),
    json_ld('{"@type": "NewsArticle", "datePublished": 20310503}'),
    json_ld('{"@type": "NewsArticle", "dateModified": "2031-05-03"}'),
    json_ld('{"@type": "WebSite", "datePublished": "2031-05-03"}'),
    json_ld(f'{{"@type": "WebPage", "relatedLink": [{NEWS}]}}'),
    '<meta name="date" content="05/03/2031">',  # which may be March
    '<meta name="date" content="2031-02-30">',
    '<meta name="date" content="2031">',
    '<meta name="date" content="today">',
    '<meta name="date" content="">',
    '<meta property="article:modified_time" content="2031-05-03">',
    '<meta name="last-modified" content="2031-05-03">',
    "<p>The minister said on 3 May 2031 that she would come.</p>",
    '<time datetime="2031-05-03">Saturday</time>',
    "<footer>© 2031 Harbor Post</footer>",
]


@pytest.mark.parametrize(("html", "day", "where"), SAID)
def test_what_a_page_says(html: str, day: str, where: str | None) -> None:
    found = find_publication(document_fromstring(f"<html><body>{html}</body></html>"), "https://harbor.example/a")
    assert found
    assert found.day.canonical == day
    assert where in (None, found.where)
    assert found.others == ()


@pytest.mark.parametrize("html", NOT_SAID)
def test_what_says_nothing(html: str) -> None:
    assert find_publication(document_fromstring(f"<html><body>{html}</body></html>"), None) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://harbor.example/2031/05/03/orn", "2031-05-03"),
        ("https://harbor.example/news/2031/5/3/orn.html", "2031-05-03"),
        ("https://harbor.example/2031-05-03-orn", "2031-05-03"),
        ("https://harbor.example/2031/05/orn", None),
        ("https://harbor.example/12031/05/03/orn", None),
        ("https://harbor.example/2031/13/03/orn", None),
        ("https://harbor.example/a?day=/2031/05/03/", None),
        (None, None),
    ],
)
def test_the_day_in_an_address(url: str | None, day: str | None) -> None:
    found = find_publication(document_fromstring("<html><body><p>A</p></body></html>"), url)
    assert (found.day.canonical if found else None) == day
    assert found is None or found.where == "the address of the page"


def test_days_that_differ_are_all_told() -> None:
    html = json_ld(NEWS) + '<meta name="date" content="2031-05-04"><meta name="pubdate" content="2031-05">'
    found = find_publication(document_fromstring(html), "https://harbor.example/2031/05/03/orn")
    assert found
    assert (found.day.canonical, found.others) == ("2031-05-03", ("2031-05-04",))


@pytest.mark.parametrize(
    ("html", "day"),
    [
        ('<time datetime="2031-05-03T10:00">Saturday</time>', "2031-05-03"),
        ("<time>May 3, 2031</time>", "2031-05-03"),
        ("<p class=date>Saturday, 3 May 2031</p>", "2031-05-03"),
        (
            "<p>The minister said on 3 May 2031 that she would come to the port, and stay there.</p>",
            None,
        ),
        ("<footer>© 2031 Harbor Post</footer>", None),
    ],
)
def test_days_that_may_be_that_of_publication(html: str, day: str | None) -> None:
    assert mentioned_day(document_fromstring(f"<html><body>{html}</body></html>")) == day
