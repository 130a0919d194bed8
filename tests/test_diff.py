"""What `claimcheck diff` says of changes: what counts as one, what follows from it, and how it is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.checking import check
from claimcheck.claimbase import load_files
from claimcheck.difference.claims import compare_claims
from claimcheck.files import FolderFiles
from tests.changes import ANNOUNCED, CONFLICT, COURIER, ELSEWHERE, NEWS, PORTS, POST, REVIEWS, Home, decided, told


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


# --- What changes nothing ---------------------------------------------------------------------------------


def rename(home: Home) -> None:
    home.rename(COURIER, "claims/articles/2031-05-07-courier-of-arlan.yaml")


def rename_with_the_other_ending(home: Home) -> None:
    home.rename(POST, POST.replace(".yaml", ".yml"))


def rename_a_statement(home: Home) -> None:
    home.replace(POST, "silence", "no-word")  # also where another says that it came after


def exchange_the_keys_of_two_statements(home: Home) -> None:
    other = {"met": "habit", "habit": "met"}
    text = re.sub(r"^  (met|habit):", lambda key: f"  {other[key[1]]}:", home.read(COURIER), flags=re.MULTILINE)
    home.write(COURIER, text)


def turn_the_order_of_statements(home: Home) -> None:
    head, *statements = re.split(r"^(?=  \w)(?=  [a-z-]+:\n    source)", home.read(POST), flags=re.MULTILINE)
    assert len(statements) == 6
    home.write(POST, head + "".join(reversed(statements)))


def turn_the_order_of_entries(home: Home) -> None:
    for registry in ("places", "people", "sources"):
        lines = home.read(f"claims/{registry}.yaml")
        entries = re.split(r"^(?=[a-z#])", lines, flags=re.MULTILINE)
        home.write(f"claims/{registry}.yaml", "".join(reversed(entries)))


def move_statements_to_an_article_of_their_own(home: Home) -> None:
    head, _, rest = home.read(COURIER).partition("  motive:\n")
    top = head.partition("  met:\n")[0]
    home.write(COURIER, head)
    home.write("claims/articles/2031-05-07-more.yaml", f"{top}  motive:\n{rest}")


def other_layout(home: Home) -> None:
    text = home.read(POST)
    text = text.replace("[fishing-rights, lighthouse]", "\n        - fishing-rights\n        - lighthouse")
    text = text.replace(
        '"the leaders would meet in Port Mira or in Kesh"',
        "|-\n      the leaders would meet\n      in Port Mira or in Kesh",
    )
    home.write(POST, "# A remark\n" + text)


def other_words_for_the_same(home: Home) -> None:
    home.replace(COURIER, "transport: aircraft", "transport: plane")
    home.replace(COURIER, 'summit_date: "2031-05-06"', "summit_date: 2031-05-06")
    home.replace(POST, "type: denial", "type: denial\n    stance: deny")


def windows(home: Home) -> None:
    for path in (POST, COURIER, "claims/sources.yaml", "claims/claimcheck.yaml"):
        (home.top / path).write_bytes(b"\xef\xbb\xbf" + home.read(path).replace("\n", "\r\n").encode())


def what_nobody_weighs(home: Home) -> None:
    home.replace(POST, "Port prepares for a presidential yacht", "Another headline")
    home.replace(COURIER, "The ministry corrected itself two days later.", "So it said.")
    home.write("README.md", "Ports")
    home.write("claims/README.md", "Ports")


NOTHING = (
    rename,
    rename_with_the_other_ending,
    rename_a_statement,
    exchange_the_keys_of_two_statements,
    turn_the_order_of_statements,
    turn_the_order_of_entries,
    move_statements_to_an_article_of_their_own,
    other_layout,
    other_words_for_the_same,
    windows,
    what_nobody_weighs,
)


@pytest.mark.parametrize("change", NOTHING, ids=lambda change: change.__name__)
def test_what_changes_nothing(home: Home, change: Callable[[Home], None]) -> None:
    home.write(NEWS, ELSEWHERE)
    base = home.commit()
    change(home)
    seen = home.told(base)
    assert seen.text == "changes nothing\n"
    assert seen.data["verdict"] == "changes nothing"
    assert seen.data["claims"] == {"added": [], "removed": [], "changed": []}
    assert seen.data["findings"] == {"new": [], "gone": [], "changed": []}


@given(st.data())
def test_the_order_and_names_of_statements_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """However the statements of an article are ordered and called, and whatever its file is called."""
    folder = tmp_path_factory.mktemp("ports") / "claims"
    old = load_files(FolderFiles(PORTS))
    home = Home(folder.parent)
    head, *statements = re.split(r"^(?=  [a-z-]+:\n    source)", home.read(POST), flags=re.MULTILINE)
    keys = [statement.partition(":")[0].strip() for statement in statements]
    names = data.draw(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=6, max_size=6, unique=True))
    text = head + "".join(data.draw(st.permutations(statements)))
    for key, name in zip(keys, names, strict=True):
        text = re.sub(rf"(^  |\[){key}(?=[:\]])", rf"\1{name}%", text, flags=re.MULTILINE)
    home.remove(POST)
    home.write(
        data.draw(st.sampled_from((POST, "claims/articles/a.yaml", "claims/articles/z.yml"))), text.replace("%", "")
    )
    changes = compare_claims(old.claims, load_files(FolderFiles(folder)).claims)
    assert (changes.added, changes.removed, changes.changed) == ((), (), ())


def test_many_witnesses_in_renamed_files(home: Home) -> None:
    """Of more claims than a finding lists, which ones count does not depend on the names of files."""
    for number in range(30):
        text = ELSEWHERE.replace("in Kesh", f"in Kesh, said {number}").replace("kesh-mayor", "harbor-post")
        home.write(f"claims/articles/a{number}.yaml", text)
    base = home.commit()
    for number in range(30):
        home.rename(f"claims/articles/a{number}.yaml", f"claims/articles/b{number * 7 % 30}.yaml")
    assert home.told(base).text == "changes nothing\n"


def test_articles_that_come_later_do_not_age_what_is_open(home: Home) -> None:
    base = home.commit()
    home.write(NEWS, ELSEWHERE.replace("summit_place: kesh", 'visit_period: "2031"').replace("05-08", "06-30"))
    seen = home.told(base)
    assert [one["rule"] for one in seen.data["findings"]["changed"]] == []
    assert seen.data["findings"]["gone"] == []


# --- What counts ------------------------------------------------------------------------------------------


def test_an_added_article(home: Home) -> None:
    base = home.commit()
    home.write(NEWS, ELSEWHERE)
    seen = home.told(base)
    assert seen.data["verdict"] == "adds 1 contradiction"
    (added,) = seen.data["claims"]["added"]
    assert (added["id"], added["file"], added["line"]) == ("2031-05-08-harbor-post#elsewhere.summit_place", NEWS, 12)
    (finding,) = seen.data["findings"]["new"]
    assert finding["id"] == CONFLICT
    back = told(home.difference(home.commit(), base))
    assert back.data["verdict"] == "removes 1 contradiction"
    assert back.data["claims"]["removed"] == [added]
    assert back.data["findings"]["gone"] == [finding]


def test_a_rumor_is_settled_and_reopened(home: Home) -> None:
    base = home.commit()
    home.write(NEWS, ANNOUNCED)
    seen = home.told(base)
    assert seen.data["verdict"] == "settles 1 rumor, adds 1 agreement"
    outcome = {"visit": "2031-05-veldt", "question": "topic", "answer": "fishing-rights"}
    assert seen.data["outcomes"] == [{**outcome, "was": "open", "is": "confirmed", "lead_days": 19}]
    assert [one["rule"] for one in seen.data["findings"]["new"]] == ["A01", "R01"]
    (still_open,) = seen.data["findings"]["changed"]
    assert (still_open["rule"], list(still_open["fields"])) == ("R08", ["id", "evidence"])
    (standing,) = (one for one in seen.data["standings"] if one["answer"] == "fishing-rights")
    assert (standing["was"]["standing"], standing["is"]["standing"]) == ("rumored", "announced")
    assert told(home.difference(home.commit(), base)).data["verdict"] == "reopens 1 rumor, removes 1 agreement"


def test_a_further_witness(home: Home) -> None:
    home.write(NEWS, ELSEWHERE)
    base = home.commit()
    home.write("claims/articles/2031-05-09-courier.yaml", ELSEWHERE.replace("harbor-post", "arlan-courier"))
    seen = home.told(base)
    (changed,) = (one for one in seen.data["findings"]["changed"] if one["id"] == CONFLICT)
    assert list(changed["fields"]) == ["evidence"]
    assert "now also:" in seen.text
    assert "2031-05-09-courier#elsewhere.summit_place" in seen.text


def test_one_source_of_several_is_taken_away(home: Home) -> None:
    base = home.commit()
    home.replace(COURIER, "source: [orn-office, veldt-cabinet]", "source: orn-office")
    data = home.told(base).data
    met = "2031-05-07-arlan-courier#met"
    assert [one["id"] for one in data["claims"]["removed"]] == [
        f"{met}.summit_date@veldt-cabinet",
        f"{met}.summit_place@veldt-cabinet",
    ]
    assert data["claims"]["changed"] == []
    assert {one["rule"] for one in data["findings"]["gone"]} >= {"A04"}


def test_an_order_that_changed(home: Home) -> None:
    base = home.commit()
    home.replace(POST, "    after: [silence]\n", "")
    (claim,) = home.told(base).data["claims"]["changed"]
    assert claim["fields"] == {"after": {"old": ["silence"], "new": []}}


def test_a_renamed_claim_that_changed_says_which_it_was(home: Home) -> None:
    base = home.commit()
    home.rename(POST, NEWS)
    home.replace(NEWS, "certainty: probable", "certainty: certain")
    changed = home.told(base).data["claims"]["changed"]
    assert [(one["was"], one["id"]) for one in changed] == [
        (f"2031-04-20-harbor-post#yacht.{question}", f"2031-05-08-harbor-post#yacht.{question}")
        for question in ("arrival_date", "transport")
    ]
    assert {json.dumps(one["fields"]) for one in changed} == {'{"certainty": {"old": "probable", "new": "certain"}}'}


def test_a_copy_counts_as_added(home: Home) -> None:
    base = home.commit()
    home.write(NEWS, home.read(POST))
    data = home.told(base).data
    assert {one["id"].partition("#")[0] for one in data["claims"]["added"]} == {"2031-05-08-harbor-post"}
    assert len(data["claims"]["added"]) == 10
    assert (data["claims"]["removed"], data["claims"]["changed"]) == ([], [])


# --- Twice as fast, and the same --------------------------------------------------------------------------


def add_entries(home: Home) -> None:
    home.write("claims/sources.yaml", home.read("claims/sources.yaml") + "pilot: {name: the pilot}\n")
    home.write(NEWS, ELSEWHERE.replace("kesh-mayor", "pilot"))


def edit_entries(home: Home) -> None:
    home.replace("claims/sources.yaml", "kesh-mayor: {", "kesh-mayor: {part_of: orn-office, ")
    home.write("claims/articles/2031-01-01-first.yaml", ELSEWHERE)


def break_a_registry(home: Home) -> None:
    home.replace("claims/places.yaml", "arlan: {name: Arlan}", "arlan: [")


@pytest.mark.parametrize(
    "change",
    [rename, rename_a_statement, turn_the_order_of_statements, add_entries, edit_entries, break_a_registry],
    ids=lambda change: change.__name__,
)
def test_both_versions_are_what_report_says_of_them(home: Home, change: Callable[[Home], None]) -> None:
    """What is used again from the version before makes no difference."""
    base = home.commit()
    before = check(home.top / "claims")
    change(home)
    after = check(home.top / "claims")
    difference = home.difference(base)
    for ours, theirs in ((difference.before, before), (difference.own, after)):
        assert ours.facts == theirs.facts
        assert (ours.answers, ours.outcomes) == (theirs.answers, theirs.outcomes)
        assert [one.id for one in ours.findings] == [one.id for one in theirs.findings]
        assert [one.evidence for one in ours.findings] == [one.evidence for one in theirs.findings]
        assert [(one.code, one.message) for one in ours.problems] == [(p.code, p.message) for p in theirs.problems]


# --- Who judges -------------------------------------------------------------------------------------------


def test_new_entries_and_what_uses_them_are_judged_at_once(home: Home) -> None:
    base = home.commit()
    home.write("claims/sources.yaml", home.read("claims/sources.yaml") + "pilot: {name: the pilot}\n")
    home.replace("claims/questions.yaml", "plane: {aliases: [aircraft]}", "plane: {aliases: [aircraft]}\n    train: {}")
    home.replace("claims/visits.yaml", "scopes: {fair:", 'scopes: {dinner: "at the dinner", fair:')
    home.write(NEWS, ELSEWHERE.replace("kesh-mayor", "pilot").replace("summit_place: kesh", "transport: train"))
    home.replace(NEWS, "happened: true", "happened: true\n    scope: dinner")
    data = home.told(base).data
    assert data["judges_edited"] == []
    assert data["problems"] == {"new": [], "gone": [], "unjudged": []}
    assert [one["source"] for one in data["claims"]["added"]] == ["pilot"]
    assert data["by_edited_judges"] == {"new": [], "gone": [], "changed": []}


def test_remarks_of_entries_judge_nothing(home: Home) -> None:
    base = home.commit()
    home.replace("claims/people.yaml", "wikidata: null", "wikidata: Q42")
    home.replace("claims/people.yaml", "Her father; president before her.", "Her father.")
    home.replace("claims/sources.yaml", "https://tidewater.example/", "https://news.example/")
    assert home.told(base).text == "changes nothing\n"


def test_closing_a_vocabulary_edits_a_judge(home: Home) -> None:
    base = home.commit()
    home.replace("claims/questions.yaml", 'agenda?", kind: term,', 'agenda?", kind: term, terms: {fishing-rights: {}},')
    seen = home.told(base)
    assert [one["fields"] for one in seen.data["judges_edited"]] == [{"terms": {"old": [], "new": ["fishing-rights"]}}]
    assert seen.data["claims"]["removed"] == []
    assert [one["code"] for one in seen.data["problems"]["new"]] == ["L31"]


def test_warnings_come_last_in_the_verdict(home: Home) -> None:
    home.write("claims/articles/old.doc", "")
    base = home.commit()
    home.rename("claims/articles/old.doc", "claims/articles/new.doc")
    assert home.told(base).data["verdict"] == "adds 1 warning, mends 1 problem"


def test_what_only_the_edited_vocabulary_allows_is_not_judged(home: Home) -> None:
    base = home.commit()
    home.replace("claims/questions.yaml", "kind: place, entails: [summit_occurs]", "kind: place, answers: many")
    home.write(NEWS, ELSEWHERE.replace("summit_place: kesh", "summit_place: [kesh, dunmere]"))
    seen = home.told(base)
    assert [one["code"] for one in seen.data["problems"]["unjudged"]] == ["L60"]
    assert seen.data["problems"]["new"] == []
    assert seen.data["claims"]["added"] == []
    assert seen.data["verdict"].startswith("edits 1 judge")
    assert "adds 1 error in 1 file" in seen.data["verdict"]
    for text in (seen.text, seen.markdown):
        assert "1 claim without judgement" in text
    (edit,) = seen.data["judges_edited"]
    assert edit == {
        "file": "claims/questions.yaml",
        "kind": "question",
        "id": "summit_place",
        "change": "changed",
        "fields": {"answers": {"old": "one", "new": "many"}, "entails": {"old": ["summit_occurs: yes"], "new": []}},
    }


@pytest.mark.parametrize(
    ("path", "old", "new", "edited"),
    [
        ("sources", "kesh-mayor: {name: the mayor of Kesh,", "kesh-mayor: {nam: x,", [("kesh-mayor", "unreadable")]),
        (
            "people",
            'ivo-orn: {name: Ivo Orn, note: "Her father; president before her."}\n',
            "",
            [("ivo-orn", "removed")],
        ),
        ("places", "arlan: {name: Arlan}", "arlan: [", [(None, "unreadable")]),
        ("visits", "orn-habits:", "habits-of-orn:", [("orn-habits", "removed")]),
    ],
)
def test_entries_that_are_lost_stand(home: Home, path: str, old: str, new: str, edited: list[Any]) -> None:
    base = home.commit()
    home.replace(f"claims/{path}.yaml", old, new)
    data = home.told(base).data
    assert [(one["id"], one["change"]) for one in data["judges_edited"]] == edited
    assert data["claims"]["removed"] == []
    assert data["findings"] == {"new": [], "gone": [], "changed": []}


def test_a_registry_that_is_gone_stands(home: Home) -> None:
    base = home.commit()
    home.remove("claims/sources.yaml")
    data = home.told(base).data
    edits = [(one["file"], one["kind"], one["id"], one["change"]) for one in data["judges_edited"]]
    assert edits == [("claims/sources.yaml", "source", None, "removed")]
    assert data["claims"] == {"added": [], "removed": [], "changed": []}
    assert len(data["by_edited_judges"]["gone"]) > 5


def test_an_entry_that_was_broken_is_taken_from_the_change(home: Home) -> None:
    home.replace("claims/sources.yaml", "kesh-mayor: {name: the mayor of Kesh,", "kesh-mayor: {nam: x,")
    home.write(NEWS, ELSEWHERE)
    base = home.commit()
    home.write("claims/sources.yaml", (PORTS / "sources.yaml").read_text())
    data = home.told(base).data
    assert [one["code"] for one in data["problems"]["gone"]] == ["L20"]
    assert data["judges_edited"] == []
    assert [one["source"] for one in data["claims"]["added"]] == ["kesh-mayor", "kesh-mayor"]
    assert CONFLICT in [one["id"] for one in data["findings"]["new"]]


def test_a_new_entry_that_leans_on_edited_ones(home: Home) -> None:
    """The new place lies within an edited one; for the verdict that one is where it was."""
    base = home.commit()
    home.replace("claims/places.yaml", "kesh: {name: Kesh, within: veldt}", "kesh: {name: Kesh, within: old-harbor}")
    home.write("claims/places.yaml", home.read("claims/places.yaml") + "kesh-inn: {name: The Inn, within: kesh}\n")
    home.write(NEWS, ELSEWHERE.replace("summit_place: kesh", "summit_place: kesh-inn"))
    data = home.told(base).data
    assert [one["rule"] for one in data["findings"]["new"] if one["kind"] == "contradiction"] == ["C01"]
    assert [one["rule"] for one in data["by_edited_judges"]["gone"]] == ["C01"]


RULE = "vendored/claimcheck/rules/c01_conflicting_answers.sql"


def rule_text() -> str:
    from importlib.resources import files

    return files("claimcheck").joinpath("rules", "c01_conflicting_answers.sql").read_text(encoding="utf-8")


def test_rules_are_those_of_the_base(home: Home) -> None:
    home.write(RULE, rule_text().replace("-- message: ", "-- message: as it was, "))
    base = home.commit()
    home.write(RULE, rule_text())
    home.write(NEWS, ELSEWHERE)
    data = home.told(base).data
    (finding,) = data["findings"]["new"]
    assert finding["message"] == "as it was, kesh against old-harbor (done)"
    assert [(one["kind"], one["file"], one["change"]) for one in data["judges_edited"]] == [("rule", RULE, "changed")]


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("SELECT 1", f"{RULE} cannot be read as it was before"),
        (
            rule_text().replace("FROM ", "FROM no_such_table, "),
            "the rules as they were before cannot be applied any more: C01",
        ),
    ],
)
def test_rules_of_the_base_that_no_longer_fit(home: Home, text: str, remark: str) -> None:
    home.write(RULE, text)
    base = home.commit()
    home.write(RULE, rule_text())
    home.write(NEWS, ELSEWHERE)
    seen = home.told(base)
    assert [one["id"] for one in seen.data["findings"]["new"]] == [CONFLICT]
    assert [one.startswith(remark) for one in seen.data["remarks"]] == [True]
    assert remark in seen.text


FILES_THAT_JUDGE = (
    ("action.yml", "workflow"),
    (".github/workflows/ci.yml", "workflow"),
    (".github/actions/check/action.yaml", "workflow"),
    (".pre-commit-config.yaml", "configuration"),
    (".pre-commit-hooks.yaml", "configuration"),
    (".ci/run", "configuration"),
    (".gitlab-ci.yml", "configuration"),
    ("CODEOWNERS", "configuration"),
    ("src/claimcheck/engine/views/08_answers.sql", "view"),
    ("src/claimcheck/facts.py", "program"),
    ("rules/r01_confirmed.sql", "rule"),
)


def test_files_that_judge_are_named(home: Home) -> None:
    base = home.commit()
    for path, _ in FILES_THAT_JUDGE:
        home.write(path, "x")
    home.write("docs/rules.md", "x")
    home.write("notes/action.txt", "x")
    edits = home.told(base).data["judges_edited"]
    assert [(one["file"], one["kind"]) for one in edits] == sorted(FILES_THAT_JUDGE)
    assert {one["change"] for one in edits} == {"added"}
    added = home.commit()
    assert home.told(added, base).data["judges_edited"] == [{**one, "change": "removed"} for one in edits]


# --- Decisions --------------------------------------------------------------------------------------------


def test_a_decision_goes_stale(home: Home) -> None:
    home.write(NEWS, ELSEWHERE)
    home.write(REVIEWS, "reviews:\n" + decided(home))
    base = home.commit()
    home.replace(NEWS, "The two presidents met in Kesh", "The presidents met in Kesh")
    seen = home.told(base)
    assert [(one["finding"], one["decision"]) for one in seen.data["reviews"]["stale"]] == [(CONFLICT, "explained")]
    assert seen.data["reviews"]["new"] == []
    assert seen.data["verdict"] == "changes 1 contradiction; outdates 1 decision"
    assert "1 outdated decision" in seen.text
    (changed,) = seen.data["findings"]["changed"]
    assert changed["fields"]["review"] == {"old": "settled", "new": "stale"}


def test_a_new_decision_counts(home: Home) -> None:
    home.write(NEWS, ELSEWHERE)
    base = home.commit()
    home.write(REVIEWS, "reviews:\n" + decided(home))
    seen = home.told(base)
    assert seen.data["verdict"] == "records 1 decision"
    assert [one["reason"] for one in seen.data["reviews"]["new"]] == ["Two meetings."]
    (changed,) = seen.data["findings"]["changed"]
    assert changed["fields"] == {"review": {"old": None, "new": "settled"}}
    assert seen.data["judges_edited"] == []


def test_a_decision_beside_another(home: Home) -> None:
    home.write(NEWS, ELSEWHERE)
    home.write(REVIEWS, "reviews:\n" + decided(home))
    base = home.commit()
    home.write(REVIEWS, "# Both.\nreviews:\n" + decided(home, "real", reviewer="Another") + decided(home))
    seen = home.told(base)
    assert [one["reviewer"] for one in seen.data["reviews"]["new"]] == ["Another"]
    assert seen.data["judges_edited"] == []
    assert [one["fields"] for one in seen.data["findings"]["changed"]] == [
        {"review": {"old": "settled", "new": "open"}}
    ]


def test_a_withdrawal_edits_a_judge(home: Home) -> None:
    home.write(NEWS, ELSEWHERE)
    home.write(REVIEWS, "reviews:\n" + decided(home))
    base = home.commit()
    home.write(REVIEWS, "reviews:\n" + decided(home, withdrawn='"2031-06-02"'))
    data = home.told(base).data
    assert [one["fields"] for one in data["judges_edited"]] == [{"withdrawn": {"old": None, "new": "2031-06-02"}}]
    assert [one["fields"] for one in data["by_edited_judges"]["changed"]] == [
        {"review": {"old": "settled", "new": "open"}}
    ]
    assert data["findings"]["changed"] == []


# --- Problems ---------------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_read_any_more(home: Home) -> None:
    base = home.commit()
    ours, theirs = home.read(POST), home.read(POST).replace("probable", "certain")
    home.write(POST, f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n")
    seen = home.told(base)
    assert seen.data["verdict"].startswith("adds 1 error in 1 file; ")
    (problem,) = seen.data["problems"]["new"]
    assert (problem["code"], problem["file"], problem["line"]) == ("L11", POST, 1)
    assert len(seen.data["claims"]["removed"]) == 10
    assert "Of these, 10 were in files that have errors now." in seen.text
    assert seen.text.index("1 new error") < seen.text.index("lost finding")
    assert told(home.difference(home.commit(), base)).data["problems"]["gone"] == [problem]


def test_problems_that_move_are_not_new(home: Home) -> None:
    home.replace(POST, "source: kesh-mayor", "source: kesh-major")
    base = home.commit()
    home.write(POST, "# A remark\n" + home.read(POST))
    home.replace("claims/claimcheck.yaml", "title:", "# A remark\ntitle:")
    data = home.told(base).data
    assert data["problems"] == {"new": [], "gone": [], "unjudged": []}
    assert data["verdict"] == "changes nothing"
