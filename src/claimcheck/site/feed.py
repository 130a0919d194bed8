"""The newest findings as an Atom feed (RFC 4287).

Knows ids and days of entries: both come from the claims, never from a clock. Must not know other pages.
"""

from __future__ import annotations

import uuid
from typing import Final, NamedTuple

from claimcheck.report.content import FindingLines
from claimcheck.site import addresses
from claimcheck.site.arranged import Arranged, DatedFinding
from claimcheck.site.environment import environment
from claimcheck.site.limits import PAGES

_OURS: Final = uuid.UUID("c1a13c4e-c6ec-5000-8000-000000000005")  # any one will do, as long as it stays
_NO_DAY: Final = "0001-01-01"


class _Entry(NamedTuple):
    id: str
    updated: str
    address: str
    lines: FindingLines


def feed(arranged: Arranged, base: str) -> str:
    """The feed; `base` is the address of the folder of the site, with a slash at its end, or "" for relative links.

    Ids are names (RFC 4122, version 5) of the findings, so that a reader knows them again wherever the site moves.
    """
    entries = [_entry(dated) for dated in arranged.findings[: PAGES.fed]]
    template = environment().get_template("feed.xml")
    return template.render(
        content=arranged.content,
        id=_name(f"feed:{arranged.content.title}"),
        updated=entries[0].updated if entries else _moment(arranged.newest),
        base=base,
        entries=entries,
    )


def _entry(dated: DatedFinding) -> _Entry:
    id = dated.lines.finding.id
    return _Entry(_name(f"finding:{id}"), _moment(dated.day), addresses.page("findings", id), dated.lines)


def _name(text: str) -> str:
    return uuid.uuid5(_OURS, text).urn


def _moment(day: str | None) -> str:
    """The first moment of a day as RFC 3339 has it; of no day, the earliest there is."""
    return f"{day or _NO_DAY}T00:00:00Z"
