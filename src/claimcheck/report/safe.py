"""Makes text from claim files harmless in each output; the only place that does.

Knows what a terminal, a shell, a Markdown page, a web page, a spreadsheet, a database, SARIF and the log of a workflow
do with text. Must not know what the text is about.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, urlsplit

_JOINERS = "\u200c\u200d"  # shape letters and emoji; they hide nothing
_SPACE = re.compile(r"[\s\u0085\u2028\u2029]+")
_BLOCK_START = re.compile(r"^(?:([#>+=-])|(\d{1,9})([.)]))")
_INLINE = re.compile(r"[\\`*\[\]<>|~&]|(?<!\w)_|_(?!\w)")
_LIVE = re.compile(r"[@$]|#(?=\w)|(?<!\w)gh-(?=\d)|:(?=//|[a-z0-9_+-]+:)|(?<=www)\.", re.IGNORECASE)
_ID = re.compile(r"[\w.#@/,:+\-]+")
_ADDRESS_KEPT = ":/?#[]@!$&'()*+,;=%"
_LANGUAGE = re.compile(r"(?P<code>[A-Za-z]{2})(-[A-Za-z0-9]{1,8})*")
_LANGUAGES: Final = (  # of ISO 639-1, which is closed; what is not among them is not announced
    " aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja "
    "jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb "
    "nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq "
    "sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
)
_SARIF = re.compile(r"[\\\[\]]|[{}]")
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_VALUE = re.compile(
    r"[\d.,:/%\s-]*\d[\d.,:/%\s-]*(?:e[+-]?\d+|[ap]m?)?|true|false"
    rf"|\d+[ -]?{_MONTH}[ -]?\d*|{_MONTH}[ -]?\d+(?:, ?\d+)?",
    re.IGNORECASE | re.ASCII,
)
_DAY = r"\d{4}-\d\d-\d\d"
_SURE_VALUE = re.compile(rf"0|[1-9]\d{{0,14}}|(?:\.\./)?{_DAY}(?:/(?:\.\.|{_DAY}))?", re.ASCII)
_LONGEST_CELL = 32_767
_CUT = " … (cut)"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def line(text: str) -> str:
    """One line of printable text: white space folded; control, bidi and hidden characters made visible."""
    folded = _SPACE.sub(" ", text).strip()
    return folded if folded.isprintable() else "".join(map(_visible, folded))


def source(text: str) -> str:
    """A line of a file with its white space as it is, and what cannot be seen made visible."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if (character.isascii() and character.isprintable()) or character in _JOINERS:
        return character
    if unicodedata.category(character) in ("Cc", "Cf", "Cs") or _is_no_character(ord(character)):
        return f"<U+{ord(character):04X}>"
    return character


def _is_no_character(code: int) -> bool:
    """Whether a code point is for no character ever: neither XML nor HTML may contain most of these."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def shell_help(text: str) -> str:
    """What a shell shows beside a word that it offers. zsh evaluates it, twice: what means something to it goes."""
    plain = line(text).replace("'", "’")
    kept = (character if character.isalnum() or character in " .,?/()-’" else " " for character in plain)
    return " ".join("".join(kept).split())


def markdown(text: str) -> str:
    r"""Text that shows as itself in Markdown, also in a table cell and at the start of a block.

    What a forge turns into a mention, a reference, a link, a picture or a formula is taken apart by a <span>:
    these are made from the rendered text, where a backslash no longer helps.
    """
    pieces = []
    last = 0
    plain = line(text)
    for match in _LIVE.finditer(plain):
        pieces += [_escaped(plain[last : match.start()]), f"<span>{match.group()}</span>"]
        last = match.end()
    pieces.append(_escaped(plain[last:]))
    return _BLOCK_START.sub(lambda start: f"{start[2] or ''}\\{start[1] or start[3]}", "".join(pieces))


def _escaped(text: str) -> str:
    return _INLINE.sub(lambda match: "\\" + match.group(), text)


def markdown_code(text: str) -> str:
    """An id in the type of code; what does not look like an id is shown as text."""
    return f"`{text}`" if _ID.fullmatch(text) else markdown(text)


def markdown_block(lines: Iterable[str]) -> str:
    """Lines that keep their columns: a block of code by its indent, which nothing within it can end."""
    return "\n".join(f"    {source(text)}".rstrip() for text in lines)


def markdown_link(text: str, path: str, line_number: int | None = None) -> str:
    """A link to a line of a file of this repository; `path` is relative to the page."""
    anchor = f"#L{line_number}" if line_number else ""
    return f"[{markdown(text)}]({quote(path)}{anchor})"


def web_address(url: str | None) -> str | None:
    """An address that a web page may link to: http or https to a host; None for all others."""
    if url is None or line(url) != url or " " in url:
        return None
    try:
        parts = urlsplit(url)
        allowed = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return None
    return quote(url, safe=_ADDRESS_KEPT) if allowed else None


def text_fragment(url: str | None, spans: Iterable[str]) -> str | None:
    """The address of a page, where a browser is to show these words of it (WICG: URL fragment text directives)."""
    address = web_address(url)
    if address is None:
        return None
    directives = "&".join(f"text={quote(line(span), safe='').replace('-', '%2D')}" for span in spans)
    return f"{address}{'' if '#' in address else '#'}:~:{directives}"


def language(tag: str | None) -> str | None:
    """A language tag as pages announce it to screen readers and fonts; None when it is not a known one."""
    match = _LANGUAGE.fullmatch(tag or "")
    return tag if match and f" {match['code'].lower()} " in _LANGUAGES else None


def csv_text(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    plain = line(text)
    return f"'{plain}" if text.startswith(_FORMULA) or plain.startswith(_FORMULA) else plain


def spreadsheet_cell(text: str) -> str:
    """A cell of a sheet that knows texts from values: one line, cut where a cell would be too long."""
    plain = line(text)
    return plain if len(plain) <= _LONGEST_CELL else plain[: _LONGEST_CELL - len(_CUT)] + _CUT


def spreadsheet_text(text: str) -> str:
    """A cell of a CSV file that a spreadsheet takes for text: no formula, and no number or date that it would change.

    It would make 12 of 0012, and a day of 2011-08. A whole number, a day and a time between days stay what they are.
    """
    plain = csv_text(text)
    taken = _VALUE.fullmatch(plain) and not _SURE_VALUE.fullmatch(plain)
    return spreadsheet_cell(f"'{plain}" if taken else plain)


def data(text: str) -> str:
    """Text for programs, as it is; only what UTF-8 or a database cannot hold is written as an escape."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", r"\u0000")


def sarif(text: str) -> str:
    """A message of SARIF (2.1.0, 3.11.5 and 3.11.6) that shows as itself: no placeholder, no link."""
    return _SARIF.sub(lambda found: found[0] * 2 if found[0] in "{}" else f"\\{found[0]}", line(text))


def workflow_data(text: str) -> str:
    """What follows the second :: of a workflow command; line breaks are kept, in the form that it wants them."""
    lines = "\n".join(map(line, text.split("\n")))
    return lines.replace("%", "%25").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """A property of a workflow command, such as file or title."""
    return workflow_data(line(text)).replace(":", "%3A").replace(",", "%2C")
