"""The answers to one question, in JSON Schema.

Knows how answers to each kind of question are written. Must not know statements or files.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from claimcheck.amounts import AMOUNT
from claimcheck.answers import REGISTRIES_OF_KINDS
from claimcheck.ids import folded
from claimcheck.model import Kind, Question, Term
from claimcheck.questions import KINDS
from claimcheck.report.safe import line
from claimcheck.schema.values import (
    Schema,
    any_id,
    any_of,
    block,
    date,
    list_of,
    looks_like,
    one_of,
    spelled_like,
    text,
)

_NONE: Final = {"none": "no other answer is true: the list is closed, and empty"}
_NEVER: Final = {"none": "never before"}


class Definitions(Protocol):
    """Where schemas are kept that are used more than once."""

    def refer(self, *registries: str) -> Schema:
        """A reference to an id that one of some registries has."""

    def define(self, name: str, schema: Callable[[], Schema]) -> Schema:
        """A reference to a definition, which is made when it is needed first."""


def in_words(question: Question) -> str:
    """What a question asks, and what its answers look like."""
    kind = KINDS[question.kind] + (f" (in {question.unit})" if question.unit else "")
    many = ", or a list" if question.answers == "many" else ""
    return line(f"{question.asks} Answer: {kind}{many}. {question.note or ''}")


def answers_to(question: Question, definitions: Definitions) -> Schema:
    """What can stand after the id of a question. Questions share it whose answers look the same."""
    kind = f"{question.kind}-of-{question.id}" if question.terms else question.kind
    one = _one(question, kind, definitions)
    if question.answers == "many":
        some = definitions.define(f"some-{kind}", lambda: _some(one))
        return definitions.define(f"many-{kind}", lambda: any_of(some, list_of(some, at_least=1)))
    name = f"one-{kind}-or-none" if question.first_since else f"one-{kind}"
    return definitions.define(name, lambda: any_of(one, *_instead(question, one)))


def _instead(question: Question, one: Schema) -> list[Schema]:
    """What can stand in the place of the one answer: that it never was, or that it is one of several."""
    never = [one_of(_NEVER, "Write none, or a date.")] if question.first_since else []
    return never if question.kind == "yesno" else [*never, _either(one)]


def _some(one: Schema) -> Schema:
    """One of many answers; or that it is one of several; or that there is no other."""
    closed = block({"none_but": any_of(one, list_of(one, at_least=1))}, ["none_but"])
    return any_of(one, one_of(_NONE, "Write none, or an answer."), _either(one), closed)


def _either(one: Schema) -> Schema:
    return block({"any_of": list_of(one, at_least=2)}, ["any_of"])


def _one(question: Question, kind: str, definitions: Definitions) -> Schema:
    """One answer by itself."""
    if question.kind in REGISTRIES_OF_KINDS:
        return definitions.refer(*REGISTRIES_OF_KINDS[question.kind])
    if question.terms:
        return definitions.define(kind, lambda: _term(question))
    return definitions.define(kind, _OF_KINDS[question.kind])


def _term(question: Question) -> Schema:
    """A term by its id, or by another name in any spelling."""
    otherwise = f"This is no term of {question.id}; new ones are added in questions.yaml."
    ids = one_of({id: ", ".join(_names(term)) for id, term in question.terms.items()}, otherwise)
    names = {folded(name) for term in question.terms.values() for name in (term.id, *_names(term))}
    return any_of(ids, spelled_like(sorted(names), otherwise))


def _names(term: Term) -> tuple[str, ...]:
    return (term.name or term.id, *term.aliases)


_OF_KINDS: Final[dict[Kind, Callable[[], Schema]]] = {
    "yesno": lambda: one_of({"yes": "it is so", "no": "it is not so"}, "Write yes or no."),
    "date": date,
    "amount": lambda: looks_like(AMOUNT, "Write a number and its unit, such as 112 km."),
    "term": any_id,
    "text": text,
}
