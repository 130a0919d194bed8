"""Fetches one page from the web: the only part of the program that uses the network, and only when asked to.

Knows addresses, redirects and limits. Must not know what is on a page.

A name is resolved here, its addresses are checked, and the connection goes to the very address that was
checked; the certificate is still verified against the name. The same holds for each redirect. Proxies named in
the environment are not used: a proxy resolves names itself, where no address could be checked.
"""

from __future__ import annotations

import os
import socket
import ssl
import zlib
from collections.abc import Sequence
from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPResponse
from ipaddress import ip_address
from typing import Any, Final, Protocol, cast
from urllib.parse import SplitResult

from attrs import field, frozen

from claimcheck import __version__
from claimcheck.draft.addresses import not_public
from claimcheck.draft.deadline import Deadline, TimedSocket
from claimcheck.draft.errors import DraftError
from claimcheck.draft.original import Original
from claimcheck.draft.webaddress import PORTS, joined, web_address

USER_AGENT: Final = f"claimcheck-toolkit/{__version__} (fetches one page for one person)"
MEDIA_TYPES: Final = ("text/html", "application/xhtml+xml", "text/plain")
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_CHUNK: Final = 65_536
_BY_HAND: Final = "Open it in a browser, save the page, and draft the file."


@frozen
class Limits:
    """How long and how much: seconds for everything, seconds without a byte, bytes (unpacked), redirects."""

    seconds: float = 60.0
    idle_seconds: float = 20.0
    bytes: int = 8_000_000
    redirects: int = 5


class Network(Protocol):
    """How names become addresses, and addresses connections."""

    def addresses(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host, best first. Raises OSError."""

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        """A connection to an address. Raises OSError."""


@frozen
class Internet:
    """The network of this machine."""

    def addresses(self, host: str, port: int) -> list[str]:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        return socket.create_connection((address, port), seconds)


@frozen
class Fetcher:
    """Fetches pages. `allow_private` lifts the check of addresses, for those who mean their own network."""

    allow_private: bool = False
    limits: Limits = Limits()
    network: Network = Internet()
    trust: ssl.SSLContext = field(factory=ssl.create_default_context)

    def fetch(self, url: str) -> Original:
        """The page at an http or https address, with the address that it has after redirects. Raises DraftError."""
        deadline = Deadline(self.limits.seconds, self.limits.idle_seconds)
        target = web_address(url)
        for _ in range(self.limits.redirects + 1):
            answer = self._ask(target, deadline)
            if isinstance(answer, Original):
                return answer
            target = _redirected(target, answer)
        raise DraftError(f"{_host(target)} leads from one address to the next, more than {self.limits.redirects} times")

    def _ask(self, target: SplitResult, deadline: Deadline) -> Original | str:
        """The page at an address, or the address that it redirects to."""
        try:
            with closing(HTTPConnection(target.netloc)) as connection:
                connection.sock = cast(Any, TimedSocket(self._connected(target, deadline), deadline))
                connection.request("GET", _path(target), headers=_headers(target))
                with closing(connection.getresponse()) as response:
                    if response.status in _REDIRECTS:
                        return _location(target, response.headers)
                    return self._page(target, response)
        except TimeoutError:
            raise DraftError(f"{_host(target)} takes too long to answer. {_BY_HAND}") from None
        except ssl.SSLCertVerificationError as error:
            message = f"{_host(target)} cannot prove that it is {_host(target)}: {error.verify_message}"
            raise DraftError(message) from None
        except HTTPException:
            raise DraftError(f"{_host(target)} does not answer as a web server does") from None
        except OSError as error:
            raise DraftError(f"cannot reach {_host(target)}: {error.strerror or error}{_hint_at_proxy()}") from None

    def _connected(self, target: SplitResult, deadline: Deadline) -> socket.socket:
        """A connection to one of the addresses of the host, all of which are checked first."""
        port = target.port or PORTS[target.scheme]
        last: OSError | None = None
        for address in self._checked(target, port):
            try:
                plain = self.network.connect(address, port, deadline.next_wait())
            except OSError as error:
                last = error
                continue
            if target.scheme == "http":
                return plain
            plain.settimeout(deadline.next_wait())
            return self.trust.wrap_socket(plain, server_hostname=_host(target))
        raise last or OSError("it has no address")

    def _checked(self, target: SplitResult, port: int) -> Sequence[str]:
        host = _host(target)
        try:
            addresses = self.network.addresses(host, port)
        except (OSError, UnicodeError):
            raise DraftError(f"there is no {host} to be found; is it spelled correctly?{_hint_at_proxy()}") from None
        for address in addresses:
            what = not_public(ip_address(address))
            if what and not self.allow_private:
                raise DraftError(f"{host} is {what}, and is not fetched; --allow-private fetches it all the same")
        return addresses

    def _page(self, target: SplitResult, response: HTTPResponse) -> Original:
        url = target.geturl()
        if response.status != 200:
            raise DraftError(_refusal(target, response.status))
        media_type = response.headers.get_content_type() if "Content-Type" in response.headers else None
        if media_type and media_type not in MEDIA_TYPES:
            message = f"{url} is no page but {media_type}; save its text as a .txt file, and draft that"
            raise DraftError(message)
        content = _unpacked(_body(response, self.limits.bytes), response.headers, self.limits.bytes)
        return Original(content, url, media_type, response.headers.get_content_charset())


# --- Redirects ---------------------------------------------------------------------------------------------


def _redirected(target: SplitResult, location: str) -> SplitResult:
    found = joined(target, location)
    if target.scheme == "https" and found.scheme == "http":
        message = f"{_host(target)} leads from https to {found.geturl()}, where anybody on the way could change it"
        raise DraftError(f"{message}; give that address itself if you mean it")
    return found


def _location(target: SplitResult, headers: HTTPMessage) -> str:
    location = headers.get("Location")
    if not location:
        raise DraftError(f"{_host(target)} says that the page is elsewhere, but not where")
    return location.encode("latin-1", "replace").decode("utf-8", "replace")


# --- Question and answer -----------------------------------------------------------------------------------


def _host(target: SplitResult) -> str:
    return target.hostname or ""


def _path(target: SplitResult) -> str:
    return f"{target.path}?{target.query}" if target.query else target.path


def _hint_at_proxy() -> str:
    names = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    is_set = any(os.environ.get(name) or os.environ.get(name.lower()) for name in names)
    return f" (The proxy that the environment names is not used. {_BY_HAND})" if is_set else ""


def _headers(target: SplitResult) -> dict[str, str]:
    return {
        "Host": target.netloc,
        "User-Agent": USER_AGENT,
        "Accept": ", ".join(MEDIA_TYPES),
        "Accept-Language": "en",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _refusal(target: SplitResult, status: int) -> str:
    host, url = _host(target), target.geturl()
    if status in (404, 410):
        return f"there is no page at {url} ({status}); a web archive may have it"
    if status in (401, 402, 403, 407, 429, 451, 503):
        return f"{host} does not give the page to programs ({status}). {_BY_HAND}"
    return f"{host} answers with the status {status} instead of a page"


def _body(response: HTTPResponse, most: int) -> bytes:
    """What is sent, as it is sent. Raises DraftError when it is too much or breaks off."""
    if (response.length or 0) > most:
        raise _too_large(most)
    content = bytearray()
    while chunk := response.read1(_CHUNK):
        content += chunk
        if len(content) > most:
            raise _too_large(most)
    if response.length:
        raise DraftError("the connection broke off before the page was whole; try again")
    return bytes(content)


def _unpacked(content: bytes, headers: HTTPMessage, most: int) -> bytes:
    """What was sent, without compression; no more than `most` bytes are ever unpacked."""
    encoding = headers.get("Content-Encoding", "identity").strip().lower()
    if encoding in ("", "identity"):
        return content
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise DraftError(f"the page is packed in a way that was not asked for ({encoding}). {_BY_HAND}")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS + 32)  # knows gzip and deflate by how they begin
    try:
        unpacked = unpacker.decompress(content, most + 1)
    except zlib.error:
        raise DraftError("the page was packed and cannot be unpacked; it is damaged") from None
    if len(unpacked) > most:
        raise _too_large(most)
    if not unpacker.eof:
        raise DraftError("the page is packed and breaks off before its end; try again")
    return unpacked


def _too_large(most: int) -> DraftError:
    return DraftError(f"the page has more than {most // 1_000_000} MB; an article is far smaller")
