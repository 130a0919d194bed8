"""What a claim file may hold must not harm any output: terminal, Markdown, CSV."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report import safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred", "a<U+001B>[31mred"),
        ("left\u202eright", "left<U+202E>right"),
        ("zero\u200bwidth", "zero<U+200B>width"),
        ("lone \ud800", "lone <U+D800>"),
        ("two\nlines\r\n and\ttabs\u2028", "two lines and tabs"),
        ("0012 and 1.10", "0012 and 1.10"),
        ("평양 Москва naïve", "평양 Москва naïve"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_line_is_one_line_and_hides_nothing(text: str, shown: str) -> None:
    assert safe.line(text) == shown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a|b", r"a\|b"),
        ("`code`", r"\`code\`"),
        ("<img src=x>", r"\<img src=x\>"),
        ("![alt](x)", r"!\[alt\](x)"),
        ("&lt;", r"\&lt;"),
        ("@someone", "<span>@</span>someone"),
        ("see #12", "see <span>#</span>12"),
        ("see GH-12, not 12-GH-12a", "see <span>GH-</span>12, not 12-<span>GH-</span>12a"),
        (":octocat: at 12:30", "<span>:</span>octocat: at 12:30"),
        ("http://x.example", "http<span>:</span>//x.example"),
        ("www.x.example", "www<span>.</span>x.example"),
        ("$5 to $6", "<span>$</span>5 to <span>$</span>6"),
        ("snake_case _not_", r"snake_case \_not\_"),
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("12. item", r"12\. item"),
        ("-3 degrees at 12:30", r"\-3 degrees at 12:30"),
        ("2031-05-04/2031-05-05", "2031-05-04/2031-05-05"),
    ],
)
def test_markdown_shows_text_as_itself(text: str, written: str) -> None:
    assert safe.markdown(text) == written


@given(st.text())
def test_no_text_breaks_a_markdown_table(text: str) -> None:
    written = safe.markdown(text)
    assert "\n" not in written
    assert not re.search(r"(?<!\\)(?:\\\\)*[|`<\[](?!/?span>)", written)


def test_code_is_for_ids_only() -> None:
    assert safe.markdown_code("C04-1f3a9c2e5b7d9a01") == "`C04-1f3a9c2e5b7d9a01`"
    assert safe.markdown_code("a`b|c") == r"a\`b\|c"


def test_a_link_leads_to_a_line() -> None:
    assert safe.markdown_link("x", "../a b/c(1).yaml", 9) == "[x](../a%20b/c%281%29.yaml#L9)"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1"])
def test_csv_holds_no_formula(text: str) -> None:
    assert safe.csv_text(text).startswith("'")


def test_csv_leaves_other_text_alone() -> None:
    assert safe.csv_text("2031-05-04, 1.10") == "2031-05-04, 1.10"


@pytest.mark.parametrize(
    "text",
    [
        *("0012", "-5", "1.10", "3,5", "1e5", "2E+3", "12:30", "1/2", "5%", "1234567890123456", "00"),
        *("2011-08", "04-05", "May 4", "4 May 2031", "mar-5", "Sep 2001", "August 4, 2001", "TRUE", "false", "9 pm"),
        *("=1+1", "+1", "@x", "\t=1", "＝1"),
    ],
)
def test_a_spreadsheet_leaves_text_as_it_is(text: str) -> None:
    assert safe.spreadsheet_text(text) == f"'{safe.line(text)}"


@pytest.mark.parametrize(
    "text",
    [
        *("0", "12", "2031-05-04", "2031-05-04/2031-05-05", "../2031-05-04", "2031-05-04/..", "2001-07-26-monitor"),
        *("May", "maybe 4", "4 mayors", "평양", "a=1", "[2031-05-04..2031-05-05]"),
    ],
)
def test_other_text_needs_no_mark(text: str) -> None:
    assert safe.spreadsheet_text(text) == text


def test_a_cell_is_no_longer_than_a_spreadsheet_takes() -> None:
    assert len(safe.spreadsheet_text("=" + "x" * 40_000)) == 32_767
    assert safe.spreadsheet_cell("x" * 32_767) == "x" * 32_767


@pytest.mark.parametrize(
    ("text", "written"), [("a\0b", r"a\u0000b"), ("lone \ud800", r"lone \ud800"), ("=1\n\t0012", "=1\n\t0012")]
)
def test_data_is_not_altered_but_for_what_cannot_be_written(text: str, written: str) -> None:
    assert safe.data(text) == written


# --- Web pages --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("http://example.org", "http://example.org"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://example.org/평양", "https://example.org/%ED%8F%89%EC%96%91"),
        ("https://example.org/100%25", "https://example.org/100%25"),
        ("javascript:alert(1)", None),
        ("JAVASCRIPT://example.org/%0Aalert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("https:example.org", None),
        ("https://user@example.org", None),
        ("https://[::1", None),
        ("https://example.org/a b", None),
        ("https://example.org/\u202e", None),
        ("https://example.org/\ud800", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url: str | None, address: str | None) -> None:
    assert safe.web_address(url) == address


@pytest.mark.parametrize(
    ("url", "spans", "link"),
    [
        ("https://x.example/a", ["on August 4"], "https://x.example/a#:~:text=on%20August%204"),
        ("https://x.example/a#b", ["two"], "https://x.example/a#b:~:text=two"),
        ("https://x.example", ["one-two, three & four"], "https://x.example#:~:text=one%2Dtwo%2C%20three%20%26%20four"),
        ("https://x.example", ["first", "last"], "https://x.example#:~:text=first&text=last"),
        ("https://x.example", ["평양"], "https://x.example#:~:text=%ED%8F%89%EC%96%91"),
        ("javascript:x", ["two"], None),
    ],
)
def test_a_link_to_the_words_of_a_page(url: str, spans: list[str], link: str | None) -> None:
    assert safe.text_fragment(url, spans) == link


@pytest.mark.parametrize(
    ("tag", "announced"),
    [
        *((tag, tag) for tag in ("en", "pt-BR", "zh-Hant", "KO")),
        *((tag, None) for tag in (None, "", "english", "qq", "en_US", "en-", 'en" onclick="x', "yue")),
    ],
)
def test_only_languages_that_are_known_are_announced(tag: str | None, announced: str | None) -> None:
    assert safe.language(tag) == announced
