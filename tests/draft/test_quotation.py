from __future__ import annotations

import pytest

from claimcheck.draft.quotation import find_quotes
from claimcheck.draft.quoting import Quotable, cut
from claimcheck.quotes import normalise


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“The pier is shut,” he said. “Go home.”", ["“The pier is shut,”", "“Go home.”"]),
        ('"The pier is shut," he said.', ['"The pier is shut,"']),
        ("''The pier is shut,'' he said.", ["''The pier is shut,''"]),
        ("‘The pier is shut,’ he said.", ["‘The pier is shut,’"]),
        ("“He called it ‘a trap’,” she said.", ["“He called it ‘a trap’,”"]),
        ("The pilots’ union won’t say.", []),
        ("The '90s were the pilots' best years.", []),
        ('A 6" plank, and no more.', []),
        ("He began: “It was late, and", ["“It was late, and"]),
        ("«La marea», dijo.", ["«La marea»"]),
        ("", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == quoted


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_open() -> None:
    (quote,) = find_quotes("He began: “It was late, and")
    assert quote.open_end


TEXT = (
    "The port said that the ferry would sail on Monday. The ferry would sail on Friday, the agent said, "
    "and then only if the wind, which had blown from the north for three weeks without a pause and had torn "
    "two boats from their moorings in the old harbor, turned in the night before the pilots came back from Kesh."
)


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_a_short_content_is_quoted_whole_without_that() -> None:
    assert cut(Quotable(TEXT), [place("that the ferry would sail on Monday")], []) == (
        "the ferry would sail on Monday",
    )


def test_a_long_content_is_cut_around_what_it_is_quoted_for() -> None:
    content = place(TEXT[TEXT.index("the wind, which") : -1])
    (quote,) = cut(Quotable(TEXT), [content], [place("two boats")]) or ("",)
    assert "two boats" in quote
    assert len(quote.split()) <= 30
    assert normalise(quote) in normalise(TEXT)


def test_what_stands_twice_is_made_longer_until_it_stands_once() -> None:
    (quote,) = cut(Quotable(TEXT), [place("The ferry would sail")], []) or ("",)
    assert normalise(TEXT).count(normalise(quote)) == 1


def test_what_cannot_be_told_apart_is_not_quoted() -> None:
    assert cut(Quotable("It was late. " * 40), [(260, 271)], []) is None
