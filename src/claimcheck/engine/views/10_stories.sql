-- stories: answers that began with weight 0 or as an announcement, and when.
--
-- since is the first day by which somebody had said it; began the least weight it had on that day. An answer that
-- somebody already reported as a fact before that has no story. recalled: nothing but background or analysis. only_scope is the scope of all who hold it, if one.
WITH begun AS (
    SELECT
        visit, question, kind, form,
        CASE WHEN stance = 'deny' THEN 'no' ELSE answer END AS answer,
        answer AS position, stance, phase, scope, weight, recalled, lo, hi, first_hi,
        MIN(first_hi) OVER (PARTITION BY visit, question, answer, stance) AS since
    FROM voices
    WHERE starts AND first_hi IS NOT NULL
),
facts AS (
    SELECT visit, question, answer, stance, MIN(first_hi) AS first_hi
    FROM voices
    WHERE weight = 2 AND NOT conditional AND stance <> 'decline'
    GROUP BY visit, question, answer, stance
),
gathered AS (
    SELECT
        visit, question, kind, form, answer, position, stance, since,
        MIN(CASE WHEN first_hi = since THEN weight END) AS began,
        MAX(CASE WHEN first_hi = since THEN phase END) AS phase,
        BOOL_AND(recalled) AS recalled, MIN(lo) AS lo, MAX(hi) AS hi
    FROM begun
    GROUP BY visit, question, kind, form, answer, position, stance, since
),
affirmed AS (
    SELECT visit, question, answer, stance, CASE WHEN MIN(scope) = MAX(scope) THEN MIN(scope) ELSE '' END AS only_scope
    FROM voices
    WHERE NOT conditional AND stance <> 'decline'
    GROUP BY visit, question, answer, stance
)
SELECT
    g.visit, g.question, g.kind, g.form, g.answer, g.position, g.stance, g.phase, a.only_scope, g.since, g.began, g.recalled, g.lo, g.hi
FROM gathered AS g
INNER JOIN affirmed AS a
    ON g.visit = a.visit AND g.question = a.question AND g.position = a.answer AND g.stance = a.stance
LEFT JOIN facts AS f
    ON g.visit = f.visit AND g.question = f.question AND g.position = f.answer AND g.stance = f.stance
WHERE f.first_hi IS NULL OR f.first_hi >= g.since
