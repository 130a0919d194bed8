"""Changes that mean to hide a contradiction: each is named, in every format, and the contradiction with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from tests.changes import CONFLICT, COURIER, ELSEWHERE, NEWS, REVIEWS, Home, Told, decided

RULE = "src/claimcheck/rules/c01_conflicting_answers.sql"
SHIPPED = files("claimcheck").joinpath("rules", "c01_conflicting_answers.sql").read_text(encoding="utf-8")
WORKFLOW = ".github/workflows/claims.yaml"
DENIAL = """\
  alone:
    source: kesh-mayor
    type: denial
    said: "2031-05-04"
    quote: "Her father will not come"
    answers: {delegate: [ivo-orn]}
"""


@frozen
class Case:
    """What is in the base beside the ports, what the change does, and what must be said in every format."""

    title: str
    base: Callable[[Home], None]
    change: Callable[[Home], None]
    named: tuple[str, ...]
    where: Callable[[Any], Any]


CASES: list[Case] = []


def hostile(*named: str, base: Callable[[Home], None], where: Callable[[Any], Any]) -> Callable[..., None]:
    """Add a case whose change the function makes; `where` picks from the JSON what must be there."""

    def add(change: Callable[[Home], None]) -> None:
        CASES.append(Case(change.__name__, base, change, named, where))

    return add


def nothing(home: Home) -> None:
    """The ports as they are: the contradiction comes with the change."""


def conflict(home: Home) -> None:
    """The contradiction is known."""
    home.write(NEWS, ELSEWHERE)


def edit(kind: str, id: str | None, *fields: str) -> Callable[[Any], bool]:
    """An edit of a judge, with these fields."""
    return lambda data: any(
        (one["kind"], one["id"], *one["fields"]) == (kind, id, *fields) for one in data["judges_edited"]
    )


def changed(*fields: str) -> Callable[[Any], bool]:
    """A changed claim, with these fields, by which the contradiction goes."""
    return lambda data: (
        [list(one["fields"]) for one in data["claims"]["changed"]] == [list(fields)]
        and [one["id"] for one in data["findings"]["gone"] if one["kind"] == "contradiction"] == [CONFLICT]
    )


# --- By what judges: the contradiction is found all the same ----------------------------------------------


def shipped_rule(home: Home) -> None:
    home.write(RULE, SHIPPED)


@hostile(RULE, "rule", CONFLICT, base=shipped_rule, where=edit("rule", None))
def by_rule(home: Home) -> None:
    home.write(NEWS, ELSEWHERE)
    home.write(RULE, f"{SHIPPED}LIMIT 0\n")


@hostile(RULE, "removed", CONFLICT, base=shipped_rule, where=edit("rule", None))
def by_taking_the_rule_away(home: Home) -> None:
    home.write(NEWS, ELSEWHERE)
    home.remove(RULE)


@hostile("summit_place", "one → many", CONFLICT, base=nothing, where=edit("question", "summit_place", "answers"))
def by_vocabulary(home: Home) -> None:
    home.write(NEWS, ELSEWHERE)
    home.replace(
        "claims/questions.yaml",
        "kind: place, entails: [summit_occurs]",
        "kind: place, answers: many, entails: [summit_occurs]",
    )


@hostile(
    *(CONFLICT, "false-alarm", "Nothing to see here"),
    base=nothing,
    where=lambda data: [one["finding"] for one in data["reviews"]["new"]] == [CONFLICT],
)
def by_review(home: Home) -> None:
    home.write(NEWS, ELSEWHERE)
    home.write(REVIEWS, "reviews:\n" + decided(home, "false-alarm", reason="Nothing to see here."))


def reviewed(home: Home) -> None:
    conflict(home)
    home.write(REVIEWS, "reviews:\n" + decided(home, "real"))


@hostile(CONFLICT, "real → false-alarm", base=reviewed, where=edit("review", CONFLICT, "decision"))
def by_edited_review(home: Home) -> None:
    home.replace(REVIEWS, "decision: real", "decision: false-alarm")


@hostile(CONFLICT, "claims/reviews/2031-05-veldt.yaml", "removed", base=reviewed, where=lambda d: d["judges_edited"])
def by_taking_the_review_away(home: Home) -> None:
    home.remove(REVIEWS)


def workflow(home: Home) -> None:
    home.write(WORKFLOW, "on: pull_request\njobs: {check: {run: claimcheck report}}\n")


@hostile(WORKFLOW, "workflow", CONFLICT, base=workflow, where=edit("workflow", None))
def by_as_of(home: Home) -> None:
    home.write(NEWS, ELSEWHERE)
    home.replace(WORKFLOW, "report", "report --as-of 2031-05-01")


@hostile("claims/claimcheck.yaml", "as_of: – → 2031-05-01", base=conflict, where=edit("settings", None, "as_of"))
def by_configuration(home: Home) -> None:
    home.write("claims/claimcheck.yaml", home.read("claims/claimcheck.yaml") + 'as_of: "2031-05-01"\n')


def denial(home: Home) -> None:
    home.write(NEWS, ELSEWHERE + DENIAL)


@hostile(
    "source kesh-mayor", "part_of: – → orn-office", "C02-", base=denial, where=edit("source", "kesh-mayor", "part_of")
)
def by_part_of(home: Home) -> None:
    home.replace("claims/sources.yaml", "name: the mayor of Kesh,", "name: the mayor of Kesh, part_of: orn-office,")


@hostile("place kesh", "within: veldt → old-harbor", CONFLICT, base=conflict, where=edit("place", "kesh", "within"))
def by_places(home: Home) -> None:
    home.replace("claims/places.yaml", "kesh: {name: Kesh, within: veldt}", "kesh: {name: Kesh, within: old-harbor}")


@hostile("visit 2031-05-veldt", "superseded_by", base=conflict, where=edit("visit", "2031-05-veldt", "superseded_by"))
def by_superseding_the_visit(home: Home) -> None:
    home.replace("claims/visits.yaml", "  scopes: {fair:", "  superseded_by: 2032-veldt\n  scopes: {fair:")
    home.write("claims/visits.yaml", home.read("claims/visits.yaml") + '2032-veldt: {title: "Another visit"}\n')


# --- By what is said: the contradiction is gone, and it is told why ---------------------------------------

GONE = "lost finding"


@hostile(
    *(CONFLICT, GONE, "removed:", "2031-05-08-harbor-post#elsewhere.summit_place"),
    base=conflict,
    where=lambda data: [one["question"] for one in data["claims"]["removed"]] == ["summit_place"],
)
def by_rename(home: Home) -> None:
    home.rename(NEWS, f"{NEWS}.txt")


@hostile(
    *(CONFLICT, "source: kesh-mayor → kesh-visitor", "severity: error → warning"),
    base=conflict,
    where=lambda data: [list(one["fields"]) for one in data["claims"]["changed"]] == [["source"]],
)
def by_renaming_the_source(home: Home) -> None:
    home.write(
        "claims/sources.yaml", home.read("claims/sources.yaml") + 'kesh-visitor: {name: "a visitor", unnamed: true}\n'
    )
    home.replace(NEWS, "kesh-mayor", "kesh-visitor")


@hostile(CONFLICT, GONE, "visit: 2031-05-veldt → 2030-10-veldt", base=conflict, where=changed("visit"))
def by_moving_the_claim_to_another_visit(home: Home) -> None:
    home.replace(NEWS, "visit: 2031-05-veldt", "visit: 2030-10-veldt")


@hostile(CONFLICT, GONE, "stance: affirm → deny", base=conflict, where=changed("stance"))
def by_stance(home: Home) -> None:
    home.replace(NEWS, "type: report", "type: report\n    stance: deny")


def second_spelling(home: Home) -> None:
    home.write(NEWS.replace(".yaml", ".yml"), ELSEWHERE)


@hostile(
    *(CONFLICT, GONE, "L35", "is the same article", "adds 1 error in 1 file"),
    base=second_spelling,
    where=lambda data: [one["code"] for one in data["problems"]["new"]] == ["L35"],
)
def by_duplicate_file(home: Home) -> None:
    home.write(NEWS, ELSEWHERE.replace("kesh}", "old-harbor}"))


@hostile(
    *("added claim", "2031-05-09-copy#met.summit_place@veldt-cabinet"),
    base=conflict,
    where=lambda data: data["verdict"].startswith("changes 1 contradiction"),
)
def by_a_copy_under_another_name(home: Home) -> None:
    home.write("claims/articles/2031-05-09-copy.yaml", home.read(COURIER))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("happened: true", "happened: true → false"),
        ("certainty: possible", "certainty: – → possible"),
        ('if: "the pier is finished"', "if: – → the pier is finished"),
        ("scope: fair", "scope: – → fair"),
        ('retracted: "2031-05-09"', "retracted: – → 2031-05-09"),
        ("via: [harbor-post]", "via: – → harbor-post"),
        ("translation: They met", "translation: – → They met"),
    ],
)
def test_every_field_that_counts_is_named(tmp_path: Path, key: str, said: str) -> None:
    home = Home(tmp_path)
    conflict(home)
    base = home.commit()
    if key == "happened: true":
        home.replace(NEWS, "    happened: true\n", "")
    else:
        home.replace(NEWS, "    type: report\n", f"    type: report\n    {key}\n")
    seen = home.told(base)
    (claim,) = seen.data["claims"]["changed"]
    assert list(claim["fields"]) == [key.partition(":")[0]]
    assert said in seen.text
    assert said in seen.markdown
    assert "changes nothing" not in seen.text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_it_is_named(tmp_path: Path, case: Case) -> None:
    home = Home(tmp_path)
    case.base(home)
    base = home.commit()
    case.change(home)
    home.commit()
    seen = home.told(base, "HEAD")
    assert case.where(seen.data), seen.data
    for text in (seen.text, seen.markdown):
        flat = " ".join(re.sub(r"\\|`|</?span>", "", text).split())
        for words in case.named:
            assert words in flat, text
    assert_found_all_the_same(seen)


def assert_found_all_the_same(seen: Told) -> None:
    """What only an edit of a judge would hide is among the findings that are judged."""
    hidden = {one["id"] for one in seen.data["by_edited_judges"]["gone"]}
    assert not hidden & {one["id"] for one in seen.data["findings"]["gone"]}
