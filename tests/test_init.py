"""`claimcheck init`: a new claim base is sound as it is, and nothing that is there is touched."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck import __version__
from claimcheck.schema import KINDS
from tests.test_cli import claimcheck
from tests.test_schema import check_jsonschema

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new claim base, which nothing changes."""
    folder = tmp_path_factory.mktemp("made")
    done = claimcheck("init", "base", at=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "made a claim base in base; its README.md says how to go on\n"
    return folder / "base"


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- What is made -----------------------------------------------------------------------------------------


def test_it_lints_clean_with_the_texts_and_without(made: Path) -> None:
    for more in ((), ("--texts", "texts")):
        done = claimcheck("lint", "--fail-on", "hint", *more, at=made)
        assert (done.returncode, done.stdout) == (0, "")
    assert "5 verified" in done.stderr


def test_its_files_are_in_their_one_form(made: Path) -> None:
    assert claimcheck("fmt", "--check", at=made).returncode == 0


def test_it_reports_at_once(made: Path, golden: Any) -> None:
    done = claimcheck("report", at=made)
    assert (done.returncode, done.stderr) == (0, "")
    golden("new-base-report.txt", done.stdout)


def test_its_two_articles_contradict_each_other_in_one_point(made: Path) -> None:
    findings = json.loads(claimcheck("report", "--format", "json", at=made).stdout)["findings"]
    (contradiction,) = [finding for finding in findings if finding["kind"] == "contradiction"]
    assert [side["answer"] for side in contradiction["sides"]] == ["2030-05-12", "2030-05-14"]


def test_its_reports_and_schemas_are_current(made: Path) -> None:
    assert claimcheck("report", "--check", at=made).returncode == 0
    assert claimcheck("schema", "--check", at=made).returncode == 0


def test_its_files_end_in_a_line_break_and_name_no_other_place(made: Path) -> None:
    for name, data in files_in(made).items():
        assert data.endswith(b"\n"), name
        assert made.as_posix().encode() not in data, name
        assert b".claimcheck-" not in data, name


def test_git_leaves_out_the_texts_and_nothing_else(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "base")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "base", check=True)
    listed = ["git", "ls-files", "--others", "--exclude-standard"]
    done = subprocess.run(listed, cwd=tmp_path / "base", capture_output=True, text=True, check=True)
    assert set(done.stdout.splitlines()) == {name for name in files_in(made) if not name.startswith("texts/")}


def test_it_asks_for_this_version(made: Path) -> None:
    assert (made / "requirements.txt").read_text() == f"claimcheck-toolkit=={__version__}\n"
    versions = re.findall('claimcheck-toolkit==([^"]+)', (made / ".pre-commit-config.yaml").read_text())
    assert set(versions) == {__version__}


@pytest.mark.parametrize(
    "name", [".github/workflows/claimcheck.yml", ".pre-commit-config.yaml", "CONTRIBUTING.md", "README.md"]
)
def test_the_commands_it_names_are_there(made: Path, name: str) -> None:
    found = re.findall(
        r"(?:`|^ +|/|run: |entry: )claimcheck ([a-z]+)((?: --[a-z-]+)*)", (made / name).read_text(), re.M
    )
    assert found
    for command, options in found:
        shown = claimcheck(command, "--help", at=made)
        assert shown.returncode == 0, command
        assert set(options.split()) <= set(shown.stdout.split()), (command, options)


# --- For editors, forges and hooks ------------------------------------------------------------------------


def test_an_editor_knows_the_schema_of_every_kind_of_file(made: Path) -> None:
    schemas = json.loads((made / ".vscode" / "settings.json").read_text())["yaml.schemas"]
    assert {Path(schema).stem for schema in schemas} == set(KINDS)
    for schema, pattern in schemas.items():
        check_jsonschema("--check-metaschema", made / schema)
        if files := list(made.glob(pattern)):
            check_jsonschema("--schemafile", made / schema, *files)
    assert "redhat.vscode-yaml" in json.loads((made / ".vscode" / "extensions.json").read_text())["recommendations"]


def test_the_workflow_is_one(made: Path) -> None:
    check_jsonschema("--builtin-schema", "vendor.github-workflows", made / ".github" / "workflows" / "claimcheck.yml")


@pytest.mark.heavy
def test_zizmor_finds_nothing_in_the_workflow(made: Path) -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--persona=pedantic", "--no-progress", "."]
    done = subprocess.run(command, cwd=made, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_see_claim_files(made: Path) -> None:
    hooks = yaml.safe_load((made / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    seen = {name for name in files_in(made) for hook in hooks if "files" in hook and re.search(hook["files"], name)}
    assert seen == {name for name in files_in(made) if name.startswith("claims/")}


@pytest.mark.heavy
def test_a_wheel_makes_the_same_claim_base(made: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path, ROOT], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    command = [sys.executable, "-c", "from claimcheck.cli import main; main()", "init", "again"]
    environment = {"PYTHONPATH": str(tmp_path / "site"), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    assert files_in(tmp_path / "again") == files_in(made)


# --- Where it is made -------------------------------------------------------------------------------------


def test_into_an_empty_folder_and_into_the_one_at_hand(made: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "here").mkdir()
    assert claimcheck("init", "empty", at=tmp_path).returncode == 0
    assert claimcheck("init", ".", at=tmp_path / "here").returncode == 0
    assert claimcheck("init", "deep/er/base", "--quiet", at=tmp_path).stderr == ""
    for folder in ("empty", "here", "deep/er/base"):
        assert files_in(tmp_path / folder) == files_in(made)


def test_into_a_repository_without_files(made: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "fresh"], cwd=tmp_path, check=True)
    head = (tmp_path / "fresh" / ".git" / "HEAD").read_bytes()
    assert claimcheck("init", "fresh", at=tmp_path).returncode == 0
    assert (tmp_path / "fresh" / ".git" / "HEAD").read_bytes() == head
    assert {*files_in(made)} < {*files_in(tmp_path / "fresh")}


def test_what_is_there_is_named_and_kept(tmp_path: Path) -> None:
    (tmp_path / "taken" / "sub").mkdir(parents=True)
    (tmp_path / "taken" / "README.md").write_text("mine")
    done = claimcheck("init", "taken", at=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "taken is not empty, and nothing there is touched: README.md, sub; name another folder" in done.stderr
    assert files_in(tmp_path) == {"taken/README.md": b"mine"}
    assert claimcheck("init", "taken", at=tmp_path).returncode == 2


@pytest.mark.parametrize("where", ["a-file", "a-file/below", "a-link"])
def test_where_no_folder_can_be(tmp_path: Path, where: str) -> None:
    (tmp_path / "a-file").write_text("mine")
    (tmp_path / "a-link").symlink_to(tmp_path / "nowhere")
    done = claimcheck("init", where, at=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"cannot write to {where}: " in done.stderr
    assert files_in(tmp_path) == {"a-file": b"mine"}


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    limited = f"ulimit -f 8; exec {sys.executable} -m claimcheck.cli init base"  # no file of more than 4 or 8 kB
    done = subprocess.run(["bash", "-c", limited], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("claimcheck: cannot write to base: ")
    assert list(tmp_path.iterdir()) == []
