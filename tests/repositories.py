"""Real git repositories for the tests, made in a temporary folder and touched by no configuration of this machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What programs run by the tests find around them: nothing of git's, which may be running these tests from a hook.
SURROUNDINGS = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "C",
    "GIT_COMMITTER_EMAIL": "c@example.org",
}


def git(at: Path, *arguments: str) -> str:
    """Run git in a folder; what it says on stdout."""
    done = subprocess.run(
        ["git", *arguments], cwd=at, env=SURROUNDINGS, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout.strip()


def repository(at: Path) -> Path:
    """Make a repository of what is in a folder, with one commit."""
    git(at, "init", "-q", "-b", "main")
    commit(at, "First")
    return at


def commit(at: Path, message: str) -> str:
    """Commit everything in the work tree, past all hooks; the hash of the commit."""
    git(at, "add", "-A")
    git(at, "commit", "-q", "--no-verify", "-m", message)
    return git(at, "rev-parse", "HEAD")


def of_this_project(at: Path) -> Path:
    """Make a repository of this project's own files as they are now, without what is ignored, with one commit."""
    git(at, "init", "-q", "-b", "main")
    git(at, f"--work-tree={ROOT}", "add", "-A")
    git(at, "commit", "-q", "-m", "First")
    git(at, "reset", "-q", "--hard")
    return at
