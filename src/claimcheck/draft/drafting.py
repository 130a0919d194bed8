"""The steps from the text of an article to its attributions, and on to statements.

Knows the order of the steps. Must not know where a text comes from, or what is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from claimcheck.draft.answers import Asked
from claimcheck.draft.article import Article
from claimcheck.draft.attributed import state
from claimcheck.draft.attribution import Attribution
from claimcheck.draft.lexicon import Lexicon, load
from claimcheck.draft.names import Cast
from claimcheck.draft.ownvoice import own_statements
from claimcheck.draft.parsing import Parser
from claimcheck.draft.quoting import Quotable
from claimcheck.draft.reading import read, speaking
from claimcheck.draft.speakers import Speakers
from claimcheck.draft.speechacts import Kind, kind_of
from claimcheck.draft.statements import Drafted, Frame, Marked, with_keys
from claimcheck.draft.syntax import Passage
from claimcheck.model import Registries


@frozen
class Reading:
    """A text as it was read; `kinds` go with `attributions`."""

    passages: Sequence[Passage]
    attributions: Sequence[Attribution]
    cast: Cast
    kinds: Sequence[Kind]


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
        kinds = []
        for one in attributions:
            passage = passages[one.passage]
            described = cast.words_for(one.found.source, passage[0])
            kinds.append(kind_of(one, passage, self.lexicon, described, year))
        return Reading(passages, attributions, cast, kinds)

    def draft(self, reading: Reading, article: Article | None, registries: Registries) -> Drafted:
        """The statements of an article that was read; none when nothing is known of it but the text."""
        marked = tuple(_marked(reading))
        keys: list[str | None] = [None] * len(marked)
        if article is None:
            return Drafted((), marked, tuple(keys))
        visit = registries.visits.get(article.likely_visit or "")
        asked = Asked.of(registries, self.parser.model).within(article.captured.text)
        frame = Frame(Quotable(article.captured.text), article.published, article.outlet, visit, asked)
        speakers = Speakers(article.captured.text, registries, reading.cast)
        told = [
            (statement, number)
            for number, (one, kind) in enumerate(zip(reading.attributions, reading.kinds, strict=True))
            if (statement := state(one, kind, reading.passages[one.passage], frame, speakers))
        ]
        taken = [span for one in reading.attributions for span in (*one.content, *one.cue)]
        own = [(statement, -1) for statement in own_statements(reading.passages, taken, frame, self.lexicon)]
        in_order = sorted([*told, *own], key=lambda item: (item[0].at, item[1] < 0))
        statements = tuple(with_keys((statement for statement, _ in in_order), article.outlet))
        for statement, (_, number) in zip(statements, in_order, strict=True):
            if number >= 0 and statement.is_whole:
                keys[number] = statement.key
        return Drafted(statements, marked, tuple(keys))


def _marked(reading: Reading) -> Iterator[Marked]:
    for one, kind in zip(reading.attributions, reading.kinds, strict=True):
        via = tuple(tuple(sorted(relay)) for relay in one.via)
        source, cue, content = (tuple(sorted(spans)) for spans in (one.source, one.cue, one.content))
        yield Marked(source, cue, content, via, kind.type, kind.stance, kind.certainty)
