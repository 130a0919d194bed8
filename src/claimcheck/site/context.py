"""What every template is given, whether it is of a site or of a document.

Knows what templates ask for everywhere. Must not know single pages.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from claimcheck.site.addresses import Links
from claimcheck.site.arranged import Arranged
from claimcheck.site.limits import Limits
from claimcheck.site.picture import Picture, picture


def context(arranged: Arranged, links: Links, limits: Limits) -> dict[str, Any]:
    """The values that all templates share, by name."""
    return {
        "content": arranged.content,
        "names": arranged.names,
        "asks": arranged.asks,
        "cited": arranged.cited,
        "licence": arranged.licence,
        "links": links,
        "limits": limits,
        "picture_of": partial(_picture, arranged, links),
    }


def _picture(arranged: Arranged, links: Links, visit: str) -> Picture | None:
    """The timeline of a visit; what was said in one day needs none."""
    timeline = arranged.visits[visit].timeline.timeline
    if len(timeline.columns) < 2:
        return None
    return picture(timeline, arranged.names, lambda claim: links.claim(claim) or "")
