-- answers: how well each answer is supported: by the claims that give it and by those that give a narrower one.
--
-- Origins, not articles, are counted; witnesses are independent origins. On a yesno question those who deny "yes"
-- without scope hold "no".
WITH given AS (
    SELECT visit, question, kind, answer, stance FROM cells
    WHERE stance = 'affirm' OR (kind = 'yesno' AND scope = '')
    UNION
    SELECT visit, question, kind, answer, stance FROM voices
    WHERE conditional AND (stance = 'affirm' OR (stance = 'deny' AND kind = 'yesno' AND scope = ''))
),
narrower AS (
    SELECT visit, question, x, y FROM pairs WHERE relation IN ('same', 'narrower')
),
supporting AS (
    SELECT visit, question, answer, stance, MAX(weight) AS weight, BOOL_OR(reported) AS reported
    FROM cells
    WHERE stance = 'affirm' OR (kind = 'yesno' AND scope = '')
    GROUP BY visit, question, answer, stance
),
support AS (
    SELECT visit, question, answer, stance, weight, reported FROM supporting
    UNION ALL
    SELECT s.visit, s.question, n.y AS answer, s.stance, s.weight, s.reported
    FROM supporting AS s
    INNER JOIN narrower AS n ON s.visit = n.visit AND s.question = n.question AND s.answer = n.x
),
supported AS (
    SELECT visit, question, answer, stance, MAX(weight) AS weight, BOOL_OR(reported) AS reported
    FROM support
    GROUP BY visit, question, answer, stance
),
spread AS (
    SELECT visit, question, answer, stance, witness, roles
    FROM witnesses
    WHERE stance = 'affirm' OR (kind = 'yesno' AND scope = '')
    UNION ALL
    SELECT w.visit, w.question, n.y AS answer, w.stance, w.witness, w.roles
    FROM witnesses AS w
    INNER JOIN narrower AS n ON w.visit = n.visit AND w.question = n.question AND w.answer = n.x
),
once AS (
    SELECT visit, question, answer, stance, witness, BIT_OR(roles) AS roles
    FROM spread
    GROUP BY visit, question, answer, stance, witness
),
counted AS (
    SELECT
        visit, question, answer, stance,
        SUM(CASE WHEN (roles & 1) = 1 THEN 1 ELSE 0 END) AS origins,
        SUM(CASE WHEN (roles & 2) = 2 THEN 1 ELSE 0 END)
        + LEAST(
            SUM(CASE WHEN (roles & 38) = 4 THEN 1 ELSE 0 END),
            SUM(CASE WHEN (roles & 42) = 8 THEN 1 ELSE 0 END),
            SUM(CASE WHEN (roles & 50) = 16 THEN 1 ELSE 0 END)
        ) AS witnesses
    FROM once
    GROUP BY visit, question, answer, stance
),
measured AS (
    SELECT
        g.visit, g.question, g.kind,
        CASE WHEN g.stance = 'deny' THEN 'no' ELSE g.answer END AS answer,
        COALESCE(s.weight, 0) AS weight,
        COALESCE(s.reported, FALSE) AS reported,
        COALESCE(c.origins, 0) AS origins,
        COALESCE(c.witnesses, 0) AS witnesses
    FROM given AS g
    LEFT JOIN supported AS s
        ON g.visit = s.visit AND g.question = s.question AND g.answer = s.answer AND g.stance = s.stance
    LEFT JOIN counted AS c
        ON g.visit = c.visit AND g.question = c.question AND g.answer = c.answer AND g.stance = c.stance
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
