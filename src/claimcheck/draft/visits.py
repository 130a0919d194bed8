"""Which visit a clause is about, and what it answers of that one.

Knows that what lies outside the time of a visit is another one, or none that is known. Must not know who says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from claimcheck.dates import Edtf, parse_edtf
from claimcheck.draft.answers import Asked, Clause, Proposal
from claimcheck.draft.clauses import is_to_come
from claimcheck.draft.days import Day, find_days
from claimcheck.model import Place, Visit

_NAME: Final = re.compile(r"\b[A-Z][\w-]{3,}")
_HE: Final = frozenset({"he", "she", "his", "her"})


@frozen
class Answered:
    """What a clause answers; `visit` is set when that is another visit than the article's; `remark` says why.

    `looks_back`: all that it answers was before the visit that the article is about.
    """

    answers: tuple[Proposal, ...]
    visit: str | None = None
    remark: str = ""
    looks_back: bool = False


def answered(asked: Asked, clause: Clause, visit: Visit | None) -> Answered:
    """What a clause answers in an article about `visit`: of that one, or of the one that its days can only mean."""
    answers = asked.answers(clause, visit)
    days = find_days(clause.text, clause.published, clause.direction)
    elsewhen = [day for day in days if visit and _is_outside(parse_edtf(day.edtf), visit)]
    if not visit or not elsewhen:
        return Answered(tuple(answers))
    spans = [clause.moved(day.start, day.end) for day in elsewhen]
    looking_back = [one for one in answers if asked.looks_back(one.question)]
    rest = [one for one in answers if one.span not in spans and one not in looking_back]
    if len(elsewhen) < len(days) or (is_to_come(clause.tokens) and _before(elsewhen[-1], visit)):
        return Answered(tuple(one for one in answers if one in looking_back or one in rest))
    if looking_back:
        return Answered(tuple(looking_back), looks_back=True)
    return _of_another(asked, clause, visit, elsewhen)


def _of_another(asked: Asked, clause: Clause, visit: Visit, elsewhen: Sequence[Day]) -> Answered:
    """The answers of a clause that tells of another time, when one visit fits it better than all others."""
    days = [parse_edtf(day.edtf) for day in elsewhen]
    scores = {
        other.id: score
        for other in asked.registries.visits.values()
        if other.window
        and not any(_is_outside(day, other) for day in days)
        and (score := _fitting(asked, clause, other))
    }
    best = sorted(id for id, score in scores.items() if score == max(scores.values()))
    best = [id for id in best if not asked.registries.visits[id].superseded_by] or best
    when = " and ".join(day.edtf for day in elsewhen)
    if len(best) != 1:
        which = " or ".join(best) or "which visit is this about"
        return Answered((), None, f"{when} is outside the time of {visit.id}: {which}?")
    found = asked.answers(clause, asked.registries.visits[best[0]])
    remark = f"visit: {when} is outside the time of {visit.id}"
    return Answered(tuple(found), best[0], remark, looks_back=_before(elsewhen[-1], visit))


def _fitting(asked: Asked, clause: Clause, visit: Visit) -> int:
    """How much of what tells a visit from others a clause names: its guest, its destination, words of its title."""
    registries = asked.registries
    people = {one.id for one in asked.people.find(clause.text)}
    places = set(_with_outer(registries.places, [one.id for one in asked.places.find(clause.text)]))
    guest = registries.people.get(visit.guest or "")
    names = {
        *_NAME.findall(clause.text),
        *(name for id in places for name in _NAME.findall(registries.places[id].name)),
    }
    in_title = names & set(_NAME.findall(visit.title)) - set(_NAME.findall(guest.name if guest else ""))
    is_guest = visit.guest in people or any(token.lower_ in _HE for token in clause.tokens)
    return is_guest + (visit.destination in places) + len(in_title)


def _with_outer(places: Mapping[str, Place], ids: Iterable[str]) -> Iterator[str]:
    """Places, and all that they have ever been within."""
    for id in ids:
        yield id
        yield from _with_outer(places, [edge.place for edge in places[id].within])


def _before(day: Day, visit: Visit) -> bool:
    """Whether a day lies before the window of a visit."""
    latest, first = parse_edtf(day.edtf).latest, visit.window.earliest if visit.window else None
    return latest is not None and first is not None and latest < first


def _is_outside(day: Edtf, visit: Visit) -> bool:
    """Whether a day certainly lies before or after the window of a visit."""
    window = visit.window
    if window is None:
        return False
    before = day.latest and window.earliest and day.latest < window.earliest
    after = day.earliest and window.latest and day.earliest > window.latest
    return bool(before or after)
