"""The text of a file to its parts, each with the comments and blank lines that belong to it.

Knows where a comment belongs: above what it stands above, behind what it stands behind, at the end of the block it
is indented with. Must not know what keys mean, or how parts are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, Final, NamedTuple, TypeAlias

import yaml
from attrs import field, mutable

from claimcheck.layout.shapes import Shape

Node: TypeAlias = Any  # of PyYAML, whose types do not tell texts, lists and mappings apart

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_START: Final = yaml.Mark("", 0, 0, 0, None, 0)
_COMMENT: Final = re.compile(r"(?:(?<=[ \t\n,\[\]{}\"'])|\A)#[^\n]*")
_VERBATIM: Final = re.compile(r"([|>]-?)(?:[ \t]+#.*)?")


class Comment(NamedTuple):
    """A comment with its line and column, from 0; `alone` when nothing else stands in its line."""

    text: str
    line: int
    column: int
    alone: bool


@mutable
class Part:
    """A value, with its key if it is in a mapping; `parts` is None for a text, and for what stays in one line.

    `above` and `below` are lines: comments, and "" for blank ones. `behind` are comments in the line of its key,
    or of its end if it has no parts. `verbatim` is a text of several lines as it is written: the mark that opens
    it, and the lines without their common indent.
    """

    key: Node | None
    value: Node
    shape: Shape
    line: int
    column: int
    parts: list[Part] | None
    above: list[str] = field(factory=list)
    behind: list[Comment] = field(factory=list)
    below: list[str] = field(factory=list)
    verbatim: list[str] = field(factory=list)


def read_parts(text: str, shape: Shape) -> Part:
    """The parts of a text that is YAML, with LF at the end of its lines; an empty one has a text as its value."""
    root = _compose(text)
    whole = _part(None, root, shape, 0, -1)
    _Placing(text, root).place(whole)
    return whole


def comments(text: str) -> list[Comment]:
    """All comments of a text that is YAML, in their order."""
    return _comments(text, _spans(text, _compose(text)))


def _compose(text: str) -> Node:
    return yaml.compose(text, Loader=_LOADER) or yaml.ScalarNode("", "", _START, _START)


# --- Parts ------------------------------------------------------------------------------------------------


def _part(key: Node | None, value: Node, shape: Shape, line: int, column: int) -> Part:
    parts = None
    if isinstance(value, yaml.CollectionNode) and value.value and (shape.block or not _is_in_one_line(value)):
        parts = [
            _part(key, child, shape.at(key.value) if key else shape.item(), *place)
            for key, child, *place in _children(value)
        ]
    return Part(key, value, shape, line, column, parts)


def _is_in_one_line(node: Node) -> bool:
    return bool(node.flow_style) and node.start_mark.line == node.end_mark.line


def _children(node: Node) -> Iterator[tuple[Node | None, Node, int, int]]:
    """Keys, values, and where each begins; the column of an item of a block is that of its hyphen."""
    for child in node.value:
        key, value = child if isinstance(node, yaml.MappingNode) else (None, child)
        mark = (key or value).start_mark
        in_block = key is None and not node.flow_style
        yield key, value, mark.line, node.start_mark.column if in_block else mark.column


def _verbatim(node: Node, text: str) -> list[str]:
    """A text after | or > as it is written; none if its mark says how it is indented or ends."""
    mark, *lines = text[node.start_mark.index : node.end_mark.index].rstrip().split("\n")
    opened = _VERBATIM.fullmatch(mark.rstrip())
    indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    return [opened[1], *(line[indent:] for line in lines)] if opened and lines else []


# --- Comments ---------------------------------------------------------------------------------------------


def _spans(text: str, node: Node) -> list[tuple[int, int]]:
    """From where to where the texts reach, in which a # begins no comment; in their order."""
    if isinstance(node, yaml.CollectionNode):
        nodes = [part for child in node.value for part in (child if isinstance(child, tuple) else (child,))]
        return [span for part in nodes for span in _spans(text, part)]
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("|", ">"):  # a comment may stand behind the mark
        start = text.find("\n", start, end)
    return [(start, end)] if 0 <= start < end else []


def _comments(text: str, spans: list[tuple[int, int]]) -> list[Comment]:
    found, at = [], 0
    for start, end in [*spans, (len(text), len(text))]:
        found += [_comment(text, match) for match in _COMMENT.finditer(text, at, start)]
        at = end
    return found


def _comment(text: str, match: re.Match[str]) -> Comment:
    begin = text.rfind("\n", 0, match.start()) + 1
    alone = not text[begin : match.start()].strip()
    return Comment(match[0].rstrip(), text.count("\n", 0, match.start()), match.start() - begin, alone)


class _Placing:
    """Gives each comment and blank line to a part, in the order of the file."""

    def __init__(self, text: str, root: Node) -> None:
        spans = _spans(text, root)
        found = _comments(text, spans)
        self.text = text
        self.lines: dict[int, Comment | None] = self.blank_lines(spans)
        self.lines |= {comment.line: comment for comment in found if comment.alone}
        self.behind = [comment for comment in found if not comment.alone]
        self.owners: dict[int, Part] = {}  # by line: the part that a comment behind it belongs to
        self.closed: dict[int, Part] = {}  # the part whose bracket is closed there

    def blank_lines(self, spans: list[tuple[int, int]]) -> dict[int, Comment | None]:
        """The blank lines, those within texts aside."""
        within = set[int]()
        for start, end in spans:
            first = self.text.count("\n", 0, start)
            within.update(range(first, first + self.text[start:end].rstrip().count("\n") + 1))
        lines = enumerate(self.text.split("\n"))
        return {number: None for number, line in lines if not line.strip() and number not in within}

    def place(self, whole: Part) -> None:
        end = self.text.count("\n") + 1
        after = 0
        if whole.parts:
            after = self.place_within(whole, 0, end, -1)
        elif whole.value.value:
            after = self.place_text(whole, end)
        whole.below += self.take(after, end)
        for comment in self.behind:
            self.place_behind(comment, whole)

    def place_behind(self, comment: Comment, whole: Part) -> None:
        if comment.line in self.owners:
            self.owners[comment.line].behind.append(comment)
        elif comment.line in self.closed:
            self.closed[comment.line].below.append(comment.text)
        else:  # behind a hyphen or bracket that stands alone
            following = min((line for line in self.owners if line > comment.line), default=None)
            (whole.below if following is None else self.owners[following].above).append(comment.text)

    def place_within(self, whole: Part, at: int, limit: int, column: int) -> int:
        """Place what stands from line `at` on within a block, whose key is in a column, and before the line `limit`.

        Returns the line after that.
        """
        parts = whole.parts or []
        for part, following in zip_longest(parts, parts[1:]):
            part.above += self.take(at, part.line)
            at = self.place_part(part, following.line if following else limit)
        if whole.value.flow_style:
            end = int(whole.value.end_mark.line)
            whole.below += self.take(at, end)
            self.closed[end] = whole
            return end + 1
        return self.place_deeper(whole, at, limit, column)

    def place_part(self, part: Part, limit: int) -> int:
        self.owners[part.line] = part
        if part.parts:
            return self.place_within(part, part.line + 1, limit, part.column)
        return self.place_text(part, limit)

    def place_text(self, part: Part, limit: int) -> int:
        """Place a text, or what stays in one line: comments may stand between it and its key."""
        first = int(part.value.start_mark.line)
        part.above += self.take(part.line + 1 if part.key else 0, min(first, limit))
        end = self.last_line(part.value)
        if getattr(part.value, "style", None) in ("|", ">"):
            part.verbatim = _verbatim(part.value, self.text)
            self.owners[first] = part  # its comment stands behind the mark
        else:
            self.owners[end] = part
        return end + 1

    def last_line(self, node: Node) -> int:
        if getattr(node, "style", None) in ("|", ">"):
            raw = self.text[node.start_mark.index : node.end_mark.index]
            return int(node.start_mark.line) + raw.rstrip().count("\n")
        return int(node.end_mark.line)

    def place_deeper(self, whole: Part, at: int, limit: int, column: int) -> int:
        """Place the comments after the last part of a block that are indented more than its key."""
        end = at
        for line in range(at, limit):
            comment = self.lines.get(line)
            if comment is not None and comment.column <= column:
                break
            if comment is not None:
                end = line + 1
        whole.below += self.take(at, end)
        return end

    def take(self, start: int, end: int) -> list[str]:
        """The comments and blank lines from one line to another, which are placed with that."""
        numbers = [line for line in range(start, end) if line in self.lines]
        return [comment.text if (comment := self.lines.pop(line)) else "" for line in numbers]
