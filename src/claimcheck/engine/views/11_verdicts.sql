-- verdicts: what each later claim of weight says about a story: confirmed, partly, refuted, carried or superseded.
--
-- A row names the position that says so (its visit, question, answer and stance). level orders them: 2 for what
-- happened, 1 for what a party announced or officially denied, 0 for what another
-- visit tells, -1 for a first since, -2 for what is only rumored of the visit that took its place. An official or
-- weight-2 denial refutes when nobody of weight affirms the answer after it; denying that the visit occurs denies
-- every answer that entails it.
WITH settling AS (
    SELECT
        visit, question, answer, stance, weight, official, scope, MAX(said_hi) AS last_hi
    FROM voices
    WHERE NOT conditional AND (weight > 0 OR (official AND stance = 'deny'))
    GROUP BY visit, question, answer, stance, weight, official, scope
),
related AS (
    SELECT visit, question, x, y, relation FROM pairs
    UNION ALL
    SELECT DISTINCT visit, question, position AS x, position AS y, 'same' AS relation FROM stories
),
-- answers that say no more than the visit itself does: its window, its destination
vague AS (
    SELECT DISTINCT a.visit, a.question, a.answer
    FROM atoms AS a
    INNER JOIN visits AS v ON a.visit = v.visit
    WHERE (a.kind = 'date' AND (a.lo IS NULL OR a.lo <= v.lo) AND (a.hi IS NULL OR a.hi >= v.hi))
        OR (a.kind = 'place' AND NOT STARTS_WITH(a.path, CONCAT(v.destination_path, '/')))
),
-- those who affirm, on the same visit and question
affirming AS (
    SELECT
        s.visit, s.question, s.answer, s.since, s.began, t.answer AS settler, t.weight, t.last_hi, r.relation, q.answers,
        CASE
            WHEN s.stance = 'deny' THEN 'refuted'
            WHEN r.relation IN ('same', 'narrower') THEN 'confirmed'
            WHEN q.answers = 'many' THEN NULL
            WHEN r.relation IN ('overlaps', 'adjacent') THEN 'partly'
            WHEN r.relation = 'apart' THEN 'refuted'
            WHEN t.weight = 2 AND a.visit IS NULL THEN 'partly'
        END AS verdict
    FROM stories AS s
    INNER JOIN settling AS t ON s.visit = t.visit AND s.question = t.question AND t.stance = 'affirm'
    INNER JOIN related AS r
        ON s.visit = r.visit AND s.question = r.question AND t.answer = r.x AND s.position = r.y
    INNER JOIN questions AS q ON s.question = q.question
    LEFT JOIN vague AS a ON t.visit = a.visit AND t.question = a.question AND t.answer = a.answer
    WHERE t.last_hi >= s.since
),
affirmed AS (
    SELECT visit, question, answer, MAX(last_hi) AS last_hi
    FROM affirming
    WHERE relation IN ('same', 'narrower')
    GROUP BY visit, question, answer
),
-- those who deny: the answer itself, a broader one, or that the visit occurs at all
denying AS (
    SELECT
        s.visit, s.question, s.answer, s.since, s.began, s.only_scope, s.stance, t.question AS settler_question,
        t.answer AS settler, t.weight, t.official, t.scope, t.last_hi
    FROM stories AS s
    INNER JOIN settling AS t ON s.visit = t.visit AND s.question = t.question AND t.stance = 'deny'
    INNER JOIN related AS r
        ON s.visit = r.visit AND s.question = r.question AND t.answer = r.x AND s.position = r.y
    WHERE r.relation IN ('same', 'broader')
    UNION ALL
    SELECT
        s.visit, s.question, s.answer, s.since, s.began, s.only_scope, s.stance, t.question AS settler_question,
        t.answer AS settler, t.weight, t.official, t.scope, t.last_hi
    FROM stories AS s
    INNER JOIN entailments AS e ON s.question = e.question AND e.entailed = 'occurs' AND e.answer = 'yes'
    INNER JOIN settling AS t ON s.visit = t.visit AND t.question = 'occurs' AND t.stance = 'deny'
    WHERE s.stance = 'affirm'
),
denials AS (
    SELECT
        d.visit, d.question, d.answer, d.settler_question, d.settler, d.weight, d.scope,
        CASE WHEN d.stance = 'affirm' THEN GREATEST(d.since, a.last_hi) ELSE d.since END AS since,
        CASE WHEN d.weight = 2 THEN 2 ELSE 1 END AS level,
        CASE WHEN d.stance = 'deny' THEN 'confirmed' ELSE 'refuted' END AS verdict
    FROM denying AS d
    LEFT JOIN affirmed AS a ON d.visit = a.visit AND d.question = a.question AND d.answer = a.answer
    WHERE d.last_hi >= d.since
        AND CASE
            WHEN d.stance = 'deny' THEN d.weight > d.began
            ELSE (d.weight = 2 OR d.official) AND (d.scope = '' OR d.scope = d.only_scope)
                AND (a.last_hi IS NULL OR a.last_hi <= d.last_hi)
        END
),
-- what the visit that superseded this one tells
later AS (
    SELECT
        s.visit, s.question, s.answer, s.stance, q.answers, w.visit AS settler_visit,
        w.answer AS settler, w.stance AS settler_stance,
        w.weight,
        CASE WHEN s.stance <> w.stance THEN 'apart' ELSE r.relation END AS relation
    FROM stories AS s
    INNER JOIN visits AS v ON s.visit = v.visit
    INNER JOIN questions AS q ON s.question = q.question
    INNER JOIN positions AS w ON v.superseded_by = w.visit AND s.question = w.question
    INNER JOIN related AS r
        ON s.visit = r.visit AND s.question = r.question AND w.answer = r.x AND s.position = r.y
    WHERE w.stance = 'affirm' OR (w.kind = 'yesno' AND w.scope = '')
),
-- of two visits with something to say, what is only rumored does not count
heaviest AS (
    SELECT
        visit, question, answer,
        COALESCE(MAX(CASE WHEN relation <> 'apart' THEN weight END) >= LEAST(MAX(weight), 1), FALSE) AS compatible
    FROM later
    GROUP BY visit, question, answer
)
SELECT
    visit, question, answer, visit AS settler_visit, question AS settler_question, settler, 'affirm' AS settler_stance,
    weight AS settler_weight, NULL AS settler_scope, since AS settled_from, weight AS level, verdict
FROM affirming
WHERE weight > began AND verdict IS NOT NULL
UNION ALL
SELECT
    visit, question, answer, visit AS settler_visit, settler_question, settler, 'deny' AS settler_stance,
    weight AS settler_weight, scope AS settler_scope, since AS settled_from, level, verdict
FROM denials
UNION ALL
SELECT
    visit, question, answer, settler_visit, question AS settler_question,
    settler, settler_stance,
    weight AS settler_weight, CASE WHEN settler_stance = 'deny' THEN '' END AS settler_scope, NULL AS settled_from,
    0 AS level, 'carried' AS verdict
FROM later
WHERE relation IN ('same', 'narrower') AND weight > 0
UNION ALL
SELECT
    l.visit, l.question, l.answer, l.settler_visit, l.question AS settler_question,
    l.settler, l.settler_stance,
    l.weight AS settler_weight, CASE WHEN l.settler_stance = 'deny' THEN '' END AS settler_scope, NULL AS settled_from,
    CASE WHEN l.weight > 0 THEN 0 ELSE -2 END AS level, 'superseded' AS verdict
FROM later AS l
INNER JOIN heaviest AS h ON l.visit = h.visit AND l.question = h.question AND l.answer = h.answer
WHERE l.answers = 'one' AND NOT h.compatible
UNION ALL
SELECT
    s.visit, s.question, s.answer, x.visit AS settler_visit, x.question AS settler_question, x.answer AS settler,
    'affirm' AS settler_stance, x.weight AS settler_weight, x.scope AS settler_scope, NULL AS settled_from, -1 AS level, 'refuted' AS verdict
FROM stories AS s
INNER JOIN excluded AS x ON s.visit = x.other
LEFT JOIN entailments AS e ON s.question = e.question AND e.entailed = 'occurs' AND e.answer = 'yes'
WHERE s.stance = 'affirm' AND x.weight > s.began
    AND ((s.question = 'occurs') OR (s.kind = 'date' AND e.question IS NOT NULL))
