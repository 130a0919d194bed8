"""The labelled passages of `benchmarks/draft` are well marked; its halves are two sets with the same hard cases."""

from pathlib import Path

import pytest

from benchmarks.draft import labelled
from benchmarks.draft.labelled import CASES, HALVES, LEAST_IN_A_HALF, counts, load, shared_runs, words

README = Path(labelled.__file__).parent / "README.md"


@pytest.fixture(scope="module")
def halves():
    return {half: load(half) for half in HALVES}


def test_each_half_is_large(halves):
    assert all(len(passages) >= 75 for passages in halves.values())
    assert all(sum("none" in p.cases for p in passages) >= 13 for passages in halves.values())


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("case", CASES)
def test_each_half_has_each_case(halves, half, case):
    assert sum(case in passage.cases for passage in halves[half]) >= LEAST_IN_A_HALF


def test_no_passage_is_in_both_halves(halves):
    tuning, test = halves.values()
    assert not {p.id for p in tuning} & {p.id for p in test}
    assert shared_runs(tuning, test) == []


def test_counts_in_the_readme_are_those_of_the_files(halves):
    assert counts(halves) in README.read_text(encoding="utf-8")


GOOD = """
- id: chain
  cases: [nested, same-source]
  text: >-
    {1r The mate} slept. {1v2 The Post} quoted {1v a radio} as saying {1s the same mate} {1c had denied}
    {1x the leak}, {1x twice}.
  labels:
    1: {type: denial}
"""


def written(tmp_path, monkeypatch, text):
    (tmp_path / "tuning.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(labelled, "FOLDER", tmp_path)
    return load("tuning")


def test_marks_become_spans(tmp_path, monkeypatch):
    (passage,) = written(tmp_path, monkeypatch, GOOD)
    (attribution,) = passage.attributions
    assert passage.text == "The mate slept. The Post quoted a radio as saying the same mate had denied the leak, twice."
    assert words(passage, attribution.source) == ["the same mate"]
    assert words(passage, attribution.resolved) == ["The mate"]
    assert words(passage, attribution.cue) == ["had denied"]
    assert words(passage, attribution.content) == ["the leak", "twice"]
    assert [words(passage, spans) for spans in attribution.via] == [["a radio"], ["The Post"]]
    assert (attribution.type, attribution.stance, attribution.certainty) == ("denial", "deny", None)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{1c had denied}", "had denied", "needs one cue and some content"),
        ("{1c had denied}", "{1c had} {1c denied}", "needs one cue and some content"),
        ("{1s the same mate}", "the same mate", "mark its source, or say `source: unstated`"),
        ("{type: denial}", "{type: denial, source: unstated}", "mark its source, or say `source: unstated`"),
        ("{1x twice}", "{1x twice", "a mark that is not closed"),
        ("{1x twice}", "1x twice}", "a `}` too many"),
        ("{1x twice}", "{2x twice}", "marked [1, 2], but labelled [1]"),
        ("{1x the leak}, {1x", "{1x the leak,} {1x", "begins or ends with white space or a comma"),
        ("type: denial", "type: gossip", "unknown label `gossip`"),
        ("type: denial", "type: denial, sure: no", "unknown label `sure`"),
        ("type: denial", "type: denial, stance: affirm", "`denial` cannot `affirm`"),
        ("type: denial", "type: rumor, stance: decline", "only a no-comment or a report can decline"),
        ("type: denial", 'type: denial, said: "2031"', "`said` needs the day of publication"),
        ("type: denial", "type: denial, said: Monday", "`said` is no date"),
        ("same-source]", "sibling]", "unknown case `sibling`"),
        ("same-source]", "pooled]", "case `pooled` does not show"),
        ("type: denial", "type: report, stance: decline", "case `no-comment` shows, but is not named"),
        ("cases:", "case: x\n  cases:", "unknown key `case`"),
        ("- id: chain", "- {id: chain, cases: [none], text: A.}\n- id: chain", "another passage has that id"),
    ],
)
def test_what_is_ill_marked_is_told(tmp_path, monkeypatch, old, new, problem):
    assert GOOD.count(old) == 1
    with pytest.raises(ValueError, match=r"tuning\.yaml: chain") as told:
        written(tmp_path, monkeypatch, GOOD.replace(old, new))
    assert problem in str(told.value)
