-- positions: who holds what: unconditional claims by visit, question, answer, stance, phase, scope and origin.
--
-- Findings are made over positions, not over pairs of claims. Where the origin is only that of a carrier, the
-- speaker tells unnamed sources apart. lo and hi are the bounds of a date answer.
SELECT
    visit, question, kind, form, answer, stance, phase, scope, origin, speaker,
    MAX(weight) AS weight,
    BOOL_OR(NOT entailed) AS stated,
    BOOL_OR(NOT unnamed) AS named,
    BOOL_OR(official) AS official,
    MIN(lo) AS lo, MAX(hi) AS hi,
    MIN(first_hi) AS first_hi, MAX(last_hi) AS last_hi, MAX(last_lo) AS last_lo,
    SUM(claims) AS claims
FROM voices
WHERE NOT conditional
GROUP BY visit, question, kind, form, answer, stance, phase, scope, origin, speaker
