"""What answers mean; what is wrong with them is in cases/answers.yaml."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimcheck.amounts import format_amount, parse_amount, parse_tolerance
from claimcheck.answers import AnswerReader, FoundAnswer
from claimcheck.claimbase import load
from claimcheck.codes import ProblemList
from claimcheck.ids import Vocabulary
from claimcheck.model import Registries
from claimcheck.yamltree import Mapping, read_tree
from tests.loader.cases import PORTS

KNOWN: Registries = load(PORTS).registries
READER = AnswerReader(Vocabulary({"places": KNOWN.places, "people": KNOWN.people, "sources": KNOWN.sources}))


def read(question: str, answer: str) -> list[FoundAnswer]:
    problems = ProblemList("f.yaml")
    root = read_tree(f"a: {answer}\n".encode(), problems)
    assert isinstance(root, Mapping)
    found = READER.read(root.entries["a"], KNOWN.questions[question], problems)
    assert not problems.found
    return found


@pytest.mark.parametrize(
    ("question", "written", "canonical"),
    [
        ("occurs", "no", "no"),
        ("occurs", '"yes"', "yes"),
        ("summit_date", "2031-05-06", "2031-05-06"),
        ("summit_date", "2031-05-06T09:00Z", "2031-05-06T09:00Z"),
        ("summit_date", '"[2031-05-06, 2031-05-04]"', "[2031-05-04,2031-05-06]"),
        ("summit_place", "kesh", "kesh"),
        ("cancelled_by", "harbor-post", "harbor-post"),
        ("transport", "Vessel", "ship"),
        ("transport", "the presidential yacht", "yacht"),
        ("distance", "112", "112 km"),
        ("distance", "112.50 km", "112.5 km"),
        ("distance", "1 mile", "1.609344 km"),
        ("duration", "2 weeks", "14 day"),
        ("duration", "24 day(s)", "24 day"),
        ("motive", '"  a  cafe\u0301 "', "a café"),
        ("summit_place", "{any_of: [port-mira, kesh]}", "any_of kesh, port-mira"),
        ("distance", "{any_of: [2 km, 1 km]}", "any_of 1 km, 2 km"),
        ("stop", "{none_but: [port-mira, kesh]}", "none_but kesh, port-mira"),
        ("stop", "{none_but: kesh}", "none_but kesh"),
        ("stop", "none", "none"),
        ("previous_visit", "none", "none"),
    ],
)
def test_canonical(question: str, written: str, canonical: str) -> None:
    (found,) = read(question, written)
    assert found.answer.canonical == canonical
    assert not found.listed


def test_what_an_answer_holds() -> None:
    answer = read("summit_date", '{any_of: ["2031-05", "2031-05-04/2031-05-06"]}')[0].answer
    assert answer.text == "{any_of: [2031-05, 2031-05-04/2031-05-06]}"
    assert answer.form == "any_of"
    assert [atom.value for atom in answer.atoms] == ["2031-05", "2031-05-04/2031-05-06"]
    assert [atom.date and atom.date.latest for atom in answer.atoms] == [date(2031, 5, 31), date(2031, 5, 6)]
    amount = read("distance", "1 mile")[0].answer
    assert (amount.text, amount.atoms[0].amount) == ("1 mile", 1.609344)
    nothing = read("stop", "none")[0].answer
    assert (nothing.form, nothing.atoms) == ("none_but", ())


def test_a_list_gives_an_answer_each() -> None:
    found = read("topic", "[fishing-rights, {any_of: [lighthouse, fog]}]")
    assert [one.answer.canonical for one in found] == ["fishing-rights", "any_of fog, lighthouse"]
    assert all(one.listed for one in found)


@pytest.mark.parametrize(
    ("text", "unit", "normal"),
    [
        ("0", "km", "0 km"),
        ("-0.0", "km", "0 km"),
        ("+5", None, "5"),
        ("179.3", "km", "179.3 km"),
        ("100000000000 m", "m", "100000000000 m"),
        ("0.00001 km", "km", "0.00001 km"),
        ("1/3".replace("/", "."), "h", "1.3 h"),
        ("1 nautical mile", "km", "1.852 km"),
        ("90 minutes", "hours", "1.5 hours"),
        ("2 years", "month", "24 month"),
        ("1 Tonne", "kg", "1000 kg"),
        ("5 herrings", "herring", "5 herring"),
        ("5ft", "m", "1.524 m"),
        ("20 in", "cm", "50.8 cm"),
        ("20 %", "%", "20 %"),
    ],
)
def test_amounts(text: str, unit: str | None, normal: str) -> None:
    amount = parse_amount(text, unit)
    assert format_amount(amount, unit) == normal
    assert format_amount(parse_amount(normal, unit), unit) == normal


@pytest.mark.parametrize(
    "text", ["", "km", "1e5 herrings", "5-6", "1_000", "½", "٣ km", "1.2.3", "nan", "9" * 19, "5 km 3"]
)
def test_texts_that_are_no_amounts_in_km(text: str) -> None:
    with pytest.raises(ValueError, match="; "):
        parse_amount(text, "km")


def test_tolerances() -> None:
    assert parse_tolerance("5%", "km") == (0.05, 0.0)
    assert parse_tolerance("2.5 %", None) == (0.025, 0.0)
    assert parse_tolerance("10", "km") == (0.0, 10.0)
    assert parse_tolerance("500 m", "km") == (0.0, 0.5)


def test_the_folder_of_the_base() -> None:
    assert Path(load(PORTS).folder) == PORTS
