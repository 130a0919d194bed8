"""`claimcheck sources`: the list, one source's page, and the same for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from typer.testing import CliRunner, Result

from claimcheck.cli import app
from claimcheck.commands.console import UserError
from claimcheck.model import Source
from claimcheck.report import recordpages
from claimcheck.report.names import Names
from claimcheck.report.rows import rows_by_id
from claimcheck.report.tables import display_width
from claimcheck.report.terminal import Page
from claimcheck.trackrecord import track_records
from tests.made_up import NASTY, made_up

PORTS = Path(__file__).parent / "bases" / "ports"


def sources(*arguments: str, width: int = 100) -> Result:
    return CliRunner(env={"COLUMNS": str(width)}).invoke(app, ["sources", *arguments, "--claims", str(PORTS)])


@pytest.mark.parametrize("width", [80, 140])
def test_the_list(golden: Any, width: int) -> None:
    done = sources(width=width)
    assert done.exit_code == 0
    assert max(display_width(line) for line in done.stdout.split("\n")) <= width
    golden(f"ports-sources-{width}.txt", done.stdout)


@pytest.mark.parametrize("source", ["port-officials", "orn-office", "arlan-courier"])
def test_a_page(golden: Any, source: str) -> None:
    done = sources(source, width=80)
    assert max(display_width(line) for line in done.stdout.split("\n")) <= 80
    golden(f"ports-sources-{source}.txt", done.stdout)


def test_for_programs() -> None:
    data = json.loads(sources("port-officials", "--format", "json").stdout)
    assert (data["schema"], data["as_of"]) == (1, None)
    (source,) = data["sources"]
    assert list(source) == ["id", "name", "own", "parts", "whole", "relays", "relayed_by", "answers"]
    assert {(one["question"], one["ended"], one["lead_days"]) for one in source["answers"]} == {
        ("arrival_date", "confirmed", 16),
        ("summit_place", "confirmed", 16),
        ("topic", "open", None),
        ("transport", "refuted", None),
    }
    assert source["own"]["answers"] == [
        {
            "group": "rumors",
            "endings": {"confirmed": 2, "refuted": 1, "open": 2},
            "by_itself": 0,
            "borne_out": 2,
            "settled": 3,
            "interval": None,
        }
    ]
    assert source["own"]["lead_days"] == {"number": 2, "median": 16.0, "least": 16, "greatest": 16}


def test_only_what_was_known_on_a_day() -> None:
    (source,) = json.loads(sources("port-officials", "--as-of", "2031-04-30", "--format", "json").stdout)["sources"]
    assert {one["ended"] for one in source["answers"]} == {"open"}


def test_only_one_visit() -> None:
    done = json.loads(sources("--visit", "orn-habits", "--format", "json").stdout)
    assert [(source["id"], source["own"]["claims"]) for source in done["sources"]] == [
        ("arlan-courier", {}),
        ("tidewater-agency", {"background": 1}),
    ]


def test_a_source_that_said_nothing() -> None:
    done = sources("veldt-weather-office")
    assert (done.exit_code, done.stdout) == (0, "Veldt's weather office said nothing here, and passed nothing on.\n")


def test_an_unknown_source() -> None:
    assert isinstance(sources("kesh-major").exception, UserError)
    assert "did you mean kesh-mayor?" in str(sources("kesh-major").exception)


def test_claims_cannot_reach_the_terminal() -> None:
    result = made_up()
    nasty = Source("port-officials", NASTY, kind=NASTY, part_of="orn-spokeswoman", unnamed=True)
    registries = evolve(result.base.registries, sources={**result.base.registries.sources, nasty.id: nasty})
    result = evolve(result, base=evolve(result.base, registries=registries))
    names, page, records = Names(result.base), Page(80), track_records(result)
    shown = [recordpages.overview(records.values(), names, page)]
    rows = rows_by_id(result, names)
    for id, record in records.items():
        shown.append(recordpages.source_page(record, registries.sources[id], rows, names, page))
    assert "<U+202E>" in "".join(shown)
    assert not {"\u202e", "\x1b"} & set("".join(shown))
