"""What a model is asked to return: the JSON Schema that it is held to, and the check of each part that comes back.

Knows the shape only. Must not know the article, or which ids exist.
"""

from __future__ import annotations

import json
from typing import Any, Final

from attrs import frozen
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimcheck.draft.errors import DraftError
from claimcheck.model import Certainty, Stance, Type

_MOST_STATEMENTS: Final = 500


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, json_schema_extra={"additionalProperties": False})


class Teller(_Part):
    """Somebody who says something or passes it on."""

    words: str = Field(description="How the article names them, copied from it: “the spokeswoman”.")
    id: str | None = Field(description="Their id, if they are among the sources of the vocabulary; else null.")


class Answered(_Part):
    """An answer to a question of the vocabulary."""

    question: str = Field(description="The id of the question.")
    answer: str = Field(description="The answer, written as the kind of the question demands.")


class Told(_Part):
    """A statement: what one source said in one breath."""

    quote: list[str] = Field(description="The words that prove it, copied letter by letter; one span, or a few.")
    source: list[Teller] = Field(description="Who says it; empty when the article does not say.")
    via: list[Teller] = Field(default=[], description="Who passed it on, the nearest to the source first.")
    cue: str | None = Field(default=None, description="The words that attribute it, copied: “said”, “according to”.")
    own_words: bool = Field(default=False, description="Whether the quote is the source's own wording.")
    type: Type
    stance: Stance
    happened: bool = Field(default=False, description="Whether it is said to have taken place already.")
    certainty: Certainty | None = Field(default=None, description="How sure it is, by its words; null if unsaid.")
    condition: str | None = Field(default=None, description="Its condition, copied, without “if”.")
    said: str | None = Field(default=None, description="The day on which it was said, as EDTF, if the article says.")
    answers: list[Answered] = Field(description="What it answers; nothing for who declines.")
    unanswered: list[str] = Field(default=[], description="Of who declines: the questions left unanswered.")


class Reply(_Part):
    """All that a model returns."""

    statements: list[Told]


@frozen
class Parts:
    """The statements of a reply that have the shape, each with its number, and what is said of the others."""

    statements: tuple[tuple[int, Told], ...]
    dropped: tuple[str, ...]


def read_parts(reply: str) -> Parts:
    """The statements of a reply. Raises DraftError when it is none."""
    told, dropped = [], []
    for number, entry in enumerate(_entries(reply), 1):
        try:
            told.append((number, Told.model_validate(entry)))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(map(str, first["loc"]))
            dropped.append(f"statement {number} of the reply is dropped: {where or 'all of it'}: {first['msg']}")
    return Parts(tuple(told), tuple(dropped))


def _entries(reply: str) -> list[Any]:
    if not reply.strip():
        raise DraftError("the reply of the model is empty")
    try:
        root = json.loads(reply)
    except json.JSONDecodeError as error:
        where = f"character {error.pos + 1} of {len(reply)}: {error.msg}"
        raise DraftError(f"the reply of the model is not JSON, or was cut off ({where})") from None
    except (RecursionError, ValueError):  # too deep, or a number of thousands of digits
        raise DraftError("the reply of the model is not JSON that anybody would write") from None
    statements = root.get("statements") if isinstance(root, dict) else None
    if not isinstance(statements, list):
        raise DraftError("the reply of the model has no list of statements; another model may keep to the schema")
    if len(statements) > _MOST_STATEMENTS:
        raise DraftError(f"the reply of the model has {len(statements):,} statements; no article has so many")
    return statements
