-- positions: who holds what: unconditional claims by visit, question, answer, stance, phase, scope and origin.
--
-- Findings are made over positions, not over pairs of claims. Where the origin is only that of a carrier, the
-- speaker tells unnamed sources apart. first_hi, last_hi and last_lo the
-- least and greatest of the last and first days on which it may have been said. claims: how many rows. by_name: by somebody named who speaks
-- for no party; by_unnamed: by somebody unnamed who speaks for none; an own voice counts only for what happened. What may be so of any of the
-- claims is gathered as bits of one number, which is cheaper than one by one.
WITH marked AS (
    SELECT
        visit, question, kind, answer, stance, phase, scope, origin, speaker, weight, entailed, party, carrier, said_lo, said_hi,
        CASE WHEN entailed THEN 0 ELSE 1 END
        + CASE WHEN unnamed THEN 0 ELSE 2 END
        + CASE WHEN official THEN 4 ELSE 0 END
        + CASE WHEN party IS NULL AND NOT unnamed AND (NOT own OR phase = 'done') THEN 8 ELSE 0 END
        + CASE WHEN unnamed AND (NOT own OR phase = 'done') THEN 16 ELSE 0 END
        + CASE WHEN reporting AND NOT unnamed THEN 32 ELSE 0 END AS marks
    FROM voices
    WHERE NOT conditional
),
gathered AS (
    SELECT
        visit, question, ANY_VALUE(kind) AS kind, answer, stance, phase, scope, origin, speaker,
        MAX(weight) AS weight, COUNT(*) AS claims,
        BIT_OR(marks) AS marks,
        MIN(party) AS party, MAX(party) AS other_party,
        MIN(CASE WHEN NOT entailed THEN carrier END) AS carrier, MAX(CASE WHEN NOT entailed THEN carrier END) AS other_carrier,
        MIN(CASE WHEN weight = 2 THEN said_hi END) AS fact_hi,
        MIN(said_hi) AS first_hi, MAX(said_hi) AS last_hi, MAX(said_lo) AS last_lo,
        MAX(CASE WHEN weight > 0 THEN said_lo END) AS weight_lo
    FROM marked
    GROUP BY visit, question, answer, stance, phase, scope, origin, speaker
)
SELECT
    visit, question, kind, answer, stance, phase, scope, origin, speaker, weight, claims,
    (marks & 1) = 1 AS stated,
    (marks & 2) = 2 AS named,
    (marks & 4) = 4 AS official,
    party, other_party,
    (marks & 8) = 8 AS by_name,
    (marks & 16) = 16 AS by_unnamed,
    (marks & 32) = 32 AS reported,
    carrier, other_carrier, fact_hi, first_hi, last_hi, last_lo, weight_lo
FROM gathered
