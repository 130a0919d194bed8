"""Addresses of pages on the web, in the characters in which they are sent and written down.

Knows http and https addresses. Must not know how pages are fetched.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from claimcheck.draft.errors import DraftError

PORTS: Final = {"http": 80, "https": 443}
_SAFE: Final = "/:;,=@!$&'()*+~%"  # beside letters and digits; what is encoded already stays so


def web_address(url: str) -> SplitResult:
    """An http or https address in its parts, without a fragment. Raises DraftError for anything else."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port  # which raises for what is no port
        if host and not host.isascii():
            host = host.encode("idna").decode()
    except ValueError:
        raise DraftError(f"{url} is not a web address") from None
    if parts.scheme not in PORTS:
        raise DraftError(f"{url} is not a web address: it must begin with http:// or https://")
    if not host or "%" in host or "\\" in url or not url.strip().isprintable():
        raise DraftError(f"{url} is not a web address")
    if "@" in parts.netloc:
        raise DraftError("a web address must not have a user name; leave out what stands before the @")
    where = f"[{host}]" if ":" in host else host
    where += "" if port in (None, PORTS[parts.scheme]) else f":{port}"
    return SplitResult(parts.scheme, where, quote(parts.path or "/", _SAFE), quote(parts.query, _SAFE + "?"), "")


def joined(base: SplitResult, reference: str) -> SplitResult:
    """The address that a page refers to. Raises DraftError."""
    try:
        url = urljoin(base.geturl(), reference)
    except ValueError:
        raise DraftError(f"{reference} is not a web address") from None
    return web_address(url)


def same_site(one: SplitResult, other: SplitResult) -> bool:
    """Whether two addresses are of one site, or one of a part of the other's (`www.news.example`, `news.example`)."""
    a, b = one.hostname or "", other.hostname or ""
    return a == b or a.endswith(f".{b}") or b.endswith(f".{a}")
