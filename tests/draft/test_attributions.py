"""What is attributed in single sentences; needs spaCy and its model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("spacy", reason="needs the extra: draft")

from claimcheck.draft.attribution import Attribution
from claimcheck.draft.drafting import Reader
from claimcheck.draft.syntax import Span

pytestmark = pytest.mark.heavy

CASES = yaml.safe_load(Path(__file__).with_name("attributions.yaml").read_text(encoding="utf-8"))


def words(text: str, spans: list[Span], between: str = " … ") -> str:
    return between.join(text[start:end] for start, end in spans)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_sentence(case: dict[str, Any], reader: Reader) -> None:
    text = case["text"]
    reading = reader.read(text)
    found = [_spans(text, one) for one in reading.attributions]
    assert found == [wanted[:3] for wanted in case["found"]]
    for one, kind, wanted in zip(reading.attributions, reading.kinds, case["found"], strict=True):
        told = wanted[3] if len(wanted) > 3 else {}
        assert [words(text, relay) for relay in one.via] == told.get("via", [])
        for what in ("type", "stance", "certainty"):
            assert getattr(kind, what) == told.get(what, getattr(kind, what)), what


def _spans(text: str, one: Attribution) -> list[str]:
    return [words(text, one.source, " & "), words(text, one.cue), words(text, one.content)]


def test_a_quotation_goes_on_in_the_next_paragraph(reader: Reader) -> None:
    text = "“The tide was high,” the pilot said.\n\n“It took the boats with it. Nobody was hurt.”"
    (one,) = reader.read(text).attributions
    assert words(text, one.content) == "“The tide was high,” … “It took the boats with it. Nobody was hurt.”"


def test_what_is_said_after_a_colon_stands_in_the_next_paragraph(reader: Reader) -> None:
    text = "The Tidewater agency reports:\n\nThe ship left Kesh at dawn with forty crates on board."
    (one,) = reader.read(text).attributions
    assert words(text, one.content) == "The ship left Kesh at dawn with forty crates on board."


def test_lines_that_are_broken_to_fit_are_one_paragraph(reader: Reader) -> None:
    lines = (
        "The harbor master of the old town said on Monday that the\n"
        "ferry to the islands would not sail before the storm had\n"
        "passed, and that nobody should wait for it at the pier in\n"
        "the meantime."
    )
    (one, *_) = reader.read(lines).attributions
    assert words(lines, one.content).startswith("that the\nferry to the islands would not sail")


@pytest.mark.parametrize(
    ("text", "source", "meant"),
    [
        ("Ada Holm runs the harbor. She said the pier was closed.", "She", "Ada Holm"),
        (
            "Ada Holm, the harbor master, left early. Ms. Holm said nothing was wrong.",
            "Ms. Holm",
            "Ada Holm, the harbor master",
        ),
        (
            "A spokeswoman for the port spoke first. The spokeswoman said it was late.",
            "The spokeswoman",
            "A spokeswoman for the port",
        ),
        (
            "A source in Kesh said it was true. The same source said more would follow.",
            "The same source",
            "A source in Kesh",
        ),
        ("The cabinet met at noon. It said the law would stand.", "It", "The cabinet"),
    ],
)
def test_who_is_meant(text: str, source: str, meant: str, reader: Reader) -> None:
    reading = reader.read(text)
    one = next(one for one in reading.attributions if words(text, one.source) == source)
    mention = reading.cast.fuller(one.found.source, 0)
    assert mention is not None
    assert text[slice(*mention.span)] == meant


def test_the_same_text_is_read_the_same(reader: Reader) -> None:
    text = " ".join(case["text"] for case in CASES)
    first, second = ([_spans(text, one) for one in reader.read(text).attributions] for _ in range(2))
    assert first == second


def test_a_long_text(reader: Reader) -> None:
    text = "The port said the ship was late. " * 5000
    assert len(reader.read(text).attributions) == 5000
