-- Hearsay that somebody restates as flat fact while it is still open.
-- kind: resolution
-- severity: warning
-- message: {a_stands} is stated flatly, though nothing has settled it
-- why: An outlet says in its own voice, without hedge and without a source, what others know only from hearsay.
-- do: Name the source again, or find one that can settle it.
-- fires: an outlet repeats what insiders said
--   1: {source: insiders, via: [herald], type: rumor, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: courier, type: background, said: "2030-04-22", answers: {summit_place: mira}}
-- not: 2.type = forecast -- marked as expectation
-- not: 2.certainty = probable -- hedged
-- not: 2.source = insiders -- hearsay again, not its own voice
-- not: 2.happened = true -- a fact that settles it
-- not: 2.said = "2030-04-18" -- said before the hearsay
-- not: 2.answers = {summit_place: coast} -- another answer
-- not: 1.answers = {summit_occurs: "yes"} -- what a flat statement entails is not stated
-- fires: said before the hearsay, and again after it
--   1: {source: insiders, via: [herald], type: rumor, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: courier, type: background, said: "2030-04-18", answers: {summit_place: mira}}
--   3: {source: courier, type: background, said: "2030-04-22", answers: {summit_place: mira}}
-- not: 3.said = "2030-04-18" -- only before
-- fires: what a ministry is rumored to say is hearsay
--   1: {source: ministry, type: rumor, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: courier, type: background, said: "2030-04-22", answers: {summit_place: mira}}
-- not: 1.type = announcement -- what it announces is not
-- fires: what a ministry has announced comes back as hearsay, and its paper takes it for a fact
--   1: {source: bulletin, type: announcement, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: insiders, via: [herald], type: rumor, said: "2030-04-22", answers: {summit_place: mira}}
--   3: {source: bulletin, type: background, said: "2030-04-24", answers: {summit_place: mira}}
-- not: 3.type = announcement -- it announces it again
WITH own AS (
    SELECT visit, question, answer, stance, scope, MAX(said_hi) AS last_hi
    FROM voices
    WHERE own AND flat AND phase = 'planned' AND weight = 0 AND stance = 'affirm' AND NOT entailed AND NOT conditional
    GROUP BY visit, question, answer, stance, scope
),
hearsay AS (
    SELECT visit, question, answer, MIN(said_hi) AS first_hi
    FROM voices
    WHERE NOT own AND weight = 0 AND stance = 'affirm' AND NOT entailed AND NOT conditional
    GROUP BY visit, question, answer
)
SELECT
    o.visit, o.question,
    o.answer AS a_answer, o.stance AS a_stance, 'planned' AS a_phase, o.scope AS a_scope, TRUE AS a_own,
    h.answer AS b_answer, 'affirm' AS b_stance, FALSE AS b_own
FROM own AS o
INNER JOIN hearsay AS h ON o.visit = h.visit AND o.question = h.question AND o.answer = h.answer
INNER JOIN outcomes AS t ON o.visit = t.visit AND o.question = t.question AND o.answer = t.answer
WHERE h.first_hi <= o.last_hi AND t.verdict = 'open'
