"""The attributions in a parsed paragraph, as far as the parse alone shows them.

Knows which kinds of words can be cues. Must not know quotation marks, or other paragraphs.
"""

from __future__ import annotations

from claimcheck.draft.found import Found
from claimcheck.draft.labels import find_label
from claimcheck.draft.lexicon import Lexicon
from claimcheck.draft.nouns import find_adjective, find_noun
from claimcheck.draft.phrases import find_phrases
from claimcheck.draft.relays import relayed
from claimcheck.draft.syntax import Doc
from claimcheck.draft.verbs import find_verb

_FINDERS = {"VERB": find_verb, "NOUN": find_noun, "ADJ": find_adjective}


def find(doc: Doc, lexicon: Lexicon) -> list[Found]:
    """What is attributed in a paragraph, in the order of the cues; also cues without content."""
    found: list[Found] = []
    for token in doc:
        finder = _FINDERS.get(token.pos_)
        one = finder(token, lexicon) if finder else None
        if one is not None:
            found.append(one)
        elif token.pos_ in ("VERB", "ADP", "ADV", "SCONJ"):
            found.extend(find_phrases(token, lexicon))
    label = find_label(doc)
    return relayed(found, lexicon) + ([label] if label else [])
