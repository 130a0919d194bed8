-- voices: the claims without their words: who says what, when, with which weight.
--
-- All later views read these. starts: may begin a story. flat: stated without hedge as report, announcement,
-- confirmation or background. recalled: background or analysis, not news.
SELECT
    visit, question, kind, form, answer, stance, phase, scope, conditional, hedged, weight, origin, speaker,
    carrier, carrier_origin, party, unnamed, official, own, own_words, entailed, said_lo, said_hi,
    type = 'report' AS reporting,
    type = 'background' AS background,
    NOT hedged AND type IN ('report', 'announcement', 'confirmation', 'background') AS flat,
    type IN ('background', 'analysis') AS recalled,
    NOT entailed AND NOT conditional AND weight < 2
        AND (stance = 'affirm' OR (stance = 'deny' AND kind = 'yesno' AND scope = '' AND type <> 'denial')) AS starts
FROM claims
