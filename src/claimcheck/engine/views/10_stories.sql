-- stories: answers that began with weight 0 or as an announcement, and when.
--
-- since is the first day by which somebody had said it; began the least weight it had on that day. An answer that
-- somebody already reported as a fact before that has no story. recalled: nothing but background or analysis. only_scope is the scope of all who hold it, if one.
WITH daily AS (
    SELECT
        visit, question, ANY_VALUE(kind) AS kind, ANY_VALUE(form) AS form, answer AS position, stance, said_hi,
        MIN(weight) AS weight, MAX(phase) AS phase, BOOL_AND(recalled) AS recalled
    FROM voices
    WHERE starts AND said_hi IS NOT NULL
    GROUP BY visit, question, answer, stance, said_hi
),
begun AS (
    SELECT *, MIN(said_hi) OVER (PARTITION BY visit, question, position, stance) AS since FROM daily
),
facts AS (
    SELECT visit, question, answer, stance, MIN(said_hi) AS first_hi
    FROM voices
    WHERE weight = 2 AND NOT conditional
    GROUP BY visit, question, answer, stance
),
gathered AS (
    SELECT
        visit, question, ANY_VALUE(kind) AS kind, ANY_VALUE(form) AS form, position, stance, since,
        MIN(CASE WHEN said_hi = since THEN weight END) AS began,
        MAX(CASE WHEN said_hi = since THEN phase END) AS phase,
        BOOL_AND(recalled) AS recalled
    FROM begun
    GROUP BY visit, question, position, stance, since
),
affirmed AS (
    SELECT visit, question, answer, stance, CASE WHEN MIN(scope) = MAX(scope) THEN MIN(scope) ELSE '' END AS only_scope
    FROM cells
    GROUP BY visit, question, answer, stance
)
SELECT
    g.visit, g.question, g.kind, g.form, CASE WHEN g.stance = 'deny' THEN 'no' ELSE g.position END AS answer,
    g.position, g.stance, g.phase, a.only_scope, g.since, g.began, g.recalled
FROM gathered AS g
INNER JOIN affirmed AS a
    ON g.visit = a.visit AND g.question = a.question AND g.position = a.answer AND g.stance = a.stance
LEFT JOIN facts AS f
    ON g.visit = f.visit AND g.question = f.question AND g.position = f.answer AND g.stance = f.stance
WHERE f.first_hi IS NULL OR f.first_hi >= g.since
