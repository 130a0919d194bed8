-- What began as a rumor or a plan did not come true.
-- kind: resolution
-- severity: note
-- message: {a_stands}: refuted by {b_stands}{lead}
-- why: A claim of higher weight gives another answer, or somebody who can do so denies it and nobody of weight affirms it after.
-- do: Correct what repeats it.
-- fires: another place
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: courier, type: report, happened: true, said: "2030-05-06", answers: {summit_place: kesh}}
-- not: 2.type = forecast -- of no weight
-- not: 2.happened = false -- not yet
-- not: 2.said = "2030-04-10" -- said before the rumor
-- not: 2.answers = {summit_place: coast} -- the region it lies in
-- fires: something else is announced, and seen, and rumored too
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: ministry, type: announcement, said: "2030-05-01", answers: {summit_place: kesh}}
--   3: {source: courier, type: report, happened: true, said: "2030-05-06", answers: {summit_place: kesh}}
--   4: {source: herald, type: rumor, said: "2030-05-06", answers: {summit_place: kesh}}
-- not: 1.answers = {summit_place: kesh} -- it was right
-- fires: something else is seen, and announced only after that
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: courier, type: report, happened: true, said: "2030-05-06", answers: {summit_place: kesh}}
--   3: {source: ministry, type: announcement, said: "2030-05-08", answers: {summit_place: kesh}}
-- not: 1.answers = {summit_place: kesh} -- it was right
-- fires: it was announced, then denied of the region, and then not seen there
--   1: {source: ministry, type: announcement, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: palace, type: confirmation, stance: deny, said: "2030-04-25", answers: {summit_place: coast}}
--   3: {source: courier, type: report, happened: true, stance: deny, said: "2030-05-06", answers: {summit_place: mira}}
-- not: 1.said = "2030-05-08" -- announced after all that
-- fires: a denial that stands
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {summit_occurs: "yes"}}
--   2: {source: ministry, type: denial, said: "2030-04-21", answers: {summit_occurs: "yes"}}
-- not: 2.source = courier -- nobody official
-- not: 2.scope = fair -- denied only for the fair
-- not: 2.type = no-comment -- silence
-- not: 2.answers = {summit_place: mira} -- it denies only the place
-- fires: rumored of the dinner, and denied of it
--   1: {source: insiders, type: rumor, scope: dinner, said: "2030-04-20", answers: {summit_occurs: "yes"}}
--   2: {source: ministry, type: denial, scope: dinner, said: "2030-04-21", answers: {summit_occurs: "yes"}}
--   3: {source: courier, type: rumor, scope: dinner, said: "2030-04-20", answers: {summit_occurs: "yes"}}
-- not: 3.scope = fair -- rumored of something else too
-- not: 2.scope = fair -- denied of something else
-- fires: the visit itself is denied
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {arrival_date: "2030-05-04"}}
--   2: {source: ministry, type: denial, said: "2030-04-22", answers: {occurs: "yes"}}
-- not: 2.visit = 2031-kesh -- another visit
-- fires: "the first since" leaves no room for it
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {arrival_date: "2030-05-04"}}
--   2: {source: courier, type: report, visit: 2031-kesh, happened: true, answers: {previous_visit: "2027"}}
-- not: 2.answers = {previous_visit: "2030"} -- since this very one
-- not: 1.answers = {summit_place: mira} -- only whether and when
-- not: 2.type = rumor -- of no weight
-- fires: "the first since", counted and announced
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {arrival_date: "2030-05-04"}}
--   2: {source: courier, type: report, visit: 2031-kesh, happened: true, answers: {previous_visit: "2027"}}
--   3: {source: ministry, type: announcement, visit: 2031-kesh, answers: {previous_visit: "2027"}}
-- not: 1.answers = {summit_place: mira} -- only whether and when
-- fires: the visit that took its place was the first since, and of that there are only rumors
--   1: {source: insiders, type: rumor, visit: 2029-mira, said: "2029-04-20", answers: {arrival_date: "2029-05-04"}}
--   2: {source: courier, type: report, visit: 2030-mira, happened: true, answers: {previous_visit: "2027"}}
--   3: {source: ministry, type: rumor, visit: 2030-mira, answers: {arrival_date: "2030-05-04"}}
-- not: 3.type = announcement -- what is announced of it says more: superseded
-- fires: it did not happen in the region, and for a town there it was announced only before
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {summit_place: hills}}
--   2: {source: courier, type: report, happened: true, stance: deny, said: "2030-05-06", answers: {summit_place: hills}}
--   3: {source: ministry, type: announcement, said: "2030-05-01", answers: {summit_place: kesh}}
-- not: 3.said = "2030-05-08" -- announced for the town after that
-- fires: what happened tells it, sooner or later
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {arrival_date: "2030-05-04"}}
--   2: {source: courier, type: report, visit: 2031-kesh, happened: true, said: "2030-05-06", answers: {previous_visit: "2027"}}
--   3: {source: herald, type: report, happened: true, said: "2030-05-10", answers: {arrival_date: "2030-05-09"}}
-- not: 1.answers = {arrival_date: "2030-05-09"} -- that very day
SELECT
    visit, question, verdict, began, settler_weight, lead_days,
    CASE WHEN lead_days IS NULL THEN '' WHEN lead_days = 1 THEN ' after 1 day' ELSE CONCAT(' after ', lead_days, ' days') END AS lead,
    position AS a_answer, stance AS a_stance, phase AS a_phase, began AS a_most,
    settler_visit AS b_visit, settler_question AS b_question, settler AS b_answer, settler_stance AS b_stance,
    CASE WHEN level = 2 THEN LEAST(settler_weight, began + 1) ELSE settler_weight END AS b_least
FROM outcomes
WHERE verdict = 'refuted'
