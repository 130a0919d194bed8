"""The words of claimcheck as frozen classes.

Knows what a claim base and a problem consist of, and a row that rules read (design: words and formats).
Must not know how they are read, checked or shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final, Literal

from attrs import Factory, fields, frozen

from claimcheck.dates import Edtf

Type = Literal[
    "rumor",
    "report",
    "forecast",
    "announcement",
    "confirmation",
    "denial",
    "no-comment",
    "analysis",
    "background",
]
Stance = Literal["affirm", "deny", "decline"]
Certainty = Literal["certain", "probable", "possible", "doubtful"]
Kind = Literal["yesno", "date", "place", "person", "party", "term", "amount", "text"]
Form = Literal["plain", "any_of", "none_but"]
Phase = Literal["planned", "done"]
Level = Literal["error", "warning", "hint"]
Decision = Literal["real", "explained", "data-error", "false-alarm"]

DECISIONS: Final[dict[str, str]] = {
    "real": "the sources do contradict each other",
    "explained": "both hold, once one knows what the claims do not say; the reason says what that is",
    "data-error": "a claim file does not say what its article says; correct it, too",
    "false-alarm": "the rule should not have fired here; the reason tells its author why",
}


@frozen
class Location:
    """A place in a file of the claim base; `line` and `column` count from 1."""

    file: str
    line: int = 1
    column: int = 1


@frozen
class Problem:
    """What is wrong with a file, where, and what to write instead."""

    code: str
    severity: Level
    location: Location
    message: str
    hint: str = ""


@frozen
class Source:
    """Who speaks: `speaks_for` is a party, or "none" to stop what is inherited along `part_of`."""

    id: str
    name: str
    kind: str | None = None
    country: str | None = None
    part_of: str | None = None
    speaks_for: str | None = None
    unnamed: bool = False
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    url: str | None = None
    note: str | None = None


@frozen
class PlaceEdge:
    """One parent of a place and the time it was its parent (`since`..`until`, both included; None: open)."""

    place: str
    since: Edtf | None = None
    until: Edtf | None = None


@frozen
class Place:
    """A node of the tree of places; its edges are alternatives in time."""

    id: str
    name: str
    within: tuple[PlaceEdge, ...] = ()
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    note: str | None = None


@frozen
class Person:
    """One person; two persons who share a name are two ids."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    note: str | None = None


@frozen
class Visit:
    """An event that claims are about; without `window` or `destination`, what is said in general."""

    id: str
    title: str
    guest: str | None = None
    destination: str | None = None
    parties: tuple[str, ...] = ()
    window: Edtf | None = None
    superseded_by: str | None = None
    scopes: Mapping[str, str] = Factory(dict)
    note: str | None = None


@frozen
class Term:
    """A word of a question's vocabulary; `within` is the broader term."""

    id: str
    name: str | None = None
    within: str | None = None
    aliases: tuple[str, ...] = ()


@frozen
class Tolerance:
    """How far two amounts may differ and still be the same: a fraction of the larger one, or a quantity."""

    relative: float = 0.0
    absolute: float = 0.0


@frozen
class Question:
    """What claims answer.

    `entails` are pairs (question, answer "yes" or "no") that whoever affirms this one must grant;
    `after` and `within` name date questions; `spans` is empty or (from, to).
    """

    id: str
    asks: str
    kind: Kind
    answers: Literal["one", "many"] = "one"
    entails: tuple[tuple[str, str], ...] = ()
    after: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    unit: str | None = None
    tolerance: Tolerance = Tolerance()
    terms: Mapping[str, Term] = Factory(dict)
    first_since: tuple[str, ...] = ()
    open: bool = True
    note: str | None = None


@frozen
class Atom:
    """One member of an answer: `value` is an id or canonical text; `amount` is in the question's unit."""

    value: str
    date: Edtf | None = None
    amount: float | None = None


@frozen
class Answer:
    """A typed answer: `text` as written, `canonical` for comparing.

    `plain` has one atom, `any_of` has two or more; `none_but` lists the only members, none at all for "none".
    """

    text: str
    canonical: str
    form: Form
    atoms: tuple[Atom, ...]


@frozen
class Article:
    """One article: where its claims were read; `credit` names whose text it really is."""

    id: str
    outlet: str
    published: Edtf
    location: Location
    title: str | None = None
    credit: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    archive_url: str | None = None
    text_sha256: str | None = None
    seal: str | None = None
    visit: str | None = None
    note: str | None = None


@frozen
class Statement:
    """What one source (or each of several) said in one breath.

    `via` lists the relays, nearest to the source first, each step a tuple of parallel relays;
    `said` is None when the file leaves it to the default; `after` names statements of the same article.
    """

    key: str
    article: Article
    visit: str
    sources: tuple[str, ...]
    type: Type
    stance: Stance
    quote: tuple[str, ...]
    location: Location
    quote_location: Location
    via: tuple[tuple[str, ...], ...] = ()
    own_words: bool = False
    happened: bool = False
    certainty: Certainty | None = None
    scope: str | None = None
    condition: str | None = None
    said: Edtf | None = None
    after: tuple[str, ...] = ()
    translation: str | None = None
    retracted: Edtf | None = None
    note: str | None = None

    @property
    def id(self) -> str:
        return f"{self.article.id}#{self.key}"

    @property
    def words(self) -> tuple[str, ...]:
        """The spans of the quote, without how they are laid out."""
        return tuple(" ".join(span.split()) for span in self.quote)


@frozen
class Claim:
    """One answer of a statement to one question; `answer` is None when the source declined to give one.

    `listed` is true when the answer came in a list, so that the id names it.
    """

    statement: Statement
    question: str
    answer: Answer | None
    location: Location
    listed: bool = False

    @property
    def id(self) -> str:
        base = f"{self.statement.id}.{self.question}"
        return f"{base}.{self.answer.canonical}" if self.listed and self.answer else base


@frozen
class Review:
    """What a person decided on a finding of a visit, while the finding rested on `evidence`.

    The decision wants another look after `review_by`; one that is `withdrawn` stays in the file and does not count.
    """

    visit: str
    finding: str
    evidence: str
    decision: Decision
    reason: str
    reviewer: str
    date: dt.date
    location: Location
    review_by: dt.date | None = None
    withdrawn: dt.date | None = None


@frozen
class Registries:
    """The vocabulary of a claim base, by id."""

    visits: Mapping[str, Visit] = Factory(dict)
    questions: Mapping[str, Question] = Factory(dict)
    sources: Mapping[str, Source] = Factory(dict)
    places: Mapping[str, Place] = Factory(dict)
    people: Mapping[str, Person] = Factory(dict)

    def extends(self, other: Registries) -> bool:
        """Whether every entry of the other vocabulary is here too, and the same."""
        names = (field.name for field in fields(Registries))
        return all(getattr(other, name).items() <= getattr(self, name).items() for name in names)


@frozen
class Settings:
    """`claimcheck.yaml`: about the claim base as a whole."""

    schema: int = 1
    title: str | None = None
    licence: str | None = None


@frozen
class ClaimBase:
    """Everything a folder of claims holds; `problems` are sorted by file, line and column.

    `reviews` are in the order of their visits, those of one visit in that of its file. `files` counts the claim
    files found, readable or not; `entries` says where each entry of a registry stands, by the registry's name and
    its id.
    """

    folder: str
    registries: Registries
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    settings: Settings = Settings()
    reviews: tuple[Review, ...] = ()
    files: int = 0
    entries: Mapping[tuple[str, str], Location] = Factory(dict)


@frozen
class Fact:
    """A row of the `claims` table that rules read: one claim of one source through one relay chain.

    Days are ISO text or None (`lo`, `hi`: of a date answer; `said_lo`, `said_hi`: when it was said); `path`
    is ids joined by "/" from the root; `amount` is in the question's unit; `answer` is None when declined;
    `scope` is empty without one. `number` is the index of the claim in `ClaimBase.claims`. `speaker` is the
    origin, or the source itself when nobody knows whose it is. `content` is a hash of all that a review may
    rest on.
    """

    number: int
    claim: str
    statement: str
    article: str
    visit: str
    question: str
    kind: str
    form: str | None
    answer: str | None
    answer_text: str | None
    lo: str | None
    hi: str | None
    grain: str | None
    lasts: bool | None
    path: str | None
    amount: float | None
    stance: str
    type: str
    certainty: str | None
    conditional: bool
    scope: str
    source: str | None
    origin: str | None
    speaker: str | None
    carrier: str | None
    carrier_origin: str | None
    outlet: str
    party: str | None
    said_lo: str | None
    said_hi: str | None
    unnamed: bool
    official: bool
    own: bool
    own_words: bool
    happened: bool
    phase: str
    entailed: bool
    content: str
