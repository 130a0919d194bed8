-- Dates that cannot be put in order.
-- kind: contradiction
-- severity: warning
-- message: {a_answer}: {reason} ({a_phase})
-- why: Talks follow the arrival, a visit lies within its window, nothing is reported before it happened, and days add up.
-- do: Look for a wrong year, a month before a day, or a claim bound to the wrong visit.
-- fires: the talks before the arrival
--   1: {source: courier, type: report, answers: {arrival_date: "2030-05-09"}}
--   2: {source: herald, type: report, answers: {summit_date: "2030-05-07"}}
-- not: 2.answers = {summit_date: "2030-05-08"} -- one day may be a time zone
-- not: 2.answers = {summit_date: "2030-05"} -- the month leaves room
-- not: 2.happened = true -- planned against done
-- not: 2.stance = deny -- denied
-- fires: outside the window
--   1: {source: courier, type: report, answers: {arrival_date: "2030-07-09"}}
-- not: 1.answers = {arrival_date: "2030-05-09"} -- inside
-- not: 1.answers = {arrival_date: "2030-05-01"} -- its first day
-- not: 1.answers = {arrival_date: "2030-06-05"} -- its last day
-- not: 1.answers = {arrival_date: {any_of: ["../2030-04-09", "2030-07-09"]}} -- or at any time until then
-- not: 1.answers = {arrival_date: {any_of: ["2030-03-09", "2030-04-09/.."]}} -- or at any time after that
-- not: 1.answers = {called_off_on: "2030-07-09"} -- says that it does not take place
-- not: 1.answers = {previous_visit: "2029"} -- not a date of this visit
-- fires: outside the time it is said to take
--   1: {source: courier, type: report, answers: {visit_period: "2030-05-01/2030-05-05"}}
--   2: {source: herald, type: report, answers: {arrival_date: "2030-05-07"}}
-- not: 2.answers = {arrival_date: "2030-05-06"} -- a day outside
-- fires: reported as done before the day it names
--   1: {source: courier, type: report, happened: true, said: "2030-05-02", answers: {arrival_date: "2030-05-04"}}
-- not: 1.said = "2030-05-04" -- on the day
-- not: 1.happened = false -- expected
-- fires: outside the window, and reported as done before it: the one and the same mistake
--   1: {source: courier, type: report, happened: true, said: "2030-07-01", answers: {arrival_date: "2030-07-09"}}
-- not: 1.answers = {arrival_date: "2030-06-05"} -- neither
-- fires: of two durations one does not add up
--   1: {source: courier, type: report, answers: {arrival_date: "2030-05-02"}}
--   2: {source: courier, type: report, answers: {departure_date: "2030-05-06"}}
--   3: {source: herald, type: report, answers: {duration: 9 day}}
--   4: {source: courier, type: report, answers: {duration: 5 day}}
-- not: 3.answers = {duration: 5 day} -- counted with both ends
-- not: 3.answers = {duration: 4 day} -- counted in nights
-- not: 3.answers = {duration: {any_of: [4 day, 9 day]}} -- one of them will do
-- not: 3.answers = {distance: 9 km} -- no days
WITH bounds AS (
    SELECT
        visit, question, answer,
        CASE WHEN COUNT(*) = COUNT(lo) THEN MIN(lo) END AS lo,
        CASE WHEN COUNT(*) = COUNT(hi) THEN MAX(hi) END AS hi
    FROM atoms
    WHERE kind = 'date' AND form <> 'none_but'
    GROUP BY visit, question, answer
),
dated AS (
    SELECT c.visit, c.question, c.answer, c.phase, c.scope, b.lo, b.hi, c.first_hi
    FROM cells AS c
    INNER JOIN bounds AS b ON c.visit = b.visit AND c.question = b.question AND c.answer = b.answer
    WHERE c.stance = 'affirm'
),
sequence AS (
    SELECT
        x.visit, x.question, x.answer, x.phase, x.scope,
        z.question AS z_question, z.answer AS z_answer, z.phase AS z_phase, z.scope AS z_scope,
        CASE WHEN s.relation = 'after' THEN CONCAT('before ', z.question, ' ', z.answer) ELSE CONCAT('outside ', z.question, ' ', z.answer) END
            AS reason
    FROM dated AS x
    INNER JOIN sequences AS s ON x.question = s.question
    INNER JOIN dated AS z ON x.visit = z.visit AND s.other = z.question AND x.phase = z.phase
    WHERE DATE_DIFF('day', x.hi, z.lo) > 1 OR (s.relation = 'within' AND DATE_DIFF('day', z.hi, x.lo) > 1)
),
windowed AS (
    SELECT x.visit, x.question, x.answer, x.phase, x.scope, 'outside the time of the visit' AS reason
    FROM dated AS x
    INNER JOIN visits AS v ON x.visit = v.visit
    INNER JOIN entailments AS e ON x.question = e.question AND e.entailed = 'occurs' AND e.answer = 'yes'
    WHERE x.hi < v.lo OR x.lo > v.hi
),
early AS (
    SELECT visit, question, answer, phase, scope, CONCAT('said to have happened by ', first_hi) AS reason
    FROM dated
    WHERE phase = 'done' AND first_hi < lo
),
alone AS (
    SELECT visit, question, answer, phase, scope, MIN(reason) AS reason
    FROM (SELECT * FROM windowed UNION ALL SELECT * FROM early) AS either
    GROUP BY visit, question, answer, phase, scope
),
lasting AS (
    SELECT
        c.visit, c.question, c.answer, c.phase, c.scope, f.question AS f_question, f.answer AS f_answer, f.scope AS f_scope,
        t.question AS t_question, t.answer AS t_answer, t.scope AS t_scope,
        CONCAT('does not add up from ', f.answer, ' to ', t.answer) AS reason
    FROM cells AS c
    INNER JOIN spans AS s ON c.question = s.question
    INNER JOIN atoms AS a ON c.visit = a.visit AND c.question = a.question AND c.answer = a.answer
    INNER JOIN dated AS f ON c.visit = f.visit AND s.start_question = f.question AND c.phase = f.phase
    INNER JOIN dated AS t ON c.visit = t.visit AND s.end_question = t.question AND c.phase = t.phase
    WHERE c.stance = 'affirm'
    GROUP BY
        c.visit, c.question, c.answer, c.phase, c.scope, f.question, f.answer, f.scope, t.question, t.answer, t.scope
    HAVING BOOL_AND(COALESCE(a.amount < DATE_DIFF('day', f.hi, t.lo), FALSE)
        OR COALESCE(a.amount > DATE_DIFF('day', f.lo, t.hi) + 1, FALSE))
)
SELECT
    visit, question, reason,
    answer AS a_answer, 'affirm' AS a_stance, phase AS a_phase, scope AS a_scope,
    z_question AS b_question, z_answer AS b_answer, 'affirm' AS b_stance, z_phase AS b_phase, z_scope AS b_scope,
    NULL AS c_question, NULL AS c_answer, NULL AS c_stance, NULL AS c_phase, NULL AS c_scope
FROM sequence
UNION ALL
SELECT
    visit, question, reason,
    answer AS a_answer, 'affirm' AS a_stance, phase AS a_phase, scope AS a_scope,
    f_question AS b_question, f_answer AS b_answer, 'affirm' AS b_stance, phase AS b_phase, f_scope AS b_scope,
    t_question AS c_question, t_answer AS c_answer, 'affirm' AS c_stance, phase AS c_phase, t_scope AS c_scope
FROM lasting
UNION ALL
SELECT
    visit, question, reason,
    answer AS a_answer, 'affirm' AS a_stance, phase AS a_phase, scope AS a_scope,
    NULL AS b_question, NULL AS b_answer, NULL AS b_stance, NULL AS b_phase, NULL AS b_scope,
    NULL AS c_question, NULL AS c_answer, NULL AS c_stance, NULL AS c_phase, NULL AS c_scope
FROM alone
