"""What is known of each answer: positions, witnesses, standing, outcomes (docs/semantics.md, 3 to 5).

Knows what settles what. Must not know the rules, except that they may dispute an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from attrs import frozen

from claimcheck.model import Visit
from tests.oracle.relations import continues, relation
from tests.oracle.rows import YES, Day, Row, Value, World, entailments, first_day, place_path
from tests.oracle.rows import bounds as days_of

SUPPORTS = ("same", "narrower")
COVERS = ("same", "broader")
COMPATIBLE = ("same", "narrower", "broader", "overlaps", "adjacent")

SideKey = tuple[str, str, str | None, str, str | None, str | None, str | None]
"""visit, question, answer, stance, phase, scope, origin."""


# --- Positions and witnesses --------------------------------------------------------------------------


@frozen
class Position:
    """Unconditional rows that say one thing; a cell has rows of all origins and speakers, and no own."""

    visit: str
    question: str
    value: Value | None
    stance: str
    phase: str
    scope: str | None
    origin: str | None
    speaker: str | None
    rows: tuple[Row, ...]

    @property
    def answer(self) -> str | None:
        return self.value.text if self.value else None

    @property
    def weight(self) -> int:
        return max(row.weight for row in self.rows)

    @property
    def stated(self) -> bool:
        return any(not row.entailed for row in self.rows)

    @property
    def official(self) -> bool:
        return any(row.official for row in self.rows)

    @property
    def named(self) -> bool:
        return any(not row.unnamed for row in self.rows)

    @property
    def first_hi(self) -> Day:
        return min(row.said_hi for row in self.rows)

    @property
    def last_hi(self) -> Day:
        return max(row.said_hi for row in self.rows)

    @property
    def last_lo(self) -> Day:
        return max(row.said_lo for row in self.rows)

    @property
    def side(self) -> SideKey:
        return (self.visit, self.question, self.answer, self.stance, self.phase, self.scope, self.origin)


def counted(world: World) -> list[Row]:
    """The rows that rules count."""
    return [row for row in world.rows if not row.conditional and not row.contraposed]


Said = tuple[str, str, str | None, str, str, str | None]


def said(row: Row) -> Said:
    return (row.visit, row.question, row.answer, row.stance, row.phase, row.scope)


def positions(world: World) -> list[Position]:
    groups: dict[tuple[Said, str | None, str | None], list[Row]] = {}
    for row in counted(world):
        groups.setdefault((said(row), row.origin, row.speaker), []).append(row)
    return [position(rows, origin, speaker) for (_, origin, speaker), rows in groups.items()]


def cells(world: World) -> list[Position]:
    """Positions of all origins and speakers together."""
    groups: dict[Said, list[Row]] = {}
    for row in counted(world):
        groups.setdefault(said(row), []).append(row)
    return [position(rows, None, None) for rows in groups.values()]


def position(rows: list[Row], origin: str | None, speaker: str | None) -> Position:
    one = rows[0]
    return Position(one.visit, one.question, one.value, one.stance, one.phase, one.scope, origin, speaker, tuple(rows))


def one_known_origin(*held: Position) -> bool:
    origins = {row.origin for position in held for row in position.rows}
    return len(origins) == 1 and None not in origins


def comes_after(world: World, y: Position, x: Position) -> bool:
    """Does an article put a statement of y after one of x?"""
    return any((b.statement, a.statement) in world.after for b in y.rows for a in x.rows)


def later(world: World, y: Position, x: Position) -> bool:
    return y.last_lo > x.first_hi or comes_after(world, y, x)


def no_earlier(world: World, y: Position, x: Position) -> bool:
    only_before = comes_after(world, x, y) and not comes_after(world, y, x)
    return y.last_hi >= x.first_hi and not only_before


def witnesses(rows: Iterable[Row]) -> int:
    rows = list(rows)
    alone = [row for row in rows if row.origin and not row.party and not (row.own and row.phase == "planned")]
    named = {row.origin for row in alone if not row.unnamed}
    nameless = [row for row in alone if row.unnamed]
    already = named | {row.origin for row in rows if row.party}
    their_origins = {row.origin for row in nameless} - already
    their_carriers = {row.carrier_origin for row in nameless} - already
    they_themselves = {row.speaker for row in nameless} - already
    unnamed = min(len(their_origins), len(they_themselves), len(their_carriers))
    return any(row.party for row in rows) + len(named) + unnamed


# --- Answers and standing -----------------------------------------------------------------------------

AnswerKey = tuple[str, str, str]


@frozen
class State:
    """How well an answer is supported."""

    standing: str
    weight: int
    origins: int
    witnesses: int
    refuted: bool
    disputed: bool


def held_answers(world: World, scoped_denials: bool = True) -> dict[AnswerKey, tuple[Value, str]]:
    """Each answer that somebody gives, and the stance of the rows that hold it."""
    held: dict[AnswerKey, tuple[Value, str]] = {}
    for row in world.rows:
        if row.value is None or row.contraposed:
            continue
        if row.stance == "affirm":
            held[row.visit, row.question, row.value.text] = (row.value, "affirm")
        elif row.value.kind == "yesno" and (scoped_denials or row.scope is None):
            held[row.visit, row.question, "no"] = (row.value, "deny")
    return held


def answer_states(
    world: World, outcomes: dict[AnswerKey, Verdict], disputed: Iterable[SideKey]
) -> dict[AnswerKey, State]:
    disputed_answers = {
        (visit, question, "no" if stance == "deny" else answer)
        for visit, question, answer, stance, *_ in disputed
        if stance == "affirm" or (stance == "deny" and world.question(question).kind == "yesno")
    }
    states = {}
    for key, (value, stance) in held_answers(world, scoped_denials=False).items():
        support = [
            row
            for row in counted(world)
            if (row.visit, row.question, row.stance) == (key[0], key[1], stance)
            and (stance == "affirm" or row.scope is None)
            and row.value
            and relation(row.value, value) in SUPPORTS
        ]
        states[key] = State(
            standing=standing(support),
            weight=max((row.weight for row in support), default=0),
            origins=len({row.origin for row in support if row.origin}),
            witnesses=witnesses(support),
            refuted=key in outcomes and outcomes[key].verdict == "refuted",
            disputed=key in disputed_answers,
        )
    return states


def standing(support: list[Row]) -> str:
    weight = max((row.weight for row in support), default=0)
    corroborated = witnesses(support) >= 2
    if weight == 2:
        return "established" if corroborated else "happened"
    if weight == 1:
        return "announced"
    if corroborated:
        return "corroborated"
    named_report = any(row.type == "report" and not row.unnamed and row.origin for row in support)
    return "reported" if named_report else "rumored"


# --- Stories and their outcomes -----------------------------------------------------------------------


@frozen
class Story:
    """An answer that began without weight, or as an announcement.

    `holds` is the stance of the rows for it: the answer `no` is held by the rows that deny `yes`.
    """

    visit: str
    question: str
    answer: str
    value: Value
    holds: str
    start: tuple[Row, ...]
    unstarted: bool = False  # a cancellation that nobody foretold

    @property
    def key(self) -> AnswerKey:
        return self.visit, self.question, self.answer

    @property
    def day(self) -> Day:
        return min(row.said_hi for row in self.start)

    @property
    def first(self) -> list[Row]:
        """The rows of its first day."""
        return [row for row in self.start if row.said_hi == self.day]

    @property
    def w0(self) -> int:
        return min(row.weight for row in self.first)

    @property
    def phase(self) -> str:
        if self.unstarted:
            return "done" if any(row.phase == "done" for row in self.start) else "planned"
        return "done" if all(row.phase == "done" for row in self.first if row.weight == self.w0) else "planned"

    @property
    def first_side(self) -> SideKey:
        return (self.visit, self.question, self.value.text, self.holds, self.phase, None, None)


@frozen
class Verdict:
    """What became of a story, after how many days, and who settled it: visit, question, answer, stance."""

    verdict: str
    lead_days: int | None
    story: Story
    settlers: frozenset[tuple[str, str, str | None, str]] = frozenset()


def settled(verdict: str, story: Story, rows: list[Row]) -> Verdict:
    return Verdict(verdict, lead_days(story, rows), story, frozenset(map(settler, rows)))


def settler(row: Row) -> tuple[str, str, str | None, str]:
    """A contraposed row stands for the denial that the visit occurs."""
    if row.contraposed:
        return row.visit, "occurs", "yes", "deny"
    return row.visit, row.question, row.answer, row.stance


def on_question(world: World, visit: str, question: str) -> list[Row]:
    """Unconditional rows that affirm or deny, contraposed ones too."""
    return [
        row
        for row in world.rows
        if (row.visit, row.question) == (visit, question) and row.value and not row.conditional
    ]


def stories(world: World) -> Iterator[Story]:
    for (visit, question, answer), (value, holds) in held_answers(world).items():
        rows = [
            row
            for row in on_question(world, visit, question)
            if row.answer == value.text and row.stance == holds and not row.contraposed
        ]
        begun = [
            row
            for row in rows
            if not row.entailed and row.weight < 2 and not (answer == "no" and (row.type == "denial" or row.scope))
        ]
        if begun:
            story = Story(visit, question, answer, value, holds, tuple(begun))
            if not any(row.weight == 2 and row.said_hi < story.day for row in rows):
                yield story


def outcomes(world: World) -> dict[AnswerKey, Verdict]:
    found = {story.key: outcome(world, story) for story in stories(world)}
    for visit in world.base.registries.visits.values():
        called_off = superseded_cancellation(world, visit, found)
        if called_off:
            found[called_off.story.key] = called_off
    return found


def outcome(world: World, story: Story) -> Verdict:
    return (
        settled_here(world, story)
        or settled_by_later_visit(world, story)
        or excluded_by_first_since(world, story)
        or settled_by_rumor_of_later_visit(world, story)
        or Verdict("open", None, story)
    )


def settled_here(world: World, story: Story) -> Verdict | None:
    """Steps 1 and 2: by rows on the same visit and question."""
    given = {"confirmed": [], "partly": [], "refuted": []}  # type: dict[str, list[Row]]
    for row in affirming_settlers(world, story):
        verdict = verdict_of(world, story, row)
        if verdict:
            given[verdict].append(row)
    denials = [row for row in denying_settlers(world, story) if refutes(world, story, row)]
    given["refuted"] += denials
    for verdict, rows in given.items():
        heaviest = [row for row in rows if row.weight == 2]
        if heaviest:
            return settled(verdict, story, rows)
    official = [row for row in denials if row.official and row.stance == "deny"]
    if official:
        return settled("refuted", story, official)
    for verdict, rows in given.items():
        announced = [row for row in rows if row.weight == 1]
        if announced:
            return settled(verdict, story, announced)
    return None


def affirming_settlers(world: World, story: Story) -> list[Row]:
    return [
        row
        for row in on_question(world, story.visit, story.question)
        if row.stance == story.holds and not row.contraposed and row.weight > story.w0 and row.said_hi >= story.day
    ]


def denying_settlers(world: World, story: Story) -> list[Row]:
    """Who speaks against the story; against `no` it is whoever affirms `yes` with more weight."""
    rows = on_question(world, story.visit, story.question)
    if story.answer == "no":
        return [row for row in rows if row.stance == "affirm" and row.said_hi >= story.day and row.weight > story.w0]
    scopes = {
        row.scope
        for row in rows
        if row.stance == story.holds and row.answer == story.value.text and not row.contraposed
    }
    return [
        row
        for row in rows
        if row.stance not in (story.holds, "decline")
        and row.said_hi >= story.day
        and (row.scope is None or {row.scope} == scopes)
        and (row.weight == 2 or row.official)
        and row.value
        and relation(row.value, story.value) in COVERS
    ]


def refutes(world: World, story: Story, denial: Row) -> bool:
    """Unless somebody of weight holds the answer, or a narrower one, after the denial."""
    return story.answer == "no" or not any(
        row.stance == story.holds
        and not row.contraposed
        and row.weight >= 1
        and row.said_hi > denial.said_hi
        and row.value
        and relation(row.value, story.value) in SUPPORTS
        for row in on_question(world, story.visit, story.question)
    )


def verdict_of(world: World, story: Story, row: Row) -> str | None:
    assert row.value
    how = relation(row.value, story.value)
    if how in SUPPORTS:
        return "confirmed"
    if world.question(story.question).answers == "many":
        return None
    if how in ("overlaps", "adjacent"):
        return "partly"
    if how == "broader" and row.weight == 2 and says_more_than_visit(world, story.visit, row.value):
        return "partly"
    return "refuted" if how == "apart" else None


def says_more_than_visit(world: World, visit: str, value: Value) -> bool:
    entry = world.base.registries.visits[visit]
    if value.kind == "date":
        if entry.window is None:
            return True
        lo, hi = days_of(entry.window)
        return not any(member.lo <= lo and hi <= member.hi for member in value.members)
    if value.kind == "place":
        destination = destination_path(world, entry)
        return destination is not None and all(
            continues(member.path, destination) and member.path != destination for member in value.members
        )
    return True


def destination_path(world: World, visit: Visit) -> tuple[str, ...] | None:
    if visit.destination is None:
        return None
    return place_path(world.base.registries.places, visit.destination, first_day(world.base, visit.id))


def told_of_later_visit(world: World, story: Story) -> list[Row]:
    later_visit = world.base.registries.visits[story.visit].superseded_by
    return [
        row
        for row in (on_question(world, later_visit, story.question) if later_visit else [])
        if gives_answer(row) and not row.contraposed
    ]


def settled_by_later_visit(world: World, story: Story) -> Verdict | None:
    """Step 3: the visit that superseded this one repeats the answer, or answers otherwise."""
    of_weight = [row for row in told_of_later_visit(world, story) if row.weight >= 1]
    carried = [row for row in of_weight if relation_to_later(world, row, story) in SUPPORTS]
    if carried:
        return settled("carried", story, carried)
    return answered_otherwise(world, story, of_weight)


def settled_by_rumor_of_later_visit(world: World, story: Story) -> Verdict | None:
    """Step 5: nobody of weight answers for the later visit, but others do, and otherwise."""
    told = told_of_later_visit(world, story)
    if any(row.weight >= 1 for row in told):
        return None
    return answered_otherwise(world, story, told)


def answered_otherwise(world: World, story: Story, told: list[Row]) -> Verdict | None:
    if world.question(story.question).answers == "many":
        return None
    hows = [(row, relation_to_later(world, row, story)) for row in told]
    apart = [row for row, how in hows if how == "apart"]
    if apart and not any(how in COMPATIBLE for _, how in hows):
        return settled("superseded", story, apart)
    return None


def gives_answer(row: Row) -> bool:
    """Does it affirm an answer, be it `no`?"""
    return row.stance == "affirm" or (row.stance == "deny" and row.value == YES and row.scope is None)


def relation_to_later(world: World, row: Row, story: Story) -> str | None:
    """As if both were said of one visit; yes and no are apart; a place that both name is where it was for this one."""
    assert row.value
    if row.value == YES:
        return "same" if row.stance == story.holds else "apart"
    here = (r.value for r in world.rows if (r.visit, r.question, r.answer) == (story.visit, story.question, row.answer))
    return relation(next(here, None) or row.value, story.value)


def excluded_by_first_since(world: World, story: Story) -> Verdict | None:
    """Step 4: "the first since Y", said of a later visit, leaves no room for this one."""
    question = world.question(story.question)
    about_it = (story.question, story.answer) == ("occurs", "yes")
    dates_it = question.kind == "date" and ("occurs", "yes") in entailments(world.base, story.question)
    if not about_it and not dates_it:
        return None
    excluding = [
        row
        for row in first_since_rows(world)
        if row.weight > story.w0 and excludes(world, row, world.base.registries.visits[story.visit])
    ]
    return settled("refuted", story, excluding) if excluding else None


def first_since_rows(world: World) -> list[Row]:
    return [
        row
        for row in counted(world)
        if world.question(row.question).first_since
        and row.stance == "affirm"
        and row.value
        and (not row.value.members or (row.value.kind == "date" and row.value.form != "none_but"))
    ]


def excludes(world: World, row: Row, other: Visit) -> bool:
    """Would the other visit, of the same guest to the same destination, lie between Y and this one?"""
    assert row.value
    visit = world.base.registries.visits[row.visit]
    same_in = world.question(row.question).first_since
    if other.id == visit.id or other.window is None or visit.window is None:
        return False
    if "guest" in same_in and (visit.guest is None or visit.guest != other.guest):
        return False
    if "destination" in same_in:
        here, there = destination_path(world, visit), destination_path(world, other)
        if here is None or there is None:
            return False
        if visit.destination != other.destination and not (continues(here, there) or continues(there, here)):
            return False
    if row.value.members and row.value.hi >= days_of(other.window)[0]:
        return False
    return days_of(other.window)[1] < days_of(visit.window)[0]


def superseded_cancellation(world: World, visit: Visit, found: dict[AnswerKey, Verdict]) -> Verdict | None:
    """A visit called off that another one superseded: `superseded`, whatever else was found."""
    if visit.superseded_by is None:
        return None
    called_off = [
        row
        for row in on_question(world, visit.id, "occurs")
        if row.stance == "deny" and row.scope is None and (row.weight == 2 or row.official) and not row.contraposed
    ]
    instead = [
        row for row in on_question(world, visit.superseded_by, "occurs") if row.stance == "affirm" and row.weight >= 1
    ]
    if not called_off or not instead:
        return None
    key = (visit.id, "occurs", "no")
    if key in found:
        return settled("superseded", found[key].story, instead)
    story = Story(visit.id, "occurs", "no", YES, "deny", tuple(called_off), unstarted=True)
    return Verdict("superseded", None, story, frozenset(map(settler, instead)))


def lead_days(story: Story, settlers: list[Row]) -> int | None:
    """From the first day of the story to the first settler; None when only background settles."""
    if all(row.type == "background" for row in settlers):
        return None
    first = min(row.said_hi for row in settlers)
    if first == inf or story.day == inf:
        return None
    return int(max(0, first - story.day))
