"""The one form of claim files: the order of keys, quotation marks, indentation; comments are kept.

Knows that a file must say the same in its one form as before. Must not know folders, or what claims mean.
"""

from __future__ import annotations

import re
from collections import Counter

from claimcheck.codes import ProblemList
from claimcheck.layout.parts import comments, read_parts
from claimcheck.layout.rendering import render
from claimcheck.layout.shapes import SHAPES, Kind, Shape
from claimcheck.structure import report_cut
from claimcheck.yamltree import Mapping, Node, Scalar, decode, read_tree

__all__ = ["Kind", "UnlikeError", "formatted"]


class UnlikeError(Exception):
    """In its one form, a file would not say what it says now."""


def formatted(data: bytes, kind: Kind, problems: ProblemList) -> bytes | None:
    """A file in its one form, or None, with problems, when it cannot be read as it is meant.

    Raises UnlikeError rather than return what says something else, or lacks a comment.
    """
    before = read_tree(data, problems)
    if before is not None:
        _refuse_cut(before, SHAPES[kind], problems)
    if before is None or problems.found:
        return None
    text = decode(data, problems)
    assert text is not None  # or there would be a problem
    plain = re.sub("\r\n?", "\n", text)
    after = render(read_parts(plain, SHAPES[kind]))
    again = read_tree(after.encode(), ProblemList(problems.file))
    if again is None or _said(again) != _said(before) or _texts(after) != _texts(plain):
        raise UnlikeError
    return after.encode()


def _refuse_cut(node: Node, shape: Shape, problems: ProblemList) -> None:
    """A text that seems to have lost its end to a comment is for a person to mend."""
    if isinstance(node, Mapping):
        for key, value in node.entries.items():
            _refuse_cut(value, shape.at(key), problems)
    elif isinstance(node, Scalar):
        if node.cut and shape.words in ("name", "prose"):
            report_cut(node, problems)
    else:
        for item in node.items:
            _refuse_cut(item, shape.item(), problems)


def _said(node: Node) -> object:
    """What a file says, whatever the order of its keys and however it is written."""
    if isinstance(node, Mapping):
        return {key: _said(value) for key, value in node.entries.items()}
    if isinstance(node, Scalar):
        return None if node.is_null else node.text
    return [_said(item) for item in node.items]


def _texts(text: str) -> Counter[str]:
    return Counter(comment.text for comment in comments(text))
