"""The examples of the codes are true: what they call wrong has that problem, what they call right does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimcheck.claimbase import load
from claimcheck.codes import CODES, Code
from claimcheck.lints import lint_articles
from tests.loader.cases import PORTS, indented, write

ARTICLE = {"outlet": "harbor-post", "published": '"2031-04-20"', "visit": "2031-05-veldt"}
STATEMENT = {
    "source": "kesh-mayor",
    "type": "report",
    "quote": '"as she said, for 3 days, 30 miles from Kesh"',
    "answers": '{occurs: "yes"}',
}


def with_keys(keys: dict[str, str], fragment: str) -> str:
    """A block of keys in which those of a fragment stand in place of the usual ones."""
    own = set(re.findall(r"^(\w+):", fragment, re.M))
    return "".join(f"{key}: {value}\n" for key, value in keys.items() if key not in own) + fragment + "\n"


def article(text: str) -> dict[str, str]:
    statement = indented(with_keys(STATEMENT, ""), 4)
    return {"articles/a.yaml": f"article:\n{text}statements:\n  s:\n{statement}"}


def statement(text: str) -> dict[str, str]:
    head = indented(with_keys(ARTICLE, ""), 2)
    return {"articles/a.yaml": f"article:\n{head}statements:\n  s:\n{indented(text, 4)}"}


def answers(fragment: str) -> dict[str, str]:
    return statement(with_keys(STATEMENT, f"answers:\n{indented(fragment, 2)}"))


def registry(name: str) -> Callable[[str], dict[str, str]]:
    return lambda fragment: {f"{name}.yaml": (PORTS / f"{name}.yaml").read_text() + fragment + "\n"}


# Where an example may stand; it must hold in at least one of these places.
PLACES: tuple[Callable[[str], dict[str, str]], ...] = (
    lambda fragment: statement(with_keys(STATEMENT, fragment)),
    lambda fragment: article(indented(with_keys(ARTICLE, fragment), 2)),
    lambda fragment: article(f"  outlet: harbor-post\n  visit: 2031-05-veldt\n{fragment}\n"),
    answers,
    lambda fragment: {"claimcheck.yaml": fragment + "\n"},
    *map(registry, ("sources", "places", "people", "questions", "visits")),
)


def codes_of(files: dict[str, str], folder: Path) -> set[str]:
    write({"files": files}, folder)
    base = load(folder / "claims")
    return {problem.code for problem in (*base.problems, *lint_articles(base))}


def shown_in(code: Code, folder: Path) -> Iterator[int]:
    """The places in which the example holds."""
    for number, place in enumerate(PLACES):
        wrong = codes_of(place(code.wrong), folder / f"wrong-{number}")
        right = codes_of(place(code.right), folder / f"right-{number}")
        if code.code in wrong and not right:
            yield number


@pytest.mark.parametrize("code", [code for code in CODES.values() if code.wrong], ids=lambda code: code.code)
def test_examples_are_true(code: Code, tmp_path: Path) -> None:
    assert code.right
    assert list(shown_in(code, tmp_path))


def test_most_codes_have_an_example() -> None:
    assert sum(bool(code.wrong) for code in CODES.values()) > len(CODES) / 2
