"""JSON Lines, as `claimcheck export jsonl` writes them, to the files of a claim base in their one form.

Knows how lines are put together to files, and which line a problem of such a file comes from. Must not know what
entries mean: that is for the loader, which reads the files as it reads any other.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import BinaryIO, Final

from attrs import evolve, frozen

from claimcheck.claimbase import load_files
from claimcheck.codes import ProblemList, in_order
from claimcheck.export.jsonl import KINDS
from claimcheck.files import HeldFiles
from claimcheck.ids import check_new_id, did_you_mean
from claimcheck.intake.jsontext import Place, Unread, Value, read_json, texts_in
from claimcheck.layout import Kind, UnlikeError, formatted
from claimcheck.model import Location, Problem
from claimcheck.yamltree import FORBIDDEN, MAX_BYTES, Mapping, Node, Scalar, read_tree, shown
from claimcheck.yamltree import Sequence as Items

Name = tuple[str, ...]
_KEYS: Final = ("kind", "id", "entry")
_WIDTH: Final = 120  # of a line of a file, if it can be broken


@frozen
class Line:
    """One entry of a claim base; `id` is empty for the settings."""

    kind: str
    id: str
    entry: dict[str, Value]
    number: int


@frozen
class Intake:
    """The files of a claim base by the parts of their names, and what is wrong with the lines: then not to be used."""

    files: dict[Name, bytes]
    problems: tuple[Problem, ...]


def take_in(stream: BinaryIO, file: str) -> Intake:
    """Read the lines of a file of that name, check what they say, and make the files of a claim base.

    Only errors are in the result: what else there is to say of the claim base, `claimcheck lint` says.
    """
    problems = ProblemList(file)
    lines = list(_once(_lines(stream, problems), problems))
    if not problems.found:
        _check_first(lines, problems)
    if problems.found:
        return Intake({}, in_order(problems.found))
    written = list(_files(lines, problems))
    files = {one.name: one.data for one in written}
    known = {"/".join(one.name): one for one in written}
    loaded = load_files(HeldFiles("", files)) if not problems.found else None
    errors = [problem for problem in loaded.problems if problem.severity == "error"] if loaded else []
    found = [evolve(one, location=Location(file, known[one.location.file].line_of(one))) for one in errors]
    return Intake(files, in_order([*problems.found, *found]))


# --- Lines ------------------------------------------------------------------------------------------------


def _lines(stream: BinaryIO, problems: ProblemList) -> Iterator[Line]:
    """The lines that are entries; blank ones are none. Reading stops where it makes no sense: at a line that is too
    long, or at once if the first line is no JSON.
    """
    number, begun = 0, False
    while data := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(data) > MAX_BYTES:
            hint = "An entry is no longer than a file of a claim base may be."
            problems.add("L06", Place(number), f"the line has more than {MAX_BYTES // 1_000_000} MB", hint)
            return
        if data.strip():
            value = read_json(data.rstrip(b"\r\n"), problems, number)
            if isinstance(value, Unread) and not begun:
                return
            begun = True
            line = None if isinstance(value, Unread) else _line(value, number, problems)
            if line is not None:
                yield line


def _line(value: Value, number: int, problems: ProblemList) -> Line | None:
    """The entry of a line, or None with a problem."""
    at = Place(number)
    if not isinstance(value, dict):
        problems.add("L22", at, "a line must be an object", 'Write {"kind": …, "id": …, "entry": {…}}.')
        return None
    known = len(problems.found)
    kind, id, entry = (value.get(key) for key in _KEYS)
    _check_keys(value, at, problems)
    _check_texts(value, at, problems)
    if not isinstance(kind, str) or kind not in KINDS:
        named = shown(kind) if isinstance(kind, str) else "what is no text"
        hint = did_you_mean(kind if isinstance(kind, str) else "", KINDS, f"Write one of: {', '.join(KINDS)}.")
        problems.add("L23", at, f"`kind` cannot be {named}", hint)
    elif kind != "settings" and not isinstance(id, str):
        problems.add("L21", at, "the key `id` is missing", 'Add "id": "…"; of a review it is that of the visit.')
    elif kind in ("article", "review") and isinstance(id, str):
        check_new_id(Scalar(id, number, 1), problems)  # it becomes the name of a file
    if not isinstance(entry, dict):
        problems.add("L21", at, "the key `entry` is missing, or no object", 'Add "entry": {…}.')
    if len(problems.found) > known or not isinstance(kind, str) or not isinstance(entry, dict):
        return None
    return Line(kind, id if isinstance(id, str) else "", entry, number)


def _check_keys(value: dict[str, Value], at: Place, problems: ProblemList) -> None:
    for key in value:
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS, f"Keys that can stand here: {', '.join(_KEYS)}.")
            problems.add("L20", at, f"the key {shown(key)} means nothing here", hint)


def _check_texts(value: dict[str, Value], at: Place, problems: ProblemList) -> None:
    """Add a problem for the first text with a character that no claim file may have."""
    found = next((found for text in texts_in(value) if (found := FORBIDDEN.search(text))), None)
    if found:
        problems.add("L08", at, f"a text holds an invisible character (U+{ord(found[0]):04X})", "Delete it.")


def _once(lines: Iterable[Line], problems: ProblemList) -> Iterator[Line]:
    """The lines without those whose id another one of their kind has; reviews of a visit are many."""
    first: dict[tuple[str, str], int] = {}
    for line in lines:
        named = line.kind, line.id
        if line.kind != "review" and named in first:
            what = f"the {line.kind} {shown(line.id)}" if line.id else "the settings"
            message = f"line {first[named]} has {what} already"
            problems.add("L35", Place(line.number), message, "Keep one of the two.")
        else:
            first[named] = line.number
            yield line


def _check_first(lines: Sequence[Line], problems: ProblemList) -> None:
    """That the settings come first, and say which schema the lines have."""
    if not lines or lines[0].kind != "settings" or "schema" not in lines[0].entry:
        at = Place(lines[0].number if lines else 1)
        hint = 'Begin the file with {"kind": "settings", "entry": {"schema": 1}}.'
        problems.add("L21", at, "the first line must be the settings, with their schema", hint)


# --- Files ------------------------------------------------------------------------------------------------


@frozen
class _Written:
    """A file in its one form, and in which of its lines each line of the input begins."""

    name: Name
    data: bytes
    begins: Sequence[int]
    numbers: Sequence[int]

    def line_of(self, problem: Problem) -> int:
        """The line of the input that a problem of this file comes from."""
        return _number_at(problem, self.begins, self.numbers)


def _number_at(problem: Problem, begins: Sequence[int], numbers: Sequence[int]) -> int:
    return numbers[max(bisect_right(begins, problem.location.line) - 1, 0)]


def _files(lines: Iterable[Line], problems: ProblemList) -> Iterator[_Written]:
    """The files that lines make up, in their one form."""
    drafts: dict[Name, list[Line]] = {}
    for line in lines:
        kind = KINDS[line.kind]
        name: Name = (kind, f"{line.id}.yaml") if line.kind in ("article", "review") else (f"{kind}.yaml",)
        drafts.setdefault(name, []).append(line)
    for name, parts in drafts.items():
        kind, numbers, texts = KINDS[parts[0].kind], [line.number for line in parts], list(map(_text_of, parts))
        before = "reviews:\n" if kind == "reviews" else ""
        found = ProblemList(problems.file)
        data = _formatted(before + "".join(texts), kind, found)
        root = read_tree(data, found)
        if root is not None and not found.found:
            yield _Written(name, data, _begins(kind, root), numbers)
        begins = list(accumulate((text.count("\n") for text in texts), initial=1 + before.count("\n")))
        for problem in found.found:
            problems.add(problem.code, Place(_number_at(problem, begins[:-1], numbers)), problem.message, problem.hint)


def _formatted(text: str, kind: Kind, problems: ProblemList) -> bytes:
    """A file in its one form; empty with problems."""
    try:
        return formatted(text.encode(), kind, problems) or b""
    except UnlikeError:
        problems.add("L10", None, "this would say something else as a file", "Please report this as a defect.")
        return b""


def _begins(kind: Kind, root: Node) -> list[int]:
    """In which lines of a file its entries begin."""
    assert isinstance(root, Mapping)  # every entry is an object
    if kind == "reviews":
        reviews = root.entries["reviews"]
        assert isinstance(reviews, Items)
        return [review.line for review in reviews.items]
    return [1] if kind in ("claimcheck", "articles") else [key.line for key in root.keys.values()]


def _text_of(line: Line) -> str:
    """An entry as YAML that is JSON, with its key or hyphen, broken into lines where it would be too wide."""
    if line.kind == "review":
        return f"- {_laid_out(line.entry, 2, 2)}\n"
    if line.kind in ("settings", "article"):
        return f"{_laid_out(line.entry, 0, 0)}\n"
    return f"{_in_line(line.id)}: {_laid_out(line.entry, 0, len(line.id) + 2)}\n"


def _laid_out(value: Value, indent: int, before: int) -> str:
    """A value in one line if there is room behind the indent and what stands before it, else in several."""
    whole = _in_line(value)
    if indent + before + len(whole) <= _WIDTH or not isinstance(value, list | dict) or not value:
        return whole
    if isinstance(value, list):
        items = [_laid_out(inner, indent + 2, 2) for inner in value]
        return "[\n" + ",\n".join(items) + "\n]"
    pairs = [f"{_in_line(key)}: {_laid_out(inner, indent + 2, len(key) + 2)}" for key, inner in value.items()]
    return "{\n" + ",\n".join(pairs) + "\n}"


def _in_line(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)
