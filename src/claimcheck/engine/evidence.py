"""What was found -> findings with the claims they rest on.

Knows how sides are matched with claims, capped, hashed, and how sure a finding is. Must not know rules.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Final, cast

import duckdb
from attrs import fields, frozen

from claimcheck.engine.wording import Drawn, DrawnSide
from claimcheck.findings import Finding, Severity, Side, finding_id
from claimcheck.model import Certainty, Stance

CAP: Final = 20  # claims of a side that a finding lists
_CERTAINTIES: Final[tuple[Certainty, ...]] = ("certain", "probable", "possible", "doubtful")


@frozen
class _Held:
    """A claim on a side: `voice` tells witnesses apart, None is none; `total` counts all claims of the side."""

    claim: str
    certainty: int
    voice: str | None
    content: str
    total: int


def attach(connection: duckdb.DuckDBPyConnection, drawn: Sequence[Drawn]) -> list[Finding]:
    """Each finding with its claims: those that state the answer, then of each other statement one that entails it."""
    sides = [(number, place, side) for number, one in enumerate(drawn) for place, side in enumerate(one.sides)]
    if not sides:
        return []
    _store(connection, sides)
    held: dict[tuple[int, int], list[_Held]] = {}
    for finding, place, *claim in connection.execute(_MATCH).fetchall():
        held.setdefault((finding, place), []).append(_Held(*claim))
    return [_finding(one, [held.get((i, place), []) for place in range(len(one.sides))]) for i, one in enumerate(drawn)]


def _store(connection: duckdb.DuckDBPyConnection, sides: Sequence[tuple[int, int, DrawnSide]]) -> None:
    names = [field.name for field in fields(DrawnSide)]
    types = {
        "about_speaker": "BOOLEAN",
        "own": "BOOLEAN",
        "party": "BOOLEAN",
        "least": "INTEGER",
        "most": "INTEGER",
        "visit": "visit_id",
        "question": "question_id",
        "answer": "answer_id",
        "scope": "scope_id",
        "speaker": "source_id",
    }
    columns = {"finding": "INTEGER", "place": "INTEGER", **{name: types.get(name, "VARCHAR") for name in names}}
    values: list[list[Any]] = [[s[0] for s in sides], [s[1] for s in sides]]
    values += [[getattr(s[2], name) for s in sides] for name in names]
    given = [
        f"CAST(UNNEST(CAST(${i} AS {'VARCHAR' if type_.endswith('_id') else type_}[])) AS {type_}) AS {name}"
        for i, (name, type_) in enumerate(columns.items(), 1)
    ]
    connection.execute(f"CREATE OR REPLACE TABLE sides AS SELECT {', '.join(given)}", values)


_MATCH: Final = f"""
WITH matched AS (
    SELECT
        s.finding, s.place, c.claim, c.statement, c.source, c.carrier, c.entailed, c.weight, c.said_hi,
        COALESCE(LIST_POSITION(['certain', 'probable', 'possible', 'doubtful'], c.certainty) - 1, 0) AS certainty,
        CASE WHEN c.party IS NOT NULL THEN '' WHEN NOT c.own OR c.phase = 'done' THEN c.origin END AS voice,
        t.content
    FROM sides AS s
    INNER JOIN claims AS c
        ON s.visit = c.visit AND s.question = c.question AND s.stance = c.stance
            AND s.answer IS NOT DISTINCT FROM c.answer
    INNER JOIN stated AS t ON c.claim = t.claim
    WHERE NOT c.conditional
        AND (s.phase IS NULL OR s.phase = c.phase)
        AND (s.scope IS NULL OR s.scope = c.scope)
        AND (NOT s.about_speaker OR s.speaker IS NOT DISTINCT FROM c.speaker)
        AND (s.own IS NULL OR s.own = c.own)
        AND (s.party IS NULL OR s.party = (c.party IS NOT NULL))
        AND c.weight BETWEEN s.least AND s.most
),
once AS (
    SELECT finding, place, UNNEST(MIN(STRUCT_PACK(entailed, claim, weight, said_hi, certainty, voice, content)))
    FROM matched
    GROUP BY finding, place, statement, source, carrier
),
sized AS (
    SELECT finding, place, COUNT(*) AS total FROM once GROUP BY finding, place
),
ranked AS (
    SELECT
        o.*, s.total,
        ROW_NUMBER() OVER (PARTITION BY finding, place ORDER BY entailed, weight DESC, said_hi, content, claim) AS rank
    FROM once AS o
    INNER JOIN sized AS s USING (finding, place)
    WHERE s.total > {CAP}
)
SELECT finding, place, claim, certainty, voice, content, total
FROM once
INNER JOIN sized USING (finding, place)
WHERE total <= {CAP}
UNION ALL
SELECT finding, place, claim, certainty, voice, content, total
FROM ranked
WHERE rank <= {CAP}
ORDER BY finding, place, claim
"""


def _finding(drawn: Drawn, held: Sequence[Sequence[_Held]]) -> Finding:
    sides = tuple(
        Side(
            visit=side.visit,
            question=side.question,
            answer=side.answer,
            stance=cast(Stance, side.stance),
            phase=cast(Any, side.phase),
            scope=side.scope or None,
            origin=side.speaker,
            claims=tuple(one.claim for one in claims),
            total=claims[0].total if claims else 0,
        )
        for side, claims in zip(drawn.sides, held, strict=True)
    )
    return Finding(
        id=finding_id(drawn.rule.code, drawn.visit, drawn.question, sides),
        evidence=_evidence(held),
        rule=drawn.rule.code,
        name=drawn.rule.name,
        kind=drawn.rule.kind,
        severity=cast(Severity, drawn.severity),
        certainty=_certainty(drawn, held),
        visit=drawn.visit,
        question=drawn.question,
        message=drawn.message,
        lead_days=drawn.lead_days,
        sides=sides,
    )


def _evidence(held: Sequence[Sequence[_Held]]) -> str:
    """A hash of what the claims say, side by side; their ids, files and order do not enter."""
    parts = [f"{claims[0].total if claims else 0}:{','.join(sorted(c.content for c in claims))}" for claims in held]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def _certainty(drawn: Drawn, held: Sequence[Sequence[_Held]]) -> Certainty:
    """That of the least certain claim the finding needs: one a side, two voices where there is one side to agree."""
    needed = 2 if drawn.rule.kind == "agreement" and len(held) == 1 else 1
    worst = 0
    for claims in held:
        best: dict[str | None, int] = {}
        for claim in claims:
            best[claim.voice] = min(claim.certainty, best.get(claim.voice, len(_CERTAINTIES)))
        ranks = sorted(rank for voice, rank in best.items() if needed == 1 or voice is not None)
        if ranks:
            worst = max(worst, ranks[min(needed, len(ranks)) - 1])
    return _CERTAINTIES[worst]
