-- outcomes: one verdict for each story: confirmed, partly, carried, refuted, superseded or open.
--
-- The highest level that says anything decides, and within it the best verdict; only at level 1 an official denial
-- that nobody of weight overtook comes before what was announced. The settler is the position that was first to say
-- so, be it only announced; lead_days is how long that took, none when nothing but background settles. A superseded visit that was called
-- off has one more outcome, on whether it occurs.
WITH scored AS (
    SELECT
        *,
        10 * level + CASE
            WHEN level = 1 AND settler_stance = 'deny' THEN 3
            WHEN verdict = 'confirmed' THEN 2
            WHEN verdict = 'partly' THEN 1
            ELSE 0
        END AS score
    FROM verdicts
),
best AS (
    SELECT
        visit, question, answer, MAX(score) AS score, MAX_BY(level, score) AS level, MAX_BY(verdict, score) AS verdict
    FROM scored
    GROUP BY visit, question, answer
),
-- those who say so; of what happened, also who announced it before
settlers AS (
    SELECT
        s.visit, s.question, s.answer, s.verdict, b.level, s.settler_visit, s.settler_question, s.settler, s.settler_stance,
        s.settler_weight, s.settler_scope, s.settled_from, s.level < 1 OR s.settler_weight = 2 AS anyone
    FROM scored AS s
    INNER JOIN best AS b
        ON s.visit = b.visit AND s.question = b.question AND s.answer = b.answer AND s.verdict = b.verdict
    WHERE s.score = b.score OR (b.level = 2 AND s.level = 1)
),
dated AS (
    SELECT
        s.visit, s.question, s.answer, s.verdict, s.level, s.settler_visit, s.settler_question, s.settler, s.settler_stance,
        s.settler_weight,
        MIN(c.said_hi) AS settled_on,
        BOOL_OR(NOT c.background) AS told
    FROM settlers AS s
    INNER JOIN voices AS c
        ON s.settler_visit = c.visit AND s.settler_question = c.question AND s.settler = c.answer
            AND s.settler_stance = c.stance AND s.settler_weight = c.weight
    WHERE NOT c.conditional AND (s.settled_from IS NULL OR c.said_hi >= s.settled_from)
        AND (s.settler_scope IS NULL OR c.scope = s.settler_scope) AND (s.anyone OR c.official)
    GROUP BY
        s.visit, s.question, s.answer, s.verdict, s.level, s.settler_visit, s.settler_question, s.settler, s.settler_stance,
        s.settler_weight
),
first AS (
    SELECT
        *,
        settled_on AS day,
        NOT BOOL_OR(told) OVER (PARTITION BY visit, question, answer) AS background,
        ROW_NUMBER() OVER (
            PARTITION BY visit, question, answer
            ORDER BY settled_on NULLS LAST, settler_weight DESC, settler_question, settler, settler_stance
        ) AS turn
    FROM dated
),
cancelled AS (
    SELECT w.visit, w.superseded_by, MAX(p.weight) AS weight, MIN(p.phase) AS phase, MIN(p.first_hi) AS since
    FROM visits AS w
    INNER JOIN positions AS p ON w.visit = p.visit AND p.question = 'occurs' AND p.stance = 'deny'
    WHERE p.scope = '' AND (p.weight = 2 OR p.official)
    GROUP BY w.visit, w.superseded_by
),
replaced AS (
    SELECT
        c.visit, c.superseded_by, c.weight, c.phase, c.since, MAX(l.weight) AS settler_weight, MIN(l.said_hi) AS day,
        BOOL_OR(NOT l.background) AS told
    FROM cancelled AS c
    INNER JOIN voices AS l
        ON c.superseded_by = l.visit AND l.question = 'occurs' AND l.stance = 'affirm' AND l.weight > 0
    GROUP BY c.visit, c.superseded_by, c.weight, c.phase, c.since
),
told AS (
    SELECT
        s.visit, s.question, s.kind, s.answer, s.position, s.stance, s.phase, s.since, s.began, s.recalled,
        COALESCE(f.verdict, 'open') AS verdict, f.level,
        f.settler_visit, f.settler_question, f.settler, f.settler_stance, f.settler_weight,
        CASE WHEN NOT f.background THEN GREATEST(DATE_DIFF('day', s.since, f.day), 0) END AS lead_days
    FROM stories AS s
    LEFT JOIN first AS f
        ON s.visit = f.visit AND s.question = f.question AND s.answer = f.answer AND f.turn = 1
)
SELECT
    t.visit, t.question, t.kind, t.answer, t.position, t.stance, t.phase, t.since, t.began, t.recalled, t.verdict, t.level,
    t.settler_visit, t.settler_question, t.settler, t.settler_stance, t.settler_weight, t.lead_days
FROM told AS t
LEFT JOIN replaced AS r ON t.visit = r.visit AND t.question = 'occurs' AND t.answer = 'no'
WHERE r.visit IS NULL
UNION ALL
SELECT
    r.visit, 'occurs' AS question, 'yesno' AS kind, 'no' AS answer, 'yes' AS position, 'deny' AS stance,
    COALESCE(t.phase, r.phase) AS phase, COALESCE(t.since, r.since) AS since, COALESCE(t.began, r.weight) AS began,
    COALESCE(t.recalled, TRUE) AS recalled, 'superseded' AS verdict, 0 AS level, r.superseded_by AS settler_visit, 'occurs' AS settler_question, 'yes' AS settler,
    'affirm' AS settler_stance, r.settler_weight,
    CASE WHEN r.told AND t.since IS NOT NULL THEN GREATEST(DATE_DIFF('day', t.since, r.day), 0) END AS lead_days
FROM replaced AS r
LEFT JOIN told AS t ON r.visit = t.visit AND t.question = 'occurs' AND t.answer = 'no'
