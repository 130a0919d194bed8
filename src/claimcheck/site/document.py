"""A Result as one self-contained web page, without script.

Knows what stands in the document. Must not know how its parts look: the templates of the site do.
"""

from __future__ import annotations

from claimcheck.site.addresses import DocumentLinks
from claimcheck.site.arranged import Arranged
from claimcheck.site.digest import digest
from claimcheck.site.environment import environment, style_hash
from claimcheck.site.limits import DOCUMENT


def document(arranged: Arranged) -> str:
    """Everything that the site says of visits and articles, in one page."""
    template = environment().get_template("report.html")
    return template.render(
        content=arranged.content,
        names=arranged.names,
        titles=arranged.titles,
        cited=arranged.cited,
        limits=DOCUMENT,
        links=DocumentLinks(arranged.known),
        digests=tuple((one, digest(one, arranged.outcomes_of(one))) for one in arranged.visits.values()),
        articles=tuple(arranged.articles.values()),
        style_hash=style_hash(),
    )
