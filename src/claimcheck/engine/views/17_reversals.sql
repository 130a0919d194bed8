-- reversals: a named known origin says y where it said x before, and cannot hold both.
--
-- Strictly later, in the same phase and scope, and neither is a report against its own words. overtaken: an official
-- denial without scope, and then an affirmation of weight.
WITH misreported AS (
    SELECT
        visit, question, speaker, r_answer AS x_answer, o_answer AS y_answer, r_phase AS phase, r_scope AS scope
    FROM misreports
    WHERE speaker = o_speaker
    UNION ALL
    SELECT
        visit, question, speaker, o_answer AS x_answer, r_answer AS y_answer, r_phase AS phase, r_scope AS scope
    FROM misreports
    WHERE speaker = o_speaker
)
SELECT DISTINCT
    s.visit, s.question, s.speaker, s.x_answer, s.x_stance, s.y_answer, s.y_stance, s.x_phase AS phase, s.x_scope AS scope,
    s.x_stance = 'deny' AND s.x_official AND s.x_stated AND s.x_scope = '' AND s.y_weight > 0 AND s.overtaking AS overtaken
FROM successions AS s
INNER JOIN opposed AS o
    ON s.visit = o.visit AND s.question = o.question
        AND s.x_answer = o.x AND s.x_stance = o.x_stance AND s.y_answer = o.y AND s.y_stance = o.y_stance
LEFT JOIN misreported AS m
    ON s.visit = m.visit AND s.question = m.question AND s.speaker = m.speaker
        AND s.x_answer = m.x_answer AND s.y_answer = m.y_answer AND s.x_phase = m.phase AND s.x_scope = m.scope
WHERE s.strictly AND s.x_named AND s.y_named AND s.x_phase = s.y_phase AND s.x_scope = s.y_scope AND m.visit IS NULL
