-- positions: who holds what: unconditional claims by visit, question, answer, stance, phase, scope and origin.
--
-- Findings are made over positions, not over pairs of claims. Where the origin is only that of a carrier, the
-- speaker tells unnamed sources apart. first_hi, last_hi and last_lo the
-- least and greatest of the last and first days on which it may have been said. claims: how many rows. by_name: by somebody named who speaks
-- for no party; by_unnamed: by somebody unnamed who speaks for none; an own voice counts only for what happened.
SELECT
    visit, question, ANY_VALUE(kind) AS kind, answer, stance, phase, scope, origin, speaker,
    MAX(weight) AS weight, COUNT(*) AS claims,
    BOOL_OR(NOT entailed) AS stated,
    BOOL_OR(NOT unnamed) AS named,
    BOOL_OR(official) AS official,
    MIN(party) AS party, MAX(party) AS other_party,
    BOOL_OR(party IS NULL AND NOT unnamed AND (NOT own OR phase = 'done')) AS by_name,
    BOOL_OR(party IS NULL AND unnamed AND (NOT own OR phase = 'done')) AS by_unnamed,
    BOOL_OR(reporting AND NOT unnamed) AS reported,
    MIN(CASE WHEN NOT entailed THEN carrier END) AS carrier, MAX(CASE WHEN NOT entailed THEN carrier END) AS other_carrier,
    MIN(CASE WHEN weight = 2 THEN said_hi END) AS fact_hi,
    MIN(said_hi) AS first_hi, MAX(said_hi) AS last_hi, MAX(said_lo) AS last_lo
FROM voices
WHERE NOT conditional
GROUP BY visit, question, answer, stance, phase, scope, origin, speaker
