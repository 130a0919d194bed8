-- One origin denies what another affirms.
-- kind: contradiction
-- severity: warning
-- message: {a_stands} against {b_stands} ({a_phase})
-- why: The denial is of the same answer, or of a broader one that includes it, and has the same scope.
-- do: Read the denial for what it leaves open. Who would know, and who has an interest?
-- fires: a ministry denies what an outlet reports
--   1: {source: courier, type: report, answers: {summit_place: mira}}
--   2: {source: ministry, type: denial, answers: {summit_place: mira}}
-- not: 2.answers = {summit_place: kesh} -- it denies another place
-- not: 2.source = courier -- the same origin: a reversal or a slip
-- not: 2.scope = fair -- it denies it only for the fair
-- not: 2.happened = true -- what did not happen may have been planned
-- not: 2.if = "the road is closed" -- a condition
-- not: 2.visit = 2031-kesh -- another visit
-- fires: denying the region denies the town
--   1: {source: courier, type: report, answers: {summit_place: mira}}
--   2: {source: ministry, type: denial, answers: {summit_place: coast}}
-- not: 1.answers = {summit_place: hills} -- a region it does not deny
-- fires: denying the visit denies that it begins on a day
--   1: {source: courier, type: report, answers: {arrival_date: "2030-05-04"}}
--   2: {source: ministry, type: denial, answers: {occurs: "yes"}}
-- not: 2.type = no-comment -- silence is not denial
SELECT
    a.visit, a.question,
    CASE WHEN a.weight = 2 AND d.weight = 2 THEN 'error' ELSE 'warning' END AS severity,
    a.answer AS a_answer, 'affirm' AS a_stance, a.phase AS a_phase, a.scope AS a_scope,
    d.answer AS b_answer, 'deny' AS b_stance, d.phase AS b_phase, d.scope AS b_scope
FROM cells AS d
INNER JOIN opposed AS o ON d.visit = o.visit AND d.question = o.question AND d.answer = o.y
INNER JOIN cells AS a
    ON d.visit = a.visit AND d.question = a.question AND o.x = a.answer AND d.phase = a.phase AND d.scope = a.scope
WHERE d.stance = 'deny' AND a.stance = 'affirm' AND o.y_stance = 'deny'
    AND NOT (a.one_origin AND d.one_origin AND a.origin = d.origin)
