"""Texts to trees: positions, and what must not crash the process."""

from __future__ import annotations

import pytest
import yaml

from claimcheck import yamltree
from claimcheck.codes import ProblemList
from claimcheck.yamltree import Mapping, Node, Scalar, Sequence, read_tree
from tests.loader.cases import all_cases, files_of

TEXT = """\
# A comment
title: "Port Mira"   # another
list: [a, 'b c']
block:
  - x: |
      line
  - ~
"""

CASES = {name: case for name, case in all_cases() if name.startswith("yaml:")}


def tree(text: str) -> tuple[Node | None, list[str]]:
    problems = ProblemList("f.yaml")
    root = read_tree(text.encode(), problems)
    return root, [problem.code for problem in problems.found]


def test_every_node_knows_its_place() -> None:
    root, codes = tree(TEXT)
    assert not codes
    assert isinstance(root, Mapping)
    assert root.keys["list"] == Scalar("list", 3, 1)
    assert root.entries["title"] == Scalar("Port Mira", 2, 8, "quoted")
    assert root.entries["list"] == Sequence((Scalar("a", 3, 8), Scalar("b c", 3, 11, "quoted")), 3, 7, True)
    block = root.entries["block"]
    assert isinstance(block, Sequence)
    assert (block.line, block.column, block.flow) == (5, 3, False)
    assert isinstance(block.items[0], Mapping)
    assert block.items[0].entries["x"] == Scalar("line\n", 5, 8, "block")
    assert block.items[1] == Scalar("~", 7, 5)


def test_columns_count_characters_and_not_bytes() -> None:
    root, _ = tree("日本語: {港: 🚢, b: c}\n")
    assert isinstance(root, Mapping)
    inner = root.entries["日本語"]
    assert isinstance(inner, Mapping)
    assert inner.keys["b"] == Scalar("b", 1, 13)


@pytest.mark.parametrize(
    ("text", "null"),
    [
        ("", True),
        ("~", True),
        ("null", True),
        ("NULL", True),
        ('"null"', False),
        ("none", False),
        ("no", False),
    ],
)
def test_null(text: str, null: bool) -> None:
    root, _ = tree(f"a: {text}")
    assert isinstance(root, Mapping)
    value = root.entries["a"]
    assert isinstance(value, Scalar)
    assert value.is_null is null


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "---\n", "~\n", "\ufeff"])
def test_an_empty_file_is_an_empty_mapping(text: str) -> None:
    root, codes = tree(text)
    assert isinstance(root, Mapping)
    assert not root.entries
    assert not codes


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "a: [", "&a [", "[[{", "!!seq ["])
def test_deep_nesting_is_refused_before_it_does_harm(opening: str) -> None:
    root, codes = tree(opening * 50_000)
    assert root is None
    assert codes[-1] in ("L12", "L09", "L10")


def test_aliases_are_not_followed() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True))
    root, codes = tree(bomb)
    assert isinstance(root, Mapping)
    assert set(codes) == {"L13"}


def test_both_readers_of_yaml_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where libyaml is missing, PyYAML reads by itself; the cases with the same trees and codes."""
    texts = [content for case in CASES.values() for content in files_of(case).values()]
    fast = [outcome(content) for content in texts]
    monkeypatch.setattr(yamltree, "_LOADER", yaml.SafeLoader)
    assert [outcome(content) for content in texts] == fast


def outcome(content: bytes) -> tuple[object, list[str]]:
    problems = ProblemList("f.yaml")
    root = read_tree(content, problems)
    return without_ends(root), [problem.code for problem in problems.found]


def without_ends(node: Node | None) -> object:
    """A tree without the places of null values, which the two readers put differently."""
    if isinstance(node, Mapping):
        return {key: without_ends(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [without_ends(item) for item in node.items]
    return node and (node.text, node.is_null or (node.line, node.column), node.style)
