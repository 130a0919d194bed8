"""One visit's file of reviews to its decisions.

Knows what a decision consists of, and which two cannot stand together. Must not know folders, or what was found.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import field, frozen

from claimcheck.codes import ProblemList
from claimcheck.ids import folded
from claimcheck.keys import means, read_with
from claimcheck.model import DECISIONS, Decision, Review
from claimcheck.structure import MisfitError, as_it_is, day, scalar, structure, text
from claimcheck.yamltree import Mapping, Node, Scalar, Sequence, shown

FINDING_ID: Final = re.compile(r"[A-Z][0-9]{2}-[0-9a-f]{16}")
EVIDENCE: Final = re.compile(r"[0-9a-f]{16}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _finding(node: Node) -> Scalar:
    found = scalar(node)
    if not FINDING_ID.fullmatch(found.text.strip()):
        hint = "Copy it from the report; it looks like C04-1f3a9c2e5b7d9a01."
        raise MisfitError(node, "L57", f"{shown(found.text)} is not the id of a finding", hint)
    return found


def _evidence(node: Node) -> str:
    found = text(node)
    if not EVIDENCE.fullmatch(found):
        hint = (
            "Copy `evidence` from the finding in `claimcheck report --format json`: 16 digits from 0 to 9 and a to f."
        )
        raise MisfitError(node, "L57", f"{shown(found)} is not the evidence of a finding", hint)
    return found


def _one_day(node: Node) -> dt.date:
    found = day(node)
    if found.earliest is None or found.earliest != found.latest or found.text != found.earliest.isoformat():
        hint = 'Write the year, the month and the day: "2031-05-07".'
        raise MisfitError(node, "L40", f"{{it}} must be one day, not {shown(found.text)}", hint)
    return found.earliest


@frozen
class FileEntry:
    """A file."""

    reviews: Node = field(
        default=Sequence((), 1, 1), metadata=read_with(as_it_is) | means("The decisions on the findings of one visit.")
    )


@frozen
class ReviewEntry:
    """A decision as it is written."""

    finding: Scalar = field(
        metadata=read_with(_finding) | means("The id of the finding, as in C04-1f3a9c2e5b7d9a01.", like=FINDING_ID)
    )
    evidence: str = field(
        metadata=read_with(_evidence) | means("What the finding rests on: copy it from the finding.", like=EVIDENCE)
    )
    decision: Decision = field(metadata=means("What was decided.", words=DECISIONS))
    reason: str = field(metadata=means("Why, so that somebody who was not there can follow it."))
    reviewer: str = field(metadata=means("Who decided."))
    date: dt.date = field(metadata=read_with(_one_day) | means("The day of the decision.", like=_DAY))
    review_by: dt.date | None = field(
        default=None, metadata=read_with(_one_day) | means("The day after which it wants another look.", like=_DAY)
    )
    withdrawn: dt.date | None = field(
        default=None, metadata=read_with(_one_day) | means("The day on which it was withdrawn.", like=_DAY)
    )


def read_reviews(visit: str, root: Node, problems: ProblemList) -> tuple[Review, ...]:
    """The decisions of a file in its order, without those that have problems."""
    structure(root, FileEntry, problems, "the file")  # which an unknown key does not make unreadable
    nodes = root.entries.get("reviews") if isinstance(root, Mapping) else None
    if isinstance(nodes, Sequence):
        return tuple(_once(_reviews(visit, nodes, problems), problems))
    if nodes is not None and not (isinstance(nodes, Scalar) and nodes.is_null):
        hint = "Begin each decision with a hyphen: `- finding: …`, its other keys below."
        problems.add("L22", nodes, "`reviews` must be a list of decisions", hint)
    return ()


def _reviews(visit: str, nodes: Sequence, problems: ProblemList) -> Iterator[Review]:
    for node in nodes.items:
        entry = structure(node, ReviewEntry, problems, "the decision")
        if entry is not None and isinstance(node, Mapping) and _days_follow(node, entry, problems):
            yield Review(
                visit=visit,
                finding=entry.finding.text.strip(),
                evidence=entry.evidence,
                decision=entry.decision,
                reason=entry.reason,
                reviewer=entry.reviewer,
                date=entry.date,
                location=problems.place(entry.finding),
                review_by=entry.review_by,
                withdrawn=entry.withdrawn,
            )


def _days_follow(node: Mapping, entry: ReviewEntry, problems: ProblemList) -> bool:
    """Whether the decision comes before what is to follow it."""
    sound = True
    for key, later in (("review_by", entry.review_by), ("withdrawn", entry.withdrawn)):
        if later is not None and later < entry.date:
            message = f"`{key}` ({later}) comes before `date` ({entry.date})"
            problems.add("L58", node.entries[key], message, "Correct one of the two days.")
            sound = False
    return sound


def _once(reviews: Iterable[Review], problems: ProblemList) -> Iterator[Review]:
    """The decisions without those that their reviewer has made before, on the same claims, and not withdrawn."""
    made: dict[tuple[str, str, str], Review] = {}
    for review in reviews:
        decided = (review.finding, review.evidence, folded(review.reviewer))
        if review.withdrawn is None and decided in made:
            message = (
                f"{shown(review.reviewer)} has decided on {shown(review.finding)} in line {made[decided].location.line}"
            )
            hint = "Add `withdrawn:` and the day to the earlier decision, or delete one of the two."
            problems.add("L56", review.location, message, hint)
            continue
        if review.withdrawn is None:
            made[decided] = review
        yield review
