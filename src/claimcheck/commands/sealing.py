"""Seals articles: writes the hash of their text and quotes into their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.commands.console import UserError

if TYPE_CHECKING:
    from claimcheck.model import ClaimBase
    from claimcheck.quotes import QuoteCheck


def seal_articles(base: ClaimBase, checks: Sequence[QuoteCheck], texts: Path) -> list[str]:
    """Seal the articles whose quotes are all verified and whose files have no errors; the ids of these."""
    from claimcheck.quotes import find_texts, seal_article
    from claimcheck.writing import write_whole

    unsound = {problem.location.file for problem in base.problems if problem.severity == "error"}
    unverified = Counter(check.statement.partition("#")[0] for check in checks if check.outcome != "verified")
    found = find_texts(base, texts)
    sealed = []
    for article in base.articles:
        path = Path(article.location.file)
        if article.id not in found or unverified[article.id] or article.location.file in unsound:
            continue
        source = path.read_bytes().decode()
        try:
            changed = seal_article(source, found[article.id])
        except ValueError as error:
            raise UserError(f"cannot seal {path}: {error}") from None
        if changed != source:
            try:
                write_whole({path: changed.encode()})
            except OSError as error:
                raise UserError(f"cannot write {path}: {error.strerror or error}") from None
            sealed.append(article.id)
    return sealed
