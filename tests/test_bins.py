"""Many days in few bins."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.bins import Bin, Size, bin_of, smallest


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "size", "first", "last"),
    [
        ("2031-05-07", "day", "2031-05-07", "2031-05-07"),
        ("2031-05-07", "week", "2031-05-05", "2031-05-11"),
        ("2031-05-05", "week", "2031-05-05", "2031-05-11"),
        ("2031-01-01", "week", "2030-12-30", "2031-01-05"),
        ("2032-02-10", "month", "2032-02-01", "2032-02-29"),
        ("2031-05-07", "year", "2031-01-01", "2031-12-31"),
        ("2039-12-31", "decade", "2030-01-01", "2039-12-31"),
        ("1999-12-31", "century", "1900-01-01", "1999-12-31"),
        ("1999-12-31", "millennium", "1000-01-01", "1999-12-31"),
        ("0001-01-03", "week", "0001-01-01", "0001-01-07"),
        ("0007-01-03", "decade", "0001-01-01", "0009-12-31"),
        ("9999-12-31", "week", "9999-12-27", "9999-12-31"),
        ("9999-12-31", "millennium", "9000-01-01", "9999-12-31"),
    ],
)
def test_the_bin_of_a_day(text: str, size: Size, first: str, last: str) -> None:
    assert bin_of(day(text), size) == Bin(day(first), day(last))


@pytest.mark.parametrize(
    ("days", "most", "size"),
    [
        ([], 3, "day"),
        (["2031-05-05", "2031-05-06", "2044-01-01"], 3, "day"),
        (["2031-05-05", "2031-05-06", "2031-05-07", "2044-01-01"], 3, "week"),
        (["2031-05-05", "2031-05-15", "2031-05-30", "2044-01-01"], 3, "month"),
        (["2031-01-05", "2031-05-15", "2031-07-30", "2044-01-01"], 3, "year"),
        (["2031-01-05", "2032-05-15", "2033-07-30", "2044-01-01"], 3, "decade"),
        (["0001-01-01", "2031-01-01", "9999-12-31"], 2, "millennium"),
    ],
)
def test_the_smallest_bins_that_are_few_enough(days: list[str], most: int, size: str) -> None:
    assert smallest({day(text) for text in days}, most) == size
