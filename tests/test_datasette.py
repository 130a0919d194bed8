"""The exported database as the real Datasette serves it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.export import sqlite
from claimcheck.export.dictionary import DICTIONARY, tables

PORTS = Path(__file__).parent / "bases" / "ports"

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.filterwarnings("ignore:.*:DeprecationWarning"),  # Datasette's and its libraries' own
]

Get = Callable[[str], Any]


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """What Datasette answers to a path, which must be there."""
    from datasette.app import Datasette

    result = claimcheck.check(PORTS)
    path = tmp_path_factory.mktemp("datasette") / "ports.db"
    path.write_bytes(sqlite.files(result)[""])
    served = Datasette([str(path)], metadata=json.loads(sqlite.metadata(result, "ports")[".metadata.json"]))

    def answer(path: str) -> Any:
        async def ask() -> Any:
            await served.invoke_startup()
            return await served.client.get(path)

        response = asyncio.run(ask())
        assert response.status_code == 200, (path, response.text[:300])
        return response

    return answer


VIEWS = ("claims_read", "open_contradictions", "rumors")


@pytest.mark.parametrize("table", [*(table.name for table in tables()), DICTIONARY.name, *VIEWS])
def test_every_table_has_a_page_that_says_what_it_is(get: Get, table: str) -> None:
    page = get(f"/ports/{table}").text
    about = {known.name: known.about for known in (*tables(), DICTIONARY)}
    if table in about:
        assert about[table].split(":")[0].replace("'", "&#39;") in page


def test_the_front_page_names_title_and_licence(get: Get) -> None:
    page = get("/").text
    assert "Ports: an invented claim base for the tests" in page
    assert "CC0-1.0" in page


def test_labels_stand_for_foreign_keys(get: Get) -> None:
    page = get("/ports/claims?type=denial&_labels=on").text
    assert "President Orn&#39;s spokeswoman" in page
    row = get("/ports/claims.json?_shape=array&_labels=on&type=denial").json()[0]
    assert row["source"] == {"value": "orn-spokeswoman", "label": "President Orn's spokeswoman"}
    assert row["visit"]["label"] == "President Orn's visit to Veldt"
    assert row["question"]["label"] == "Do the leaders meet?"


def test_a_row_leads_to_what_refers_to_it(get: Get) -> None:
    page = get("/ports/sources/orn-spokeswoman").text
    assert "/ports/claims?source=orn-spokeswoman" in page


def test_facets(get: Get) -> None:
    facets = get("/ports/claims.json?_facet=type").json()["facet_results"]
    counted = {result["value"]: result["count"] for result in facets["type"]["results"]}
    assert counted["announcement"] == 4
    assert {"visit", "type", "stance", "source"} <= set(facets)


def test_full_text_search(get: Get) -> None:
    found = get("/ports/claims.json?_search=yacht+dock&_shape=array").json()
    assert {row["claim"] for row in found} == {
        "2031-04-20-harbor-post#yacht.arrival_date",
        "2031-04-20-harbor-post#yacht.transport",
    }
    assert 'name="_search"' in get("/ports/claims").text


def test_columns_are_described(get: Get) -> None:
    assert "The words that prove it" in get("/ports/claims").text
