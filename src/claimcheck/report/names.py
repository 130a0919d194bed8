"""Ids to the names and phrases people read.

Knows the registries. Must not know findings or any output.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claimcheck.findings import Finding, Side
from claimcheck.model import Answer, ClaimBase, Question

_ID = re.compile(r"[\w-]+")


class Names:
    """The names in one claim base; an id that is in no registry is its own name."""

    def __init__(self, base: ClaimBase) -> None:
        self._registries = base.registries
        self._answers: dict[tuple[str, str], Answer] = {}
        for claim in base.claims:
            if claim.answer is not None:
                self._answers.setdefault((claim.question, claim.answer.canonical), claim.answer)

    def source(self, source: str | None) -> str:
        if source in (None, "unstated"):
            return "an unstated source"
        entry = self._registries.sources.get(source)
        return entry.name if entry else source

    def sources(self, sources: Sequence[str]) -> str:
        """The name of one source, or how many share a place in which they are the rest."""
        return self.source(sources[0]) if len(sources) == 1 else f"{len(sources)} more sources"

    def person_or_place(self, name: str | None) -> str | None:
        registries = self._registries
        entry = registries.people.get(name or "") or registries.places.get(name or "")
        return entry.name if entry else name

    def answer(self, question: str, canonical: str | None) -> str:
        """An answer in words; None, from a source that declined, is "no answer"."""
        if canonical is None:
            return "no answer"
        answer = self._answers.get((question, canonical))
        if answer is None:
            return self._value(question, canonical)
        if answer.form == "plain" and answer.atoms[0].amount is not None:
            return self.amount(_amount(answer.text, canonical))
        values = [self._value(question, atom.value) for atom in answer.atoms]
        if answer.form == "any_of":
            return "either " + " or ".join(values)
        if answer.form == "none_but":
            return "only " + " and ".join(values) if values else "none"
        return values[0]

    def stated(self, question: str, canonical: str | None, stance: str) -> str:
        """An answer affirmed or denied, in words."""
        if stance == "deny":
            opposite = {"yes": "no", "no": "yes"}.get(canonical or "")
            return opposite or f"not {self.answer(question, canonical)}"
        return self.answer(question, canonical)

    def side(self, side: Side, finding_visit: str, finding_question: str) -> str:
        """What one side of a finding says: its answer with stance, phase and scope."""
        said = self.stated(side.question, side.answer, side.stance)
        if side.question != finding_question:
            said = f"{self.question(side.question)}: {said}"
        remarks = [self.scope(side.visit, side.scope)] if side.scope else []
        if side.visit != finding_visit:
            remarks.append(f"of {self.visit(side.visit)}")
        if side.phase == "done":
            remarks.append("as having happened")
        return f"{said} ({', '.join(remarks)})" if remarks else said

    def message(self, finding: Finding, sources: Iterable[str]) -> str:
        """What a finding says, with names in place of the ids of its answers and of `sources`."""
        words = {source: self.source(source) for source in sources}
        words |= {s.answer: self.answer(s.question, s.answer) for s in finding.sides if s.answer}
        message = finding.message
        for several in sorted((word for word in words if not _ID.fullmatch(word)), key=len, reverse=True):
            message = message.replace(several, words[several])
        return _ID.sub(lambda match: words.get(match[0]) or self._word(match[0]), message)

    def _word(self, word: str) -> str:
        """A word of a message, which may be the id of a question or a visit."""
        if word in self._registries.questions:
            return self.question(word)
        return self.visit(word) if word in self._registries.visits else word

    def question(self, question: str) -> str:
        return question

    def visit(self, visit: str) -> str:
        return visit

    def nameless(self, id: str) -> str:
        """What stands for an id that has no name."""
        return id

    def amount(self, text: str) -> str:
        return text

    def date(self, text: str) -> str:
        return text

    def scope(self, visit: str, scope: str) -> str:
        entry = self._registries.visits.get(visit)
        return entry.scopes.get(scope, scope) if entry else scope

    def _value(self, question: str, value: str) -> str:
        registries = self._registries
        entry = registries.questions.get(question) or Question(question, question, "term")
        if entry.kind == "date":
            return self.date(value)
        if entry.kind == "term" and value in entry.terms:
            return entry.terms[value].name or self.nameless(value)
        if entry.kind == "person" and value in registries.people:
            return registries.people[value].name
        if entry.kind in ("place", "party") and value in registries.places:
            return registries.places[value].name
        return self.nameless(value) if entry.kind in ("person", "place", "party", "term") else value


def _amount(text: str, canonical: str) -> str:
    """An amount as written; when the question's unit makes it another number, with that."""
    if not text or text == canonical.split()[0]:
        return canonical
    return text if text.split()[0] == canonical.split()[0] else f"{text} ({canonical})"


def counted(number: int, noun: str) -> str:
    """A number with its noun, such as 1 claim, 2 claims."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun}s"


def listed(texts: Iterable[str], most: int = 8, mark: str = ", ") -> str:
    """The texts in one line; of very many the first `most`."""
    every = list(texts)
    if len(every) > most + 1:
        return f"{mark.join(every[:most])}{mark}and {len(every) - most} more"
    return mark.join(every)


def when(said: str) -> str:
    """A date of saying as people read it: `../2001-07-26` is "by 2001-07-26"."""
    return f"by {said[3:]}" if said.startswith("../") else said
