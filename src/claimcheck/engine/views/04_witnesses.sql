-- witnesses: whom a position may count as an origin or a witness, each one once.
--
-- All who speak for parties are one witness (without a name). Named sources count by origin, an own voice only for
-- what happened. Among the unnamed there are no more witnesses than speakers, and than carriers that are not counted
-- already, so their origins, speakers and carriers are listed apart. roles adds up as what a witness is listed:
-- 1 an origin, 2 named, 4 the origin of somebody unnamed, 8 an unnamed speaker, 16 the carrier of somebody unnamed,
-- 32 the origin of somebody who speaks for a party.
WITH listed AS (
    SELECT
        visit, question, kind, answer, stance, phase, scope, origin AS witness,
        1 + CASE WHEN by_name THEN 2 ELSE 0 END + CASE WHEN by_unnamed THEN 4 ELSE 0 END
        + CASE WHEN party IS NOT NULL THEN 32 ELSE 0 END AS roles
    FROM positions
    WHERE origin IS NOT NULL AND stance <> 'decline'
    UNION ALL
    SELECT visit, question, kind, answer, stance, phase, scope, NULL AS witness, 2 AS roles
    FROM positions
    WHERE party IS NOT NULL AND stance <> 'decline'
    UNION ALL
    SELECT visit, question, kind, answer, stance, phase, scope, speaker AS witness, 8 AS roles
    FROM positions
    WHERE by_unnamed AND origin IS NOT NULL AND stance <> 'decline'
    UNION ALL
    SELECT visit, question, kind, answer, stance, phase, scope, carrier_origin AS witness, 16 AS roles
    FROM voices
    WHERE unnamed AND party IS NULL AND origin IS NOT NULL AND stance <> 'decline' AND NOT conditional
        AND (NOT own OR phase = 'done')
)
SELECT visit, question, ANY_VALUE(kind) AS kind, answer, stance, phase, scope, witness, BIT_OR(roles) AS roles
FROM listed
GROUP BY visit, question, answer, stance, phase, scope, witness
