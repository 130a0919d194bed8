"""The attributions in a parsed paragraph, as far as the parse alone shows them.

Knows which kinds of words can be cues. Must not know quotation marks, or other paragraphs.
"""

from __future__ import annotations

from collections.abc import Container

from claimcheck.draft.found import Found
from claimcheck.draft.labels import find_label
from claimcheck.draft.lexicon import Lexicon
from claimcheck.draft.nouns import find_adjective, find_noun
from claimcheck.draft.phrases import find_phrases
from claimcheck.draft.relays import relayed
from claimcheck.draft.syntax import Doc
from claimcheck.draft.verbs import find_verb

_FINDERS = {"VERB": find_verb, "NOUN": find_noun, "ADJ": find_adjective}


def find(doc: Doc, lexicon: Lexicon, names: Container[str] = ()) -> list[Found]:
    """What is attributed in a paragraph; also cues without content. `names`: see `labels.find_label`."""
    found: list[Found] = []
    for token in doc:
        finder = _FINDERS.get(token.pos_)
        one = finder(token, lexicon) if finder else None
        if one is not None:
            found.append(one)
        elif token.pos_ in ("VERB", "ADP", "ADV", "SCONJ"):
            found.extend(find_phrases(token, lexicon))
    label = find_label(doc, lexicon, names)
    if label and not any(_speaks_of_another(one) for one in found):
        found.append(label)
    return relayed(found, lexicon)


def _speaks_of_another(one: Found) -> bool:
    """Whether a paragraph tells what somebody else says: then what stands before the colon is a heading."""
    return bool(one.content) and one.act == "say" and one.source is not None and one.source.pos_ != "PRON"
