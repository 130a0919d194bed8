"""What a model says that a statement answers, read as answers in claim files are.

Knows questions and what a quote names. Must not know who answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from claimcheck.answers import AnswerReader
from claimcheck.codes import ProblemList
from claimcheck.draft.answers import Proposal
from claimcheck.draft.bymodel.material import Material
from claimcheck.draft.bymodel.shape import Answered
from claimcheck.draft.bymodel.support import Support
from claimcheck.draft.bymodel.tellers import shown
from claimcheck.draft.syntax import Span
from claimcheck.ids import Vocabulary
from claimcheck.model import Answer, Question, Registries
from claimcheck.registries import REGISTRIES
from claimcheck.yamltree import Scalar


@frozen
class Answers:
    """Reads answers against the registries, and compares them with the quote."""

    registries: Registries
    reader: AnswerReader
    support: Support

    @classmethod
    def of(cls, material: Material) -> Answers:
        registries = material.registries
        known = {name: getattr(registries, name) for name in REGISTRIES}
        return cls(registries, AnswerReader(Vocabulary(known)), Support.of(material.published, registries))

    def read(self, told: Sequence[Answered], span: Span, quote: str) -> tuple[list[Proposal], list[str]]:
        """The answers that hold, each resting on the quote at `span`; and of each other why it is left out."""
        kept: dict[str, dict[str, Answer]] = {}
        left_out = []
        for one in told:
            question = self.registries.questions.get(one.question)
            if question is None:
                left_out.append(f"“{shown(one.question)}” is no question, and “{shown(one.answer)}” is left out")
                continue
            beside = kept.setdefault(question.id, {})
            answer = self._answer(one.answer, question, quote)
            if isinstance(answer, Answer):
                answer = _fitting(answer, beside, question)
            if isinstance(answer, Answer):
                beside[answer.canonical] = answer
            else:
                left_out.append(f"{question.id}: “{shown(one.answer)}” is left out: {answer}")
        proposals = [Proposal(id, canonical, span) for id, answers in kept.items() for canonical in answers]
        return proposals, list(dict.fromkeys(left_out))

    def unanswered(self, told: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
        """The questions that there are, and of each other that it is left out."""
        every = tuple(dict.fromkeys(told))
        known = tuple(id for id in every if id in self.registries.questions)
        return known, [f"“{shown(id)}” is no question, and is left out" for id in every if id not in known]

    def _answer(self, text: str, question: Question, quote: str) -> Answer | str:
        """The answer, or why there is none."""
        problems = ProblemList("")
        found = self.reader.read(Scalar(text.strip(), 1, 1, "quoted"), question, problems)
        if not found:
            return " ".join(f"{problem.message}. {problem.hint}" for problem in problems.found[:1])
        answer = found[0].answer
        return answer if self.support.has(quote, question, answer) else "the quote does not name it"


def _fitting(answer: Answer, beside: dict[str, Answer], question: Question) -> Answer | str:
    """An answer that can stand beside others, or why it cannot."""
    others = {canonical: other for canonical, other in beside.items() if canonical != answer.canonical}
    if others and question.answers == "one":
        return f"the question has one answer, and that is {shown(next(iter(others)))}"
    if others and any(one.form == "none_but" for one in (answer, *others.values())):
        return "none cannot stand beside other answers"
    return answer
