"""Settled rumors as ClaimReview (schema.org) in JSON-LD: what was claimed, by whom, where, and what became of it.

Knows the words of schema.org. Must not know how a rumor is settled: that is what outcomes and their findings say.
docs/exchange.md has the mapping and says what is left out.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from claimcheck.export.formats import Format
from claimcheck.findings import Outcome
from claimcheck.model import Article, Registries, Source
from claimcheck.report import content, decisions
from claimcheck.report.datewords import date_words
from claimcheck.report.names import Names, listed, when
from claimcheck.report.rows import Row
from claimcheck.site import addresses

if TYPE_CHECKING:
    from claimcheck.checking import Result

Thing = dict[str, Any]
_TYPES: Final = ("rumor", "report", "forecast")  # of what is a rumor in the wider sense, while it has no weight
_PERSONS: Final = ("official", "person")
_CONTEXT: Final = "https://schema.org"
_TITLE: Final = "Claims and what became of them"


class Rating(NamedTuple):
    """What became of a rumor, in words; as a number only where it is at one end of the scale for good."""

    words: str
    value: int | None = None


_HAPPENED: Final = {
    "confirmed": Rating("borne out", 5),
    "partly": Rating("borne out in part"),
    "carried": Rating("overtaken: true of the visit that took its place"),
    "refuted": Rating("refuted", 1),
    "superseded": Rating("overtaken: another visit took its place"),
}
_ANNOUNCED: Final = _HAPPENED | {
    "confirmed": Rating("announced: not yet borne out"),
    "partly": Rating("announced in part: not yet borne out"),
    "refuted": Rating("denied, or announced otherwise"),
}
_RULED_OUT: Final = _HAPPENED | {"refuted": Rating("refuted: what is said of another visit leaves no room for it")}
_BY_LEVEL: Final = {2: _HAPPENED, 1: _ANNOUNCED}


def claim_reviews(result: Result, base_url: str = "") -> str:
    """A JSON-LD document with a ClaimReview for each settled rumor, in the order of the findings.

    `base_url` is the address of the claim base's site, with / at its end, for links to it. What could end a script
    element is escaped, so that the document can stand in one.
    """
    outcomes = {(one.visit, one.question, one.answer): one for one in result.outcomes}
    settled = content.in_words(result, [finding for finding in result.findings if finding.is_outcome])
    reviewer = _Reviewer(result, base_url)
    reviews = []
    for lines in settled:
        question, answer = lines.finding.rumor
        outcome = outcomes.get((lines.finding.visit, question, answer or ""))
        if outcome and outcome.weight == 0 and any(row.fact.type in _TYPES for row in lines.sides[0].rows):
            reviews.append(reviewer.review(lines, outcome))
    text = json.dumps({"@context": _CONTEXT, "@graph": reviews}, ensure_ascii=False, indent=2)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text + "\n"


class _Reviewer:
    """Turns findings into things of schema.org; what is not known is left out."""

    def __init__(self, result: Result, base_url: str) -> None:
        self._registries: Registries = result.base.registries
        self._names = Names(result.base)
        self._author = result.base.settings.title or _TITLE
        self._base_url = base_url

    def review(self, lines: content.FindingLines, outcome: Outcome) -> Thing:
        finding = lines.finding
        page = f"{self._base_url}{addresses.page('findings', finding.id)}" if self._base_url else None
        return _known(
            {
                "@type": "ClaimReview",
                "@id": page or f"#{finding.id}",
                "identifier": finding.id,
                "url": page,
                "claimReviewed": self._claimed(lines),
                "author": {"@type": "Organization", "name": self._author},
                "datePublished": _settled_on(lines, outcome),
                "reviewRating": _rating(outcome),
                "reviewBody": _body(lines),
                "itemReviewed": self._claim(lines, outcome, page),
            }
        )

    def _claimed(self, lines: content.FindingLines) -> str:
        """What was claimed, in sentences: what it is about, the question, the answer."""
        side = lines.sides[0].side
        visit = self._registries.visits.get(side.visit)
        question = self._registries.questions.get(side.question)
        answer = self._names.stated(side.question, side.answer, side.stance)
        if question and question.kind == "date":
            answer = date_words(answer)
        scope = f", {self._names.scope(side.visit, side.scope)}" if side.scope else ""
        sentences = (visit.title if visit else side.visit, question.asks if question else side.question, answer + scope)
        return " ".join(map(_sentence, sentences))

    def _claim(self, lines: content.FindingLines, outcome: Outcome, page: str | None) -> Thing:
        rows = sorted(lines.sides[0].rows, key=_when_said)
        articles = list({row.fact.article: row.claim.statement.article for row in rows}.values())
        articles.sort(key=lambda article: (article.published.latest or dt.date.max, article.id))
        appearances = [self._article(article) for article in articles]
        sources = dict.fromkeys(row.fact.source for row in rows if row.fact.source in self._registries.sources)
        return _known(
            {
                "@type": "Claim",
                "@id": f"{page}#claim" if page else f"#{lines.finding.id}.claim",
                "author": _one_or_all([self._source(self._registries.sources[id]) for id in sources if id]),
                "datePublished": outcome.since,
                "firstAppearance": appearances[0] if appearances else None,
                "appearance": _one_or_all(appearances),
            }
        )

    def _article(self, article: Article) -> Thing:
        outlet = self._registries.sources.get(article.outlet)
        published = article.published
        day = published.earliest if published.earliest == published.latest else None
        return _known(
            {
                "@type": "Article",
                "@id": article.url or f"#{article.id}",
                "url": article.url,
                "archivedAt": article.archive_url,
                "headline": article.title,
                "datePublished": day.isoformat() if day else None,
                "inLanguage": article.language,
                "publisher": self._source(outlet) if outlet else None,
            }
        )

    def _source(self, source: Source) -> Thing:
        """A person, if it is one with a name; whoever is unnamed by what is known of them."""
        is_person = source.id in self._registries.people or (source.kind in _PERSONS and not source.unnamed)
        return _known(
            {
                "@type": "Person" if is_person else "Organization",
                "name": source.name,
                "url": source.url,
                "sameAs": f"https://www.wikidata.org/entity/{source.wikidata}" if source.wikidata else None,
            }
        )


def _settled_on(lines: content.FindingLines, outcome: Outcome) -> str | None:
    """The day by which somebody had said what settled it: no clock says when this review was made."""
    if outcome.since and outcome.lead_days is not None:
        return (dt.date.fromisoformat(outcome.since) + dt.timedelta(days=outcome.lead_days)).isoformat()
    return min((row.fact.said_hi for row in lines.sides[1].rows if row.fact.said_hi), default=None)


def _rating(outcome: Outcome) -> Thing:
    rating = _BY_LEVEL.get(outcome.level or 0, _RULED_OUT)[outcome.verdict]
    scale = {"ratingValue": rating.value, "bestRating": 5, "worstRating": 1} if rating.value is not None else {}
    return {"@type": "Rating", "alternateName": rating.words, **scale}


def _body(lines: content.FindingLines) -> str:
    """The evidence: what the rule concluded, each claim on both sides with its words, and what was decided."""
    finding = lines.finding
    message = lines.message.removeprefix(f"{finding.question}: ")
    told = [f"{_sentence(message)} (Rule {finding.rule}, {finding.name}.)"]
    for title, side in zip(("Claimed", "Settled by"), lines.sides, strict=False):
        told.append(f"{title}: {side.says}")
        told += (f"- {_evidence(row)}" for row in sorted(side.rows, key=_when_said))
        told += [f"- and {side.total - len(side.rows)} more"] if side.total > len(side.rows) else []
    told += (_sentence(decision) for decision in decisions.decisions(lines.reviewed))
    return "\n".join(told)


def _evidence(row: Row) -> str:
    relays = f" via {listed(row.via)}" if row.via else ""
    outlet = f" in {row.outlet}" if row.outlet != row.source else ""
    return f"“{row.quote}” ({row.source}{relays}{outlet}, said {when(row.said)}, {row.fact.type})"


def _when_said(row: Row) -> tuple[str, str]:
    return row.fact.said_hi or "9999", row.fact.claim


def _sentence(text: str) -> str:
    flat = " ".join(text.split())
    return f"{flat[:1].upper()}{flat[1:]}{'' if flat.endswith(('.', '?', '!', '…')) else '.'}"


def _one_or_all(things: Sequence[Thing]) -> Thing | Sequence[Thing] | None:
    """One thing as itself, several as a list, none as nothing: so readers of ClaimReview expect it."""
    return (things[0] if len(things) == 1 else things) if things else None


def _known(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value is not None}


def files(result: Result, base_url: str = "") -> dict[str, bytes]:
    """The one file."""
    return {"": claim_reviews(result, base_url).encode("utf-8", "backslashreplace")}


def is_ours(data: bytes) -> bool:
    """Whether a file begins as all do."""
    return data.startswith(f'{{\n  "@context": "{_CONTEXT}",\n  "@graph": '.encode())


FORMAT: Final = Format(files, is_ours, linked=files)
