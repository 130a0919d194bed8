"""A real browser that notes all that a page does which a page of ours must not.

Knows Debian's chromium and what it reports. Must not know what is on the pages.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request, Route, sync_playwright


class Watched:
    """A page, and what it did that it must not: a list that is empty as long as all is well.

    It may ask only for what is below the address `home`; anything else is refused, and noted.
    """

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home.rstrip("/") + "/"
        self.faults: list[str] = []
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("console", lambda message: self._note(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self._note(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("popup", lambda popup: self._note(f"opened {popup.url}"))
        page.on("download", lambda download: self._note(f"downloaded {download.url}"))
        page.on("worker", lambda worker: self._note(f"started {worker.url}"))
        page.on("websocket", lambda socket: self._note(f"connected to {socket.url}"))
        page.route("**/*", self._route)

    def open(self, address: str) -> Page:
        """Go to an address, and wait until the page has come to rest."""
        self.page.goto(address, wait_until="load")
        return self.page

    def _note(self, fault: str) -> None:
        self.faults.append(f"{self.page.url}: {fault}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self.home):
            self._note(f"asked for {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # by going to the next page
            self._note(f"did not get {request.url}")

    def _route(self, route: Route) -> None:
        if route.request.url.startswith(self.home):
            route.continue_()
        else:
            route.abort()

    def _dialog(self, dialog: Any) -> None:
        self._note(f"dialog: {dialog.message}")
        dialog.dismiss()


def start(playwright: Playwright) -> Browser:
    """Debian's chromium; the test is skipped where it is not installed."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # which the superuser cannot have
    return playwright.chromium.launch(executable_path=program, args=sandbox)


@contextmanager
def running() -> Iterator[Browser]:
    """A browser for as long as it is needed."""
    with sync_playwright() as playwright:
        browser = start(playwright)
        yield browser
        browser.close()


@contextmanager
def watched(browser: Browser, home: str, **options: Any) -> Iterator[Watched]:
    """A page in a context of its own, of the given size, colour scheme and so on."""
    with browser.new_context(**options) as context:
        yield Watched(context.new_page(), home)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: the browser has gone to the next page."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A web server of this machine for a folder; its address, which ends with a slash."""
    with _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
