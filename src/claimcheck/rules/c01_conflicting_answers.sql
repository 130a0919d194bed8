-- Two answers to a question that has one cannot both be true.
-- kind: contradiction
-- severity: warning
-- message: {a_answer} against {b_answer} ({a_phase})
-- why: The question has one answer, and these have nothing in common.
-- do: Check whether both speak of the same visit, meeting and leg of the journey; if so, find who was there.
-- fires: two outlets name different towns
--   1: {source: courier, type: report, answers: {summit_place: mira}}
--   2: {source: herald, type: report, answers: {summit_place: kesh}}
-- not: 2.answers = {summit_place: coast} -- the region the town lies in
-- not: 2.answers = {summit_place: {any_of: [mira, kesh]}} -- either of two
-- not: 2.answers = {route_stop: [kesh]} -- another question
-- not: 2.happened = true -- planned against done
-- not: 2.visit = 2031-kesh -- another visit
-- not: 2.if = "the road is closed" -- a condition
-- not: 2.scope = fair -- another scope
-- not: 2.stance = deny -- a denial of one place affirms no other
-- fires: two outlets saw it on different days
--   1: {source: courier, type: report, happened: true, said: "2030-05-20", answers: {arrival_date: "2030-05-04"}}
--   2: {source: herald, type: report, happened: true, said: "2030-05-20", answers: {arrival_date: "2030-05-09"}}
-- not: 2.answers = {arrival_date: "2030-05"} -- its month
-- not: 2.answers = {arrival_date: "2030-05-05"} -- the day after, which a time zone explains
-- not: 2.answers = {arrival_date: "2030-05-01/2030-05-06"} -- a span that includes it
-- not: 2.answers = {summit_date: "2030-05-09"} -- arrival and talks are two days
-- fires: two lengths that differ by more than the tolerance
--   1: {source: courier, type: report, answers: {distance: 700 km}}
--   2: {source: herald, type: report, answers: {distance: 750 km}}
-- not: 2.answers = {distance: 720 km} -- within the tolerance
-- fires: the plans are still open
--   1: {source: courier, type: forecast, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: herald, type: forecast, said: "2030-04-20", answers: {summit_place: kesh}}
--   3: {source: gazette, type: report, happened: true, said: "2030-05-09", answers: {transport: train}}
-- not: 3.answers = {summit_place: kesh} -- one is confirmed and the other refuted
-- fires: one source says both in one breath
--   1: {source: courier, type: report, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: courier, type: report, said: "2030-04-20", answers: {summit_place: kesh}}
-- not: 2.said = "2030-04-22" -- it corrected itself: a reversal
-- not: 1.said = "2030-04-22" -- likewise
-- fires: one source says both in one breath, and later a third
--   1: {source: courier, type: report, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: courier, type: report, said: "2030-04-20", answers: {summit_place: kesh}}
--   3: {source: courier, type: report, said: "2030-04-25", answers: {summit_place: port}}
-- not: 2.said = "2030-04-22" -- it corrected itself twice
-- fires: one source says something, and later two other things in one breath
--   1: {source: courier, type: report, said: "2030-04-20", answers: {summit_place: port}}
--   2: {source: courier, type: report, said: "2030-04-25", answers: {summit_place: mira}}
--   3: {source: courier, type: report, said: "2030-04-25", answers: {summit_place: kesh}}
-- not: 3.said = "2030-04-30" -- it corrected itself twice
-- fires: it corrected itself, and took that back, only as to another day
--   1: {source: courier, type: report, said: "2030-04-20", answers: {arrival_date: "2030-05-04", summit_date: "2030-05-04"}}
--   2: {source: courier, type: report, said: "2030-04-20", answers: {arrival_date: "2030-05-09"}}
--   3: {source: courier, type: report, said: "2030-04-25", answers: {summit_date: "2030-05-09"}}
--   4: {source: courier, type: report, said: "2030-04-30", answers: {summit_date: "2030-05-04"}}
-- not: 2.said = "2030-04-25" -- it corrected itself as to this one too
-- fires: it corrected itself only within a scope
--   1: {source: courier, type: report, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: courier, type: report, said: "2030-04-20", answers: {summit_place: kesh}}
--   3: {source: courier, type: report, said: "2030-04-20", scope: fair, answers: {summit_place: kesh}}
--   4: {source: courier, type: report, said: "2030-04-25", scope: fair, answers: {summit_place: mira}}
--   5: {source: courier, type: report, said: "2030-04-30", scope: fair, answers: {summit_place: kesh}}
-- not: 4.scope = null -- it corrected itself
-- fires: it corrected only what it had expected
--   1: {source: courier, type: report, happened: true, said: "2030-05-20", certainty: possible, answers: {summit_place: mira}}
--   2: {source: courier, type: report, happened: true, said: "2030-05-20", certainty: possible, answers: {summit_place: kesh}}
--   3: {source: courier, type: report, said: "2030-04-20", answers: {summit_place: kesh}}
--   4: {source: courier, type: report, said: "2030-05-25", answers: {summit_place: mira}}
--   5: {source: courier, type: report, said: "2030-05-28", answers: {summit_place: kesh}}
-- not: 4.happened = true -- what it had seen, too
-- fires: somebody else holds what one has corrected
--   1: {source: courier, type: report, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: courier, type: report, said: "2030-04-25", answers: {summit_place: kesh}}
--   3: {source: herald, type: report, said: "2030-04-25", answers: {summit_place: kesh}}
-- not: 3.source = courier -- nobody else
-- fires: of two accounts one is hearsay
--   1: {source: courier, type: report, happened: true, answers: {summit_place: mira}}
--   2: {source: insiders, type: report, happened: true, answers: {summit_place: kesh}}
-- not: 2.answers = {summit_place: mira} -- the same
WITH opposite AS (
    SELECT
        a.visit, a.question, p.crowded, a.answer AS a_answer, b.answer AS b_answer, a.phase, a.scope,
        a.weight + b.weight AS weight,
        CASE WHEN a.weight = 2 AND b.weight = 2 THEN 'error' ELSE 'warning' END AS severity,
        CASE WHEN a.one_origin AND b.one_origin THEN a.origin END AS origin,
        p.gap
    FROM pairs AS p
    INNER JOIN cells AS a ON p.visit = a.visit AND p.question = a.question AND p.x = a.answer
    INNER JOIN cells AS b
        ON p.visit = b.visit AND p.question = b.question AND p.y = b.answer AND a.phase = b.phase AND a.scope = b.scope
    INNER JOIN questions AS q ON p.question = q.question
    WHERE p.relation = 'apart' AND q.answers = 'one' AND a.answer < b.answer
        AND a.stance = 'affirm' AND b.stance = 'affirm'
),
settled AS (
    SELECT visit, question, answer FROM outcomes WHERE verdict IN ('confirmed', 'refuted')
),
kept AS (
    SELECT
        o.*,
        ROW_NUMBER() OVER (
            PARTITION BY o.visit, o.question ORDER BY o.gap DESC NULLS LAST, o.weight DESC, o.a_answer, o.b_answer, o.phase, o.scope
        ) AS turn
    FROM opposite AS o
    LEFT JOIN settled AS s ON o.visit = s.visit AND o.question = s.question AND o.a_answer = s.answer AND o.phase = 'planned'
    LEFT JOIN settled AS t ON o.visit = t.visit AND o.question = t.question AND o.b_answer = t.answer AND o.phase = 'planned'
    LEFT JOIN reversals AS r
        ON o.visit = r.visit AND o.question = r.question AND o.origin = r.speaker AND o.a_answer = r.x_answer
            AND o.b_answer = r.y_answer AND o.phase = r.phase AND o.scope = r.scope
    LEFT JOIN reversals AS u
        ON o.visit = u.visit AND o.question = u.question AND o.origin = u.speaker AND o.b_answer = u.x_answer
            AND o.a_answer = u.y_answer AND o.phase = u.phase AND o.scope = u.scope
    WHERE s.visit IS NULL AND t.visit IS NULL AND r.visit IS NULL AND u.visit IS NULL
)
SELECT
    visit, question, severity,
    a_answer, 'affirm' AS a_stance, phase AS a_phase, scope AS a_scope,
    b_answer, 'affirm' AS b_stance, phase AS b_phase, scope AS b_scope
FROM kept
WHERE NOT crowded OR turn = 1
