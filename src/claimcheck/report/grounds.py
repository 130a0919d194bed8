"""What counted: the weight of each claim, whether it is a witness, how answers relate, and what settled them.

Puts rows of the rules' own tables into words (the words: docs/semantics.md). Must not decide anything itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from claimcheck.findings import AnswerState

Tables = Mapping[str, Sequence[Mapping[str, Any]]]
Position = tuple[str, str]
"""An answer and the stance taken on it."""
_Row = Mapping[str, Any]

_OF_NO_WEIGHT: Final = ("rumor", "forecast", "analysis", "no-comment")
_AS_CORROBORATED: Final = "a second independent witness would make it corroborated"
_AS_ANNOUNCED: Final = "an announcement of a party would make it announced"
_AS_HAPPENED: Final = "a named source that flatly reports it as having happened would make it happened"
_NEXT: Final = {
    "rumored": f"a named source that reports it would make it reported; {_AS_CORROBORATED}; {_AS_ANNOUNCED}; "
    f"{_AS_HAPPENED}",
    "reported": f"{_AS_CORROBORATED}; {_AS_ANNOUNCED}; {_AS_HAPPENED}",
    "corroborated": f"{_AS_ANNOUNCED}; {_AS_HAPPENED}",
    "announced": _AS_HAPPENED,
    "happened": "a second independent witness would make it established",
    "established": "nothing: no standing is higher",
}
_RELATIONS: Final = {
    "same": "the same as",
    "narrower": "narrower than",
    "broader": "broader than",
    "overlaps": "overlaps",
    "adjacent": "on the day next to",
    "apart": "apart from",
}


class Grounds:
    """The rows of one evaluation: `claims`, `pairs`, `verdicts` and `outcomes` as the rules read them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._claims = {(row["claim"], row["visit"], row["question"]): row for row in tables["claims"]}

    def of_claim(self, claim: str, visit: str, question: str) -> str:
        """The weight of a claim on a question, and whether it is a witness."""
        row = self._claims.get((claim, visit, question))
        if row is None:
            return "not used by the rules"
        return f"weight {row['weight']}: {_weight(row)}; {_witness(row)}"

    def relations(self, visit: str, question: str, answer: str) -> list[tuple[str, str]]:
        """How an answer stands to the others: pairs of a phrase and the other answer."""
        rows = self._about("pairs", visit, question)
        return [(_RELATIONS[row["relation"]], row["y"]) for row in rows if row["x"] == answer]

    def verdicts(self, visit: str, question: str, answer: str) -> list[_Row]:
        """What each claim of weight says about the story of an answer, the highest level first."""
        rows = [row for row in self._about("verdicts", visit, question) if row["answer"] == answer]
        return sorted(rows, key=lambda row: -row["level"])

    def outcome(self, visit: str, question: str, answer: str) -> _Row | None:
        rows = self._about("outcomes", visit, question)
        return next((row for row in rows if row["answer"] == answer), None)

    def positions(self, visit: str, question: str) -> dict[Position, list[_Row]]:
        """What is affirmed or denied of a question, with the claims that do."""
        found: dict[Position, list[_Row]] = {}
        for row in self._about("claims", visit, question):
            if row["stance"] != "decline":
                found.setdefault((row["answer"], row["stance"]), []).append(row)
        return found

    def _about(self, table: str, visit: str, question: str) -> Iterable[_Row]:
        return (row for row in self._tables[table] if (row["visit"], row["question"]) == (visit, question))


def next_standing(state: AnswerState) -> str:
    """What would have to be different for a higher standing."""
    return _NEXT[state.standing]


def would_settle(story: _Row) -> str:
    """What could settle a story that is open."""
    weight = "weight 1 or 2" if story["began"] == 0 else "weight 2"
    confirming = f"A claim of {weight}, said on {story['since']} or later, with the same or a narrower answer"
    return (
        f"{confirming} would confirm it. With an answer apart from it, to a question that has one, it would "
        "refute it; so would a denial by a party that nobody of weight overtakes."
    )


def idle_because(story: _Row, claims: Sequence[_Row], relation: str) -> str:
    """Why claims of another position do not settle a story; `relation` is how their answer stands to it."""
    plain = [row for row in claims if not row["conditional"]]
    if not plain:
        return "it is conditional"
    timely = [row for row in plain if row["said_hi"] and row["said_hi"] >= story["since"]]
    if not timely:
        return f"it was said before {story['since']}"
    greatest = max(row["weight"] for row in timely)
    if greatest <= story["began"] and not any(row["official"] and row["stance"] == "deny" for row in timely):
        return f"its weight is {greatest}, not above the {story['began']} that this began with"
    return f"it is {relation} this answer, which here neither confirms nor refutes it"


def _weight(row: _Row) -> str:
    """Why a claim has its weight."""
    if row["weight"] == 2:
        return "a named source reports it flatly as having happened"
    if row["weight"] == 1:
        return "a party announces or confirms it"
    if row["stance"] == "decline":
        return "it gives no answer"
    if row["conditional"]:
        return "it is conditional"
    return ", ".join(_missing(row)) or "it is neither a fact nor a party's announcement"


def _missing(row: _Row) -> Iterable[str]:
    """What keeps an unconditional claim from any weight."""
    if row["happened"]:
        if row["unnamed"]:
            yield "its source is unnamed"
        if row["hedged"]:
            yield f"it is only {row['certainty']}"
        if row["type"] in _OF_NO_WEIGHT:
            yield f"a {row['type']} settles nothing"
    else:
        yield "not reported as having happened"
        if not row["official"]:
            yield "its source speaks for no party"
        elif row["type"] not in ("announcement", "confirmation"):
            yield f"a {row['type']}, not an announcement or a confirmation"


def _witness(row: _Row) -> str:
    """Whether a claim counts as a witness, or why not."""
    if row["stance"] == "decline" or row["conditional"]:
        return "no witness"
    if row["party"]:
        return f"it speaks for {row['party']}: a witness together with all who speak for parties"
    if not row["origin"]:
        return "no witness, its origin is not known"
    if row["own"] and row["phase"] != "done":
        return "no witness, an outlet's own voice is one only of what happened"
    if row["unnamed"]:
        return f"a witness unless {row['carrier_origin']}, who carries it, counts already"
    return f"a witness by its origin {row['origin']}"
