"""A web server on this machine, and a network in which made-up public names lead to it."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

from attrs import field, frozen

from claimcheck.draft.addresses import not_public
from claimcheck.draft.fetch import Internet

Answer = Callable[[BaseHTTPRequestHandler], None]


@frozen
class Server:
    """`answers` by path; `asked` is what came in: method, path and headers of each request."""

    port: int
    answers: dict[str, Answer] = field(factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def page(self, path: str, content: bytes, headers: Mapping[str, str] | None = None, status: int = 200) -> None:
        """Serve a page, with these headers besides or instead of the usual ones."""
        usual = {"Content-Type": "text/html", "Content-Length": str(len(content))}

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in (usual | dict(headers or {})).items():
                request.send_header(name, value)
            request.end_headers()
            request.wfile.write(content)

        self.answers[path] = answer

    def raw(self, path: str, content: bytes) -> None:
        """Answer with these bytes and nothing else."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.wfile.write(content)

        self.answers[path] = answer

    def redirect(self, path: str, location: str, status: int = 302) -> None:
        self.page(path, b"elsewhere", {"Location": location}, status)


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that runs until the block is left."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            served.asked.append((self.command, self.path, dict(self.headers)))
            with suppress(OSError):  # the other side may have heard enough
                served.answers[self.path](self)
            self.close_connection = True

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    with Quiet(("127.0.0.1", 0), Handler) as http:
        if tls:
            http.socket = tls.wrap_socket(http.socket, server_side=True)
        served = Server(http.server_address[1])
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield served
        finally:
            http.shutdown()
            thread.join()


@frozen
class MadeUpNetwork:
    """Names with the addresses they have each time they are asked for; all public addresses lead to one server.

    Other names, and addresses that are not public, are those of this machine. `dialled` is where connections
    went to.
    """

    server: Server
    names: dict[str, list[list[str]]] = field(factory=dict)
    dialled: list[tuple[str, int]] = field(factory=list)

    def addresses(self, host: str, port: int) -> list[str]:
        times = self.names.get(host)
        return times.pop(0) if times else Internet().addresses(host, port)

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        self.dialled.append((address, port))
        if not_public(ip_address(address)):
            return Internet().connect(address, port, seconds)
        return Internet().connect("127.0.0.1", self.server.port, seconds)
