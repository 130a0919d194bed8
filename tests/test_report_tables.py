"""Tables fit their width, lose no word, and break no number or id that fits its cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.tables import display_width, table, wrap

WORDS = st.text("abc0123456789-._/# 漢字。e\u0301", max_size=60)


def test_words_stay_whole() -> None:
    assert wrap("on 2031-05-04/2031-05-05 at old-harbor", 22) == [
        "on",
        "2031-05-04/2031-05-05",
        "at old-harbor",
    ]


def test_a_word_longer_than_the_line_is_broken_at_a_separator() -> None:
    assert wrap("2031-05-04/2031-05-05", 12) == ["2031-05-04/", "2031-05-05"]


def test_wide_characters_count_twice() -> None:
    assert wrap("漢字漢字。漢字", 6) == ["漢字漢", "字。漢", "字"]


@given(WORDS, st.integers(2, 30))
def test_wrapping_keeps_every_character(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(display_width(line) <= width for line in lines)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=5), st.integers(20, 100))
def test_a_table_is_never_wider_than_asked(rows: list[list[str]], width: int) -> None:
    lines = table(["one", "two", "three"], [rows], width).split("\n")
    assert all(display_width(line) <= width for line in lines)
    rule = next(number for number, line in enumerate(lines) if line.startswith("─"))
    assert sorted("".join(lines[rule + 1 :]).replace(" ", "")) == sorted(
        "".join(cell for row in rows for cell in row).replace(" ", "")
    )


def test_numbers_are_text() -> None:
    assert table(["n"], [[["0012"]], [["1.10"]], [["1e3"]]], 40) == "n\n────\n0012\n1.10\n1e3"


def test_blank_lines_part_groups_of_more_than_a_line() -> None:
    assert table(["q", "a"], [[["x", "1"], ["", "2"]], [["y", "3"]]], 40) == "q  a\n─  ─\nx  1\n   2\n\ny  3"
