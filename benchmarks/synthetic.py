"""Made-up claims in any number, shaped like real ones, for the benchmarks.

About 110 claims a visit on 19 questions by 24 sources in 10 outlets, most answers agreed on, some not; one
question of one visit holds a quarter of all claims. Deterministic: everything comes from a hash of the row's number.
"""

from __future__ import annotations

import duckdb

from claimcheck.dates import parse_edtf
from claimcheck.engine.tables import STATED
from claimcheck.model import Place, PlaceEdge, Question, Registries, Source, Term, Tolerance, Visit

DATES = ("visit_period", "arrival_date", "departure_date", "summit_date")
PLACES = ("arrival_place", "summit_place", "route_stop")
SOURCES, OUTLETS, TOWNS = 2000, 300, 40


def registries(visits: int) -> Registries:
    """The vocabulary: 19 questions of every kind, and as many visits as asked for."""
    yes = (("occurs", "yes"),)
    questions = [
        Question("occurs", "", "yesno"),
        Question("visit_period", "", "date", entails=yes),
        Question("arrival_date", "", "date", entails=yes, within=("visit_period",)),
        Question("departure_date", "", "date", entails=yes, after=("arrival_date",)),
        Question("summit_occurs", "", "yesno", entails=yes),
        Question("summit_date", "", "date", entails=(("summit_occurs", "yes"),), after=("arrival_date",)),
        Question("summit_place", "", "place", entails=(("summit_occurs", "yes"),)),
        Question("arrival_place", "", "place", entails=yes),
        Question("route_stop", "", "place", "many", entails=yes),
        Question("distance", "", "amount", unit="km", tolerance=Tolerance(0.05)),
        Question("duration", "", "amount", entails=yes, unit="day", spans=("arrival_date", "departure_date")),
        *(Question(f"topic_{i}", "", "term", "many" if i % 2 else "one", terms=_terms()) for i in range(8)),
    ]
    window = parse_edtf("2030-01-01/2030-12-31")
    return Registries(
        visits={
            f"visit-{i}": Visit(f"visit-{i}", "", destination="land", parties=("land", "isle"), window=window)
            for i in range(visits)
        },
        questions={q.id: q for q in questions},
        sources={
            id_: Source(id_, "")
            for id_ in [*(f"source-{i}" for i in range(SOURCES)), *(f"outlet-{i}" for i in range(OUTLETS))]
        },
        places={
            "land": Place("land", ""),
            **{f"town-{i}": Place(f"town-{i}", "", (PlaceEdge("land"),)) for i in range(TOWNS)},
        },
    )


def _terms() -> dict[str, Term]:
    return {"train": Term("train"), "armored": Term("armored", within="train"), "plane": Term("plane")}


def visits_for(claims: int) -> int:
    return max(1, claims * 3 // 4 // 110)


def fill(connection: duckdb.DuckDBPyConnection, claims: int, alone: bool = False) -> None:
    """Fill the table `stated`; with `alone`, every claim is on one question of one visit."""
    connection.execute("DELETE FROM stated")
    visits = visits_for(claims)
    crowd = "TRUE" if alone else "hash(i, 1) % 4 = 0"
    names = ", ".join(f"'{name}'" for name in registries(0).questions)
    connection.execute(
        f"""
        INSERT INTO stated BY NAME
        WITH drawn AS (
            SELECT
                i, {crowd} AS crowd, hash(i, 2) % 100 AS luck, hash(i, 3) AS someone, hash(i, 4) AS some_paper,
                hash(i, 5) % 100 AS kind_of, hash(i, 6) % 60 AS day,
                hash(i, 7) % {visits} AS which, (hash(i, 8) % 19)::INTEGER AS topic
            FROM range({claims}) AS t(i)
        ),
        asked AS (
            SELECT *,
                CASE WHEN crowd THEN 0 ELSE which END AS v,
                CASE WHEN crowd THEN someone ELSE hash(which, someone % 24) END % {SOURCES} AS who,
                CASE WHEN crowd THEN some_paper ELSE hash(which, some_paper % 10, 1) END % {OUTLETS} AS paper,
                CASE WHEN crowd THEN 'summit_date' ELSE [{names}][topic + 1] END AS q,
                CASE WHEN luck < 88 THEN 0 WHEN luck < 96 THEN 1 ELSE 2 END AS pick
            FROM drawn
        ),
        answered AS (
            SELECT *,
                CASE
                    WHEN q IN {DATES} THEN 'date' WHEN q IN {PLACES} THEN 'place'
                    WHEN q IN ('occurs', 'summit_occurs') THEN 'yesno' WHEN q IN ('distance', 'duration') THEN 'amount'
                    ELSE 'term'
                END AS kind,
                DATE '2030-01-01' + CAST(
                    CASE WHEN crowd THEN hash(i // 7, 9) % 340 ELSE (hash(v, q) % 300) + pick * 7 END AS INTEGER)
                    AS date_of,
                (hash(v, q) + pick) % {TOWNS} AS town,
                100 + 50 * pick AS quantity,
                ['train', 'armored', 'plane'][CAST(pick AS INTEGER) + 1] AS term
            FROM asked
        )
        SELECT
            CAST(i AS INTEGER) AS number, 'c' || i AS claim, 's' || i AS statement, 'a' || (i // 25) AS article,
            'visit-' || v AS visit, q AS question, kind, 'plain' AS form,
            CASE kind WHEN 'date' THEN CAST(date_of AS VARCHAR) WHEN 'place' THEN 'town-' || town
                WHEN 'yesno' THEN 'yes'
                WHEN 'amount' THEN CAST(quantity AS VARCHAR) ELSE term END AS answer,
            answer AS answer_text,
            CASE WHEN kind = 'date' THEN date_of END AS lo, CASE WHEN kind = 'date' THEN date_of END AS hi,
            CASE WHEN kind = 'date' THEN 'day' END AS grain, CASE WHEN kind = 'date' THEN FALSE END AS lasts,
            CASE kind WHEN 'place' THEN 'land/town-' || town
                WHEN 'term' THEN CASE term WHEN 'armored' THEN 'train/armored' ELSE term END END AS path,
            CASE WHEN kind = 'amount' THEN CAST(quantity AS DOUBLE) END AS amount,
            CASE WHEN kind_of < 4 THEN 'deny' WHEN kind_of < 6 AND kind <> 'term' THEN 'decline' ELSE 'affirm' END
                AS stance,
            CASE WHEN kind_of < 4 THEN 'denial' WHEN kind_of < 6 THEN 'no-comment' WHEN kind_of < 30 THEN 'rumor'
                WHEN kind_of < 60 THEN 'report' WHEN kind_of < 80 THEN 'forecast' WHEN kind_of < 88 THEN 'announcement'
                ELSE 'background' END AS type,
            CASE WHEN luck % 10 = 0 THEN 'probable' END AS certainty, luck % 50 = 1 AS conditional,
            '' AS scope,
            'source-' || who AS source,
            CASE WHEN who % 5 = 0 THEN 'outlet-' || paper ELSE 'source-' || (who // 3 * 3) END AS origin,
            CASE WHEN who % 5 = 0 THEN source ELSE 'source-' || (who // 3 * 3) END AS speaker,
            'outlet-' || paper AS carrier, 'outlet-' || paper AS carrier_origin, 'outlet-' || paper AS outlet,
            CASE WHEN who % 11 = 0 THEN CASE WHEN who % 2 = 0 THEN 'land' ELSE 'isle' END END AS party,
            DATE '2030-01-01' + CAST(day AS INTEGER) AS said_lo, DATE '2030-01-01' + CAST(day AS INTEGER) AS said_hi,
            who % 5 = 0 AS unnamed, who % 11 = 0 AND who % 5 <> 0 AS official, who % 7 = 0 AS own,
            who % 13 = 0 AS own_words,
            kind_of >= 92 OR (kind_of BETWEEN 50 AND 59) AS happened,
            CASE WHEN happened THEN 'done' ELSE 'planned' END AS phase, FALSE AS entailed, 'x' || i AS content
        FROM answered
        """
    )
    connection.execute("UPDATE stated SET answer = NULL, form = NULL WHERE stance = 'decline'")
    connection.execute(
        "INSERT INTO members BY NAME SELECT DISTINCT visit, question, kind, form, answer, answer AS atom, lo, hi,"
        " grain, lasts, path, amount FROM stated WHERE answer IS NOT NULL"
    )
    assert connection.execute("SELECT count(*) FROM stated").fetchone() == (claims,), STATED
