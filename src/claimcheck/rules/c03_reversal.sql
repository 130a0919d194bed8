-- One origin says otherwise later.
-- kind: contradiction
-- severity: warning
-- message: {a_speaker} said {a_stands}, and later {b_stands} ({a_phase})
-- why: The same named origin, strictly later, on the same question, in the same scope: it changed its mind or its plan.
-- do: Use the later word, and say that it changed. Ask why.
-- fires: an outlet corrects the place
--   1: {source: courier, type: report, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: courier, type: report, said: "2030-04-25", answers: {summit_place: kesh}}
-- not: 2.source = herald -- another origin
-- not: 2.said = "2030-04-20" -- no order within the day
-- not: 2.answers = {summit_place: coast} -- broader, not otherwise
-- not: 2.happened = true -- the plan, and what happened
-- not: 2.scope = fair -- another scope
-- fires: within a day, when the article says which came after
--   1: {source: courier, type: report, said: "2030-04-20", article: day, answers: {summit_place: mira}}
--   2: {source: courier, type: report, said: "2030-04-20", article: day, after: [s1], answers: {summit_place: kesh}}
-- not: 2.after = [] -- no order
-- fires: it takes back what it had said
--   1: {source: ministry, type: announcement, said: "2030-04-20", answers: {summit_occurs: "yes"}}
--   2: {source: ministry, type: denial, said: "2030-04-25", answers: {summit_occurs: "yes"}}
-- not: 1.type = denial -- it denied both times
SELECT DISTINCT
    s.visit, s.question,
    s.x_answer AS a_answer, s.x_stance AS a_stance, s.x_phase AS a_phase, s.x_scope AS a_scope, s.speaker AS a_speaker,
    s.y_answer AS b_answer, s.y_stance AS b_stance, s.y_phase AS b_phase, s.y_scope AS b_scope, s.speaker AS b_speaker
FROM successions AS s
INNER JOIN opposed AS o
    ON s.visit = o.visit AND s.question = o.question
        AND s.x_answer = o.x AND s.x_stance = o.x_stance AND s.y_answer = o.y AND s.y_stance = o.y_stance
LEFT JOIN misreports AS m
    ON s.visit = m.visit AND s.question = m.question AND s.speaker = m.speaker
        AND s.y_answer = m.r_answer AND s.y_stance = m.r_stance AND s.y_phase = m.r_phase AND s.y_scope = m.r_scope
        AND s.x_answer = m.o_answer AND s.x_stance = m.o_stance AND s.x_phase = m.o_phase AND s.x_scope = m.o_scope
LEFT JOIN misreports AS n
    ON s.visit = n.visit AND s.question = n.question AND s.speaker = n.speaker
        AND s.x_answer = n.r_answer AND s.x_stance = n.r_stance AND s.x_phase = n.r_phase AND s.x_scope = n.r_scope
        AND s.y_answer = n.o_answer AND s.y_stance = n.o_stance AND s.y_phase = n.o_phase AND s.y_scope = n.o_scope
WHERE s.strictly AND s.x_named AND s.y_named AND s.x_phase = s.y_phase AND s.x_scope = s.y_scope
    AND m.visit IS NULL AND n.visit IS NULL
    AND NOT (s.x_stance = 'deny' AND s.x_official AND s.x_stated AND s.x_scope = '' AND s.y_weight > 0)
