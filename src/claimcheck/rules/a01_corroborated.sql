-- Independent witnesses give the same answer.
-- kind: agreement
-- severity: note
-- message: {witnesses} independent witnesses agree: {a_stands} ({a_phase})
-- why: Two articles that repeat one official are one witness. Here at least two know it from different origins.
-- do: Nothing, unless you know that one of them copied the other; then give the copy its `via` or `credit`.
-- fires: two named outlets report a place that neither took from the other
--   1: {source: courier, type: report, happened: true, answers: {summit_place: mira}}
--   2: {source: herald, type: report, happened: true, answers: {summit_place: mira}}
-- not: 2.source = courier -- the same source twice is one witness
-- not: 2.answers = {summit_place: kesh} -- another answer
-- not: 2.happened = false -- planned and done are not the same statement
-- not: 2.scope = fair -- the same only within a scope
-- not: 2.if = "the talks are held" -- a condition affirms nothing
-- not: 2.stance = deny -- a denial is no support
-- fires: two unnamed sources, each through a paper of its own
--   1: {source: insiders, via: [courier], type: rumor, answers: {summit_place: mira}}
--   2: {source: traders, via: [herald], type: rumor, answers: {summit_place: mira}}
-- not: 2.source = insiders -- one unnamed source, however many carry it
-- not: 2.via = [courier] -- one carrier, who may have it all from one
SELECT
    visit, question, witnesses,
    answer AS a_answer, stance AS a_stance, phase AS a_phase, scope AS a_scope
FROM cells
WHERE witnesses >= 2 AND stated
