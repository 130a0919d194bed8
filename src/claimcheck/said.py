"""When a statement was said: its own days, and what the order of statements adds.

Knows `said`, publication and `after`. Must not know answers or rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from claimcheck.model import Article, ClaimBase, Statement


def said_bounds(statement: Statement, source: str) -> tuple[dt.date | None, dt.date | None]:
    """First and last day on which `source` may have said it; None where that is open."""
    published = statement.article.published
    if statement.said is not None:
        return statement.said.earliest, statement.said.latest or published.latest
    return (published.earliest if is_own(statement.article, source) else None), published.latest


def is_own(article: Article, source: str) -> bool:
    """Whether `source` is the article's own voice: its outlet, or the agency whose text it is."""
    return source == article.outlet or source in article.credit


def orders(base: ClaimBase) -> tuple[tuple[str, str], ...]:
    """Every pair (earlier, later) that follows from `after`, within each article."""
    before: dict[str, tuple[str, ...]] = {}
    for claim in base.claims:
        statement = claim.statement
        if statement.after:
            before[statement.id] = tuple(f"{statement.article.id}#{key}" for key in statement.after)
    pairs = set()
    for later in before:
        stack = list(before[later])
        while stack:
            earlier = stack.pop()
            if (earlier, later) not in pairs:
                pairs.add((earlier, later))
                stack.extend(before.get(earlier, ()))
    return tuple(sorted(pairs))


Bounds = Mapping[str, tuple[dt.date | None, dt.date | None]]


def order_bounds(base: ClaimBase, pairs: tuple[tuple[str, str], ...]) -> Bounds:
    """What `after` adds for a statement: not before its predecessors, not after its successors."""
    ordered = {statement for pair in pairs for statement in pair}
    plain: dict[str, tuple[dt.date | None, dt.date | None]] = {}
    for claim in base.claims:
        statement = claim.statement
        if statement.id in ordered and statement.id not in plain:
            spans = [said_bounds(statement, source) for source in statement.sources]
            los, his = [lo for lo, _ in spans if lo], [hi for _, hi in spans if hi]
            plain[statement.id] = (max(los, default=None), min(his, default=None))
    limits: dict[str, tuple[dt.date | None, dt.date | None]] = {}
    for earlier, later in pairs:
        if earlier in plain and later in plain:
            lo, hi = limits.get(earlier, (None, None))
            limits[earlier] = (lo, least(hi, plain[later][1]))
            lo, hi = limits.get(later, (None, None))
            limits[later] = (greatest(lo, plain[earlier][0]), hi)
    return limits


def least(a: dt.date | None, b: dt.date | None) -> dt.date | None:
    """The earlier of two days, of which None is not known."""
    return min(a, b) if a and b else a or b


def greatest(a: dt.date | None, b: dt.date | None) -> dt.date | None:
    """The later of two days, of which None is not known."""
    return max(a, b) if a and b else a or b
