from __future__ import annotations

import pytest

from claimcheck.draft.linking import Names
from claimcheck.model import Person, Source

SOURCES = [
    Source("port-officials", "officials of the port"),
    Source("harbor-post", "Harbor Post", aliases=("the Post",)),
    Source("veldt-ministry", "Veldt's foreign ministry"),
]
PEOPLE = [
    Person("tessa-orn", "Tessa Orn", aliases=("President Orn",)),
    Person("ivo-orn", "Ivo Orn", aliases=("Orn",)),
    Person("mira-orn", "Mira Orn", aliases=("Orn",)),
]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The Harbor Post and officials of the port", ["harbor-post", "port-officials"]),
        ("a post in the harbor", []),
        ("the Harbor-Post", ["harbor-post"]),
        ("Veldt’s foreign ministry", ["veldt-ministry"]),
        ("the Postman", []),
    ],
)
def test_names_in_a_text(text: str, ids: list[str]) -> None:
    assert [named.id for named in Names(SOURCES).find(text)] == ids


def test_a_name_that_two_share_is_nobody() -> None:
    assert [named.id for named in Names(PEOPLE).find("President Orn met Orn")] == ["tessa-orn"]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("the Veldt foreign ministry", "veldt-ministry"),
        ("an official of the port", "port-officials"),
        ("the ministry of fish", None),
        ("", None),
    ],
)
def test_descriptions(text: str, id: str | None) -> None:
    assert Names(SOURCES).like(text) == id


def test_an_empty_registry_knows_nobody() -> None:
    assert Names([]).find("the Harbor Post") == []
