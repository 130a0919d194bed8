"""The steps from the text of an article to its attributions, and on to statements.

Knows the order of the steps. Must not know where a text comes from, or what is written.
"""

from __future__ import annotations

from attrs import frozen

from claimcheck.draft.answers import Asked
from claimcheck.draft.article import Article
from claimcheck.draft.lexicon import Lexicon, load
from claimcheck.draft.names import Cast
from claimcheck.draft.parsing import Parser
from claimcheck.draft.reading import read, speaking
from claimcheck.draft.speechacts import kind_of
from claimcheck.draft.statements import Drafted, Drafter, Frame, Reading
from claimcheck.model import Registries


@frozen
class Reader:
    """The model and the cues, loaded once."""

    parser: Parser
    lexicon: Lexicon

    @classmethod
    def load(cls) -> Reader:
        return cls(Parser(), load())

    def read(self, text: str, year: int | None = None) -> Reading:
        """The attributions of a text; `year` is that of its publication, where it is known."""
        passages = self.parser.parse(text)
        attributions = read(passages, self.lexicon)
        cast = Cast(passages, self.lexicon, speaking(passages, attributions))
        kinds = [
            kind_of(
                one,
                passages[one.passage],
                self.lexicon,
                cast.words_for(one.found.source, passages[one.passage][0]),
                year,
            )
            for one in attributions
        ]
        return Reading(passages, attributions, cast, kinds)

    def draft(self, reading: Reading, article: Article, registries: Registries) -> Drafted:
        """The statements of an article that was read."""
        visit = registries.visits.get(article.visit) if article.visit else None
        frame = Frame(article.captured.text, article.published, article.outlet, visit)
        asked = Asked.of(registries, self.parser.model)
        return Drafter(frame, reading, asked, self.lexicon).draft()
