-- misreports: somebody reports that a source was silent, or said something, against its own words not later than that.
--
-- r_ is the report (type report, in somebody else's words), o_ what the source said in its own.
WITH told AS (
    SELECT
        visit, question, source, speaker, answer, stance, phase, scope,
        type = 'report' AND NOT own AND NOT own_words AND NOT unnamed AS reported,
        own_words AND stance <> 'decline' AS own_words,
        said_hi
    FROM claims
    WHERE NOT entailed AND NOT conditional AND (own_words OR type = 'report')
),
reports AS (
    SELECT visit, question, source, speaker, answer, stance, phase, scope, MAX(said_hi) AS last_hi
    FROM told
    WHERE reported
    GROUP BY visit, question, source, speaker, answer, stance, phase, scope
),
words AS (
    SELECT visit, question, source, speaker, answer, stance, phase, scope, MIN(said_hi) AS first_hi
    FROM told
    WHERE own_words
    GROUP BY visit, question, source, speaker, answer, stance, phase, scope
)
SELECT DISTINCT
    r.visit, r.question, r.source, r.speaker,
    r.answer AS r_answer, r.stance AS r_stance, r.phase AS r_phase, r.scope AS r_scope,
    o.answer AS o_answer, o.stance AS o_stance, o.phase AS o_phase, o.scope AS o_scope
FROM reports AS r
INNER JOIN words AS o ON r.visit = o.visit AND r.question = o.question AND r.source = o.source
LEFT JOIN opposed AS c
    ON r.visit = c.visit AND r.question = c.question
        AND r.answer = c.x AND r.stance = c.x_stance AND o.answer = c.y AND o.stance = c.y_stance
LEFT JOIN ordered AS f
    ON r.visit = f.visit AND r.question = f.question
        AND r.answer IS NOT DISTINCT FROM f.x_answer AND r.stance = f.x_stance AND r.phase = f.x_phase
        AND r.scope = f.x_scope AND r.speaker = f.x_speaker
        AND o.answer = f.y_answer AND o.stance = f.y_stance AND o.phase = f.y_phase
        AND o.scope = f.y_scope AND o.speaker = f.y_speaker
WHERE o.first_hi <= r.last_hi
    AND f.visit IS NULL
    AND (r.stance = 'decline' OR (c.visit IS NOT NULL AND r.phase = o.phase AND r.scope = o.scope))
