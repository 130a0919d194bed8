"""Puts what claimcheck found in a pull request into its one comment there.

Runs after the pull request's own workflow, with the right to comment that such a workflow must not have. What that
one left behind is text by whoever opened the pull request: it is measured, read and shown, never run. Which pull
request it is about is not in there, but asked of GitHub, from the event that started this run; and what is certain
stands on top, where nothing in the text can hide it.

Needs Python alone. From the environment: GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_EVENT_PATH, GITHUB_TOKEN.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

ARTIFACT = "claimcheck-comment"  # as action.yml names it
FILE = "comment.md"
MARKER = "<!-- claimcheck -->"  # how our comment is found again, if its author is ours as well
AUTHOR = "github-actions[bot]"
JUDGES = ".github/"  # whoever changes what stands here decides what the run says
LONGEST_COMMENT = 65_536  # characters; GitHub refuses more
LARGEST_ARTIFACT = 1_000_000  # bytes
LARGEST_ANSWER = 32_000_000
PAGE = 100  # entries
MOST_PAGES = 30  # GitHub lists no more changed files than that either
TIMEOUT = 60  # seconds

_MENTION = re.compile(r"(?<![a-zA-Z0-9])@(?!<)|&(?:#0*64|#[xX]0*40|commat);?")


class NothingToDoError(Exception):
    """There is nothing to comment on; says why."""


class GitHub:
    """The few things that are asked of GitHub about one repository."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.root = f"{environment['GITHUB_API_URL']}/repos/{environment['GITHUB_REPOSITORY']}"
        self.token = environment["GITHUB_TOKEN"]

    def fetch(self, path: str, most: int = LARGEST_ANSWER) -> bytes:
        """What stands at a path, of something too large a little more than `most` bytes."""
        with urlopen(self._request(path), timeout=TIMEOUT) as answer:
            return bytes(answer.read(most + 1))

    def entries(self, path: str, **query: str) -> Iterator[dict[str, Any]]:
        """The entries of a list, page by page."""
        for page in range(1, MOST_PAGES + 1):
            found = json.loads(self.fetch(f"{path}?{urlencode({**query, 'per_page': PAGE, 'page': page})}"))
            yield from found
            if len(found) < PAGE:
                return

    def send(self, method: str, path: str, body: str) -> None:
        """Write the text of a comment."""
        with urlopen(self._request(path, method, json.dumps({"body": body}).encode()), timeout=TIMEOUT):
            pass

    def _request(self, path: str, method: str = "GET", data: bytes | None = None) -> Request:
        headers = {"Accept": "application/vnd.github+json", "Content-Type": "application/json"}
        request = Request(self.root + path, data, headers, method=method)
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")  # artifacts lie with somebody else
        return request


def pull_request(github: GitHub, run: Mapping[str, Any]) -> int:
    """The number of the open pull request whose newest commit a run was about."""
    if run["event"] != "pull_request" or not run["head_repository"]:
        raise NothingToDoError("the run was not about a pull request of a repository that is still there")
    head = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
    pulls = github.entries("/pulls", state="open", head=head)
    numbers = [int(pull["number"]) for pull in pulls if pull["head"]["sha"] == run["head_sha"]]
    if len(numbers) != 1:
        raise NothingToDoError(f"{len(numbers)} open pull requests have {run['head_sha']} as their newest commit")
    return numbers[0]


def left_behind(github: GitHub, run: Mapping[str, Any]) -> str:
    """The text that a run left to be shown. Nothing is unpacked anywhere."""
    listed = json.loads(github.fetch(f"/actions/runs/{int(run['id'])}/artifacts?{urlencode({'name': ARTIFACT})}"))
    ids = [int(artifact["id"]) for artifact in listed["artifacts"] if artifact["name"] == ARTIFACT]
    if not ids:
        raise NothingToDoError(f"the run left no {ARTIFACT}")
    data = github.fetch(f"/actions/artifacts/{max(ids)}/zip", LARGEST_ARTIFACT)
    if len(data) > LARGEST_ARTIFACT:
        raise NothingToDoError(f"{ARTIFACT} has more than {LARGEST_ARTIFACT} bytes")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(FILE) as file:
            return file.read(LARGEST_ARTIFACT).decode("utf-8", "replace")
    except Exception as error:  # an archive can be wrong in many ways
        raise NothingToDoError(f"{ARTIFACT} cannot be read: {error!r}") from None


def warning(github: GitHub, number: int) -> str:
    """What a reviewer must know before the rest: whether the pull request changes what judges it."""
    files = list(github.entries(f"/pulls/{number}/files"))
    names = {file.get(key) or "" for file in files for key in ("filename", "previous_filename")}
    judges = [name for name in names if name.startswith(JUDGES)]
    if len(files) == PAGE * MOST_PAGES:
        found = "more files than can be looked through here"
    elif judges:
        found = f"{len(judges)} of the files in `{JUDGES}`, which decide what is said below"
    else:
        return ""
    return f"> [!WARNING]\n> This pull request changes {found}. Look at these first.\n\n"


def composed(text: str, caution: str, run: Mapping[str, Any]) -> str:
    """The comment: what is certain, then what the run says, cut where GitHub would refuse it."""
    link = f"[run]({run['html_url']})"
    head = f"{MARKER}\n{caution}<sub>What the pull request's own {link} says of {run['head_sha'][:12]}:</sub>\n\n"
    said = _MENTION.sub("@\u200b", text.replace(MARKER, "").strip())
    if len(head + said) > LONGEST_COMMENT:
        cut = f"\n\n… and more, in the summary of the {link}."
        said = said[: LONGEST_COMMENT - len(head + cut)] + cut
    return head + said


def put(github: GitHub, number: int, body: str) -> str:
    """Make our comment say `body`; what was done to it."""
    for comment in github.entries(f"/issues/{number}/comments"):
        if (comment["user"] or {}).get("login") == AUTHOR and comment["body"].startswith(MARKER):
            if comment["body"] == body:
                return "left as it is"
            github.send("PATCH", f"/issues/comments/{comment['id']}", body)
            return "updated"
    github.send("POST", f"/issues/{number}/comments", body)
    return "created"


def main() -> None:
    """Comment, or say why not."""
    github = GitHub(os.environ)
    run = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())["workflow_run"]
    try:
        number = pull_request(github, run)
        body = composed(left_behind(github, run), warning(github, number), run)
        print(f"The comment on pull request {number} was {put(github, number, body)}.")
    except NothingToDoError as reason:
        print(f"No comment: {reason}.")
    except HTTPError as error:
        sys.exit(f"GitHub refused {error.url.partition('?')[0]}: {error}")
    except (OSError, HTTPException) as error:
        sys.exit(f"GitHub did not answer at {github.root}: {error!r}")


if __name__ == "__main__":
    main()
