"""ClaimReview (schema.org) as people publish it, to what each review says.

Knows the words of schema.org and the ways in which they are written: alone, in lists, in graphs, in feeds; names as
texts or as things. Must not know the claim base, nor judge what a rating means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from claimcheck.dates import Edtf, parse_edtf
from claimcheck.draft.errors import DraftError
from claimcheck.draft.webaddress import web_address
from claimcheck.intake.jsontext import Value
from claimcheck.yamltree import FORBIDDEN

Node = dict[str, Value]
_DAY: Final = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?=[T ]|\Z)")


@frozen
class FactCheck:
    """What one ClaimReview says; None and empty where it says nothing that can be used.

    `outlets` are names of who published it, the likeliest first; `url` is its page; `claimants` are names of who made
    the claim, `claimed` is when, `appearances` are addresses where; `rating` is in the words of the review.
    """

    claim: str | None = None
    claimants: tuple[str, ...] = ()
    claimed: Edtf | None = None
    appearances: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    url: str | None = None
    title: str | None = None
    published: Edtf | None = None
    language: str | None = None
    rating: str | None = None


def fact_checks(document: Value) -> list[FactCheck]:
    """Every ClaimReview in a document of JSON-LD, wherever it stands, in the order of the document."""
    nodes = list(_nodes(document))
    known = {id: node for node in nodes if len(node) > 1 for id in _texts(node.get("@id"))}
    reader = _Reader(known)
    return [reader.fact_check(node) for node in nodes if "ClaimReview" in _types(node)]


def _nodes(value: Value) -> Iterator[Node]:
    """Every object in a value, with the bare names of its keys."""
    if isinstance(value, dict):
        node = {_bare(key): inner for key, inner in value.items()}
        yield node
        for inner in node.values():
            yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)


def _bare(name: str) -> str:
    """A word of schema.org without what may stand before it: `schema:url`, `http://schema.org/url`."""
    return name if name.startswith("@") else re.split("[/:#]", name)[-1]


def _types(node: Node) -> set[str]:
    return {_bare(name) for name in _texts(node.get("@type"))}


def _texts(value: Value) -> Iterator[str]:
    """The texts in a value: itself, those in a list, or one with its language; without what cannot be seen."""
    if isinstance(value, str):
        if flat := " ".join(FORBIDDEN.sub(" ", value).split()):
            yield flat
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, dict):
        yield from _texts(value.get("@value"))


@frozen
class _Reader:
    """Reads reviews; `known` are the objects that others may refer to by their ids."""

    known: dict[str, Node]

    def fact_check(self, review: Node) -> FactCheck:
        claims = list(self.things(review, "itemReviewed"))
        first = [thing for claim in claims for thing in self.things(claim, "firstAppearance")]
        others = [thing for claim in claims for thing in self.things(claim, "appearance")]
        return FactCheck(
            claim=self.text([review], "claimReviewed") or self.text(claims, "text", "name", "description"),
            claimants=tuple(dict.fromkeys(name for claim in claims for name in self.names(claim, "author"))),
            claimed=_date(self.text([*claims, *first], "datePublished", "dateCreated")),
            appearances=tuple(dict.fromkeys(self.addresses([*first, *others], "url", "@id", "name"))),
            outlets=tuple(dict.fromkeys(self.outlets(review))),
            url=next(self.addresses([review], "url"), None),
            title=self.text([review], "headline", "name"),
            published=_date(self.text([review], "datePublished", "dateCreated")),
            language=self.text([review, *self.things(review, "inLanguage")], "inLanguage", "alternateName"),
            rating=self.rating(self.things(review, "reviewRating")),
        )

    def things(self, node: Node, name: str) -> Iterator[Node]:
        """The things that a property names: in place, by their ids, or by nothing but a text."""
        value = node.get(name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                thing = {_bare(key): inner for key, inner in one.items()}
                id = next(_texts(thing.get("@id")), "")
                yield self.known.get(id, thing) if len(thing) == 1 else thing
            elif isinstance(one, str) and one.strip():
                yield self.known.get(one, {"name": one})

    def text(self, nodes: Iterable[Node], *names: str) -> str | None:
        """The first text that the nodes have under one of the names."""
        nodes = list(nodes)
        return next((text for name in names for node in nodes for text in _texts(node.get(name))), None)

    def names(self, node: Node, property: str) -> Iterator[str]:
        for thing in self.things(node, property):
            yield from list(_texts(thing.get("name")))[:1]

    def outlets(self, review: Node) -> Iterator[str]:
        """Who published a review: its author, unless that is a person and the publisher is named too."""
        persons = {
            name
            for thing in self.things(review, "author")
            if "Person" in _types(thing)
            for name in _texts(thing.get("name"))
        }
        names = [*self.names(review, "author"), *self.names(review, "publisher")]
        yield from sorted(names, key=lambda name: name in persons)

    def addresses(self, things: Iterable[Node], *names: str) -> Iterator[str]:
        """The address that each thing has under the first of the names that has one."""
        for thing in things:
            texts = (text for name in names for text in _texts(thing.get(name)))
            address = next(filter(None, map(_address, texts)), None)
            if address:
                yield address

    def rating(self, ratings: Iterable[Node]) -> str | None:
        """The words of a rating, and its number with the scale."""
        for rating in ratings:
            words = self.text([rating], "alternateName", "name", "description")
            value = self.text([rating], "ratingValue")
            worst, best = self.text([rating], "worstRating"), self.text([rating], "bestRating")
            scale = f" on a scale from {worst or '?'} to {best or '?'}" if worst or best else ""
            number = f"{value}{scale}" if value else ""
            if words or number:
                return f"{words} ({number})" if words and number else words or number
        return None


def _address(text: str) -> str | None:
    try:
        return web_address(text).geturl()
    except DraftError:
        return None


def _date(text: str | None) -> Edtf | None:
    """The day of a date, which may have a time; None for what is none."""
    found = _DAY.match(text or "")
    try:
        return parse_edtf(found[1]) if found else None
    except ValueError:
        return None
