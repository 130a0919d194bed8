-- ordered: positions x and y on one question, where an article says that a claim of y came after one of x.
SELECT DISTINCT
    x.visit, x.question,
    x.answer AS x_answer, x.stance AS x_stance, x.phase AS x_phase, x.scope AS x_scope, x.origin AS x_origin, x.speaker AS x_speaker,
    y.answer AS y_answer, y.stance AS y_stance, y.phase AS y_phase, y.scope AS y_scope, y.origin AS y_origin, y.speaker AS y_speaker
FROM orders AS o
INNER JOIN claims AS x ON o.earlier = x.statement
INNER JOIN claims AS y ON o.later = y.statement AND x.visit = y.visit AND x.question = y.question
WHERE NOT x.conditional AND NOT y.conditional
