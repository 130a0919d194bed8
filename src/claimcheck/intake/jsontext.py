"""JSON from a stranger to plain values, or problems that say where it goes wrong.

Knows what of JSON is read: numbers, true and false become the texts that they are written as, since every value of a
claim base is a text. Must not know what the values mean.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, NamedTuple, TypeAlias

from claimcheck.codes import ProblemList
from claimcheck.yamltree import MAX_DEPTH, shown

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
_TRUTHS: Final = {True: "true", False: "false"}


class Place(NamedTuple):
    """A place in a file; both count from 1."""

    line: int
    column: int = 1


class _RefusedError(Exception):
    """What is JSON for some readers and not for this one; the code of the problem, what is wrong, what to do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class Unread:
    """What stands for a value that could not be read; its problem has been told."""


UNREAD: Final = Unread()


def read_json(data: bytes, problems: ProblemList, line: int = 1) -> Value | Unread:
    """The value of JSON that begins in a line of a file, or UNREAD with a problem. No text in it is checked."""
    try:
        text = data.decode("utf-8-sig")
        value: Value = _plain(_DECODER.decode(text), MAX_DEPTH)
    except UnicodeDecodeError as error:
        at = Place(line + data.count(b"\n", 0, error.start), error.start - data.rfind(b"\n", 0, error.start))
        problems.add("L07", at, "this is not text in UTF-8", "Save the file again with the encoding UTF-8.")
    except json.JSONDecodeError as error:
        at = Place(line + error.lineno - 1, error.colno)
        problems.add("L19", at, f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}", _WHOLE)
    except _RefusedError as refused:
        problems.add(refused.code, Place(line), refused.message, refused.hint)
    except RecursionError:
        problems.add("L12", Place(line), *_DEEP)
    else:
        return value
    return UNREAD


def texts_in(value: Value) -> Iterator[str]:
    """Every text in a value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


_WHOLE: Final = "Correct it here, or write the file again with the program that it comes from."
_DEEP: Final = f"more than {MAX_DEPTH} levels are nested here", "Close the brackets that are open."


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise _RefusedError("L15", f"the key {shown(key)} stands twice in one object", "Keep one of the two.")
        made[key] = value
    return made


def _constant(name: str) -> None:
    raise _RefusedError("L19", f"{name} is not JSON", "Write null, or a text within quotation marks.")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=_constant
)  # a number of a million digits would take minutes to become one


def _plain(value: Any, depth: int) -> Value:
    """A value with true and false as texts, and no deeper than allowed."""
    if isinstance(value, bool):
        return _TRUTHS[value]
    if not isinstance(value, list | dict):
        return value  # type: ignore[no-any-return]  # a text or None: numbers are texts already
    if not depth:
        raise _RefusedError("L12", *_DEEP)
    if isinstance(value, list):
        return [_plain(inner, depth - 1) for inner in value]
    return {key: _plain(inner, depth - 1) for key, inner in value.items()}
