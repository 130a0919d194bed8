-- Sources that speak for both parties give the same answer.
-- kind: agreement
-- severity: note
-- message: both parties say the same: {a_stands} ({a_phase})
-- why: Parties share an interest and count as one witness; but what both announce, neither will deny.
-- do: Treat it as announced, and look for somebody who saw it.
-- fires: guest and host announce the same place
--   1: {source: ministry, type: announcement, answers: {summit_place: mira}}
--   2: {source: palace, type: announcement, answers: {summit_place: mira}}
-- not: 2.source = embassy -- speaks for the same party
-- not: 2.source = courier -- speaks for nobody
-- not: 2.answers = {summit_place: kesh} -- another answer
-- not: 2.visit = 2031-kesh -- another visit
SELECT
    visit, question,
    answer AS a_answer, stance AS a_stance, phase AS a_phase, scope AS a_scope, TRUE AS a_party
FROM cells
WHERE both_parties AND stated
