"""YAML text to a tree of nodes, each with its line and column.

Knows the part of YAML that claim files use: mappings, sequences and scalars, all of them text. Anchors,
aliases, merge keys, tags, duplicate keys and further documents are problems. Must not know what keys mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple, TypeAlias

import yaml
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, StreamEndEvent

from claimcheck.codes import ProblemList
from claimcheck.yamlerrors import QUOTE_IT, explain

MAX_BYTES: Final = 2_000_000
MAX_DEPTH: Final = 32  # the reader may not go as deep as the text does: libyaml's own would crash


class Scalar(NamedTuple):
    """A text. `cut` is true when it seems to have lost its end to a comment, for want of quotation marks."""

    text: str
    line: int
    column: int
    style: Literal["plain", "quoted", "block"] = "plain"
    cut: bool = False

    @property
    def is_null(self) -> bool:
        """Whether it says that there is no value."""
        return self.style == "plain" and self.text in _NULLS


class Sequence(NamedTuple):
    """A list; `flow` is true when it is written in brackets."""

    items: tuple[Node, ...]
    line: int
    column: int
    flow: bool = False


class Mapping(NamedTuple):
    """Keys with their values, in the order of the file; `keys` says where each key stands."""

    entries: dict[str, Node]
    keys: dict[str, Scalar]
    line: int
    column: int
    flow: bool = False


Node: TypeAlias = Scalar | Sequence | Mapping

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
# What YAML does not let through, and the line breaks that editors do not count as such.
FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_CONFLICT: Final = re.compile(r"^(<{7}|>{7}|={7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_new: Final = tuple.__new__  # what Scalar(...) does, in half the time: there are more than a hundred in a file
_COMMENT: Final = re.compile(r"[ \t]+#([^\s#]?)")
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_tree(data: bytes, problems: ProblemList) -> Node | None:
    """Read the bytes of one file; an empty one is an empty mapping.

    Returns None when nothing can be known of the file; smaller problems leave out what they are about.
    """
    text = decode(data, problems)
    if text is None or _has_conflict(text, problems):
        return None
    builder = _Builder(text, problems)
    try:
        return builder.document()
    except _HopelessError:
        return None
    except yaml.YAMLError as error:
        complaint = explain(error, text)
        problems.add("L10", complaint, complaint.message, complaint.hint)
        return None


def decode(data: bytes, problems: ProblemList) -> str | None:
    """The text of a file in UTF-8, without its byte order mark, or None with a problem."""
    if len(data) > MAX_BYTES:
        problems.add("L06", None, f"the file has more than {MAX_BYTES // 1_000_000} MB", "Split it into several files.")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = _position(data[: error.start].decode("utf-8-sig", "replace"))
        problems.add("L07", at, "the file is not text in UTF-8", "Save it again with the encoding UTF-8.")
        return None
    if found := FORBIDDEN.search(text):
        name = f"U+{ord(found[0]):04X}"
        problems.add(
            "L08",
            _position(text[: found.start()]),
            f"here stands an invisible character ({name})",
            "Delete it.",
        )
        return None
    return text


def _has_conflict(text: str, problems: ProblemList) -> bool:
    if found := _CONFLICT.search(text):
        hint = "Keep one of the two versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
        problems.add("L11", _position(text[: found.start()]), "two versions of this passage were not merged", hint)
    return found is not None


def _position(before: str) -> Scalar:
    """The place after the text `before`."""
    lines = re.split("\r\n|\r|\n", before)
    return Scalar("", len(lines), len(lines[-1]) + 1)


class _HopelessError(Exception):
    """The problem is reported; reading on makes no sense."""


class _Builder:
    """Builds the tree from the stream of events, one method for each kind of node."""

    def __init__(self, text: str, problems: ProblemList) -> None:
        self.text = text
        self.problems = problems
        self.has_comments = "#" in text
        self.next: Callable[[], Any] = _LOADER(text).get_event
        self.depth = 0

    def document(self) -> Node:
        self.next()  # the stream begins
        event = self.next()
        if type(event) is StreamEndEvent:
            return Mapping({}, {}, 1, 1)
        root = self.node(self.next())
        self.next()  # the document ends
        event = self.next()
        if type(event) is not StreamEndEvent:
            hint = "Delete the line of three hyphens, or move what follows to a file of its own."
            self.problem("L17", event, "a second document begins here", hint)
            raise _HopelessError
        return Mapping({}, {}, 1, 1) if isinstance(root, Scalar) and root.is_null else root

    def node(self, event: Any) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event)
        if kind is AliasEvent:
            hint = f"Write the value out here. If it is meant as text: {QUOTE_IT[0].lower()}{QUOTE_IT[1:]}"
            self.problem("L13", event, f"{shown(f'*{event.anchor}')} is an alias, which is not used here", hint)
            return Scalar("", event.start_mark.line + 1, event.start_mark.column + 1)
        self.refuse_properties(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            hint = "Close the brackets that are open, or indent less."
            self.problem("L12", event, f"more than {MAX_DEPTH} levels are nested here", hint)
            raise _HopelessError
        built = self.mapping(event) if kind is MappingStartEvent else self.sequence(event)
        self.depth -= 1
        return built

    def scalar(self, event: Any) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self.refuse_properties(event)
        mark, text, style = event.start_mark, event.value, event.style
        if not style:
            cut = self.has_comments and self.is_cut(text, event.end_mark.index)
            return _new(Scalar, (text, mark.line + 1, mark.column + 1, "plain", cut))
        if not text.isprintable() and (found := FORBIDDEN.search(text)):
            name = f"U+{ord(found[0]):04X}"
            self.problem("L08", event, f"the text holds an invisible character ({name})", "Delete it.")
            text = FORBIDDEN.sub("", text)
        style = "quoted" if style in "'\"" else "block"
        return _new(Scalar, (text, mark.line + 1, mark.column + 1, style, False))

    def is_cut(self, text: str, end: int) -> bool:
        """Whether what follows looks like the rest of the text: `#4`, or anything after several words."""
        comment = _COMMENT.match(self.text, end)
        return comment is not None and (" " in text or comment[1] != "")

    def sequence(self, start: Any) -> Sequence:
        items: list[Node] = []
        while type(event := self.next()) is not SequenceEndEvent:
            items.append(self.node(event))
        mark = start.start_mark
        return Sequence(tuple(items), mark.line + 1, mark.column + 1, bool(start.flow_style))

    def mapping(self, start: Any) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        following, scalar, node = self.next, self.scalar, self.node  # this loop takes most of the time
        while type(event := following()) is not MappingEndEvent:
            key = scalar(event) if type(event) is ScalarEvent else node(event)
            event_of_value = following()
            value = scalar(event_of_value) if type(event_of_value) is ScalarEvent else node(event_of_value)
            if type(key) is Scalar and key.text not in entries and key.text not in _ODD_KEYS:
                entries[key.text] = value
                keys[key.text] = key
            else:
                self.refuse_key(key, event, keys)
        mark = start.start_mark
        return Mapping(entries, keys, mark.line + 1, mark.column + 1, bool(start.flow_style))

    def refuse_key(self, key: Node, event: Any, keys: dict[str, Scalar]) -> None:
        if not isinstance(key, Scalar):
            hint = f"Write one word and a colon. If it is a value: {QUOTE_IT[0].lower()}{QUOTE_IT[1:]}"
            self.problem("L16", event, "a list or block stands where a key should", hint)
        elif key.text == "<<":
            self.problem("L13", event, "<< is a merge key, which is not used here", "Write the keys out here.")
        elif key.text in keys:
            first = keys[key.text].line
            message = f"{shown(key.text)} stands here a second time; the first is in line {first}"
            self.problem("L15", event, message, "Keep one of the two, or give one another name.")
        elif type(event) is ScalarEvent:
            self.problem("L16", event, "the key before the colon is missing", "Write a word before the colon.")

    def refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            hint = f"Delete it. If it is meant as text: {QUOTE_IT[0].lower()}{QUOTE_IT[1:]}"
            self.problem("L13", event, f"{shown(f'&{event.anchor}')} is an anchor, which is not used here", hint)
        if event.tag is not None:
            hint = f"Delete it. If it is meant as text: {QUOTE_IT[0].lower()}{QUOTE_IT[1:]}"
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.problem("L14", event, f"{shown(tag)} is a tag, which is not used here", hint)

    def problem(self, code: str, event: Any, message: str, hint: str) -> None:
        mark = event.start_mark
        self.problems.add(code, Scalar("", mark.line + 1, mark.column + 1), message, hint)


_ODD_KEYS: Final = frozenset({"", "<<"})


def shown(text: str, most: int = 60) -> str:
    """A text of the file, short enough for a message and within backquotes."""
    flat = " ".join(text.split())
    return f"`{flat if len(flat) <= most else flat[: most - 1] + '…'}`"
