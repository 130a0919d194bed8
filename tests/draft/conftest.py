"""What the tests of drafts share: the model, loaded once, and what an article of 8 May 2031 becomes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from claimcheck.draft.drafting import Reader
    from claimcheck.draft.statements import Statement


@pytest.fixture(scope="session")
def reader() -> Reader:
    from claimcheck.draft.drafting import Reader

    return Reader.load()


@pytest.fixture(scope="session")
def statements(reader: Reader) -> Callable[[str], tuple[Statement, ...]]:
    """The statements of an article in the Harbor Post about the visit of tests/bases/ports."""
    from claimcheck.claimbase import load
    from claimcheck.dates import parse_edtf
    from claimcheck.draft.article import Article
    from claimcheck.draft.capture import Captured
    from tests.test_cli import PORTS

    base, day = load(PORTS), parse_edtf("2031-05-08")

    def drafted(text: str) -> tuple[Statement, ...]:
        article = Article("news", "harbor-post", day, Captured(text, "en"), "2031-05-veldt", (), {})
        return reader.draft(reader.read(text, 2031), article, base.registries).statements

    return drafted
