"""A visit in a few words: what is established, what is disputed, and what became of what was rumored.

Knows how the state of a visit is summed up. Must not know templates, nor judge: standings and outcomes do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from claimcheck.report.content import VisitContent
from claimcheck.report.names import listed
from claimcheck.site.days import in_words

OUTCOMES: Final = {
    "confirmed": "confirmed",
    "partly": "partly confirmed",
    "carried": "true of the visit that took its place",
    "refuted": "refuted",
    "superseded": "superseded",
    "open": "still open",
}
"""What became of a rumor or an announcement, in words."""

_MOST: Final = 5
_SURE: Final = ("established", "happened")


class Digest(NamedTuple):
    """Each in words, "" for nothing."""

    established: str
    disputed: str
    rumored: str


def digest(content: VisitContent, outcomes: Mapping[str, int]) -> Digest:
    """Sum up a visit beside its state, which says whether it occurs.

    `outcomes` counts its rumors and announcements by what became of them.
    """
    answers = [(lines, line) for lines in content.questions for line in lines.answers]
    sure = (
        f"{_label(lines.question)}: {in_words(line.answer)}"
        for lines, line in answers
        if line.state.standing in _SURE and not line.marks and lines.question != "occurs"
    )
    disputed = dict.fromkeys(_label(lines.question) for lines, line in answers if "disputed" in line.marks)
    return Digest(_in_words(sure), _in_words(disputed), _rumored(outcomes))


def _label(question: str) -> str:
    return question.replace("_", " ")


def _in_words(texts: Iterable[str]) -> str:
    return listed(texts, _MOST, "; ")


def _rumored(outcomes: Mapping[str, int]) -> str:
    return ", ".join(f"{outcomes[verdict]} {words}" for verdict, words in OUTCOMES.items() if outcomes.get(verdict))
