-- successions: positions x and y of one known speaker on one question, y strictly later, or at least no earlier; y is
-- no silence.
--
-- A speaker with more than forty positions on one question is followed from its first to its last only.
-- strictly: y was said on a later day, or the article says that it came after. Otherwise y may be of the same day,
-- with no word that it came first. overtaking: y may overtake x, by what was said of it with weight.
WITH repeated AS (
    SELECT visit, question, speaker, COUNT(*) AS positions
    FROM positions
    GROUP BY visit, question, speaker
    HAVING COUNT(*) > 1 AND (MIN(answer) <> MAX(answer) OR MIN(stance) <> MAX(stance))
),
taken AS (
    SELECT
        p.visit, p.question, p.kind, p.speaker, p.origin, p.answer, p.stance, p.phase, p.scope, p.weight, p.named,
        p.official, p.stated, p.first_hi, p.last_hi, p.last_lo, p.weight_lo, r.positions
    FROM positions AS p
    INNER JOIN repeated AS r ON p.visit = r.visit AND p.question = r.question AND p.speaker = r.speaker
),
numbered AS (
    SELECT
        *,
        ROW_NUMBER() OVER (
            PARTITION BY visit, question, speaker ORDER BY first_hi, answer, stance, phase, scope
        ) AS turn
    FROM taken
    WHERE positions > 40
),
followed AS (
    SELECT *, 0 AS turn FROM taken WHERE positions <= 40
    UNION ALL
    SELECT * FROM numbered WHERE turn = 1 OR turn = positions
),
both_ways AS (
    SELECT
        x.visit, x.question, x.kind, x.speaker,
        x.origin AS x_origin, x.answer AS x_answer, x.stance AS x_stance, x.phase AS x_phase, x.scope AS x_scope, x.weight AS x_weight,
        x.named AS x_named, x.official AS x_official, x.stated AS x_stated,
        y.origin AS y_origin, y.answer AS y_answer, y.stance AS y_stance, y.phase AS y_phase, y.scope AS y_scope, y.weight AS y_weight,
        y.named AS y_named, y.stated AS y_stated,
        COALESCE(y.last_lo > x.first_hi, FALSE) AS on_later_day,
        COALESCE(y.weight_lo > x.first_hi, FALSE) AS of_weight_later,
        COALESCE(y.last_hi >= x.first_hi, FALSE) AS not_before
    FROM followed AS x
    INNER JOIN followed AS y ON x.visit = y.visit AND x.question = y.question AND x.speaker = y.speaker
    WHERE y.stance <> 'decline' AND (x.answer IS DISTINCT FROM y.answer OR x.stance <> y.stance)
)
SELECT
    b.visit, b.question, b.kind, b.speaker, b.x_answer, b.x_stance, b.x_phase, b.x_scope, b.x_weight, b.x_named,
    b.x_official, b.x_stated, b.y_answer, b.y_stance, b.y_phase, b.y_scope, b.y_weight, b.y_named, b.y_stated,
    b.on_later_day OR f.visit IS NOT NULL AS strictly,
    b.of_weight_later OR f.visit IS NOT NULL OR (b.not_before AND r.visit IS NULL) AS overtaking
FROM both_ways AS b
LEFT JOIN ordered AS f
    ON b.visit = f.visit AND b.question = f.question
        AND b.x_answer IS NOT DISTINCT FROM f.x_answer AND b.x_stance = f.x_stance AND b.x_phase = f.x_phase
        AND b.x_scope = f.x_scope AND b.speaker = f.x_speaker AND b.x_origin = f.x_origin
        AND b.y_answer = f.y_answer AND b.y_stance = f.y_stance AND b.y_phase = f.y_phase
        AND b.y_scope = f.y_scope AND b.speaker = f.y_speaker AND b.y_origin = f.y_origin
LEFT JOIN ordered AS r
    ON b.visit = r.visit AND b.question = r.question
        AND b.x_answer IS NOT DISTINCT FROM r.y_answer AND b.x_stance = r.y_stance AND b.x_phase = r.y_phase
        AND b.x_scope = r.y_scope AND b.speaker = r.y_speaker AND b.x_origin = r.y_origin
        AND b.y_answer = r.x_answer AND b.y_stance = r.x_stance AND b.y_phase = r.x_phase
        AND b.y_scope = r.x_scope AND b.speaker = r.x_speaker AND b.y_origin = r.x_origin
WHERE b.on_later_day OR f.visit IS NOT NULL OR (b.not_before AND r.visit IS NULL)
