"""`claimcheck draft` as its users meet it: a page or a text in, a claim file out that lints, nothing overwritten."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pygit2
import pytest
from typer.testing import CliRunner

from claimcheck.cli import app
from claimcheck.commands.console import UserError

pytest.importorskip("trafilatura", reason="needs the extra: draft")
pytest.importorskip("spacy", reason="needs the extra: draft")

from tests.draft.server import Server, serving
from tests.test_cli import PORTS, Done, claimcheck

pytestmark = pytest.mark.heavy

PAGES = Path(__file__).parent / "draft" / "pages"
NEWS = """Orn to visit Veldt in May

President Tessa Orn will visit Veldt in May, officials of the port said on Tuesday. Her spokeswoman would not comment.
"""
FILE = "claims/articles/2031-05-03-harbor-post.yaml"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a claim base, pages and a text."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(PORTS, tmp_path / "claims")
    shutil.copytree(PAGES, tmp_path / "pages")
    (tmp_path / "news.txt").write_text(NEWS)
    return tmp_path


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as served:
        served.page("/story", (PAGES / "story.html").read_bytes())
        yield served


def draft(home: Path, *arguments: object) -> Done:
    """Draft, with success; only the files that it says it writes are new, and no other has changed."""
    before = contents(home)
    done = claimcheck("draft", *arguments, at=home)
    assert done.returncode == 0, done.stderr
    after = contents(home)
    assert {path: after[path] for path in before} == before
    kept = {path for path in after if path.endswith(".txt")}
    assert set(after) - set(before) - kept == {done.stdout.rstrip("\n")}
    return done


def refused(home: Path, *arguments: str) -> str:
    """Draft, without success: in which words. Nothing is written. In this process, which is quicker."""
    before = contents(home)
    done = CliRunner().invoke(app, ["draft", *arguments])
    assert isinstance(done.exception, UserError)
    assert done.exception.exit_code == 2
    assert contents(home) == before
    assert done.stdout == ""
    return str(done.exception)


def contents(home: Path) -> dict[str, bytes]:
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*") if path.is_file()}


# --- What is written ---------------------------------------------------------------------------------------


def test_a_page(home: Path, golden: Callable[[str, str], None]) -> None:
    url = "https://www.harbor.example/story.html"
    done = draft(home, "pages/story.html", "--url", url, "--visit", "2031-05-veldt", "--texts", "texts")
    assert done.stdout == f"{FILE}\n"
    golden("draft/page.yaml", (home / FILE).read_text("utf-8"))
    golden("draft/page.txt", (home / "texts" / "2031-05-03-harbor-post.txt").read_text("utf-8"))
    golden("draft/page.err", done.stderr)


def test_a_text(home: Path, golden: Callable[[str, str], None]) -> None:
    done = draft(home, "news.txt", "--published", "2031-05-03", "--outlet", "Harbor Post", "--texts", "texts")
    assert done.stdout == f"{FILE}\n"
    golden("draft/text.yaml", (home / FILE).read_text("utf-8"))
    assert (home / "texts" / "2031-05-03-harbor-post.txt").read_text("utf-8") == NEWS


def test_a_new_outlet_is_added(home: Path) -> None:
    sources = home / "claims" / "sources.yaml"
    before = sources.read_text("utf-8")
    done = claimcheck("draft", "news.txt", "--published", "2031-05-03", "--outlet", "The Gull", at=home)
    assert done.returncode == 0
    assert "outlet: new in sources.yaml\n" in done.stderr
    assert sources.read_text("utf-8") == f'{before}the-gull: {{name: "The Gull"}}\n'
    assert claimcheck("lint", done.stdout.strip(), at=home).returncode == 0


def test_what_is_written_lints_and_its_text_is_found(home: Path) -> None:
    draft(home, "pages/story.html", "--texts", "texts", "--quiet")
    lint = claimcheck("lint", "--texts", "texts", "--format", "json", FILE, at=home)
    assert [problem for problem in json.loads(lint.stdout)["problems"] if problem["severity"] != "hint"] == []


def test_what_is_written_is_in_the_one_form_of_claim_files(home: Path) -> None:
    names = [
        draft(home, f"pages/{page}", "--outlet", "harbor-post", "-q").stdout.strip()
        for page in ("story.html", "reprint.html")
    ]
    assert claimcheck("fmt", "--check", *names, at=home).returncode == 0


def test_a_page_from_the_web(home: Path, server: Server) -> None:
    server.redirect("/start", "/story")
    done = draft(home, server.url("/start"), "--allow-private", "--outlet", "harbor-post")
    assert done.stdout == f"{FILE}\n"
    assert f'url: "{server.url("/2031/05/03/orn-port-mira")}"' in (home / FILE).read_text("utf-8")
    assert "url" not in done.stderr


def test_a_page_from_this_machine_is_not_fetched_unless_allowed(home: Path, server: Server) -> None:
    url = server.url("/story")
    message = (
        f"{url}: 127.0.0.1 is an address of this machine, and is not fetched; --allow-private fetches it all the same"
    )
    assert refused(home, url) == message
    assert not server.asked


@pytest.mark.parametrize("content", [NEWS, (PAGES / "story.html").read_text("utf-8")], ids=["text", "page"])
def test_standard_input(home: Path, content: str) -> None:
    command = [
        sys.executable,
        "-m",
        "claimcheck.cli",
        "draft",
        "-",
        "--published",
        "2031-05-03",
        "--outlet",
        "harbor-post",
    ]
    done = subprocess.run(command, cwd=home, input=content.encode(), capture_output=True, check=True)
    assert done.stdout.decode() == f"{FILE}\n"


def test_an_inexact_day(home: Path) -> None:
    options = ("--outlet", "harbor-post", "--published")
    assert draft(home, "news.txt", *options, "[2031-05-03..2031-05-09]").stdout.endswith("/2031-05-harbor-post.yaml\n")
    assert draft(home, "pages/reprint.html", *options, "2031~").stdout.endswith("/2031-harbor-post.yaml\n")
    assert draft(home, "pages/teaser.html", *options, "2031-05-06", "--id", "a-1").stdout.endswith("/a-1.yaml\n")


def test_texts_that_git_would_take_in_are_warned_of(home: Path) -> None:
    pygit2.init_repository(home).free()
    (home / ".gitignore").write_text("ignored/\n")
    options = ("--outlet", "harbor-post", "--published", "2031-05-03", "--id")
    warned = draft(home, "news.txt", *options, "a-1", "--texts", "texts")
    assert "texts/a-1.txt is in a git repository that does not ignore it" in warned.stderr
    assert "git" not in draft(home, "pages/teaser.html", *options, "a-2", "--texts", "ignored").stderr


# --- What is not known -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["news.txt", "--outlet", "harbor-post"], "nothing says when this was published; add --published"),
        (["pages/old.html"], "such as --published 2031-05-07, if that day on the page is the one"),
        (["news.txt", "--published", "2031-05-03"], "nothing says who published this; add --outlet"),
        (
            ["news.txt", "--published", "3 May 2031", "--outlet", "harbor-post"],
            "--published 3 May 2031: '3 May 2031' is not a date",
        ),
        (["news.txt", "--published", "2031", "--outlet", "Harbour Post"], "did you mean harbor-post?"),
        (["pages/reprint.html"], "but calls its site The Courier of the South; say with --outlet who published it"),
        (
            ["pages/story.html", "--visit", "2031-05-veld"],
            "there is no visit 2031-05-veld; did you mean 2031-05-veldt?",
        ),
        (["pages/story.html", "--url", "harbor.example/a"], "harbor.example/a is not a web address"),
        (["pages/story.html", "--id", "../a"], "../a is not an id"),
        (["pages/story.html", "--texts", "claims/texts"], "claims/texts is in the claim base"),
        (["pages/story.html", "--claims", "no"], "cannot read the claim base no"),
        (["pages/consent.html"], "pages/consent.html: this page only asks for consent"),
        (["no.txt"], "cannot read no.txt: No such file or directory"),
        (["www.harbor.example/story"], "a web address begins with https://"),
        (["pages"], "cannot read pages: Is a directory"),
        (["ftp://harbor.example/story"], "must begin with http:// or https://"),
        (["/dev/zero"], "this has more than 8 MB"),
    ],
)
def test_what_a_person_has_to_say_or_mend(home: Path, arguments: list[str], words: str) -> None:
    assert words in refused(home, *arguments)


def test_registries_with_problems_come_first(home: Path) -> None:
    sources = home / "claims" / "sources.yaml"
    sources.write_text(sources.read_text() + "gull: {nam: Gull}\n")
    message = refused(home, "pages/story.html")
    assert re.match(r"claims/sources.yaml:\d+:\d+: L20 .*; correct this first \(claimcheck lint\)", message)


# --- Nothing is overwritten --------------------------------------------------------------------------------


def test_an_article_that_is_there_already(home: Path) -> None:
    draft(home, "pages/story.html")
    assert f"the claim base has this article already, in {FILE}" in refused(home, "pages/story.html")
    another = refused(home, "news.txt", "--outlet", "harbor-post", "--published", "2031-05-03")
    assert "there is an article 2031-05-03-harbor-post already; give this one another id, such as --id" in another


@pytest.mark.parametrize("name", ["2031-05-03-harbor-post.yaml", "2031-05-03-harbor-post.yml"])
def test_a_file_that_cannot_be_read_is_left_as_it_is(home: Path, name: str) -> None:
    (home / "claims" / "articles" / name).write_text("article: [\n")
    assert f"claims/articles/{name} is there already; nothing is overwritten" in refused(home, "pages/story.html")


def test_a_text_that_is_there_already(home: Path) -> None:
    (home / "texts").mkdir()
    (home / "texts" / "2031-05-03-harbor-post.txt").write_text("Something else.")
    message = refused(home, "pages/story.html", "--texts", "texts")
    assert "texts/2031-05-03-harbor-post.txt is another text; move it away" in message


# --- Without the extra -------------------------------------------------------------------------------------


def test_without_the_extra_it_says_what_to_install(home: Path) -> None:
    (home / "lacking").mkdir()
    (home / "lacking" / "trafilatura.py").write_text("raise ModuleNotFoundError(name='trafilatura')\n")
    done = claimcheck("draft", "news.txt", at=home, environment={"PYTHONPATH": "lacking"})
    assert done.returncode == 2
    advice = 'pip install "claimcheck-toolkit[draft]"'
    assert done.stderr == f"claimcheck: draft needs packages that are not installed (trafilatura): {advice}\n"


def test_other_commands_load_nothing_of_it() -> None:
    code = (
        "import sys, claimcheck.cli; print([n for n in ('trafilatura', 'ssl', 'socket', 'http') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode() == "[]\n"
