"""The kinds of files of a claim base, in JSON Schema.

Knows which classes of entries make up each kind of file, and what their fields refer to. Must not know what
single values look like, or how answers are written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, get_args, get_origin

from attrs import NOTHING, Attribute, Factory, frozen

from claimcheck import reviewfile
from claimcheck.claimkeys import STANCES, ArticleEntry, FileEntry, StatementEntry
from claimcheck.dates import Edtf
from claimcheck.ids import Vocabulary
from claimcheck.keys import keys_of
from claimcheck.model import Registries
from claimcheck.questions import QuestionEntry, TermEntry
from claimcheck.registries import ENTRY_CLASSES, ParentEntry, PlaceEntry, SettingsEntry, VisitEntry
from claimcheck.schema import values
from claimcheck.schema.answers import answers_to, in_words
from claimcheck.schema.values import Schema, any_of, list_of
from claimcheck.structure import one_or_list, relays
from claimcheck.yamltree import Scalar

_DOCUMENTS: Final[dict[str, type[Any]]] = {
    "article": FileEntry,
    "reviews": reviewfile.FileEntry,
    "settings": SettingsEntry,
}
KINDS: Final = (*ENTRY_CLASSES, *_DOCUMENTS)
_NO_WORDS: Final[Mapping[str, str]] = MappingProxyType({})
MADE_BY: Final = "Made by claimcheck schema from the registries of this claim base; not to be edited."


def schema_of(kind: str, registries: Registries, vocabulary: Vocabulary) -> Schema:
    """The schema of one of the KINDS of files, for a claim base with these registries."""
    keys = _Keys(kind, registries, vocabulary)
    document = keys.document()
    return {
        "$comment": MADE_BY,
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"claimcheck: {kind}",
        **document,
        "definitions": dict(sorted(keys.definitions.items())),
    }


@frozen
class _Keys:
    """Makes the schemas of the keys of one kind of file; collects the ids they refer to in `definitions`."""

    kind: str
    registries: Registries
    vocabulary: Vocabulary
    definitions: dict[str, Schema] = Factory(dict)

    def document(self) -> Schema:
        if self.kind in _DOCUMENTS:
            return self.block(_DOCUMENTS[self.kind])
        return values.by_id(self.block(ENTRY_CLASSES[self.kind]), "a new id")

    def block(self, cls: type[Any]) -> Schema:
        """A block of the keys that the fields of a class stand for."""
        fields = keys_of(cls).items()
        required = [key for key, field in fields if field.default is NOTHING]
        return values.block({key: self.key(cls, field) for key, field in fields}, required)

    def key(self, cls: type[Any], field: Attribute[Any]) -> Schema:
        special = _SPECIAL.get((cls, field.name))
        schema = special(self) if special else self.value(field, field.type)
        if field.default is not NOTHING:
            schema = values.or_null(schema)
        return _described(field.metadata["means"], schema)

    def value(self, field: Attribute[Any], type_: Any) -> Schema:
        """What a field holds whose type, or the function that reads it, tells all."""
        read, like = field.metadata.get("read"), field.metadata["like"]
        if like:
            return values.looks_like(like, field.metadata["means"])
        if read is one_or_list:
            return any_of(self.text(field, field.metadata["words"]), list_of(self.text(field), at_least=1))
        if read is relays:
            step = any_of(self.text(field), list_of(self.text(field), at_least=1))
            return any_of(self.text(field), list_of(step))
        if type(None) in get_args(type_):
            (type_,) = (inner for inner in get_args(type_) if inner is not type(None))
        if get_origin(type_) is tuple:
            return list_of(self.value(field, get_args(type_)[0]))
        if get_origin(type_) is Literal:
            words = {word: field.metadata["words"][word] for word in get_args(type_)}
            return values.one_of(words, f"Write one of: {', '.join(words)}.")
        if type_ in (str, Scalar):
            return self.text(field, field.metadata["words"])
        return _OF_TYPES[type_]()

    def text(self, field: Attribute[Any], words: Mapping[str, str] = _NO_WORDS) -> Schema:
        """One text that a field can hold: an id or one of the words, or any."""
        registries = field.metadata["refers_to"]
        return self.refer(*registries, words=words) if registries else values.text()

    # --- Ids -----------------------------------------------------------------------------------------------

    def refer(self, *registries: str, words: Mapping[str, str] = _NO_WORDS) -> Schema:
        """An id that one of these registries has, or one of the words."""
        return self.define("-or-".join((*registries, *words)), lambda: self.ids(registries, words))

    def define(self, name: str, schema: Callable[[], Schema]) -> Schema:
        """A reference to a definition, which is made when it is needed first."""
        if name not in self.definitions:
            self.definitions[name] = schema()
        return {"$ref": f"#/definitions/{name}"}

    def ids(self, registries: tuple[str, ...], words: Mapping[str, str]) -> Schema:
        if self.vocabulary.unreadable.intersection(registries):
            return values.text()
        titles = {id: title for registry in registries for id, title in self.titles(registry).items()}
        if not titles:
            return values.any_id()
        files = " or ".join(f"{registry}.yaml" for registry in registries)
        known = values.one_of(
            {**titles, **words}, f"This id is not in {files}, or was not when claimcheck schema was last run."
        )
        # A file that is being edited has more ids than its schema knows.
        return any_of(known, values.any_id()) if self.kind in registries else known

    def titles(self, registry: str) -> dict[str, str]:
        """The ids of a registry, in order, with what each is called."""
        title = {"visits": "title", "questions": "asks"}.get(registry, "name")
        known = {id: getattr(entry, title) for id, entry in getattr(self.registries, registry).items()}
        excused = dict.fromkeys(self.vocabulary.excused.get(registry, ()), "its entry has problems")
        return dict(sorted({**excused, **known}.items()))

    # --- Keys that are like no other -----------------------------------------------------------------------

    def statements(self) -> Schema:
        declining = [type for type, stance in STANCES.items() if stance == "decline"]
        declines = any_of(
            {"required": ["stance"], "properties": {"stance": {"const": "decline"}}},
            {"required": ["type"], "properties": {"type": {"enum": declining}, "stance": {"type": "null"}}},
        )
        shape = {
            "if": declines,
            "then": {"properties": {"answers": {"type": "array"}}},
            "else": {"properties": {"answers": {"type": "object"}}},
        }
        return {**values.by_id({**self.block(StatementEntry), **shape}, "a key"), "type": "object"}

    def answers(self) -> Schema:
        if "questions" in self.vocabulary.unreadable:
            return {"type": ["array", "object"]}
        questions: dict[str, Schema] = {id: {} for id in sorted(self.vocabulary.excused.get("questions", ()))}
        asked = self.registries.questions.items()
        questions |= {id: _described(in_words(question), answers_to(question, self)) for id, question in asked}
        given = {**values.block(questions), "type": "object", "minProperties": 1}
        return any_of(given, list_of(self.refer("questions"), at_least=1))

    def scope(self) -> Schema:
        if "visits" in self.vocabulary.unreadable or self.vocabulary.excused.get("visits"):
            return values.text()
        scopes: dict[str, str] = {}
        for id, visit in self.registries.visits.items():
            for scope, words in visit.scopes.items():
                scopes[scope] = "; ".join(filter(None, (scopes.get(scope), f"{words} ({id})")))
        return values.one_of(scopes, "No visit has this scope.") if scopes else values.text()

    def scopes(self) -> Schema:
        return values.by_id(values.text(), "a new scope")

    def within(self) -> Schema:
        return any_of(self.refer("places"), list_of(self.block(ParentEntry)))

    def entails(self) -> Schema:
        answer = values.one_of({"yes": "it must be so", "no": "it cannot be so"}, "Write yes or no.")
        return any_of(list_of(self.refer("questions")), {"type": "object", "additionalProperties": answer})

    def terms(self) -> Schema:
        return values.by_id(self.block(TermEntry), "a new term")


def _described(description: str, schema: Schema) -> Schema:
    """A schema with a description, which must not stand beside a $ref."""
    return {"description": description, **({"allOf": [schema]} if "$ref" in schema else schema)}


_OF_TYPES: Final[dict[Any, Callable[[], Schema]]] = {
    bool: values.truth,
    int: values.whole_number,
    Edtf: values.date,
}
_SPECIAL: Final[dict[tuple[type[Any], str], Callable[[_Keys], Schema]]] = {
    (FileEntry, "article"): lambda keys: keys.block(ArticleEntry),
    (FileEntry, "statements"): _Keys.statements,
    (StatementEntry, "answers"): _Keys.answers,
    (StatementEntry, "scope"): _Keys.scope,
    (VisitEntry, "scopes"): _Keys.scopes,
    (reviewfile.FileEntry, "reviews"): lambda keys: list_of(keys.block(reviewfile.ReviewEntry)),
    (PlaceEntry, "within"): _Keys.within,
    (QuestionEntry, "entails"): _Keys.entails,
    (QuestionEntry, "terms"): _Keys.terms,
}
