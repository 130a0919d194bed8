-- Who said what, in words: claims with the names of sources, outlets and visits.
SELECT
    c.said_hi AS said_by, s.name AS source, c.type, v.title AS visit, q.asks AS question, c.answer_words AS answer, c.quote,
    o.name AS outlet, a.title AS article, a.url, c.claim, c.file, c.line
FROM claims AS c
INNER JOIN sources AS s ON s.source = c.source
INNER JOIN sources AS o ON o.source = c.outlet
INNER JOIN visits AS v ON v.visit = c.visit
INNER JOIN questions AS q ON q.question = c.question
INNER JOIN articles AS a ON a.article = c.article
ORDER BY c.said_hi, c.claim
