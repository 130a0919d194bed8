"""The recipes of CONTRIBUTING.md, followed to the letter in a clean copy of this repository."""

from __future__ import annotations

import os
import re
import subprocess
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.repositories import ROOT, SURROUNDINGS, git, of_this_project

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^( *)<!-- (run|write|append) ?(\S*) -->\n\1```\w+\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.heavy


class Step(NamedTuple):
    """A block that a reader follows: commands to run, or the content of a file or of its end."""

    what: str
    file: str
    text: str


def steps(heading: str) -> Iterator[Step]:
    """The steps under a heading of the page, in order."""
    (section,) = (part for part in re.split(r"^#+ ", TEXT, flags=re.MULTILINE) if part.startswith(f"{heading}\n"))
    for indent, what, file, text in BLOCK.findall(section):
        assert all(line.startswith(indent) for line in text.splitlines() if line), text
        yield Step(what, file, textwrap.dedent(text) if indent else text)


def follow(at: Path, heading: str) -> list[str]:
    """Do what the steps under a heading say; what each command block printed."""
    printed = []
    for step in steps(heading):
        path = at / step.file
        if step.what == "run":
            printed.append(run(at, step.text))
        else:
            path.parent.mkdir(exist_ok=True)
            before = path.read_text(encoding="utf-8") if step.what == "append" else ""
            path.write_text(before + step.text, encoding="utf-8")
    return printed


def run(at: Path, commands: str) -> str:
    """Run commands in the shell of somebody who works here; they must succeed."""
    path = f"{at / '.venv' / 'bin'}{os.pathsep}{SURROUNDINGS['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=at,
        env={**SURROUNDINGS, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{commands}\n{done.stdout}"
    return done.stdout


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean copy of the repository, set up as the page says."""
    clone = of_this_project(tmp_path_factory.mktemp("clone"))
    follow(clone, "Contributing")
    return clone


@pytest.fixture
def desk(clone: Path) -> Iterator[Path]:
    yield clone
    git(clone, "reset", "-q", "--hard", git(clone, "rev-list", "--max-parents=0", "HEAD"))
    git(clone, "clean", "-fdq")


def test_every_block_is_followed() -> None:
    followed = sum(len(list(steps(heading))) for heading in ("Contributing", "Add an article", "Add a rule"))
    assert followed == TEXT.count("```") / 2


def test_add_an_article(desk: Path) -> None:
    checked, findings, committed = follow(desk, "Add an article")
    assert checked.count("no problems in 6 articles; quotes: 3 verified") == 2
    assert "sealed 2031-05-02-harbor-post" in checked
    assert "conflicting-answers" in findings
    assert "“expect the presidential yacht two days later”" in findings
    assert "claims/articles/2031-05-02-harbor-post.yaml" in committed
    assert "texts" not in git(desk, "show", "--name-only", "HEAD")
    assert "conflicting-answers" in run(desk, "claimcheck report --visit 2031-05-veldt")
    assert git(desk, "status", "--short") == ""
    run(desk, "claimcheck lint; claimcheck report --check")


def test_add_a_rule(desk: Path) -> None:
    (printed,) = follow(desk, "Add a rule")
    assert re.search(r"\d+ passed", printed)
    assert "+A05-1-fires" in printed
    assert not re.search(r"^-(?!--)", printed, re.MULTILINE), "the examples of other rules say something else now"
    assert "A05 repeated" in printed
    assert "Look for somebody else who knows it." in printed
    run(desk, "pytest -q tests/test_rules.py")
