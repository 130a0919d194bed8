"""questions.yaml: the questions that claims answer, and how they hang together.

Knows what each kind of question can say. Must not know answers, or the other registries.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from typing import Final, Literal, TypeGuard

from attrs import evolve, field, frozen

from claimcheck.amounts import AMOUNT, is_days, parse_tolerance
from claimcheck.codes import ProblemList
from claimcheck.ids import Vocabulary, check_new_id, circle_in_words, circles, did_you_mean, folded
from claimcheck.keys import means, read_with
from claimcheck.model import Kind, Question, Term, Tolerance
from claimcheck.structure import as_it_is, block_of
from claimcheck.yamltree import Mapping, Node, Scalar, Sequence, shown

KINDS: Final[dict[Kind, str]] = {
    "yesno": "yes or no",
    "date": "a date in EDTF",
    "place": "a place (places.yaml)",
    "person": "a person (people.yaml)",
    "party": "a party (places.yaml, people.yaml or sources.yaml)",
    "term": "one of its terms, or any if it has none",
    "amount": "a number and its unit",
    "text": "any text; texts never contradict each other",
}
_HOW_MANY: Final = {"one": "answers exclude each other", "many": "several answers can be true together"}


@frozen
class TermEntry:
    """A term as it is written."""

    name: str | None = field(default=None, metadata=means("What to call it in reports."))
    within: Scalar | None = field(default=None, metadata=means("The broader term: an armored train is a train."))
    aliases: tuple[str, ...] = field(default=(), metadata=means("Other words for it that answers can use."))


@frozen
class QuestionEntry:
    """A question as it is written."""

    asks: str = field(metadata=means("The question in words."))
    kind: Kind = field(metadata=means("What its answers are.", words=KINDS))
    unit: str | None = field(default=None, metadata=means("The unit of its amounts; others are converted."))
    tolerance: Scalar | None = field(
        default=None,
        metadata=means('How far two amounts may differ and still be the same: "5%" or "10".', like=AMOUNT),
    )
    answers: Literal["one", "many"] = field(
        default="one", metadata=means("How many answers can be true.", words=_HOW_MANY)
    )
    open: bool = field(default=True, metadata=means("Whether its answers are listed while unsettled; not of opinions."))
    entails: Node | None = field(
        default=None,
        metadata=read_with(as_it_is)
        | means("Questions of yes or no that nobody can doubt who answers this one.", refers_to=("questions",)),
    )
    after: tuple[Scalar, ...] = field(
        default=(), metadata=means("Questions whose dates come before its own.", refers_to=("questions",))
    )
    within: tuple[Scalar, ...] = field(
        default=(), metadata=means("Questions within whose dates its own lies.", refers_to=("questions",))
    )
    spans: tuple[Scalar, ...] = field(
        default=(), metadata=means("From which date to which it counts the days: [from, to].", refers_to=("questions",))
    )
    first_since: tuple[Literal["guest", "destination"], ...] = field(
        default=(),
        metadata=means(
            "What was the same at the earlier time it asks for.",
            words={"guest": "the same guest", "destination": "the same destination"},
        ),
    )
    terms: tuple[tuple[Scalar, TermEntry], ...] = field(
        default=(), metadata=read_with(block_of(TermEntry)) | means("The terms that can be its answers.")
    )
    note: str | None = field(default=None, metadata=means("For people; no rule reads it."))


_HOW_TO_ENTAIL: Final = 'Write [a, b], or {a: "no"} if the answer to it is no.'
_KINDS_OF_KEYS: Final[tuple[tuple[str, Kind], ...]] = (
    ("unit", "amount"),
    ("tolerance", "amount"),
    ("spans", "amount"),
    ("terms", "term"),
    ("after", "date"),
    ("within", "date"),
    ("first_since", "date"),
)


def build_questions(
    entries: Map[str, tuple[Mapping, QuestionEntry]], vocabulary: Vocabulary, problems: ProblemList
) -> dict[str, Question]:
    """Questions from their entries (and nodes); references that do not hold are left out, with a problem."""
    maker = _Maker({id: entry for id, (_, entry) in entries.items()}, vocabulary, problems)
    questions = {id: maker.question(id, node, entry) for id, (node, entry) in entries.items()}
    found, knotted = circles({id: [to for to, _ in question.entails] for id, question in questions.items()})
    for circle in found:
        message = f"`entails` leads in a circle: {circle_in_words(circle)}"
        problems.add("L32", entries[circle[0]][0].keys["entails"], message, "Leave out the one that does not follow.")
    return {id: evolve(question, entails=()) if id in knotted else question for id, question in questions.items()}


@frozen
class _Maker:
    entries: Map[str, QuestionEntry]
    vocabulary: Vocabulary
    problems: ProblemList

    def question(self, id: str, node: Mapping, entry: QuestionEntry) -> Question:
        self.check_kind(id, node, entry)
        is_amount, is_date = entry.kind == "amount", entry.kind == "date"
        return Question(
            id=id,
            asks=entry.asks,
            kind=entry.kind,
            answers="one" if entry.kind == "yesno" else entry.answers,
            entails=self.entails(entry.entails) if entry.entails else (),
            after=self.others(entry.after, "date") if is_date else (),
            within=self.others(entry.within, "date") if is_date else (),
            spans=self.spans(entry) if is_amount else (),
            unit=entry.unit if is_amount else None,
            tolerance=self.tolerance(entry) if is_amount else Tolerance(),
            terms=self.terms(entry) if entry.kind == "term" else {},
            first_since=tuple(dict.fromkeys(entry.first_since)) if is_date else (),
            open=entry.open,
            note=entry.note,
        )

    def check_kind(self, id: str, node: Mapping, entry: QuestionEntry) -> None:
        for key, kind in _KINDS_OF_KEYS:
            if getattr(entry, key) and entry.kind != kind:
                message = f"`{key}` has no meaning for a question of the kind {entry.kind}"
                self.problems.add("L27", node.keys[key], message, f"Delete it, or write `kind: {kind}`.")
        if entry.kind == "yesno" and entry.answers == "many":
            message = "a question of yes or no has one answer"
            self.problems.add("L27", node.keys["answers"], message, "Write `answers: one`.")
        if id == "occurs" and entry.kind != "yesno":
            message = "the question `occurs` must be one of yes or no, because rules build on it"
            self.problems.add("L33", node.entries["kind"], message, "Write `kind: yesno`.")

    def entails(self, node: Node) -> tuple[tuple[str, str], ...]:
        found = [(self.other(id, "yesno"), answer) for id, answer in self.entailed(node)]
        return tuple(dict.fromkeys((id, answer) for id, answer in found if id))

    def entailed(self, node: Node) -> list[tuple[Scalar, str]]:
        """The questions that `entails` names, with the answers."""
        if type(node) is Sequence:
            return [(item, "yes") for item in node.items if self.is_text(item, "an item of `entails`")]
        if type(node) is Mapping:
            what = "an answer in `entails`"
            keyed = [(node.keys[key], value) for key, value in node.entries.items() if self.is_text(value, what)]
            return [(key, value.text) for key, value in keyed if self.is_yes_or_no(value)]
        what = "`entails` must be a list of questions, or a block of questions and answers"
        self.problems.add("L22", node, what, _HOW_TO_ENTAIL)
        return []

    def is_text(self, node: Node, what: str) -> TypeGuard[Scalar]:
        if isinstance(node, Scalar) and not node.is_null:
            return True
        self.problems.add("L22", node, f"{what} must be a text", _HOW_TO_ENTAIL)
        return False

    def is_yes_or_no(self, value: Scalar) -> bool:
        if value.text in ("yes", "no"):
            return True
        message = f"what is entailed must be yes or no, not {shown(value.text)}"
        self.problems.add("L61", value, message, "Write yes or no.")
        return False

    def others(self, ids: tuple[Scalar, ...], kind: Kind) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (self.other(id, kind) for id in ids))))

    def other(self, id: Scalar, kind: Kind) -> str | None:
        """The id of another question, if it is of the kind that is needed."""
        found = self.vocabulary.find(id, ("questions",), self.problems, "question")
        if found and self.entries[found].kind != kind:
            message = f"`{found}` is a question of the kind {self.entries[found].kind}, and here {kind} is needed"
            self.problems.add("L33", id, message, f"Name a question of the kind {kind}.")
            return None
        return found

    def spans(self, entry: QuestionEntry) -> tuple[str, ...]:
        if not entry.spans:
            return ()
        if len(entry.spans) != 2:
            self.problems.add("L22", entry.spans[0], "`spans` names two questions: from and to", "Write [from, to].")
            return ()
        if not is_days(entry.unit):
            self.problems.add("L27", entry.spans[0], "`spans` counts days", "Write `unit: day`.")
            return ()
        ids = [self.other(id, "date") for id in entry.spans]
        return tuple(id for id in ids if id) if all(ids) else ()

    def tolerance(self, entry: QuestionEntry) -> Tolerance:
        if entry.tolerance is None:
            return Tolerance()
        try:
            return Tolerance(*parse_tolerance(entry.tolerance.text, entry.unit))
        except ValueError as error:
            reason = str(error).rpartition("; ")[0]
            hint = 'Write a percentage ("5%"), or an amount in the unit of the question ("10").'
            self.problems.add("L47", entry.tolerance, reason, hint)
            return Tolerance()

    def terms(self, entry: QuestionEntry) -> dict[str, Term]:
        known = {key.text: (key, term) for key, term in entry.terms if check_new_id(key, self.problems)}
        self.check_names(entry.terms)
        terms = {
            id: Term(id, term.name, self.broader(term.within, known), term.aliases) for id, (_, term) in known.items()
        }
        found, knotted = circles({id: [term.within] if term.within else [] for id, term in terms.items()})
        for circle in found:
            message = f"the terms lie within each other in a circle: {circle_in_words(circle)}"
            self.problems.add("L32", known[circle[0]][1].within, message, "Take `within` away from the broadest one.")
        return {id: evolve(term, within=None) if id in knotted else term for id, term in terms.items()}

    def broader(self, within: Scalar | None, known: Map[str, object]) -> str | None:
        if within is None or within.text in known:
            return within and within.text
        hint = did_you_mean(within.text, known, "Add it to the terms of this question.")
        self.problems.add("L31", within, f"there is no term {shown(within.text)}", hint)
        return None

    def check_names(self, terms: tuple[tuple[Scalar, TermEntry], ...]) -> None:
        owners = {key.text: key.text for key, _ in terms}
        for key, term in terms:
            for name in {folded(alias) for alias in term.aliases}:
                if owners.setdefault(name, key.text) != key.text:
                    message = f"{shown(name)} already means the term `{owners[name]}`"
                    self.problems.add("L35", key, message, "Delete the alias from one of the two.")
