"""Which questions of a claim base a sentence answers; needs spaCy and its model."""

from __future__ import annotations

import pytest
from attrs import evolve

pytest.importorskip("spacy", reason="needs the extra: draft")

from claimcheck.claimbase import load
from claimcheck.dates import parse_edtf
from claimcheck.draft.article import Article
from claimcheck.draft.capture import Captured
from claimcheck.draft.drafting import Reader
from claimcheck.draft.statements import Statement
from claimcheck.model import Question, Term
from tests.test_cli import PORTS

pytestmark = pytest.mark.heavy

BASE = load(PORTS).registries
RANK = Question(
    "rank",
    "As what kind of visit is it designated?",
    "term",
    terms={"official": Term("official"), "yacht": Term("yacht")},
)
FAVORITE = Question("favorite", "How does the guest prefer to travel?", "term", terms={"yacht": Term("yacht")})
REGISTRIES = evolve(BASE, questions={**BASE.questions, "rank": RANK, "favorite": FAVORITE})


def drafted(reader: Reader, text: str) -> list[Statement]:
    day = parse_edtf("2031-05-08")
    article = Article("a-1", "harbor-post", day, Captured(text, "en", published=day), "2031-05-veldt", (), {})
    return list(reader.draft(reader.read(text, 2031), article, REGISTRIES).statements)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("The mayor of Kesh said President Orn would meet the port officials at noon.", {}),
        ("The mayor of Kesh said President Orn would pay an official visit to Veldt.", {"rank": "official"}),
        (
            "The mayor of Kesh said President Orn would travel aboard the presidential yacht.",
            {"transport": "yacht"},
        ),
    ],
)
def test_terms(reader: Reader, text: str, answers: dict[str, str]) -> None:
    found = {one.question: one.answer for statement in drafted(reader, text) for one in statement.answers}
    assert {
        question: answer for question, answer in found.items() if question in ("rank", "favorite", "transport")
    } == answers
