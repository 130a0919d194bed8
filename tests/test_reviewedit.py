"""Decisions are written into a file by hand or by the command, and nothing else in it changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.codes import ProblemList
from claimcheck.model import Location, Review
from claimcheck.reviewedit import EditError, decide, withdraw, written
from claimcheck.reviewfile import read_reviews
from claimcheck.yamltree import read_tree

VISIT = "2031-05-veldt"
DAY = dt.date(2031, 6, 5)


def review(finding: str = "C01-19473dc9812b39eb", **more: Any) -> Review:
    values: dict[str, Any] = {
        "evidence": "3be437bffcbe2827",
        "decision": "real",
        "reason": "Both stand by it.",
        "reviewer": "Ana",
        "date": dt.date(2031, 6, 4),
        "location": Location(""),
        **more,
    }
    return Review(visit=VISIT, finding=finding, **values)


def read(source: str) -> list[Review]:
    """The decisions of a file, without their places."""
    problems = ProblemList("")
    root = read_tree(source.encode(), problems)
    assert root is not None
    reviews = read_reviews(VISIT, root, problems)
    assert not [problem for problem in problems.found if problem.severity == "error"]
    return [evolve(one, location=Location("")) for one in reviews]


# --- Cases ------------------------------------------------------------------------------------------------

ENTRY = """\
  - finding: C01-19473dc9812b39eb
    evidence: "3be437bffcbe2827"
    decision: real
    reason: "Both stand by it."
    reviewer: "Ana"
    date: "2031-06-04"
"""
OTHER = """\
- reviewer: Bo        # an old friend
  date: 2031-06-01
  decision: explained
  reason: >-
    Two legs of one journey,
    one after the other.
  evidence: 1111111111111111
  finding: C01-52db2be9bb3c2c8c
"""
FLOW = (
    "{finding: C01-52db2be9bb3c2c8c, evidence: 1111111111111111, decision: real, reason: x, reviewer: Bo,"
    " date: 2031-06-01}"
)


def test_an_entry_is_written_with_all_that_is_known() -> None:
    assert written(review()) == ENTRY
    assert written(review(review_by=dt.date(2031, 9, 1)), 0).endswith('  review_by: "2031-09-01"\n')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"reviews:\n{ENTRY}"),
        ("# ours\n", f"# ours\nreviews:\n{ENTRY}"),
        ("reviews:\n", f"reviews:\n{ENTRY}"),
        ("reviews:", f"reviews:\n{ENTRY}"),
        ("reviews: []  # none yet\n", f"reviews:  # none yet\n{ENTRY}"),
        (f"reviews:\n{OTHER}", f"reviews:\n{OTHER}{written(review(), 0)}"),
        (f"reviews:\n  - {FLOW}", f"reviews:\n  - {FLOW}\n{ENTRY}"),
        (f"reviews:\n  - {FLOW}\n\n# the end\n\n", f"reviews:\n  - {FLOW}\n\n# the end\n\n{ENTRY}"),
        (f"\ufeffreviews:\r\n  - {FLOW}\r\n", f"\ufeffreviews:\n  - {FLOW}\n{ENTRY}".replace("\n", "\r\n")),
    ],
)
def test_a_decision_is_added_at_the_end(before: str, after: str) -> None:
    assert decide(before, review()) == after
    assert read(after)[-1] == review()


def test_deciding_anew_withdraws_what_one_had_decided_on_the_same_claims() -> None:
    stale = written(review(evidence="0" * 16))
    other = written(review(reviewer="Bo"))
    before = f"reviews:\n{stale}{other}{ENTRY}"
    anew = review(decision="explained", date=DAY, reviewer="ANA")
    assert decide(before, anew) == f'{before}    withdrawn: "2031-06-05"\n{written(anew)}'


def test_all_that_one_decided_on_a_finding_is_withdrawn() -> None:
    stale = written(review(evidence="0" * 16))
    other = written(review(reviewer="Bo"))
    mark = '    withdrawn: "2031-06-05"\n'
    assert withdraw(f"reviews:\n{stale}{other}{ENTRY}", review(), DAY) == (
        f"reviews:\n{stale}{mark}{other}{ENTRY}{mark}"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"reviews:\n{OTHER}", OTHER.replace("2031-06-01\n", '2031-06-01\n  withdrawn: "2031-06-05"\n')),
        (f"reviews:\n- {FLOW}", FLOW.replace("{", '{withdrawn: "2031-06-05", ')),
        (f"reviews: [{FLOW}]", FLOW.replace("{", '{withdrawn: "2031-06-05", ')),
    ],
)
def test_a_decision_is_withdrawn_however_it_is_written(before: str, after: str) -> None:
    changed = withdraw(before, review("C01-52db2be9bb3c2c8c", reviewer="bo"), DAY)
    assert after in changed
    assert [one.withdrawn for one in read(changed)] == [DAY]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("reviews: [", "line 1: L10 "),
        ("reviews: x\n", "line 1: L22 `reviews` must be a list"),
        ("<<<<<<< mine\nreviews:\n", "line 1: L11 "),
        (f"reviews:\n{ENTRY}{ENTRY}", "line 8: L56 "),
        (f"reviews: [{FLOW}]\n", "it would no longer be right: line 2: L10 "),
        ("{reviews: []}\n", "it would no longer be right: "),
        (f"reviews:\n{ENTRY}...\n", "it would no longer be right: "),
        ("reviews: null\n", "it would no longer be right: "),
    ],
)
def test_a_file_that_cannot_be_changed_is_left_alone(source: str, why: str) -> None:
    with pytest.raises(EditError) as raised:
        decide(source, review(date=DAY))
    assert str(raised.value).startswith(why)


def test_a_decision_is_not_withdrawn_before_it_was_made() -> None:
    with pytest.raises(EditError, match="L58"):
        withdraw(f"reviews:\n{ENTRY}", review(), dt.date(2031, 6, 3))


# --- Any file ---------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).map(
    lambda text: " ".join(text.split())
)
REASONS = WORDS.filter(lambda text: text.strip("\ufeff\ufffe\uffff") == text and text != "")
COMMENTS = st.sampled_from(
    ["", "# a comment\n", "\n", "      # far out\n", "\n# two\n# lines\n\n", "# - finding: no\n"]
)
BESIDE = st.sampled_from(["", " # beside", "   #: x"])


def plain(text: str) -> str:
    return text


def doubled(text: str) -> str:
    return yaml.dump(text, default_style='"', allow_unicode=True, width=float("inf")).strip()


def single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file of reviews as people write them: indented as they like, with comments, in any order and style."""
    indent = " " * draw(st.sampled_from([0, 2, 2, 4]))
    pieces = [draw(COMMENTS), f"reviews:{draw(BESIDE)}\n"]
    for number in range(draw(st.integers(0, 4))):
        keys = {
            "finding": draw(st.sampled_from([plain, single]))(f"C01-{number:016x}"),
            "evidence": draw(st.sampled_from([plain, single, doubled]))(
                draw(st.sampled_from(["1" * 16, "12345678e1234567"]))
            ),
            "decision": draw(st.sampled_from(["real", "explained", "'data-error'", "false-alarm"])),
            "reason": draw(st.sampled_from([doubled, single]))(draw(REASONS)),
            "reviewer": draw(st.sampled_from(["Ana", "'Bo'", '"Cy"'])),
            "date": draw(st.sampled_from([plain, doubled]))("2031-06-01"),
        }
        if draw(st.booleans()):
            keys["reason"] = draw(st.sampled_from([">-", "|", ">", "|+"])) + f"\n{indent}    folded\n\n{indent}    text"
        if draw(st.booleans()):
            keys["review_by"] = "2031-07-01"
        pieces.append(draw(COMMENTS))
        if draw(st.booleans()) and "\n" not in keys["reason"]:
            pieces.append(f"{indent}- {{{', '.join(f'{k}: {v}' for k, v in keys.items())}}}{draw(BESIDE)}\n")
            continue
        order = draw(st.permutations(list(keys)))
        for place, key in enumerate(order):
            beside = "" if "\n" in keys[key] else draw(BESIDE)
            pieces.append(f"{indent}{'  ' if place else '- '}{key}: {keys[key]}{beside}\n")
            pieces.append(draw(COMMENTS) if "\n" not in keys[key] else "")
    pieces.append(draw(COMMENTS))
    text = "".join(pieces)
    text = text if draw(st.booleans()) else text.rstrip("\n")
    return text if draw(st.booleans()) else text.replace("\n", "\r\n")


@settings(max_examples=300)
@given(files(), REASONS, REASONS)
@example("reviews:", "#", "- a: b")
def test_everything_else_stays_byte_for_byte(source: str, reason: str, reviewer: str) -> None:
    new = review(reason=reason, reviewer=reviewer)
    before = read(source)
    changed = decide(source, new)
    assert changed.startswith(source)
    assert changed.count("\n") - source.count("\n") in (6, 7)  # 7 where the last line had no end
    assert read(changed) == [*before, new]


@settings(max_examples=300)
@given(files(), st.data())
def test_a_withdrawal_adds_one_mark(source: str, data: st.DataObject) -> None:
    before = read(source)
    if not before:
        return
    chosen = data.draw(st.sampled_from(before))
    changed = withdraw(source, chosen, DAY)
    added = [piece for piece in ('withdrawn: "2031-06-05", ',) if piece in changed]
    if added:
        assert changed.replace(added[0], "") == source
    else:
        lines = changed.splitlines(keepends=True)
        rest = [line for line in lines if 'withdrawn: "2031-06-05"' not in line]
        assert len(rest) == len(lines) - 1
        assert "".join(rest).rstrip("\r\n") == source.rstrip("\r\n")
    assert read(changed) == [evolve(one, withdrawn=DAY) if one == chosen else one for one in before]
