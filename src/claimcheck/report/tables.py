"""Text tables that fit a given width.

Knows how wide text is on a terminal and where it may be broken. Must not know what is in the cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

_GAP = "  "  # between columns
_CLOSING = "。、，．！？：；）」』】》〉”’"  # must not start a line
_BREAK_AFTER = "/#-_.,"  # where a word longer than its cell is broken first
_NARROW = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u2013-\u201f\u2026\u2500-\u257f]*")
"""Text that is known to be a column a character, so that most pages need no tables of widths."""
_ZWJ = "\u200d"


def display_width(text: str) -> int:
    """Columns that `text` takes on a terminal."""
    if _NARROW.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth

    width = wcswidth(text)
    return width if width >= 0 else len(text)


def _character_width(character: str) -> int:
    if _NARROW.fullmatch(character):
        return 1
    from wcwidth import wcwidth

    return max(0, wcwidth(character))


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most `width` columns, between words; never inside one that fits a line."""
    if len(text) <= width and "  " not in text and _NARROW.fullmatch(text):
        return [text.strip(" ")]
    lines = [""]
    used = 0
    for spaced, piece in _pieces(text):
        size = display_width(piece)
        gap = 1 if spaced and used else 0
        if used and used + gap + size > width:
            lines.append("")
            used = gap = 0
        while size > width:
            head, piece = _cut(piece, width)
            lines[-1] += head
            lines.append("")
            size = display_width(piece)
        lines[-1] += " " * gap + piece
        used += gap + size
    return lines


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """What must stay on one line, and whether a space stands before it: words, and single wide characters."""
    for word in text.split(" "):
        if word and _NARROW.fullmatch(word):
            yield True, word
            continue
        piece = ""
        spaced = True
        for character in word:
            joined = piece.endswith(_ZWJ) or character in _CLOSING or _character_width(character) == 0
            wide = _character_width(character) == 2 or (piece and _character_width(piece[0]) == 2)
            if piece and wide and not joined:
                yield spaced, piece
                piece, spaced = "", False
            piece += character
        if piece:
            yield spaced, piece


def _cut(word: str, width: int) -> tuple[str, str]:
    """Split a word that is too long, if possible after a separator in the second half of the line."""
    end, used = 1, display_width(word[0])
    while end < len(word) and used + _character_width(word[end]) <= width:
        used += _character_width(word[end])
        end += 1
    for candidate in range(end, end // 2, -1):
        if word[candidate - 1] in _BREAK_AFTER:
            return word[:candidate], word[candidate:]
    return word[:end], word[end:]


def table(headers: Sequence[str], groups: Sequence[Sequence[Sequence[str]]], width: int) -> str:
    """A table of at most `width` columns: groups of rows of cells, each one or more lines of text.

    Nothing in a cell is read as a number. A blank line parts a group of more than a line from its neighbours.
    """
    from tabulate import DataRow, TableFormat, tabulate

    widths = _column_widths(
        [headers, *(row for group in groups for row in group)], width - len(_GAP) * (len(headers) - 1)
    )
    lines = [*_lines(headers, widths), ["─" * columns for columns in widths]]
    last = 0
    for group in groups:
        block = [line for row in group for line in _lines(row, widths)]
        if last and (last > 1 or len(block) > 1):
            lines.append([""] * len(headers))
        lines += block
        last = len(block)
    row = DataRow("", _GAP, "")
    bare = TableFormat(None, None, None, None, row, row, 0, None)
    text = tabulate(lines, tablefmt=bare, disable_numparse=True)
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[list[str]]:
    """The lines of a row, each with its part of every cell."""
    parts = zip_longest(*(_fold(*pair) for pair in zip(row, widths, strict=True)), fillvalue="")
    return (list(line) for line in parts)


def _fold(cell: str, width: int) -> list[str]:
    return [part for text in cell.split("\n") for part in wrap(text, width)]


def _column_widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Give each column what it needs; when that is too much, cut the widest, if possible not their words."""
    columns = list(zip(*rows, strict=True))
    wanted = [max(display_width(line) for cell in column for line in cell.split("\n")) for column in columns]
    least = [max((display_width(p) for cell in column for p in _words(cell)), default=1) for column in columns]
    if sum(least) > room:
        least = _level(least, [1] * len(least), room)
    return _level(wanted, least, room)


def _words(cell: str) -> Iterable[str]:
    if _NARROW.fullmatch(cell):
        return cell.split(" ")
    return (piece for line in cell.split("\n") for _, piece in _pieces(line))


def _level(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widths under the highest common limit that lets all fit; what is left over goes to the first."""
    limits = range(1, max(wanted) + 1)
    fitting = bisect_right(limits, room, key=lambda limit: sum(_limited(wanted, least, limit)))
    widths = _limited(wanted, least, max(1, fitting))
    for index, most in enumerate(wanted):
        widths[index] += max(0, min(most - widths[index], room - sum(widths)))
    return widths


def _limited(wanted: Sequence[int], least: Sequence[int], limit: int) -> list[int]:
    return [max(low, min(high, limit)) for high, low in zip(wanted, least, strict=True)]
