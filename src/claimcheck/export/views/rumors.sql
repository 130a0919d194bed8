-- Answers that began as rumors or announcements, what became of them, and how they stand.
SELECT
    o.visit, q.asks AS question, o.answer_words AS answer, o.since, o.verdict, o.lead_days, a.standing, a.disputed
FROM outcomes AS o
INNER JOIN questions AS q ON q.question = o.question
LEFT JOIN answers AS a ON a.visit = o.visit AND a.question = o.question AND a.answer = o.answer
ORDER BY o.since, o.visit, o.question, o.answer
