-- voices: claims that differ in nothing but the day and the wording, taken together.
--
-- All later views read these instead of single claims, so that a hundred thousand claims on one question cost one
-- pass. first_ and last_ are the least and greatest of each end of the days on which it may have been said.
-- starts: may begin a story (section on outcomes). flat: stated without hedge as report, announcement,
-- confirmation or background. recalled: background or analysis, not news.
WITH spoken AS (
    SELECT
        visit, question, kind, form, answer, stance, phase, scope, conditional, hedged, weight, source, origin, speaker, carrier,
        carrier_origin, party, unnamed, official, own, own_words, entailed,
        type = 'report' AS reporting,
        NOT hedged AND type IN ('report', 'announcement', 'confirmation', 'background') AS flat,
        type IN ('background', 'analysis') AS recalled,
        NOT entailed AND NOT conditional AND weight < 2
            AND (stance = 'affirm' OR (stance = 'deny' AND kind = 'yesno' AND type <> 'denial')) AS starts,
        lo, hi, said_lo, said_hi
    FROM claims
)
SELECT
    visit, question, kind, form, answer, stance, phase, scope, conditional, hedged, weight, source, origin, speaker, carrier,
    carrier_origin, party, unnamed, official, own, own_words, entailed, reporting, flat, recalled, starts,
    MIN(lo) AS lo, MAX(hi) AS hi,
    MIN(said_hi) AS first_hi, MAX(said_hi) AS last_hi, MAX(said_lo) AS last_lo,
    COUNT(*) AS claims
FROM spoken
GROUP BY
    visit, question, kind, form, answer, stance, phase, scope, conditional, hedged, weight, source, origin, speaker, carrier,
    carrier_origin, party, unnamed, official, own, own_words, entailed, reporting, flat, recalled, starts
