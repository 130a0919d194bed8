-- What began as a rumor or a plan came true in part, or of a later visit.
-- kind: resolution
-- severity: note
-- message: {a_stands}: {how}{by_other}{lead}
-- why: What settled it overlaps with the answer, or says less; or it is true of the visit that this one gave way to.
-- do: Say which part came true.
-- fires: the day before
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {arrival_date: "2030-05-04"}}
--   2: {source: courier, type: report, happened: true, said: "2030-05-06", answers: {arrival_date: "2030-05-05"}}
-- not: 2.answers = {arrival_date: "2030-05-04"} -- the very day
-- not: 2.answers = {arrival_date: "2030-05-06"} -- two days later
-- not: 2.happened = false -- nothing happened yet
-- fires: of those who give the other day, one has seen it
--   1: {source: insiders, type: rumor, said: "2030-05-03", answers: {arrival_date: "2030-05-04"}}
--   2: {source: courier, type: report, happened: true, said: "2030-05-04", answers: {arrival_date: "2030-05-05"}}
--   3: {source: herald, type: rumor, said: "2030-05-04", answers: {arrival_date: "2030-05-05"}}
--   4: {source: ministry, type: announcement, said: "2030-05-04", answers: {arrival_date: "2030-05-05"}}
-- not: 1.answers = {arrival_date: "2030-05-05"} -- it was right
-- fires: one day of two
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {summit_date: "2030-05-04/2030-05-05"}}
--   2: {source: courier, type: report, happened: true, said: "2030-05-06", answers: {summit_date: "2030-05-04"}}
-- not: 1.answers = {summit_date: "[2030-05-04..2030-05-05]"} -- one of two days
-- fires: the region of the town
--   1: {source: insiders, type: rumor, said: "2030-04-20", answers: {summit_place: mira}}
--   2: {source: courier, type: report, happened: true, said: "2030-05-06", answers: {summit_place: coast}}
-- not: 2.answers = {summit_place: arlan} -- no more than the visit says itself
-- not: 2.type = forecast -- of no weight
-- fires: true of the visit that took its place
--   1: {source: insiders, type: rumor, visit: 2029-mira, said: "2029-04-20", answers: {summit_place: mira}}
--   2: {source: ministry, type: announcement, visit: 2030-mira, said: "2030-04-25", answers: {summit_place: mira}}
-- not: 2.answers = {summit_place: kesh} -- it says otherwise
-- not: 2.visit = 2031-kesh -- a visit that did not take its place
-- not: 2.type = forecast -- not known to be true
-- fires: true of the visit that took its place, where it happened
--   1: {source: insiders, type: rumor, visit: 2029-mira, said: "2029-04-20", answers: {summit_place: mira}}
--   2: {source: courier, type: report, visit: 2030-mira, happened: true, said: "2030-05-06", answers: {summit_place: mira}}
--   3: {source: ministry, type: announcement, visit: 2030-mira, said: "2030-05-06", answers: {summit_place: mira}}
-- not: 1.visit = 2031-kesh -- another visit
SELECT
    visit, question, verdict, began, settler_weight, lead_days,
    CASE WHEN verdict = 'carried' THEN CONCAT('true of ', settler_visit) ELSE 'borne out in part' END AS how,
    CASE WHEN settler = position THEN '' ELSE CONCAT(' by ', settler) END AS by_other,
    CASE WHEN lead_days IS NULL THEN '' WHEN lead_days = 1 THEN ' after 1 day' ELSE CONCAT(' after ', lead_days, ' days') END AS lead,
    position AS a_answer, stance AS a_stance, phase AS a_phase, began AS a_most,
    settler_visit AS b_visit, settler_question AS b_question, settler AS b_answer, settler_stance AS b_stance,
    CASE WHEN level = 2 THEN began + 1 ELSE settler_weight END AS b_least
FROM outcomes
WHERE verdict IN ('partly', 'carried')
