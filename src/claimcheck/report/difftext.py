"""What a change does, for a terminal. Knows layout. Must not know what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.report import safe
from claimcheck.report.diffcontent import Change, Section
from claimcheck.report.terminal import Page

_MOST_ROWS: Final = 200


def render(change: Change, page: Page) -> str:
    """The verdict, then the sections, as text that ends in a line break."""
    return "\n\n".join(_blocks(change, page)) + "\n"


def _blocks(change: Change, page: Page) -> Iterator[str]:
    yield page.heading(page.paragraph(change.verdict))
    for remark in change.remarks:
        yield page.paragraph(remark)
    for section in (*change.first, *change.rest):
        yield _section(section, page)


def _section(section: Section, page: Page) -> str:
    heading = page.heading(safe.line(section.title))
    remark = f"\n{page.paragraph(section.remark)}" if section.remark else ""
    groups = [[["\n".join(filter(None, cell)) for cell in row]] for row in section.rows[:_MOST_ROWS]]
    left = len(section.rows) - len(groups)
    more = f"\n\nand {left} more, which are in --format json" if left else ""
    return f"{heading}{remark}\n\n{page.table(section.headers, groups)}{more}"
