-- stories: answers that began with weight 0 or as an announcement, and when.
--
-- since is the first day by which somebody had said it; began the least weight it had on that day, and
-- phase is planned if it was so with that weight. An answer that
-- somebody already reported as a fact before that has no story. recalled: nothing but background or analysis. only_scope is the scope of all who hold it, if one.
--
-- What is least on the first day is found together with that day, by counting days in fours: least is 0 for what was
-- planned at weight 0, 1 for what was done, 2 and 3 for the same at weight 1.
WITH firsts AS (
    SELECT
        visit, question, answer, stance, ANY_VALUE(kind) AS kind,
        MIN(said_hi) AS since,
        BOOL_AND(recalled) AS recalled,
        MIN(
            4 * DATE_DIFF('day', DATE '1970-01-01', said_hi) + 2 * weight + CASE WHEN phase = 'planned' THEN 0 ELSE 1 END
        ) AS counted
    FROM voices
    WHERE starts AND said_hi IS NOT NULL
    GROUP BY visit, question, answer, stance
),
begun AS (
    SELECT
        visit, question, kind, answer, stance, since, recalled,
        counted - 4 * DATE_DIFF('day', DATE '1970-01-01', since) AS least
    FROM firsts
),
held AS (
    SELECT
        visit, question, answer, stance, MIN(fact_hi) AS fact_hi,
        CASE WHEN MIN(scope) = MAX(scope) THEN MIN(scope) ELSE '' END AS only_scope
    FROM cells
    GROUP BY visit, question, answer, stance
)
SELECT
    f.visit, f.question, f.kind, CASE WHEN f.stance = 'deny' THEN 'no' ELSE f.answer END AS answer,
    f.answer AS position, f.stance,
    CASE WHEN f.least IN (0, 2) THEN 'planned' ELSE 'done' END AS phase,
    h.only_scope, f.since,
    CASE WHEN f.least < 2 THEN 0 ELSE 1 END AS began, f.recalled
FROM begun AS f
INNER JOIN held AS h
    ON f.visit = h.visit AND f.question = h.question AND f.answer = h.answer AND f.stance = h.stance
WHERE h.fact_hi IS NULL OR h.fact_hi >= f.since
