"""What is taken for a wall in front of an article, and what is an article that speaks of such things."""

from __future__ import annotations

import pytest

from claimcheck.draft.walls import wall_instead

WALLS = {
    "We value your privacy. We and our 12 partners use cookies. Accept all. Manage preferences.": "consent",
    "This site asks for consent to use your data. Personalised ads. Our partners. Reject all.": "consent",
    "Checking your browser before accessing harbor.example. Please enable JavaScript and cookies.": "a person is there",
    "Access denied. Our systems have detected unusual traffic from your network.": "a person is there",
    "Please verify you are a human. Press and hold. Captcha.": "a person is there",
    "This page requires JavaScript.": "runs its scripts",
    "JavaScript is disabled in your browser.": "runs its scripts",
    "Subscribe to keep reading. Already a member? Log in.": "subscribers",
    "To read the full story, start your free trial or sign in.": "subscribers",
}
ARTICLE = """
The cabinet of Veldt wants to forbid cookies that follow people from page to page, a spokesman said on Tuesday.
Whoever runs a site would have to ask for consent in plain words, and to take no for an answer. Publishers said that
they live from what advertisers pay them. Their association fears for a third of the income of small papers in the
country, and for the jobs of some four hundred people. The office for the protection of privacy would not comment.
"""


@pytest.mark.parametrize("text", WALLS)
def test_walls(text: str) -> None:
    assert WALLS[text] in (wall_instead(text) or "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "She said that she will come.",
        ARTICLE,
        f"{ARTICLE} Subscribe to our newsletter. Sign in to continue reading.",
        "We use cookies.",
        "The president’s partners gave their consent on Monday.",
    ],
)
def test_articles(text: str) -> None:
    assert wall_instead(text) is None
