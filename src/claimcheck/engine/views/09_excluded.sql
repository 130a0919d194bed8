-- excluded: other visits that a "first since" leaves no room for.
--
-- "The first visit since Y" in one visit excludes every visit of the same guest (and to the same destination, where
-- the question says so) that lies wholly between Y and this one; "never before" excludes all earlier ones. Visits that
-- are looked at as of different days know nothing of each other.
WITH since AS (
    SELECT
        v.visit, v.question, v.answer, v.phase, v.scope, v.form, v.weight, q.since_guest, q.since_destination,
        CASE WHEN COUNT(*) = COUNT(a.hi) THEN MAX(a.hi) END AS hi,
        COUNT(a.atom) = 0 AS never
    FROM voices AS v
    INNER JOIN atoms AS a ON v.visit = a.visit AND v.question = a.question AND v.answer = a.answer
    INNER JOIN questions AS q ON v.question = q.question
    WHERE (q.since_guest OR q.since_destination) AND v.stance = 'affirm' AND NOT v.conditional
    GROUP BY v.visit, v.question, v.answer, v.phase, v.scope, v.form, v.weight, q.since_guest, q.since_destination
)
SELECT
    s.visit, s.question, s.answer, s.phase, s.scope, s.weight, w.visit AS other,
    w.superseded_by IS NOT NULL AS superseded
FROM since AS s
INNER JOIN visits AS v ON s.visit = v.visit
INNER JOIN visits AS w ON v.as_of IS NOT DISTINCT FROM w.as_of AND w.hi < v.lo
WHERE (NOT s.since_guest OR v.guest = w.guest)
    AND (NOT s.since_destination OR v.destination = w.destination
        OR STARTS_WITH(v.destination_path, CONCAT(w.destination_path, '/'))
        OR STARTS_WITH(w.destination_path, CONCAT(v.destination_path, '/')))
    AND (s.never OR (s.form <> 'none_but' AND w.lo > s.hi))
