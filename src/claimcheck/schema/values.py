"""What a value can be, in JSON Schema: a text, a date, one of some words.

Knows how parsers of YAML see what our loader reads as text: to them a plain 2031 is a number, a plain true a
boolean. Must not know keys, entries or vocabularies.

Beside the words of draft 7 stand some that yaml-language-server reads: `enumDescriptions`, `errorMessage` and
`patternErrorMessage`. All three are plain text to it, as descriptions are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from claimcheck.ids import MAX_LENGTH
from claimcheck.report.safe import line

Schema: TypeAlias = dict[str, Any]

# What a parser may take for something else than text; more than the core schema of YAML 1.2 has, but not the booleans
# of YAML 1.1, among them yes and no.
_MAYBE_TYPED: Final = re.compile(
    r"[-+]?(0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9_]*\.?[0-9_]*(e[-+]?[0-9_]+)?|[0-9_]+(:[0-9_]+)+|\.inf)"
    r"|\.nan|~|null|true|false",
    re.IGNORECASE,
)
# What such a text becomes when it is a key, as a value of Python turned into a text.
_TYPED_KEY: Final = r"True|False|None|nan|-?(inf|[0-9.]+(e[-+]?[0-9]+)?)"
_ID: Final = rf"[a-z0-9][a-z0-9_-]{{0,{MAX_LENGTH - 1}}}"
_LIKE_AN_ID: Final = "An id consists of lower-case letters, digits and hyphens; those of questions, of underscores."

_TYPED: Final[Schema] = {"type": ["number", "boolean", "null"]}


def text(pattern: str = r"\S", otherwise: str = "Write a text.") -> Schema:
    """Any text with something in it that a pattern finds.

    A number or a boolean is a text too, whatever the pattern. The condition stands for a list of types,
    of which an editor would propose each boolean wherever a text can stand.
    """
    return {
        "if": {"type": ["array", "object", "null"]},
        "then": {"type": "string"},
        "pattern": pattern,
        "patternErrorMessage": otherwise,
    }


def looks_like(pattern: re.Pattern[str], otherwise: str) -> Schema:
    """A text or number that fits a pattern as a whole, but for white space around it."""
    whole = rf"^\s*({pattern.pattern})\s*$"
    return {"type": ["string", "number"], "pattern": whole, "patternErrorMessage": otherwise}


def any_id() -> Schema:
    """What can be an id, known or not."""
    return text(f"^{_ID}$", _LIKE_AN_ID)


def date() -> Schema:
    """A date in EDTF, or at least no other characters than such a date has."""
    return {
        "type": ["string", "integer"],
        "pattern": r"^[0-9XxTtZz?~%/.,:+\[\]\s-]+$",
        "patternErrorMessage": "Write a date such as 2031-05-06, 2031-05, 2031~ or 2031-05-06/2031-05-09.",
    }


def truth() -> Schema:
    """True or false."""
    return {"type": ["boolean", "string"], "pattern": "^(true|false)$", "patternErrorMessage": "Write true or false."}


def whole_number() -> Schema:
    """A whole number."""
    return {"type": ["integer", "string"], "pattern": "^[0-9]+$", "patternErrorMessage": "Write a whole number."}


def one_of(words: Mapping[str, str], otherwise: str) -> Schema:
    """One of some words, each with what it means; `otherwise` says what is wrong with any other."""
    listed = {
        "enum": list(words),
        "enumDescriptions": [line(meaning) for meaning in words.values()],
        "errorMessage": otherwise,
    }
    return any_of(listed, _TYPED) if any(map(_MAYBE_TYPED.fullmatch, words)) else listed


def spelled_like(names: Iterable[str], otherwise: str) -> Schema:
    """A text that is one of these names when case and the kind of white space are left aside.

    What holds a character beyond ASCII passes: a pattern cannot say how its case is left aside.
    """
    spellings = "|".join(_in_any_case(name) for name in names)
    return text(rf"^\s*({spellings})\s*$|[^\x00-\x7f]", otherwise)


def _in_any_case(name: str) -> str:
    """A pattern for a folded name in capital and small letters, and with any white space between its words."""
    letters = (f"[{c.upper()}{c}]" if c.isascii() and c.isalpha() else _literal(c) for c in name)
    return "".join(letters).replace(" ", r"\s+")


def _literal(character: str) -> str:
    """A character as itself; JavaScript lets nothing but these be escaped."""
    return f"\\{character}" if character in r"\^$.|?*+()[]{}/" else character


def any_of(*alternatives: Schema) -> Schema:
    """One of several schemas; an alternative that is a choice itself gives its own."""
    flat: list[Schema] = []
    for schema in alternatives:
        flat.extend(schema["anyOf"] if set(schema) == {"anyOf"} else [schema])
    return {"anyOf": flat} if len(flat) > 1 else flat[0]


def list_of(item: Schema, at_least: int = 0) -> Schema:
    """A list of such items."""
    return {"type": "array", "items": item, **({"minItems": at_least} if at_least else {})}


def block(properties: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """A block of these keys and no others; without required ones it can be empty, which is null."""
    needed = list(required)
    schema: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    if any(map(_MAYBE_TYPED.fullmatch, properties)):
        schema["patternProperties"] = {f"^({_TYPED_KEY})$": {}}
    return {**schema, "required": needed} if needed else {**schema, "type": ["object", "null"]}


def by_id(entry: Schema, title: str) -> Schema:
    """A block of entries under new ids; an empty one is null."""
    names = {"title": title, "pattern": f"^({_ID}|{_TYPED_KEY})$", "patternErrorMessage": _LIKE_AN_ID}
    return {"type": ["object", "null"], "propertyNames": names, "additionalProperties": entry}


def or_null(schema: Schema) -> Schema:
    """The schema, or nothing: a key whose value is null counts as not written."""
    return any_of(schema, {"type": "null"})
