"""The file of a new article, with comments that say what goes where.

Knows the keys of articles and statements, which explain themselves. Must not know folders, or other articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from json import dumps
from typing import Any, Final

from attrs import frozen

from claimcheck.claimkeys import ArticleEntry, StatementEntry
from claimcheck.dates import parse_edtf
from claimcheck.ids import UNSTATED
from claimcheck.keys import keys_of
from claimcheck.model import Registries
from claimcheck.report.safe import line

_WIDTH: Final = 34  # of the keys with their values, in front of the comments
_BY_HAND: Final = ("title", "outlet", "published", "language", "url", "archive_url", "visit")
_HOW_TO_GO_ON: Final = (
    "# What one source said in one breath is one statement, under a key of its own. Take the braces away, and from the",
    "# lines below the marks in front; keep as many lines as are needed. Those without a value can be left out.",
)


@frozen
class NamedArticle:
    """What the id of an article says, `<published>-<outlet>`; None for what it does not say."""

    published: str | None
    outlet: str | None

    @classmethod
    def of(cls, id: str, registries: Registries) -> NamedArticle:
        """Take an id apart so that the outlet is a source that is known, or else the date as exact as it can be."""
        parts = id.split("-")
        splits = [("-".join(parts[:size]), "-".join(parts[size:])) for size in (3, 2, 1)]
        dated = [(published, outlet) for published, outlet in splits if _is_date(published)]
        known = [cls(published, outlet) for published, outlet in dated if outlet in registries.sources]
        return known[0] if known else cls(dated[0][0] if dated else None, None)


def _is_date(text: str) -> bool:
    try:
        return parse_edtf(text) is not None
    except ValueError:
        return False


def new_article(named: NamedArticle, visit: str | None, registries: Registries) -> str:
    """The text of the file, which is sound as it is when the id says both the date and the outlet."""
    only = next(iter(registries.visits)) if len(registries.visits) == 1 else None
    article = {
        "outlet": named.outlet,
        "published": dumps(named.published) if named.published else None,
        "visit": visit or only,
    }
    return "".join(
        f"{text}\n"
        for text in (
            "article:",
            *_lines(ArticleEntry, {key: article.get(key) or "null" for key in _BY_HAND}),
            "statements: {}",
            *_HOW_TO_GO_ON,
            "#",
            "#  a-key:",
            *(f"#  {text}" for text in _lines(StatementEntry, _statement(named, registries))),
        )
    )


def _lines(cls: type[Any], values: Mapping[str, str]) -> Iterator[str]:
    """The keys of a class with these values, each with a comment that explains it."""
    for key, field in keys_of(cls).items():
        if key in values:
            start = f"  {key}: {values[key]}".rstrip().ljust(_WIDTH)
            yield f"{start}  # {_explained(field.metadata)}"


def _explained(key: Mapping[str, Any]) -> str:
    """What a key means, and which words it can hold, or can hold instead of an id."""
    words = ", ".join(key["words"])
    between = "; or " if key["refers_to"] else ": "
    return line(key["means"].rstrip(".") + (between + words if words else ""))


def _statement(named: NamedArticle, registries: Registries) -> dict[str, str]:
    """Every key of a statement; those that must be there with a value that can stand."""
    sources = [id for id in registries.sources if id != named.outlet]
    asked = next((id for id, question in registries.questions.items() if question.kind == "yesno"), "occurs")
    needed = {
        "source": sources[0] if sources else UNSTATED,
        "type": "report",
        "quote": '"the words that prove it"',
        "answers": f"{{{asked}: yes}}",
    }
    return {key: needed.get(key, "") for key in keys_of(StatementEntry)}
