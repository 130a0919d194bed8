"""One attribution as it is found in a parsed paragraph.

Knows tokens. Must not know how it is found, or characters.
"""

from __future__ import annotations

from attrs import Factory, define

from claimcheck.draft.lexicon import Cue
from claimcheck.draft.syntax import Token


@define(eq=False)
class Found:
    """Tokens by index; `source` and the members of `via` are the heads of their phrases.

    `frame` is the complement that carries the content, empty where none was found: a quotation may still come.
    `act` is what the cue does with that complement; `repaired` when the content is read off the order of words;
    `carries` when the object is a statement, a letter or the like.
    """

    entry: Cue
    head: Token
    cue: set[int]
    source: Token | None
    content: set[int]
    frame: str
    via: list[Token] = Factory(list)
    act: str = ""
    repaired: bool = False
    carries: bool = False

    @property
    def speaks(self) -> bool:
        """Whether quotations can be the content."""
        return self.carries or "clause" in self.entry.content or "quote" in self.entry.content
