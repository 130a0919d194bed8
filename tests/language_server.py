"""A client of a language server: opens files, and asks what an editor asks."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

PATIENCE: Final = 60.0  # seconds that a server may take for one answer


class LanguageServer:
    """A server on its standard streams (Language Server Protocol 3.17); one request is open at a time.

    `settings` are what the server asks its editor for, by section.
    """

    def __init__(self, command: Sequence[str | Path], folder: Path, settings: Mapping[str, Any]) -> None:
        self.settings = settings
        self.process = subprocess.Popen(list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.requests = self.versions = 0
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.request(
            "initialize",
            processId=None,
            rootUri=folder.as_uri(),
            workspaceFolders=[{"uri": folder.as_uri(), "name": folder.name}],
            capabilities={
                "workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {
                    "hover": {"contentFormat": ["markdown"]},
                    "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
                },
            },
        )
        self.notify("initialized")

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.request("shutdown")
        self.notify("exit")
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)

    # --- What an editor asks -------------------------------------------------------------------------------

    def show(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Put this text into a file that is open, or opened for it; the marks that the server puts into it."""
        uri = path.as_uri()
        self.versions += 1
        document = {"uri": uri, "languageId": "yaml", "version": self.versions}
        if uri in self.diagnostics:
            self.notify("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])
        else:
            self.notify("textDocument/didOpen", textDocument={**document, "text": text})
        return self.next_marks(path)

    def next_marks(self, path: Path) -> list[dict[str, Any]]:
        """The marks that the server puts into an open file next."""
        self.diagnostics.pop(path.as_uri(), None)
        while path.as_uri() not in self.diagnostics:
            self._take()
        return self.diagnostics[path.as_uri()]

    def ask(self, what: str, path: Path, line: int, character: int) -> Any:
        """What the server says of a place in an open file; line and character count from 0."""
        at = {"line": line, "character": character}
        return self.request(f"textDocument/{what}", textDocument={"uri": path.as_uri()}, position=at)

    # --- The protocol --------------------------------------------------------------------------------------

    def request(self, method: str, **params: Any) -> Any:
        self.requests += 1
        self._send({"id": self.requests, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == self.requests and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def notify(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _take(self) -> dict[str, Any]:
        """The next message, after what it asks for is done."""
        message = self.messages.get(timeout=PATIENCE)
        assert message is not None, "the server has ended"
        method, params = message.get("method"), message.get("params", {})
        if method == "textDocument/publishDiagnostics":
            self.diagnostics[params["uri"]] = params["diagnostics"]
        elif method == "workspace/configuration":
            found = [self.settings.get(item.get("section")) for item in params["items"]]
            self._send({"id": message["id"], "result": found})
        elif method and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.process.stdin.flush()

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        with stream:
            while header := stream.readline():
                while (line := stream.readline()).strip():
                    header += line
                (length,) = (int(part.split(b":")[1]) for part in header.splitlines() if b"ength" in part)
                self.messages.put(json.loads(stream.read(length)))
        self.messages.put(None)
