-- opposed: two answers to one question of which a source cannot hold both: x_stance x against y_stance y.
--
-- Affirming answers that are apart on a one-answer question; or affirming what the same or a broader answer denies.
SELECT p.visit, p.question, p.x, 'affirm' AS x_stance, p.y, 'affirm' AS y_stance
FROM pairs AS p
INNER JOIN questions AS q ON p.question = q.question
WHERE p.relation = 'apart' AND q.answers = 'one'
UNION ALL
SELECT visit, question, x, 'affirm' AS x_stance, y, 'deny' AS y_stance
FROM pairs
WHERE relation IN ('same', 'narrower')
UNION ALL
SELECT visit, question, x, 'deny' AS x_stance, y, 'affirm' AS y_stance
FROM pairs
WHERE relation IN ('same', 'broader')
UNION ALL
SELECT DISTINCT visit, question, answer AS x, 'affirm' AS x_stance, answer AS y, 'deny' AS y_stance
FROM cells
WHERE stance = 'deny'
UNION ALL
SELECT DISTINCT visit, question, answer AS x, 'deny' AS x_stance, answer AS y, 'affirm' AS y_stance
FROM cells
WHERE stance = 'deny'
