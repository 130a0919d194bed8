"""`claimcheck fmt` as its users meet it."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import PORTS, claimcheck

ROOT = Path(__file__).parent.parent
POST = "claims/articles/2031-04-20-harbor-post.yaml"
UNTIDY = """statements:
  # The yacht.
  yacht: {type: rumor, source: port-officials, quote: will dock, answers: {occurs: yes}}
article: {published: 2031-06-01, outlet: harbor-post, visit: 2031-05-veldt}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A working folder with a claim base of its own, to be changed; one of its articles is untidy."""
    shutil.copytree(PORTS, tmp_path / "claims")
    (tmp_path / "claims" / "articles" / "2031-06-01-untidy.yaml").write_text(UNTIDY)
    return tmp_path


def test_the_bundled_claim_bases_are_in_the_one_form() -> None:
    for folder in ("claims", "tests/bases/ports", "tests/bases/disputed", "tests/rules/vocabulary"):
        done = claimcheck("fmt", "--check", "--claims", folder, at=ROOT)
        assert (done.returncode, done.stdout) == (0, ""), folder


def test_files_are_written_and_named(home: Path) -> None:
    path = home / "claims" / "articles" / "2031-06-01-untidy.yaml"
    path.chmod(0o640)
    before = claimcheck("claims", at=home).stdout
    done = claimcheck("fmt", at=home)
    assert (done.returncode, done.stdout) == (0, "claims/articles/2031-06-01-untidy.yaml\n")
    assert done.stderr == "1 of 9 files changed\n"
    assert path.read_text().startswith("article:\n  outlet: harbor-post\n")
    assert "  # The yacht.\n  yacht:\n    source: port-officials\n" in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert not list(home.rglob(".*"))
    again = claimcheck("fmt", at=home)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "0 of 9 files changed\n")
    assert [line for line in claimcheck("claims", at=home).stdout.split("\n") if "untidy.yaml:" not in line] == [
        line for line in before.split("\n") if "untidy.yaml:" not in line
    ]


def test_check_shows_what_would_change_and_writes_nothing(home: Path, golden: Any) -> None:
    done = claimcheck("fmt", "--check", at=home)
    assert done.returncode == 1
    assert done.stderr == "1 of 9 files would change\n"
    golden("ports-fmt.txt", done.stdout)
    assert (home / "claims" / "articles" / "2031-06-01-untidy.yaml").read_text() == UNTIDY


def test_what_cannot_be_seen_is_made_visible(home: Path) -> None:
    (home / POST).write_bytes(b"\xef\xbb\xbf" + (home / POST).read_bytes().replace(b"\n", b"\r\n"))
    done = claimcheck("fmt", "--check", POST, at=home)
    assert done.returncode == 1
    assert "-<U+FEFF>article:<U+000D>\n" in done.stdout
    assert claimcheck("fmt", POST, at=home).returncode == 0
    assert (home / POST).read_bytes() == (PORTS / "articles" / Path(POST).name).read_bytes()


def test_files_with_problems_are_left_and_the_others_done(home: Path) -> None:
    broken = home / "claims" / "articles" / "2031-06-02-broken.yaml"
    broken.write_text("article: {}\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> theirs\n")
    (home / "claims" / "people.yaml").write_bytes(b"a: {name: \xff}\n")
    done = claimcheck("fmt", at=home)
    assert (done.returncode, done.stdout) == (2, "claims/articles/2031-06-01-untidy.yaml\n")
    assert "claims/articles/2031-06-02-broken.yaml:2:1: error L11" in done.stderr
    assert "claims/people.yaml:1:11: error L07" in done.stderr
    assert done.stderr.endswith("1 of 10 files changed, 2 files left as they are\n")
    assert broken.read_text().startswith("article: {}\n<<<<<<<")


def test_some_files_only(home: Path) -> None:
    assert claimcheck("fmt", POST, "claims/sources.yaml", at=home).stderr == "0 of 2 files changed\n"
    assert claimcheck("fmt", "claims/articles", "--check", at=home).stderr == "1 of 3 files would change\n"
    assert claimcheck("fmt", "claims", "--check", at=home).stderr == "1 of 9 files would change\n"
    (home / "claims" / "README.md").write_text("x")
    for path, complaint in (("claims/README.md", "is no file of claims"), ("nowhere", "there is no nowhere")):
        done = claimcheck("fmt", path, at=home)
        assert (done.returncode, done.stdout) == (2, "")
        assert complaint in done.stderr


def test_a_file_that_is_a_link(home: Path) -> None:
    (home / "claims" / "articles" / "a.yaml").symlink_to("2031-06-01-untidy.yaml")
    (home / "claims" / "articles" / "b.yaml").symlink_to("/etc/hosts")
    done = claimcheck("fmt", at=home)
    assert done.returncode == 2
    assert "claims/articles/b.yaml:1:1: error L04" in done.stderr
    assert (home / "claims" / "articles" / "a.yaml").is_symlink()


def test_no_claim_base(tmp_path: Path) -> None:
    assert claimcheck("fmt", at=tmp_path).returncode == 2
    (tmp_path / "claims").mkdir()
    assert claimcheck("fmt", at=tmp_path).returncode == 3


def test_quiet(home: Path) -> None:
    assert claimcheck("fmt", "--quiet", at=home).stderr == ""


def test_sealed_articles_stay_in_the_one_form(home: Path) -> None:
    texts = PORTS.parent / "ports-texts"
    assert claimcheck("lint", POST, "--texts", texts, "--seal", at=home).returncode == 0
    assert "seal: " in (home / POST).read_text()
    assert claimcheck("fmt", "--check", POST, at=home).returncode == 0
