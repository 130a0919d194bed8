-- atoms: what each answer consists of: itself, or the members of a set.
--
-- A superseded visit is compared with the visit that it gave way to, so the answers of that one are among its own.
-- A question with very many answers is crowded: there only the answers that lead are compared with the rest, the best
-- supported, and for dates the latest and the earliest.
WITH given AS (
    SELECT
        visit, question, answer, ANY_VALUE(kind) AS kind, ANY_VALUE(form) AS form,
        ANY_VALUE(lo) AS lo, ANY_VALUE(hi) AS hi, ANY_VALUE(grain) AS grain, ANY_VALUE(lasts) AS lasts,
        ANY_VALUE(path) AS path, ANY_VALUE(amount) AS amount, MAX(weight) AS weight, COUNT(*) AS claims
    FROM claims
    WHERE answer IS NOT NULL AND NOT entailed AND kind NOT IN ('yesno', 'text')
    GROUP BY visit, question, answer
),
inherited AS (
    SELECT visit, question, kind, form, answer, lo, hi, grain, lasts, path, amount, weight, claims, visit AS said_of
    FROM given
    UNION ALL
    SELECT
        v.visit, g.question, g.kind, g.form, g.answer, g.lo, g.hi, g.grain, g.lasts, g.path, g.amount, g.weight,
        g.claims, g.visit AS said_of
    FROM visits AS v
    INNER JOIN given AS g ON v.superseded_by = g.visit
),
single AS (
    SELECT
        visit, question, kind, form, answer, MIN(said_of) AS said_of,
        MIN(lo) AS lo, MAX(hi) AS hi, MIN(grain) AS grain, BOOL_OR(lasts) AS lasts, MIN(path) AS path,
        MIN(amount) AS amount, MAX(weight) AS weight, SUM(claims) AS claims
    FROM inherited
    GROUP BY visit, question, kind, form, answer
),
ranked AS (
    SELECT
        *,
        COUNT(*) OVER (PARTITION BY visit, question) AS answers,
        ROW_NUMBER() OVER (PARTITION BY visit, question ORDER BY weight DESC, claims DESC, answer) AS rank,
        ROW_NUMBER() OVER (PARTITION BY visit, question ORDER BY lo DESC NULLS LAST, answer) AS latest,
        ROW_NUMBER() OVER (PARTITION BY visit, question ORDER BY hi NULLS LAST, answer) AS earliest
    FROM single
),
led AS (
    SELECT
        *,
        answers <= 200 OR rank <= 40 OR (kind = 'date' AND (latest = 1 OR earliest = 1)) AS leads
    FROM ranked
)
SELECT
    visit, question, kind, form, answer, answer AS atom, lo, hi, grain, lasts, path, amount, leads,
    answers > 200 AS crowded
FROM led
WHERE form = 'plain'
UNION ALL
SELECT
    l.visit, l.question, l.kind, l.form, l.answer, m.atom, m.lo, m.hi, m.grain, m.lasts, m.path, m.amount, l.leads,
    l.answers > 200 AS crowded
FROM led AS l
INNER JOIN members AS m
    ON l.said_of = m.visit AND l.question = m.question AND l.answer = m.answer
WHERE l.form <> 'plain'
