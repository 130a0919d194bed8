-- What began as a rumor or a plan became fact, or was announced.
-- kind: resolution
-- severity: note
-- message: {a_stands}: {how}{by_other}{lead}
-- why: A claim of higher weight, said no earlier, gives the same answer or a narrower one.
-- do: Cite what settled it, not the rumor.
-- fires: a rumor, then an announcement
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: ministry, type: announcement, said: "2030-04-21", answers: {summit_place: mira}}
-- not: 2.type = forecast -- nothing of higher weight
-- not: 2.source = insiders -- nobody official
-- not: 2.said = "2030-04-18" -- announced before it was rumored
-- not: 2.answers = {summit_place: coast} -- less exact than the rumor
-- not: 2.if = "the road is open" -- announced on a condition
-- not: 2.visit = 2031-kesh -- another visit
-- fires: announced on the day on which somebody thought it possible that it had been so already
--   1: {source: herald, type: report, happened: true, certainty: possible, said: "2030-05-04", answers: {transport: train}}
--   2: {source: ministry, type: announcement, said: "2030-05-04", answers: {transport: train}}
-- not: 2.type = forecast -- nothing of higher weight
-- fires: an announcement, then the fact
--   1: {source: ministry, type: announcement, said: "2030-04-25", answers: {arrival_date: "2030-05-04"}}
--   2: {source: courier, type: report, happened: true, said: "2030-05-04", answers: {arrival_date: "2030-05-04"}}
-- not: 2.happened = false -- not yet
-- not: 2.certainty = possible -- hedged
-- not: 2.type = rumor -- a rumor of it
-- fires: by a narrower answer, which others had only heard
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {summit_place: coast}}
--   2: {source: ministry, type: announcement, said: "2030-04-22", answers: {summit_place: mira}}
--   3: {source: courier, type: rumor, said: "2030-04-23", answers: {summit_place: mira}}
-- not: 2.source = insiders -- nobody official
SELECT
    visit, question, verdict, began, settler_weight, lead_days,
    CASE level WHEN 2 THEN 'borne out' ELSE 'announced' END AS how,
    CASE WHEN settler = position THEN '' ELSE CONCAT(' by ', settler) END AS by_other,
    CASE WHEN lead_days IS NULL THEN '' WHEN lead_days = 1 THEN ' after 1 day' ELSE CONCAT(' after ', lead_days, ' days') END AS lead,
    position AS a_answer, stance AS a_stance, phase AS a_phase, began AS a_most,
    settler_visit AS b_visit, settler_question AS b_question, settler AS b_answer, settler_stance AS b_stance,
    began + 1 AS b_least
FROM outcomes
WHERE verdict = 'confirmed'
