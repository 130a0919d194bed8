"""What the shell offers for a half-typed value: ids of the claim base, rules, findings, revisions, kinds, formats.

Knows which few files hold the names. A shell asks at every key: nothing is checked here, and what cannot be
read is offered as nothing, without a word. Only what looks like an id is offered, since a shell may evaluate it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any, Final

import typer

Offer = tuple[str, str]  # a word, and what it stands for
_Names = Callable[[typer.Context], Iterator[Offer]]

_FINDING: Final = re.compile(r"[A-Z]\d\d-[0-9a-f]{16}")
_REVISION: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*")
_LARGEST_REPORT: Final = 16_000_000  # bytes; reading a larger one takes longer than a person waits for a word


def _or_nothing(names: _Names) -> Callable[[typer.Context], list[Offer]]:
    @wraps(names)
    def offered(ctx: typer.Context) -> list[Offer]:
        with suppress(Exception):
            return list(names(ctx))
        return []

    return offered


@_or_nothing
def visits(ctx: typer.Context) -> Iterator[Offer]:
    """The visits of the claim base, with their titles."""
    return _registered(ctx, "visits", "title")


@_or_nothing
def sources(ctx: typer.Context) -> Iterator[Offer]:
    """The sources of the claim base, with their names."""
    return _registered(ctx, "sources", "name")


@_or_nothing
def questions(ctx: typer.Context) -> Iterator[Offer]:
    """The questions of the claim base, with what they ask."""
    return _registered(ctx, "questions", "asks")


@_or_nothing
def rules(ctx: typer.Context) -> Iterator[Offer]:
    """The codes of the rules, with their titles."""
    from claimcheck.engine import load_rules

    return ((rule.code, _harmless(rule.title)) for rule in load_rules())


@_or_nothing
def revisions(ctx: typer.Context) -> Iterator[Offer]:
    """The branches and tags of the repository around the claim base."""
    from claimcheck.repository import Repository

    return ((name, "") for name in Repository.around(_claims(ctx)).names() if _REVISION.fullmatch(name))


@_or_nothing
def kinds(ctx: typer.Context) -> Iterator[Offer]:
    """The kinds of files that have a schema."""
    from claimcheck.schema import KINDS

    return ((kind, "") for kind in KINDS)


@_or_nothing
def formats(ctx: typer.Context) -> Iterator[Offer]:
    """The forms to export to, with what they are."""
    from claimcheck.export.formats import FORMATS

    return ((form, _harmless(about)) for form, about in FORMATS.items())


def explained(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """What can be explained: VISIT/QUESTION, and findings."""
    begun = [(visit, title) for visit, title in visits(ctx) if f"{visit}/".startswith(incomplete)]
    if "/" in incomplete or len(begun) == 1:  # a shell ends the word after the only one
        named = incomplete.partition("/")[0] if "/" in incomplete else begun[0][0]
        subjects = [(f"{named}/{question}", asks) for question, asks in questions(ctx)]
    else:
        subjects = [(f"{visit}/", title) for visit, title in begun]
    return [*subjects, *findings(ctx)]


@_or_nothing
def findings(ctx: typer.Context) -> Iterator[Offer]:
    """The findings of the reports that were written last, with what they say.

    The engine would know those of this moment, but takes as long as the command itself.
    """
    import json

    path = Path("reports", "findings.json")
    if path.stat().st_size <= _LARGEST_REPORT:
        for finding in json.loads(path.read_bytes())["findings"]:
            if _FINDING.fullmatch(finding["id"]):
                yield finding["id"], _harmless(f"{finding['visit']} {finding['message']}")


def _registered(ctx: typer.Context, registry: str, title: str) -> Iterator[Offer]:
    """The ids in a registry of the claim base that `--claims` names, each with its field `title`."""
    from claimcheck.codes import ProblemList
    from claimcheck.files import FolderFiles
    from claimcheck.ids import is_question_id
    from claimcheck.yamltree import Mapping, Scalar, read_tree

    tree = read_tree(FolderFiles(_claims(ctx)).read(f"{registry}.yaml"), ProblemList(registry))
    for id, entry in tree.entries.items() if isinstance(tree, Mapping) else ():
        told = entry.entries.get(title) if isinstance(entry, Mapping) else None
        if is_question_id(id):
            yield id, _harmless(told.text if isinstance(told, Scalar) else "")


def _claims(ctx: typer.Context) -> Path:
    """The folder of the claim base, as far as the command line says."""
    (option,) = (option for option in ctx.command.params if "--claims" in option.opts)
    value: Any = ctx.params[option.name or ""]
    return Path(value)


def _harmless(text: str) -> str:
    from claimcheck.report.safe import shell_help

    return shell_help(text)
