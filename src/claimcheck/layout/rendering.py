"""Parts to text, in the one form that files have.

Knows how YAML is written. Must not know which kinds of files there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import dropwhile, groupby
from typing import Final

import yaml

from claimcheck.layout.parts import Node, Part
from claimcheck.layout.shapes import Shape, Words, is_plain

_NULLS: Final = ("~", "null", "Null", "NULL")
_STEP: Final = "  "


def render(whole: Part) -> str:
    """The text of a file; every line ends in LF."""
    if whole.parts:
        top = whole.parts[0]
        header, top.above = _lines(top.above, ""), []  # what stands at the top of a file stays there
        lines = [*header, *_block(whole, "")]
    else:
        lines = [*_lines(whole.above, ""), _behind(_leaf(whole), whole), *_lines(whole.below, "")]
    return "".join(f"{line}\n" for line in _trimmed(_trimmed(lines)[::-1])[::-1])


def _trimmed(lines: Sequence[str]) -> list[str]:
    """The lines without blank ones at the beginning."""
    return list(dropwhile(lambda line: not line, lines))


def _lines(lines: Iterable[str], indent: str) -> list[str]:
    """Comments and blank lines, of several blank ones in a row only one."""
    found = []
    for line, same in groupby(lines):
        found += [f"{indent}{line}" for _ in same] if line else [""]
    return found


def _block(whole: Part, indent: str) -> list[str]:
    """The lines of a list or mapping."""
    parts = sorted(whole.parts or [], key=lambda part: whole.shape.place(part.key.value) if part.key else 0)
    lines: list[str] = []
    for part in parts:
        rendered = _item(part, indent) if part.key is None else _keyed(part, indent)
        has_line = part.key is not None or not part.parts  # of its own, that a comment can stand behind
        above = _lines([*part.above, *(comment.text for comment in part.behind[has_line:])], indent)
        lines += [*(above if lines else _trimmed(above)), *rendered]
    return [*lines, *_trimmed(_lines(whole.below, indent)[::-1])[::-1]]


def _keyed(part: Part, indent: str) -> list[str]:
    assert part.key is not None
    key = part.key.value if is_plain(part.key.value, "id") else _quoted(part.key.value)
    if part.parts:
        return [_behind(f"{indent}{key}:", part), *_block(part, indent + _STEP)]
    if part.verbatim:
        mark, *lines = part.verbatim
        return [_behind(f"{indent}{key}: {mark}", part), *_indented(lines, indent + _STEP)]
    return [_behind(f"{indent}{key}: {_leaf(part)}".rstrip(), part)]


def _item(part: Part, indent: str) -> list[str]:
    """An item of a list; what stands above the first thing in it is moved above its hyphen."""
    if part.parts:
        block = _block(part, indent + _STEP)
        above = next(number for number, line in enumerate(block) if line.strip()[:1] not in ("", "#"))
        comments = [line.removeprefix(_STEP) for line in block[:above]]
        return [*comments, f"{indent}- {block[above].lstrip()}", *block[above + 1 :]]
    if part.verbatim:
        mark, *lines = part.verbatim
        return [_behind(f"{indent}- {mark}", part), *_indented(lines, indent + _STEP)]
    return [_behind(f"{indent}- {_leaf(part) or 'null'}", part)]


def _indented(lines: Iterable[str], indent: str) -> list[str]:
    return [f"{indent}{line}".rstrip() if not line.strip() else f"{indent}{line}" for line in lines]


def _behind(line: str, part: Part) -> str:
    """A line with the comment behind it, in the column where that was if there is room."""
    if not part.behind:
        return line
    comment = part.behind[0]
    return f"{line.ljust(comment.column - 2)}  {comment.text}"


def _leaf(part: Part) -> str:
    """What stands in one line. A name with a comment is quoted when it would look as if cut off by that."""
    written = _in_line(part.value, part.shape)
    seems_cut = " " in written or (part.behind and part.behind[0].text[1:2] not in ("", " ", "#"))
    is_name = part.shape.words == "name" and written == part.value.value
    return _quoted(written) if part.behind and is_name and seems_cut else written


def _in_line(node: Node, shape: Shape) -> str:
    if isinstance(node, yaml.MappingNode):
        pairs = sorted(node.value, key=lambda pair: shape.place(pair[0].value))
        return f"{{{', '.join(_pair(key, value, shape.at(key.value)) for key, value in pairs)}}}"
    if isinstance(node, yaml.SequenceNode):
        return f"[{', '.join(_in_line(item, shape.item()) or 'null' for item in node.value)}]"
    return _scalar(node, shape.words)


def _pair(key: Node, value: Node, shape: Shape) -> str:
    return f"{_scalar(key, 'id')}: {_in_line(value, shape) or 'null'}"


def _scalar(node: Node, words: Words) -> str:
    text = str(node.value)
    if not node.style and text in _NULLS:
        return "null"
    if not node.style and not text:
        return ""
    return text if is_plain(text, words) else _quoted(text)


def _quoted(text: str) -> str:
    """A text within quotation marks: double ones, or single ones when that saves escaping."""
    if '"' in text and not set(text) & set("'\\\n\r\t"):
        return f"'{text}'"
    for character, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.replace(character, escaped)
    return f'"{text}"'
