"""Those whom an article names and no registry has, as entries that can be added."""

from __future__ import annotations

import pytest

from claimcheck.draft.outlets import entry
from claimcheck.draft.strangers import proposed_places, proposed_sources


@pytest.mark.parametrize(
    ("description", "line"),
    [
        ("Pell Ander", 'pell-ander: {name: "Pell Ander"}'),
        ("Pell Ander, a dock worker", 'pell-ander: {name: "Pell Ander", note: "a dock worker"}'),
        ("The Veldt Weather Office", 'veldt-weather-office: {name: "the Veldt Weather Office"}'),
        ("Veldt's Tidewater agency", 'tidewater-agency: {name: "Tidewater agency"}'),
        ("Veldt’s foreign ministry", 'veldt-s-foreign-ministry: {name: "Veldt’s foreign ministry"}'),
        ("A harbor pilot", 'harbor-pilot: {name: "a harbor pilot", unnamed: true}'),
        (
            "an unnamed official in Kesh",
            'unnamed-official-in-kesh: {name: "an unnamed official in Kesh", unnamed: true}',
        ),
        (
            "a clerk at the very old town hall of Kesh",
            'clerk-at-the-very-old: {name: "a clerk at the very old town hall of Kesh", unnamed: true}',
        ),
        ("an official close to the", 'official-close: {name: "an official close to the", unnamed: true}'),
        ("Port officials in Kesh", 'port-officials-in-kesh: {name: "port officials in Kesh", unnamed: true}'),
        ("the port officials", 'port-officials: {name: "the port officials"}'),
        ("Reuters", 'reuters: {name: "Reuters"}'),
        ('no"}\n&x', 'no-x: {name: "no\\"}\\n&x"}'),
    ],
)
def test_a_source(description: str, line: str) -> None:
    (source,) = proposed_sources([description], ())
    assert entry(source) == line


def test_each_once_by_id_and_none_that_is_known() -> None:
    found = proposed_sources(["The Gull", "Чайка", "a harbor pilot", "the Gull", "A harbor pilot in Kesh"], {"gull"})
    assert [source.id for source in found] == ["harbor-pilot", "harbor-pilot-in-kesh"]
    assert [place.id for place in proposed_places(["Old Quay", "Kesh", "Old Quay"], {"kesh"})] == ["old-quay"]
