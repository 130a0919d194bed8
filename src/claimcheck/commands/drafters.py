"""The two ways to draft an article: to read it sentence by sentence, or to ask a model.

Knows what each needs, and what a person is told of it. Must not know where articles come from or drafts go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimcheck.commands.console import UserError, tell
from claimcheck.commands.options import known

if TYPE_CHECKING:
    from claimcheck.draft.article import Article
    from claimcheck.draft.capture import Captured
    from claimcheck.draft.statements import Drafted
    from claimcheck.model import Registries


class Drafter(Protocol):
    """Drafts an article; `article` is None when nothing is known of it but its text. Raises DraftError."""

    def __call__(self, captured: Captured, article: Article | None, registries: Registries) -> Drafted: ...


def by_reading() -> Drafter:
    """Reads who says what in each sentence. Raises ModuleNotFoundError without the extra `draft`."""
    from claimcheck.draft.drafting import Reader

    def draft(captured: Captured, article: Article | None, registries: Registries) -> Drafted:
        reader = Reader.load()
        latest = captured.published.latest if captured.published else None
        return reader.draft(reader.read(captured.text, latest.year if latest else None), article, registries)

    return draft


def by_model(name: str, quiet: bool) -> Drafter:
    """Asks an installed model. Raises ModuleNotFoundError without the extra `model`, DraftError, and UserError."""
    from claimcheck.draft.bymodel import asking
    from claimcheck.draft.bymodel.material import Material
    from claimcheck.draft.bymodel.prompt import RULES, left_out, message
    from claimcheck.draft.bymodel.reply import read_reply
    from claimcheck.draft.bymodel.shape import Reply
    from claimcheck.report.names import listed

    models = asking.installed()
    model = models[known("model", name, models)]
    if not model.takes_schema:
        others = listed(sorted(other.name for other in models.values() if other.takes_schema), most=12)
        raise UserError(f"the model {name} takes no JSON Schema; these do: {others or 'none that is installed'}")

    def draft(captured: Captured, article: Article | None, registries: Registries) -> Drafted:
        material = Material.of(captured, article, registries)
        told = message(material)
        if not quiet:
            tell(f"the text goes to the model {name}, which may run on another machine")
            for remark in left_out(material):
                tell(remark)
        drafted = read_reply(model.ask(RULES, told, Reply, asking.SECONDS), material, name)
        for remark in drafted.dropped:
            tell(remark)
        return drafted

    return draft
