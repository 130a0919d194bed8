"""Can this source say so, on that day, and does a statement say it once?

Knows who speaks for a party, and when a statement was said. Must not know what the words of a quote mean.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from claimcheck.amounts import is_size
from claimcheck.codes import problem
from claimcheck.ids import UNSTATED
from claimcheck.lineage import speaks_for
from claimcheck.model import Claim, ClaimBase, Problem, Statement
from claimcheck.quotes import normalise
from claimcheck.said import said_bounds

_ONE_DAY = dt.timedelta(days=1)  # which a time zone explains


def lint_confirmations(base: ClaimBase) -> Iterator[Problem]:
    """L80: a confirmation by who speaks for no party of the visit."""
    for statement in statements(base):
        if statement.type != "confirmation":
            continue
        parties = base.registries.visits[statement.visit].parties
        for source in statement.sources:
            if speaks_for(base.registries.sources, source) not in parties:
                message = f"{_who(source)} speaks for no party of `{statement.visit}`, and confirms"
                hint = "Write `type: report`; or `speaks_for` in sources.yaml, or `parties` in visits.yaml, if it does."
                yield problem("L80", statement.location, message, hint)


def lint_announcements(base: ClaimBase) -> Iterator[Problem]:
    """L81: an announcement by who is not named."""
    for statement in statements(base):
        if statement.type != "announcement":
            continue
        for source in statement.sources:
            if source == UNSTATED or base.registries.sources[source].unnamed:
                message = f"{_who(source)} is not named, and announces"
                hint = (
                    "Write `type: report`, `forecast` or `rumor`; or name who announced it, with the others in `via`."
                )
                yield problem("L81", statement.location, message, hint)


def lint_happened(base: ClaimBase) -> Iterator[Problem]:
    """L82: said to have happened before the day it names."""
    for claim in base.claims:
        statement = claim.statement
        if not statement.happened or statement.stance != "affirm" or claim.answer is None:
            continue
        days = [atom.date.earliest for atom in claim.answer.atoms if atom.date]
        first = min((day for day in days if day), default=None)
        said = max((hi for _, hi in _bounds(statement) if hi), default=None)
        if first and said and first - said > _ONE_DAY and None not in days:
            message = f"{claim.answer.text} had not come when it was said to have happened, by {said.isoformat()}"
            hint = "Delete `happened: true` if it was expected; else correct the date, `said` or `published`."
            yield problem("L82", claim.location, message, hint)


def lint_repeated(base: ClaimBase) -> Iterator[Problem]:
    """L85: two statements of an article that answer one question with one quote, and could be one statement."""
    seen: dict[object, Claim] = {}
    reported = set[tuple[str, str]]()
    for claim in base.claims:
        statement = claim.statement
        for key in _ways_to_be_one(claim):
            first = seen.setdefault(key, claim).statement
            if first.key != statement.key and (first.id, statement.id) not in reported:
                reported.add((first.id, statement.id))
                message = f"`{first.key}` answers `{claim.question}` with the same quote"
                hint = "Make them one statement (source: [a, b] if both said it), or quote what proves this one."
                yield problem("L85", statement.quote_location, message, hint)


def lint_amounts(base: ClaimBase) -> Iterator[Problem]:
    """L86: less than nothing."""
    for claim in base.claims:
        question = base.registries.questions[claim.question]
        if question.kind != "amount" or claim.answer is None or not is_size(question.unit):
            continue
        if any(atom.amount is not None and atom.amount < 0 for atom in claim.answer.atoms):
            message = f"{claim.answer.text} is less than nothing"
            yield problem("L86", claim.location, message, "Write it without the minus.")


def lint_retracted(base: ClaimBase) -> Iterator[Problem]:
    """L87: withdrawn before it was said."""
    for statement in statements(base):
        said = statement.said or statement.article.published
        retracted = statement.retracted
        if retracted and retracted.latest and said.earliest and retracted.latest < said.earliest:
            verb = "said" if statement.said else "published"
            message = f"withdrawn on {retracted.text}, but {verb} on {said.text}, after that"
            yield problem("L87", statement.location, message, f"Correct `retracted`, or `{verb}`.")


def statements(base: ClaimBase) -> Iterable[Statement]:
    """The statements that make claims, in their order."""
    return {claim.statement.id: claim.statement for claim in base.claims}.values()


def _who(source: str) -> str:
    return "a source that is not stated" if source == UNSTATED else f"`{source}`"


def _bounds(statement: Statement) -> Iterator[tuple[dt.date | None, dt.date | None]]:
    return (said_bounds(statement, source) for source in statement.sources)


def _ways_to_be_one(claim: Claim) -> Iterator[object]:
    """What two claims share that could be made in one statement.

    One source says it in the same mood; or others say the very same, so that only `source` differs.
    """
    said = claim.statement
    quote = tuple(map(normalise, said.quote))
    mood = (said.stance, said.certainty, said.happened, said.condition, said.scope)
    same = (said.article.id, said.visit, claim.question, quote, mood)
    yield from (("source", same, source) for source in said.sources)
    if UNSTATED not in said.sources:
        when = said.said.canonical if said.said else None
        answer = claim.answer.canonical if claim.answer else None
        yield "all", same, answer, said.type, said.via, said.own_words, when
