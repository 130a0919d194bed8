"""What the YAML reader complains about, said to the person who edits the file.

Knows the complaints of libyaml and of PyYAML's own reader, and what usually lies behind them.
Must not know what the file means.
"""

from __future__ import annotations

import re
from typing import Final

import yaml
from attrs import frozen

QUOTE_IT: Final = "Put the whole value within quotation marks."


@frozen
class Complaint:
    """Why a text is not YAML, where (from 1), and what to write instead."""

    line: int
    column: int
    message: str
    hint: str


def explain(error: yaml.YAMLError, text: str) -> Complaint:
    """Put an error of the YAML reader into words; `text` is what it read."""
    lines = re.split("\r\n|\r|\n", text)
    mark = getattr(error, "problem_mark", None)
    if mark is None:  # the reader itself, before any YAML
        return Complaint(1, 1, "the file cannot be read as YAML", "")
    opened = getattr(error, "context_mark", None) or mark
    complaint = f"{getattr(error, 'context', '')}: {getattr(error, 'problem', '')}"
    line, column = _within(lines, mark.line, mark.column)
    opened_line, opened_column = _within(lines, opened.line, opened.column)
    place = _Place(lines[line][:column], lines[line][column : column + 1], lines[opened_line])
    for fragment, speak in _COMPLAINTS:
        if re.search(fragment, complaint):
            message, hint, at_opening = speak(place)
            where = (opened_line, opened_column) if at_opening else (line, column)
            return Complaint(where[0] + 1, where[1] + 1, message, hint)
    plain = f"this cannot be read as YAML ({getattr(error, 'problem', error)})"
    return Complaint(line + 1, column + 1, plain, f"If it is a text: {QUOTE_IT[0].lower()}{QUOTE_IT[1:]}")


def _within(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """The position, moved to the end of the last line that has text if it lies behind it."""
    last = len(lines) - 1
    while last and not lines[last].strip():
        last -= 1
    return (line, min(column, len(lines[line]))) if line <= last else (last, len(lines[last]))


@frozen
class _Place:
    """The line before the place of a complaint, the character there, and the line where all began."""

    before: str
    at: str
    opened: str


# Each of these says: message, hint, and whether it is about the place where the construct was opened.
_Words = tuple[str, str, bool]


def _cannot_start(place: _Place) -> _Words:
    if place.at == "\t" or place.before.endswith("\t"):
        return "a tab stands where only spaces may stand", "Indent with spaces, two for each level.", False
    return f"a value cannot begin with {place.at}", QUOTE_IT, False


def _colon(place: _Place) -> _Words:
    if re.search(r"[\w\"']:\s", place.before):
        message = "the value holds a colon and a space, which YAML takes for another key"
        return message, f'{QUOTE_IT} Example: title: "Talks: a beginning"', False
    message = "here no key can stand: it is indented more than its neighbours, or the line above is unfinished"
    return message, "Begin it in the same column as the keys beside it; check the line above too.", False


def _expected_key(place: _Place) -> _Words:
    if place.before.rstrip().endswith(('"', "'")):
        hint = (
            "Use the other kind of quotation marks around the whole value, or write '' for a ' inside '...'. "
            "Or is a quotation mark in a line above not closed?"
        )
        return "text follows the closing quotation mark", hint, False
    if place.at in ("]", "}"):
        message = f"a {place.at} closes a bracket that was not opened"
        return message, "Delete it, or add the opening bracket.", False
    message = "this line does not fit the block it is in"
    return message, "Begin keys of one block in the same column, each as `key: value`.", False


def _no_colon(place: _Place) -> _Words:
    if found := re.match(r"\s*([\w-]+):\S", place.opened):
        return "a space is missing after the colon", f"Write `{found[1]}: …`, with a space.", True
    hint = "Write `key: value`, or put the value above within quotation marks if this line belongs to it."
    return "this line is not a key followed by a colon", hint, True


def _bracket(place: _Place) -> _Words:
    hint = "Close it, and put texts that hold a colon, a comma or a bracket within quotation marks."
    return "the bracket that opens here is not closed properly", hint, True


def _no_content(place: _Place) -> _Words:
    if not place.at:
        return _bracket(place)
    return f"a value cannot begin with {place.at}", QUOTE_IT, False


def _open_quote(place: _Place) -> _Words:
    hint = "Close it with the same mark. An apostrophe inside '...' is written twice."
    return "the quotation mark that opens here is not closed", hint, True


def _escape(place: _Place) -> _Words:
    hint = "Write two backslashes, or use single quotation marks."
    return 'inside "..." a backslash begins a special character, and this is not one', hint, False


def _hyphen(place: _Place) -> _Words:
    return (
        "a list of lines with hyphens begins on a line of its own",
        "Begin a new line before the hyphen.",
        False,
    )


def _not_hyphen(place: _Place) -> _Words:
    return (
        "this line stands in a list but does not begin with a hyphen",
        "Begin it with `- `, or indent it.",
        False,
    )


def _special(place: _Place) -> _Words:
    return "a value cannot begin with one of & * ! | > %", QUOTE_IT, True


def _after_end(place: _Place) -> _Words:
    return "text follows the end of the document", "Delete the line of dots or hyphens above.", False


_COMPLAINTS: Final = (
    ("cannot start any token", _cannot_start),
    ("mapping values are not allowed", _colon),
    ("scanning a quoted scalar: found unexpected", _open_quote),
    (
        "unknown escape character|quoted scalar: (did not find expected hex|found invalid|expected escape)",
        _escape,
    ),
    ("expected ',' or|while parsing a flow (sequence|mapping)", _bracket),
    ("expected key|but found '?<scalar>|while parsing a block mapping", _expected_key),
    ("could not find expected ':'", _no_colon),
    ("sequence entries are not allowed", _hyphen),
    ("expected '-' indicator|while parsing a block collection", _not_hyphen),
    (
        "while scanning (an? (alias|anchor|block scalar|directive|tag|%)|a %)|while parsing a tag|tag handle",
        _special,
    ),
    ("expected (the )?node content", _no_content),
    ("document start", _after_end),
)
