-- Rumors that nothing has settled.
-- kind: resolution
-- severity: note
-- message: not settled: {answers}; since {since}{age}
-- merge: question
-- why: Nobody who can settle it has confirmed or denied it, as far as these claims go.
-- do: Look for what became of it, or say that it is not known.
-- fires: a report and nothing else
--   1: {source: courier, type: report, said: "2030-04-20", answers: {summit_place: mira}}
-- not: 1.happened = true -- a fact
-- not: 1.answers = {motive: [trade]} -- a matter of opinion
-- not: 1.stance = deny -- a denial
-- not: 1.type = analysis -- thought about, not reported
-- not: 1.if = "the road is open" -- a condition
-- fires: a report of yesterday
--   1: {source: courier, type: report, said: "2030-06-29", answers: {summit_place: mira}}
-- not: 1.happened = true -- a fact
-- fires: two answers, of which one is older
--   1: {source: courier, type: report, said: "2030-04-29", answers: {summit_place: mira}}
--   2: {source: insiders, type: rumor, said: "2030-04-20", answers: {summit_place: kesh}}
-- fires: an announcement of something else does not settle it
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: ministry, type: announcement, said: "2030-04-25", answers: {summit_date: "2030-05-04"}}
-- not: 2.answers = {summit_place: mira} -- announced
WITH waiting AS (
    SELECT o.visit, o.question, o.since, o.position, o.stance, o.phase
    FROM outcomes AS o
    INNER JOIN questions AS q ON o.question = q.question
    INNER JOIN visits AS v ON o.visit = v.visit
    LEFT JOIN (
        SELECT DISTINCT visit FROM cells WHERE question = 'occurs' AND stance = 'affirm' AND weight > 0
    ) AS l ON v.superseded_by = l.visit
    WHERE o.verdict = 'open' AND o.began = 0 AND q.open AND NOT o.recalled AND l.visit IS NULL
),
first AS (
    SELECT visit, question, MIN(since) AS since FROM waiting GROUP BY visit, question
)
SELECT
    w.visit, w.question, f.since,
    CASE
        WHEN v.as_of IS NULL THEN ''
        WHEN DATE_DIFF('day', f.since, v.as_of) = 1 THEN ', 1 day'
        ELSE CONCAT(', ', DATE_DIFF('day', f.since, v.as_of), ' days')
    END AS age,
    w.position AS a_answer, w.stance AS a_stance, w.phase AS a_phase, 0 AS a_most
FROM waiting AS w
INNER JOIN first AS f ON w.visit = f.visit AND w.question = f.question
INNER JOIN visits AS v ON w.visit = v.visit
