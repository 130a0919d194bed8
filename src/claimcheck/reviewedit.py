"""Writes decisions into the text of a visit's file of reviews, and leaves everything else as it is.

Knows how a decision is written, and makes sure that nothing but it changes. Must not know folders, findings or people.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Final

import yaml
from attrs import evolve

from claimcheck.codes import ProblemList
from claimcheck.ids import folded
from claimcheck.model import Location, Review
from claimcheck.reviewfile import read_reviews
from claimcheck.yamltree import Mapping, Node, Scalar, Sequence, read_tree

_NOWHERE: Final = Location("")


class EditError(ValueError):
    """A file of reviews cannot be changed; says why, with the line."""


def written(review: Review, indent: int = 2) -> str:
    """A decision as an entry of the list `reviews`."""
    keys = {
        "finding": review.finding,
        "evidence": _quoted(review.evidence),
        "decision": review.decision,
        "reason": _quoted(review.reason),
        "reviewer": _quoted(review.reviewer),
        "date": _quoted(review.date.isoformat()),
    }
    if review.review_by:
        keys["review_by"] = _quoted(review.review_by.isoformat())
    first, *rest = (f"{key}: {value}\n" for key, value in keys.items())
    return "".join([f"{' ' * indent}- {first}", *(f"{' ' * indent}  {line}" for line in rest)])


def _quoted(text: str) -> str:
    return str(yaml.dump(text, default_style='"', allow_unicode=True, width=float("inf"))).rstrip("\n")


def decide(source: str, review: Review) -> str:
    """The text of a file ("" for a new one) with a decision at its end.

    What its reviewer decided before on the same claims is marked as withdrawn on that day. Raises EditError.
    """
    for earlier in _read(source, review.visit):
        if earlier.withdrawn is None and earlier.evidence == review.evidence and _is_by(earlier, review):
            source = _withdraw(source, earlier, review.date)
    return _checked(source, _appended(source, review), review.visit, lambda before: [*before, review])


def withdraw(source: str, review: Review, day: dt.date) -> str:
    """The text of a file with all that the reviewer of this decision decided on its finding withdrawn on a day.

    Raises EditError.
    """
    while mine := [one for one in _read(source, review.visit) if one.withdrawn is None and _is_by(one, review)]:
        source = _withdraw(source, mine[0], day)
    return source


def _is_by(one: Review, other: Review) -> bool:
    return one.finding == other.finding and folded(one.reviewer) == folded(other.reviewer)


# --- What stands in the file ------------------------------------------------------------------------------


def _tree(source: str, visit: str) -> tuple[Node, list[Review]]:
    """What stands in a file; raises EditError if anything in it is wrong, as it would be left out."""
    problems = ProblemList("")
    root = read_tree(source.encode("utf-8", "surrogatepass"), problems)
    reviews = read_reviews(visit, root, problems) if root is not None else ()
    for problem in problems.found:
        if problem.severity == "error":
            raise EditError(f"line {problem.location.line}: {problem.code} {problem.message}")
    assert root is not None  # or there would be a problem
    return root, list(reviews)


def _read(source: str, visit: str) -> list[Review]:
    return _tree(source, visit)[1]


def _checked(source: str, changed: str, visit: str, change: Callable[[list[Review]], Iterable[Review]]) -> str:
    """The changed text, if it says what it said before but for the change."""
    try:
        says = _read(changed, visit)
    except EditError as error:
        raise EditError(f"it would no longer be right: {error}") from None
    if [evolve(one, location=_NOWHERE) for one in says] != [
        evolve(one, location=_NOWHERE) for one in change(_read(source, visit))
    ]:
        raise EditError("what stands there would change; write the decisions one below the other, each with a hyphen")
    return changed


# --- Changes ----------------------------------------------------------------------------------------------


def _appended(source: str, review: Review) -> str:
    root, _ = _tree(source, review.visit)
    nodes = root.entries.get("reviews") if isinstance(root, Mapping) else None
    indent = nodes.column - 1 if isinstance(nodes, Sequence) and not nodes.flow else 2
    if isinstance(nodes, Sequence) and not nodes.items:
        source = _without_brackets(source, nodes)
    broken_off = source and not source.endswith(("\n", "\r"))
    added = "".join(["\n" if broken_off else "", "reviews:\n" if nodes is None else "", written(review, indent)])
    return source + added.replace("\n", _line_end(source))


def _line_end(source: str) -> str:
    return "\r\n" if "\r\n" in source else "\n"


def _without_brackets(source: str, nodes: Sequence) -> str:
    """The text without the brackets of an empty list."""
    lines = source.splitlines(keepends=True)
    lines[nodes.line - 1] = re.sub(r" *\[ *\]", "", lines[nodes.line - 1], count=1)
    return "".join(lines)


def _withdraw(source: str, review: Review, day: dt.date) -> str:
    """The text with one decision of it marked as withdrawn, on a line of its own below its dates."""
    root, _ = _tree(source, review.visit)
    mark = f"withdrawn: {_quoted(day.isoformat())}"
    lines = source.splitlines(keepends=True)
    entry = _entry(root, review)
    if entry.flow:
        at = lines[entry.line - 1]
        lines[entry.line - 1] = f"{at[: entry.column]}{mark}, {at[entry.column :]}"
    else:
        last = entry.keys.get("review_by", entry.keys["date"]).line
        end = _line_end(source)
        before = lines[last - 1].rstrip("\r\n")
        lines[last - 1] = f"{before}{end}{' ' * (entry.column - 1)}{mark}{end}"
    gone = evolve(review, withdrawn=day)
    return _checked(
        source, "".join(lines), review.visit, lambda before: [gone if one == review else one for one in before]
    )


def _entry(root: Node, review: Review) -> Mapping:
    """Where a decision stands."""
    nodes = root.entries["reviews"] if isinstance(root, Mapping) else None
    for node in nodes.items if isinstance(nodes, Sequence) else ():
        finding = node.entries["finding"] if isinstance(node, Mapping) else None
        at = review.location
        if (
            isinstance(node, Mapping)
            and isinstance(finding, Scalar)
            and (finding.line, finding.column) == (at.line, at.column)
        ):
            return node
    raise AssertionError("the decision was read from this text")
