"""Files as people write them: any order, any indent, any quotation marks, comments and blank lines anywhere."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from hypothesis import strategies as st

Value: TypeAlias = "str | list[Any] | dict[str, Any] | None"
Lines: TypeAlias = list[str]
Draw: TypeAlias = Any  # st.DrawFn, which types each call by the first

NASTY = (
    *("yes", "no", "null", "~", "", "true", "on", "12:30", "012", "1e3", ".5", "0x1f", "2031-05-04", "197X", "-3 days"),
    *(
        "#1",
        "a # b",
        "a #b",
        "a: b",
        "a:",
        ":a",
        "- a",
        "-",
        "--- a",
        "[a",
        "a]",
        "{a}",
        "a, b",
        "&a",
        "*a",
        "!a",
        "%a",
    ),
    *(
        "@a",
        "`a`",
        "?",
        "|",
        ">",
        "<<",
        "=",
        "it's",
        'say "x"',
        "both ' and \"",
        "back\\slash",
        " lead",
        "trail ",
        "a  b",
    ),
    *(
        "über",
        "김정일",
        "\U0001f6a2",
        "\u00a0",
        "a\u200bb",
        "two\nlines",
        "three\n\nlines\n",
        "tab\there",
        "kesh",
        "Port Mira",
    ),
)
TEXTS = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=8)
)
KNOWN = (
    *("article", "statements", "title", "outlet", "quote", "source", "type", "note", "answers", "name", "within"),
    *("terms", "reviews", "scopes", "kesh", "a-b", "c_d", "2031", "no"),
)
KEYS = st.sampled_from([*KNOWN, *(text for text in NASTY if text.isprintable() and text not in ("", "<<"))])
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.one_of(st.none(), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
COMMENTS = st.sampled_from(["# x", "#", "#: [a, {b", '# "', "# - a: b", "#\u00a0y  "])


@st.composite
def written(draw: st.DrawFn, value: Value) -> str:
    """A value as YAML that says just that."""
    lines = _block(draw, value, 0, draw(st.integers(1, 4)))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join(_with_comments(draw, lines)) + draw(st.sampled_from(["", end, end * 3]))


def _block(draw: Draw, value: Value, indent: int, step: int) -> Lines:
    pad = " " * indent
    if isinstance(value, dict) and value and draw(st.integers(0, 3)):
        lines: Lines = []
        for key, inner in value.items():
            lines += _after(draw, f"{pad}{_key(draw, key)}:", inner, indent, step)
        return lines
    if isinstance(value, list) and value and draw(st.integers(0, 3)):
        lines = []
        for inner in value:
            lines += _after(draw, f"{pad}-", inner, indent, step)
        return lines
    return [pad + line for line in _flow(draw, value)]


def _after(draw: Draw, start: str, value: Value, indent: int, step: int) -> Lines:
    """What begins with a key or a hyphen: the value in the same line, or below."""
    block = _block(draw, value, indent + step, step)
    first = block[0].strip()
    is_block = isinstance(value, dict | list) and value and not first.startswith(("[", "{"))
    if is_block and not start.endswith("-"):
        return [start, *block]
    if is_block:
        return (
            [f"{start}{' ' * (step - 1) if step > 1 else ' '}{block[0].lstrip()}", *block[1:]]
            if step > 1
            else [start, *block]
        )
    if not first and len(block) == 1:
        return [start]
    return [f"{start}{draw(st.sampled_from([' ', '   ']))}{first}", *block[1:]]


def _flow(draw: Draw, value: Value) -> Lines:
    """A text, or a list or mapping in brackets, over one line or several."""
    if value is None:
        return [draw(st.sampled_from(["null", "~", ""]))]
    if isinstance(value, str):
        return [_text(draw, value)]
    if isinstance(value, dict):
        pieces = [f"{_key(draw, key)}: {_inside(draw, inner)}" for key, inner in value.items()]
    else:
        pieces = [_inside(draw, inner) for inner in value]
    opened, closed = "{}" if isinstance(value, dict) else "[]"
    if pieces and draw(st.booleans()):
        return [opened, *(f"   {piece}," for piece in pieces), f"   {closed}"]
    return [f"{opened}{', '.join(pieces)}{closed}"]


def _inside(draw: Draw, value: Value) -> str:
    if value is None:
        return "null"
    if isinstance(value, str):
        return _text(draw, value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(draw, key)}: {_inside(draw, inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(_inside(draw, inner) for inner in value) + "]"


def _key(draw: Draw, key: str) -> str:
    return _text(draw, key)


def _text(draw: Draw, text: str) -> str:
    plain = text.replace(" ", "").replace("-", "").replace("_", "")
    if plain.isalnum() and plain.isascii() and text.strip() == text and text[0].isalnum() and draw(st.booleans()):
        return text if text not in ("null", "") else f'"{text}"'
    if "\n" not in text and "\t" not in text and text.isprintable() and draw(st.booleans()):
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=max(map(ord, text), default=0) < 0x10000 and draw(st.booleans()))


def _with_comments(draw: Draw, lines: Lines) -> Lines:
    """The lines with comments and blank lines between and behind them."""
    found: Lines = []
    for line in [*lines, None]:
        for _ in range(draw(st.integers(0, 2)) if draw(st.booleans()) else 0):
            blank = draw(st.booleans())
            found.append("" if blank else " " * draw(st.integers(0, 8)) + draw(COMMENTS))
        if line is not None:
            behind = draw(st.integers(0, 4)) == 0
            found.append(f"{line}{' ' * draw(st.integers(2, 6))}{draw(COMMENTS)}" if behind else line)
    return found
