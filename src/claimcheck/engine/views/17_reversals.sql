-- reversals: a named known origin says y where it said x before, and cannot hold both.
--
-- Strictly later, in the same phase and scope, and neither is a report against its own words. overtaken: an official
-- denial without scope, and then an affirmation of weight.
SELECT DISTINCT
    s.visit, s.question, s.speaker, s.x_answer, s.x_stance, s.y_answer, s.y_stance, s.x_phase AS phase, s.x_scope AS scope,
    s.x_stance = 'deny' AND s.x_official AND s.x_stated AND s.x_scope = '' AND s.y_weight > 0 AND s.overtaking AS overtaken
FROM successions AS s
INNER JOIN opposed AS o
    ON s.visit = o.visit AND s.question = o.question
        AND s.x_answer = o.x AND s.x_stance = o.x_stance AND s.y_answer = o.y AND s.y_stance = o.y_stance
LEFT JOIN misreports AS m
    ON s.visit = m.visit AND s.question = m.question AND s.speaker = m.speaker AND s.speaker = m.o_speaker
        AND s.y_answer = m.r_answer AND s.y_stance = m.r_stance AND s.y_phase = m.r_phase AND s.y_scope = m.r_scope
        AND s.x_answer = m.o_answer AND s.x_stance = m.o_stance AND s.x_phase = m.o_phase AND s.x_scope = m.o_scope
LEFT JOIN misreports AS n
    ON s.visit = n.visit AND s.question = n.question AND s.speaker = n.speaker AND s.speaker = n.o_speaker
        AND s.x_answer = n.r_answer AND s.x_stance = n.r_stance AND s.x_phase = n.r_phase AND s.x_scope = n.r_scope
        AND s.y_answer = n.o_answer AND s.y_stance = n.o_stance AND s.y_phase = n.o_phase AND s.y_scope = n.o_scope
WHERE s.strictly AND s.x_named AND s.y_named AND s.x_phase = s.y_phase AND s.x_scope = s.y_scope
    AND m.visit IS NULL AND n.visit IS NULL
