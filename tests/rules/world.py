"""Turns the examples in the rules' headers into claim bases."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from claimcheck.rulefile import Change, Example

VOCABULARY = Path(__file__).parent / "vocabulary"
OUTLETS = ("courier", "herald", "gazette", "digest", "bulletin")
BARE = {"happened", "own_words"}  # true or false, not text

Statement = dict[str, Any]


def statements(example: Example) -> list[Statement]:
    return [yaml.load(text, Loader=yaml.BaseLoader) for text in example.statements]


def changed(given: Sequence[Statement], change: Change) -> list[Statement]:
    """The statements with one field of one of them set to another value; a value of `null` takes it away."""
    result = [dict(statement) for statement in given]
    value = yaml.load(change.value, Loader=yaml.BaseLoader)
    target = result[change.number - 1]
    if value == "null":
        del target[change.field]
    else:
        target[change.field] = value
    return result


def write(folder: Path, cases: Mapping[str, Sequence[Statement]]) -> Path:
    """A claim base of all cases, each with visits and guests of its own, whose ids begin with the case's name.

    Each statement is in an article of its own unless `article` puts some together.
    """
    (folder / "articles").mkdir(parents=True)
    for registry in VOCABULARY.iterdir():
        shutil.copy(registry, folder)
    people, visits = (_registry(name) for name in ("people", "visits"))
    _write(folder / "people.yaml", {f"{case}-{id}": person for case in cases for id, person in people.items()})
    _write(folder / "visits.yaml", {f"{case}-{id}": _own(case, visits[id]) for case in cases for id in visits})
    for case, given in cases.items():
        for name, text in _articles(case, given).items():
            (folder / "articles" / f"{case}-{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def _registry(name: str) -> dict[str, dict[str, Any]]:
    content: dict[str, dict[str, Any]] = yaml.load((VOCABULARY / f"{name}.yaml").read_text(), yaml.BaseLoader)
    return content


def _write(path: Path, entries: Mapping[str, Any]) -> None:
    path.write_text("".join(f"{id}: {json.dumps(entry)}\n" for id, entry in entries.items()), encoding="utf-8")


def _own(case: str, visit: Mapping[str, Any]) -> dict[str, Any]:
    return {key: f"{case}-{value}" if key in ("guest", "superseded_by") else value for key, value in visit.items()}


def _articles(case: str, given: Sequence[Statement]) -> dict[str, str]:
    articles: dict[str, str] = {}
    for number, statement in enumerate(given, 1):
        fields = {"visit": "2030-mira", "quote": f"statement {number}", **statement}
        fields["visit"] = f"{case}-{fields['visit']}"
        if fields["type"] == "no-comment":
            fields["answers"] = list(fields["answers"])  # the questions left unanswered
        name = fields.pop("article", f"article-{number}")
        source = fields["source"]
        outlet = source if source in OUTLETS else "digest"
        head = f'article: {{outlet: {outlet}, published: "2030-06-30"}}\nstatements:\n'
        articles[name] = articles.get(name, head) + f"  s{number}: {_flow(fields)}\n"
    return articles


def _flow(fields: Mapping[str, Any]) -> str:
    pairs = (f"{key}: {value if key in BARE else json.dumps(value)}" for key, value in fields.items())
    return "{" + ", ".join(pairs) + "}"
