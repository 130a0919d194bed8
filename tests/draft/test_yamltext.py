"""Texts as values and comments of a claim file: read back as they were, whatever is in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.codes import ProblemList
from claimcheck.draft.yamltext import comment, line, quoted, value
from claimcheck.yamltree import FORBIDDEN, Mapping, Scalar, read_tree

TEXTS = st.text() | st.sampled_from(
    [
        "no",
        "null",
        "~",
        "2031-05-07",
        "1e5",
        "0x1f",
        "a: b",
        "a # b",
        "- a",
        "{a}",
        "'",
        '"',
        "\\",
        "\x85\u2028\u202e",
        "…",
    ]
)


def read(text: str) -> dict[str, str]:
    problems = ProblemList("a.yaml")
    tree = read_tree(text.encode(), problems)
    assert not problems.found
    assert isinstance(tree, Mapping)
    return {key: node.text for key, node in tree.entries.items() if isinstance(node, Scalar)}


def allowed(text: str) -> str:
    return FORBIDDEN.sub(" ", text)


@given(TEXTS, TEXTS)
def test_any_text_comes_back(text: str, remark: str) -> None:
    assert read(f"a: {value(text)}\nb: {quoted(text)}\n") == {"a": allowed(text), "b": allowed(text)}
    written = line("key", text, remark)
    assert written.isprintable()
    assert read(f"{written}\nnext: x\n") == {"key": allowed(text), "next": "x"}


@given(TEXTS)
def test_a_comment_stays_a_comment(text: str) -> None:
    assert comment(text).isprintable()
    assert read(f"a: x\n{comment(text)}\nb: x\n") == {"a": "x", "b": "x"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("harbor-post", "harbor-post"),
        ("2031-05-veldt", "2031-05-veldt"),
        ("summit_place", "summit_place"),
        ("2031-05-07", '"2031-05-07"'),
        ("no", '"no"'),
        ("null", '"null"'),
        ("12", '"12"'),
        ("Harbor Post", '"Harbor Post"'),
        ('say "aye"', '"say \\"aye\\""'),
        ("don’t", '"don’t"'),
        ("a\u00a0b", '"a\\xa0b"'),
        ("a\u202eb", '"a\\u202eb"'),
    ],
)
def test_how_texts_are_written(text: str, written: str) -> None:
    assert value(text) == written
