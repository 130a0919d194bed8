-- Neighbouring days, which a time zone may explain.
-- kind: contradiction
-- severity: note
-- message: {a_answer} and {b_answer} are neighbouring days ({a_phase})
-- why: A train that crosses a border at night arrives on two dates. This is no contradiction yet.
-- do: Look for an hour and a time zone; write the answer with its offset (2030-05-04T23:40+03:00) if you find one.
-- fires: the fourth or the fifth
--   1: {source: courier, type: report, answers: {arrival_date: "2030-05-04"}}
--   2: {source: herald, type: report, answers: {arrival_date: "2030-05-05"}}
-- not: 2.answers = {arrival_date: "2030-05-06"} -- two days later
-- not: 2.answers = {arrival_date: "2030-05-04"} -- the same day
-- not: 2.happened = true -- planned against done
-- not: 2.scope = fair -- another scope
-- not: 2.stance = deny -- denied
-- not: 2.answers = {departure_date: "2030-05-05"} -- another question
-- fires: expected for neighbouring days
--   1: {source: courier, type: forecast, said: "2030-04-20", answers: {arrival_date: "2030-05-04", summit_date: "2030-05-05"}}
--   2: {source: herald, type: forecast, said: "2030-04-20", answers: {arrival_date: "2030-05-05"}}
--   3: {source: gazette, type: report, happened: true, said: "2030-05-20", answers: {summit_date: "2030-05-05"}}
-- not: 3.answers = {arrival_date: "2030-05-03"} -- the later of the two is refuted
-- not: 3.answers = {arrival_date: "2030-05-06"} -- the earlier of the two is refuted
-- fires: two days, not two years
--   1: {source: courier, type: report, answers: {summit_date: "2030-05-31"}}
--   2: {source: herald, type: report, answers: {summit_date: "2030-06-01"}}
-- not: 2.answers = {summit_date: "2030-06"} -- months are not neighbouring days
SELECT
    a.visit, a.question,
    a.answer AS a_answer, 'affirm' AS a_stance, a.phase AS a_phase, a.scope AS a_scope,
    b.answer AS b_answer, 'affirm' AS b_stance, b.phase AS b_phase, b.scope AS b_scope
FROM pairs AS p
INNER JOIN cells AS a ON p.visit = a.visit AND p.question = a.question AND p.x = a.answer
INNER JOIN cells AS b
    ON p.visit = b.visit AND p.question = b.question AND p.y = b.answer AND a.phase = b.phase AND a.scope = b.scope
INNER JOIN questions AS q ON p.question = q.question
LEFT JOIN outcomes AS s
    ON a.visit = s.visit AND a.question = s.question AND a.answer = s.answer AND a.phase = 'planned'
        AND s.verdict IN ('confirmed', 'refuted')
LEFT JOIN outcomes AS t
    ON b.visit = t.visit AND b.question = t.question AND b.answer = t.answer AND b.phase = 'planned'
        AND t.verdict IN ('confirmed', 'refuted')
WHERE p.relation = 'adjacent' AND q.answers = 'one' AND a.answer < b.answer
    AND a.stance = 'affirm' AND b.stance = 'affirm' AND s.visit IS NULL AND t.visit IS NULL
