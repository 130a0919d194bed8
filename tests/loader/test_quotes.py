"""Quotes and seals as functions; what becomes of quotes is in cases/quotes.yaml."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimcheck.claimbase import load
from claimcheck.quotes import check_quotes, find_texts, normalise, seal, seal_article, text_hash
from tests.loader.cases import HEAD, PORTS, write

TEXTS = PORTS.parent / "ports-texts"
ARTICLE = 'article:\n  outlet: harbor-post\n  published: "2031-04-20"\n  visit: 2031-05-veldt\n'
STATEMENTS = "statements:\n  s: {source: kesh-mayor, type: report, quote: the yacht, answers: {occurs: yes}}\n"
TEXT = "Here is the yacht."


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("“The fog’s gone”", '"The fog\'s gone"'),
        ("«Туман» „fort“ ‚so‘", '"Туман" "fort" \'so\''),
        (" a\u00a0b\n\n c\t", "a b c"),
        ("cafe\u0301", "café"),
        ("ﬁn — end…", "ﬁn — end…"),  # neither ligatures nor dashes are folded
    ],
)
def test_normalise(text: str, normal: str) -> None:
    assert normalise(text) == normal
    assert normalise(normal) == normal
    assert text_hash(text) == text_hash(normal)


def test_a_seal_depends_on_the_text_and_the_quotes_only() -> None:
    quotes = [("a", "b"), ("c",)]
    assert seal("1", quotes) == seal("1", reversed(quotes)) == seal("1", [*quotes, (" c ",)])
    others = [seal("2", quotes), seal("1", [("a",), ("b",), ("c",)]), seal("1", quotes[:1]), seal("1", [])]
    assert len({seal("1", quotes), *others}) == 5


def test_sealing_adds_two_lines_and_touches_no_other() -> None:
    before = ARTICLE + STATEMENTS
    sealed = seal_article(before, TEXT)
    added = [
        f'  text_sha256: "{text_hash(TEXT)}"',
        f'  seal: "{seal(text_hash(TEXT), [("the yacht",)])}"',
    ]
    assert sealed.splitlines() == before.splitlines()[:3] + added + before.splitlines()[3:]
    assert seal_article(sealed, TEXT) == sealed


@pytest.mark.parametrize("value", ["null", "~", "", '""', "abc", "'abc'", '"' + "0" * 64 + '"'])
def test_sealing_again_replaces_the_values_and_keeps_comments(value: str) -> None:
    before = ARTICLE.replace("  visit", f"  seal: {value}  # ours\n  text_sha256: {value}\n  visit") + STATEMENTS
    sealed = seal_article(before, TEXT)
    assert len(sealed.splitlines()) == len(before.splitlines())
    value, comment = sealed.splitlines()[3].split("#")
    assert value.rstrip() == f'  seal: "{seal(text_hash(TEXT), [("the yacht",)])}"'
    assert comment == " ours"
    assert sealed.splitlines()[4] == f'  text_sha256: "{text_hash(TEXT)}"'


def test_sealing_keeps_line_ends_comments_and_the_byte_order_mark() -> None:
    before = (
        "\ufeff# A comment\r\n" + ARTICLE.replace("\n", "\r\n") + "# another\r\n" + STATEMENTS.replace("\n", "\r\n")
    )
    sealed = seal_article(before, TEXT)
    assert sealed.replace("\r\n", "").count("\n") == 0
    assert sealed.startswith("\ufeff# A comment\r\n")
    assert len(sealed.splitlines()) == len(before.splitlines()) + 2


def test_an_article_at_the_end_of_a_file() -> None:
    before = STATEMENTS + ARTICLE.replace("  visit: 2031-05-veldt\n", "").rstrip("\n")
    assert seal_article(before, TEXT).count("\n") == before.count("\n") + 3


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (HEAD, "one a line"),
        ("article: [\n", "has problems"),
        ("- a\n", "has problems"),
        ("article:\n  outlet: x\n" + STATEMENTS, "no line with `published`"),
        (ARTICLE.replace("published:", "published:\n   ") + STATEMENTS, "one a line"),
        (ARTICLE + '  seal: "#1"\n' + STATEMENTS, "other lines would change"),
    ],
)
def test_sealing_what_cannot_be_sealed_safely(source: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        seal_article(source, TEXT)


def test_a_sealed_article_is_sealed_without_its_text(tmp_path: Path) -> None:
    write({}, tmp_path)
    texts = find_texts(load(PORTS), TEXTS)
    for path in sorted(PORTS.glob("articles/*.yaml")):
        sealed = seal_article(path.read_text(encoding="utf-8"), texts[path.stem])
        (tmp_path / "claims/articles" / path.name).write_text(sealed, encoding="utf-8")
    base = load(tmp_path / "claims")
    assert not base.problems
    assert {check.outcome for check in check_quotes(base, None)} == {"sealed"}
    assert {check.outcome for check in check_quotes(base, TEXTS)} == {"verified"}


def test_texts_that_are_not_there() -> None:
    base = load(PORTS)
    with pytest.raises(FileNotFoundError):
        check_quotes(base, TEXTS / "nothing")
    assert {(check.outcome, check.problems) for check in check_quotes(base, None)} == {("unchecked", ())}


def test_a_quote_in_a_script_without_spaces(tmp_path: Path) -> None:
    statement = "  s: {source: kesh-mayor, type: report, quote: 港に着く, answers: {occurs: yes}}\n"
    write({"files": {"articles/a.yaml": HEAD + statement}, "texts": {"a.txt": "船は港に着くという。"}}, tmp_path)
    (check,) = check_quotes(load(tmp_path / "claims"), tmp_path / "texts")
    assert check.outcome == "verified"
