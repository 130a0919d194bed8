"""Bytes to text: which encoding it is in, whatever it says of itself, and whether it was garbled before.

Knows encodings. Must not know what a text is about, or where it comes from.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

import ftfy
from attrs import frozen

from claimcheck.draft.errors import DraftError

# How files begin that hold no text of their own, and what to call them.
_NO_TEXT: Final = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a packed file, such as a document of a word processor"),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor"),
    (b"{\\rtf", "a document of a word processor"),
    (b"\x1f\x8b", "a packed file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers read under these names (https://encoding.spec.whatwg.org), which is more than the names say.
_MEANT: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
# The others that there are decode escapes and parts of names, one of them very slowly.
_OF_PAGES: Final = re.compile(
    r"ascii|utf-(8|16|32).*|cp\d+|iso8859-\d+|iso2022_.*|koi8-.|mac-.*|euc_.*|big5.*|gb.*|shift_jis.*|tis-620|johab"
)
_IN_PAGE: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_WITHIN_BYTES: Final = 4096
_UNREADABLE: Final = "\N{REPLACEMENT CHARACTER}"
_MOST_NULS: Final = 0.01  # of all characters
_FALLBACK: Final = "cp1252"


@frozen
class Decoded:
    """A text, and what a person should know of how it was read; the remark is empty when there is nothing."""

    text: str
    remark: str = ""


def decode(content: bytes, charset: str | None = None) -> Decoded:
    """Read a text that is said to be in an encoding, or says so itself. All its line breaks become line feeds.

    Raises DraftError for what is no text.
    """
    for start, what in _NO_TEXT:
        if content.startswith(start):
            raise DraftError(f"this is {what}; save its text as a .txt file, and draft that")
    text, remark = _read(content, charset or _said_in_page(content))
    if text.count("\0") > _MOST_NULS * len(text):
        raise DraftError("this is not text: it holds bytes that no text has")
    return Decoded(re.sub("\r\n?", "\n", text), remark)


def mend(text: str) -> Decoded:
    """Put right what was once read in a wrong encoding and saved as that: `donâ€™t` becomes `don’t`."""
    mended = text if text.isascii() else ftfy.fix_encoding(text)
    lost = mended.count(_UNREADABLE)
    remarks = (
        _told(text, mended),
        f"{lost} of its characters cannot be read, and stand as {_UNREADABLE}" if lost else "",
    )
    return Decoded(mended, "; ".join(remark for remark in remarks if remark))


def _read(content: bytes, charset: str | None) -> tuple[str, str]:
    """The text, and a remark when it is not in the encoding that it should be in."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace").removeprefix("\ufeff"), ""
    said = _known(charset)
    # What is UTF-8 throughout is UTF-8, whatever it says: no other text looks like it by chance.
    text = _strictly(content, "utf-8")
    if text is not None:
        differs = charset and said != "utf-8" and not content.isascii()
        return text, f"it says that it is in {charset}, and was read as UTF-8, which it is" if differs else ""
    if said and (text := _strictly(content, said)) is not None:
        return text, ""
    if _is_damaged(content):
        return content.decode("utf-8", "replace"), ""
    what = f"it is not in {charset}, as it says" if charset else "it does not say how it is encoded"
    text = _strictly(content, _FALLBACK) or content.decode("latin-1")
    return text, f"{what}, and was read as windows-1252: look whether accents and quote marks are right"


def _said_in_page(content: bytes) -> str | None:
    found = _IN_PAGE.search(content[:_WITHIN_BYTES])
    return found[1].decode() if found else None


def _known(charset: str | None) -> str | None:
    """The name that an encoding has here, or None for what is none in which pages are written."""
    try:
        name = codecs.lookup(charset or "").name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(name, name) if _OF_PAGES.fullmatch(name) else None


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except ValueError:
        return None


def _is_damaged(content: bytes) -> bool:
    """Whether a text is in UTF-8 but for a few bytes."""
    text = content.decode("utf-8", "replace")
    lost = text.count(_UNREADABLE)
    return lost < sum(not character.isascii() for character in text) - lost


def _told(text: str, mended: str) -> str:
    if text == mended:
        return ""
    wrong = next((word for word in text.split() if word not in mended), "")
    right = ftfy.fix_encoding(wrong)
    example = f", such as {wrong} for {right}" if right != wrong else ""
    return f"its characters were garbled{example}, and were put right: compare the quotes with the original"
