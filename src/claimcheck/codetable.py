"""The table of everything that can be wrong with the files of a claim base: each code's one place.

A block for each code: code, level, title; below, indented, the explanation; where it helps, an example, with - before
what is wrong and + before what is right. Must not know who reads it.
"""

from typing import Final

TABLE: Final = """
# Files

L01 error: file cannot be read
  The system refused to read the file. Check its permissions.

L02 error: not a file
  Where a file is expected there is a folder or something else, perhaps by a slip in a name. Rename or move it.

L03 error: link to nothing
  A symbolic link points to a file that does not exist. Put the file itself here.

L04 error: link out of the folder
  A symbolic link leaves the folder of the claim base. What it points to is not part of the claim base and differs
  from machine to machine, so it is not read. Put the file itself here.

L05 warning: unknown file
  The file is none of those that make up a claim base, so nothing reads it. Its name may be misspelled.

L06 error: file too large
  A file may have at most 2 MB. Split it, or remove what is not claims.

L07 error: not UTF-8
  The file is not text in UTF-8, the encoding of all files here. Save it again as UTF-8.

L08 error: control character
  The file holds a character that cannot be seen and does not belong into text, often brought in by copying. Delete
  it.

L09 error: too many problems
  Only the first problems of a file are shown. Correct them and look again.

# YAML

L10 error: not YAML
  The text cannot be read as YAML. The usual reasons: a quotation mark that is not closed, a tab, a key that is not
  indented like its neighbours, or a value with a colon or a # that is not within quotation marks.
  - title: Talks: a beginning
  + title: "Talks: a beginning"

L11 error: unresolved merge
  The lines between <<<<<<< and >>>>>>> are two versions of one passage. Keep one and delete the marks.
  - <<<<<<< HEAD
  -   published: "2031-04-20"
  - =======
  -   published: "2031-04-21"
  - >>>>>>> their-branch
  +   published: "2031-04-21"

L12 error: nested too deeply
  Brackets or indented lines are nested more than 32 levels deep.

L13 error: anchor or alias
  Anchors (&name), aliases (*name) and merge keys (<<) make a text mean something other than it shows. Write the value
  out at each place; put a value that begins with & or * within quotation marks.
  - note: *see the mayor's statement*
  + note: "*see the mayor's statement*"

L14 error: tag
  Tags (!name) are not used here: every value is text. Put a value that begins with ! within quotation marks.
  - quote: !the harbor is closed
  + quote: "!the harbor is closed"

L15 error: duplicate key
  A key stands twice in one block; only one of the two can be meant.
  - certainty: probable
  - certainty: possible
  + certainty: possible

L16 error: key is not plain text
  A key must be one word on one line, followed by a colon.
  - [summit_place, stop]: kesh
  + summit_place: kesh

L17 error: several documents
  A line of three hyphens begins a second document. One file holds one document.

L18 warning: text cut off by #
  In a text without quotation marks, a # after a space begins a comment: the rest of the line is not part of the text.
  Put the text within quotation marks.
  - quote: berth #4 of Port Mira
  + quote: "berth #4 of Port Mira"

L19 error: not JSON
  The line of a file to import cannot be read as JSON. Each line is one whole object within braces, as
  `claimcheck export jsonl` writes it.

# Structure

L20 error: unknown key
  The key means nothing here. It may be misspelled, or belong elsewhere.
  - sauce: kesh-mayor
  + source: kesh-mayor

L21 error: missing key
  A key that must be there is not.

L22 error: wrong shape
  A text, a list ([a, b], or lines that begin with a hyphen) or a block of keys stands where another of the three is
  expected.
  - credit: tidewater-agency
  + credit: [tidewater-agency]

L23 error: not one of the words allowed here
  Only certain words are allowed as this value.
  - type: reported
  + type: report

L24 error: neither true nor false
  The value must be true or false.
  - happened: yes
  + happened: true

L25 error: empty
  A value that is needed is empty.
  - quote:
  + quote: "as she said"

L26 error: unknown schema version
  The claim base says that it is written for another version of the format. Use a newer claimcheck.
  - schema: 2
  + schema: 1

L27 error: key does not fit the kind
  The key has a meaning for questions of another kind only.
  - crew: {asks: "Who sails?", kind: person, unit: day}
  + crew: {asks: "Who sails?", kind: person}

# Ids

L30 error: malformed id
  Ids consist of lower-case letters a to z, digits and hyphens (those of questions: underscores instead), begin with a
  letter or digit, and have at most 80 characters. The id of an article is the name of its file.
  - The Mayor of Dunmere: {name: the mayor of Dunmere}
  + dunmere-mayor: {name: the mayor of Dunmere}

L31 error: unknown id
  An id is used that its registry does not have. It may be misspelled; otherwise add an entry to the registry.
  - source: the mayor
  + source: kesh-mayor

L32 error: circle
  Following the references leads back to where they began, so that nothing is on top.
  - inner-quay: {name: Inner Quay, within: outer-quay}
  - outer-quay: {name: Outer Quay, within: inner-quay}
  + inner-quay: {name: Inner Quay, within: outer-quay}
  + outer-quay: {name: Outer Quay, within: port-mira}

L33 error: reference to the wrong kind
  The id exists, but what it names cannot stand here.
  - second_talks: {asks: "Do they meet again?", kind: yesno, entails: [summit_place]}
  + second_talks: {asks: "Do they meet again?", kind: yesno, entails: [summit_occurs]}

L34 error: reserved id
  none and null have a meaning of their own wherever an id can stand, and so has unstated for sources.
  - source: [kesh-mayor, unstated]
  + source: kesh-mayor

L35 error: named twice
  The same thing is named twice where each may be named once.
  - source: [kesh-mayor, kesh-mayor]
  + source: kesh-mayor

L36 error: two parents at once
  At any time a place lies directly within one other place. Give the parents periods that do not overlap.
  - quay: {name: Quay, within: [{place: kesh}, {place: dunmere}]}
  + quay: {name: Quay, within: [{place: kesh, until: "2029"}, {place: dunmere, from: "2030"}]}

# Values

L40 error: not a date
  Dates are written in EDTF: 2011-06-25, 2011-06, 2011; 2011-06-25/2011-06-30 for all the days,
  "[2011-06-25..2011-06-30]" for one day among them, 2011-06~ for about then.
  - said: 20.4.2031
  + said: "2031-04-20"

L41 warning: said after it was published
  A statement cannot be said later than the article that quotes it was published. One of the two dates is wrong.
  - said: "2031-05-02"
  + said: "2031-04-02"

L42 error: period ends before it begins
  The end of a period must not come before its beginning.
  - quay: {name: Quay, within: [{place: kesh, from: "2030", until: "2029"}]}
  + quay: {name: Quay, within: [{place: kesh, from: "2029", until: "2030"}]}

L43 error: not a web address
  Addresses begin with http:// or https:// and hold no password.
  - archive_url: web.archive.org/yacht
  + archive_url: "https://web.archive.org/yacht"

L44 error: not a language
  Languages are written as BCP 47 tags: en, de, pt-BR, zh-Hant.
  - language: english
  + language: en

L45 error: not a hash
  text_sha256 and seal are 64 digits from 0 to 9 and a to f. They are computed, not typed.

L46 error: not a Wikidata id
  Ids of Wikidata are a Q and a number, such as Q42.
  - joss-vane: {name: Joss Vane, wikidata: "https://www.wikidata.org/wiki/Q42"}
  + joss-vane: {name: Joss Vane, wikidata: Q42}

L47 error: not a tolerance
  A tolerance is a percentage ("5%") or a quantity in the unit of the question ("10").
  - depth: {asks: "How deep?", kind: amount, unit: m, tolerance: about 5}
  + depth: {asks: "How deep?", kind: amount, unit: m, tolerance: "5%"}

# Statements

L50 error: no visit
  A statement must say which visit it is about, itself or through the article's default.

L51 error: unknown scope
  A scope must be one of those that the visit lists.

L52 error: quote too long
  All spans of a quote together may have 30 words. Keep the words that prove the claim.

L53 error: answers do not fit the stance
  Who declines gives no answers: list the questions that were left unanswered. In every other statement each question
  has an answer.
  - type: no-comment
  - answers: {occurs: "yes"}
  + type: no-comment
  + answers: [occurs]

# Reviews

L54 error: decision in the file of another visit
  A decision stands in the file that is named after the visit of its finding. Move it there.

L55 error: decision on no finding
  There is no such finding, so that the decision says nothing. The id may be misspelled, or the claims no longer
  contradict each other: then delete the decision, or keep it for the record with `withdrawn:` and the day.

L56 error: decided twice
  One reviewer has decided twice on one finding while it rested on the same claims. Mark the earlier decision with
  `withdrawn:` and the day, or delete one of the two.

L57 error: malformed finding or evidence
  A decision names the id of its finding (the code of a rule, a hyphen, and 16 digits from 0 to 9 and a to f) and its
  evidence (16 such digits), as the report writes both. They are copied, not typed; `claimcheck review` writes them.

L58 error: days in the wrong order
  A decision is made before it is withdrawn, and before the day by which it wants another look.

L59 warning: decision has expired
  The decision was to be looked at again by a day that has passed. Decide anew with `claimcheck review`.

# Answers

L60 error: several answers to a question that has one
  The question can have one answer. Either-or is {any_of: [a, b]}; two answers of two sources are two statements.
  - summit_place: [kesh, port-mira]
  + summit_place: {any_of: [kesh, port-mira]}

L61 error: neither yes nor no
  The question is answered by yes or no.
  - occurs: true
  + occurs: "yes"

L62 error: not an amount
  An amount is a number and a unit, such as 112 km. A number alone is in the question's unit.
  - duration: three days
  + duration: 3 days

L63 error: unit does not fit
  The unit of the amount cannot be converted to the unit of the question.
  - distance: 3 days
  + distance: 30 miles

L64 error: misused any_of, none_but or none
  {any_of: [a, b]} needs two or more answers. {none_but: [a]} and none say that there are no other answers, so they
  stand alone and only on questions with many answers; none also answers when something happened before.
  - summit_place: {any_of: [kesh]}
  + summit_place: kesh

# Quotes and texts

L70 error: quote not in the text
  The quote does not stand in the text of the article. Copy it from there.

L71 error: quote drifted
  The text of the article has words much like the quote, but not the same. Quotes are verbatim.

L72 error: quote is ambiguous
  The quote stands in the text more than once. Make it longer, or add a second span that stands there once.

L73 error: seal is broken
  A quote or the hash of the text was changed after the article was sealed. Check the quotes against the text and seal
  the article again.

L74 warning: quotes reproduce too much
  The quotes of an article together hold more than two fifths of its words. Keep what the claims need.

L75 hint: no text at hand
  Neither the text of the article nor a seal is there, so its quotes are unchecked.

L76 error: another text
  The text at hand is not the one whose hash the article gives. Either the text or the hash is of another version.

# What is well-formed and may still be wrong

L80 warning: confirmation by nobody concerned
  Only a source that speaks for a party of the visit can confirm: it knows what it plans. What others say is a report,
  however sure they are. Change the type; or say in the registries whom the source speaks for.
  - type: confirmation
  - source: kesh-mayor
  + type: report
  + source: kesh-mayor

L81 warning: announcement by nobody named
  Who announces something stands by it. What an unnamed source says is a report, a forecast or a rumor; who passes on
  an announcement belongs into via.
  - type: announcement
  - source: port-officials
  + type: announcement
  + source: orn-office
  + via: [port-officials]

L82 warning: happened later than it was said
  A statement reports something as having happened, and names a day after it was said. Either it was still expected,
  or one of the dates is wrong. One day is left for time zones.
  - happened: true
  - said: "2031-04-02"
  - answers: {arrival_date: "2031-05-04"}
  + said: "2031-04-02"
  + answers: {arrival_date: "2031-05-04"}

L83 hint: number or date not in the quote
  The answer is an amount that the quote does not say, or a date where the quote names another. Often it is a slip of
  the pen. Quote the words that name it; or tell in the note how the answer is known, which settles it. Only quotes in
  English (or with a translation) are looked at; yesterday or on Tuesday are dates that fit.
  - quote: "will dock on May 14"
  - answers: {arrival_date: "2031-05-04"}
  + quote: "will dock on May 4"
  + answers: {arrival_date: "2031-05-04"}

L84 hint: place not in the quote
  The quote does not name the place that the answer names, nor a place within it. A quote proves its claim to whoever
  sees nothing but the quote: add the words that name the place, the name that is used there to the aliases of the
  place, or a note that tells how the place is known, which settles it.
  - quote: "the leaders would meet there"
  - answers: {summit_place: kesh}
  + quote: ["in Kesh", "the leaders would meet there"]
  + answers: {summit_place: kesh}

L85 hint: quoted twice for one question
  Two statements of an article answer one question with the same quote, and nothing keeps them from being one
  statement. Perhaps it was entered twice, or a second quote was meant.

L86 warning: less than nothing
  Distances, times, masses and numbers of things cannot be negative.
  - duration: -3 days
  + duration: 3 days

L87 warning: withdrawn before it was said
  A statement cannot be withdrawn on a day before it was said. One of the two dates is wrong.
  - said: "2031-04-19"
  - retracted: "2031-04-09"
  + said: "2031-04-19"
  + retracted: "2031-04-20"

# What the claim base holds

L90 hint: nobody uses it
  Nothing refers to this entry of a registry. Delete it, unless it is kept for what is still to come. Looked for when
  the whole claim base is checked, and only while there are no errors.

L91 hint: nearly the same
  Two entries of one registry have ids or names that are the same but for one letter, the order of words, capitals or
  accents. If they are one, keep one. If they are two, say so: by two Wikidata ids, by a reference (part_of, within),
  or in a note that names the other. Looked for when the whole claim base is checked.

L92 hint: no archived copy
  The article has an address, and no archive_url. Pages change and vanish; an archived copy lets others check the
  quotes later.
  - url: "https://harbor-post.example/yacht"
  + url: "https://harbor-post.example/yacht"
  + archive_url: "https://web.archive.org/web/2031/https://harbor-post.example/yacht"

L93 warning: the same article twice
  Two files have the same address, the same text, or the same outlet, date and title: the claims of one article would
  count twice. Keep one file. If the second is a reprint, name in credit whose text it is. Looked for when the whole
  claim base is checked.
"""
