"""What the article says itself, sentence by sentence; needs spaCy and its model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("spacy", reason="needs the extra: draft")

from claimcheck.claimbase import load
from claimcheck.dates import parse_edtf
from claimcheck.draft.article import Article
from claimcheck.draft.capture import Captured
from claimcheck.draft.drafting import Reader
from tests.test_cli import PORTS

pytestmark = pytest.mark.heavy

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "ownvoice.yaml").read_text("utf-8"))
BASE = load(PORTS)
DAY = parse_edtf("2031-05-08")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_article_itself(case: dict[str, Any], reader: Reader) -> None:
    text = case["text"] + "\n"
    article = Article("news", "harbor-post", DAY, Captured(text, "en"), "2031-05-veldt", (), {})
    drafted = reader.draft(reader.read(text, 2031), article, BASE.registries)
    own = [one for one in drafted.statements if one.sources == ("harbor-post",)]
    assert [(one.type, one.certainty) for one in own][:1] == [(case["type"], case.get("certainty"))]
