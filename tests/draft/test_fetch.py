"""One page from the web: what is fetched, what is refused, and in which words."""

from __future__ import annotations

import gzip
import ssl
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from claimcheck.draft.errors import DraftError
from claimcheck.draft.fetch import USER_AGENT, Fetcher, Limits
from tests.draft.server import Answer, MadeUpNetwork, Server, serving

NEWS = "8.8.4.4"  # a public address
PAGE = b"<html><body><p>President Orn will land in Port Mira.</p></body></html>"
AMPLE = Limits(seconds=20.0, idle_seconds=10.0, bytes=20_000, redirects=3)  # a busy machine is no slow server


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with serving() as served:
        yield served


@pytest.fixture
def server(running: Server) -> Server:
    running.answers.clear()
    running.asked.clear()
    running.page("/story", PAGE, {"Content-Type": "text/html; charset=windows-1252"})
    return running


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(allow_private=True, limits=AMPLE)


def refused(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(DraftError) as error:
        fetcher.fetch(url)
    return str(error.value)


# --- What is fetched ---------------------------------------------------------------------------------------


def test_a_page_with_what_the_server_says_of_it(server: Server, fetcher: Fetcher) -> None:
    page = fetcher.fetch(server.url("/story"))
    assert (page.url, page.content) == (server.url("/story"), PAGE)
    assert (page.media_type, page.charset) == ("text/html", "windows-1252")


def test_the_request_names_the_program_and_brings_nothing_of_its_user(server: Server, fetcher: Fetcher) -> None:
    server.page("/start", b"", {"Location": "/story", "Set-Cookie": "id=1"}, 302)
    fetcher.fetch(server.url("/start"))
    for method, _, headers in server.asked:
        assert method == "GET"
        assert headers.pop("User-Agent") == USER_AGENT
        assert headers.pop("Host") == f"127.0.0.1:{server.port}"
        assert sorted(headers) == ["Accept", "Accept-Encoding", "Accept-Language", "Connection"]
    assert [path for _, path, _ in server.asked] == ["/start", "/story"]


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("", "/"),
        ("/story", "/story"),
        ("/story#comments", "/story"),
        ("/a b?q=c d", "/a%20b?q=c%20d"),
        ("/nachricht/über?wer=ö", "/nachricht/%C3%BCber?wer=%C3%B6"),
        ("/a%20b?next=%2Fstory", "/a%20b?next=%2Fstory"),
        ('/<"x">', "/%3C%22x%22%3E"),
    ],
)
def test_what_is_sent_of_an_address(server: Server, fetcher: Fetcher, written: str, sent: str) -> None:
    server.page(sent, PAGE)
    assert fetcher.fetch(server.url(written)).url == server.url(sent)
    assert server.asked[0][1] == sent


@pytest.mark.parametrize(
    ("encoding", "content"),
    [("gzip", gzip.compress(PAGE, mtime=0)), ("deflate", zlib.compress(PAGE)), ("identity", PAGE)],
)
def test_packed_pages_are_unpacked(server: Server, fetcher: Fetcher, encoding: str, content: bytes) -> None:
    server.page("/story", content, {"Content-Encoding": encoding})
    assert fetcher.fetch(server.url("/story")).content == PAGE


def test_a_page_in_pieces(server: Server, fetcher: Fetcher) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        for piece in (PAGE[:10], PAGE[10:]):
            request.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        request.wfile.write(b"0\r\n\r\n")

    server.answers["/story"] = answer
    page = fetcher.fetch(server.url("/story"))
    assert (page.content, page.media_type) == (PAGE, None)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["/story", "story", "//127.0.0.1:{port}/story", "http://127.0.0.1:{port}/story#x"])
def test_redirects_are_followed(server: Server, fetcher: Fetcher, status: int, location: str) -> None:
    server.redirect("/start", location.format(port=server.port), status)
    assert fetcher.fetch(server.url("/start")).url == server.url("/story")


# --- Whom it talks to --------------------------------------------------------------------------------------

LOCAL_NAMES = [
    "127.0.0.1",
    "localhost",
    "LocalHost",
    "2130706433",  # the same address in one number, in octal, in hexadecimal, and shortened
    "0177.0.0.1",
    "0x7f.0.0.1",
    "0x7f000001",
    "127.1",
    "0.0.0.0",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[::127.0.0.1]",
    "10.0.0.1",
    "192.168.0.1",
    "169.254.169.254",
    "[fe80::1]",
    "[fd00::1]",
    "224.0.0.1",
    "255.255.255.255",
]


@pytest.mark.parametrize("host", LOCAL_NAMES)
def test_addresses_that_are_not_public_are_refused(server: Server, host: str) -> None:
    network = MadeUpNetwork(server)
    message = refused(Fetcher(network=network), f"http://{host}:{server.port}/story")
    assert "--allow-private" in message
    assert not network.dialled


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_unless_they_are_allowed(server: Server, host: str) -> None:
    assert Fetcher(allow_private=True).fetch(f"http://{host}:{server.port}/story").content == PAGE


@pytest.mark.parametrize("host", LOCAL_NAMES)
def test_redirects_to_addresses_that_are_not_public_are_refused(server: Server, host: str) -> None:
    network = MadeUpNetwork(server, {"news.example": [[NEWS]]})
    server.redirect("/start", f"http://{host}:{server.port}/story")
    assert "--allow-private" in refused(Fetcher(network=network), "http://news.example/start")
    assert network.dialled == [(NEWS, 80)]


def test_a_name_with_any_address_that_is_not_public_is_refused(server: Server) -> None:
    network = MadeUpNetwork(server, {"news.example": [[NEWS, "10.0.0.1"]]})
    assert "a private address" in refused(Fetcher(network=network), "http://news.example/story")
    assert not network.dialled


def test_a_name_that_changes_its_address_is_asked_once_and_dialled_where_it_was_checked(server: Server) -> None:
    network = MadeUpNetwork(server, {"news.example": [[NEWS], ["127.0.0.1"]]})
    assert Fetcher(network=network).fetch("http://news.example/story").content == PAGE
    assert network.dialled == [(NEWS, 80)]
    assert server.asked[0][2]["Host"] == "news.example"


def test_a_name_that_changes_its_address_between_redirects_is_checked_again(server: Server) -> None:
    network = MadeUpNetwork(server, {"news.example": [[NEWS], ["127.0.0.1"]]})
    server.redirect("/start", "/story")
    assert "this machine" in refused(Fetcher(network=network), "http://news.example/start")
    assert network.dialled == [(NEWS, 80)]


def test_another_address_is_tried_when_the_first_does_not_answer(server: Server, fetcher: Fetcher) -> None:
    network = MadeUpNetwork(server, {"news.example": [["127.0.0.1", NEWS]]})
    page = Fetcher(allow_private=True, limits=AMPLE, network=network).fetch("http://news.example:1/story")
    assert page.content == PAGE
    assert network.dialled == [("127.0.0.1", 1), (NEWS, 1)]


def test_a_proxy_is_not_used(server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    assert fetcher.fetch(server.url("/story")).content == PAGE
    assert "proxy" in refused(fetcher, "http://127.0.0.1:1/")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example/story",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "news.example/story",
        "http://",
        "http:///story",
        "http://news.example:99999/",
        "http://news.example:x/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://news.example%2f@127.0.0.1/",
        "http://user:secret@news.example/",
        "http://news.example\\@127.0.0.1/",
        "http://news.example/a\r\nHost: other.example",
        "http://news.example/a\x00",
        f"http://{'a' * 64}.example/",
        f"http://{'ü' * 64}.example/",
        "http://news..example/",
    ],
)
def test_what_is_no_web_address(server: Server, url: str) -> None:
    network = MadeUpNetwork(server)
    message = refused(Fetcher(network=network), url)
    assert "secret" not in message
    assert not network.dialled
    assert not server.asked


# --- Redirects ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("/start", "leads from one address to the next, more than 3 times"),
        ("file:///etc/passwd", "must begin with http:// or https://"),
        ("http://[", "is not a web address"),
        ("", "but not where"),
    ],
)
def test_redirects_that_lead_nowhere(server: Server, fetcher: Fetcher, location: str, words: str) -> None:
    server.redirect("/start", location)
    assert words in refused(fetcher, server.url("/start"))


# --- Limits ------------------------------------------------------------------------------------------------


def dripping(start: bytes, drop: bytes) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(start)
        for _ in range(100):
            request.wfile.write(drop)
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize(
    ("start", "drop"),
    [(b"HTTP/1.1 200 OK\r\n\r\n", b"a"), (b"HTTP/1.1 200 OK\r\n", b"A"), (b"", b"H"), (b"", b"")],
    ids=["body", "header", "status", "nothing"],
)
def test_a_server_that_takes_its_time(server: Server, start: bytes, drop: bytes) -> None:
    server.answers["/slow"] = dripping(start, drop)
    fetcher = Fetcher(allow_private=True, limits=Limits(seconds=1.0, idle_seconds=0.4))
    began = time.monotonic()
    assert "takes too long" in refused(fetcher, server.url("/slow"))
    assert time.monotonic() - began < 3


def test_redirects_share_the_time_there_is(server: Server) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        time.sleep(0.3)
        request.send_response(302)
        request.send_header("Location", "/slow")
        request.end_headers()

    server.answers["/slow"] = answer
    fetcher = Fetcher(allow_private=True, limits=Limits(seconds=1.0, idle_seconds=0.9, redirects=50))
    assert "takes too long" in refused(fetcher, server.url("/slow"))


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(10_000):
        request.wfile.write(b"a" * 10_000)


@pytest.mark.parametrize(
    ("path", "content", "headers"),
    [
        ("/huge", b"a" * 20_001, {}),
        ("/announced", b"", {"Content-Length": "999999999999"}),
        ("/bomb", gzip.compress(bytes(50_000_000), mtime=0), {"Content-Encoding": "gzip"}),
        ("/bomb", zlib.compress(bytes(15_000_000)), {"Content-Encoding": "deflate"}),
    ],
)
def test_a_page_that_is_too_large(server: Server, path: str, content: bytes, headers: dict[str, str]) -> None:
    fetcher = Fetcher(allow_private=True, limits=Limits(seconds=5, bytes=20_000 if path != "/bomb" else 100_000))
    server.page(path, content, headers)
    assert "MB; an article is far smaller" in refused(fetcher, server.url(path))


def test_a_page_without_end(server: Server, fetcher: Fetcher) -> None:
    server.answers["/endless"] = endless
    assert "MB; an article is far smaller" in refused(fetcher, server.url("/endless"))


def test_as_much_as_is_allowed(server: Server, fetcher: Fetcher) -> None:
    server.page("/large", b"a" * 20_000)
    server.page("/packed", gzip.compress(b"a" * 20_000), {"Content-Encoding": "gzip"})
    assert len(fetcher.fetch(server.url("/large")).content) == 20_000
    assert len(fetcher.fetch(server.url("/packed")).content) == 20_000


# --- Answers that are no page ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "headers", "words"),
    [
        (404, {}, "there is no page at http://127.0.0.1"),
        (410, {}, "a web archive may have it"),
        (401, {}, "does not give the page to programs (401). Open it in a browser"),
        (403, {}, "does not give the page to programs (403)"),
        (429, {}, "does not give the page to programs (429)"),
        (500, {}, "answers with the status 500"),
        (206, {}, "answers with the status 206"),
        (300, {}, "answers with the status 300"),
        (200, {"Content-Type": "application/pdf"}, "is no page but application/pdf"),
        (200, {"Content-Type": "image/png"}, "is no page but image/png"),
        (200, {"Content-Encoding": "br"}, "packed in a way that was not asked for (br)"),
        (200, {"Content-Encoding": "gzip, gzip"}, "packed in a way that was not asked for"),
        (200, {"Content-Encoding": "gzip"}, "cannot be unpacked"),
        (200, {"Content-Length": "500"}, "broke off"),
    ],
)
def test_what_is_no_page(server: Server, fetcher: Fetcher, status: int, headers: dict[str, str], words: str) -> None:
    server.page("/story", PAGE, headers, status)
    assert words in refused(fetcher, server.url("/story"))


def test_a_packed_page_that_breaks_off(server: Server, fetcher: Fetcher) -> None:
    server.page("/story", gzip.compress(PAGE)[:-20], {"Content-Encoding": "gzip"})
    assert "breaks off before its end" in refused(fetcher, server.url("/story"))


@pytest.mark.parametrize(
    "answer", [b"", b"SSH-2.0-hello\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200, b"\xff" * 99]
)
def test_what_is_no_web_server(server: Server, fetcher: Fetcher, answer: bytes) -> None:
    server.raw("/story", answer)
    assert "does not answer as a web server does" in refused(fetcher, server.url("/story"))


def test_nobody_there(fetcher: Fetcher) -> None:
    assert "cannot reach 127.0.0.1: Connection refused" in refused(fetcher, "http://127.0.0.1:1/")
    assert "there is no no-such-host.invalid to be found" in refused(fetcher, "http://no-such-host.invalid/")


# --- https -------------------------------------------------------------------------------------------------


@pytest.fixture
def authority() -> object:
    return pytest.importorskip("trustme").CA()


def secure(authority: object, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)  # type: ignore[attr-defined]
    return context


def trusting(authority: object) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)  # type: ignore[attr-defined]
    return context


def test_a_certificate_is_verified_against_the_name_and_not_the_address(authority: object) -> None:
    with serving(secure(authority, "news.example")) as server:
        server.page("/story", PAGE)
        network = MadeUpNetwork(server, {"news.example": [[NEWS]], "other.example": [[NEWS]]})
        fetcher = Fetcher(network=network, trust=trusting(authority))
        assert fetcher.fetch("https://news.example/story").content == PAGE
        assert server.asked[0][2]["Host"] == "news.example"
        assert network.dialled == [(NEWS, 443)]
        assert "cannot prove that it is other.example" in refused(fetcher, "https://other.example/story")


def test_a_certificate_that_nobody_vouches_for(authority: object) -> None:
    with serving(secure(authority, "127.0.0.1")) as server:
        server.page("/story", PAGE)
        url = f"https://127.0.0.1:{server.port}/story"
        assert Fetcher(allow_private=True, trust=trusting(authority)).fetch(url).content == PAGE
        assert "cannot prove that it is 127.0.0.1" in refused(Fetcher(allow_private=True), url)


def test_from_https_to_http_is_no_way(authority: object, server: Server) -> None:
    with serving(secure(authority, "news.example")) as safe:
        safe.redirect("/start", server.url("/story"))
        network = MadeUpNetwork(safe, {"news.example": [[NEWS]]})
        message = refused(Fetcher(True, network=network, trust=trusting(authority)), "https://news.example/start")
        assert "from https to http://127.0.0.1" in message
        assert not server.asked


def test_http_where_https_is_spoken_and_the_other_way_round(authority: object, server: Server) -> None:
    with serving(secure(authority, "127.0.0.1")) as safe:
        fetcher = Fetcher(allow_private=True, limits=AMPLE)
        assert refused(fetcher, safe.url("/story"))
        assert "cannot reach" in refused(fetcher, server.url("/story").replace("http", "https"))
