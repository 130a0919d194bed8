"""A Result as one self-contained web page, without script.

Knows what stands in the document. Must not know how its parts look: the templates of the site do.
"""

from __future__ import annotations

from claimcheck.site.addresses import DocumentLinks
from claimcheck.site.arranged import Arranged
from claimcheck.site.context import context
from claimcheck.site.environment import environment, style_hash
from claimcheck.site.limits import DOCUMENT


def document(arranged: Arranged) -> str:
    """Everything that the site says of visits and articles, in one page."""
    template = environment().get_template("report.html")
    return template.render(
        **context(arranged, DocumentLinks(arranged.known), DOCUMENT),
        digests=tuple((one, arranged.digest(one)) for one in arranged.visits.values()),
        articles=tuple(arranged.articles.values()),
        style_hash=style_hash(),
    )
