"""Statements as lines of a claim file, with comments for the person who corrects them.

Knows the order of the keys. Must not know how statements are found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from claimcheck.draft.answers import Proposal
from claimcheck.draft.outlets import entry
from claimcheck.draft.statements import Drafted, Statement
from claimcheck.draft.strangers import proposed_places, proposed_sources
from claimcheck.draft.yamltext import comment, quoted, value
from claimcheck.ids import UNSTATED
from claimcheck.model import Question, Registries

_NONE: Final = "No attribution was found that answers a question. Here the statements go."
_PROPOSALS: Final = "Where only a comment quotes, no question was recognized: write it as a statement if it matters."
_STRANGERS: Final = "In no registry yet. Add to sources.yaml who matters, and write the id in place of `unstated`:"
_PLACES: Final = "In no registry yet. Add to places.yaml, with what each is `within`, and write the id as the answer:"
_UNANSWERED: Final = "uncertain: which questions were left unanswered?"
_FEWEST: Final = 3  # words of a proposal that says something
_SHOWN: Final = 12  # words of a proposal's quote
_DEFAULT_STANCE: Final = {"denial": "deny", "no-comment": "decline"}


def statement_lines(drafted: Drafted, registries: Registries, visit: bool) -> Iterator[str]:
    """The lines of `statements:`; without a visit all are comments, since a statement must be about one."""
    whole = [one for one in drafted.statements if one.is_whole]
    if not whole or not visit:
        yield "statements: {}"
        yield comment(
            _NONE
            if not whole
            else "These become statements once `visit:` says what they are about; draft again with --visit."
        )
    else:
        yield "statements:"
    if len(whole) < len(drafted.statements):
        yield f"  {comment(_PROPOSALS)}"
    for one in drafted.statements:
        if one.is_whole and visit:
            yield from _statement(one, registries.questions)
        elif one.is_whole or one.left_out or len(" ".join(one.quote).split()) >= _FEWEST:
            yield f"  {comment(_proposal(one))}"
            yield from (f"  {comment(f'- {remark}')}" for remark in one.left_out)
    if sources := proposed_sources((name for one in whole for name in one.strangers), registries.sources):
        yield comment(_STRANGERS)
        yield from (f"#   {comment(entry(source))[2:]}" for source in sources)
    if places := proposed_places((name for one in whole for name in one.places), registries.places):
        yield comment(_PLACES)
        yield from (f"#   {comment(f'{place.id}: {{name: {quoted(place.name)}}}')[2:]}" for place in places)


def _statement(one: Statement, questions: Mapping[str, Question]) -> Iterator[str]:
    yield f"  {one.key}:"
    for remark in (*one.remarks, *one.left_out):
        yield f"    {comment(remark)}"
    for key, written in _keys(one):
        yield f"    {key}: {written}"
    if one.unanswered:
        yield f"    answers: [{', '.join(one.unanswered)}]  {comment(_UNANSWERED)}"
        return
    yield "    answers:"
    for question, answers in _grouped(one.answers).items():
        many = questions[question].answers == "many"
        values = [_answer(answer, questions[question]) for answer in answers]
        listed = ", ".join(values)
        yield f"      {question}: {f'[{listed}]' if many else values[0]}"


def _keys(one: Statement) -> Iterator[tuple[str, str]]:
    yield "source", one.sources[0] if len(one.sources) == 1 else f"[{', '.join(one.sources)}]"
    if one.via:
        yield "via", f"[{', '.join(one.via)}]"
    if one.own_words:
        yield "own_words", "true"
    yield "type", one.type
    if one.stance != _DEFAULT_STANCE.get(one.type, "affirm"):
        yield "stance", one.stance
    if one.happened:
        yield "happened", "true"
    if one.certainty:
        yield "certainty", one.certainty
    if one.visit:
        yield "visit", one.visit
    if one.condition:
        yield "if", quoted(one.condition)
    if one.said:
        yield "said", quoted(one.said)
    yield (
        "quote",
        quoted(one.quote[0]) if len(one.quote) == 1 else f"[{', '.join(quoted(piece) for piece in one.quote)}]",
    )


def _grouped(answers: Sequence[Proposal]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for one in answers:
        if one.answer not in grouped.setdefault(one.question, []):
            grouped[one.question].append(one.answer)
    return grouped


def _answer(answer: str, question: Question) -> str:
    return quoted(answer) if question.kind in ("date", "yesno", "text") else value(answer)


def _proposal(one: Statement) -> str:
    words = " … ".join(one.quote).split()
    shown = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
    who = [f"“{name}”" for name in one.strangers] if one.sources == (UNSTATED,) else one.sources
    return f"{', '.join(who or [UNSTATED])}, {one.type}: “{shown}”"
