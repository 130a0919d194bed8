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
OUTLETS = {"courier", "herald", "gazette", "digest"}
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


def write(folder: Path, given: Sequence[Statement]) -> Path:
    """A claim base of these statements, each in an article of its own unless `article` puts some together."""
    (folder / "articles").mkdir(parents=True)
    for registry in VOCABULARY.iterdir():
        shutil.copy(registry, folder)
    articles: dict[str, list[str]] = {}
    for number, statement in enumerate(given, 1):
        fields = {"visit": "2030-mira", "quote": f"statement {number}", **statement}
        if fields["type"] == "no-comment":
            fields["answers"] = list(fields["answers"])  # the questions left unanswered
        name = fields.pop("article", f"article-{number}")
        source = fields["source"]
        outlet = source if source in OUTLETS else "digest"
        head = f'article: {{outlet: {outlet}, published: "2030-06-30"}}\nstatements:\n'
        articles.setdefault(name, [head]).append(f"  s{number}: {_flow(fields)}\n")
    for name, parts in articles.items():
        (folder / "articles" / f"{name}.yaml").write_text("".join(parts), encoding="utf-8")
    return folder


def _flow(fields: Mapping[str, Any]) -> str:
    pairs = (f"{key}: {value if key in BARE else json.dumps(value)}" for key, value in fields.items())
    return "{" + ", ".join(pairs) + "}"
