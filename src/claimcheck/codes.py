"""The codes of everything that can be wrong with the files of a claim base.

Knows each code's title, level and explanation, and how problems of one file are collected.
Must not know how files are read or what claims mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Protocol

from attrs import field, frozen, mutable

from claimcheck.model import Level, Location, Problem


@frozen
class Code:
    """One kind of problem: `explanation` says why it matters and what to do."""

    code: str
    title: str
    level: Level
    explanation: str


class Placed(Protocol):
    """Anything that stands somewhere in a file; `line` and `column` count from 1."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


def problem(code: str, location: Location, message: str, hint: str = "") -> Problem:
    """A problem with the level that its code has."""
    return Problem(code, CODES[code].level, location, message, hint)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Different problems, each once, by file, line and column."""
    return tuple(sorted(set(problems), key=_place_of))


def _place_of(problem: Problem) -> tuple[str, int, int, str, str, str]:
    at = problem.location
    return at.file, at.line, at.column, problem.code, problem.message, problem.hint


@mutable
class ProblemList:
    """Collects the problems of one file, and stops collecting when the file is hopeless."""

    file: str
    found: list[Problem] = field(factory=list)

    def add(self, code: str, at: Placed | None, message: str, hint: str | Callable[[], str] = "") -> None:
        """Add a problem at a node (None: at the whole file). A hint that takes long to find is a function."""
        if len(self.found) < MOST_PROBLEMS:
            self.found.append(problem(code, self.place(at), message, hint if isinstance(hint, str) else hint()))
        elif len(self.found) == MOST_PROBLEMS:
            message = f"there are more than {MOST_PROBLEMS} problems in this file; the others are not shown"
            self.found.append(problem("L09", Location(self.file), message, "Correct these first."))

    def place(self, at: Placed | None) -> Location:
        """Where a node stands in this file."""
        return Location(self.file) if at is None else Location(self.file, at.line, at.column)


MOST_PROBLEMS: Final = 200

# A block for each code: code, level, title; below, indented, the explanation.
_TABLE: Final = """
# Files

L01 error: file cannot be read
  The system refused to read the file. Check its permissions.

L02 error: not a file
  Where a file is expected there is a folder or something else, perhaps by a slip in a name. Rename or
  move it.

L03 error: link to nothing
  A symbolic link points to a file that does not exist. Put the file itself here.

L04 error: link out of the folder
  A symbolic link leaves the folder of the claim base. What it points to is not part of the claim base and
  differs from machine to machine, so it is not read. Put the file itself here.

L05 warning: unknown file
  The file is none of those that make up a claim base, so nothing reads it. Its name may be misspelled.

L06 error: file too large
  A file may have at most 2 MB. Split it, or remove what is not claims.

L07 error: not UTF-8
  The file is not text in UTF-8, the encoding of all files here. Save it again as UTF-8.

L08 error: control character
  The file holds a character that cannot be seen and does not belong into text, often brought in by
  copying. Delete it.

L09 error: too many problems
  Only the first problems of a file are shown. Correct them and look again.

# YAML

L10 error: not YAML
  The text cannot be read as YAML. The usual reasons: a quotation mark that is not closed, a tab, a key
  that is not indented like its neighbours, or a value with a colon or a # that is not within quotation
  marks.

L11 error: unresolved merge
  The lines between <<<<<<< and >>>>>>> are two versions of one passage. Keep one and delete the marks.

L12 error: nested too deeply
  Brackets or indented lines are nested more than 32 levels deep.

L13 error: anchor or alias
  Anchors (&name), aliases (*name) and merge keys (<<) make a text mean something other than it shows.
  Write the value out at each place; put a value that begins with & or * within quotation marks.

L14 error: tag
  Tags (!name) are not used here: every value is text. Put a value that begins with ! within quotation
  marks.

L15 error: duplicate key
  A key stands twice in one block; only one of the two can be meant.

L16 error: key is not plain text
  A key must be one word on one line, followed by a colon.

L17 error: several documents
  A line of three hyphens begins a second document. One file holds one document.

L18 warning: text cut off by #
  In a text without quotation marks, a # after a space begins a comment: the rest of the line is not part
  of the text. Put the text within quotation marks.

# Structure

L20 error: unknown key
  The key means nothing here. It may be misspelled, or belong elsewhere.

L21 error: missing key
  A key that must be there is not.

L22 error: wrong shape
  A text, a list ([a, b], or lines that begin with a hyphen) or a block of keys stands where another of
  the three is expected.

L23 error: not one of the words allowed here
  Only certain words are allowed as this value.

L24 error: neither true nor false
  The value must be true or false.

L25 error: empty
  A value that is needed is empty.

L26 error: unknown schema version
  The claim base says that it is written for another version of the format. Use a newer claimcheck.

L27 error: key does not fit the kind
  The key has a meaning for questions of another kind only.

# Ids

L30 error: malformed id
  Ids consist of lower-case letters a to z, digits and hyphens (those of questions: underscores instead),
  begin with a letter or digit, and have at most 80 characters. The id of an article is the name of its
  file.

L31 error: unknown id
  An id is used that its registry does not have. It may be misspelled; otherwise add an entry to the
  registry.

L32 error: circle
  Following the references leads back to where they began, so that nothing is on top.

L33 error: reference to the wrong kind
  The id exists, but what it names cannot stand here.

L34 error: reserved id
  none and null have a meaning of their own wherever an id can stand, and so has unstated for sources.

L35 error: named twice
  The same thing is named twice where each may be named once.

L36 error: two parents at once
  At any time a place lies directly within one other place. Give the parents periods that do not overlap.

# Values

L40 error: not a date
  Dates are written in EDTF: 2011-06-25, 2011-06, 2011; 2011-06-25/2011-06-30 for all the days,
  "[2011-06-25..2011-06-30]" for one day among them, 2011-06~ for about then.

L41 warning: said after it was published
  A statement cannot be said later than the article that quotes it was published. One of the two dates is
  wrong.

L42 error: period ends before it begins
  The end of a period must not come before its beginning.

L43 error: not a web address
  Addresses begin with http:// or https:// and hold no password.

L44 error: not a language
  Languages are written as BCP 47 tags: en, de, pt-BR, zh-Hant.

L45 error: not a hash
  text_sha256 and seal are 64 digits from 0 to 9 and a to f. They are computed, not typed.

L46 error: not a Wikidata id
  Ids of Wikidata are a Q and a number, such as Q42.

L47 error: not a tolerance
  A tolerance is a percentage ("5%") or a quantity in the unit of the question ("10").

# Statements

L50 error: no visit
  A statement must say which visit it is about, itself or through the article's default.

L51 error: unknown scope
  A scope must be one of those that the visit lists.

L52 error: quote too long
  All spans of a quote together may have 30 words. Keep the words that prove the claim.

L53 error: answers do not fit the stance
  Who declines gives no answers: list the questions that were left unanswered. In every other statement
  each question has an answer.

# Reviews

L54 error: decision in the file of another visit
  A decision stands in the file that is named after the visit of its finding. Move it there.

L55 error: decision on no finding
  There is no such finding, so that the decision says nothing. The id may be misspelled, or the claims no
  longer contradict each other: then delete the decision, or keep it for the record with `withdrawn:` and
  the day.

L56 error: decided twice
  One reviewer has decided twice on one finding while it rested on the same claims. Mark the earlier
  decision with `withdrawn:` and the day, or delete one of the two.

L57 error: malformed finding or evidence
  A decision names the id of its finding (the code of a rule, a hyphen, and 16 digits from 0 to 9 and a to
  f) and its evidence (16 such digits), as the report writes both. They are copied, not typed;
  `claimcheck review` writes them.

L58 error: days in the wrong order
  A decision is made before it is withdrawn, and before the day by which it wants another look.

L59 warning: decision has expired
  The decision was to be looked at again by a day that has passed. Decide anew with `claimcheck review`.

# Answers

L60 error: several answers to a question that has one
  The question can have one answer. Either-or is {any_of: [a, b]}; two answers of two sources are two
  statements.

L61 error: neither yes nor no
  The question is answered by yes or no.

L62 error: not an amount
  An amount is a number and a unit, such as 112 km. A number alone is in the question's unit.

L63 error: unit does not fit
  The unit of the amount cannot be converted to the unit of the question.

L64 error: misused any_of, none_but or none
  {any_of: [a, b]} needs two or more answers. {none_but: [a]} and none say that there are no other
  answers, so they stand alone and only on questions with many answers; none also answers when something
  happened before.

# Quotes and texts

L70 error: quote not in the text
  The quote does not stand in the text of the article. Copy it from there.

L71 error: quote drifted
  The text of the article has words much like the quote, but not the same. Quotes are verbatim.

L72 error: quote is ambiguous
  The quote stands in the text more than once. Make it longer, or add a second span that stands there
  once.

L73 error: seal is broken
  A quote or the hash of the text was changed after the article was sealed. Check the quotes against the
  text and seal the article again.

L74 warning: quotes reproduce too much
  The quotes of an article together hold more than two fifths of its words. Keep what the claims need.

L75 hint: no text at hand
  Neither the text of the article nor a seal is there, so its quotes are unchecked.

L76 error: another text
  The text at hand is not the one whose hash the article gives. Either the text or the hash is of another
  version.
"""


def _read(table: str) -> dict[str, Code]:
    codes = {}
    for block in table.split("\n\n"):
        if block.lstrip().startswith("L"):
            head, *explanation = block.strip().splitlines()
            code, level, title = head.replace(":", "", 1).split(" ", 2)
            codes[code] = Code(code, title, _LEVELS[level], " ".join(line.strip() for line in explanation))
    return codes


_LEVELS: Final[dict[str, Level]] = {"error": "error", "warning": "warning", "hint": "hint"}
CODES: Final = _read(_TABLE)
