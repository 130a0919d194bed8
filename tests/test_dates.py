"""EDTF text to days: the cases are in data/edtf.yaml, where anyone can add one."""

import re
from calendar import isleap
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs.exceptions import FrozenInstanceError
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.dates import Edtf, parse_edtf

CASES = yaml.load((Path(__file__).parent / "data" / "edtf.yaml").read_text("utf-8"), yaml.BaseLoader)
GOOD, BAD = CASES["good"], CASES["bad"]
MARKS = ("lasts", "uncertain", "approximate", "open_start", "open_end")


def text_of(case: Any) -> str:
    return repr(case["text"])


@pytest.mark.parametrize("case", GOOD, ids=text_of)
def test_what_a_date_says(case):
    edtf = parse_edtf(case["text"])
    said = {
        "text": edtf.text,
        "canonical": edtf.canonical,
        "first": edtf.earliest and edtf.earliest.isoformat(),
        "last": edtf.latest and edtf.latest.isoformat(),
        "grain": edtf.grain,
        "marks": [mark for mark in MARKS if getattr(edtf, mark)],
    }
    assert said == {"canonical": case["text"], "first": None, "last": None, "marks": []} | case


@pytest.mark.parametrize("case", BAD, ids=text_of)
def test_what_is_wrong_and_what_to_write(case):
    with pytest.raises(ValueError, match=re.escape(case["reason"])) as caught:
        parse_edtf(case["text"])
    wrong, remedy = str(caught.value).split("; ")
    assert wrong
    assert remedy.startswith(("write ", "leave "))


@pytest.mark.parametrize("case", GOOD, ids=text_of)
def test_the_canonical_text_says_the_same_and_is_its_own_canonical_text(case):
    edtf = parse_edtf(case["text"])
    again = parse_edtf(edtf.canonical)
    assert again == edtf
    assert again.text == again.canonical


def test_a_date_has_at_most_a_hundred_characters():
    assert parse_edtf("2011".ljust(100)).canonical == "2011"
    with pytest.raises(ValueError, match="101 characters are too many for a date; write at most 100"):
        parse_edtf("2011".ljust(101))


def test_dates_are_equal_when_they_say_the_same_however_written():
    assert parse_edtf("[2011-06-25]") == parse_edtf(" 2011-06-25 ")
    assert parse_edtf("2011-06-25") != parse_edtf("2011-06-25?")
    assert len({parse_edtf("[2013, 2011]"), parse_edtf("[2011,2013]")}) == 1


def test_a_date_cannot_be_changed():
    edtf = parse_edtf("2011")
    with pytest.raises(FrozenInstanceError):
        edtf.grain = "day"  # type: ignore[misc]
    assert not hasattr(edtf, "__dict__")


def test_reading_a_date_again_costs_nothing():
    assert parse_edtf("2011-06-25") is parse_edtf("2011-06-25")


# --- For all dates and all texts ---------------------------------------------------------------------------

a_day = st.dates()
a_mask = st.from_regex(r"[12X][09X][0-9X]{2}(-[01X][0-9X](-[0-3X][0-9X])?)?", fullmatch=True)
a_point = a_mask | a_day.map(date.isoformat) | st.sampled_from(["2011-24", "2004-06~-11", "2024-06-19T02:22+09:00"])
an_end = a_point | st.sampled_from(["", ".."])
near_edtf = (
    a_point
    | st.tuples(an_end, an_end).map("/".join)
    | st.lists(st.tuples(a_point, a_point).map("..".join) | a_point, max_size=4).map(
        lambda members: f"[{', '.join(members)}]"
    )
    | st.text(alphabet="0123459X-/.,[]{}?~%TZ:+ x٢", max_size=30)
    | st.text(max_size=120)
)


def read(text: str) -> Edtf | None:
    try:
        return parse_edtf(text)
    except ValueError:
        return None


@given(near_edtf)
@example("9999-12-31T23:59-12:00")
@example("0001-01-01T00:00+14:00")
@example("9999-28/..")
@example("\ud800")
@example("1" * 100)
def test_any_text_is_a_date_in_order_or_a_value_error(text):
    edtf = read(text)
    if edtf and edtf.earliest and edtf.latest:
        assert edtf.earliest <= edtf.latest
    if edtf:
        assert edtf.text == text
        assert parse_edtf(edtf.canonical) == edtf
        assert edtf.earliest or edtf.open_start or edtf.lasts
        assert edtf.latest or edtf.open_end or edtf.lasts


@given(a_day)
def test_a_day_is_itself(day):
    edtf = parse_edtf(day.isoformat())
    assert (edtf.earliest, edtf.latest, edtf.grain, edtf.canonical) == (day, day, "day", day.isoformat())


@given(st.dates(max_value=date(9999, 11, 30)))
def test_a_month_ends_the_day_before_the_next_begins(day):
    edtf = parse_edtf(day.isoformat()[:7])
    assert edtf.earliest == day.replace(day=1)
    assert edtf.latest == (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@given(a_day, a_day)
def test_two_days_make_an_interval_and_a_set_in_one_order_only(one, other):
    first, last = min(one, other), max(one, other)
    for text in (f"{first}/{last}", f"[{first}..{last}]", f"[{last},{first}]"):
        edtf = parse_edtf(text)
        assert (edtf.earliest, edtf.latest) == (first, last)
    if first < last:
        assert read(f"{last}/{first}") is read(f"[{last}..{first}]") is None


EVERY_DAY = [date(2000, 1, 1) + timedelta(days=number) for number in range(7305)]  # to the end of 2019


@given(st.from_regex(r"20[01][0-9X]-[01X][0-9X]-[0-3X][0-9X]", fullmatch=True))
def test_masks_are_bounded_by_the_first_and_last_day_that_fit(mask):
    fits = re.compile(mask.replace("X", "[0-9]"))
    days = [day for day in EVERY_DAY if fits.fullmatch(day.isoformat())]
    edtf = read(mask)
    assert (edtf and (edtf.earliest, edtf.latest)) == ((days[0], days[-1]) if days else None)


def test_a_leap_day_is_found_in_every_mask_of_years():
    leap_years: dict[str, list[int]] = {}
    for year in filter(isleap, range(1, 10_000)):
        for mask in map("".join, product(*((digit, "X") for digit in f"{year:04}"))):
            leap_years.setdefault(mask, []).append(year)
    for mask in map("".join, product("0123456789X", repeat=4)):
        edtf = read(f"{mask}-02-29")
        years = leap_years.get(mask)
        expected = (date(years[0], 2, 29), date(years[-1], 2, 29)) if years else None
        assert (edtf and (edtf.earliest, edtf.latest)) == expected, mask


# --- Against another implementation, where it is right (not: winter, open, unknown and reversed ends) -------


def bounds_by_edtf(text: str) -> tuple[date, date]:
    parsed = pytest.importorskip("edtf").parse_edtf(text)
    return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])


SAME_IN_BOTH = [
    *("1985-04-12", "1985-04", "1985", "2000-02", "1900-02", "2001-21", "2001-22", "2001-23"),
    *("201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX", "156X-12-25", "15XX-12-25"),
    *("1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02", "2004-02-01/2005"),
    *("2001-29", "2001-31", "2001-32", "2001-33", "2001-36", "2001-37", "2001-39", "2001-40", "2001-41"),
    *("[1667,1668,1670..1672]", "[2011-06-25..2011-06-30]", "2004-06~-11", "?2004-06-11"),
]


@pytest.mark.parametrize("text", SAME_IN_BOTH)
def test_the_edtf_library_gives_the_same_bounds(text):
    edtf = parse_edtf(text)
    assert (edtf.earliest, edtf.latest) == bounds_by_edtf(text)


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
def test_the_edtf_library_gives_the_same_bounds_for_any_day_month_and_year(day, length):
    text = day.isoformat()[:length]
    edtf = parse_edtf(text)
    assert (edtf.earliest, edtf.latest) == bounds_by_edtf(text)
