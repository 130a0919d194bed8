"""What a model drafts from: the article, and the vocabulary of the claim base.

Knows which of it is there when little is known of an article. Must not know models.
"""

from __future__ import annotations

from attrs import frozen

from claimcheck.dates import Edtf
from claimcheck.draft.article import Article
from claimcheck.draft.capture import Captured
from claimcheck.draft.quoting import Quotable
from claimcheck.model import Registries, Visit


@frozen
class Material:
    """`outlet` and `visit` are None where nothing is known of the article but its text."""

    source: Quotable
    title: str | None
    published: Edtf | None
    outlet: str | None
    visit: Visit | None
    registries: Registries

    @classmethod
    def of(cls, captured: Captured, article: Article | None, registries: Registries) -> Material:
        return cls(
            Quotable(captured.text),
            captured.title,
            captured.published,
            article.outlet if article else None,
            registries.visits.get(article.likely_visit or "") if article else None,
            registries,
        )
