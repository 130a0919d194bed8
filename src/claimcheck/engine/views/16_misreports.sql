-- misreports: somebody reports that a source was silent, or said something, against its own words not later than that.
--
-- r_ is the report (type report, in somebody else's words), o_ what the source said in its own.
WITH placed AS (
    SELECT earlier AS statement FROM orders UNION SELECT later AS statement FROM orders
),
told AS (
    SELECT
        c.visit, c.question, c.source, c.speaker, c.answer, c.stance, c.phase, c.scope, p.statement,
        c.type = 'report' AND NOT c.own AND NOT c.own_words AND NOT c.unnamed AS reported,
        c.own_words AND c.stance <> 'decline' AS own_words,
        c.said_hi
    FROM claims AS c
    LEFT JOIN placed AS p ON c.statement = p.statement
    WHERE NOT c.entailed AND NOT c.conditional AND (c.own_words OR c.type = 'report')
),
reports AS (
    SELECT visit, question, source, speaker, answer, stance, phase, scope, statement, MAX(said_hi) AS last_hi
    FROM told
    WHERE reported
    GROUP BY visit, question, source, speaker, answer, stance, phase, scope, statement
),
words AS (
    SELECT visit, question, source, speaker, answer, stance, phase, scope, statement, MIN(said_hi) AS first_hi
    FROM told
    WHERE own_words
    GROUP BY visit, question, source, speaker, answer, stance, phase, scope, statement
)
SELECT DISTINCT
    r.visit, r.question, r.source, r.speaker,
    r.answer AS r_answer, r.stance AS r_stance, r.phase AS r_phase, r.scope AS r_scope,
    o.speaker AS o_speaker, o.answer AS o_answer, o.stance AS o_stance, o.phase AS o_phase, o.scope AS o_scope
FROM reports AS r
INNER JOIN words AS o ON r.visit = o.visit AND r.question = o.question AND r.source = o.source
LEFT JOIN opposed AS c
    ON r.visit = c.visit AND r.question = c.question
        AND r.answer = c.x AND r.stance = c.x_stance AND o.answer = c.y AND o.stance = c.y_stance
LEFT JOIN orders AS f ON r.statement = f.earlier AND o.statement = f.later
WHERE o.first_hi <= r.last_hi
    AND f.later IS NULL
    AND (r.stance = 'decline' OR (c.visit IS NOT NULL AND r.phase = o.phase AND r.scope = o.scope))
