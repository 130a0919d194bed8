-- witnesses: whom a position may count as a witness, each one once.
--
-- All who speak for parties are one witness (the empty name). Named sources count by origin, an own voice only for
-- what happened. Among the unnamed there are no more witnesses than carriers that are not counted already, so
-- their origins (as_source) and their carriers (as_carrier) are listed apart.
WITH listed AS (
    SELECT
        visit, question, kind, answer, stance, phase, scope, conditional, entailed,
        CASE WHEN party IS NULL THEN origin ELSE '' END AS witness,
        party IS NOT NULL OR NOT unnamed AS as_named,
        party IS NULL AND unnamed AS as_source,
        FALSE AS as_carrier
    FROM voices
    WHERE (party IS NOT NULL OR origin IS NOT NULL)
        AND stance <> 'decline'
        AND (party IS NOT NULL OR NOT own OR phase = 'done')
    UNION ALL
    SELECT
        visit, question, kind, answer, stance, phase, scope, conditional, entailed,
        carrier_origin AS witness, FALSE AS as_named, FALSE AS as_source, TRUE AS as_carrier
    FROM voices
    WHERE party IS NULL AND unnamed AND origin IS NOT NULL AND stance <> 'decline'
        AND (NOT own OR phase = 'done')
)
SELECT
    visit, question, kind, answer, stance, phase, scope, witness,
    BOOL_OR(as_named) AS as_named,
    BOOL_OR(as_source) AS as_source,
    BOOL_OR(as_carrier) AS as_carrier
FROM listed
WHERE NOT conditional
GROUP BY visit, question, kind, answer, stance, phase, scope, witness
