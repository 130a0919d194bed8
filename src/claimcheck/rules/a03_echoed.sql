-- Several carriers, but at most one known origin: repetition, not corroboration.
-- kind: agreement
-- severity: note
-- message: {a_answer} is carried by several; known origin: {known_origin} ({a_phase})
-- why: Seven articles on the word of one official are one witness. The number of headlines says nothing.
-- do: Look for somebody who knows it independently before you count it as corroborated.
-- fires: two outlets carry the word of one ministry
--   1: {source: ministry, via: [courier], type: report, answers: {summit_place: mira}}
--   2: {source: ministry, via: [herald], type: report, answers: {summit_place: mira}}
-- not: 2.via = [courier] -- one carrier
-- not: 2.answers = {summit_place: kesh} -- another answer
-- not: 2.source = herald -- a second origin
-- not: 2.happened = true -- planned against done
-- fires: two outlets carry what nobody is named for
--   1: {source: unstated, via: [courier], type: report, answers: {summit_place: mira}}
--   2: {source: unstated, via: [herald], type: report, answers: {summit_place: mira}}
-- not: 2.via = [courier] -- one carrier
SELECT
    visit, question, COALESCE(origin, 'none') AS known_origin,
    answer AS a_answer, stance AS a_stance, phase AS a_phase, scope AS a_scope
FROM cells
WHERE several_carriers AND NOT several_origins AND stance = 'affirm'
