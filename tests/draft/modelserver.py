"""A model on this machine: it speaks the API of chat completions, and replies what it was given to reply."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from attrs import field, frozen

from tests.draft.server import serving

Turn = Callable[[BaseHTTPRequestHandler, dict[str, Any]], object]


@frozen
class ModelServer:
    """`turns` are what it does with one request after the other, the last with all that follow; `asked` has those."""

    port: int
    turns: list[Turn] = field(factory=list)
    asked: list[dict[str, Any]] = field(factory=list)
    closing: threading.Event = field(factory=threading.Event)

    def replies(self, reply: object) -> None:
        """Reply with a text, or anything else as JSON."""
        text = reply if isinstance(reply, str) else json.dumps(reply)

        def turn(request: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
            if asked.get("stream"):
                _stream(request, text)
            else:
                _send(request, 200, {"choices": [_choice(message={"role": "assistant", "content": text})]})

        self.turns.append(turn)

    def fails(self, status: int, message: str) -> None:
        self.turns.append(lambda request, _: _send(request, status, {"error": {"message": message}}))

    def never_replies(self) -> None:
        self.turns.append(lambda *_: self.closing.wait(60))

    def installed(self, folder: Path, **options: object) -> dict[str, str]:
        """The environment in which `llm` has this as the model `harbor`, with its files in a folder."""
        folder.mkdir()
        api = f"http://127.0.0.1:{self.port}/v1"
        entry = {"model_id": "harbor", "model_name": "h-1", "api_base": api, "supports_schema": True, **options}
        (folder / "extra-openai-models.yaml").write_text(json.dumps([entry]))
        return {"LLM_USER_PATH": str(folder), "LLM_LOAD_PLUGINS": "", "NO_PROXY": "127.0.0.1"}


@contextmanager
def serving_model() -> Iterator[ModelServer]:
    """A model that runs until the block is left."""
    with serving() as served:
        model = ModelServer(served.port)

        def answer(request: BaseHTTPRequestHandler) -> None:
            asked = json.loads(request.rfile.read(int(request.headers["Content-Length"])))
            model.asked.append(asked)
            turn = model.turns[min(len(model.asked), len(model.turns)) - 1]
            turn(request, asked)

        served.answers["/v1/chat/completions"] = answer
        try:
            yield model
        finally:
            model.closing.set()


def _choice(**what: object) -> dict[str, object]:
    return {"index": 0, "finish_reason": "stop", **what}


def _send(request: BaseHTTPRequestHandler, status: int, body: dict[str, Any]) -> None:
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    content = json.dumps(
        {"id": "c-1", "object": "chat.completion", "created": 1, "model": "h-1", "usage": usage} | body
    )
    request.send_response(status)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", str(len(content.encode())))
    request.end_headers()
    request.wfile.write(content.encode())


def _stream(request: BaseHTTPRequestHandler, text: str) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "text/event-stream")
    request.end_headers()
    size = max(1, len(text) // 20)
    for piece in [text[at : at + size] for at in range(0, len(text), size)]:
        chunk = {"id": "c-1", "object": "chat.completion.chunk", "created": 1, "model": "h-1"}
        choices = [{"index": 0, "finish_reason": None, "delta": {"content": piece}}]
        request.wfile.write(f"data: {json.dumps({**chunk, 'choices': choices})}\n\n".encode())
    request.wfile.write(b"data: [DONE]\n\n")
