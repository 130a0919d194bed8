"""Which source of a claim base published an article, and when a person has to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.claimbase import load
from claimcheck.draft.errors import DraftError
from claimcheck.draft.outlets import entry, outlet_found, outlet_said, with_entry
from claimcheck.model import Source

SOURCES = dict(load(Path(__file__).parents[1] / "bases" / "ports").registries.sources) | {
    source.id: source
    for source in (
        Source("tide-blog", "Tide Blog", url="https://blogs.example/tide/"),
        Source("north-sun", "The Sun", aliases=("North Sun",)),
        Source("south-sun", "The Sun", aliases=("South Sun",)),
    )
}


@pytest.mark.parametrize(
    ("said", "id"),
    [
        ("harbor-post", "harbor-post"),
        ("Harbor Post", "harbor-post"),
        ("the  HARBOR post", "harbor-post"),
        ("The Post", "harbor-post"),
        ("South Sun", "south-sun"),
    ],
)
def test_what_a_person_says(said: str, id: str) -> None:
    assert outlet_said(said, None, SOURCES).id == id


@pytest.mark.parametrize(
    ("site", "url", "id", "remark"),
    [
        ("Harbor Post", None, "harbor-post", "the page calls its site Harbor Post"),
        ("The Harbor Post", "https://harbor.example/a", "harbor-post", "the page calls its site The Harbor Post"),
        (None, "https://tidewater.example/wire/1", "tidewater-agency", "the page is at tidewater.example"),
        ("Tidewater", "https://www.tidewater.example/", "tidewater-agency", "the page is at www.tidewater.example"),
        (
            "Tidewater News Agency",
            "https://en.tidewater.example/",
            "tidewater-agency",
            "the page is at en.tidewater.example",
        ),
        (None, "https://blogs.example/tide/2031/a", "tide-blog", "the page is at blogs.example"),
    ],
)
def test_what_a_page_says(site: str | None, url: str | None, id: str, remark: str) -> None:
    found = outlet_found(site, url, SOURCES)
    assert (found.id, found.remark) == (id, remark)


@pytest.mark.parametrize(
    ("site", "url", "words"),
    [
        (
            "The Courier of the South",
            "https://tidewater.example/",
            "the page is at tidewater.example, which is tidewater-agency, but calls its site The Courier of the South",
        ),
        (None, None, "nothing says who published this; add --outlet"),
        ("The Sun", None, "the outlet can be north-sun or south-sun; say with --outlet which"),
        (
            "Harbor Post",
            "https://tidewater.example/",
            "is at tidewater.example, which is tidewater-agency, but calls its site Harbor Post, which is harbor-post",
        ),
        (
            'Gull "Daily"',
            "https://gull.example/a",
            'there is no source for Gull "Daily" at gull.example; name one with --outlet, which adds a new one, '
            "or write this into sources.yaml, and run this again:\n"
            '  gull-daily: {name: "Gull \\"Daily\\"", url: "https://gull.example/"}',
        ),
        (None, "https://gull.example/a", 'gull-example: {name: "gull.example", url: "https://gull.example/"}'),
        ("Чайка", None, 'its-id: {name: "Чайка"}'),
        (None, "https://nottidewater.example/", "there is no source for nottidewater.example"),
        (None, "https://blogs.example/other/a", "there is no source for blogs.example"),
        ("news agencies in Veldt", None, "there is no source for news agencies in Veldt"),
    ],
)
def test_when_a_person_has_to_say(site: str | None, url: str | None, words: str) -> None:
    with pytest.raises(DraftError) as error:
        outlet_found(site, url, SOURCES)
    assert words in str(error.value)


def test_a_person_who_names_several() -> None:
    with pytest.raises(DraftError, match="can be north-sun or south-sun"):
        outlet_said("Sun", None, SOURCES)


@pytest.mark.parametrize(
    ("said", "url", "line"),
    [
        ("gull", None, "gull: {name: gull}"),
        (
            'Gull "Daily"',
            "https://gull.example/a",
            'gull-daily: {name: "Gull \\"Daily\\"", url: "https://gull.example/"}',
        ),
        ("no}\n: &x *y", None, 'no-x-y: {name: "no}\\n: &x *y"}'),
    ],
)
def test_a_person_who_names_a_new_one(said: str, url: str | None, line: str) -> None:
    outlet = outlet_said(said, url, SOURCES)
    assert outlet.new is not None
    assert (outlet.id, outlet.new.name) == (outlet.new.id, said)
    assert entry(outlet.new) == line


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "Harbour Post",
            r"Harbour Post \(did you mean harbor-post\?\); if it is a new one, write this into",
        ),
        ("Чайка", "its-id: {name: "),
        ("News agencies in Veldt", "there is no source News agencies in Veldt"),
    ],
)
def test_a_person_who_may_have_meant_another(said: str, words: str) -> None:
    with pytest.raises(DraftError, match=words):
        outlet_said(said, None, SOURCES)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"gull: {name: Gull}\n"),
        (b"# Who speaks", b"# Who speaks\ngull: {name: Gull}\n"),
        (b"kite: {name: Kite}  # a\n\n", b"kite: {name: Kite}  # a\n\ngull: {name: Gull}\n"),
        (b"kite:\r\n  name: Kite\r\n", b"kite:\r\n  name: Kite\r\ngull: {name: Gull}\n"),
        (b"\xef\xbb\xbfkite: {name: Kite}\n", b"\xef\xbb\xbfkite: {name: Kite}\ngull: {name: Gull}\n"),
    ],
)
def test_one_more_line_in_a_registry(before: bytes, after: bytes) -> None:
    assert with_entry(before, Source("gull", "Gull")) == after.replace(b"Gull}", b'"Gull"}')


@pytest.mark.parametrize(
    "before", [b"{kite: {name: Kite}}\n", b"  kite: {name: Kite}\n", b"kite: {}\n...\n", b"gull: {}\n"]
)
def test_a_registry_that_takes_no_further_line(before: bytes) -> None:
    with pytest.raises(DraftError, match=r'takes no further line; write this into it(.|\n)*  gull: {name: "Gull"}'):
        with_entry(before, Source("gull", "Gull"))
