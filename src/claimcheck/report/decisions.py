"""What was decided on a finding, in words.

Knows how states and decisions are told. Must not know any output: the words are made safe where they are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from claimcheck.model import Review
from claimcheck.reviews import Reviewed, State


def state(reviewed: Reviewed | None) -> str:
    """Whether a finding is open; None: nobody ever decided on it."""
    if reviewed is None:
        return "open"
    if reviewed.disagreement:
        return "open: reviewers disagree"
    if reviewed.state == "settled":
        return f"settled: {reviewed.standing[0].decision}"
    if reviewed.state == "stale":
        return f"reopened: the claims changed since {max(one.date for one in reviewed.outdated)}"
    return "open"


def decisions(reviewed: Reviewed | None) -> Iterator[str]:
    """What each reviewer decided and why: what counts, then what is stale, then what was withdrawn."""
    if reviewed is None:
        return
    for one in reviewed.standing:
        yield _told(one, f"to be reviewed by {one.review_by}" if one.review_by else "")
    for one in reviewed.outdated:
        yield _told(one, "before the claims changed")
    for one in reviewed.decisions:
        if one.withdrawn:
            yield _told(one, f"withdrawn {one.withdrawn}")


def _told(review: Review, more: str) -> str:
    about = ", ".join(filter(None, [review.reviewer, review.date.isoformat(), more]))
    return f"{review.decision} ({about}): {review.reason}"


def states(reviews: Iterable[Reviewed | None]) -> str:
    """How many findings are in which state, such as `2 open, 1 settled`."""
    counts = Counter(reviewed.state if reviewed else "open" for reviewed in reviews)
    return ", ".join(f"{counts[name]} {name}" for name in get_args(State) if counts[name])
