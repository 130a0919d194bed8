"""Who speaks before a colon: `Minister: quotas to be cut`, `A: In May.` in interviews, `he was blunt: "..."`.

Knows colons. Must not know cues that are words.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from claimcheck.draft.found import Found
from claimcheck.draft.lexicon import Cue, Lexicon
from claimcheck.draft.syntax import NOMINAL, Doc, Token, clause_above, own_subject
from claimcheck.draft.words import HEADINGS

_COLON: Final = Cue(":", "say", {"clause": "say"})
_LONGEST: Final = 7  # words before the colon
_SHORTEST: Final = 3  # words after it


def find_label(doc: Doc, lexicon: Lexicon, names: Container[str]) -> Found | None:
    """Who a paragraph names before its first colon, when nothing else stands there.

    `names` are words of names that stood in the text before, in lower case.
    """
    for token in doc[: _LONGEST + 1]:
        if token.text == ":":
            return _label(doc, token, lexicon, names)
        if token.is_sent_end and token.text in (".", "!", "?"):
            return None
    return None


def _label(doc: Doc, colon: Token, lexicon: Lexicon, names: Container[str]) -> Found | None:
    before = [token for token in doc[: colon.i] if not token.is_space]
    after = [token for token in doc[colon.i + 1 :] if not token.is_space and not token.is_punct]
    if not before or len(after) < _SHORTEST or (doc[-1].text == "?" and len(list(doc.sents)) <= 2):
        return None
    words = {token.lower_ for token in before}
    last = before[-1]
    if words & HEADINGS or any(
        token.like_num or token.pos_ in ("VERB", "AUX") or (token.text in (",", ".") and token != last)
        for token in before
    ):
        return None
    if not last.is_alpha or last.pos_ not in (*NOMINAL, "ADJ", "X", "DET", "ADV"):
        return None
    if not (before[0].is_title or before[0].is_upper):
        return None
    if (
        last.pos_ != "PROPN"
        and last.lower_ not in names
        and last.lemma_.lower() not in lexicon.speakers
        and last.text != "A"
    ):
        return None
    content = set(range(colon.i + 1, len(doc)))
    if doc[-1].text == ".":
        content.discard(len(doc) - 1)
    return Found(_COLON, colon, {colon.i}, _head(doc, colon), content, "clause", act="say")


def _head(doc: Doc, colon: Token) -> Token:
    head = doc[colon.i - 1]
    while head.head.i < colon.i and head.head != head and head.head.i >= 0 and head.head.pos_ in (*NOMINAL, "ADP"):
        head = head.head
    return head


def find_lead(doc: Doc, quote: int) -> Found | None:
    """Who leads up to a quotation after a colon without a word for saying: the subject of the main verb.

    `quote` is the character at which the quotation begins.
    """
    colon = next((token.i for token in reversed(doc) if token.idx < quote and not token.is_space), None)
    if colon is None or doc[colon].text != ":":
        return None
    root = clause_above(doc[colon - 1]) if colon else doc[colon].sent.root
    source = own_subject(root)
    if source is None or root.i > colon or source.i > colon or source.lower_ in ("it", "there", "that", "this"):
        return None
    return Found(_COLON, root, set(range(root.i, colon + 1)), source, set(), "quote", act="say")
