"""The steps of action.yml, run as a runner would on a real repository: the log, the summary, the comment it leaves.

A runner of the tests' own knows as much of the workflow language as action.yml uses; steps of other actions are
left out.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.repositories import ROOT, SURROUNDINGS, commit, git, of_this_project, repository
from tests.test_cli import claimcheck as command

PORTS = Path(__file__).parent / "bases" / "ports"
ARTICLE = "claims/articles/2031-05-07-arlan-courier.yaml"
ACTION: dict[str, Any] = yaml.load((ROOT / "action.yml").read_text(), yaml.BaseLoader)
CONTRADICTION = """
  elsewhere:
    source: arlan-courier
    type: report
    happened: true
    quote: "the leaders shook hands in Kesh"
    answers: {summit_place: kesh}
"""


class Job:
    """A job that has checked out a repository and comes to the steps of the action."""

    def __init__(self, checkout: Path, temp: Path) -> None:
        self.checkout = checkout
        self.temp = temp
        self.summary = temp / "summary.md"
        self.comment = temp / "claimcheck-comment" / "comment.md"

    def step(self, name: str, inputs: Mapping[str, str], action: Path = ROOT) -> tuple[int, str]:
        """Run a step with these inputs; its exit code, and the log."""
        (step,) = (step for step in ACTION["runs"]["steps"] if step.get("name") == name)
        values = {f"inputs.{key}": value["default"] for key, value in ACTION["inputs"].items()}
        values |= {f"inputs.{key}": value for key, value in inputs.items()}
        values |= {"runner.temp": str(self.temp), "steps.python.outputs.python-path": sys.executable}
        given = {
            key: re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: values[found[1]], text)
            for key, text in step["env"].items()
        }
        runner = {
            "GITHUB_ACTION_PATH": str(action),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(self.temp),
        }
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "what stands in a script is run, so inputs go through the environment"
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.checkout,
            env={**SURROUNDINGS, **runner, **given},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
        )
        return done.returncode, done.stdout

    def check(self, **inputs: str) -> tuple[int, str]:
        """Run the step that checks, with the claimcheck that is tested in place of an installed one."""
        if not (self.temp / "claimcheck").exists():
            (self.temp / "claimcheck").mkdir()
            (self.temp / "claimcheck" / "bin").symlink_to(Path(sys.executable).parent)
        return self.step("Lint and compare", {key.replace("_", "-"): value for key, value in inputs.items()})


@pytest.fixture
def job(tmp_path: Path) -> Job:
    checkout = tmp_path / "checkout"
    shutil.copytree(PORTS, checkout / "claims")
    (tmp_path / "temp").mkdir()
    return Job(repository(checkout), tmp_path / "temp")


def add(job: Job, text: str) -> None:
    """Commit an article with more text at its end."""
    with (job.checkout / ARTICLE).open("a", encoding="utf-8") as file:
        file.write(text)
    commit(job.checkout, "More")


def obeyed(log: str) -> list[str]:
    """The commands in a log that the runner would obey, in order; none while it was told to stop."""
    found = []
    stopped = ""
    for line in log.splitlines():
        command = re.match(r"\s*::([^: ]+)(?: [^:]*)?::(.*)", line)
        if command and stopped in ("", command[1]):
            found.append("resume" if stopped else command[1])
            stopped = command[2] if command[1] == "stop-commands" else ""
    return found


def test_a_change_is_summed_up(job: Job) -> None:
    add(job, CONTRADICTION)
    code, log = job.check()
    assert code == 0
    assert job.summary.read_text() == job.comment.read_text()
    assert job.comment.read_text().startswith("**claimcheck: adds 1 contradiction")
    assert "the leaders shook hands in Kesh" in job.comment.read_text()
    assert "the leaders shook hands in Kesh" not in log


def test_a_problem_is_marked_where_it_stands(job: Job) -> None:
    add(job, CONTRADICTION.replace("arlan-courier", "arlan-currier"))
    code, log = job.check()
    assert code == 1
    assert f"::error file={ARTICLE},line=" in log
    assert "arlan-currier" in log
    assert "The claim files have problems." in job.summary.read_text()
    assert job.comment.read_text().startswith("**claimcheck: ")


def test_hints_fail_when_asked_to(job: Job) -> None:
    add(job, CONTRADICTION)
    assert job.check(fail_on="hint")[0] == 1


def test_another_folder_and_another_base(job: Job) -> None:
    first = git(job.checkout, "rev-parse", "HEAD")
    git(job.checkout, "mv", "claims", "data")
    commit(job.checkout, "Moved")
    with (job.checkout / ARTICLE.replace("claims", "data")).open("a") as file:
        file.write(CONTRADICTION)
    commit(job.checkout, "More")
    assert job.check(claims="data")[0] == 0
    assert "adds 1 contradiction" in job.comment.read_text()
    assert job.check(claims="data", base=first)[0] == 2
    assert "could not be told" in job.comment.read_text()


def test_a_checkout_without_its_base(job: Job, tmp_path: Path) -> None:
    add(job, CONTRADICTION)
    git(tmp_path, "clone", "-q", "--depth", "1", job.checkout.as_uri(), "shallow")
    shallow = Job(tmp_path / "shallow", tmp_path / "temp")
    code, log = shallow.check()
    assert code == 2
    assert "claimcheck: " in log
    assert "could not be told" in shallow.comment.read_text()


HOSTILE = "@ports #1 <img src=x> ![](//x) </details> | $(touch pwned) `touch pwned` ::error::x %0A::warning::x"


def test_hostile_claims_are_only_text(job: Job) -> None:
    add(job, CONTRADICTION.replace("the leaders shook hands in Kesh", HOSTILE))
    code, _ = job.check()
    assert code == 0
    said = re.sub(r"\\.|`[^`]*`|<span>.</span>", "", job.comment.read_text())
    assert "touch pwned" in said
    assert not re.search(r"[@#]\w|<img|!\[|::error|\]\(", said.replace("::error::x", ""))
    assert said.count("</details>") == said.count("<details>")
    assert not list(job.temp.parent.rglob("pwned"))


def test_hostile_names_of_files_are_no_commands(job: Job) -> None:
    (job.checkout / "claims" / "articles" / "::error::a\n::add-mask::b\n$(touch pwned).yaml").write_text("article: [\n")
    commit(job.checkout, "Hostile")
    code, log = job.check()
    assert code == 1
    assert "::add-mask::b" in log  # after stop-commands
    assert obeyed(log.replace("::notice ", "::error "))[-3:] == ["error", "stop-commands", "resume"]
    assert set(obeyed(log)) == {"error", "notice", "stop-commands", "resume"}
    assert not list(job.temp.parent.rglob("pwned"))


@pytest.mark.parametrize(
    "name", ["$(touch pwned)", "`touch pwned`", "; touch pwned", "--output=pwned", "'; touch pwned #"]
)
def test_hostile_inputs_are_only_names(job: Job, name: str) -> None:
    add(job, CONTRADICTION)
    assert job.check(base=name)[0] == 2
    assert job.check(claims=name)[0] == 2
    assert job.check(fail_on=name)[0] == 2
    assert not list(job.temp.parent.rglob("pwned"))


@pytest.mark.parametrize("branch", ["$(touch${IFS}pwned)", "`touch${IFS}pwned`", "';touch${IFS}pwned;'", '";x"'])
def test_hostile_branches_are_only_names(job: Job, branch: str) -> None:
    git(job.checkout, "branch", branch)
    add(job, CONTRADICTION)
    assert job.check(base=branch)[0] == 0
    assert "adds 1 contradiction" in job.comment.read_text()
    assert not list(job.temp.parent.rglob("pwned"))


# --- As it is used ----------------------------------------------------------------------------------------


@pytest.mark.heavy
def test_the_action_installs_itself(job: Job, tmp_path: Path) -> None:
    (tmp_path / "action").mkdir()
    action = of_this_project(tmp_path / "action")
    add(job, CONTRADICTION)
    code, log = job.step("Install claimcheck", {}, action)
    assert code == 0, log
    code, log = job.step("Lint and compare", {}, action)
    assert code == 0, log
    assert job.comment.read_text().startswith("**claimcheck: adds 1 contradiction")


WORKFLOWS = ["action.yml", "comment/action.yml", ".github/workflows/*.yml", "docs/workflows/*.yml"]
FILES = sorted(str(path) for pattern in WORKFLOWS for path in ROOT.glob(pattern))


@pytest.mark.heavy
@pytest.mark.parametrize("persona", ["regular", "pedantic"])
def test_zizmor_finds_nothing(persona: str) -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("zizmor"), "--offline", "--strict-collection", "--persona", persona, *FILES],
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout + done.stderr


@pytest.mark.heavy
@pytest.mark.parametrize("persona", ["regular", "pedantic"])
def test_zizmor_finds_nothing_in_a_new_claim_base(persona: str, tmp_path: Path) -> None:
    assert command("init", "desk", at=tmp_path).returncode == 0
    done = subprocess.run(
        [Path(sys.executable).with_name("zizmor"), "--offline", "--strict-collection", "--persona", persona, "desk"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "claimcheck.yml" in done.stderr
    assert "No findings to report" in done.stdout + done.stderr


def test_what_is_used_is_pinned_to_a_commit() -> None:
    for file in FILES:
        for line in Path(file).read_text().splitlines():
            if "uses:" in line:
                assert re.search(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), f"{file}: {line}"
