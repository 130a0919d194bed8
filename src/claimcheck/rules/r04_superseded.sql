-- The visit gave way to another one, of which something else is said.
-- kind: resolution
-- severity: note
-- message: {story}; {b_visit} took its place: {b_stands}{lead}
-- why: What was to happen on this visit happened otherwise, or is planned otherwise, on the one that took its place.
-- do: Do not carry the old details over to the new visit.
-- fires: another place
--   1: {source: insiders, type: rumor, visit: 2029-mira, said: "2029-04-20", answers: {summit_place: kesh}}
--   2: {source: courier, type: report, visit: 2030-mira, happened: true, said: "2030-05-06", answers: {summit_place: mira}}
-- not: 2.answers = {summit_place: hills} -- the region it lies in
-- not: 2.visit = 2031-kesh -- a visit that did not take its place
-- not: 1.visit = 2030-mira -- on the visit itself it is refuted
-- not: 2.stance = deny -- nothing else is affirmed
-- fires: another place, announced and seen
--   1: {source: insiders, type: rumor, visit: 2029-mira, said: "2029-04-20", answers: {summit_place: kesh}}
--   2: {source: courier, type: report, visit: 2030-mira, happened: true, said: "2030-05-06", answers: {summit_place: mira}}
--   3: {source: ministry, type: announcement, visit: 2030-mira, said: "2030-05-01", answers: {summit_place: mira}}
-- not: 3.answers = {summit_place: hills} -- announced for the region it lies in
-- fires: announced for another place, and only rumored for the old one
--   1: {source: insiders, type: rumor, visit: 2029-mira, said: "2029-04-20", answers: {summit_place: kesh}}
--   2: {source: ministry, type: announcement, visit: 2030-mira, answers: {summit_place: mira}}
--   3: {source: ministry, type: rumor, visit: 2030-mira, answers: {summit_place: kesh}}
-- not: 3.type = announcement -- announced for the old place too
-- fires: called off, and made up for
--   1: {source: courier, type: report, visit: 2029-mira, happened: true, said: "2029-06-20", answers: {cancelled_by: arlan}}
--   2: {source: ministry, type: announcement, visit: 2030-mira, said: "2030-04-25", answers: {occurs: "yes"}}
-- not: 2.type = forecast -- not known to be true
-- not: 1.type = rumor -- not known to be called off
-- fires: called off, and what was announced instead took place
--   1: {source: courier, type: report, visit: 2029-mira, happened: true, said: "2029-06-20", answers: {cancelled_by: arlan}}
--   2: {source: ministry, type: announcement, visit: 2030-mira, said: "2030-04-25", answers: {occurs: "yes"}}
--   3: {source: courier, type: report, visit: 2030-mira, happened: true, said: "2030-05-06", answers: {occurs: "yes"}}
-- not: 1.happened = false -- not known to be called off
-- fires: called off, as was rumored of the talks before
--   1: {source: insiders, type: rumor, visit: 2029-mira, said: "2029-04-20", answers: {summit_occurs: "no"}}
--   2: {source: courier, type: report, visit: 2029-mira, happened: true, said: "2029-06-20", answers: {cancelled_by: arlan}}
--   3: {source: ministry, type: announcement, visit: 2030-mira, said: "2030-04-25", answers: {occurs: "yes"}}
-- not: 3.type = forecast -- not known to be true
-- fires: called off, as was rumored, and what took its place is only looked back on
--   1: {source: insiders, type: rumor, visit: 2029-mira, said: "2029-04-20", answers: {occurs: "no"}}
--   2: {source: courier, type: report, visit: 2029-mira, happened: true, said: "2029-06-20", answers: {cancelled_by: arlan}}
--   3: {source: courier, type: background, visit: 2030-mira, happened: true, said: "2030-06-25", answers: {occurs: "yes"}}
-- not: 3.happened = false -- not known to be true
-- fires: another place the day after
--   1: {source: insiders, type: rumor, visit: 2029-mira, said: "2030-04-20", answers: {summit_place: kesh}}
--   2: {source: ministry, type: announcement, visit: 2030-mira, said: "2030-04-21", answers: {summit_place: mira}}
--   3: {source: courier, type: rumor, visit: 2030-mira, said: "2030-04-22", answers: {summit_place: mira}}
-- not: 1.visit = 2031-kesh -- a visit that did not give way
SELECT
    visit, question, verdict, began, settler_weight, lead_days,
    CASE WHEN stance = 'deny' THEN 'called off' ELSE answer END AS story,
    CASE WHEN lead_days IS NULL THEN '' WHEN lead_days = 1 THEN ' after 1 day' ELSE CONCAT(' after ', lead_days, ' days') END AS lead,
    position AS a_answer, stance AS a_stance, phase AS a_phase, began AS a_most,
    settler_visit AS b_visit, settler_question AS b_question, settler AS b_answer, settler_stance AS b_stance,
    settler_weight AS b_least
FROM outcomes
WHERE verdict = 'superseded'
