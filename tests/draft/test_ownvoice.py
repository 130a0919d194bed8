"""What the article says itself, sentence by sentence; needs spaCy and its model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("spacy", reason="needs the extra: draft")

from claimcheck.draft.statements import Statement

pytestmark = pytest.mark.heavy

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "ownvoice.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_article_itself(case: dict[str, Any], statements: Callable[[str], tuple[Statement, ...]]) -> None:
    own = [one for one in statements(case["text"] + "\n") if one.sources == ("harbor-post",)]
    assert [(one.type, one.certainty) for one in own][:1] == [(case["type"], case.get("certainty"))]
