"""An article and its statements to the text of a claim file, with comments for the person who corrects it.

Knows the order of the keys. Must not know how statements are found, or where the file goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.draft.article import Article
from claimcheck.draft.statements import Drafted
from claimcheck.draft.statementtext import statement_lines
from claimcheck.draft.yamltext import comment, line, quoted
from claimcheck.model import Registries

_ONLY_VISIT = "uncertain: the only visit during whose time it was published"
_BY_MODEL = "every quote is in the text; whether it says what is claimed, nobody has checked."
_BEFORE = "A first draft. Compare it with the text, and delete each comment once what it says is settled."


def claim_text(article: Article, drafted: Drafted, registries: Registries) -> str:
    """The whole file."""
    statements = statement_lines(drafted, registries, article.likely_visit is not None)
    lines = [*_head(article, drafted), "article:", *(f"  {line}" for line in _article(article)), *statements]
    return "".join(f"{line}\n" for line in lines)


def _head(article: Article, drafted: Drafted) -> Iterator[str]:
    yield comment(_BEFORE)
    if drafted.model:
        yield comment(f"By the model {drafted.model}: {_BY_MODEL}")
    if remark := article.remarks.get("text"):
        yield comment(f"Of the text: {remark}.")


def _article(article: Article) -> Iterator[str]:
    captured = article.captured
    values = {
        "title": captured.title,
        "outlet": article.outlet,
        "published": article.published.canonical,
    }
    for key, text in values.items():
        if text:
            yield line(key, text, article.remarks.get(key, ""))
    yield f"language: {captured.language}"
    if captured.url:
        yield line("url", captured.url, article.remarks.get("url", ""))
    yield '# archive_url: "https://…"  # save the page in a web archive, and write its address there'
    yield f"text_sha256: {quoted(captured.text_sha256)}"
    if article.likely_visit:
        yield line("visit", article.likely_visit, "" if article.visit else _ONLY_VISIT)
    else:
        for visit in article.visits:
            yield f"# visit: {visit}  # what the statements are about, unless they say otherwise"
