"""A visit in a few words: what is established, what is disputed, and what became of what was rumored.

Knows how the state of a visit is summed up. Must not know templates, nor judge: standings and outcomes do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from claimcheck.findings import Standing
from claimcheck.report.content import VisitContent
from claimcheck.report.names import Names, listed

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
_STATES: Final[Mapping[Standing, tuple[str, str]]] = {
    "established": ("Took place: established", "Did not take place: established"),
    "happened": ("Took place: reported as fact", "Did not take place: reported as fact"),
    "announced": ("Announced to take place", "Announced not to take place"),
    "corroborated": ("Expected: independent sources say so", "Not expected: independent sources say so"),
    "reported": ("Expected: reported", "Not expected: reported"),
    "rumored": ("Rumored to take place", "Rumored not to take place"),
}
"""Whether a visit takes place, in words: when the best answer is yes, and when it is no."""


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
        found: dict[str, list[str]] = {}
        for lines, line in answers:
            if line.state.standing == standing and not line.marks:
                found.setdefault(names.question(lines.question), []).append(line.answer)
        return _in_words(f"{question}: {', '.join(given)}" for question, given in found.items())

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
    said = _STATES[best.state.standing][best.state.answer == "no"]
    return f"{', '.join([said, *best.marks])}."


def _in_words(texts: Iterable[str]) -> str:
    return listed(texts, _MOST, "; ")
