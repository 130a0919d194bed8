-- answers: how well each answer is supported: by the claims that give it and by those that give a narrower one.
--
-- Origins, not articles, are counted; witnesses are independent origins. On a yesno question those who deny "yes"
-- hold "no".
WITH held AS (
    SELECT
        visit, question, kind,
        CASE WHEN kind = 'yesno' AND stance = 'deny' THEN 'no' ELSE answer END AS answer,
        conditional, weight, origin, entailed, reporting AND NOT unnamed AND origin IS NOT NULL AS reported
    FROM voices
    WHERE stance = 'affirm' OR (stance = 'deny' AND kind = 'yesno')
),
asked AS (
    SELECT DISTINCT visit, question, kind, answer FROM held
),
narrower AS (
    SELECT visit, question, x, y FROM pairs WHERE relation IN ('same', 'narrower')
),
support AS (
    SELECT visit, question, answer, weight, origin, reported, entailed FROM held WHERE NOT conditional
    UNION ALL
    SELECT h.visit, h.question, n.y AS answer, h.weight, h.origin, h.reported, h.entailed
    FROM held AS h
    INNER JOIN narrower AS n ON h.visit = n.visit AND h.question = n.question AND h.answer = n.x
    WHERE NOT h.conditional
),
supported AS (
    SELECT
        visit, question, answer,
        MAX(weight) AS weight,
        COUNT(DISTINCT origin) AS origins,
        BOOL_OR(reported) AS reported
    FROM support
    GROUP BY visit, question, answer
),
witnessing AS (
    SELECT
        visit, question,
        CASE WHEN kind = 'yesno' AND stance = 'deny' THEN 'no' ELSE answer END AS answer,
        witness, as_named, as_source, as_carrier
    FROM witnesses
    WHERE stance = 'affirm' OR (stance = 'deny' AND kind = 'yesno')
),
spread AS (
    SELECT visit, question, answer, witness, as_named, as_source, as_carrier FROM witnessing
    UNION ALL
    SELECT w.visit, w.question, n.y AS answer, w.witness, w.as_named, w.as_source, w.as_carrier
    FROM witnessing AS w
    INNER JOIN narrower AS n ON w.visit = n.visit AND w.question = n.question AND w.answer = n.x
),
once AS (
    SELECT
        visit, question, answer, witness,
        BOOL_OR(as_named) AS as_named, BOOL_OR(as_source) AS as_source, BOOL_OR(as_carrier) AS as_carrier
    FROM spread
    GROUP BY visit, question, answer, witness
),
counted AS (
    SELECT
        visit, question, answer,
        SUM(CASE WHEN as_named THEN 1 ELSE 0 END)
        + LEAST(
            SUM(CASE WHEN as_source AND NOT as_named THEN 1 ELSE 0 END),
            SUM(CASE WHEN as_carrier AND NOT as_named THEN 1 ELSE 0 END)
        ) AS witnesses
    FROM once
    GROUP BY visit, question, answer
),
measured AS (
    SELECT
        a.visit, a.question, a.kind, a.answer,
        COALESCE(s.weight, 0) AS weight,
        COALESCE(s.origins, 0) AS origins,
        COALESCE(s.reported, FALSE) AS reported,
        COALESCE(c.witnesses, 0) AS witnesses
    FROM asked AS a
    LEFT JOIN supported AS s ON a.visit = s.visit AND a.question = s.question AND a.answer = s.answer
    LEFT JOIN counted AS c ON a.visit = c.visit AND a.question = c.question AND a.answer = c.answer
)
SELECT
    visit, question, kind, answer, weight, origins, witnesses,
    CASE
        WHEN weight = 2 AND witnesses >= 2 THEN 'established'
        WHEN weight = 2 THEN 'happened'
        WHEN weight = 1 THEN 'announced'
        WHEN witnesses >= 2 THEN 'corroborated'
        WHEN reported THEN 'reported'
        ELSE 'rumored'
    END AS standing
FROM measured
