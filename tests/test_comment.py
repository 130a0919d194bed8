"""The one comment of a pull request, written by comment/sticky.py through a server that speaks the part of GitHub's
API which that needs: what it creates, updates, refuses, and never believes.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

ROOT = Path(__file__).resolve().parent.parent
MARKER = "<!-- claimcheck -->"
BOT = {"login": "github-actions[bot]"}
REPOSITORY = "/repos/ports/claims"
HEAD = "a" * 40
RUN = {
    "id": 77,
    "event": "pull_request",
    "head_branch": "more",
    "head_sha": HEAD,
    "head_repository": {"owner": {"login": "fork"}},
    "html_url": "https://github.example/ports/claims/actions/runs/77",
    "pull_requests": [],  # so it is for forks
}


def zipped(text: str | bytes, name: str = "comment.md") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return data.getvalue()


class Forge:
    """A repository on a server of its own, and what was asked of it. Artifacts lie on a second server."""

    def __init__(self) -> None:
        self.pulls: list[dict[str, Any]] = [{"number": 5, "head": {"sha": HEAD, "label": "fork:more"}}]
        self.files = [{"filename": "claims/articles/x.yaml"}]
        self.artifacts = {31: zipped("adds **2 contradictions**\n")}
        self.comments: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.tokens_elsewhere: list[str | None] = []
        self.elsewhere = serve(self.blob)
        self.api = serve(self.answer)

    def close(self) -> None:
        for server in (self.api, self.elsewhere):
            server.shutdown()
            server.server_close()

    def blob(self, request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, Any]:
        self.tokens_elsewhere.append(request.headers["Authorization"])
        return 200, self.artifacts[int(urlsplit(request.path).path.strip("/"))]

    def answer(self, request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, Any]:
        url = urlsplit(request.path)
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        path = url.path.removeprefix(REPOSITORY)
        self.asked.append(f"{request.command} {path}")
        if request.headers["Authorization"] != "Bearer secret":
            return 401, {"message": "Bad credentials"}
        match request.command, path:
            case "GET", "/pulls":
                return 200, paged([pull for pull in self.pulls if pull["head"]["label"] == query["head"]], query)
            case "GET", "/pulls/5/files":
                return 200, paged(self.files, query)
            case "GET", "/actions/runs/77/artifacts":
                return 200, {"artifacts": [{"id": id, "name": query["name"]} for id in self.artifacts]}
            case "GET", "/issues/5/comments":
                return 200, paged(self.comments, query)
            case "POST", "/issues/5/comments":
                self.comments.append({"id": len(self.comments) + 100, "user": BOT, **json.loads(body)})
                return 201, self.comments[-1]
            case "PATCH", comment if comment.startswith("/issues/comments/"):
                (found,) = (entry for entry in self.comments if comment.endswith(f"/{entry['id']}"))
                found.update(json.loads(body))
                return 200, found
            case "GET", archive if re.fullmatch("/actions/artifacts/[0-9]+/zip", archive):
                return 302, f"http://localhost:{self.elsewhere.server_port}/{archive.split('/')[3]}?signature=x"
        return 404, {"message": "Not Found"}


def paged(entries: list[Any], query: dict[str, str]) -> list[Any]:
    size = int(query["per_page"])
    assert size <= 100
    return entries[size * (int(query["page"]) - 1) :][:size]


def serve(answer: Any) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            status, result = answer(self, body)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", result)
            data = result if isinstance(result, bytes) else json.dumps(result).encode()
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_POST = do_PATCH = do_GET  # noqa: N815

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    return server


@pytest.fixture
def forge() -> Iterator[Forge]:
    forge = Forge()
    yield forge
    forge.close()


def run(forge: Forge, place: Path, token: str = "secret", **event: Any) -> tuple[int, str]:
    """Run the step as GitHub would; the exit code, and what the log says."""
    (place / "event.json").write_text(json.dumps({"workflow_run": {**RUN, **event}}))
    environment = {
        "PATH": os.environ["PATH"],
        "GITHUB_API_URL": f"http://127.0.0.1:{forge.api.server_port}",
        "GITHUB_REPOSITORY": "ports/claims",
        "GITHUB_EVENT_PATH": str(place / "event.json"),
        "GITHUB_TOKEN": token,
    }
    done = subprocess.run(
        [sys.executable, "-I", str(ROOT / "comment" / "sticky.py")],
        cwd=place,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def written(forge: Forge) -> list[str]:
    return [asked for asked in forge.asked if not asked.startswith("GET")]


# --- One comment ------------------------------------------------------------------------------------------


def test_the_first_run_creates_the_comment(forge: Forge, tmp_path: Path) -> None:
    assert run(forge, tmp_path) == (0, "The comment on pull request 5 was created.\n")
    (comment,) = forge.comments
    assert comment["body"] == (
        f"{MARKER}\n<sub>What the pull request's own [run]({RUN['html_url']}) says of {HEAD[:12]}:</sub>\n\n"
        "adds **2 contradictions**"
    )


def test_later_runs_keep_it_current(forge: Forge, tmp_path: Path) -> None:
    run(forge, tmp_path)
    forge.comments.insert(0, {"id": 1, "user": {"login": "fork"}, "body": f"{MARKER}\nI am the real one."})
    forge.comments.insert(1, {"id": 2, "user": BOT, "body": f"Of another tool. {MARKER}"})
    forge.comments.insert(2, {"id": 3, "user": None, "body": MARKER})
    others = [entry["body"] for entry in forge.comments[:3]]
    forge.artifacts[32] = zipped("settles 1 rumor")
    assert run(forge, tmp_path) == (0, "The comment on pull request 5 was updated.\n")
    assert run(forge, tmp_path) == (0, "The comment on pull request 5 was left as it is.\n")
    assert [entry["body"] for entry in forge.comments[:3]] == others
    assert forge.comments[3]["body"].endswith("settles 1 rumor")
    assert written(forge) == ["POST /issues/5/comments", "PATCH /issues/comments/100"]


def test_it_is_found_behind_many_others(forge: Forge, tmp_path: Path) -> None:
    forge.comments = [{"id": number, "user": {"login": "fork"}, "body": "Hm."} for number in range(250)]
    forge.comments.append({"id": 999, "user": BOT, "body": MARKER})
    assert run(forge, tmp_path)[1] == "The comment on pull request 5 was updated.\n"


# --- Which pull request -----------------------------------------------------------------------------------


def test_the_artifact_does_not_choose_the_pull_request(forge: Forge, tmp_path: Path) -> None:
    forge.artifacts[31] = zipped("number: 6\n#6\n")
    forge.pulls.append({"number": 6, "head": {"sha": "b" * 40, "label": "fork:more"}})
    assert run(forge, tmp_path)[0] == 0
    assert written(forge) == ["POST /issues/5/comments"]


@pytest.mark.parametrize(
    "event",
    [{"event": "push"}, {"event": "workflow_dispatch"}, {"head_sha": "c" * 40}, {"head_repository": None}],
    ids=lambda event: "-".join(event),
)
def test_other_runs_are_let_be(forge: Forge, tmp_path: Path, event: dict[str, Any]) -> None:
    code, log = run(forge, tmp_path, **event)
    assert (code, written(forge)) == (0, [])
    assert log.startswith("No comment: ")


def test_two_pull_requests_of_one_commit_are_let_be(forge: Forge, tmp_path: Path) -> None:
    forge.pulls.append({"number": 6, "head": {"sha": HEAD, "label": "fork:more"}})
    assert run(forge, tmp_path)[0] == 0
    assert written(forge) == []


@pytest.mark.parametrize("branch", ["$(touch pwned)", "`touch pwned`", "x&state=closed&head=a:b", "a b#c%", "../../x"])
def test_hostile_branch_names_are_only_names(forge: Forge, tmp_path: Path, branch: str) -> None:
    forge.pulls[0]["head"] = {"sha": HEAD, "label": f"fork:{branch}"}
    assert run(forge, tmp_path, head_branch=branch)[1] == "The comment on pull request 5 was created.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["event.json"]


# --- What the run left ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "artifacts",
    [
        {},
        {31: b"not an archive"},
        {31: zipped("text", "other.md")},
        {31: zipped("text", "../comment.md")},
        {31: os.urandom(1_100_000)},
        {31: zipped("text")[:-30]},
        {31: zipped("text" * 99)[:44] + b"?" * 8 + zipped("text" * 99)[52:]},
    ],
    ids=["none", "no archive", "another file", "a file outside", "too large", "cut", "damaged"],
)
def test_what_cannot_be_read_is_not_shown(forge: Forge, tmp_path: Path, artifacts: dict[int, bytes]) -> None:
    forge.artifacts = artifacts
    code, log = run(forge, tmp_path)
    assert (code, written(forge)) == (0, [])
    assert log.startswith("No comment: ")


def test_a_long_text_is_cut(forge: Forge, tmp_path: Path) -> None:
    forge.artifacts[31] = zipped("한국 🙂 |" * 10_000_000)  # also far larger than its archive
    assert run(forge, tmp_path)[0] == 0
    (comment,) = forge.comments
    assert len(comment["body"]) == 65_536
    assert comment["body"].endswith(f"… and more, in the summary of the [run]({RUN['html_url']}).")


def test_the_token_goes_to_the_api_alone(forge: Forge, tmp_path: Path) -> None:
    run(forge, tmp_path)
    assert forge.tokens_elsewhere == [None]


MENTIONS = [
    "@ports",
    "(@ports/all)",
    "_@ports_",
    r"\@ports",
    "&#64;ports",
    "&#x40;ports",
    "&commat;ports",
    "@&#112;orts",
]


@pytest.mark.parametrize("mention", MENTIONS)
def test_nobody_is_called(forge: Forge, tmp_path: Path, mention: str) -> None:
    forge.artifacts[31] = zipped(f"look, {mention}")
    run(forge, tmp_path)
    assert "@\u200b" in forge.comments[0]["body"]


def test_ids_with_a_source_stay_as_they_are(forge: Forge, tmp_path: Path) -> None:
    text = "`2031-05-07-arlan-courier#talks.summit_place@kesh-mayor` <span>@</span>ports"
    forge.artifacts[31] = zipped(text)
    run(forge, tmp_path)
    assert forge.comments[0]["body"].endswith(text)


@pytest.mark.parametrize(
    "files",
    [
        [{"filename": ".github/workflows/claims.yml"}],
        [{"filename": "old.yml", "previous_filename": ".github/workflows/claims.yml"}],
        [*({"filename": f"claims/articles/{n}.yaml"} for n in range(150)), {"filename": ".github/workflows/x.yml"}],
        [{"filename": f"!{n}"} for n in range(3000)],
    ],
    ids=["changed", "moved", "among many", "more than are listed"],
)
def test_who_changes_what_judges_is_told_of_first(forge: Forge, tmp_path: Path, files: list[dict[str, str]]) -> None:
    forge.files = files
    forge.artifacts[31] = zipped(f"{MARKER}<!-- nothing to see --><details>")
    run(forge, tmp_path)
    assert forge.comments[0]["body"].startswith(f"{MARKER}\n> [!WARNING]\n> This pull request changes ")
    assert run(forge, tmp_path)[1] == "The comment on pull request 5 was left as it is.\n"


# --- GitHub refuses ---------------------------------------------------------------------------------------


def test_a_refusal_is_told(forge: Forge, tmp_path: Path) -> None:
    code, log = run(forge, tmp_path, token="wrong")
    assert code == 1
    assert "401" in log
    assert "wrong" not in log


def test_no_answer_is_told(forge: Forge, tmp_path: Path) -> None:
    forge.api.shutdown()
    forge.api.server_close()
    code, log = run(forge, tmp_path)
    assert code == 1
    assert log.startswith("GitHub did not answer at ")
