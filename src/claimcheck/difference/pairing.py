"""Which thing became which: two lists are paired by what is in common, the most similar first.

Must not know what the things are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Protocol, TypeVar

from claimcheck.difference.fields import Value

_MOST_COMPARED: Final = 10_000  # pairs among which the most similar are looked for; of more, each takes the next


class Saying(Protocol):
    """A thing that says something in each of its fields."""

    @property
    def says(self) -> Mapping[str, Value]: ...


S = TypeVar("S", bound=Saying)


def paired(old: dict[int, S], new: dict[int, S], key: Callable[[S], object]) -> Iterator[tuple[S, S]]:
    """Pairs that have the key in common; they are taken out of both."""
    alike: dict[object, tuple[list[int], list[int]]] = {}
    for side, every in enumerate((old, new)):
        for number, one in every.items():
            alike.setdefault(key(one), ([], []))[side].append(number)
    for ours, theirs in alike.values():
        for a, b in _closest(old, new, ours, theirs):
            yield old.pop(a), new.pop(b)


def _closest(old: Mapping[int, S], new: Mapping[int, S], ours: list[int], theirs: list[int]) -> list[tuple[int, int]]:
    """As many pairs of numbers as there can be, those with the fewest differences first."""
    number = len(ours) * len(theirs)
    if number <= 1 or number > _MOST_COMPARED:
        return list(zip(ours, theirs, strict=False))
    pairs: dict[int, int] = {}
    taken = set[int]()
    for _, a, b in sorted((_distance(old[a], new[b]), a, b) for a in ours for b in theirs):
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    return list(pairs.items())


def _distance(old: Saying, new: Saying) -> int:
    return sum(old.says[name] != new.says[name] for name in old.says)
