"""Which claims a change adds, removes or changes: told apart by what they say, not by where they stand.

Knows what a claim consists of. Must not know files, rules, or what follows from a claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from claimcheck.difference.fields import Fields, Value, differing
from claimcheck.difference.pairing import paired
from claimcheck.facts import told
from claimcheck.model import Claim, Statement


class Told(NamedTuple):
    """A claim of one source through one chain of relays: the id that its row has, and by field all that it says."""

    id: str
    claim: Claim
    source: str
    relays: tuple[str, ...]
    says: Mapping[str, Value]


class ChangedClaim(NamedTuple):
    """A claim before and after a change, with the fields that differ."""

    before: Told
    after: Told
    fields: Fields


@frozen
class ClaimChanges:
    """What a change does to claims, each list in the order of their ids, of changed ones the new ids.

    `renamed` has the new ids of claims that go by another one now, whatever else became of them.
    """

    added: tuple[Told, ...]
    removed: tuple[Told, ...]
    changed: tuple[ChangedClaim, ...]
    renamed: Mapping[str, str]


def compare_claims(before: Sequence[Claim], after: Sequence[Claim]) -> ClaimChanges:
    """Compare two lists of claims, as often as they are in each; the same object in both has not changed."""
    shared = {id(claim) for claim in before} & {id(claim) for claim in after}
    old, new = _told(before, shared), _told(after, shared)
    pairs: list[tuple[Told, Told]] = []
    for key in _KEYS:
        pairs += paired(old, new, key)
    statements = {a.claim.statement.id: b.claim.statement.id for a, b in pairs}
    compared = (ChangedClaim(a, b, _fields(a, b, statements)) for a, b in pairs)
    return ClaimChanges(
        added=tuple(new.values()),
        removed=tuple(old.values()),
        changed=tuple(sorted((one for one in compared if one.fields), key=lambda one: (one.after.id, one.before.id))),
        renamed={a.id: b.id for a, b in pairs if a.id != b.id},
    )


def _told(claims: Iterable[Claim], shared: set[int]) -> dict[int, Told]:
    """The claims that are not shared, numbered in the order of their ids."""
    every = [
        Told(row, claim, source, relays, _says(claim, source, relays))
        for claim in claims
        if id(claim) not in shared
        for row, source, relays in told(claim)
    ]
    return dict(enumerate(sorted(every, key=lambda one: one.id)))


def _says(claim: Claim, source: str, relays: tuple[str, ...]) -> dict[str, Value]:
    """All that tells claims apart, by the names of the fields in the files."""
    statement, article = claim.statement, claim.statement.article
    return {
        "visit": statement.visit,
        "question": claim.question,
        "answer": claim.answer.canonical if claim.answer else None,
        "stance": statement.stance,
        "type": statement.type,
        "source": source,
        "via": relays,
        "own_words": statement.own_words,
        "happened": statement.happened,
        "certainty": statement.certainty,
        "scope": statement.scope,
        "if": statement.condition,
        "said": statement.said.canonical if statement.said else None,
        "quote": statement.words,
        "translation": statement.translation,
        "retracted": statement.retracted.canonical if statement.retracted else None,
        "outlet": article.outlet,
        "credit": article.credit,
        "published": article.published.canonical,
    }


def _fields(old: Told, new: Told, statements: Mapping[str, str]) -> Fields:
    """What differs; statements that `after` names are the same when they became each other."""
    found = differing(old.says, new.says)
    earlier, later = _predecessors(old.claim.statement), _predecessors(new.claim.statement)
    if {statements.get(id, id) for id in earlier} != set(later):
        found["after"] = old.claim.statement.after, new.claim.statement.after
    return found


def _predecessors(statement: Statement) -> list[str]:
    return [f"{statement.article.id}#{key}" for key in statement.after]


# --- Which claim became which -----------------------------------------------------------------------------


def _common(*fields: str) -> Callable[[Told], object]:
    return lambda one: tuple(one.says[field] for field in fields)


# What two claims must have in common to be one claim before and after, the surest sign first.
_KEYS: Final[tuple[Callable[[Told], object], ...]] = (
    lambda one: (one.id, *one.says.values()),
    lambda one: tuple(one.says.values()),
    lambda one: one.id,
    lambda one: (one.claim.statement.id, one.claim.question, one.source),
    _common("source", "quote", "question"),
    lambda one: (one.claim.statement.id, one.claim.question),
    _common("quote", "question"),
    _common("quote", "source"),
    _common("visit", "question", "source", "outlet"),
)
