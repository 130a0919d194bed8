-- A source that would not answer, and never did.
-- kind: resolution
-- severity: note
-- message: {a_speaker} had no answer, then or later
-- why: A refusal or a lack of information is neither support nor denial; but somebody was asked, and it stayed open.
-- do: Ask again.
-- fires: no comment, and nothing after
--   1: {source: palace, type: no-comment, said: "2030-04-20", answers: [summit_date]}
-- not: 1.source = unstated -- nobody known
-- not: 1.if = "the road is open" -- a condition
-- fires: it answers something else
--   1: {source: palace, type: no-comment, said: "2030-04-20", answers: [summit_date]}
--   2: {source: palace, type: announcement, said: "2030-04-25", answers: {summit_place: mira}}
-- not: 2.answers = {summit_date: "2030-05-04"} -- it answers
-- fires: it denies something else
--   1: {source: palace, type: no-comment, said: "2030-04-20", answers: [summit_date]}
--   2: {source: palace, type: denial, said: "2030-04-25", answers: {summit_place: mira}}
-- not: 2.answers = {summit_date: "2030-05-04"} -- it denies what it was asked
SELECT DISTINCT
    d.visit, d.question,
    CAST(NULL AS VARCHAR) AS a_answer, d.stance AS a_stance, d.phase AS a_phase, d.scope AS a_scope, d.speaker AS a_speaker
FROM positions AS d
LEFT JOIN positions AS a
    ON d.visit = a.visit AND d.question = a.question AND d.speaker = a.speaker AND a.stance <> 'decline'
WHERE d.stance = 'decline' AND d.speaker IS NOT NULL AND a.visit IS NULL
