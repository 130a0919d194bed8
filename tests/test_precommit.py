"""The pre-commit hooks, installed by pre-commit from this project and run by git when somebody commits and pushes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.repositories import ROOT, SURROUNDINGS, commit, git, of_this_project, repository

PORTS = Path(__file__).parent / "bases" / "ports"
ARTICLE = "claims/articles/2031-05-07-arlan-courier.yaml"
HOOKS = [hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())]

pytestmark = pytest.mark.heavy


class Desk:
    """A contributor's clone, with the hooks installed; every command runs in it as it would there."""

    def __init__(self, path: Path, store: Path) -> None:
        self.path = path
        tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self.environment = {**SURROUNDINGS, "PATH": tools, "PRE_COMMIT_HOME": str(store)}

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.path, env=self.environment, capture_output=True, check=False, encoding="utf-8"
        )

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.path / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def commit(self) -> tuple[int, str]:
        """Commit everything; the exit code, and what the hooks said."""
        self.run("git", "add", "-A")
        done = self.run("git", "commit", "-m", "More")
        return done.returncode, done.stdout + done.stderr

    def push(self) -> tuple[int, str]:
        done = self.run("git", "push", "origin", "main")
        return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A repository that uses the hooks, which pre-commit has installed already."""
    hooks = of_this_project(tmp_path_factory.mktemp("hooks"))
    desk = Desk(tmp_path_factory.mktemp("template"), tmp_path_factory.mktemp("store"))
    shutil.copytree(PORTS, desk.path / "claims")
    used = {"repo": str(hooks), "rev": git(hooks, "rev-parse", "HEAD"), "hooks": [{"id": hook} for hook in HOOKS]}
    (desk.path / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [used]}))
    assert desk.run("claimcheck", "report", "--output", "reports").returncode == 0
    repository(desk.path)
    installed = desk.run("pre-commit", "install-hooks")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return desk


@pytest.fixture
def desk(template: Desk, tmp_path: Path) -> Desk:
    git(tmp_path, "clone", "-q", "--bare", str(template.path), "origin.git")
    git(tmp_path, "clone", "-q", "origin.git", "desk")
    desk = Desk(tmp_path / "desk", Path(template.environment["PRE_COMMIT_HOME"]))
    assert desk.run("pre-commit", "install", "-t", "pre-commit", "-t", "pre-push").returncode == 0
    return desk


def test_a_sound_change_goes_through(desk: Desk) -> None:
    with (desk.path / ARTICLE).open("a") as file:
        file.write("# Read twice.\n")
    assert desk.commit()[0] == 0
    code, said = desk.push()
    assert code == 0, said


def test_a_slip_in_a_claim_file_stops_the_commit(desk: Desk) -> None:
    desk.replace(ARTICLE, "outlet: arlan-courier", "outlet: arlan-currier")
    code, said = desk.commit()
    assert code == 1
    assert f"{ARTICLE}:" in said
    assert "Did you mean `arlan-courier`?" in said


def test_other_files_are_no_concern_of_a_commit(desk: Desk) -> None:
    desk.replace(ARTICLE, "outlet: arlan-courier", "outlet: arlan-currier")
    commit(desk.path, "A slip, past the hooks")
    (desk.path / "README.md").write_text("About ports.\n")
    code, said = desk.commit()
    assert code == 0
    assert "Skipped" in said


def test_what_a_deleted_entry_breaks_stops_the_push(desk: Desk) -> None:
    desk.replace("claims/sources.yaml", "arlan-courier: {", "arlan-messenger: {")
    assert desk.commit()[0] == 0
    code, said = desk.push()
    assert code == 1
    assert f"{ARTICLE}:" in said


def test_reports_that_are_not_current_stop_the_push(desk: Desk) -> None:
    (desk.path / ARTICLE).unlink()
    assert desk.commit()[0] == 0
    code, said = desk.push()
    assert code == 1
    assert "reports is not current" in said
    desk.run("claimcheck", "report", "--output", "reports")
    assert desk.commit()[0] == 0
    assert desk.push()[0] == 0
