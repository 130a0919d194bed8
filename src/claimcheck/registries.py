"""The registries of a claim base: visits, questions, sources, places, people, and the settings.

Knows what entries consist of and what they may refer to. Must not know folders, articles or claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Map
from datetime import date
from itertools import pairwise
from typing import Any, Final, TypeVar

from attrs import evolve, field, frozen

from claimcheck.codes import ProblemList
from claimcheck.dates import Edtf
from claimcheck.ids import (
    RESERVED,
    UNSTATED,
    Vocabulary,
    check_new_id,
    check_new_question_id,
    circle_in_words,
    circles,
)
from claimcheck.keys import means, read_with
from claimcheck.model import Location, Person, Place, PlaceEdge, Registries, Settings, Source, Visit
from claimcheck.questions import QuestionEntry, build_questions
from claimcheck.structure import (
    WEB_ADDRESS,
    WIKIDATA,
    list_of,
    pairs,
    scalar,
    structure,
    web_address,
    wikidata_id,
)
from claimcheck.yamltree import Mapping, Node, Scalar, shown

T = TypeVar("T")
PARTIES: Final = ("places", "people", "sources")  # where a party can be registered
NOBODY: Final = "none"
SCHEMA: Final = 1


_NAME: Final = means("Its name, as it stands in sentences.")
_ALIASES: Final = means("Other names and spellings.")
_WIKIDATA: Final = read_with(wikidata_id) | means("Its item in Wikidata, such as Q42.", like=WIKIDATA)
_NOTE: Final = means("For people; no rule reads it.")


@frozen
class ParentEntry:
    """A parent of a place and its time, as they are written."""

    place: Scalar = field(metadata=means("What it lies directly within at that time.", refers_to=("places",)))
    since: Edtf | None = field(default=None, metadata={"key": "from"} | means("The first day on which it did."))
    until: Edtf | None = field(default=None, metadata=means("The last day on which it did."))


_PARENTS: Final = list_of(ParentEntry)


def parents(node: Node) -> tuple[ParentEntry, ...]:
    """The parent of a place, or a list of parents with their times."""
    return (ParentEntry(node),) if type(node) is Scalar else _PARENTS(node)


@frozen
class PlaceEntry:
    """A place as it is written."""

    name: str = field(metadata=_NAME)
    within: tuple[ParentEntry, ...] = field(
        default=(),
        metadata=read_with(parents) | means("What it lies directly within; a list with times if that has changed."),
    )
    aliases: tuple[str, ...] = field(default=(), metadata=_ALIASES)
    wikidata: str | None = field(default=None, metadata=_WIKIDATA)
    note: str | None = field(default=None, metadata=_NOTE)


@frozen
class PersonEntry:
    """A person as it is written."""

    name: str = field(metadata=_NAME)
    aliases: tuple[str, ...] = field(default=(), metadata=_ALIASES)
    wikidata: str | None = field(default=None, metadata=_WIKIDATA)
    note: str | None = field(default=None, metadata=_NOTE)


@frozen
class SourceEntry:
    """A source as it is written."""

    name: str = field(metadata=_NAME)
    kind: str | None = field(default=None, metadata=means("What it is: newspaper, agency, ministry, official, ..."))
    country: Scalar | None = field(default=None, metadata=means("Where it belongs.", refers_to=("places",)))
    part_of: Scalar | None = field(
        default=None,
        metadata=means("What it is part of, and so of one origin with.", refers_to=("sources",)),
    )
    speaks_for: Scalar | None = field(
        default=None,
        metadata=means(
            "The party that it speaks for, itself or as a part of what does.",
            refers_to=PARTIES,
            words={NOBODY: "no party, though it is part of what speaks for one"},
        ),
    )
    unnamed: bool = field(default=False, metadata=means("Whether nobody is told who it is."))
    aliases: tuple[str, ...] = field(default=(), metadata=_ALIASES)
    wikidata: str | None = field(default=None, metadata=_WIKIDATA)
    url: str | None = field(default=None, metadata=read_with(web_address) | means("Its web site.", like=WEB_ADDRESS))
    note: str | None = field(default=None, metadata=_NOTE)


@frozen
class VisitEntry:
    """A visit as it is written."""

    title: str = field(metadata=means("What to call it in reports."))
    guest: Scalar | None = field(
        default=None, metadata=means("Who comes: a person, or a party.", refers_to=("people", "places", "sources"))
    )
    destination: Scalar | None = field(default=None, metadata=means("Where it leads.", refers_to=("places",)))
    parties: tuple[Scalar, ...] = field(
        default=(), metadata=means("Its sides: only who speaks for them can confirm or deny.", refers_to=PARTIES)
    )
    window: Edtf | None = field(
        default=None, metadata=means("When it took or could take place, from a first to a last day; rather too long.")
    )
    superseded_by: Scalar | None = field(
        default=None, metadata=means("The visit that it gave way to.", refers_to=("visits",))
    )
    scopes: tuple[tuple[Scalar, Node], ...] = field(
        default=(),
        metadata=read_with(pairs) | means("Parts of it that a statement can be limited to, and what they are."),
    )
    note: str | None = field(default=None, metadata=_NOTE)


@frozen
class SettingsEntry:
    """claimcheck.yaml as it is written."""

    schema: int = field(default=SCHEMA, metadata=means(f"The version of the format: {SCHEMA}."))
    title: str | None = field(default=None, metadata=means("What to call this claim base."))
    licence: str | None = field(default=None, metadata=means("On which terms others may use it, such as CC-BY-4.0."))


# By registry: the class of its entries, what one is called, and the test of its ids.
_Check = Callable[[Scalar, ProblemList], bool]
_ENTRIES: Final[dict[str, tuple[type[Any], str, _Check]]] = {
    "visits": (VisitEntry, "visit", check_new_id),
    "questions": (QuestionEntry, "question", check_new_question_id),
    "sources": (SourceEntry, "source", lambda key, found: check_new_id(key, found, RESERVED | {UNSTATED})),
    "places": (PlaceEntry, "place", check_new_id),
    "people": (PersonEntry, "person", check_new_id),
}
REGISTRIES: Final = tuple(_ENTRIES)
ENTRY_CLASSES: Final = {name: cls for name, (cls, _, _) in _ENTRIES.items()}


@frozen
class RegistryFile:
    """A registry as YAML; `root` is None when the file could not be read."""

    root: Node | None
    problems: ProblemList


def build_registries(files: Map[str, RegistryFile]) -> tuple[Registries, Vocabulary]:
    """The registries, and the ids that articles can refer to; a registry without a file is empty.

    Problems go to the files' lists. All references in what is returned hold: those that do not are left out.
    """
    tables = {name: _Table.read(name, files[name]) for name in REGISTRIES if name in files}
    vocabulary = Vocabulary(
        {name: {id: entry for id, (_, entry) in table.entries.items()} for name, table in tables.items()},
        {name: table.excused for name, table in tables.items()},
        frozenset(name for name, table in tables.items() if table.unreadable),
    )
    made: dict[str, Any] = {name: _BUILDERS[name](table, vocabulary) for name, table in tables.items()}
    return Registries(**made), vocabulary


def entry_locations(files: Map[str, RegistryFile], registries: Registries) -> dict[tuple[str, str], Location]:
    """Where each entry of the registries that is in the files stands, by registry and id, in their order."""
    return {
        (name, id): file.problems.place(file.root.keys[id])
        for name, file in files.items()
        if isinstance(file.root, Mapping)
        for id in getattr(registries, name)
        if id in file.root.keys
    }


def build_settings(root: Node, problems: ProblemList) -> Settings:
    """The settings; the default ones where there are problems."""
    entry = structure(root, SettingsEntry, problems, "claimcheck.yaml")
    if entry is None:
        return Settings()
    if entry.schema != SCHEMA and isinstance(root, Mapping):
        message = f"this claim base has schema {entry.schema}, and this claimcheck reads schema {SCHEMA}"
        problems.add("L26", root.entries["schema"], message, "Use a newer claimcheck, or write `schema: 1`.")
    return Settings(SCHEMA, entry.title, entry.licence)


@frozen
class _Table:
    """The entries of one registry, with their nodes."""

    entries: dict[str, tuple[Mapping, Any]]
    excused: set[str]
    unreadable: bool
    problems: ProblemList

    @classmethod
    def read(cls, name: str, file: RegistryFile) -> _Table:
        table = cls({}, set(), not isinstance(file.root, Mapping), file.problems)
        if isinstance(file.root, Mapping):
            for key, node in zip(file.root.keys.values(), file.root.entries.values(), strict=True):
                table.add(name, key, node)
        elif file.root is not None:
            message = f"{name}.yaml must consist of ids with their entries"
            file.problems.add("L22", file.root, message, "Write `an-id: {…}`, one below the other.")
        return table

    def add(self, name: str, key: Scalar, node: Node) -> None:
        entry_class, what, has_id = _ENTRIES[name]
        entry = structure(node, entry_class, self.problems, f"the {what}", key.text)
        if has_id(key, self.problems) and entry is not None and isinstance(node, Mapping):
            self.entries[key.text] = node, entry
        else:
            self.excused.add(key.text)

    def find(self, id: Scalar | None, registries: tuple[str, ...], vocabulary: Vocabulary, what: str) -> str | None:
        return vocabulary.find(id, registries, self.problems, what) if id else None

    def report_circles(self, references: Map[str, Iterable[str]], key: str) -> frozenset[str]:
        """Add a problem for each circle; returns the ids that lead into one."""
        found, knotted = circles(references)
        for circle in found:
            message = f"`{key}` leads in a circle: {circle_in_words(circle)}"
            node = self.entries[circle[0]][0].keys[key]
            self.problems.add("L32", node, message, f"Delete `{key}` where it goes the wrong way.")
        return knotted


def _visits(table: _Table, vocabulary: Vocabulary) -> dict[str, Visit]:
    visits = {id: _visit(id, entry, table, vocabulary) for id, (_, entry) in table.entries.items()}
    later = {id: [visit.superseded_by] if visit.superseded_by else [] for id, visit in visits.items()}
    knotted = table.report_circles(later, "superseded_by")
    return {id: evolve(visit, superseded_by=None) if id in knotted else visit for id, visit in visits.items()}


def _visit(id: str, entry: VisitEntry, table: _Table, vocabulary: Vocabulary) -> Visit:
    parties = [table.find(party, PARTIES, vocabulary, "party") for party in entry.parties]
    return Visit(
        id=id,
        title=entry.title,
        guest=table.find(entry.guest, ("people", "places", "sources"), vocabulary, "person or party"),
        destination=table.find(entry.destination, ("places",), vocabulary, "place"),
        parties=tuple(dict.fromkeys(party for party in parties if party)),
        window=entry.window,
        superseded_by=table.find(entry.superseded_by, ("visits",), vocabulary, "visit"),
        scopes={key.text: text for key, text in _scopes(entry, table)},
        note=entry.note,
    )


def _scopes(entry: VisitEntry, table: _Table) -> Iterable[tuple[Scalar, str]]:
    for key, node in entry.scopes:
        if not check_new_id(key, table.problems):
            continue
        if isinstance(node, Scalar) and not node.is_null:
            yield key, scalar(node).text.strip()
        else:
            message = f"the scope {shown(key.text)} needs words that say what it is"
            table.problems.add("L22", node, message, f'Write {key.text}: "within the framework of …".')


def _sources(table: _Table, vocabulary: Vocabulary) -> dict[str, Source]:
    sources = {id: _source(id, entry, table, vocabulary) for id, (_, entry) in table.entries.items()}
    wholes = {id: [source.part_of] if source.part_of else [] for id, source in sources.items()}
    knotted = table.report_circles(wholes, "part_of")
    return {id: evolve(source, part_of=None) if id in knotted else source for id, source in sources.items()}


def _source(id: str, entry: SourceEntry, table: _Table, vocabulary: Vocabulary) -> Source:
    silent = entry.speaks_for is not None and entry.speaks_for.text == NOBODY
    return Source(
        id=id,
        name=entry.name,
        kind=entry.kind,
        country=table.find(entry.country, ("places",), vocabulary, "place"),
        part_of=table.find(entry.part_of, ("sources",), vocabulary, "source"),
        speaks_for=NOBODY if silent else table.find(entry.speaks_for, PARTIES, vocabulary, "party"),
        unnamed=entry.unnamed,
        aliases=entry.aliases,
        wikidata=entry.wikidata,
        url=entry.url,
        note=entry.note,
    )


def _places(table: _Table, vocabulary: Vocabulary) -> dict[str, Place]:
    places = {id: _place(id, entry, table, vocabulary) for id, (_, entry) in table.entries.items()}
    # Even parents at different times may not form a circle: then every path ends, whatever the day.
    knotted = table.report_circles(
        {id: [edge.place for edge in place.within] for id, place in places.items()}, "within"
    )
    return {id: evolve(place, within=()) if id in knotted else place for id, place in places.items()}


def _place(id: str, entry: PlaceEntry, table: _Table, vocabulary: Vocabulary) -> Place:
    _check_periods(entry, table.problems)
    parents = [(table.find(parent.place, ("places",), vocabulary, "place"), parent) for parent in entry.within]
    edges = tuple(PlaceEdge(place, parent.since, parent.until) for place, parent in parents if place)
    return Place(id, entry.name, edges, entry.aliases, entry.wikidata, entry.note)


def _check_periods(entry: PlaceEntry, problems: ProblemList) -> None:
    for parent in entry.within:
        if _first(parent.since, surely=False) > _last(parent.until, surely=False):
            problems.add("L42", parent.place, "the period ends before it begins", "Exchange `from` and `until`.")
    in_order = sorted(entry.within, key=lambda parent: _first(parent.since, surely=True))
    for earlier, later in pairwise(in_order):
        if _first(later.since, surely=True) <= _last(earlier.until, surely=True):
            message = f"the place lies within `{earlier.place.text}` and `{later.place.text}` at the same time"
            hint = "Give the earlier one an `until`, and the later one a `from` that comes after it."
            problems.add("L36", later.place, message, hint)


def _first(since: Edtf | None, *, surely: bool) -> date:
    """The first day of a period at the earliest, or the first that surely belongs to it."""
    if since is None:
        return date.min
    return (since.latest or date.max) if surely else (since.earliest or date.min)


def _last(until: Edtf | None, *, surely: bool) -> date:
    if until is None:
        return date.max
    return (until.earliest or date.min) if surely else (until.latest or date.max)


def _people(table: _Table, _: Vocabulary) -> dict[str, Person]:
    return {
        id: Person(id, entry.name, entry.aliases, entry.wikidata, entry.note)
        for id, (_, entry) in table.entries.items()
    }


def _questions(table: _Table, vocabulary: Vocabulary) -> Any:
    return build_questions(table.entries, vocabulary, table.problems)


_BUILDERS: Final[dict[str, Callable[[_Table, Vocabulary], Any]]] = {
    "visits": _visits,
    "questions": _questions,
    "sources": _sources,
    "places": _places,
    "people": _people,
}
