-- claims: a row for each claim, source and relay chain, with what it entails.
--
-- Weight says what a claim can settle: 2 = reported as having happened (or not), flatly, by a named source;
-- 1 = announced or confirmed by a party; 0 = everything else. Whoever affirms an answer grants what its question
-- entails; a hedged or conditional claim grants it without saying that it has happened.
WITH told AS (
    SELECT
        *,
        COALESCE(certainty IN ('probable', 'possible', 'doubtful'), FALSE) AS hedged
    FROM stated
),
weighed AS (
    SELECT
        *,
        CASE
            WHEN stance = 'decline' OR conditional THEN 0
            WHEN happened AND NOT unnamed AND NOT hedged
                AND type NOT IN ('rumor', 'forecast', 'analysis', 'no-comment') THEN 2
            WHEN official AND type IN ('announcement', 'confirmation') THEN 1
            ELSE 0
        END AS weight
    FROM told
)
SELECT
    number, claim, statement, article, visit, question, kind, form, answer, answer_text, lo, hi, grain, lasts, path,
    amount, stance, type, certainty, conditional, scope, source, origin, speaker, carrier,
    carrier_origin, outlet, party, said_lo, said_hi, unnamed, official, own, own_words, happened, phase, entailed,
    hedged, weight
FROM weighed
UNION ALL
SELECT
    w.number, w.claim, w.statement, w.article, w.visit, e.entailed AS question, e.kind, e.form, e.given AS answer,
    e.answer AS answer_text, NULL AS lo, NULL AS hi, NULL AS grain, NULL AS lasts, NULL AS path,
    NULL AS amount, e.stance, w.type, w.certainty,
    w.conditional, w.scope, w.source, w.origin, w.speaker, w.carrier, w.carrier_origin, w.outlet, w.party,
    w.said_lo, w.said_hi, w.unnamed, w.official, w.own, w.own_words,
    w.happened AND NOT w.hedged AND NOT w.conditional AS happened,
    CASE WHEN w.hedged OR w.conditional THEN e.unless_flat ELSE w.phase END AS phase, TRUE AS entailed, w.hedged, w.weight
FROM weighed AS w
INNER JOIN entailments AS e ON w.question = e.question
WHERE w.stance = 'affirm'
