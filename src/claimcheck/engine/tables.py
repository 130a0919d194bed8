"""Facts and registries -> the tables that views start from.

Knows their columns and types. Must not know views or rules.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Final

import duckdb
from attrs import fields

from claimcheck.engine.running import Step
from claimcheck.facts import UNSTATED, Facts, Member
from claimcheck.lineage import place_path, speaks_for, top
from claimcheck.model import Fact, Question, Registries

# The columns of each table; dates travel as ISO text.
STATED: Final = {
    "number": "INTEGER",
    **dict.fromkeys(
        ["claim", "statement", "article", "visit", "question", "kind", "form", "answer", "answer_text"], "VARCHAR"
    ),
    "lo": "DATE",
    "hi": "DATE",
    "grain": "VARCHAR",
    "lasts": "BOOLEAN",
    "path": "VARCHAR",
    "amount": "DOUBLE",
    "stance": "VARCHAR",
    "type": "VARCHAR",
    "certainty": "VARCHAR",
    "conditional": "BOOLEAN",
    **dict.fromkeys(
        ["scope", "source", "origin", "speaker", "carrier", "carrier_origin", "outlet", "party"], "VARCHAR"
    ),
    "said_lo": "DATE",
    "said_hi": "DATE",
    **dict.fromkeys(["unnamed", "official", "own", "own_words", "happened"], "BOOLEAN"),
    "phase": "VARCHAR",
    "entailed": "BOOLEAN",
    "content": "VARCHAR",
}
MEMBERS: Final = {
    **dict.fromkeys(["visit", "question", "kind", "form", "answer", "atom"], "VARCHAR"),
    "lo": "DATE",
    "hi": "DATE",
    "grain": "VARCHAR",
    "lasts": "BOOLEAN",
    "path": "VARCHAR",
    "amount": "DOUBLE",
}
VOCABULARY: Final[Mapping[str, Mapping[str, str]]] = {
    "visits": {
        **dict.fromkeys(["visit", "title", "guest", "destination", "destination_path", "superseded_by"], "VARCHAR"),
        **dict.fromkeys(["lo", "hi", "as_of"], "DATE"),
    },
    "questions": {
        **dict.fromkeys(["question", "asks", "kind", "answers"], "VARCHAR"),
        "open": "BOOLEAN",
        "tolerance_relative": "DOUBLE",
        "tolerance_absolute": "DOUBLE",
        "since_guest": "BOOLEAN",
        "since_destination": "BOOLEAN",
    },
    "sources": {
        **dict.fromkeys(["source", "name", "kind", "origin", "speaks_for"], "VARCHAR"),
        "unnamed": "BOOLEAN",
    },
    "entailments": dict.fromkeys(
        ["question", "entailed", "answer", "kind", "form", "given", "stance", "unless_flat"], "VARCHAR"
    ),
    "sequences": dict.fromkeys(["question", "relation", "other"], "VARCHAR"),
    "spans": dict.fromkeys(["question", "start_question", "end_question"], "VARCHAR"),
    "orders": dict.fromkeys(["earlier", "later"], "VARCHAR"),
}

# Ids by domain: where all of them are listed, and the other columns that hold them. They are compared by the million,
# so each domain is an enumeration; to SQL they are still text.
CODED: Final[Mapping[str, tuple[Sequence[str], Sequence[str]]]] = {
    "visit": (["visits.visit"], ["stated.visit", "members.visit", "visits.superseded_by"]),
    "question": (
        ["questions.question"],
        [
            *("stated.question", "members.question", "entailments.question", "entailments.entailed"),
            *("sequences.question", "sequences.other"),
            *("spans.question", "spans.start_question", "spans.end_question"),
        ],
    ),
    "answer": (["stated.answer", "members.answer", "members.atom", "entailments.given"], []),
    "scope": (["stated.scope"], []),
    "stance": (["stated.stance", "entailments.stance"], []),
    "phase": (["stated.phase", "entailments.unless_flat"], []),
    "source": (
        ["sources.source"],
        [
            *("stated.source", "stated.origin", "stated.speaker", "stated.carrier", "stated.carrier_origin"),
            "sources.origin",
        ],
    ),
    "party": (["stated.party", "sources.speaks_for"], []),
    "kind": (["questions.kind"], ["stated.kind", "members.kind", "entailments.kind"]),
    "form": (["stated.form", "members.form", "entailments.form"], []),
    "type": (["stated.type"], []),
    "certainty": (["stated.certainty"], []),
}

Rows = Iterable[Sequence[object]]


def table_steps(registries: Registries, facts: Facts) -> list[Step]:
    """What creates and fills every table that views start from."""
    content: dict[str, Rows] = {
        "visits": _visits(registries, facts),
        "questions": _questions(registries.questions),
        "sources": _sources(registries),
        "entailments": _entailments(registries.questions),
        "sequences": _sequences(registries.questions),
        "spans": [(q.id, *q.spans) for q in registries.questions.values() if q.spans],
        "orders": facts.orders,
    }
    return [
        _table("stated", STATED, _columns(Fact, facts.rows)),
        _table("members", MEMBERS, _columns(Member, facts.members)),
        *(_table(name, columns, content[name]) for name, columns in VOCABULARY.items()),
    ]


def leave_as_text(connection: duckdb.DuckDBPyConnection) -> None:
    """Name the types that `encode` makes, without changing any table."""
    connection.execute(";".join(f"CREATE TYPE {domain}_id AS VARCHAR" for domain in CODED))


def encode(connection: duckdb.DuckDBPyConnection) -> None:
    """Turn the ids in all tables into enumerations, one for each domain, sorted as text."""
    casts: dict[str, list[str]] = {}
    for domain, (listed, others) in CODED.items():
        union = " UNION ".join("SELECT {1} AS id FROM {0}".format(*place.split(".")) for place in listed)
        connection.execute(
            f"CREATE TYPE {domain}_id AS ENUM "
            f"(SELECT id FROM ({union} UNION SELECT '') WHERE id IS NOT NULL ORDER BY id)"
        )
        for table, column in (place.split(".") for place in (*listed, *others)):
            casts.setdefault(table, []).append(f"CAST({column} AS {domain}_id) AS {column}")
    for table, replaced in casts.items():
        connection.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT * REPLACE ({', '.join(replaced)}) FROM {table}")


def _columns(row_class: type, rows: Sequence[object]) -> Rows:
    return map(attrgetter(*(field.name for field in fields(row_class))), rows)


def _table(name: str, columns: Mapping[str, str], rows: Rows) -> Step:
    """A table with the rows, handed over as JSON, a list for each column: no other way in is as quick."""
    sent = {column: ["VARCHAR" if type_ == "DATE" else type_] for column, type_ in columns.items()}
    values = dict(zip(columns, zip(*rows, strict=True), strict=False))  # of no rows there are no columns
    cast = ", ".join(f"CAST(UNNEST(sent.{column}) AS {type_}) AS {column}" for column, type_ in columns.items())
    return Step(
        name,
        f"CREATE TABLE {name} AS SELECT {cast} FROM (SELECT from_json($1, $2) AS sent)",
        parameters=(json.dumps(values), json.dumps(sent)),
    )


def _visits(registries: Registries, facts: Facts) -> Rows:
    for visit in registries.visits.values():
        lo = visit.window.earliest if visit.window else None
        hi = visit.window.latest if visit.window else None
        today = facts.days.get(visit.id, facts.today)
        path = place_path(registries.places, visit.destination, lo) if visit.destination else None
        yield (
            visit.id,
            visit.title,
            visit.guest,
            visit.destination,
            path,
            visit.superseded_by,
            lo.isoformat() if lo else None,
            hi.isoformat() if hi else None,
            today.isoformat() if today else None,
        )


def _questions(questions: Mapping[str, Question]) -> Rows:
    for q in questions.values():
        since_guest, since_destination = "guest" in q.first_since, "destination" in q.first_since
        tolerance = q.tolerance
        yield (
            q.id,
            q.asks,
            q.kind,
            q.answers,
            q.open,
            tolerance.relative,
            tolerance.absolute,
            since_guest,
            since_destination,
        )


def _sources(registries: Registries) -> Rows:
    yield UNSTATED, "a source that is not stated", None, None, None, True
    for source in registries.sources.values():
        origin = top(registries.sources, source.id)
        party = speaks_for(registries.sources, source.id)
        yield source.id, source.name, source.kind, origin.id if origin else source.id, party, source.unnamed


def entailments(questions: Mapping[str, Question]) -> list[tuple[str, str, str]]:
    """All (question, entailed question, "yes" or "no"), transitive; what ends in "no" goes no further."""
    found = []
    for question in questions.values():
        seen: set[tuple[str, str]] = set()
        stack = list(question.entails)
        while stack:
            step = stack.pop()
            if step in seen or step[0] == question.id:
                continue
            seen.add(step)
            if step[1] == "yes" and step[0] in questions:
                stack.extend(questions[step[0]].entails)
        found += [(question.id, entailed, answer) for entailed, answer in sorted(seen)]
    return found


def _entailments(questions: Mapping[str, Question]) -> Rows:
    """The entailments with the columns of the row that each of them adds: "yes", affirmed or denied."""
    for question, entailed, answer in entailments(questions):
        yield question, entailed, answer, "yesno", "plain", "yes", "affirm" if answer == "yes" else "deny", "planned"


def _sequences(questions: Mapping[str, Question]) -> Rows:
    for q in questions.values():
        yield from ((q.id, "after", other) for other in q.after)
        yield from ((q.id, "within", other) for other in q.within)
