"""Values and comments as lines of YAML: the one place where text gets into a claim file.

Knows how a text is written so that it is read back as it was, and stays on its line. Must not know which keys
there are.
"""

from __future__ import annotations

import re
from typing import Final

import yaml

from claimcheck.ids import is_question_id
from claimcheck.yamltree import FORBIDDEN

_HIDDEN: Final = re.compile(r"[^\S ]|[^\s\x20-\x7e]")  # what may not be printable
_MOST_OF_COMMENT: Final = 400


def value(text: str) -> str:
    """A text as a value: an id as it is, anything else within quotation marks."""
    if is_question_id(text) and yaml.safe_load(text) == text:  # which reads `no` and `2031-05-07` as something else
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A text within quotation marks; characters that no claim file may have become spaces."""
    allowed = FORBIDDEN.sub(" ", text)
    written = yaml.dump(allowed, default_style='"', allow_unicode=True, width=10**9).rstrip("\n")
    return _HIDDEN.sub(lambda found: _escaped(found[0]), written)


def line(key: str, text: str, remark: str = "") -> str:
    """`key: value`, with a remark behind it as a comment."""
    written = f"{key}: {value(text)}"
    return f"{written}  {comment(remark)}" if remark else written


def comment(text: str) -> str:
    """A comment on one line, whatever is in it."""
    flat = " ".join(FORBIDDEN.sub(" ", text).split())
    shortened = flat if len(flat) <= _MOST_OF_COMMENT else f"{flat[: _MOST_OF_COMMENT - 1]}…"
    return f"# {_HIDDEN.sub(lambda found: _escaped(found[0]), shortened)}"


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
