"""Is a text the English prose of one article?

Knows how much of prose is words, how many of the words of English hold sentences together, and how long an
article can be. Must not know where a text comes from, or what it says.
"""

from __future__ import annotations

import re
from typing import Final

from claimcheck.draft.errors import DraftError

MOST_WORDS: Final = 120_000
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|\Z)")
# Control characters that do not break lines; a few come in by copying, many make no text.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROL: Final = 0.01  # of all characters
_FEWEST_LETTERS: Final = 0.7  # of all characters but spaces; English news has .9 and more
_FEWEST_JOINING: Final = 0.2  # of all words; English news has .35 to .5, other languages less than .1
_FEWEST_KNOWN: Final = 0.35  # of all words, among the frequent ones of a language
_FEWEST_IN_LINES: Final = 0.25  # of all words, in lines as long as a sentence is; a menu has next to none
_LONGEST_SENTENCES: Final = 80  # words, on average; what has no full stops is a list
_LINE_OF_SENTENCE: Final = 8  # words
# Less than so many words or lines say little about what a text is.
_FEW_WORDS: Final = 60
_VERY_FEW_WORDS: Final = 8
_FEW_LINES: Final = 10

# Words that hold English sentences together, and are rare in other languages and in lists of names.
_JOINING: Final = frozenset(
    """
    a about after all also an and any are as at be because been before being but by can could did do does during
    each for from had has have he her his how if in into is it its may might more most no not of on one or other
    our out over said says she should since so some than that the their them then there these they this those
    through to under until up was we were what when where which while who whom whose why will with without would
    you your
    """.split()  # noqa: SIM905 (words are read more easily without marks between them)
)


def check_length(text: str) -> None:
    """Raises DraftError when a text is longer than any article."""
    words = len(_WORD.findall(text))
    if words > MOST_WORDS:
        message = f"this has {words:,} words, more than an article has ({MOST_WORDS:,} at most)"
        raise DraftError(f"{message}; cut it down to the article")


def check_prose(text: str) -> None:
    """Raises DraftError, with what it is instead, when a text is not the English prose of one article."""
    if not any(character.isalnum() for character in text):
        raise DraftError("there is no text in it")
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise DraftError("this is not text: it is full of control characters")
    words = _WORD.findall(text)
    if _looks_like_data(text):
        raise DraftError("this is not prose but looks like a table, a log or a list; give the text of an article")
    _check_language(words)
    ends = len(_SENTENCE_END.findall(text))
    if not ends:
        raise DraftError("there is no sentence in it; give the text of an article")
    if len(words) >= _FEW_WORDS and (
        _in_lines(text) < _FEWEST_IN_LINES * len(words) or len(words) > _LONGEST_SENTENCES * ends
    ):
        raise DraftError("this is no article but looks like a menu or a list; give the text of an article")


def _looks_like_data(text: str) -> bool:
    visible = "".join(text.split())
    letters = sum(character.isalpha() for character in visible)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    numbered = sum(line.lstrip("[(<")[:1].isdigit() for line in lines)
    uniform = len(lines) >= _FEW_LINES and (2 * numbered > len(lines) or 2 * len(set(lines)) < len(lines))
    return uniform or letters < _FEWEST_LETTERS * len(visible)


def _in_lines(text: str) -> int:
    """The number of words in lines that are as long as a sentence."""
    return sum(len(_WORD.findall(line)) for line in text.splitlines() if len(line.split()) >= _LINE_OF_SENTENCE)


def _check_language(words: list[str]) -> None:
    joining = sum(word.casefold() in _JOINING for word in words)
    enough = joining >= _FEWEST_JOINING * len(words) or len(words) < _VERY_FEW_WORDS
    if enough and 2 * sum(word.isascii() for word in words) >= len(words):
        return
    if language := _nearest_language(words):
        raise DraftError(f"this is not in English but, it seems, in {language}; only English can be drafted")
    message = "this is not English prose: hardly any of its words are those that hold sentences together"
    raise DraftError(f"{message}, such as the, of and to")


def _nearest_language(words: list[str]) -> str | None:
    """The language, by its English name, whose frequent words are the most of these; None when no one's are."""
    import justext

    lowered = [word.casefold() for word in words[:1000]]
    shares = {
        language: sum(word in frequent for word in lowered)
        for language in sorted(justext.get_stoplists())
        if (frequent := justext.get_stoplist(language))
    }
    best = max(shares, key=shares.__getitem__)
    sure = shares[best] >= max(_FEWEST_KNOWN * len(lowered), 2 * shares["English"])
    return best.replace("_", " ") if sure and len(words) >= _VERY_FEW_WORDS else None
