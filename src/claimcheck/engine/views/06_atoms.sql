-- atoms: what each answer consists of: itself, or the members of a set.
--
-- A superseded visit is compared with the visit that it gave way to, so the answers of that one are among its own; a
-- place that both name has the path that it had at the time of this one.
-- A question with very many answers is crowded: there only the answers that lead are compared with the rest, the best
-- supported, and for dates the latest and the earliest.
WITH backed AS (
    SELECT visit, question, answer, MAX(weight) AS weight, SUM(claims) AS claims
    FROM cells
    GROUP BY visit, question, answer
),
given AS (
    SELECT
        m.visit, m.question, m.kind, m.form, m.answer, m.atom, m.lo, m.hi, m.grain, m.lasts, m.path, m.amount,
        COALESCE(b.weight, 0) AS weight, COALESCE(b.claims, 0) AS claims, TRUE AS own
    FROM members AS m
    LEFT JOIN backed AS b ON m.visit = b.visit AND m.question = b.question AND m.answer = b.answer
    WHERE m.kind NOT IN ('yesno', 'text')
),
inherited AS (
    SELECT * FROM given
    UNION ALL
    SELECT v.visit, g.question, g.kind, g.form, g.answer, g.atom, g.lo, g.hi, g.grain, g.lasts, g.path, g.amount, g.weight,
        g.claims, FALSE AS own
    FROM visits AS v
    INNER JOIN given AS g ON v.superseded_by = g.visit
),
merged AS (
    SELECT
        visit, question, answer, atom, MIN(kind) AS kind, MIN(form) AS form, MIN(lo) AS lo, MAX(hi) AS hi,
        MIN(grain) AS grain, BOOL_OR(lasts) AS lasts, COALESCE(MIN(CASE WHEN own THEN path END), MIN(path)) AS path,
        MIN(amount) AS amount,
        MAX(weight) AS weight, SUM(claims) AS claims
    FROM inherited
    GROUP BY visit, question, answer, atom
),
spanned AS (
    SELECT visit, question, answer, MAX(weight) AS weight, MAX(claims) AS claims, MIN(lo) AS lo, MAX(hi) AS hi
    FROM merged
    GROUP BY visit, question, answer
),
crowds AS (
    SELECT visit, question FROM spanned GROUP BY visit, question HAVING COUNT(*) > 200
),
ranked AS (
    SELECT
        s.visit, s.question, s.answer,
        ROW_NUMBER() OVER (PARTITION BY s.visit, s.question ORDER BY s.weight DESC, s.claims DESC, s.answer) AS rank,
        ROW_NUMBER() OVER (PARTITION BY s.visit, s.question ORDER BY s.lo DESC NULLS LAST, s.answer) AS latest,
        ROW_NUMBER() OVER (PARTITION BY s.visit, s.question ORDER BY s.hi NULLS LAST, s.answer) AS earliest
    FROM spanned AS s
    INNER JOIN crowds AS c ON s.visit = c.visit AND s.question = c.question
)
SELECT
    m.visit, m.question, m.kind, m.form, m.answer, m.atom, m.lo, m.hi, m.grain, m.lasts, m.path, m.amount,
    r.visit IS NULL OR r.rank <= 40 OR (m.kind = 'date' AND (r.latest = 1 OR r.earliest = 1)) AS leads,
    r.visit IS NOT NULL AS crowded
FROM merged AS m
LEFT JOIN ranked AS r ON m.visit = r.visit AND m.question = r.question AND m.answer = r.answer
