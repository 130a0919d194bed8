"""The SQL that ships with claimcheck: views (one file a table that rules read) and rules (one file a rule).

Knows where the files are. Must not run them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from attrs import frozen

from claimcheck.rulefile import Rule, parse_rule


@frozen
class View:
    """A table that later views and rules read; `reason` is the prose on top of its file."""

    name: str
    reason: str
    query: str


@cache
def load_rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    return tuple(parse_rule(name, text) for name, text in _sql("rules"))


@cache
def load_views() -> tuple[View, ...]:
    """All views, in the order in which they build on each other."""
    return tuple(_view(name, text) for name, text in _sql("engine", "views"))


def _view(file: str, text: str) -> View:
    lines = text.splitlines()
    end = next(i for i, line in enumerate(lines) if not line.startswith("--"))
    reason = "\n".join(line.removeprefix("--").strip() for line in lines[:end])
    return View(file.removesuffix(".sql").partition("_")[2], reason, "\n".join(lines[end:]).strip())


def _sql(*folder: str) -> Iterator[tuple[str, str]]:
    directory = files("claimcheck").joinpath(*folder)
    for entry in sorted(directory.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".sql"):
            yield entry.name, entry.read_text(encoding="utf-8")


def tables_read(query: str) -> frozenset[str]:
    """The tables that a query reads which ships with claimcheck: there each stands after FROM or JOIN."""
    parts = re.findall(r"\b([a-z_]+) AS \(", query)
    return frozenset(re.findall(r"(?<!DISTINCT )\b(?:FROM|JOIN) ([a-z_]+)", query)) - set(parts)
