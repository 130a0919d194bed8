"""How two answers to one question stand to each other (docs/semantics.md, section 2).

Knows members and closed sets. Must not know who said what, or when.
"""

from __future__ import annotations

from tests.oracle.rows import Member, Path, Value

MIRROR = {"narrower": "broader", "broader": "narrower"}


def relation(x: Value, y: Value) -> str | None:
    """How x stands to y: same, narrower, broader, overlaps, adjacent or apart; None between texts."""
    if x.text == y.text:
        return "same"
    if x.kind == "text":
        return None
    if x.form == "none_but" and y.form == "none_but":
        return two_closed_sets(x, y)
    if x.form == "none_but":
        return closed_set_to_answer(x, y)
    if y.form == "none_but":
        mirrored = closed_set_to_answer(y, x)
        return MIRROR.get(mirrored, mirrored)
    x_in_y = all(any(within(x, a, b) for b in y.members) for a in x.members)
    y_in_x = all(any(within(x, b, a) for a in x.members) for b in y.members)
    if x_in_y and y_in_x:
        return "same"
    if x_in_y:
        return "narrower"
    if y_in_x:
        return "broader"
    if any(comparable(x, a, b) for a in x.members for b in y.members):
        return "overlaps"
    if any(adjacent(a, b) for a in x.members for b in y.members):
        return "adjacent"
    return "apart"


def closed_set_to_answer(closed: Value, answer: Value) -> str:
    pairs = [(a, b) for a in closed.members for b in answer.members]
    if any(within(closed, a, b) for a, b in pairs):
        return "narrower"
    return "overlaps" if any(comparable(closed, a, b) for a, b in pairs) else "apart"


def two_closed_sets(x: Value, y: Value) -> str:
    if not x.members or not y.members:
        return "apart"
    x_covered = all(any(comparable(x, a, b) for b in y.members) for a in x.members)
    y_covered = all(any(comparable(x, a, b) for a in x.members) for b in y.members)
    return "overlaps" if x_covered and y_covered else "apart"


# --- Members ------------------------------------------------------------------------------------------


def within(of: Value, a: Member, b: Member) -> bool:
    """Is member a within member b? `of` tells their kind."""
    if of.kind == "date":
        if (a.lo, a.hi) == (b.lo, b.hi) and a.lasts and b.lasts:
            return True
        return not b.lasts and b.lo <= a.lo and a.hi <= b.hi
    if of.kind == "term" and a.id == b.id:  # whatever the questions put them under
        return True
    if of.kind in ("place", "term"):
        return continues(a.path, b.path)
    if of.kind == "amount":
        assert a.amount is not None
        assert b.amount is not None
        allowed = max(of.tolerance.absolute, of.tolerance.relative * max(abs(a.amount), abs(b.amount)))
        return abs(a.amount - b.amount) <= allowed
    return a.id == b.id


def comparable(of: Value, a: Member, b: Member) -> bool:
    """Either is within the other, or they touch."""
    shares_a_day = of.kind == "date" and a.lo <= b.hi and b.lo <= a.hi
    return shares_a_day or within(of, a, b) or within(of, b, a)


def adjacent(a: Member, b: Member) -> bool:
    return a.grain == b.grain == "day" and (b.lo - a.hi == 1 or a.lo - b.hi == 1)


def continues(longer: Path, shorter: Path) -> bool:
    """Is it the same path, or one further down?"""
    return longer[: len(shorter)] == shorter
