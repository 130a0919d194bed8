"""Is this article in the claim base once, and will its page still be there?

Knows what makes two files the same article. Must not know its claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from claimcheck.codes import problem
from claimcheck.ids import folded
from claimcheck.model import Article, ClaimBase, Problem


def lint_archive(base: ClaimBase) -> Iterator[Problem]:
    """L92: a page that nobody keeps."""
    for article in base.articles:
        if article.url and not article.archive_url:
            hint = "Save the page in a web archive, and add its address there as `archive_url`."
            yield problem("L92", article.location, "the page has no archived copy", hint)


def lint_same_article(base: ClaimBase) -> Iterator[Problem]:
    """L93: one article under two ids."""
    seen: dict[tuple[object, ...], Article] = {}
    reported = set[str]()
    for article in base.articles:
        for what, *traits in _identities(article):
            first = seen.setdefault((what, *traits), article)
            if first is article or article.id in reported or (what == "text" and _is_reprint(first, article)):
                continue
            reported.add(article.id)
            message = f"`{first.id}` has the same {what}, so its claims may be here twice"
            hint = "Keep one of the two files. If it is a reprint, name in `credit` whose text it is."
            yield problem("L93", article.location, message, hint)


def _identities(article: Article) -> Iterator[tuple[str, ...]]:
    if article.url:
        parts = urlsplit(article.url)
        yield "address", parts.netloc.casefold(), parts.path.rstrip("/"), parts.query
    if article.text_sha256:
        yield "text", article.text_sha256
    if article.title:
        yield "outlet, date and title", article.outlet, article.published.canonical, folded(article.title)


def _is_reprint(first: Article, second: Article) -> bool:
    """Whether two outlets carry one text, and at least one of them says whose it is."""
    return first.outlet != second.outlet and bool(first.credit or second.credit)
