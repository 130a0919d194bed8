"""Where quotes stand in a text, in its own characters."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimcheck.draft.quoting import Quotable, cut
from claimcheck.quotes import normalise

TEXT = "“The caf\u0065\u0301  is shut,” she said.\nIt’s shut, «for good», they\u00a0say. It's over."


@pytest.mark.parametrize(
    ("piece", "found"),
    [
        ('"The café is', ["“The caf\u0065\u0301  is"]),
        ("The café is", ["The caf\u0065\u0301  is"]),
        ("café", ["caf\u0065\u0301"]),
        ("shut", ["shut", "shut"]),
        ("shut,\" she said. It's", ["shut,” she said.\nIt’s"]),
        ("It's", ["It’s", "It's"]),
        ("for good", ["for good"]),
        ("they say", ["they\u00a0say"]),
        ("over", ["over"]),
        ("he caf", []),
        ("", []),
        ("  ", []),
    ],
)
def test_where_a_quote_stands(piece: str, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in Quotable(TEXT).find(piece)] == found


@given(st.text('aé\u0301e’"“ \n\u00a0.-1한\u1112\u1161', min_size=1, max_size=40), st.data())
def test_what_stands_there_is_the_quote(text: str, data: st.DataObject) -> None:
    words = text.split()
    assume(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    piece = " ".join(words[first : last + 1])
    places = Quotable(text).find(piece)
    assume(places)  # a word may begin with what joins it to the one before
    for start, end in places:
        assert normalise(piece) in normalise(text[start:end])


LONG = """The mayor said that the harbor had been dredged in spring, that the old lighthouse of Port Mira Sound needed
paint and new glass before the guests could come, and that nobody had been asked about the cost."""


@pytest.mark.parametrize(
    ("needed", "quote"),
    [
        ("nobody", "that nobody had been asked about the cost"),
        ("needed", "the old lighthouse of Port Mira Sound needed paint and new glass before the guests could come"),
    ],
)
def test_a_cut_begins_where_a_phrase_does(needed: str, quote: str) -> None:
    at = LONG.index(needed)
    assert cut(Quotable(LONG), [(0, len(LONG))], [(at, at + len(needed))]) == (quote,)


def test_a_cut_never_begins_within_a_name() -> None:
    text = "Officials hope " + "very " * 30 + "much. Later Port Mira Sound " + "gladly " * 20 + "opened."
    (piece,) = cut(Quotable(text), [(0, len(text))], [(text.index("opened"), len(text))]) or ()
    assert piece.startswith("Later Port Mira Sound gladly")
    assert len(piece.split()) <= 30
