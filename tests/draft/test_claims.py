"""What a sentence becomes: visit, answers, stance and quote of the statement; needs spaCy and its model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("spacy", reason="needs the extra: draft")

from claimcheck.draft.statements import Statement

pytestmark = pytest.mark.heavy

CASES: list[dict[str, Any]] = yaml.load((Path(__file__).parent / "claims.yaml").read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_what_a_sentence_becomes(case: dict[str, Any], statements: Callable[[str], tuple[Statement, ...]]) -> None:
    statement = statements(case["text"] + "\n")[int(case.get("number", 0))]
    told = as_told(statement)
    expected = {key: value for key, value in case.items() if key not in ("text", "number", "remark", "source")}
    assert {key: told[key] for key in expected} == expected
    assert case.get("remark", "") in " ".join(statement.remarks)
    assert case.get("source", "") in " ".join(statement.remarks)


def as_told(statement: Statement) -> dict[str, Any]:
    """A statement in the words of the cases."""
    return {
        "visit": statement.visit or "null",
        "type": statement.type,
        "stance": statement.stance,
        "happened": str(statement.happened).lower(),
        "own_words": str(statement.own_words).lower(),
        "said": statement.said,
        "quote": list(statement.quote),
        "answers": {one.question: one.answer for one in statement.answers},
        "unanswered": list(statement.unanswered),
        "places": list(statement.places),
    }
