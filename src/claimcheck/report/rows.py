"""The claims of a Result as readers see them: who, when, in which words, in which line of which file.

Knows what is shown of one claim, and what concerns one visit. Must not know findings' sections or any output.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from claimcheck.facts import rows_of, told
from claimcheck.model import Article, Claim, ClaimBase, Fact, Location
from claimcheck.report.names import Names

if TYPE_CHECKING:
    from claimcheck.checking import Result


class Row(NamedTuple):
    """One claim of one source as a reader sees it; `said` is EDTF, `file` relative as in `relative_file`.

    `via` are the names of its `relays`.
    """

    fact: Fact
    claim: Claim
    answer: str
    source: str
    outlet: str
    via: tuple[str, ...]
    relays: tuple[str, ...]
    said: str
    quote: str
    file: str
    line: int


class Voice(NamedTuple):
    """One source of an answer: all its rows, and the outlets that carried them."""

    name: str
    outlets: tuple[str, ...]
    rows: tuple[Row, ...]


class ArticleLine(NamedTuple):
    """An article with its file and the number of its rows that count."""

    article: Article
    file: str
    claims: int


def for_visit(result: Result, visit: str) -> Result:
    """What concerns one visit: its claims, answers and outcomes, and all findings that have a side in it."""
    findings = tuple(f for f in result.findings if f.visit == visit or any(s.visit == visit for s in f.sides))
    cited = {claim for finding in findings for side in finding.sides for claim in side.claims}
    facts = tuple(fact for fact in result.facts if fact.visit == visit or fact.claim in cited)
    read = {fact.article for fact in facts}
    return evolve(
        result,
        base=evolve(result.base, articles=tuple(a for a in result.base.articles if a.id in read)),
        facts=facts,
        answers=tuple(state for state in result.answers if state.visit == visit),
        outcomes=tuple(outcome for outcome in result.outcomes if outcome.visit == visit),
        findings=findings,
    )


def article_lines(result: Result) -> tuple[ArticleLine, ...]:
    """The articles of a Result; as of a day, only those with rows that count."""
    counts = Counter(fact.article for fact in result.facts)
    articles = sorted(result.base.articles, key=lambda article: article.id)
    return tuple(
        ArticleLine(article, relative_file(result.base.folder, article.location), counts[article.id])
        for article in articles
        if counts[article.id] or not result.as_of
    )


def relative_file(folder: str, location: Location) -> str:
    """The path of a file of the claim base from the parent of its folder: `claims/articles/x.yaml`."""
    path = PurePath(location.file)
    inside = path.relative_to(folder) if path.is_relative_to(folder) else path
    return (PurePath(folder_name(folder)) / inside).as_posix()


def file_from_here(folder: str, location: Location) -> str:
    """The path of a file of the claim base from the working folder, as forges want it: that of the repository.

    Where the claim base lies elsewhere, as `relative_file`: a path of this machine is nobody's business.
    """
    outside = PurePath(folder).is_absolute() or ".." in PurePath(folder).parts
    return relative_file(folder, location) if outside else PurePath(location.file).as_posix()


def folder_name(folder: str) -> str:
    """The claim base's own name, however the folder was given."""
    return Path(folder).resolve().name


def said(claim: Claim, fact: Fact) -> str:
    """When it was said, as written; by default on publication, or at the latest then."""
    if claim.statement.said is not None:
        return claim.statement.said.text
    published = claim.statement.article.published
    if fact.own or published.latest is None:
        return published.text
    return f"../{published.latest.isoformat()}"


def rows_by_id(result: Result, names: Names | None = None) -> dict[str, Row]:
    """All rows that count, by the id of their claim, in their order."""
    names = names or Names(result.base)
    files = {
        article.location.file: relative_file(result.base.folder, article.location) for article in result.base.articles
    }
    return {fact.claim: _row(result.base.claims[fact.number], fact, names, files) for fact in result.facts}


def rows_of_claims(base: ClaimBase, claims: Iterable[Claim], names: Names) -> dict[str, Row]:
    """The rows of these claims of a claim base, whether or not they count, by their ids."""
    every = list({id(claim): claim for claim in claims}.values())
    files = {claim.location.file: relative_file(base.folder, claim.location) for claim in every}
    return {fact.claim: _row(every[fact.number], fact, names, files) for fact in rows_of(base.registries, every)}


def _row(claim: Claim, fact: Fact, names: Names, files: Mapping[str, str]) -> Row:
    statement = claim.statement
    relays = next(relays for id, _, relays in told(claim) if id == fact.claim)
    return Row(
        fact=fact,
        claim=claim,
        answer=names.stated(claim.question, claim.answer.canonical if claim.answer else None, statement.stance),
        source=names.source(fact.source),
        outlet=names.source(fact.outlet),
        via=tuple(names.source(relay) for relay in relays),
        relays=relays,
        said=said(claim, fact),
        quote=" […] ".join(statement.quote),
        file=files[statement.article.location.file],
        line=claim.location.line,
    )


def voices(rows: Iterable[Row], home: str | None = None) -> tuple[Voice, ...]:
    """Who says so: rows by source, the earliest first; the outlet `home` goes without saying."""
    by_source: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row.fact.said_hi or "9", row.fact.claim)):
        by_source.setdefault(row.source, []).append(row)
    return tuple(
        Voice(
            source,
            tuple(dict.fromkeys(r.outlet for r in group if r.outlet not in (source, home))),
            tuple(group),
        )
        for source, group in by_source.items()
    )
