-- A member outside a set that somebody closed.
-- kind: contradiction
-- severity: error
-- message: {b_answer} lies outside: {a_answer} ({a_phase})
-- why: "No other stops" excludes every stop it does not name, save what its own source grants elsewhere.
-- do: Ask whether both mean the same leg of the journey; then see which source follows the route itself.
-- fires: one says no other stop, another names one
--   1: {source: courier, type: forecast, answers: {route_stop: {none_but: [kesh]}}}
--   2: {source: herald, type: forecast, answers: {route_stop: [mira]}}
-- not: 1.answers = {route_stop: [kesh]} -- stops of a list do not exclude others
-- not: 2.answers = {route_stop: [kesh]} -- the member itself
-- not: 2.answers = {route_stop: [hills]} -- the region it lies in
-- not: 2.happened = true -- planned against done
-- not: 2.scope = fair -- another scope
-- not: 2.stance = deny -- nobody claims it
-- not: 2.if = "the road is open" -- a condition
-- fires: nobody grants it
--   1: {source: courier, type: forecast, answers: {route_stop: {none_but: [kesh]}}}
--   2: {source: herald, type: forecast, answers: {route_stop: [mira]}}
--   3: {source: herald, type: forecast, answers: {summit_place: mira}}
-- not: 3.source = courier -- the source that closed the set grants the place elsewhere
-- fires: the stop has not been made
--   1: {source: courier, type: forecast, answers: {route_stop: {none_but: [kesh]}}}
--   2: {source: herald, type: forecast, answers: {route_stop: [mira]}}
--   3: {source: gazette, type: report, answers: {route_stop: [mira]}}
-- not: 3.happened = true -- it has been made already: the rest of the way was meant
-- fires: what did not happen was not made
--   1: {source: courier, type: forecast, answers: {route_stop: {none_but: [kesh]}}}
--   2: {source: herald, type: forecast, answers: {route_stop: [mira]}}
--   3: {source: gazette, type: report, happened: true, stance: deny, answers: {route_stop: [mira]}}
-- not: 3.stance = affirm -- it was made
-- fires: the stop is in a region of which no town has been reached
--   1: {source: courier, type: forecast, answers: {route_stop: {none_but: [kesh]}}}
--   2: {source: herald, type: forecast, answers: {route_stop: [coast]}}
--   3: {source: gazette, type: report, happened: true, stance: deny, answers: {route_stop: [mira]}}
-- not: 3.stance = affirm -- a town of the region was a stop
-- fires: granted only as one of two
--   1: {source: courier, type: forecast, answers: {route_stop: {none_but: [kesh]}}}
--   2: {source: herald, type: forecast, answers: {route_stop: [coast]}}
--   3: {source: courier, type: forecast, answers: {summit_place: {any_of: [mira, kesh]}}}
-- not: 3.answers = {summit_place: {any_of: [mira, port]}} -- both lie there
-- fires: what falls under a word on one question need not do so on another
--   1: {source: courier, type: forecast, answers: {motive: {none_but: [prestige]}, agenda: {none_but: [border]}}}
--   2: {source: herald, type: forecast, answers: {motive: [trade], agenda: [trade]}}
--   3: {source: courier, type: forecast, answers: {toast: railways}}
-- not: 2.answers = {motive: [trade]} -- there it does
-- not: 3.answers = {toast: trade} -- the word itself
-- fires: the country that pays is not the country where they meet
--   1: {source: courier, type: forecast, answers: {payer: {none_but: [arlan]}}}
--   2: {source: herald, type: forecast, answers: {payer: [veldt]}}
--   3: {source: courier, type: forecast, answers: {summit_place: veldt}}
-- not: 3.answers = {patron: veldt} -- the country that pays
-- fires: days of rest, of which some only are granted
--   1: {source: courier, type: forecast, answers: {rest_day: {none_but: ["2030-05-09"]}}}
--   2: {source: herald, type: forecast, answers: {rest_day: ["2030-05-04/2030-05-06"]}}
--   3: {source: courier, type: forecast, answers: {visit_period: "2030-05-04/2030-05-05"}}
--   4: {source: courier, type: forecast, answers: {summit_date: "2030-05-05/2030-05-06"}}
--   5: {source: courier, type: forecast, answers: {arrival_date: "2030-05-04"}}
-- not: 3.answers = {visit_period: "2030-05-04/2030-05-06"} -- all of them
-- fires: rest until a day, or from it on
--   1: {source: courier, type: forecast, answers: {rest_day: {none_but: ["2030-05-09"]}}}
--   2: {source: herald, type: forecast, answers: {rest_day: ["../2030-05-06"]}}
--   3: {source: courier, type: forecast, answers: {visit_period: "2030-05-12/.."}}
-- not: 3.answers = {visit_period: "../2030-05-06"} -- the same
-- not: 2.answers = {rest_day: ["2030-05-12/.."]} -- the same
-- fires: a length that is granted only where it matters less
--   1: {source: courier, type: forecast, answers: {leg: {none_but: [100 km]}}}
--   2: {source: herald, type: forecast, answers: {leg: [200 km]}}
--   3: {source: courier, type: forecast, answers: {distance: 189 km}}
-- not: 3.answers = {distance: 190 km} -- as long, within the tolerance there
-- fires: it has not been travelled
--   1: {source: courier, type: forecast, answers: {leg: {none_but: [100 km]}}}
--   2: {source: herald, type: forecast, answers: {leg: [200 km]}}
--   3: {source: gazette, type: report, answers: {leg: [195 km]}}
-- not: 3.happened = true -- it has, as exactly as it can be measured
-- fires: what is part of the one on one question is not on another
--   1: {source: courier, type: forecast, answers: {motive: {none_but: [economy]}, agenda: {none_but: [economy]}}}
--   2: {source: herald, type: forecast, answers: {motive: [trade], agenda: [trade]}}
-- not: 2.answers = {agenda: [trade]} -- part of it
-- fires: the fort did not belong to the coast any longer
--   1: {source: courier, type: forecast, answers: {route_stop: {none_but: [coast]}}}
--   2: {source: herald, type: forecast, answers: {route_stop: [fort]}}
--   3: {source: courier, type: forecast, visit: 2029-mira, answers: {route_stop: {none_but: [coast]}}}
--   4: {source: herald, type: forecast, visit: 2029-mira, answers: {route_stop: [fort]}}
-- not: 2.visit = 2029-mira -- it did then
-- fires: nothing that belonged to the coast at that time, or is as long there, has been reached
--   1: {source: courier, type: forecast, answers: {route_stop: {none_but: [kesh]}, detour: {none_but: [100 km]}}}
--   2: {source: herald, type: forecast, answers: {route_stop: [coast], detour: [200 km]}}
--   3: {source: gazette, type: report, happened: true, answers: {route_stop: [fort], detour: [190 km]}}
--   4: {source: courier, type: forecast, visit: 2029-mira, answers: {route_stop: [fort, coast]}}
--   5: {source: gazette, type: forecast, answers: {leg: [190 km, 200 km]}}
-- not: 3.answers = {route_stop: [mira], detour: [200 km]} -- both have
WITH closed AS (
    SELECT DISTINCT visit, question, kind, answer, phase, scope, source
    FROM claims
    WHERE form = 'none_but' AND stance = 'affirm' AND NOT conditional
),
outside AS (
    SELECT
        c.visit, c.question, c.kind, c.answer AS closed, m.answer AS member, c.phase, c.scope, c.source,
        a.path, a.atom, a.lo, a.hi, a.lasts, a.amount
    FROM closed AS c
    INNER JOIN pairs AS p ON c.visit = p.visit AND c.question = p.question AND c.answer = p.x
    INNER JOIN cells AS m
        ON c.visit = m.visit AND c.question = m.question AND p.y = m.answer AND c.phase = m.phase AND c.scope = m.scope
    INNER JOIN atoms AS a ON m.visit = a.visit AND m.question = a.question AND m.answer = a.answer
    INNER JOIN questions AS q ON c.question = q.question
    WHERE p.relation = 'apart' AND a.form = 'plain' AND q.answers = 'many'
        AND m.stance = 'affirm'
),
affirmed AS (
    SELECT
        o.visit, o.question, o.member, o.source, g.claim, g.form,
        COALESCE(CASE o.kind
            WHEN 'place' THEN a.path = o.path OR STARTS_WITH(a.path, CONCAT(o.path, '/'))
            WHEN 'term' THEN a.atom = o.atom OR STARTS_WITH(a.path, CONCAT(o.path, '/'))
            WHEN 'date' THEN (o.lo IS NULL OR a.lo >= o.lo) AND (o.hi IS NULL OR a.hi <= o.hi)
                AND (NOT o.lasts OR (a.lasts AND a.lo IS NOT DISTINCT FROM o.lo AND a.hi IS NOT DISTINCT FROM o.hi))
            WHEN 'amount' THEN ABS(a.amount - o.amount) <= GREATEST(
                q.tolerance_absolute, q.tolerance_relative * GREATEST(ABS(a.amount), ABS(o.amount)))
            ELSE a.atom = o.atom
        END, FALSE) AS inside
    FROM outside AS o
    INNER JOIN claims AS g ON o.visit = g.visit AND o.kind = g.kind AND o.source = g.source AND NOT g.conditional
    INNER JOIN atoms AS a ON g.visit = a.visit AND g.question = a.question AND g.answer = a.answer
    INNER JOIN questions AS q ON g.question = q.question
    WHERE g.stance = 'affirm'
),
granted AS (
    SELECT visit, question, member, source
    FROM affirmed
    GROUP BY visit, question, member, source, claim, form
    HAVING CASE WHEN form = 'any_of' THEN BOOL_AND(inside) ELSE BOOL_OR(inside) END
),
made AS (
    SELECT DISTINCT visit, question, answer FROM cells WHERE stance = 'affirm' AND phase = 'done'
    UNION
    SELECT DISTINCT c.visit, c.question, p.y AS answer
    FROM cells AS c
    INNER JOIN pairs AS p ON c.visit = p.visit AND c.question = p.question AND c.answer = p.x
    WHERE c.stance = 'affirm' AND c.phase = 'done' AND p.relation IN ('same', 'narrower')
)
SELECT DISTINCT
    o.visit, o.question,
    o.closed AS a_answer, 'affirm' AS a_stance, o.phase AS a_phase, o.scope AS a_scope,
    o.member AS b_answer, 'affirm' AS b_stance, o.phase AS b_phase, o.scope AS b_scope
FROM outside AS o
LEFT JOIN granted AS g
    ON o.visit = g.visit AND o.question = g.question AND o.member = g.member AND o.source = g.source
LEFT JOIN made AS m
    ON o.visit = m.visit AND o.question = m.question AND o.member = m.answer AND o.phase = 'planned'
WHERE g.visit IS NULL AND m.visit IS NULL
