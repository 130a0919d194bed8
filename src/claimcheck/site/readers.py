"""Names for readers who never see the claim files: words in place of the ids that people write there.

Knows how an id becomes words. Must not know templates.
"""

from __future__ import annotations

import re
from typing import Final

from claimcheck.model import ClaimBase
from claimcheck.report.datewords import date_words
from claimcheck.report.names import Names

_COUNTED: Final = re.compile(r"(?<![\d.])(?!1 )([\d.]+ (?:minute|hour|day|night|week|month|year|mile))\b")


class ReaderNames(Names):
    """As Names; what has no name is shown as the words of its id, a visit by its title, a date in words."""

    def __init__(self, base: ClaimBase) -> None:
        super().__init__(base)
        self._titles = {id: visit.title for id, visit in base.registries.visits.items()}

    def question(self, question: str) -> str:
        return question.replace("_", " ")

    def visit(self, visit: str) -> str:
        return self._titles.get(visit) or visit

    def nameless(self, id: str) -> str:
        return id.replace("-", " ")

    def amount(self, text: str) -> str:
        return _COUNTED.sub(r"\1s", text)

    def date(self, text: str) -> str:
        return date_words(text)
