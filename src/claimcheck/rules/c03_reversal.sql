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
-- fires: it says otherwise than in its own words
--   1: {source: palace, type: announcement, own_words: true, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: palace, type: announcement, said: "2030-04-25", answers: {summit_place: kesh}}
-- not: 2.type = report -- that is only what somebody reports of it
SELECT
    visit, question,
    x_answer AS a_answer, x_stance AS a_stance, phase AS a_phase, scope AS a_scope, speaker AS a_speaker,
    y_answer AS b_answer, y_stance AS b_stance, phase AS b_phase, scope AS b_scope, speaker AS b_speaker
FROM reversals
WHERE NOT overtaken
