"""A tree of nodes to frozen attrs classes: the one place that turns YAML into typed values.

Knows the types that fields of our files have, and how to say that a value does not fit, at its line and
column. Must not know any particular file, or whether an id exists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, Literal, TypeVar, get_args, get_origin
from urllib.parse import urlsplit

import attrs
from cattrs import Converter
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from claimcheck.codes import Placed, ProblemList
from claimcheck.dates import Edtf, parse_edtf
from claimcheck.ids import did_you_mean, nearest
from claimcheck.keys import keys_of
from claimcheck.yamltree import Mapping, Node, Scalar, Sequence, shown

T = TypeVar("T")
WEB_ADDRESS: Final = re.compile(r'[Hh][Tt][Tt][Pp][Ss]?://[^\s\x00-\x1f\x7f-\x9f<>"\\`]+')
WIKIDATA: Final = re.compile("Q[1-9][0-9]{0,11}")
_Hook = Callable[[Any, Any], Any]


class MisfitError(Exception):
    """A value does not fit its type. A message may begin with `{it}`, which the enclosing key replaces."""

    def __init__(self, at: Placed, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.at, self.code, self.message, self.hint = at, code, message, hint

    def about(self, subject: str) -> MisfitError:
        self.message = self.message.replace("{it}", subject, 1) if self.message.startswith("{it}") else self.message
        return self


class MisfitsError(Exception):
    """All that does not fit within one value."""

    def __init__(self, misfits: list[MisfitError]) -> None:
        super().__init__(misfits)
        self.misfits = misfits


def structure(node: Node, cls: type[T], problems: ProblemList, what: str, name: str = "") -> T | None:
    """Make an object of an attrs class from a node; None, with problems, when anything in it does not fit.

    `what` says what the node is in messages, as in "the statement", and `name` which one.
    """
    try:
        built = _CONVERTER.structure(node, cls)
    except (MisfitError, MisfitsError) as error:
        for misfit in _misfits(error):
            misfit.about(f"{what} {shown(name)}" if name else what)
            problems.add(misfit.code, misfit.at, misfit.message, misfit.hint)
        return None
    if isinstance(node, Mapping):
        for key in _PROSE_KEYS[cls]:
            _warn_if_cut(node.entries.get(key), problems)
    return built


# --- Values: what fields hold. Each raises MisfitError. ----------------------------------------------------


def as_it_is(node: Node) -> Node:
    """The node itself, for what is read later."""
    return node


def scalar(node: Node) -> Scalar:
    """A text that keeps its position: an id, mostly."""
    if type(node) is not Scalar:
        raise MisfitError(node, "L22", f"{{it}} must be a text, not {_shape(node)}", _text_instead(node))
    if not node.text.strip() or node.is_null:
        raise MisfitError(node, "L25", "{it} is empty", "Write a value, or delete it.")
    return node


def text(node: Node) -> str:
    """A text for people, without white space around it."""
    return scalar(node).text.strip()


def truth(node: Node) -> bool:
    """`true` or `false`."""
    found = scalar(node)
    if found.text not in ("true", "false"):
        message = f"{{it}} must be true or false, not {shown(found.text)}"
        raise MisfitError(node, "L24", message, _likely_truth(found.text))
    return found.text == "true"


def day(node: Node) -> Edtf:
    """A date in EDTF."""
    found = scalar(node)
    try:
        return parse_edtf(found.text)
    except ValueError as error:
        reason, _, advice = str(error).rpartition("; ")
        quoted = ", within quotation marks" if "[" in advice else ""
        raise MisfitError(node, "L40", reason, f"{advice[:1].upper()}{advice[1:]}{quoted}.") from None


def number(node: Node) -> int:
    """A whole number."""
    found = scalar(node)
    if not re.fullmatch("[0-9]{1,9}", found.text):
        raise MisfitError(node, "L23", f"{{it}} must be a whole number, not {shown(found.text)}", "Write 1.")
    return int(found.text)


def web_address(node: Node) -> str:
    """An http or https address without user, password, white space or control characters."""
    found = text(node)
    try:
        parts = urlsplit(found)
        fits = bool(WEB_ADDRESS.fullmatch(found)) and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        fits = False
    if not fits or "@" in parts.netloc:
        hint = "Write an address such as https://example.org/a, without user name and password."
        raise MisfitError(node, "L43", f"{shown(found)} is not a web address", hint)
    return found


def wikidata_id(node: Node) -> str:
    """An item of Wikidata."""
    found = text(node)
    if not WIKIDATA.fullmatch(found):
        raise MisfitError(node, "L46", f"{shown(found)} is not an id of Wikidata", "Write Q and a number, such as Q42.")
    return found


def one_or_list(node: Node) -> tuple[Scalar, ...]:
    """One text, or a list of one or more."""
    if type(node) is Sequence and not node.items:
        raise MisfitError(node, "L25", "{it} is an empty list", "Name at least one, or delete it.")
    return _all_of(node.items, scalar) if type(node) is Sequence else (scalar(node),)


def relays(node: Node) -> tuple[tuple[Scalar, ...], ...]:
    """One text, or a list of steps, each a text or a list of texts."""
    return _all_of(node.items, one_or_list) if type(node) is Sequence else ((scalar(node),),)


def pairs(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    """Keys with their values, each key with its position."""
    if type(node) is not Mapping:
        raise MisfitError(node, "L22", f"{{it}} must be a block of keys, not {_shape(node)}", "Write `key: value`.")
    return tuple((node.keys[key], value) for key, value in node.entries.items())


def list_of(cls: type[T]) -> Callable[[Node], tuple[T, ...]]:
    """Reads a list whose items are blocks of keys."""

    def read(node: Node) -> tuple[T, ...]:
        if type(node) is not Sequence:
            raise MisfitError(
                node, "L22", f"{{it}} must be a list, not {_shape(node)}", "Begin each item with a hyphen."
            )
        return _all_of(node.items, lambda item: _CONVERTER.structure(item, cls))

    return read


def block_of(cls: type[T]) -> Callable[[Node], tuple[tuple[Scalar, T], ...]]:
    """Reads a block of keys whose values are blocks of keys, each key with its position."""

    def read(node: Node) -> tuple[tuple[Scalar, T], ...]:
        keyed = pairs(node)
        values = _all_of(tuple(value for _, value in keyed), lambda value: _CONVERTER.structure(value, cls))
        return tuple((key, value) for (key, _), value in zip(keyed, values, strict=True))

    return read


def _all_of(items: tuple[Node, ...], read: Callable[[Node], T]) -> tuple[T, ...]:
    read_items, misfits = [], list[MisfitError]()
    for item in items:
        try:
            read_items.append(read(item))
        except (MisfitError, MisfitsError) as error:
            misfits.extend(misfit.about("an item") for misfit in _misfits(error))
    if misfits:
        raise MisfitsError(misfits)
    return tuple(read_items)


# --- The converter: types to the functions above -----------------------------------------------------------


def _list_hook(type_: Any, converter: Converter) -> _Hook:
    item_type = get_args(type_)[0]
    item_hook = converter.get_structure_hook(item_type)

    def hook(node: Node, _: Any) -> tuple[Any, ...]:
        if type(node) is not Sequence:
            hint = f"Write [{shown(node.text)[1:-1]}]." if type(node) is Scalar else "Write [a, b]."
            raise MisfitError(node, "L22", f"{{it}} must be a list, not {_shape(node)}", hint)
        return _all_of(node.items, lambda item: item_hook(item, item_type))

    return hook


def _words_hook(type_: Any, converter: Converter) -> _Hook:
    words: tuple[str, ...] = get_args(type_)

    def hook(node: Node, _: Any) -> str:
        found = scalar(node).text
        if found not in words:
            hint = did_you_mean(found, words, f"Write one of: {', '.join(words)}.")
            raise MisfitError(node, "L23", f"{{it}} cannot be {shown(found)}", hint)
        return found

    return hook


def _class_hook(cls: Any, converter: Converter) -> _Hook:
    keys = {field.name: key for key, field in keys_of(cls).items()}
    known = frozenset(keys.values())
    overrides = {field.name: _override(field, keys[field.name]) for field in attrs.fields(cls)}
    generated = make_dict_structure_fn(
        cls,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        **overrides,
    )

    def hook(node: Node, _: Any) -> Any:
        if type(node) is not Mapping:
            if type(node) is not Scalar or not node.is_null:
                hint = f"Write its keys, such as `{next(iter(keys.values()))}: …`, one a line and indented."
                raise MisfitError(node, "L22", f"{{it}} must be a block of keys, not {_shape(node)}", hint)
            node = Mapping({}, {}, node.line, node.column)
        entries = {
            key: value
            for key, value in node.entries.items()
            if type(value) is not Scalar or not value.is_null or key not in known
        }
        try:
            return generated(entries, cls)
        except ClassValidationError as group:
            raise MisfitsError(
                [misfit for error in group.exceptions for misfit in _in_file(error, node, keys)]
            ) from None

    return hook


def _override(field: attrs.Attribute[Any], key: str) -> Any:
    read = field.metadata.get("read")
    if read is None:
        return override(rename=key)
    return override(rename=key, struct_hook=lambda node, _: read(node))


def _in_file(error: Exception, node: Mapping, keys: dict[str, str]) -> Iterator[MisfitError]:
    """What cattrs complains about in one class, at its place in the file."""
    if isinstance(error, ForbiddenExtraKeysError):
        missing = [key for key in keys.values() if key not in node.entries]
        for extra in (key for key in node.entries if key in error.extra_fields):
            yield _unknown_key(node.keys[extra], missing, keys)
    elif isinstance(error, KeyError):
        yield from _missing_key(str(error.args[0]), node, keys)
    elif isinstance(error, MisfitError | MisfitsError):
        notes = getattr(error, "__notes__", ())
        name = next((keys[note.name] for note in notes if hasattr(note, "name")), "")
        for misfit in _misfits(error):
            misfit.message = re.sub(r"\A(an item)(?= )", rf"\1 of `{name}`", misfit.message)
            yield misfit.about(f"`{name}`")
    else:
        raise error


def _unknown_key(key: Scalar, free: list[str], keys: dict[str, str]) -> MisfitError:
    hint = did_you_mean(key.text, free, "") or f"Keys that can stand here: {', '.join(free or keys.values())}."
    return MisfitError(key, "L20", f"the key {shown(key.text)} means nothing here", hint.strip())


def _missing_key(missing: str, node: Mapping, keys: dict[str, str]) -> Iterator[MisfitError]:
    if missing in node.entries:
        yield MisfitError(node.entries[missing], "L25", f"`{missing}` is empty", "Write a value.")
    elif not nearest(missing, [key for key in node.entries if key not in keys.values()]):  # else it is misspelled
        yield MisfitError(node, "L21", f"the key `{missing}` is missing", f"Add `{missing}: …`.")


def _misfits(error: MisfitError | MisfitsError) -> list[MisfitError]:
    return [error] if isinstance(error, MisfitError) else error.misfits


def _is_optional(type_: Any) -> bool:
    return type(None) in get_args(type_)


def _optional_hook(type_: Any, converter: Converter) -> _Hook:
    """The hook of `X | None` is that of X: a key whose value is null counts as not written."""
    (inner,) = (arg for arg in get_args(type_) if arg is not type(None))
    hook = converter.get_structure_hook(inner)
    return lambda node, _: hook(node, inner)


def _is_tuple(type_: Any) -> bool:
    return bool(get_origin(type_) is tuple)


def _is_literal(type_: Any) -> bool:
    return bool(get_origin(type_) is Literal)


def _converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    values = ((Scalar, scalar), (str, text), (bool, truth), (int, number), (Edtf, day))
    converter.register_structure_hook_factory(attrs.has)(_class_hook)
    for type_, read in values:
        converter.register_structure_hook(type_, lambda node, _, read=read: read(node))
    converter.register_structure_hook_factory(_is_optional)(_optional_hook)
    converter.register_structure_hook_factory(_is_tuple)(_list_hook)
    converter.register_structure_hook_factory(_is_literal)(_words_hook)
    return converter


_CONVERTER: Final = _converter()


# --- Texts that lose their end to a comment ----------------------------------------------------------------


class _ProseKeys(dict[type, tuple[str, ...]]):
    """By class: the keys whose values are texts for people."""

    def __missing__(self, cls: type) -> tuple[str, ...]:
        prose = (str, str | None)
        fields = keys_of(cls).items()
        self[cls] = tuple(key for key, field in fields if field.type in prose or field.metadata.get("prose"))
        return self[cls]


_PROSE_KEYS: Final = _ProseKeys()


def _warn_if_cut(node: Node | None, problems: ProblemList) -> None:
    for part in node.items if type(node) is Sequence else (node,):
        if type(part) is Scalar and part.cut:
            report_cut(part, problems)


def report_cut(text: Scalar, problems: ProblemList) -> None:
    """Add the problem that a text seems to have lost its end to a comment."""
    hint = 'Put the text within quotation marks: "…". A comment can go on a line of its own.'
    problems.add("L18", text, "the # begins a comment, and what follows is not part of the text", hint)


# --- Words -------------------------------------------------------------------------------------------------


def _shape(node: Node) -> str:
    if type(node) is Scalar:
        return "nothing" if node.is_null else "a text"
    return "a list" if type(node) is Sequence else "a block of keys"


def _text_instead(node: Node) -> str:
    """What to write instead of a list or block where a text was expected."""
    if type(node) is Sequence and node.flow and all(type(item) is Scalar for item in node.items):
        inside = ", ".join(item.text for item in node.items if type(item) is Scalar)
        return f'If the brackets belong to the value, put it within quotation marks: "[{shown(inside)[1:-1]}]".'
    if type(node) is Sequence:
        return "Write one value, without hyphens or brackets."
    return "Write one value after the colon; put it within quotation marks if it holds a colon or braces."


def _likely_truth(found: str) -> str:
    if found.casefold() in ("yes", "y", "on", "1", "true"):
        return "Write true."
    return "Write false." if found.casefold() in ("no", "n", "off", "0", "false") else "Write true or false."
