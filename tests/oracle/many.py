"""Many claim bases in one: each with visits, guests and articles of its own, so that none says anything of another.

To start the engine takes longer than to run it on little, so whatever compares many bases does so at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from claimcheck.model import ClaimBase, Registries, Statement, Visit


def apart(base: ClaimBase, name: str) -> ClaimBase:
    """The same claim base, with the ids of its visits, guests and articles beginning with `name`."""
    articles = {article.id: evolve(article, id=f"{name}-{article.id}") for article in base.articles}

    def own(statement: Statement) -> Statement:
        return evolve(statement, visit=f"{name}-{statement.visit}", article=articles[statement.article.id])

    return evolve(
        base,
        registries=_own_registries(base.registries, name),
        articles=tuple(articles.values()),
        claims=tuple(evolve(claim, statement=own(claim.statement)) for claim in base.claims),
    )


def _own_registries(registries: Registries, name: str) -> Registries:
    def own(visit: Visit) -> Visit:
        return evolve(
            visit,
            id=f"{name}-{visit.id}",
            guest=visit.guest and f"{name}-{visit.guest}",
            superseded_by=visit.superseded_by and f"{name}-{visit.superseded_by}",
        )

    people = [evolve(person, id=f"{name}-{person.id}") for person in registries.people.values()]
    return evolve(
        registries,
        visits={visit.id: visit for visit in map(own, registries.visits.values())},
        people={**registries.people, **{person.id: person for person in people}},
    )


def united(bases: Sequence[ClaimBase]) -> ClaimBase:
    """One claim base of several that stand `apart` and share the rest of their registries."""
    return evolve(
        bases[0],
        registries=evolve(
            bases[0].registries,
            visits={id: visit for base in bases for id, visit in base.registries.visits.items()},
            people={id: person for base in bases for id, person in base.registries.people.items()},
        ),
        articles=tuple(article for base in bases for article in base.articles),
        claims=tuple(claim for base in bases for claim in base.claims),
        files=sum(base.files for base in bases),
    )
