"""From an article as captured to the first half of its claim file: what is said of the article itself.

Knows the claim base: its sources, its visits, and which articles it has. Must not know what the article claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from attrs import frozen

from claimcheck.dates import Edtf
from claimcheck.draft.errors import DraftError
from claimcheck.draft.outlets import outlet_found, outlet_said
from claimcheck.ids import MAX_LENGTH, is_id
from claimcheck.model import ClaimBase, Source, Visit

if TYPE_CHECKING:  # what captures needs packages that not everybody has
    from claimcheck.draft.capture import Captured

_MOST_VISITS: Final = 5


@frozen
class Choices:
    """What the person chooses: outlet by id or name, visit by id, and the id of the article itself."""

    outlet: str | None = None
    visit: str | None = None
    id: str | None = None


@frozen
class Article:
    """The article as its claim file will have it.

    `visits` are those during whose time it was published, when no visit is chosen; `remarks` tell by field where
    a value comes from and what is uncertain about it. `new_outlet` is the outlet's entry when it has none yet.
    """

    id: str
    outlet: str
    published: Edtf
    captured: Captured
    visit: str | None
    visits: tuple[str, ...]
    remarks: Mapping[str, str]
    new_outlet: Source | None = None

    @property
    def likely_visit(self) -> str | None:
        """The visit that is chosen, else the only one that it can be about."""
        return self.visit or (self.visits[0] if len(self.visits) == 1 else None)


def describe_article(captured: Captured, chosen: Choices, base: ClaimBase) -> Article:
    """What the claim file says of an article. Raises DraftError when something needed is not known."""
    published = captured.published
    if published is None:
        raise DraftError(_ask_for_day(captured.mentioned))
    sources = base.registries.sources
    if chosen.outlet:
        outlet = outlet_said(chosen.outlet, captured.url, sources)
    else:
        outlet = outlet_found(captured.site, captured.url, sources)
    id = chosen.id or article_id(published, outlet.id)
    _check_new(id, captured, base)
    remarks = dict(captured.remarks)
    if outlet.remark:
        remarks["outlet"] = outlet.remark
    visits = () if chosen.visit else tuple(visits_around(published, base.registries.visits.values()))
    return Article(id, outlet.id, published, captured, chosen.visit, visits[:_MOST_VISITS], remarks, outlet.new)


def _ask_for_day(mentioned: str | None) -> str:
    example = f"{mentioned}, if that day on the page is the one" if mentioned else "2011-06-25, or 2011-06"
    return f"nothing says when this was published; add --published, such as --published {example}"


def _check_new(id: str, captured: Captured, base: ClaimBase) -> None:
    if not is_id(id):
        raise DraftError(f"{id} is not an id: use lower-case letters, digits and hyphens, at most {MAX_LENGTH}")
    for article in base.articles:
        if article.text_sha256 == captured.text_sha256 or (article.url and article.url == captured.url):
            raise DraftError(f"the claim base has this article already, in {article.location.file}")
        if article.id == id:
            raise DraftError(f"there is an article {id} already; give this one another id, such as --id {id}-2")


def article_id(published: Edtf, outlet: str) -> str:
    """The id of an article, from its date and its outlet. Raises DraftError when nothing of the date is known."""
    return f"{_stamp(published)}-{outlet}"[:MAX_LENGTH].rstrip("-")


def _stamp(published: Edtf) -> str:
    """As much of a date as is certain of it, for an id: a day, a month or a year."""
    first, last = published.earliest or published.latest, published.latest or published.earliest
    if not first or not last:
        raise DraftError(f"{published.canonical} does not say when this was published; write a day or a month")
    if first == last:
        return first.isoformat()
    return first.strftime("%Y-%m" if (first.year, first.month) == (last.year, last.month) else "%Y")


def visits_around(published: Edtf, visits: Iterable[Visit]) -> Iterator[str]:
    """The visits in whose time an article was published, by id."""
    for visit in visits:
        first, last = (visit.window.earliest, visit.window.latest) if visit.window else (None, None)
        if (
            first
            and last
            and published.earliest
            and published.latest
            and first <= published.latest
            and published.earliest <= last
        ):
            yield visit.id
