"""How much one page lists before it says how much more there is; keeps the page of a crowded visit readable.

Must not know what is listed.
"""

from __future__ import annotations

from typing import Final

QUESTIONS: Final = 40  # of a visit
ANSWERS: Final = 6  # to a question
VOICES: Final = 4  # for an answer or a side
WORDS_OF_VOICE: Final = 3  # claims of one source there
FINDINGS: Final = 12  # of one section of a visit
QUOTES: Final = 4  # of a side that stands beside another
QUOTES_ALONE: Final = 50  # of a side on the finding's own page
STORIES: Final = 30  # rumors and announcements
SILENCES: Final = 20
ARTICLES: Final = 40  # of a visit
VISITS: Final = 12  # of an article
SOURCES: Final = 50  # that a source passes on, or that pass it on
CLAIMS: Final = 100  # of a source
NEWEST: Final = 15  # findings on the first page
LISTED: Final = 500  # findings in one page of the list
FED: Final = 50  # findings in the feed
