"""What stands on a page instead of an article: a question for consent, a check of the browser, an offer to subscribe.

Knows the words of such walls. Must not know HTML, or how an article is found.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

_BY_HAND: Final = "Open the page in a browser, go past this, save the page, and draft the file."


@frozen
class Wall:
    """A kind of wall: `words` are those of its sentences, `fewest` how many different ones make it certain."""

    what: str
    words: re.Pattern[str]
    fewest: int


def _wall(what: str, fewest: int, *words: str) -> Wall:
    return Wall(what, re.compile("|".join(words), re.IGNORECASE), fewest)


_WALLS: Final = (
    _wall(
        "only asks for consent to cookies or to the use of personal data",
        4,
        r"\bcookies?\b",
        r"\bconsent",
        r"\bprivacy\b",
        r"\bour (\d+ )?partners\b",
        r"\bpersonal data\b",
        r"\bpersonali[sz]ed\b",
        r"\baccept all\b",
        r"\breject all\b",
        r"\bmanage (options|preferences|settings|choices)\b",
        r"\bbefore you continue\b",
        r"\blegitimate interest",
        r"\bGDPR\b",
    ),
    _wall(
        "only checks whether a person is there",
        2,
        r"\bchecking your browser\b",
        r"\bverify(ing)? (that )?you are (a )?human\b",
        r"\bare you a robot\b",
        r"\bnot a robot\b",
        r"\bunusual (traffic|activity)\b",
        r"\bcaptcha\b",
        r"\bjust a moment\b",
        r"\baccess (to this page )?(has been |is )?denied\b",
        r"\benable (javascript|js)( and cookies)?\b",
        r"\bsecurity (check|service|verification)\b",
        r"\bray id\b",
    ),
    _wall(
        "only shows the article to a browser that runs its scripts",
        1,
        r"\b(enable|requires?|turn on|without|need to enable) javascript\b",
        r"\bjavascript (is|must be|has been) (disabled|enabled|required|turned)\b",
    ),
    _wall(
        "only shows the article to subscribers",
        2,
        r"\bsubscri(be|ber|bers|ption)\b",
        r"\b(log|sign) in\b",
        r"\b(continue|keep) reading\b",
        r"\bread (this|the full|the rest of the) (article|story)\b",
        r"\bunlock\b",
        r"\balready (a|have)\b",
        r"\bfree trial\b",
        r"\bregister\b",
    ),
)
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]?")
# How many words there are, at least, in sentences that no wall would say, when there is an article behind it.
_FEWEST_WORDS: Final = 40
_FEWEST_WORDS_BESIDE_MORE: Final = 150


def wall_instead(text: str) -> str | None:
    """What a page does instead of showing an article, and what to do about it; None when there is an article."""
    for wall in _WALLS:
        different = {found[0].casefold() for found in wall.words.finditer(text)}
        if len(different) >= wall.fewest and _is_all_there_is(wall, text):
            return f"{wall.what}. {_BY_HAND}"
    return None


def _is_all_there_is(wall: Wall, text: str) -> bool:
    wall_words, other_words = 0, 0
    for sentence in _SENTENCE.findall(text):
        if wall.words.search(sentence):
            wall_words += len(sentence.split())
        else:
            other_words += len(sentence.split())
    fewest = _FEWEST_WORDS if wall_words < other_words else _FEWEST_WORDS_BESIDE_MORE
    return other_words < fewest
