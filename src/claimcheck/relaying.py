"""Whose words a claim is, and who passed it on.

Knows relays, credits and outlets. Must not know what became of a claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from claimcheck.facts import told
from claimcheck.model import Fact

if TYPE_CHECKING:
    from claimcheck.checking import Result

Role = Literal["via", "credit", "outlet"]


class Relay(NamedTuple):
    """How many claims of one source another passed on, each counted in the role nearest to the source."""

    source: str
    roles: Mapping[Role, int]

    @property
    def claims(self) -> int:
        return sum(self.roles.values())


Relays = Mapping[str, tuple[Relay, ...]]


def told_by(result: Result, facts: Iterable[Fact]) -> Iterator[tuple[Fact, str]]:
    """Each row with whose words they are: in a credited text the outlet's own voice is that of the agency."""
    for fact in facts:
        credit = result.base.claims[fact.number].statement.article.credit
        if fact.source is not None:
            yield fact, credit[0] if credit and fact.source == fact.outlet else fact.source


def passed_on(result: Result, facts: Iterable[Fact]) -> tuple[Relays, Relays]:
    """By whoever passed claims on, whose they were; and by their source, who did so. The most frequent come first."""
    relays: dict[str, dict[str, Counter[Role]]] = {}
    relayed: dict[str, dict[str, Counter[Role]]] = {}
    chains: dict[int, dict[str, tuple[str, ...]]] = {}
    for fact, teller in told_by(result, facts):
        claim = result.base.claims[fact.number]
        if fact.number not in chains:
            chains[fact.number] = {row: chain for row, _, chain in told(claim)}
        credit = claim.statement.article.credit
        for relay, role in _roles(chains[fact.number].get(fact.claim, ()), credit, fact.outlet).items():
            if relay != teller:
                relays.setdefault(relay, {}).setdefault(teller, Counter())[role] += 1
                relayed.setdefault(teller, {}).setdefault(relay, Counter())[role] += 1
    return _by_number(relays), _by_number(relayed)


def _roles(chain: tuple[str, ...], credit: tuple[str, ...], outlet: str) -> dict[str, Role]:
    """Everybody between a source and the reader, each in the role nearest to the source."""
    roles: dict[str, Role] = {outlet: "outlet"}
    roles |= dict.fromkeys(credit, "credit")
    return roles | dict.fromkeys(chain, "via")


def _by_number(counted: Mapping[str, Mapping[str, Counter[Role]]]) -> Relays:
    found = {}
    for id, others in counted.items():
        every = [Relay(other, {role: n[role] for role in get_args(Role) if n[role]}) for other, n in others.items()]
        found[id] = tuple(sorted(every, key=lambda relay: (-relay.claims, relay.source)))
    return found
