"""A page with fact-checks to the text of a claim file, with comments for the person who corrects it.

Knows the claim base: its sources, its visits, and which articles it has. Must not guess: what a review does not say in
the words of claimcheck stands in the file as a comment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from claimcheck.claimkeys import LANGUAGE, MOST_WORDS
from claimcheck.dates import Edtf
from claimcheck.draft.article import article_id, visits_around
from claimcheck.draft.errors import DraftError
from claimcheck.draft.outlets import Outlet, named, outlet_found, outlet_said
from claimcheck.draft.yamltext import comment, line, value
from claimcheck.ids import MAX_LENGTH, UNSTATED, id_like
from claimcheck.intake.claimreview import FactCheck
from claimcheck.model import ClaimBase, Source

_HEAD: Final = "From a ClaimReview. Compare it with the page, and delete each comment once what it says is settled."
_HOW_TO_GO_ON: Final = (
    "# A review makes two statements: what somebody claimed, and what its author concluded of that. To keep one, take",
    "# the braces away, and from its lines below the marks in front. What has no value is for you to say.",
)
_MOST_VISITS: Final = 5


@frozen
class Page:
    """The fact-checks of one page, which is an article, by the first of them; the outlet and the day are known."""

    checks: tuple[FactCheck, ...]
    outlet: Outlet
    published: Edtf

    @property
    def url(self) -> str | None:
        return self.checks[0].url


def page_of(checks: Sequence[FactCheck], outlet: str | None, sources: Mapping[str, Source]) -> Page:
    """The page that fact-checks stand on; `outlet` is who published it, by id or name, if a person says so.

    A name that no source has means a new one. Raises DraftError when it is not known who published it, or when.
    """
    first = checks[0]
    published = next((check.published for check in checks if check.published), None)
    if published is None:
        raise DraftError("it does not say when it was published; add datePublished, such as 2031-05-07")
    if outlet:
        return Page(tuple(checks), outlet_said(outlet, first.url, sources), published)
    site = next(iter(first.outlets), None)
    return Page(tuple(checks), outlet_found(site, first.url, sources), published)


def pages(checks: Iterable[FactCheck]) -> list[tuple[FactCheck, ...]]:
    """The fact-checks by their pages; one without an address has a page of its own."""
    by_page: dict[str | int, list[FactCheck]] = {}
    for number, check in enumerate(checks):
        by_page.setdefault(check.url or number, []).append(check)
    return [tuple(group) for group in by_page.values()]


def by_free_id(pages: Iterable[Page], taken: Collection[str]) -> dict[str, Page]:
    """Pages by ids for their articles that no other one has; `taken` are those of the claim base."""
    free: dict[str, Page] = {}
    numbers: dict[str, int] = {}
    for page in pages:
        id = wanted = article_id(page.published, page.outlet.id)
        while id in taken or id in free:
            numbers[wanted] = numbers.get(wanted, 1) + 1
            id = f"{wanted[: MAX_LENGTH - 8]}-{numbers[wanted]}"
        free[id] = page
    return free


def claim_text(page: Page, visit: str | None, base: ClaimBase) -> str:
    """The whole file, which has no errors and no statements yet; `visit` is what it is about, if a person says so."""
    lines = [comment(_HEAD), "article:", *(f"  {text}" for text in _article(page, visit, base))]
    lines += ["statements: {}", *_HOW_TO_GO_ON]
    for number, check in enumerate(page.checks, 1):
        suffix = f"-{number}" if len(page.checks) > 1 else ""
        lines += ["#", *(f"#  {text}" for text in _statements(check, suffix, page, base.registries.sources))]
    return "".join(f"{text}\n" for text in lines)


# --- The article ------------------------------------------------------------------------------------------


def _article(page: Page, visit: str | None, base: ClaimBase) -> Iterator[str]:
    first = page.checks[0]
    if first.title:
        yield line("title", first.title, "the name of the review: is it the headline?")
    yield line("outlet", page.outlet.id, page.outlet.remark)
    yield line("published", page.published.canonical)
    if first.language and LANGUAGE.fullmatch(first.language):
        yield line("language", first.language)
    if page.url:
        yield line("url", page.url)
    yield '# archive_url: "https://…"  # save the page in a web archive, and write its address there'
    if visit:
        yield line("visit", visit)
    for possible in (
        () if visit else list(visits_around(page.published, base.registries.visits.values()))[:_MOST_VISITS]
    ):
        yield f"# visit: {possible}  # what the statements are about, unless they say otherwise"


# --- The statements ---------------------------------------------------------------------------------------


def _statements(check: FactCheck, suffix: str, page: Page, sources: Mapping[str, Source]) -> Iterator[str]:
    yield f"reviewed{suffix}:"
    yield from (f"  {text}" for text in _reviewed(check, sources))
    yield f"found{suffix}:"
    yield f"  source: {page.outlet.id}"
    yield "  type: analysis"
    rated = f"rated “{check.rating}”" if check.rating else "the review has no rating"
    remark = f"{rated}: does that affirm what was claimed, deny it, or leave it open (decline)?"
    yield f'  stance: "?"  {comment(remark)}'
    yield f"  quote:  {comment('the words of the page that say so')}"
    yield f"  answers:  {comment('the question that was answered above')}"


def _reviewed(check: FactCheck, sources: Mapping[str, Source]) -> Iterator[str]:
    """What was claimed, as far as the review says it."""
    ids, remarks = _claimants(check.claimants, sources)
    yield from (comment(remark) for remark in remarks)
    yield f"source: {ids[0] if len(ids) == 1 else '[' + ', '.join(ids) + ']'}"
    yield f"type:  {comment('by how it was said: rumor, report, forecast, announcement, ...')}"
    yield from (comment(f"it stands at {address}") for address in check.appearances)
    if check.claimed:
        yield line("said", check.claimed.canonical, "the day that the review gives")
    if check.claim:
        too_long = len(check.claim.split()) > MOST_WORDS
        rest = f" Keep the {MOST_WORDS} words at most that prove it." if too_long else ""
        yield line("quote", check.claim, f"as the review puts it: does the page have it word for word?{rest}")
    else:
        yield f"quote:  {comment('the review does not say what was claimed')}"
    yield f"answers:  {comment('which question of questions.yaml does it answer, and how?')}"


def _claimants(names: Sequence[str], sources: Mapping[str, Source]) -> tuple[list[str], list[str]]:
    """The sources that made a claim, `unstated` if not all are known, and what to say of those that are not."""
    ids, remarks = [], []
    for name in names:
        fitting = named(name, sources)
        if len(fitting) == 1:
            ids.append(fitting[0])
        elif fitting:
            remarks.append(f"“{name}” can be {' or '.join(sorted(fitting))}: write which in place of `{UNSTATED}`")
        else:
            entry = f"{id_like(name) or 'an-id'}: {{name: {value(name)}}}"
            remarks.append(f"“{name}” is in no registry. Add to sources.yaml, and write the id below: {entry}")
    whole = ids if ids and not remarks else [UNSTATED]
    return list(dict.fromkeys(whole)), remarks
