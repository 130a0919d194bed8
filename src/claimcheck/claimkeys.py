"""What can be written in the file of an article: the keys of articles and statements, and what they mean.

Must not know which ids exist, or what becomes of the values.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import field, frozen

from claimcheck.dates import Edtf
from claimcheck.ids import UNSTATED
from claimcheck.keys import means, read_with
from claimcheck.model import Certainty, Stance, Type
from claimcheck.structure import WEB_ADDRESS, MisfitError, as_it_is, one_or_list, relays, text, web_address
from claimcheck.yamltree import Node, Scalar, shown

MOST_WORDS: Final = 30
STANCES: Final[dict[Type, Stance]] = {"denial": "deny", "no-comment": "decline"}
LANGUAGE: Final = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{4,8})*",
)
_SHA256: Final = re.compile("[0-9a-f]{64}")
_UNSTATED: Final = {UNSTATED: "the text does not say who; it stands alone"}
TYPES: Final[dict[Type, str]] = {
    "rumor": "hearsay that nobody answers for",
    "report": "told as news",
    "forecast": "expected",
    "announcement": "made known by who decides",
    "confirmation": "said to be true by who decides",
    "denial": "said to be untrue",
    "no-comment": "a refusal to say, or a stated lack of information",
    "analysis": "concluded, or a matter of opinion",
    "background": "told as known before",
}
STANCE_WORDS: Final[dict[Stance, str]] = {
    "affirm": "it is so",
    "deny": "it is not so",
    "decline": "left open: neither support nor denial",
}
CERTAINTIES: Final[dict[Certainty, str]] = {
    "certain": "flatly so",
    "probable": "likely, is expected to",
    "possible": "may, might, could",
    "doubtful": "unlikely, hardly",
}


def _language(node: Node) -> str:
    found = text(node)
    if not LANGUAGE.fullmatch(found):
        hint = "Write its code, such as en, de, pt-BR or zh-Hant."
        raise MisfitError(node, "L44", f"{shown(found)} is not the code of a language", hint)
    return found


def _sha256(node: Node) -> str:
    found = text(node)
    if not _SHA256.fullmatch(found):
        hint = "Delete it and let `claimcheck lint --texts DIR --seal` write it."
        raise MisfitError(node, "L45", "{it} must be 64 digits from 0 to 9 and a to f", hint)
    return found


@frozen
class FileEntry:
    """The two parts of a file."""

    article: Node = field(metadata=read_with(as_it_is) | means("The article, and what holds for all its statements."))
    statements: Node = field(
        metadata=read_with(as_it_is)
        | means("What is said in it: under a key of its own, what one source said in one breath.")
    )


@frozen(kw_only=True)
class ArticleEntry:
    """An article as it is written; its fields are in the order in which they are best read."""

    title: str | None = field(default=None, metadata=means("Its headline."))
    outlet: Scalar = field(metadata=means("Who published it.", refers_to=("sources",)))
    credit: tuple[Scalar, ...] = field(
        default=(),
        metadata=means("Whose text it really is: a reprint is no second witness.", refers_to=("sources",)),
    )
    published: Edtf = field(metadata=means("When it was published."))
    language: str | None = field(
        default=None,
        metadata=read_with(_language) | means("Its language, such as en, pt-BR or zh-Hant.", like=LANGUAGE),
    )
    url: str | None = field(default=None, metadata=read_with(web_address) | means("Where it stands.", like=WEB_ADDRESS))
    archive_url: str | None = field(
        default=None, metadata=read_with(web_address) | means("Where a copy of it is kept.", like=WEB_ADDRESS)
    )
    text_sha256: str | None = field(
        default=None,
        metadata=read_with(_sha256) | means("A hash of its text; `lint --texts DIR --seal` writes it.", like=_SHA256),
    )
    seal: str | None = field(
        default=None,
        metadata=read_with(_sha256)
        | means("A hash of its text and its quotes; `lint --texts DIR --seal` writes it.", like=_SHA256),
    )
    visit: Scalar | None = field(
        default=None,
        metadata=means("What its statements are about, unless they say otherwise.", refers_to=("visits",)),
    )
    note: str | None = field(default=None, metadata=means("For people; no rule reads it."))


@frozen(kw_only=True)
class StatementEntry:
    """A statement as it is written."""

    source: tuple[Scalar, ...] = field(
        metadata=read_with(one_or_list)
        | means("Who says it; a list when each of them said it.", refers_to=("sources",), words=_UNSTATED)
    )
    via: tuple[tuple[Scalar, ...], ...] = field(
        default=(),
        metadata=read_with(relays)
        | means(
            "Who passed it on, the nearest to the source first; [[a, b]] when side by side.", refers_to=("sources",)
        ),
    )
    own_words: bool = field(default=False, metadata=means("Whether the quote is in the source's own words."))
    type: Type = field(metadata=means("What is done by saying it.", words=TYPES))
    stance: Stance | None = field(
        default=None, metadata=means("What becomes of the answers, if the type does not say it.", words=STANCE_WORDS)
    )
    happened: bool = field(default=False, metadata=means("Whether it is said to have taken place already."))
    certainty: Certainty | None = field(
        default=None, metadata=means("How sure it is, by the words that are used.", words=CERTAINTIES)
    )
    visit: Scalar | None = field(
        default=None, metadata=means("What it is about, if not the same as the article.", refers_to=("visits",))
    )
    scope: Scalar | None = field(default=None, metadata=means("What it is limited to: one of the visit's scopes."))
    condition: str | None = field(default=None, metadata={"key": "if"} | means("Its condition, if it has one."))
    said: Edtf | None = field(
        default=None, metadata=means("When it was said, with time and offset where they are known.")
    )
    after: tuple[Scalar, ...] = field(
        default=(), metadata=means("Statements of this article that were said before it.")
    )
    quote: tuple[Scalar, ...] = field(
        metadata=read_with(one_or_list)
        | {"prose": True}
        | means(f"The words that prove it, verbatim, {MOST_WORDS} at most; a list leaves out what is between.")
    )
    answers: Node = field(
        metadata=read_with(as_it_is)
        | means("What it says: questions with their answers; of who declines, a list of the questions left unanswered.")
    )
    translation: str | None = field(default=None, metadata=means("The quote in English, if it is in another language."))
    retracted: Edtf | None = field(
        default=None, metadata=means("When it was withdrawn; from then on it counts no more.")
    )
    note: str | None = field(default=None, metadata=means("For people; no rule reads it."))
