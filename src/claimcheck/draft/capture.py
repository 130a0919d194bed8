"""From what was given, a page or a text, to the article that claims are looked for in.

Knows the order of the steps, and that what a person says goes before what a page says. Must not know the claim
base, or where a page came from.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import Factory, frozen

from claimcheck.dates import Edtf
from claimcheck.draft.decoding import decode, mend
from claimcheck.draft.errors import DraftError
from claimcheck.draft.original import Original
from claimcheck.draft.page import ReadPage, looks_like_html, read_page
from claimcheck.draft.prose import check_length, check_prose
from claimcheck.draft.publication import IN_ADDRESS, Publication
from claimcheck.draft.webaddress import same_site, web_address
from claimcheck.quotes import normalise, text_hash

MOST_BYTES: Final = 8_000_000
HTML: Final = ("text/html", "application/xhtml+xml")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_ENGLISH: Final = re.compile("en(-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
_TOP: Final = 500  # characters of a page's text in which its headline stands, if it is there at all
_MOST_OF_HEADLINE: Final = 160  # characters
_FEWEST_OF_HEADLINE: Final = 3  # words
_NOT_SHOWN: Final = "only the browser shows it, above the page: is it the headline?"
_ENDS_NO_HEADLINE: Final = (".", ":", ";", ",")


@frozen
class Given:
    """What the person says of the article; None where nothing is said. `url` as `web_address` writes it."""

    title: str | None = None
    published: Edtf | None = None
    url: str | None = None


@frozen
class Captured:
    """An article, before anybody reads what it claims.

    `text` is what quotes are cut from and offsets count in. Of a text file it has a character for each character
    (but for a byte order mark, and with line feeds for all line breaks); of a page it has the headline and the
    paragraphs, apart by empty lines. `site` is what the page calls itself; `mentioned` is a day that may be that
    of publication, where none is given. `remarks` tell by field (one of these, or `text`) where a value comes
    from and what is uncertain about it.
    """

    text: str
    language: str
    title: str | None = None
    published: Edtf | None = None
    url: str | None = None
    site: str | None = None
    mentioned: str | None = None
    remarks: Mapping[str, str] = Factory(dict)

    @property
    def text_sha256(self) -> str:
        return text_hash(self.text)


def capture(original: Original, given: Given) -> Captured:
    """Read an article. Raises DraftError when there is none, or none in English."""
    if len(original.content) > MOST_BYTES:
        raise DraftError(f"this has more than {MOST_BYTES // 1_000_000} MB; an article is far smaller")
    decoded = decode(original.content, original.charset)
    if original.media_type in HTML or looks_like_html(decoded.text):
        page = read_page(decoded.text, given.url or original.url)
        return _from_page(page, decoded.remark, original, given)
    return _from_text(decoded.text, decoded.remark, given)


def _from_text(text: str, remark: str, given: Given) -> Captured:
    check_length(text)
    mended = mend(text)
    check_prose(mended.text)
    clean, hidden = _CONTROL.subn(" ", mended.text)
    remarks = {"text": _joined(remark, mended.remark, _told_of_hidden(hidden))}
    title = given.title
    if title is None and (title := _headline(clean)):
        remarks["title"] = "the first line of the text: is it the headline?"
    return Captured(clean, "en", title, given.published, given.url, remarks=_filled(remarks))


def _from_page(page: ReadPage, remark: str, original: Original, given: Given) -> Captured:
    check_length(page.text)
    body, headline = mend(page.text), mend(page.title or "").text
    check_prose(body.text)
    title = given.title or headline or None
    said = page.publication
    published = given.published or (said.day if said else None)
    cut = "" if page.is_for_all else "the page says that it is not free to read: look whether the text is whole"
    remarks = {
        "text": _joined(remark, body.remark, cut),
        "title": "" if given.title or not headline or page.shows_title else _NOT_SHOWN,
        "published": _of_publication(said) if said and not given.published else "",
    }
    url, remarks["url"] = (given.url, "") if given.url else _address(original.url, page.url)
    return Captured(
        text=_with_headline(headline if page.shows_title else "", body.text),
        language=_english(page.language),
        title=title,
        published=published,
        url=url,
        site=mend(page.site or "").text or None,
        mentioned=page.mentioned,
        remarks=_filled(remarks),
    )


def _filled(remarks: dict[str, str]) -> dict[str, str]:
    return {field: remark for field, remark in remarks.items() if remark}


def _joined(*remarks: str) -> str:
    return "; ".join(remark for remark in remarks if remark)


def _told_of_hidden(hidden: int) -> str:
    return f"{hidden} control characters in it were replaced by spaces" if hidden else ""


# --- What a page says of itself ----------------------------------------------------------------------------


def _of_publication(said: Publication) -> str:
    where = f"{said.where}: {said.said}"
    if said.others:
        return f"uncertain, {where}; but also {', '.join(said.others)}"
    return f"uncertain, only in {said.where}" if said.where == IN_ADDRESS else where


def _address(found: str | None, said: str | None) -> tuple[str | None, str]:
    """Where the article is: where the page says, unless that is another site than the one where it was found."""
    if found and said and not same_site(web_address(found), web_address(said)):
        return found, f"the page itself names {said}: is it a reprint from there?"
    return said or found, ""


def _english(said: str | None) -> str:
    """The kind of English that a page says it is in; that it is English, the text has shown."""
    return said if said and _ENGLISH.fullmatch(said) else "en"


def _with_headline(headline: str, body: str) -> str:
    if normalise(headline) in normalise(body[:_TOP]):  # as nothing is in everything
        return f"{body}\n"
    return f"{headline}\n\n{body}\n"


# --- The headline of a text --------------------------------------------------------------------------------


def _headline(text: str) -> str | None:
    """The first line, when it looks like a headline."""
    first, _, rest = text.strip().partition("\n")
    line = " ".join(first.split())
    words = [word for word in line.split() if any(character.isalpha() for character in word)]
    fits = len(words) >= _FEWEST_OF_HEADLINE and len(line) <= _MOST_OF_HEADLINE and bool(rest.strip())
    return line if fits and not line.endswith(_ENDS_NO_HEADLINE) else None
