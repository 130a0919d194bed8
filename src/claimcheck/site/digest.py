"""A visit in a few words: what is established, what is disputed, and what became of what was rumored.

Knows how the state of a visit is summed up. Must not know templates, nor judge: standings and outcomes do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from claimcheck.report.content import VisitContent
from claimcheck.report.names import Names, listed
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
_PAST: Final = ("Took place", "Did not take place")
_PLANNED: Final = ("Is to take place", "Is not to take place")


class Digest(NamedTuple):
    """Each in words, "" for nothing; `state` says whether the visit takes place."""

    state: str
    established: str
    happened: str
    disputed: str
    rumored: str


def digest(content: VisitContent, outcomes: Mapping[str, int], names: Names) -> Digest:
    """Sum up a visit; `outcomes` counts its rumors and announcements by what became of them."""
    answers = [(lines, line) for lines in content.questions for line in lines.answers if lines.question != "occurs"]

    def those(standing: str) -> str:
        return _in_words(
            f"{names.question(lines.question)}: {in_words(line.answer)}"
            for lines, line in answers
            if line.state.standing == standing and not line.marks
        )

    ended = ((outcomes.get(verdict), words) for verdict, words in OUTCOMES.items())
    disputed = dict.fromkeys(names.question(line.state.question) for _, line in answers if "disputed" in line.marks)
    return Digest(
        state=_state(content, names),
        established=those("established"),
        happened=those("happened"),
        disputed=_in_words(disputed),
        rumored=", ".join(f"{number} {words}" for number, words in ended if number),
    )


def _state(content: VisitContent, names: Names) -> str:
    if content.visit.superseded_by:
        return f"Gave way to another: {names.visit(content.visit.superseded_by)}."
    occurs = next((lines for lines in content.questions if lines.question == "occurs"), None)
    if content.visit.window is None or occurs is None:
        return ""
    best = occurs.answers[0]
    words = _PAST if best.state.standing in _SURE else _PLANNED
    standing = "reported as fact" if best.state.standing == "happened" else best.state.standing
    return f"{words[best.state.answer == 'no']}: {', '.join([standing, *best.marks])}."


def _in_words(texts: Iterable[str]) -> str:
    return listed(texts, _MOST, "; ")
