-- stories: answers that began with weight 0 or as an announcement, and when.
--
-- since is the first day by which somebody had said it; began the least weight it had on that day. An answer that
-- somebody already reported as a fact before that has no story. recalled: nothing but background or analysis. only_scope is the scope of all who hold it, if one.
WITH firsts AS (
    SELECT visit, question, answer, stance, MIN(said_hi) AS since, BOOL_AND(recalled) AS recalled
    FROM voices
    WHERE starts AND said_hi IS NOT NULL
    GROUP BY visit, question, answer, stance
),
gathered AS (
    SELECT
        f.visit, f.question, f.answer AS position, f.stance, f.since, f.recalled,
        ANY_VALUE(v.kind) AS kind, MIN(v.weight) AS began, MAX(v.phase) AS phase
    FROM firsts AS f
    INNER JOIN voices AS v
        ON f.visit = v.visit AND f.question = v.question AND f.answer = v.answer AND f.stance = v.stance
            AND f.since = v.said_hi
    WHERE v.starts
    GROUP BY f.visit, f.question, f.answer, f.stance, f.since, f.recalled
),
held AS (
    SELECT
        visit, question, answer, stance, MIN(fact_hi) AS fact_hi,
        CASE WHEN MIN(scope) = MAX(scope) THEN MIN(scope) ELSE '' END AS only_scope
    FROM cells
    GROUP BY visit, question, answer, stance
)
SELECT
    g.visit, g.question, g.kind, CASE WHEN g.stance = 'deny' THEN 'no' ELSE g.position END AS answer,
    g.position, g.stance, g.phase, h.only_scope, g.since, g.began, g.recalled
FROM gathered AS g
INNER JOIN held AS h
    ON g.visit = h.visit AND g.question = h.question AND g.position = h.answer AND g.stance = h.stance
WHERE h.fact_hi IS NULL OR h.fact_hi >= g.since
