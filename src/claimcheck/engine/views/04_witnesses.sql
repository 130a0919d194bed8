-- witnesses: whom a position may count as an origin or a witness, each one once.
--
-- All who speak for parties are one witness (without a name). Named sources count by origin, an own voice only for
-- what happened. Among the unnamed there are no more witnesses than speakers, and than carriers that are not counted
-- already, so their origins (as_source), speakers (as_speaker) and carriers (as_carrier) are listed apart. as_origin:
-- one of the known origins.
WITH listed AS (
    SELECT
        visit, question, kind, answer, stance, phase, scope, origin AS witness,
        TRUE AS as_origin, by_name AS as_named, by_unnamed AS as_source, FALSE AS as_speaker, FALSE AS as_carrier
    FROM positions
    WHERE origin IS NOT NULL AND stance <> 'decline'
    UNION ALL
    SELECT
        visit, question, kind, answer, stance, phase, scope, NULL AS witness,
        FALSE AS as_origin, TRUE AS as_named, FALSE AS as_source, FALSE AS as_speaker, FALSE AS as_carrier
    FROM positions
    WHERE party IS NOT NULL AND stance <> 'decline'
    UNION ALL
    SELECT
        visit, question, kind, answer, stance, phase, scope, speaker AS witness,
        FALSE AS as_origin, FALSE AS as_named, FALSE AS as_source, TRUE AS as_speaker, FALSE AS as_carrier
    FROM positions
    WHERE by_unnamed AND origin IS NOT NULL AND stance <> 'decline'
    UNION ALL
    SELECT
        visit, question, kind, answer, stance, phase, scope, carrier_origin AS witness,
        FALSE AS as_origin, FALSE AS as_named, FALSE AS as_source, FALSE AS as_speaker, TRUE AS as_carrier
    FROM voices
    WHERE unnamed AND party IS NULL AND origin IS NOT NULL AND stance <> 'decline' AND NOT conditional
        AND (NOT own OR phase = 'done')
)
SELECT
    visit, question, ANY_VALUE(kind) AS kind, answer, stance, phase, scope, witness,
    BOOL_OR(as_origin) AS as_origin,
    BOOL_OR(as_named) AS as_named,
    BOOL_OR(as_source) AS as_source,
    BOOL_OR(as_speaker) AS as_speaker,
    BOOL_OR(as_carrier) AS as_carrier
FROM listed
GROUP BY visit, question, answer, stance, phase, scope, witness
