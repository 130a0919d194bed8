-- Contradictions, more than a note, that nobody has settled.
SELECT f.visit, f.question, f.severity, f.message, f.finding, f.review
FROM findings AS f
WHERE f.kind = 'contradiction' AND f.severity <> 'note' AND f.review IS NOT 'settled'
ORDER BY f.visit, f.severity, f.finding
