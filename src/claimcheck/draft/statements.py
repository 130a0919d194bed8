"""Statements as they are drafted, and what is known of the article around them.

Knows what a statement consists of. Must not know how it is found, or YAML.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from claimcheck.dates import Edtf, parse_edtf
from claimcheck.draft.answers import Asked, Clause, Proposal
from claimcheck.draft.days import Direction, find_days
from claimcheck.draft.quoting import Quotable
from claimcheck.draft.syntax import Span, Token
from claimcheck.draft.unknownplaces import unknown_places
from claimcheck.model import Certainty, Stance, Type, Visit

_FRESH: Final = 14  # days; what is older is background
_OWN: Final = "own"  # begins the keys of what the article says itself
_SHOWN: Final = 6  # words of what an answer rests on


@frozen
class Statement:
    """A statement; `remarks` tell what is uncertain and why, `left_out` what it was said to answer and does not;
    `strangers` and `places` are sources and places that are in no registry, as the text calls them. With neither
    answers nor questions left unanswered it is a proposal only. `visit` is set where it is not the article's. `at` is
    the character at which it begins.
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
    left_out: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    at: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether it answers something, or tells what was left unanswered."""
        return bool(self.answers or self.unanswered)


@frozen
class Marked:
    """Where an attribution stands in the text, by characters, and of what kind it is."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    via: tuple[tuple[Span, ...], ...]
    type: Type
    stance: Stance
    certainty: Certainty | None


@frozen
class Drafted:
    """What becomes of an article: statements in the order of the text.

    `keys` has for each of `marked` the statement that it became, if any. `model` is the name of the model that was
    asked, if one was; `dropped` tells what of its reply was not taken.
    """

    statements: tuple[Statement, ...]
    marked: tuple[Marked, ...]
    keys: tuple[str | None, ...]
    model: str | None = None
    dropped: tuple[str, ...] = ()


def with_keys(statements: Iterable[Statement], outlet: str | None) -> Iterator[Statement]:
    """Statements named after their first source, and numbered; `outlet` is the article itself."""
    used: Counter[str] = Counter()
    for statement in statements:
        base = _OWN if statement.sources == (outlet,) else statement.sources[0]
        used[base] += 1
        yield evolve(statement, key=base if used[base] == 1 else f"{base}-{used[base]}")


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

    def unknown_places(self, clause: Clause) -> dict[str, str]:
        """The places that a clause names and no registry has, each with the question that it would answer."""
        return {name: question for question, name in unknown_places(self.asked, clause)}

    def doubts(self, answers: Sequence[Proposal], places: Mapping[str, str]) -> tuple[str, ...]:
        """What is uncertain about answers, each with the words that it rests on, and which places nobody knows."""
        unknown = (f"{question}: “{name}” is in no registry; see below" for name, question in places.items())
        return (*self._doubts(answers), *unknown)

    def _doubts(self, answers: Sequence[Proposal]) -> tuple[str, ...]:
        return tuple(
            f"{one.question}: {one.doubt} (“{' '.join(self.source.words_at(one.span).split()[:_SHOWN])}”)"
            for one in answers
            if one.doubt
        )
