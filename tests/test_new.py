"""`claimcheck new`: the file of a new article, as it is written and as a person goes on with it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import PORTS, claimcheck

ARTICLES = Path("claims") / "articles"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A working folder with a claim base of its own, to be changed."""
    shutil.copytree(PORTS, tmp_path / "claims")
    return tmp_path


def test_a_new_article(home: Path, golden: Any) -> None:
    done = claimcheck("new", "2031-05-09-harbor-post", "--visit", "2031-05-veldt", at=home)
    path = "claims/articles/2031-05-09-harbor-post.yaml"
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{path}\n", "")
    golden("ports-new.yaml", (home / path).read_text())
    assert claimcheck("lint", "--fail-on", "warning", path, at=home).returncode == 0
    assert claimcheck("fmt", "--check", path, at=home).returncode == 0


def test_the_example_in_it_is_sound(home: Path) -> None:
    claimcheck("new", "2031-05-09-harbor-post", "--visit", "2031-05-veldt", at=home)
    path = home / ARTICLES / "2031-05-09-harbor-post.yaml"
    head, example = path.read_text().split("#\n")
    path.write_text(head.replace("statements: {}", "statements:") + re.sub("^#", "", example, flags=re.M))
    assert claimcheck("lint", "--fail-on", "warning", at=home).returncode == 0
    done = claimcheck("claims", "--text", "the words that prove it", at=home)
    assert "2031-05-09-harbor-post#a-key.occurs" in done.stdout


def test_an_example_without_a_vocabulary(home: Path) -> None:
    for name in ("people", "places", "visits", "questions"):
        (home / "claims" / f"{name}.yaml").unlink()
    (home / "claims" / "sources.yaml").write_text('harbor-post: {name: "Harbor Post"}\n')
    claimcheck("new", "2031-05-09-harbor-post", at=home)
    text = (home / ARTICLES / "2031-05-09-harbor-post.yaml").read_text()
    assert "source: unstated " in text
    assert "answers: {occurs: yes} " in text


def test_a_base_with_one_visit(home: Path) -> None:
    (home / "claims" / "visits.yaml").write_text('orn-habits: {title: "What is said of President Orn in general"}\n')
    claimcheck("new", "2031-05-09-harbor-post", at=home)
    assert "  visit: orn-habits " in (home / ARTICLES / "2031-05-09-harbor-post.yaml").read_text()


@pytest.mark.parametrize(
    ("article", "published", "outlet", "missing"),
    [
        ("2031-05-09-harbor-post", '"2031-05-09"', "harbor-post", ""),
        ("2031-05-harbor-post", '"2031-05"', "harbor-post", ""),
        ("2031-harbor-post", '"2031"', "harbor-post", ""),
        ("2031-05-09-12-oclock", '"2031-05"', "09-12-oclock", ""),
        ("2031-05-09-unknown-post", '"2031-05-09"', "null", "does not end with a source"),
        ("2031-13-45-harbor-post", '"2031"', "null", "does not end with a source"),
        ("2031-05-09", '"2031-05-09"', "null", "does not end with a source"),
        ("harbor-post", "null", "null", "does not begin with a date"),
    ],
)
def test_what_the_id_says(home: Path, article: str, published: str, outlet: str, missing: str) -> None:
    with (home / "claims" / "sources.yaml").open("a") as sources:
        sources.write('09-12-oclock: {name: "The Nine to Twelve"}\n')
    done = claimcheck("new", article, at=home)
    path = home / ARTICLES / f"{article}.yaml"
    assert done.returncode == 0
    assert missing in done.stderr
    assert f"\n  published: {published} " in path.read_text()
    assert f"\n  outlet: {outlet} " in path.read_text()
    linted = claimcheck("lint", path, at=home)
    assert linted.returncode == (1 if missing else 0)
    assert {line.split()[2] for line in linted.stdout.splitlines() if " error " in line} <= {"L25"}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("2031-04-20-harbor-post",), "is there already; nothing is overwritten"),
        (("2031-05-10-other",), "2031-05-10-other.yml"),
        (("2031-05-09 Harbor Post",), "such as 2031-05-09-harbor-post"),
        (("2031-05-09-harbor-post.yaml",), "such as 2031-05-09-harbor-post\n"),
        (("../2031-05-09-harbor-post",), "such as 2031-05-09-harbor-post\n"),
        (("",), "is not an id"),
        (("none",), "is not an id"),
        (("a" * 81,), "is not an id"),
        (("2031-05-09-harbor-post\x1b[31m",), "<U+001B>"),
        (("2031-05-09-harbor-post", "--visit", "2031-05-velt"), "did you mean 2031-05-veldt?"),
        (("2031-05-09-harbor-post", "--claims", "nowhere"), "cannot read the claim base nowhere"),
        (("2031-05-09-harbor-post", "--claims", "."), ". is no claim base"),
    ],
)
def test_what_is_refused(home: Path, arguments: tuple[str, ...], complaint: str) -> None:
    (home / ARTICLES / "2031-05-10-other.yml").touch()
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    done = claimcheck("new", *arguments, at=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_a_folder_of_articles_that_is_elsewhere(home: Path) -> None:
    shutil.move(home / ARTICLES, home / "elsewhere")
    (home / ARTICLES).symlink_to(home / "elsewhere")
    done = claimcheck("new", "2031-05-09-harbor-post", at=home)
    assert done.returncode == 2
    assert "leaves the folder of the claim base" in done.stderr
    assert not (home / "elsewhere" / "2031-05-09-harbor-post.yaml").exists()


def test_a_base_without_articles(home: Path) -> None:
    shutil.rmtree(home / ARTICLES)
    assert claimcheck("new", "2031-05-09-harbor-post", at=home).returncode == 0
    assert claimcheck("lint", at=home).returncode == 0
