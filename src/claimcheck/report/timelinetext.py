"""A timeline in a few lines of text: a row a source, a column a day, a letter a claim's type.

Knows how wide text is. Must not know colours or pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from claimcheck.report import safe
from claimcheck.report.content import TimelineLines
from claimcheck.report.tables import display_width, wrap
from claimcheck.timeline import Column, Kind, Mark, Timeline

LETTERS: Final = {
    "rumor": "r",
    "report": "p",
    "forecast": "f",
    "announcement": "a",
    "confirmation": "c",
    "denial": "d",
    "no-comment": "n",
    "analysis": "y",
    "background": "b",
}
_NOTHING: Final = "·"
_BREAK: Final = "┆ "
_LONGEST: Final = 12  # characters of a cell


class _Drawn(NamedTuple):
    """A column: what stands before it, its year, its day, and by the numbers of lanes what was said."""

    before: str
    year: str
    day: str
    cells: dict[int, str]

    @property
    def width(self) -> int:
        return max(len(self.day), 4, *map(len, self.cells.values()))

    @property
    def size(self) -> int:
        """With what stands before and after it."""
        return len(self.before) + self.width + 1


def rows(lines: TimelineLines, width: int) -> list[str]:
    """The timeline in lines of at most `width` columns; what is wider goes on below. Nothing for a single day."""
    timeline = lines.timeline
    if timeline.days < 2:
        return []
    columns = _columns(timeline)
    room = max(width // 3, width - sum(column.size for column in columns))
    names = [_shortened(safe.line(name), room - 2) for name in lines.lanes]
    gutter = max(map(display_width, names)) + 2
    texts: list[str] = []
    for part in _parts(columns, width - gutter):
        texts += [""] if texts else []
        texts += _part(names, gutter, part)
    return texts


def legend(timeline: Timeline) -> str:
    """What the letters and signs in it mean."""
    kinds = {kind for mark in timeline.marks if len(mark.kinds) == 1 for kind, _ in mark.kinds}
    letters = [f"{letter} {type}" for type, letter in LETTERS.items() if type in {kind.type for kind in kinds}]
    signs = {
        "capitals: said to have happened": any(kind.happened for kind in kinds),
        "-: denies it": any(map(_denies, kinds)),
        "!: disputed": any(mark.disputed for mark in timeline.marks),
        "numbers: claims of several types": any(len(mark.kinds) > 1 for mark in timeline.marks),
        f"a column is a {timeline.size}, named by its first day": timeline.size != "day",
    }
    said = "; ".join([*([", ".join(letters)] if letters else []), *(sign for sign, there in signs.items() if there)])
    return f"{said}. A claim stands at the last day on which it can have been said."


def _columns(timeline: Timeline) -> list[_Drawn]:
    cells: list[dict[int, str]] = [{} for _ in timeline.columns]
    for mark in timeline.marks:
        cells[mark.column][mark.lane] = cells[mark.column].get(mark.lane, "") + _sign(mark)
    return [
        _Drawn(_BREAK if column.apart else "", *_head(column), {lane: _cut(text) for lane, text in of.items()})
        for column, of in zip(timeline.columns, cells, strict=True)
    ]


def _sign(mark: Mark) -> str:
    """A letter, or how many claims of several types; and whether something is denied, or disputed."""
    if len(mark.kinds) > 1:
        sign = str(len(mark.claims))
    else:
        kind = mark.kinds[0][0]
        letter = LETTERS[kind.type]
        sign = (letter.upper() if kind.happened else letter) + ("-" if _denies(kind) else "")
    return f"{sign}!" if mark.disputed else sign


def _denies(kind: Kind) -> bool:
    """Whether it is a denial by its stance only."""
    return kind.stance == "deny" and kind.type != "denial"


def _head(column: Column) -> tuple[str, str]:
    """The year and the first day of a column."""
    if column.bin is None:
        return "", "?"
    year, day = column.bin.first.isoformat().split("-", 1)
    return year, day


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _parts(columns: Sequence[_Drawn], room: int) -> Iterator[list[_Drawn]]:
    """As many columns at a time as there is room for, at least one."""
    part: list[_Drawn] = []
    used = 0
    for column in columns:
        if part and used + column.size > room:
            yield part
            part, used = [], 0
        part.append(column)
        used += column.size
    yield part


def _part(names: Sequence[str], gutter: int, part: Sequence[_Drawn]) -> Iterator[str]:
    """The head, and the lanes that have something in these columns."""
    years = [column.year for column in part]
    shown = ["" if year == last else year for last, year in zip(["", *years], years, strict=False)]
    yield _line("", gutter, part, shown)
    yield _line("", gutter, part, [column.day for column in part])
    for lane, name in enumerate(names):
        if any(lane in column.cells for column in part):
            yield _line(name, gutter, part, [column.cells.get(lane, _NOTHING) for column in part])


def _line(name: str, gutter: int, part: Sequence[_Drawn], texts: Sequence[str]) -> str:
    fields = (f"{column.before}{text.ljust(column.width)} " for column, text in zip(part, texts, strict=True))
    return (name + " " * (gutter - display_width(name)) + "".join(fields)).rstrip()


def _shortened(name: str, width: int) -> str:
    first, *more = wrap(name, width - 1)
    return f"{first}…" if more else name
