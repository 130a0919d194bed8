-- cells: positions of all origins taken together, with their independent witnesses, parties, origins and carriers.
WITH counted AS (
    SELECT
        visit, question, answer, stance, phase, scope,
        SUM(CASE WHEN (roles & 2) = 2 THEN 1 ELSE 0 END) AS named,
        SUM(CASE WHEN (roles & 38) = 4 THEN 1 ELSE 0 END) AS sources,
        SUM(CASE WHEN (roles & 42) = 8 THEN 1 ELSE 0 END) AS speakers,
        SUM(CASE WHEN (roles & 50) = 16 THEN 1 ELSE 0 END) AS carriers
    FROM witnesses
    GROUP BY visit, question, answer, stance, phase, scope
),
held AS (
    SELECT
        visit, question, ANY_VALUE(kind) AS kind, answer, stance, phase, scope,
        MAX(weight) AS weight, SUM(claims) AS claims,
        BOOL_OR(stated) AS stated,
        BOOL_OR(reported) AS reported,
        MIN(origin) AS origin,
        COALESCE(MIN(origin) = MAX(origin), FALSE) AND COUNT(*) = COUNT(origin) AS one_origin,
        COALESCE(MIN(party) < MAX(other_party), FALSE) AS both_parties,
        COALESCE(MIN(CASE WHEN stated THEN origin END) < MAX(CASE WHEN stated THEN origin END), FALSE) AS several_origins,
        COALESCE(MIN(carrier) < MAX(other_carrier), FALSE) AS several_carriers,
        MIN(fact_hi) AS fact_hi, MIN(first_hi) AS first_hi
    FROM positions
    WHERE stance <> 'decline'
    GROUP BY visit, question, answer, stance, phase, scope
)
SELECT
    h.visit, h.question, h.kind, h.answer, h.stance, h.phase, h.scope, h.weight, h.claims, h.stated, h.reported, h.origin,
    h.one_origin, h.both_parties, h.several_origins, h.several_carriers, h.fact_hi, h.first_hi,
    COALESCE(c.named, 0) + LEAST(COALESCE(c.sources, 0), COALESCE(c.speakers, 0), COALESCE(c.carriers, 0)) AS witnesses
FROM held AS h
LEFT JOIN counted AS c
    ON h.visit = c.visit AND h.question = c.question AND h.answer = c.answer AND h.stance = c.stance
        AND h.phase = c.phase AND h.scope = c.scope
