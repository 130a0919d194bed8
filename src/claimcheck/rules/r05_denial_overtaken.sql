-- An official denial, and later it is announced or has happened.
-- kind: resolution
-- severity: note
-- message: {a_stands}; later: {b_stands}
-- why: Whoever speaks for a party denied it without limits, and then it was announced, or it took place.
-- do: Say that it had been denied; look again at the words of the denial.
-- fires: denied, then announced
--   1: {source: ministry, type: denial, said: "2030-04-20", answers: {summit_occurs: "yes"}}
--   2: {source: palace, type: announcement, said: "2030-04-25", answers: {summit_occurs: "yes"}}
-- not: 1.scope = fair -- a denial with a scope
-- not: 1.source = courier -- not official
-- not: 2.type = forecast -- of no weight
-- not: 2.said = "2030-04-18" -- announced before
-- not: 2.said = "2030-04-20" -- the same day, by another origin
-- not: 2.answers = {occurs: "yes"} -- broader than what was denied
-- fires: the same origin on the same day
--   1: {source: ministry, type: denial, said: "2030-04-20", answers: {summit_occurs: "yes"}}
--   2: {source: ministry, type: announcement, said: "2030-04-20", answers: {summit_occurs: "yes"}}
-- not: 2.source = courier -- somebody who cannot announce it
-- fires: denied after it was announced, and announced again
--   1: {source: ministry, type: denial, said: "2030-04-20", article: day, after: [s2], answers: {summit_occurs: "yes"}}
--   2: {source: ministry, type: announcement, said: "2030-04-20", article: day, answers: {summit_occurs: "yes"}}
--   3: {source: ministry, type: announcement, said: "2030-04-25", answers: {summit_occurs: "yes"}}
-- not: 3.type = forecast -- nothing of weight after the denial
-- fires: the same day, when the article says which came after
--   1: {source: ministry, type: denial, said: "2030-04-20", article: day, answers: {summit_occurs: "yes"}}
--   2: {source: palace, type: announcement, said: "2030-04-20", article: day, after: [s1], answers: {summit_occurs: "yes"}}
-- not: 2.after = [] -- no order
-- fires: announced for a town of the region on the day on which the region was denied, and before another town was
--   1: {source: ministry, type: denial, said: "2030-04-20", article: day, answers: {summit_place: coast}}
--   2: {source: ministry, type: announcement, said: "2030-04-20", article: day, answers: {summit_place: port}}
--   3: {source: ministry, type: denial, said: "2030-04-20", article: day, after: [s2], answers: {summit_place: kesh}}
-- not: 1.after = [s2] -- the region was denied after that
-- fires: of several denials and announcements, the two that the article puts in order
--   1: {source: ministry, type: denial, said: "2030-04-20", article: day, answers: {summit_place: coast}}
--   2: {source: embassy, type: denial, said: "2030-04-20", article: day, answers: {summit_place: coast}}
--   3: {source: ministry, type: denial, said: "2030-04-20", article: day, happened: true, answers: {summit_place: coast}}
--   4: {source: palace, type: announcement, said: "2030-04-20", article: day, answers: {summit_place: mira}}
--   5: {source: palace, type: announcement, said: "2030-04-20", article: day, after: [s1], answers: {summit_place: port}}
--   6: {source: courier, type: report, said: "2030-04-20", article: day, happened: true, answers: {summit_place: port}}
-- not: 5.after = [] -- no order
-- fires: of several denials, the one that the article puts before the announcement
--   1: {source: ministry, type: denial, said: "2030-04-20", article: day, answers: {arrival_date: "2030-05-04"}}
--   2: {source: palace, type: announcement, said: "2030-04-20", article: day, after: [s1], answers: {arrival_date: "2030-05-04"}}
--   3: {source: ministry, type: denial, said: "2030-04-20", article: day, answers: {arrival_date: "2030-05-09", summit_date: "2030-05-04"}}
--   4: {source: palace, type: rumor, said: "2030-04-20", article: day, after: [s3], answers: {arrival_date: "2030-05-04", summit_date: "2030-05-04"}}
-- not: 2.after = [] -- before it stands only what was denied of another day, and of the talks
-- fires: denied, and denied of the fair, and then announced
--   1: {source: ministry, type: denial, said: "2030-04-20", article: day, answers: {summit_occurs: "yes"}}
--   2: {source: palace, type: announcement, said: "2030-04-20", article: day, after: [s1], answers: {summit_occurs: "yes"}}
--   3: {source: ministry, type: denial, scope: fair, said: "2030-04-20", article: day, answers: {summit_occurs: "yes"}}
--   4: {source: palace, type: rumor, said: "2030-04-20", article: day, after: [s3], answers: {summit_occurs: "yes"}}
--   5: {source: palace, type: rumor, scope: fair, said: "2030-04-20", article: day, after: [s1], answers: {summit_occurs: "yes"}}
-- not: 2.after = [] -- before it stands only what was denied of the fair
-- fires: what was denied is announced, within the tolerance on the way back and not on the way there
--   1: {source: ministry, type: denial, said: "2030-04-20", answers: {distance: 200 km, return_distance: 200 km}}
--   2: {source: palace, type: announcement, said: "2030-04-25", answers: {distance: 180 km, return_distance: 180 km}}
-- not: 2.answers = {distance: 180 km} -- the way there
-- fires: of several denials and announcements, the two of one origin
--   1: {source: ministry, type: denial, said: "2030-04-20", answers: {summit_place: coast}}
--   2: {source: embassy, type: denial, said: "2030-04-20", answers: {summit_place: coast}}
--   3: {source: ministry, type: denial, said: "2030-04-25", happened: true, answers: {summit_place: coast}}
--   4: {source: palace, type: announcement, said: "2030-04-20", answers: {summit_place: mira}}
--   5: {source: ministry, type: announcement, said: "2030-04-20", answers: {summit_place: port}}
-- not: 5.type = rumor -- it has not announced it
WITH denied AS (
    SELECT visit, question, answer, phase, scope, speaker, first_hi
    FROM positions
    WHERE stance = 'deny' AND official AND scope = '' AND stated
),
affirmed AS (
    SELECT visit, question, answer, phase, scope, speaker, weight_lo
    FROM positions
    WHERE stance = 'affirm' AND weight > 0
),
matched AS (
    SELECT
        d.visit, d.question, d.answer AS a_answer, d.phase AS a_phase, d.scope AS a_scope, d.speaker AS a_speaker,
        a.answer AS b_answer, a.phase AS b_phase, a.scope AS b_scope, a.speaker AS b_speaker,
        COALESCE(a.weight_lo > d.first_hi, FALSE) AS on_later_day
    FROM denied AS d
    INNER JOIN opposed AS o ON d.visit = o.visit AND d.question = o.question AND d.answer = o.x
    INNER JOIN affirmed AS a ON d.visit = a.visit AND d.question = a.question AND o.y = a.answer
    WHERE o.x_stance = 'deny'
)
SELECT
    m.visit, m.question,
    m.a_answer, 'deny' AS a_stance, m.a_phase, m.a_scope, m.a_speaker,
    m.b_answer, 'affirm' AS b_stance, MIN(m.b_phase) AS b_phase, 1 AS b_least
FROM matched AS m
LEFT JOIN ordered AS f
    ON m.visit = f.visit AND m.question = f.question
        AND m.a_answer = f.x_answer AND f.x_stance = 'deny' AND m.a_phase = f.x_phase AND m.a_scope = f.x_scope
        AND m.a_speaker = f.x_speaker
        AND m.b_answer = f.y_answer AND f.y_stance = 'affirm' AND m.b_phase = f.y_phase AND m.b_scope = f.y_scope
        AND m.b_speaker = f.y_speaker
LEFT JOIN successions AS s
    ON m.visit = s.visit AND m.question = s.question AND m.a_speaker = s.speaker AND m.b_speaker = s.speaker
        AND m.a_answer = s.x_answer AND s.x_stance = 'deny' AND m.a_phase = s.x_phase AND m.a_scope = s.x_scope
        AND m.b_answer = s.y_answer AND s.y_stance = 'affirm' AND m.b_phase = s.y_phase AND m.b_scope = s.y_scope
WHERE m.on_later_day OR f.visit IS NOT NULL OR COALESCE(s.overtaking, FALSE)
GROUP BY m.visit, m.question, m.a_answer, m.a_phase, m.a_scope, m.a_speaker, m.b_answer
