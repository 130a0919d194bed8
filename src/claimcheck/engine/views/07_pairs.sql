-- pairs: two answers x and y to one question, and how x stands to y:
-- same, narrower, broader, overlaps, adjacent or apart.
--
-- Dates by first and last day, where what lasts several days is not one of them; places and terms by their paths;
-- amounts within the question's tolerance; gap is the days between two dates; sets by their atoms; a closed set (none_but) excludes what it does not name.
WITH compared AS (
    SELECT
        x.visit, x.question, x.crowded, x.answer AS x, y.answer AS y, x.form AS x_form, y.form AS y_form,
        x.atom AS x_atom, y.atom AS y_atom,
        COALESCE(CASE x.kind
            WHEN 'date' THEN (y.lo IS NULL OR x.lo >= y.lo) AND (y.hi IS NULL OR x.hi <= y.hi)
                AND (NOT y.lasts OR (x.lasts AND x.lo IS NOT DISTINCT FROM y.lo AND x.hi IS NOT DISTINCT FROM y.hi))
            WHEN 'place' THEN x.path = y.path OR STARTS_WITH(x.path, CONCAT(y.path, '/'))
            WHEN 'term' THEN x.path = y.path OR STARTS_WITH(x.path, CONCAT(y.path, '/'))
            WHEN 'amount' THEN ABS(x.amount - y.amount) <= GREATEST(
                q.tolerance_absolute, q.tolerance_relative * GREATEST(ABS(x.amount), ABS(y.amount)))
            ELSE x.atom = y.atom
        END, FALSE) AS inside,
        COALESCE(CASE x.kind
            WHEN 'date' THEN (x.lo IS NULL OR y.lo >= x.lo) AND (x.hi IS NULL OR y.hi <= x.hi)
                AND (NOT x.lasts OR (y.lasts AND x.lo IS NOT DISTINCT FROM y.lo AND x.hi IS NOT DISTINCT FROM y.hi))
            WHEN 'place' THEN x.path = y.path OR STARTS_WITH(y.path, CONCAT(x.path, '/'))
            WHEN 'term' THEN x.path = y.path OR STARTS_WITH(y.path, CONCAT(x.path, '/'))
            WHEN 'amount' THEN ABS(x.amount - y.amount) <= GREATEST(
                q.tolerance_absolute, q.tolerance_relative * GREATEST(ABS(x.amount), ABS(y.amount)))
            ELSE x.atom = y.atom
        END, FALSE) AS around,
        x.kind = 'date' AND y.atom IS NOT NULL
            AND (x.lo IS NULL OR y.hi IS NULL OR x.lo <= y.hi) AND (y.lo IS NULL OR x.hi IS NULL OR y.lo <= x.hi)
            AS touching,
        COALESCE(x.kind = 'date' AND x.grain = 'day' AND y.grain = 'day'
            AND (DATE_DIFF('day', x.hi, y.lo) = 1 OR DATE_DIFF('day', y.hi, x.lo) = 1), FALSE) AS beside,
        GREATEST(DATE_DIFF('day', x.hi, y.lo), DATE_DIFF('day', y.hi, x.lo)) AS gap
    FROM atoms AS x
    INNER JOIN atoms AS y ON x.visit = y.visit AND x.question = y.question
    INNER JOIN questions AS q ON x.question = q.question
    WHERE x.answer <> y.answer AND (x.leads OR y.leads)
),
sided AS (
    SELECT
        visit, question, crowded, x, y, x_form, y_form, 'x' AS side, x_atom AS atom, inside AS within,
        inside OR around OR touching AS met, beside, gap
    FROM compared
    WHERE x_form <> 'plain' OR y_form <> 'plain'
    UNION ALL
    SELECT
        visit, question, crowded, x, y, x_form, y_form, 'y' AS side, y_atom AS atom, around AS within,
        inside OR around OR touching AS met, beside, gap
    FROM compared
    WHERE x_form <> 'plain' OR y_form <> 'plain'
),
members_of_sets AS (
    SELECT
        visit, question, crowded, x, y, x_form, y_form, side, atom,
        BOOL_OR(within) AS within, BOOL_OR(met) AS met, BOOL_OR(beside) AS beside, MIN(gap) AS gap
    FROM sided
    GROUP BY visit, question, crowded, x, y, x_form, y_form, side, atom
),
gathered AS (
    SELECT
        visit, question, crowded, x, y, x_form, y_form, 1 AS x_atoms, 1 AS y_atoms,
        CASE WHEN inside THEN 1 ELSE 0 END AS x_inside,
        CASE WHEN around THEN 1 ELSE 0 END AS y_inside,
        CASE WHEN inside OR around OR touching THEN 1 ELSE 0 END AS x_met,
        NULL AS y_met,
        beside, gap
    FROM compared
    WHERE x_form = 'plain' AND y_form = 'plain'
    UNION ALL
    SELECT
        visit, question, crowded, x, y, x_form, y_form,
        COUNT(CASE WHEN side = 'x' THEN atom END) AS x_atoms,
        COUNT(CASE WHEN side = 'y' THEN atom END) AS y_atoms,
        COUNT(CASE WHEN side = 'x' AND within THEN atom END) AS x_inside,
        COUNT(CASE WHEN side = 'y' AND within THEN atom END) AS y_inside,
        COUNT(CASE WHEN side = 'x' AND met THEN atom END) AS x_met,
        COUNT(CASE WHEN side = 'y' AND met THEN atom END) AS y_met,
        BOOL_OR(beside) AS beside,
        MIN(gap) AS gap
    FROM members_of_sets
    GROUP BY visit, question, crowded, x, y, x_form, y_form
)
SELECT
    visit, question, crowded, x, y,
    CASE
        WHEN x_met = 0 THEN CASE WHEN beside AND x_form <> 'none_but' AND y_form <> 'none_but' THEN 'adjacent' ELSE 'apart' END
        WHEN x_form = 'none_but' AND y_form = 'none_but' THEN
            CASE WHEN x_met = x_atoms AND y_met = y_atoms THEN 'overlaps' ELSE 'apart' END
        WHEN x_form = 'none_but' THEN CASE WHEN x_inside > 0 THEN 'narrower' ELSE 'overlaps' END
        WHEN y_form = 'none_but' THEN CASE WHEN y_inside > 0 THEN 'broader' ELSE 'overlaps' END
        WHEN x_inside = x_atoms AND y_inside = y_atoms THEN 'same'
        WHEN x_inside = x_atoms THEN 'narrower'
        WHEN y_inside = y_atoms THEN 'broader'
        ELSE 'overlaps'
    END AS relation,
    gap
FROM gathered
