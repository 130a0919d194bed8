"""Every way in which one comparison of a view or rule could be wrong.

Knows what SQL looks like. Must not know what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

# What may stand in for what. Words are whole words, outside of comments.
CHANGES = (
    (r"(?<![<>])=", "<>"),
    (r"<>", "="),
    (r"<(?![=>])", "<="),
    (r"<=", "<"),
    (r"(?<!<)>(?!=)", ">="),
    (r">=", ">"),
    (r"\bAND\b", "OR"),
    (r"\bOR\b", "AND"),
    (r"(?<!IS )\bNOT (?=IN\b|\w+[.\w]*|\()", ""),
    (r"IS NULL", "IS NOT NULL"),
    (r"IS NOT NULL", "IS NULL"),
    (r"IS NOT DISTINCT FROM", "="),
    (r"\bMIN\(", "MAX("),
    (r"\bMAX\(", "MIN("),
    (r"\bBOOL_OR\(", "BOOL_AND("),
    (r"\bBOOL_AND\(", "BOOL_OR("),
    (r"\bLEAST\(", "GREATEST("),
    (r"\bGREATEST\(", "LEAST("),
    (r"'affirm'", "'deny'"),
    (r"'deny'", "'affirm'"),
    (r"'planned'", "'done'"),
    (r"'done'", "'planned'"),
    (r"'one'", "'many'"),
    (r"(?<![\w'])[0-9]+(?![\w'])", "+1"),
    (r"LEFT JOIN", "INNER JOIN"),
    (r"INNER JOIN", "LEFT JOIN"),
    (r"UNION ALL", "UNION"),
    (r"\bDISTINCT (?!FROM)", ""),
    (r" DESC\b", ""),
    (r"(?<=\()'[a-z-]+', ", ""),  # a member of an IN list
    (r", '[a-z-]+'(?=[,)])", ""),
)
OPERAND = re.compile(r"\b(WHERE|ON|AND|OR|HAVING|WHEN)\s+(?!NULL)")
END = re.compile(r"\s+(AND|OR|THEN|GROUP|ORDER|HAVING|LEFT|INNER|CROSS|WHERE|UNION|SELECT|AS|ELSE|END)\b")

# What changes no conclusion: the file, a pattern of the line and its change, and why.
EQUIVALENT = (
    ("", r"INNER JOIN -> LEFT JOIN$", "what has no partner falls to a later condition, or everything has one"),
    ("", r"UNION ALL -> UNION$", "each row is taken once afterwards"),
    ("", r"DISTINCT -> $", "a row that comes twice says nothing new"),
    ("", r"JOIN (atoms|pairs|opposed|bounds) .* -> ", "an answer's text says what it is, on any visit and question"),
    ("", r"\.answer < b\.answer.*< -> <=$", "an answer is not apart from itself"),
    ("0[345]", r"'decline'|\|.*stance <> ", "who declines gives no answer, so nothing joins it"),
    ("03", r"\| unnamed -> TRUE", "who is counted by name is not counted again"),
    ("05", r"0 -> 1$", "one witness is as few as none"),
    ("05", r"MIN\(origin\) AS origin", "asked for only where there is one"),
    ("06", r"\| (MIN|MAX|BOOL_OR)\(", "all atoms of one text are alike"),
    (
        "06",
        r"rank|latest|backed|crowds|leads|GROUP BY|AS claims",
        "a limit for crowded questions; see tests/test_engine.py",
    ),
    ("06", r"'yesno', -> ", "every answer to such a question is yes"),
    ("06", r"v\.superseded_by = g\.visit -> TRUE", "only what is said of the visit itself is compared further"),
    ("07", r"leads|\bgap\b.*-> (MIN|MAX|LEAST)", "a limit for crowded questions; see tests/test_engine.py"),
    ("07", r"1 -> 2$", "any number but none will do"),
    ("08", r"conditional -> TRUE", "what is said without a condition is given already"),
    ("08", r"[sw]\.question = n\.question -> TRUE", "an answer's text says what it is, on any question"),
    ("09", r"q\.since_destination -> FALSE", "stands in a base of its own in tests/test_engine_agrees.py"),
    ("10", r"ELSE 1 END.*1 -> 2$", "no earlier day comes out"),
    ("10", r"said_hi IS NOT NULL -> TRUE", "every publication has a last day"),
    ("10", r"THEN MIN\(scope\).*MIN\( -> MAX\($", "the least is the greatest there"),
    ("11", r"s\.question = r\.question|t\.question = a\.question", "an answer's text says what it is, on any question"),
    ("11", r"THEN 0 ELSE -2 END.*2 -> 3$", "levels are told apart by their order only"),
    ("12", r"10 -> 11$|THEN 3.*3 -> 4$", "levels are told apart by their order only"),
    ("12", r"w\.superseded_by, MAX\(p\.weight\)", "shown of a visit called off that nobody had spoken of, and no more"),
    ("12", r"settled_on NULLS LAST, .*DESC -> $", "which of those who say it on one day stands for them"),
    ("12", r"0 AS level.*0 -> 1$", "nobody asks for the level of a visit that was called off"),
    ("13", r"x\.visit = y\.visit", "a statement is about one visit"),
    ("14", r"positions <= 40|positions > 40|turn = |OR turn|repeated AS r|HAVING", "a limit for busy speakers"),
    ("14", r"[xy]_origin = f\.", "who speaks through several is followed as one"),
    ("14", r"WHERE y\.stance <> 'decline' AND", "only speed: no rule asks who says it again or falls silent"),
    ("15", r"stance = 'deny'", "whether somebody denies it is asked where it is used"),
    ("16", r"\(c\.own_words OR c\.type = 'report'\) -> TRUE", "asked again where it is used"),
    ("16", r"r\.(visit|question) = c\.(visit|question)", "an answer's text says what it is, on any visit and question"),
    ("17", r"s\.(visit|question) = o\.(visit|question)", "an answer's text says what it is, on any visit and question"),
    ("c01", r"turn|crowded|DESC", "a limit for crowded questions; see tests/test_engine.py"),
    ("c07", r"kind = 'date' -> TRUE", "what is no date has no days; asked to save time"),
    ("r08", r"AS a_most", "nothing that is open has weight"),
    ("r09", r"d\.stance = 'decline' -> TRUE", "whoever affirms or denies is among those who do"),
)


@frozen
class Mutant:
    """One change at one place in a file."""

    file: str
    line: int
    old: str
    new: str
    shown: str
    query: str


def mutants(file: str, text: str) -> Iterator[Mutant]:
    """All changes of one file; `text` is its content."""
    header = re.match(r"(--.*\n)+", text)
    skip = header.end() if header else 0
    code = re.sub(r"--.*", lambda comment: " " * len(comment[0]), text[skip:])
    found = {(m.start(), m.end(), new) for old, new in CHANGES for m in re.finditer(old, code)}
    for m in OPERAND.finditer(code):
        found.add((m.end(), _end(code, m.end()), "FALSE" if m[1] == "OR" else "TRUE"))
    for start, end, new in sorted(found):
        old = code[start:end]
        new = str(int(old) + 1) if new == "+1" else new
        line = text.count("\n", 0, skip + start) + 1
        shown = text.splitlines()[line - 1].strip()
        yield Mutant(file, line, " ".join(old.split()), new, shown, code[:start] + new + code[end:])


def _end(code: str, start: int) -> int:
    """Where the operand that begins at `start` ends."""
    depth, nested = 0, 0
    for at in range(start, len(code)):
        depth += {"(": 1, ")": -1}.get(code[at], 0)
        nested += code.startswith("CASE", at)
        if depth < 0 or (depth == 0 and not nested and END.match(code, at)):
            return at
        nested -= code.startswith("END", at)
    return len(code)


def excuse(mutant: Mutant) -> str | None:
    """Why nobody can notice, if that is known."""
    changed = f"{mutant.shown} | {mutant.old} -> {mutant.new}"
    reasons = (why for file, part, why in EQUIVALENT if re.match(file, mutant.file) and re.search(part, changed))
    return next(reasons, None)
