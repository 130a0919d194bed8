"""The folder that a site is written to: what is rewritten, what is left alone, and what happens when it cannot be."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.loader import write_base
from tests.site.bases import build, lay
from tests.site.crawling import broken_links, page_types, pages, read
from tests.terminal import converse
from tests.test_cli import claimcheck

COURIER = "2031-05-07-arlan-courier"
LANGUAGE = re.compile(r'\blang="([^"]*)"')


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with the claim base of the ports, to be changed."""
    return lay("ports", tmp_path)


class State(NamedTuple):
    """Of a file: which one it is, when it was written, and what is in it."""

    inode: int
    written: int
    data: bytes


def states(folder: Path) -> dict[str, State]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    stats = [path.stat() for path in files]
    return {
        str(path.relative_to(folder)): State(stat.st_ino, stat.st_mtime_ns, path.read_bytes())
        for path, stat in zip(files, stats, strict=True)
    }


# --- Again ------------------------------------------------------------------------------------------------


def test_the_second_time_nothing_is_written(home: Path) -> None:
    before = states(build(home, home / "site"))
    assert states(build(home, home / "site")) == before


def test_two_sites_of_the_same_claims_are_the_same(home: Path) -> None:
    one, other = (states(build(home, home / name)) for name in ("one", "other"))
    assert {name: state.data for name, state in one.items()} == {name: state.data for name, state in other.items()}


def test_what_does_not_change_is_not_written(home: Path) -> None:
    site = build(home, home / "site")
    before = states(site)
    path = home / "claims" / "articles" / f"{COURIER}.yaml"
    old = "may want a lighthouse treaty"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, "might want a lighthouse treaty"))
    after = states(build(home, site))
    assert after.keys() == before.keys()
    written = {name for name in after if after[name][:2] != before[name][:2]}
    assert f"articles/{COURIER}.html" in written
    assert written == {name for name in after if after[name].data != before[name].data}
    shown = {name for name in before if old.encode() in before[name].data}
    assert {name for name in written if name.endswith(".html")} <= shown


def test_pages_of_what_is_gone_go(home: Path) -> None:
    site = build(home, home / "site")
    assert (site / "articles" / f"{COURIER}.html").exists()
    (home / "claims" / "articles" / f"{COURIER}.yaml").unlink()
    build(home, site)
    assert not (site / "articles" / f"{COURIER}.html").exists()
    assert list(broken_links(site)) == []
    fresh = build(home, home / "fresh")
    assert {name: state.data for name, state in states(site).items()} == {
        name: state.data for name, state in states(fresh).items()
    }


def test_a_person_at_a_terminal_sees_how_far_it_is(home: Path) -> None:
    code, screen = converse(["site", "site"], at=home, environment={**os.environ, "TERM": "xterm"}, lines=[])
    assert code == 0
    assert re.search(r"pages .* ([0-9]+)/\1 ", screen)
    assert "/" not in claimcheck("site", "other", at=home).stderr
    code, screen = converse(
        ["site", "third", "--quiet"], at=home, environment={**os.environ, "TERM": "xterm"}, lines=[]
    )
    assert (code, screen) == (0, "")


# --- What belongs to others -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mine.txt", "articles/mine.html", "sub/folder/x"])
def test_a_folder_with_foreign_files_is_refused(home: Path, name: str) -> None:
    mine = home / "site" / name
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    before = states(home / "site")
    done = claimcheck("site", "site", at=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert name in done.stderr
    assert "--force" in done.stderr
    assert states(home / "site") == before


@pytest.mark.parametrize("name", ["mine.txt", "articles/mine.html", ".hidden", "sub/folder/x"])
def test_foreign_files_are_left_alone(home: Path, name: str) -> None:
    site = build(home, home / "site")
    mine = site / name
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("mine")
    (home / "claims" / "articles" / f"{COURIER}.yaml").unlink()
    done = claimcheck("site", "site", "--force", at=home)
    assert (done.returncode, mine.read_text()) == (0, "mine")
    assert not (site / "articles" / f"{COURIER}.html").exists()


def test_the_folder_of_the_claims_is_refused(home: Path) -> None:
    before = states(home)
    for folder in (".", "claims", "claims/articles"):
        assert claimcheck("site", folder, at=home).returncode == 2
    assert states(home) == before


# --- What cannot be written -------------------------------------------------------------------------------


def on_a_disk_with(left: int, *arguments: str, at: Path) -> subprocess.CompletedProcess[str]:
    """Run the command while no file may have more than so many bytes: so a disk is full for one process alone."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (left, left))

    command = [sys.executable, "-m", "claimcheck.cli", *arguments]
    return subprocess.run(command, cwd=at, capture_output=True, preexec_fn=limit, encoding="utf-8")


@pytest.mark.parametrize("left", [1_000, 20_000, 60_000])
def test_a_full_disk_leaves_no_half_page(home: Path, left: int) -> None:
    write_base_of(home / "many", 40)
    done = on_a_disk_with(left, "site", "site", at=home / "many")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert "File too large" in done.stderr
    site = home / "many" / "site"
    for page in pages(site):
        assert page.read_text().rstrip().endswith("</html>"), page
    assert [path for path in site.rglob("*") if path.name.endswith(".new")] == []
    assert list(broken_links(build(home / "many", site))) == []


def write_base_of(folder: Path, files: int) -> None:
    (folder / "claims").mkdir(parents=True)
    write_base(folder / "claims", files)


def test_a_site_that_cannot_be_renewed_stays_as_it_is(home: Path) -> None:
    site = build(home, home / "site")
    before = states(site)
    write_base_of(home / "many", 40)
    done = on_a_disk_with(1_000, "site", "../site", at=home / "many")
    assert done.returncode == 2
    assert states(site) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everything")
def test_a_folder_that_may_not_be_written(home: Path) -> None:
    (home / "site").mkdir(mode=0o500)
    done = claimcheck("site", "site", at=home)
    assert done.returncode == 2
    assert "site" in done.stderr


@pytest.mark.parametrize(("folder", "told"), [("a-file", "a-file"), ("a-file/site", "a-file"), ("", "")])
def test_a_folder_that_can_be_none(home: Path, folder: str, told: str) -> None:
    (home / "a-file").write_text("mine")
    done = claimcheck("site", folder, at=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert (home / "a-file").read_text() == "mine"


# --- Few claims, many claims, odd claims ------------------------------------------------------------------

ARTICLE = """\
article: {{outlet: harbor-post, published: "2031-05-02", visit: 2031-05-veldt, language: {language}}}
statements:
  talks: {{source: port-officials, type: rumor, quote: "{quote}", answers: {{topic: [fishing-rights]}}}}
"""


def with_one_article(home: Path, quote: str = "a word", language: str = "en") -> Path:
    for path in (home / "claims" / "articles").iterdir():
        path.unlink()
    (home / "claims" / "articles" / "2031-05-02-harbor-post.yaml").write_text(
        ARTICLE.format(quote=quote, language=language)
    )
    return build(home, home / "site")


def test_one_article_only(home: Path) -> None:
    site = with_one_article(home)
    assert list(broken_links(site)) == []
    assert len(page_types(site)["articles/"]) == 1


def test_no_article_at_all(home: Path) -> None:
    for path in (home / "claims" / "articles").iterdir():
        path.unlink()
    done = claimcheck("site", "site", at=home)
    assert done.returncode == 3
    assert not (home / "site").exists()


@pytest.mark.parametrize("language", ["qq", "tlh", "zh-Hant", "qaa-Qaaa-QM-x0000000"])
def test_a_language_that_nobody_knows(home: Path, language: str) -> None:
    """The words of the pages are in English, and the quote is in that language, or nobody says in which."""
    site = with_one_article(home, language=language)
    found = {tag for page in pages(site) for tag in LANGUAGE.findall(page.read_text(encoding="utf-8"))}
    assert {"en"} <= found <= {"en", language}


def test_a_quote_at_the_limit(home: Path) -> None:
    word = "w" * 200
    site = with_one_article(home, quote=" ".join([word] * 30))
    assert word in (site / "articles" / "2031-05-02-harbor-post.html").read_text()


@pytest.mark.heavy
def test_five_thousand_claims_in_one_visit(tmp_path: Path) -> None:
    write_base_of(tmp_path, 417)
    site = build(tmp_path, tmp_path / "site")
    assert list(broken_links(site)) == []
    (page,) = page_types(site)["visits/"]
    assert page.stat().st_size < 200_000
    assert sum(read(page).elements.values()) < 6_000
