"""A Result as the rows of the tables in the data dictionary.

Knows where each column comes from. Must not know any form they are written in: text is as it was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, cast, get_args

from claimcheck.export.dictionary import DICTIONARY, Table, described, tables
from claimcheck.export.vocabulary import VOCABULARY, Entry, Value, first_day, last_day
from claimcheck.facts import weight
from claimcheck.report import safe
from claimcheck.report.names import Names
from claimcheck.report.rows import Row, article_lines, rows_by_id
from claimcheck.trackrecord import Ending, Record, TrackRecord, track_records

if TYPE_CHECKING:
    from claimcheck.checking import Result


class Filled(NamedTuple):
    """A table with its rows, sorted by their keys; days are ISO text."""

    table: Table
    rows: tuple[tuple[Value, ...], ...]

    def for_programs(self) -> Iterator[tuple[Value, ...]]:
        """The rows with their text as it is, but for what neither UTF-8 nor a database can hold."""
        return (tuple(safe.data(value) if isinstance(value, str) else value for value in row) for row in self.rows)


def filled(result: Result) -> Iterator[Filled]:
    """All tables but the dictionary, a table after those it refers to."""
    data = _Data(result)
    for table in tables():
        columns = [column.name for column in table.columns]
        rows = [tuple(_value(entry[column]) for column in columns) for entry in _entries(data, table.name)]
        yield Filled(table, tuple(sorted(rows, key=lambda row: cast(tuple[str, ...], row[: table.key]))))


def dictionary() -> Filled:
    """The table that describes the others."""
    return Filled(DICTIONARY, tuple(described()))


def _entries(data: _Data, table: str) -> Iterable[Entry]:
    return VOCABULARY[table](data.base.registries) if table in VOCABULARY else _ROWS[table](data)


def _value(value: Value) -> Value:
    return None if value == "" else value


class _Data:
    """A Result with what several tables need of it."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.base = result.base
        self.names = Names(result.base)
        self.rows: Mapping[str, Row] = rows_by_id(result, self.names)
        self.records: Mapping[str, TrackRecord] = track_records(result)


# --- Articles and claims ----------------------------------------------------------------------------------


def _claim_base(data: _Data) -> Iterator[Entry]:
    settings = data.base.settings
    yield {"title": settings.title, "licence": settings.licence, "schema": settings.schema}


def _articles(data: _Data) -> Iterator[Entry]:
    for line in article_lines(data.result):
        article = line.article
        yield {
            "article": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "published": article.published.text,
            "published_first": first_day(article.published),
            "published_last": last_day(article.published),
            "language": article.language,
            "url": article.url,
            "archive_url": article.archive_url,
            "text_sha256": article.text_sha256,
            "claims": line.claims,
            "file": line.file,
            "note": article.note,
        }


def _article_credits(data: _Data) -> Iterator[Entry]:
    for article in data.base.articles:
        for position, source in enumerate(article.credit, 1):
            yield {"article": article.id, "source": source, "position": position}


_AS_IN_FACTS: Final = (
    *("claim", "statement", "article", "visit", "question", "kind", "answer", "answer_text", "form", "lo", "hi"),
    *("grain", "lasts", "path", "amount", "stance", "type", "certainty", "conditional", "scope", "source", "origin"),
    *("speaker", "carrier", "outlet", "party", "said_lo", "said_hi", "unnamed", "official", "own", "own_words"),
    *("happened", "phase"),
)


def _claims(data: _Data) -> Iterator[Entry]:
    for row in data.rows.values():
        statement = row.claim.statement
        yield {
            **{column: getattr(row.fact, column) for column in _AS_IN_FACTS},
            "answer_words": row.answer,
            "said": row.said,
            "weight": weight(row.fact),
            "quote": row.quote,
            "translation": statement.translation,
            "note": statement.note,
            "file": row.file,
            "line": row.line,
        }


def _claim_relays(data: _Data) -> Iterator[Entry]:
    for claim, row in data.rows.items():
        for step, relay in enumerate(row.relays, 1):
            yield {"claim": claim, "step": step, "relay": relay}


# --- What was found ---------------------------------------------------------------------------------------


def _answers(data: _Data) -> Iterator[Entry]:
    for state in data.result.answers:
        yield {
            "visit": state.visit,
            "question": state.question,
            "answer": state.answer,
            "answer_words": data.names.answer(state.question, state.answer),
            "standing": state.standing,
            "disputed": state.disputed,
            "refuted": state.refuted,
            "weight": state.weight,
            "origins": state.origins,
            "witnesses": state.witnesses,
        }


def _answer_claims(data: _Data) -> Iterator[Entry]:
    for state in data.result.answers:
        key: Entry = {"visit": state.visit, "question": state.question, "answer": state.answer}
        yield from ({**key, "claim": claim} for claim in state.claims)


def _outcomes(data: _Data) -> Iterator[Entry]:
    for outcome in data.result.outcomes:
        yield {
            "visit": outcome.visit,
            "question": outcome.question,
            "answer": outcome.answer,
            "answer_words": data.names.answer(outcome.question, outcome.answer),
            "verdict": outcome.verdict,
            "weight": outcome.weight,
            "level": outcome.level,
            "since": outcome.since,
            "lead_days": outcome.lead_days,
        }


def _findings(data: _Data) -> Iterator[Entry]:
    for finding in data.result.findings:
        reviewed = data.result.reviews.get(finding.id)
        yield {
            "finding": finding.id,
            "rule": finding.rule,
            "name": finding.name,
            "kind": finding.kind,
            "severity": finding.severity,
            "certainty": finding.certainty,
            "visit": finding.visit,
            "question": finding.question,
            "message": finding.message,
            "lead_days": finding.lead_days,
            "evidence": finding.evidence,
            "review": reviewed.state if reviewed else None,
        }


def _finding_sides(data: _Data) -> Iterator[Entry]:
    for finding in data.result.findings:
        for number, side in enumerate(finding.sides, 1):
            yield {
                "finding": finding.id,
                "side": number,
                "visit": side.visit,
                "question": side.question,
                "answer": side.answer,
                "stance": side.stance,
                "phase": side.phase,
                "scope": side.scope,
                "speaker": side.origin,
                "claims": side.total,
            }


def _finding_claims(data: _Data) -> Iterator[Entry]:
    for finding in data.result.findings:
        for number, side in enumerate(finding.sides, 1):
            for claim in side.claims:
                yield {"finding": finding.id, "side": number, "claim": claim}


def _reviews(data: _Data) -> Iterator[Entry]:
    numbers: dict[str, int] = {}
    for review in data.base.reviews:
        numbers[review.visit] = numbers.get(review.visit, 0) + 1
        reviewed = data.result.reviews.get(review.finding)
        yield {
            "visit": review.visit,
            "number": numbers[review.visit],
            "finding": review.finding,
            "decision": review.decision,
            "reason": review.reason,
            "reviewer": review.reviewer,
            "date": review.date.isoformat(),
            "review_by": review.review_by.isoformat() if review.review_by else None,
            "withdrawn": review.withdrawn.isoformat() if review.withdrawn else None,
            "evidence": review.evidence,
            "counts": reviewed is not None and review in reviewed.standing,
        }


# --- Track records ----------------------------------------------------------------------------------------


def _records(data: _Data) -> Iterator[tuple[Entry, Record]]:
    """The records of all sources, each with the key of its row."""
    for source, record in data.records.items():
        yield {"source": source, "record": "own"}, record.own
        if record.whole is not None:
            yield {"source": source, "record": "whole"}, record.whole


def _track_records(data: _Data) -> Iterator[Entry]:
    for key, record in _records(data):
        lead, silences = record.lead, record.silences
        yield {
            **key,
            "claims": sum(record.types.values()),
            "leads": lead.number if lead else 0,
            "lead_median": lead.median if lead else None,
            "lead_least": lead.least if lead else None,
            "lead_greatest": lead.greatest if lead else None,
            "silences": silences.number,
            "answered_later": silences.answered_later,
            "never_answered": silences.never_answered,
        }


def _track_record_endings(data: _Data) -> Iterator[Entry]:
    for key, record in _records(data):
        for tally in record.tallies:
            low, high = tally.interval or (None, None)
            yield {
                **key,
                "words": tally.group,
                "borne_out": tally.borne_out,
                "settled": tally.settled,
                "low": low,
                "high": high,
                "by_itself": tally.by_itself,
                **{ending: tally.endings.get(ending, 0) for ending in get_args(Ending)},
            }


def _track_record_answers(data: _Data) -> Iterator[Entry]:
    for source, record in data.records.items():
        for given in record.own.answers:
            yield {
                "source": source,
                "visit": given.visit,
                "question": given.question,
                "answer": given.answer,
                "stance": given.stance,
                "answer_words": data.names.stated(given.question, given.answer, given.stance),
                "words": given.group,
                "ended": given.ended,
                "by_itself": given.by_itself,
                "first": given.first,
                "lead_days": given.lead_days,
                "finding": given.finding,
            }


def _relays(data: _Data) -> Iterator[Entry]:
    for source, record in data.records.items():
        for relay in record.relays:
            for role, claims in relay.roles.items():
                yield {"relay": source, "source": relay.source, "role": role, "claims": claims}


_ROWS: Final[Mapping[str, Callable[[_Data], Iterable[Entry]]]] = {
    "claim_base": _claim_base,
    "articles": _articles,
    "article_credits": _article_credits,
    "claims": _claims,
    "claim_relays": _claim_relays,
    "answers": _answers,
    "answer_claims": _answer_claims,
    "outcomes": _outcomes,
    "findings": _findings,
    "finding_sides": _finding_sides,
    "finding_claims": _finding_claims,
    "reviews": _reviews,
    "track_records": _track_records,
    "track_record_endings": _track_record_endings,
    "track_record_answers": _track_record_answers,
    "relays": _relays,
}
