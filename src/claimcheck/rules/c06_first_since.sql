-- "The first since" against another visit in between.
-- kind: contradiction
-- severity: error
-- message: "{question}: {a_answer}" leaves no room for {b_visit}
-- why: Whoever says that this is the first visit since Y says that none took place in between.
-- do: Ask whether the other visit is of the same kind and to the same place, and whether it really took place.
-- fires: a visit in between that took place
--   1: {source: courier, type: report, happened: true, visit: 2031-kesh, answers: {previous_visit: "2028"}}
--   2: {source: herald, type: report, happened: true, visit: 2030-mira, answers: {occurs: "yes"}}
-- not: 1.answers = {previous_visit: "2030"} -- since that very one
-- not: 2.visit = 2027-mira -- an earlier one
-- not: 2.visit = 2029-mira -- it gave way to a later one
-- not: 2.visit = 2033-mira -- a later one
-- not: 2.visit = 2030-sorn -- another guest
-- not: 2.visit = 2030-ostra -- another destination
-- not: 2.type = rumor -- a rumor that it took place
-- not: 2.stance = deny -- it did not take place
-- not: 1.if = "the records are right" -- a condition
-- fires: announced, and then it took place
--   1: {source: courier, type: report, happened: true, visit: 2031-kesh, answers: {previous_visit: "2028"}}
--   2: {source: herald, type: report, happened: true, visit: 2030-mira, answers: {occurs: "yes"}}
--   3: {source: ministry, type: announcement, visit: 2030-mira, answers: {occurs: "yes"}}
-- not: 1.answers = {previous_visit: "2030"} -- since that very one
-- fires: never before
--   1: {source: courier, type: report, happened: true, visit: 2031-kesh, answers: {previous_visit: none}}
--   2: {source: herald, type: report, happened: true, visit: 2027-mira, answers: {occurs: "yes"}}
-- not: 1.visit = 2027-mira -- said of the first one
SELECT
    e.visit, e.question, CASE WHEN MAX(o.weight) = 2 THEN 'error' ELSE 'warning' END AS severity,
    e.answer AS a_answer, 'affirm' AS a_stance, e.phase AS a_phase, e.scope AS a_scope,
    e.other AS b_visit, 'occurs' AS b_question, 'yes' AS b_answer, 'affirm' AS b_stance, MIN(o.phase) AS b_phase
FROM excluded AS e
INNER JOIN cells AS o ON e.other = o.visit AND o.question = 'occurs' AND o.stance = 'affirm'
WHERE o.weight > 0 AND NOT e.superseded
GROUP BY e.visit, e.question, e.answer, e.phase, e.scope, e.other
