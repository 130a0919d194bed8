-- A denial that is narrower than what others affirm.
-- kind: contradiction
-- severity: note
-- message: {a_answer} is denied{limits}, which leaves room for {b_stands} ({a_phase})
-- why: "No meeting at the fair" does not deny a meeting, and "no talks" does not deny the visit. It only sounds like it.
-- do: Quote the denial with its scope, and ask what it leaves out.
-- fires: no meeting at the fair, but a meeting
--   1: {source: ministry, type: denial, scope: fair, answers: {summit_occurs: "yes"}}
--   2: {source: courier, type: report, answers: {summit_occurs: "yes"}}
-- not: 1.scope = null -- an unscoped denial contradicts
-- not: 2.scope = fair -- a meeting at the fair: denied
-- not: 1.type = no-comment -- no denial
-- not: 2.happened = true -- what was planned and what was done
-- not: 2.visit = 2031-kesh -- another visit
-- fires: no talks, but a visit
--   1: {source: ministry, type: denial, answers: {summit_occurs: "yes"}}
--   2: {source: courier, type: report, answers: {occurs: "yes"}}
-- not: 2.answers = {summit_occurs: "yes"} -- what is denied
-- not: 1.answers = {occurs: "yes"} -- the visit is denied
-- fires: said not to take place
--   1: {source: ministry, type: announcement, answers: {summit_occurs: "no"}}
--   2: {source: courier, type: report, answers: {occurs: "yes"}}
-- not: 1.answers = {talks_called_off_by: arlan} -- that they do not take place is not stated
-- not: 1.answers = {summit_occurs: "yes"} -- said to take place
WITH denied AS (
    SELECT visit, question, answer, phase, scope
    FROM cells
    WHERE stance = 'deny' AND stated
),
affirmed AS (
    SELECT visit, question, answer, phase, stated
    FROM cells
    WHERE stance = 'affirm' AND scope = ''
),
opposite AS (
    SELECT d.visit, d.question, d.answer, d.phase, d.scope, a.answer AS a_answer
    FROM denied AS d
    INNER JOIN opposed AS o ON d.visit = o.visit AND d.question = o.question AND d.answer = o.x AND o.x_stance = 'deny'
    INNER JOIN affirmed AS a ON d.visit = a.visit AND d.question = a.question AND o.y = a.answer AND d.phase = a.phase
),
entailing AS (
    SELECT d.visit, d.question, d.answer, d.phase, d.scope, a.question AS a_question
    FROM denied AS d
    INNER JOIN entailments AS e ON d.question = e.question AND e.answer = 'yes'
    INNER JOIN affirmed AS a ON d.visit = a.visit AND e.entailed = a.question AND d.phase = a.phase
    LEFT JOIN opposite AS c
        ON d.visit = c.visit AND d.question = c.question AND d.answer = c.answer AND d.phase = c.phase
    WHERE d.scope = '' AND a.stated AND c.visit IS NULL
)
SELECT
    visit, question, CONCAT(' only “', scope, '”') AS limits,
    answer AS a_answer, 'deny' AS a_stance, phase AS a_phase, scope AS a_scope,
    question AS b_question, a_answer AS b_answer, 'affirm' AS b_stance, phase AS b_phase, '' AS b_scope
FROM opposite
WHERE scope <> ''
UNION ALL
SELECT
    visit, question, '' AS limits,
    answer AS a_answer, 'deny' AS a_stance, phase AS a_phase, scope AS a_scope,
    a_question AS b_question, 'yes' AS b_answer, 'affirm' AS b_stance, phase AS b_phase, '' AS b_scope
FROM entailing
