-- A source that would not comment, or had no information, affirms it after all.
-- kind: resolution
-- severity: note
-- message: {a_speaker} had no answer, and later: {b_stands}
-- why: The same origin declined to answer and then, later or on the same day, answered.
-- do: Date the first answer; the silence before it is no denial.
-- fires: no information, then an announcement
--   1: {source: palace, type: no-comment, said: "2030-04-20", answers: [occurs]}
--   2: {source: palace, type: announcement, said: "2030-04-25", answers: {occurs: "yes"}}
-- not: 2.source = ministry -- another origin
-- not: 2.said = "2030-04-18" -- it had answered before
-- not: 2.stance = deny -- it denies
-- not: 2.answers = {previous_visit: "2028"} -- on another question
-- not: 2.if = "the road is open" -- on a condition
-- fires: through a spokesman of the same house, on the same day
--   1: {source: palace, type: no-comment, said: "2030-04-20", answers: [summit_date]}
--   2: {source: spokesman, type: announcement, said: "2030-04-20", answers: {summit_date: "2030-05-04"}}
-- not: 2.source = courier -- an outlet
-- fires: an unnamed source that speaks after all
--   1: {source: insiders, type: no-comment, said: "2030-04-20", answers: [summit_date]}
--   2: {source: insiders, type: rumor, said: "2030-04-25", answers: {summit_date: "2030-05-04"}}
-- not: 2.source = traders -- other unnamed people, through the same outlet
SELECT
    s.visit, s.question,
    CAST(NULL AS VARCHAR) AS a_answer, 'decline' AS a_stance, s.x_phase AS a_phase, s.x_scope AS a_scope, s.speaker AS a_speaker,
    s.y_answer AS b_answer, 'affirm' AS b_stance, MIN(s.y_phase) AS b_phase, s.speaker AS b_speaker
FROM successions AS s
LEFT JOIN misreports AS m
    ON s.visit = m.visit AND s.question = m.question AND s.speaker = m.speaker AND m.r_stance = 'decline'
WHERE s.x_stance = 'decline' AND s.y_stance = 'affirm' AND (s.strictly OR m.visit IS NULL)
GROUP BY s.visit, s.question, s.x_phase, s.x_scope, s.speaker, s.y_answer
