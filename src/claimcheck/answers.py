"""The node of an answer to a typed answer.

Knows the kinds of questions, and how answers to each are written. Must not know statements, sources or files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Map
from typing import Final
from unicodedata import normalize

from attrs import field, frozen

from claimcheck.amounts import UnitError, format_amount, parse_amount
from claimcheck.codes import ProblemList
from claimcheck.ids import Vocabulary, did_you_mean, folded, id_like, is_id
from claimcheck.model import Answer, Atom, Form, Question
from claimcheck.structure import MisfitError, day, scalar
from claimcheck.yamltree import Mapping, Node, Scalar, Sequence, shown

REGISTRIES_OF_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "place": ("places",),
    "person": ("people",),
    "party": ("places", "people", "sources"),
}
_YES: Final = frozenset({"true", "y", "on", "1", "yes"})
_NO: Final = frozenset({"false", "n", "off", "0", "no"})
_FORMS: Final[tuple[Form, ...]] = ("any_of", "none_but")


@frozen
class FoundAnswer:
    """An answer and the node it was read from; `listed` when it is a member of a list."""

    answer: Answer
    node: Node
    listed: bool


@frozen
class AnswerReader:
    """Reads answers against the ids that are known."""

    vocabulary: Vocabulary
    _terms: dict[str, Map[str, str]] = field(factory=dict, init=False, eq=False)

    def read(self, node: Node, question: Question, problems: ProblemList) -> list[FoundAnswer]:
        """The answers that a node gives to a question: one, or those of a list, without any that is wrong."""
        if type(node) is not Sequence:
            answer = self._answer(node, question, problems)
            return [FoundAnswer(answer, node, False)] if answer else []
        if question.answers == "one":
            problems.add(
                "L60",
                node,
                f"`{question.id}` has one answer, and here is a list",
                _instead_of_list(node, question),
            )
            return []
        if not node.items:
            problems.add(
                "L25",
                node,
                f"the list of answers to `{question.id}` is empty",
                "Write `none` if it means none.",
            )
        answers = [(self._answer(item, question, problems), item) for item in node.items]
        return self._without_conflicts(
            [FoundAnswer(answer, item, True) for answer, item in answers if answer], problems
        )

    def _without_conflicts(self, found: list[FoundAnswer], problems: ProblemList) -> list[FoundAnswer]:
        seen: dict[str, FoundAnswer] = {}
        for one in found:
            if one.answer.form == "none_but" and len(found) > 1:
                hint = "Write it without the list, or make it a statement of its own."
                problems.add("L64", one.node, f"{shown(one.answer.text)} cannot stand beside other answers", hint)
            elif one.answer.canonical in seen:
                problems.add(
                    "L35",
                    one.node,
                    f"the answer {shown(one.answer.canonical)} is listed twice",
                    "Delete one.",
                )
            else:
                seen[one.answer.canonical] = one
        return list(seen.values())

    def _answer(self, node: Node, question: Question, problems: ProblemList) -> Answer | None:
        try:
            if type(node) is Mapping:
                return self._with_form(node, question, problems)
            if scalar(node).text == "none":
                return _none(scalar(node), question)
            atom = self._atom(scalar(node), question, problems)
        except MisfitError as misfit:
            misfit.about(f"the answer to `{question.id}`")
            problems.add(misfit.code, misfit.at, misfit.message, misfit.hint)
            return None
        return Answer(scalar(node).text, atom.value, "plain", (atom,)) if atom else None

    def _with_form(self, node: Mapping, question: Question, problems: ProblemList) -> Answer | None:
        form = next((form for form in _FORMS if form in node.entries), None)
        if form is None or len(node.entries) > 1:
            hint = "Write one text, {any_of: [a, b]} or {none_but: [a]}; texts with colons need quotation marks."
            raise MisfitError(node, "L64", "a block of keys is no answer", hint)
        members = node.entries[form]
        nodes = [scalar(item) for item in (members.items if type(members) is Sequence else (members,))]
        _check_form(form, node, nodes, question)
        atoms = [self._atom(member, question, problems) for member in nodes]
        by_value = {atom.value: atom for atom in atoms if atom}
        if None in atoms:
            return None
        if len(by_value) < len(nodes):
            raise MisfitError(members, "L35", f"an answer is named twice in `{form}`", "Delete one of the two.")
        written = f"{{{form}: [{', '.join(member.text for member in nodes)}]}}"
        return Answer(
            written,
            f"{form} {', '.join(sorted(by_value))}",
            form,
            tuple(by_value[key] for key in sorted(by_value)),
        )

    def _atom(self, node: Scalar, question: Question, problems: ProblemList) -> Atom | None:
        kind = question.kind
        if kind in REGISTRIES_OF_KINDS:
            id = self.vocabulary.find(node, REGISTRIES_OF_KINDS[kind], problems, kind)
            return Atom(id) if id else None
        if kind == "date":
            edtf = day(node)
            return Atom(edtf.canonical, date=edtf)
        if kind == "amount":
            amount = _amount(node, question)
            return Atom(format_amount(amount, question.unit), amount=amount)
        if kind == "yesno":
            return Atom(_yes_or_no(node))
        if kind == "term":
            return Atom(self._term(node, question))
        return Atom(" ".join(normalize("NFC", node.text).split()))

    def _term(self, node: Scalar, question: Question) -> str:
        if not question.terms:
            if not is_id(node.text):
                hint = f"Write it as `{id_like(node.text)}`." if id_like(node.text) else "Use the letters a to z."
                raise MisfitError(node, "L30", f"{shown(node.text)} is not an id", hint)
            return node.text
        if question.id not in self._terms:
            self._terms[question.id] = _names_of_terms(question)
        term = self._terms[question.id].get(folded(node.text))
        if term is None:
            most = ", ".join(list(question.terms)[:12])
            hint = did_you_mean(node.text, question.terms, f"Terms of `{question.id}` in questions.yaml: {most}.")
            raise MisfitError(node, "L31", f"`{question.id}` has no term {shown(node.text)}", hint)
        return term


def _names_of_terms(question: Question) -> dict[str, str]:
    names = {folded(name): id for id, term in question.terms.items() for name in (*term.aliases, term.name or id)}
    return names | {id: id for id in question.terms}


def _yes_or_no(node: Scalar) -> str:
    if node.text in ("yes", "no"):
        return node.text
    meant = node.text.casefold()
    hint = "Write yes." if meant in _YES else "Write no." if meant in _NO else "Write yes or no."
    raise MisfitError(node, "L61", f"{{it}} must be yes or no, not {shown(node.text)}", hint)


def _amount(node: Scalar, question: Question) -> float:
    try:
        return parse_amount(node.text, question.unit)
    except ValueError as error:
        reason, _, advice = str(error).rpartition("; ")
        code = "L63" if isinstance(error, UnitError) else "L62"
        raise MisfitError(node, code, reason, f"{advice[:1].upper()}{advice[1:]}.") from None


def _none(node: Scalar, question: Question) -> Answer:
    if question.answers == "one" and not question.first_since:
        hint = "To say that it is not so, deny the answer (stance: deny), or answer no to a yes-or-no question."
        raise MisfitError(node, "L64", f"`none` is no answer to `{question.id}`, which has one answer", hint)
    return Answer(node.text, "none", "none_but", ())


def _check_form(form: Form, node: Mapping, members: list[Scalar], question: Question) -> None:
    if form == "any_of" and question.kind == "yesno":
        raise MisfitError(
            node, "L64", "yes or no is no statement at all", "Write yes or no, or leave the question out."
        )
    if form == "any_of" and len(members) < 2:
        raise MisfitError(node, "L64", "`any_of` needs two answers or more", "Write the one answer without any_of.")
    if form == "none_but" and question.answers == "one":
        hint = "Write the answer itself: it leaves no other."
        raise MisfitError(node, "L64", f"`none_but` stands on a question with one answer (`{question.id}`)", hint)
    if not members:
        raise MisfitError(node, "L64", f"`{form}` names nothing", "Write `none` if nothing is meant.")
    for member in members:
        if member.text == "none":
            raise MisfitError(
                member, "L64", f"`none` cannot stand within `{form}`", "Write `none` as the answer itself."
            )


def _instead_of_list(node: Sequence, question: Question) -> str:
    texts = [item.text for item in node.items if type(item) is Scalar]
    inside = ", ".join(texts)[:80]
    if question.kind == "date" and texts and all(re.match("[0-9.]", text) for text in texts):
        return f'If it is one day among several, put it within quotation marks: "[{inside}]".'
    if len(texts) == 1:
        return f"Write it without the list: {inside}"
    return f"Write {{any_of: [{inside}]}} if it is one of them, or make each a statement of its own."
