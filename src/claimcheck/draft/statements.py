"""Statements as they are drafted, and what is known of the article around them.

Knows what a statement consists of. Must not know how it is found, or YAML.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from claimcheck.dates import Edtf, parse_edtf
from claimcheck.draft.answers import Asked, Clause, Proposal
from claimcheck.draft.days import Direction, find_days
from claimcheck.draft.quoting import Quotable
from claimcheck.draft.speakers import Speaker
from claimcheck.draft.syntax import Token
from claimcheck.model import Certainty, Stance, Type, Visit

_FRESH: Final = 14  # days; what is older is background
_SHOWN: Final = 6  # words of what an answer rests on


@frozen
class Statement:
    """A statement; `remarks` tell what is uncertain and why. With neither answers nor questions left unanswered it
    is a proposal only. `visit` is set where it is not the article's. `at` is the character at which it begins.
    """

    key: str
    sources: tuple[str, ...]
    via: tuple[str, ...]
    type: Type
    stance: Stance
    quote: tuple[str, ...]
    answers: tuple[Proposal, ...]
    unanswered: tuple[str, ...] = ()
    own_words: bool = False
    happened: bool = False
    certainty: Certainty | None = None
    condition: str | None = None
    said: str | None = None
    visit: str | None = None
    remarks: tuple[str, ...] = ()
    at: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether it answers something, or tells what was left unanswered."""
        return bool(self.answers or self.unanswered)


@frozen
class Drafted:
    """What becomes of an article: statements in the order of the text, who is in no registry yet, and the key of the
    statement that each attribution became, in the order of the attributions.
    """

    statements: tuple[Statement, ...]
    strangers: tuple[Speaker, ...]
    keys: tuple[str | None, ...]


@frozen
class Frame:
    """What statements are made within: the article and its text, and the questions of the claim base."""

    source: Quotable
    published: Edtf
    outlet: str
    visit: Visit | None
    asked: Asked

    def clause(self, tokens: Sequence[Token], start: int, direction: Direction) -> Clause:
        """Tokens of a paragraph that begins at `start`, to be compared with questions."""
        return Clause(tokens, start, direction, self.published)

    def is_old(self, text: str) -> bool:
        """Whether the latest day that a text names lies well before the article."""
        days = [parse_edtf(day.edtf).latest for day in find_days(text, self.published, "past")]
        known = [day for day in days if day is not None]
        before = self.published.earliest
        return bool(known) and before is not None and (before - max(known)).days > _FRESH

    def doubts(self, answers: Sequence[Proposal]) -> tuple[str, ...]:
        """What is uncertain about answers, each with the words that it rests on."""
        return tuple(
            f"{one.question}: {one.doubt} (“{' '.join(self.source.text[one.span[0] : one.span[1]].split()[:_SHOWN])}”)"
            for one in answers
            if one.doubt
        )
