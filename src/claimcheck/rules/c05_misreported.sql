-- What is reported of a source is not what it said in its own words.
-- kind: contradiction
-- severity: warning
-- message: {source} is reported {a_reported}; in its own words: {b_stands}
-- why: Somebody says that a source was silent, or said something else, against the source's own words not later than that.
-- do: Use the source's own words. Look whether the report speaks of an earlier version of them.
-- fires: a source that is said to have been silent
--   1: {source: palace, via: [courier], type: report, stance: decline, answers: [status]}
--   2: {source: palace, type: announcement, own_words: true, said: "2030-05-01", answers: {status: official}}
-- not: 1.type = no-comment -- its own refusal, later broken
-- not: 2.own_words = false -- not its own words
-- not: 2.source = ministry -- somebody else's words
-- not: 2.answers = {summit_place: mira} -- its words are on something else
-- fires: a house and its spokesman, who both are said to have been silent
--   1: {source: [spokesman, palace], via: [courier], type: report, stance: decline, answers: [status]}
--   2: {source: [spokesman, palace], type: announcement, own_words: true, said: "2030-05-01", answers: {status: official}}
-- not: 2.source = ministry -- somebody else's words
-- fires: a source that is quoted wrongly
--   1: {source: palace, via: [courier], type: report, answers: {summit_place: kesh}}
--   2: {source: palace, type: announcement, own_words: true, said: "2030-05-01", answers: {summit_place: mira}}
-- not: 1.answers = {summit_place: coast} -- less exact, not wrong
-- not: 1.said = "2030-04-20" -- reported before those words
-- not: 1.happened = true -- planned against done
-- not: 1.scope = fair -- another scope
SELECT
    visit, question, MIN(source) AS source,
    CASE r_stance WHEN 'decline' THEN 'as silent' WHEN 'deny' THEN CONCAT('as denying ', r_answer) ELSE CONCAT('as saying ', r_answer) END
        AS a_reported,
    r_answer AS a_answer, r_stance AS a_stance, r_phase AS a_phase, r_scope AS a_scope, speaker AS a_speaker,
    o_answer AS b_answer, o_stance AS b_stance, o_phase AS b_phase, o_scope AS b_scope, o_speaker AS b_speaker
FROM misreports
GROUP BY visit, question, speaker, r_answer, r_stance, r_phase, r_scope, o_speaker, o_answer, o_stance, o_phase, o_scope
