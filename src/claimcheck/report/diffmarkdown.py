"""What a change does, as a comment on a pull request: a verdict, what nobody may overlook, and details folded.

Knows what a comment may hold. Must not know what is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from claimcheck.report import safe
from claimcheck.report.diffcontent import Cell, Change, Code, Section

MARKER: Final = "<!-- claimcheck -->"
MOST_BYTES: Final = 64_000  # a comment may have 65,536 characters
_MOST_ROWS: Final = 1_000  # more would not fit, however short


def comment(change: Change, ends: Sequence[str]) -> str:
    """The comment, of at most MOST_BYTES bytes, that ends in a line break; `ends` name what is compared.

    What there is no room for is counted. The last line is the MARKER, by which the comment is found again.
    """
    head = [f"**claimcheck: {safe.markdown(change.verdict)}**", *map(safe.markdown, change.remarks)]
    foot = [" … ".join(map(safe.markdown_code, ends)), MARKER]
    blocks = [
        *(_Block.of(one, "### {}", "") for one in change.first),
        *(_Block.of(one, *_FOLDED) for one in change.rest),
    ]
    room = MOST_BYTES - sum(map(_size, (*head, *foot)))
    limits = _shares([block.size for block in blocks], room)
    return (
        "\n\n".join([*head, *(block.within(limit) for block, limit in zip(blocks, limits, strict=True)), *foot]) + "\n"
    )


_FOLDED: Final = ("<details><summary>{}</summary>", "</details>")


@frozen
class _Block:
    """A section as Markdown: what comes before and after its rows, the rows, and how many more there are."""

    before: str
    rows: Sequence[str]
    after: str
    more: int

    @classmethod
    def of(cls, section: Section, title: str, end: str) -> _Block:
        parts = [
            title.format(safe.markdown(section.title)),
            safe.markdown(section.remark),
            _table_head(section.headers),
        ]
        rows = [f"| {' | '.join(map(_cell, row))} |" for row in section.rows[:_MOST_ROWS]]
        return cls("\n\n".join(filter(None, parts)), rows, end, len(section.rows) - len(rows))

    @property
    def size(self) -> int:
        return _size(self.text(self.rows))

    def text(self, rows: Sequence[str]) -> str:
        """The block with some of its rows."""
        left = len(self.rows) - len(rows) + self.more
        table = "\n".join([self.before, *rows])
        return "\n\n".join(filter(None, [table, f"… and {left} more" if left else "", self.after]))

    def within(self, limit: int) -> str:
        """The block with those of its rows that fit into so many bytes; one that is too long makes room for others."""
        if self.size <= limit:
            return self.text(self.rows)
        limit -= _size(self.text([]))
        fitting = []
        for row in self.rows:
            size = len(row.encode()) + 1
            if size <= limit:
                fitting.append(row)
                limit -= size
        return self.text(fitting)


def _size(block: str) -> int:
    """Bytes that a block takes with the empty line that parts it from the next."""
    return len(block.encode()) + 2


def _shares(wanted: Sequence[int], room: int) -> list[int]:
    """What each may have: what it wants if that is little, and of the rest the same for all."""
    shares = list(wanted)
    for left, number in zip(range(len(wanted), 0, -1), sorted(range(len(wanted)), key=wanted.__getitem__), strict=True):
        shares[number] = min(wanted[number], room // left)
        room -= shares[number]
    return shares


def _table_head(headers: Sequence[str]) -> str:
    return f"| {' | '.join(headers)} |\n|{' --- |' * len(headers)}"


def _cell(cell: Cell) -> str:
    lines = (safe.markdown_code(line) if isinstance(line, Code) else safe.markdown(line) for line in cell if line)
    return "<br>".join(lines) or "–"
