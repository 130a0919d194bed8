-- One answer is the next narrower of another.
-- kind: agreement
-- severity: note
-- message: {a_answer} says more exactly what {b_answer} says ({a_phase})
-- why: A day and its month, a town and its region do not contradict each other: the narrower supports the broader.
-- do: Cite the narrower answer if its source is as good.
-- fires: a town and the region it lies in
--   1: {source: courier, type: report, answers: {summit_place: mira}}
--   2: {source: herald, type: report, answers: {summit_place: coast}}
-- not: 2.answers = {summit_place: hills} -- another region
-- not: 2.happened = true -- planned against done
-- not: 2.stance = deny -- a denial
-- not: 2.scope = fair -- another scope
-- not: 2.if = "the road is open" -- a condition
-- not: 2.source = courier -- one origin that says it twice
-- fires: a town and the region, on a question with one answer
--   1: {source: courier, type: report, answers: {summit_place: kesh}}
--   2: {source: herald, type: report, answers: {summit_place: hills}}
-- not: 2.answers = {route_stop: [hills]} -- both may be meant
-- fires: a day and its month, with nothing in between
--   1: {source: courier, type: report, answers: {arrival_date: "2030-05-04"}}
--   2: {source: herald, type: report, answers: {arrival_date: "2030-05"}}
-- not: 2.answers = {arrival_date: "2030-06"} -- another month
-- fires: it is not known that only one says so
--   1: {source: courier, type: report, answers: {summit_place: mira}}
--   2: {source: courier, type: report, answers: {summit_place: coast}}
--   3: {source: unstated, type: report, answers: {summit_place: coast}}
-- not: 3.source = courier -- one origin that says it again
-- fires: a day and its year; the month was given only for the fair, and by one who had seen it
--   1: {source: courier, type: report, answers: {arrival_date: "2030-05-04"}}
--   2: {source: herald, type: report, answers: {arrival_date: "2030"}}
--   3: {source: courier, type: report, scope: fair, answers: {arrival_date: "2030-05-04"}}
--   4: {source: courier, type: report, scope: fair, answers: {arrival_date: "2030-05"}}
--   5: {source: courier, type: report, scope: fair, answers: {arrival_date: "2030"}}
--   6: {source: courier, type: report, happened: true, answers: {arrival_date: "2030-05-04"}}
--   7: {source: courier, type: report, happened: true, answers: {arrival_date: "2030-05"}}
--   8: {source: courier, type: report, happened: true, answers: {arrival_date: "2030"}}
-- not: 2.source = courier -- one origin that says it twice
-- fires: a day and its year; the month was given only for another day
--   1: {source: courier, type: report, answers: {arrival_date: "2030-05-04", summit_date: "2030-05-04"}}
--   2: {source: herald, type: report, answers: {arrival_date: "2030"}}
--   3: {source: courier, type: report, answers: {summit_date: "2030-05"}}
--   4: {source: courier, type: report, answers: {summit_date: "2030"}}
-- not: 2.source = courier -- one origin that says it twice
-- fires: a town, and the town or the hills, to which the fort did not belong at that time
--   1: {source: courier, type: report, visit: 2029-mira, answers: {summit_place: mira}}
--   2: {source: courier, type: report, visit: 2029-mira, answers: {summit_place: {any_of: [mira, fort]}}}
--   3: {source: herald, type: report, visit: 2029-mira, answers: {summit_place: {any_of: [mira, hills]}}}
--   4: {source: courier, type: report, answers: {summit_place: {any_of: [mira, fort]}}}
--   5: {source: courier, type: report, answers: {summit_place: {any_of: [mira, hills]}}}
-- not: 3.source = courier -- one origin
-- fires: a length and two estimates that are less exact; what is within the tolerance on the way back is not here
--   1: {source: courier, type: report, answers: {distance: 100 km, return_distance: 100 km}}
--   2: {source: courier, type: report, answers: {distance: {any_of: [104 km, 150 km]}, return_distance: {any_of: [104 km, 150 km]}}}
--   3: {source: herald, type: report, answers: {distance: {any_of: [96 km, 150 km, 200 km]}}}
--   4: {source: courier, type: report, answers: {return_distance: {any_of: [96 km, 150 km, 200 km]}}}
-- not: 3.source = courier -- one origin
WITH given AS (
    SELECT
        p.visit, p.question, p.x, p.y, a.phase, a.scope,
        a.one_origin AND b.one_origin AND a.origin = b.origin AS alone
    FROM pairs AS p
    INNER JOIN cells AS a ON p.visit = a.visit AND p.question = a.question AND p.x = a.answer
    INNER JOIN cells AS b
        ON p.visit = b.visit AND p.question = b.question AND p.y = b.answer AND a.phase = b.phase AND a.scope = b.scope
    INNER JOIN questions AS q ON p.question = q.question
    WHERE p.relation = 'narrower' AND q.answers = 'one' AND a.stance = 'affirm' AND b.stance = 'affirm'
),
intermediate AS (
    SELECT DISTINCT n.visit, n.question, n.x, m.y, n.phase, n.scope
    FROM given AS n
    INNER JOIN given AS m
        ON n.visit = m.visit AND n.question = m.question AND n.y = m.x
)
SELECT
    g.visit, g.question,
    g.x AS a_answer, 'affirm' AS a_stance, g.phase AS a_phase, g.scope AS a_scope,
    g.y AS b_answer, 'affirm' AS b_stance, g.phase AS b_phase, g.scope AS b_scope
FROM given AS g
LEFT JOIN intermediate AS b
    ON g.visit = b.visit AND g.question = b.question AND g.x = b.x AND g.y = b.y AND g.phase = b.phase
        AND g.scope = b.scope
WHERE b.visit IS NULL AND NOT COALESCE(g.alone, FALSE)
