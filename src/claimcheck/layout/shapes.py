"""What the files of a claim base look like: the order of keys, and which texts stand in quotation marks.

Knows the keys of each kind of file. Must not know YAML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

import yaml
from attrs import Factory, frozen

from claimcheck.dates import parse_edtf

# How texts are written: ids and other words that are looked up, names of things, sentences (and whatever else
# always stands in quotation marks), true and false and numbers.
Words = Literal["id", "name", "prose", "flag"]

_AMOUNT: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)? [^\W\d_][\w -]*")
_PLAIN: Final = re.compile(r"[^\W_](?:[\w .()/’'–+-]*[\w.)])?|-[0-9][\w .]*")
_LIKE_DATE: Final = re.compile(r"[0-9XxTtZz?~%/.,:+\[\] -]+")
_NUMBER: Final = re.compile(r"[-+.0-9][0-9_.eExX+:-]*")
_RESOLVER: Final = yaml.resolver.Resolver()
_TEXT_TAG: Final = "tag:yaml.org,2002:str"


@frozen
class Shape:
    """What a value looks like: if a block, the order of its keys (others follow), and what each of them holds.

    `each` is what any other key, or each item of a list, holds. `block` is true for what never stands in one line.
    """

    words: Words = "id"
    order: tuple[str, ...] = ()
    of: Mapping[str, Shape] = Factory(dict)
    each: Shape | None = None
    block: bool = False

    def at(self, key: str) -> Shape:
        return self.of.get(key) or self.each or Shape()

    def item(self) -> Shape:
        return self.each or Shape(self.words)

    def place(self, key: str) -> int:
        """Where a key stands among the others."""
        return self.order.index(key) if key in self.order else len(self.order)


def is_plain(text: str, words: Words) -> bool:
    """Whether a text stands without quotation marks.

    What other readers of YAML take for something else than text, or for the text of something else, never does.
    """
    if words == "flag" and (text in ("true", "false") or text.isdecimal()):
        return True
    if words == "prose" or not _PLAIN.fullmatch(text) or not _is_text(text) or _is_date(text):
        return False
    return words == "name" or " " not in text or _AMOUNT.fullmatch(text) is not None


def _is_text(text: str) -> bool:
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag == _TEXT_TAG and not _NUMBER.fullmatch(text)


def _is_date(text: str) -> bool:
    if not _LIKE_DATE.fullmatch(text):
        return False  # to say what is wrong with a date takes long
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True


# --- The files -------------------------------------------------------------------------------------------------

_PROSE: Final = (
    *("title", "asks", "quote", "translation", "note", "if", "reason", "reviewer"),
    *("url", "archive_url", "text_sha256", "seal", "evidence"),
)
_NAMES: Final = ("name", "aliases", "licence", "kind", "unit", "language", "wikidata")
_FLAGS: Final = ("own_words", "happened", "unnamed", "open", "schema")
_WORDS: Final[dict[str, Words]] = {
    **dict.fromkeys(_PROSE, "prose"),
    **dict.fromkeys(_NAMES, "name"),
    **dict.fromkeys(_FLAGS, "flag"),
}


def _keys(order: str, *, block: bool = False, **of: Shape) -> Shape:
    keys = tuple(order.split())
    return Shape(
        order=keys,
        of={key: of.get(key) or Shape(_WORDS.get(key, "id")) for key in keys},
        block=block,
    )


_ARTICLE: Final = _keys(
    "title outlet credit published language url archive_url text_sha256 seal visit note",
    block=True,
)
_STATEMENT: Final = _keys(
    "source via own_words type stance happened certainty visit scope if said after quote answers translation"
    " retracted note",
    block=True,
)
_VISIT: Final = _keys(
    "title guest destination parties window superseded_by scopes note",
    scopes=Shape(each=Shape("prose")),
)
_QUESTION: Final = _keys(
    "asks kind unit tolerance answers open entails after within spans first_since terms note",
    terms=Shape(each=_keys("name within aliases")),
)
_SOURCE: Final = _keys("name kind country part_of speaks_for unnamed aliases wikidata url note")
_PLACE: Final = _keys("name within aliases wikidata note", within=Shape(each=_keys("place from until")))
_PERSON: Final = _keys("name aliases wikidata note")
_REVIEW: Final = _keys(
    "finding evidence decision reason reviewer date review_by withdrawn",
    block=True,
)

Kind = Literal["articles", "reviews", "visits", "questions", "sources", "places", "people", "claimcheck"]

SHAPES: Final[dict[Kind, Shape]] = {
    "articles": _keys(
        "article statements", block=True, article=_ARTICLE, statements=Shape(each=_STATEMENT, block=True)
    ),
    "reviews": _keys("reviews", block=True, reviews=Shape(each=_REVIEW, block=True)),
    "visits": Shape(each=_VISIT, block=True),
    "questions": Shape(each=_QUESTION, block=True),
    "sources": Shape(each=_SOURCE, block=True),
    "places": Shape(each=_PLACE, block=True),
    "people": Shape(each=_PERSON, block=True),
    "claimcheck": _keys("schema title licence", block=True),
}
