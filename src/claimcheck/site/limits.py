"""How much one page lists before it says how much more there is; keeps the page of a crowded visit readable.

Must not know what is listed.
"""

from __future__ import annotations

from typing import Final

from attrs import evolve, frozen


@frozen
class Limits:
    """Most things shown of each kind."""

    questions: int = 40  # of a visit
    answers: int = 6  # to a question
    voices: int = 4  # for an answer or a side
    days_of_voice: int = 3  # of one source there
    contradictions: int = 8  # of a visit
    findings: int = 12  # of another section of a visit
    quotes: int = 3  # of a side that stands beside another
    quotes_alone: int = 50  # of a side on the finding's own page
    stories: int = 30  # rumors and announcements of a visit
    silences: int = 20  # of a visit
    articles: int = 40  # of a visit
    answers_of_day: int = 60  # known of a visit on one day
    visits: int = 12  # of an article
    relays: int = 50  # of a source
    claims: int = 100  # of a source
    newest: int = 8  # findings on the first page
    listed: int = 500  # findings in one page of the list
    fed: int = 50  # findings in the feed


PAGES: Final = Limits()
"""What the pages of a site show: what is left out stands on other pages."""

_ALL: Final = 10**9
DOCUMENT: Final = evolve(
    PAGES, questions=_ALL, answers=_ALL, contradictions=_ALL, findings=_ALL, stories=_ALL, silences=_ALL, articles=_ALL
)
"""What one document shows: it has no other pages."""
