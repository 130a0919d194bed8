"""How `claimcheck diff` shows a change: whole outputs, and what no claim can do to them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pygit2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report import diffcontent, diffmarkdown
from claimcheck.report.safe import markdown
from claimcheck.report.tables import display_width
from tests.changes import ANNOUNCED, COURIER, ELSEWHERE, NEWS, POST, REVIEWS, Home, decided
from tests.test_cli import claimcheck


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def change_much(home: Home) -> str:
    """A change that has something for almost every section; the base is returned."""
    home.write(NEWS, ELSEWHERE)
    home.write(REVIEWS, "reviews:\n" + decided(home))
    home.write(".github/workflows/claims.yaml", "on: pull_request\n")
    base = home.commit()
    home.replace(NEWS, "The two presidents met in Kesh", "The presidents met in Kesh")
    home.replace("claims/places.yaml", "kesh: {name: Kesh, within: veldt}", "kesh: {name: Kesh, within: old-harbor}")
    home.remove(".github/workflows/claims.yaml")
    home.replace(POST, "certainty: probable", "certainty: certain")
    home.replace(COURIER, "source: [orn-office, veldt-cabinet]", "source: orn-office")
    home.write("claims/articles/2031-05-09-harbor-post.yaml", ANNOUNCED)
    home.write("claims/articles/2031-06-01-broken.yaml", "article: [\n")
    home.write("claims/articles/notes.doc", "")
    return base


@pytest.fixture(scope="module")
def much(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, str]:
    home = Home(tmp_path_factory.mktemp("much"))
    base = change_much(home)
    home.commit()
    return home, base


@pytest.mark.parametrize("width", [80, 140])
def test_as_text(much: tuple[Home, str], golden: Any, width: int) -> None:
    home, base = much
    done = claimcheck("diff", base, "HEAD", at=home.top, environment={"COLUMNS": str(width)})
    assert done.returncode == 2
    assert re.search(r"^1 problem in HEAD; this is what could be read$", done.stderr, re.MULTILINE)
    assert max(display_width(line) for line in done.stdout.split("\n")) <= width
    golden(f"diff-{width}.txt", done.stdout)


@pytest.mark.parametrize(("form", "suffix"), [("markdown", "md"), ("json", "json")])
def test_for_others(much: tuple[Home, str], golden: Any, form: str, suffix: str) -> None:
    home, base = much
    done = claimcheck("diff", base, "HEAD", "--format", form, at=home.top)
    assert done.returncode == 2
    golden(f"diff.{suffix}", done.stdout)


def test_the_same_bytes_from_any_folder_and_hash_order(much: tuple[Home, str], golden: Any) -> None:
    home, base = much
    for at, claims, seed in (
        (home.top / "claims" / "articles", "..", "1"),
        (home.top.parent, home.top / "claims", "2"),
    ):
        environment = {"PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
        command = ("diff", base, "HEAD", "--format", "json", "--claims", claims)
        golden("diff.json", claimcheck(*command, at=at, environment=environment).stdout)


def test_markdown_begins_with_the_verdict_and_ends_with_the_marker(much: tuple[Home, str]) -> None:
    home, base = much
    text = home.told(base, "HEAD").markdown
    assert text.startswith("**claimcheck: edits 2 judges, which would hide 1 contradiction; adds 1 error in 1 file; ")
    assert text.endswith(f"\n{diffmarkdown.MARKER}\n")
    assert text.index("### 2 edited judges") < text.index("<details>")
    assert text.count("<details>") == text.count("</details>") == text.count("<summary>")


NASTY = """|x| `a` <b>c</b> </details> ![i](https://e.example/i.png) @you #1 GH-1 o/r#2 a@b.example
<!-- --> [l](x) :octocat:"""


def test_claims_cannot_break_out_of_the_comment(home: Home) -> None:
    base = home.commit()
    nasty = json.dumps(NASTY)
    article = ELSEWHERE.replace('"The two presidents met in Kesh"', nasty)
    article = article.replace("summit_place: kesh", f"summit_place: kesh, motive: [{nasty}, {json.dumps('y' + NASTY)}]")
    home.write(NEWS, article.replace("outlet:", f"title: {nasty}\n  outlet:"))
    home.replace("claims/sources.yaml", "the mayor of Kesh", nasty)
    home.write(f"claims/articles/@you #1 <b>{'|' * 9}.doc", "")
    home.write(".github/workflows/`@you`|.yml", "")
    home.git.create_branch("a|b", home.git.head.peel(pygit2.Commit))
    seen = home.told(base)
    for text in (seen.markdown, markdown(seen.text)):
        assert not re.search(r"(?<!\\)<(?!/?span>|/?details>|/?summary>|br>|!-- claimcheck -->$)", text, re.MULTILINE)
        assert not re.search(r"@(?!<)|(?<![`\w])#(?=\w)|GH-\d|:octocat:|\w://", re.sub(r"`[^`]*`", "", text))
    columns = [len(re.findall(r"(?<!\\)\|", line)) for line in seen.markdown.split("\n") if line.startswith("| ")]
    assert set(columns) <= {3, 4}
    assert seen.markdown.count("<details>") == seen.markdown.count("</details>")
    assert not re.search("[\x00-\x08\x0b-\x1f]", seen.text)


def test_a_comment_fits_however_large_the_change_is(home: Home) -> None:
    home.write(NEWS, ELSEWHERE)
    base = home.commit()
    for number in range(300):
        text = ELSEWHERE.replace("in Kesh", f"in Kesh 여러 곳 {'@' * 300}").replace("kesh-mayor", f"s{number % 40}")
        date = f'arrival_date: "{2032 + number % 60}-01-01"'
        home.write(f"claims/articles/a{number}.yaml", text.replace("summit_place: kesh", date))
    names = "".join(f"s{number}: {{name: {'n' * 200}}}\n" for number in range(40))
    home.write("claims/sources.yaml", home.read("claims/sources.yaml") + names)
    home.replace("claims/places.yaml", "name: Kesh", "name: 平壤" + "壤" * 5000)
    seen = home.told(base)
    assert 30_000 < len(seen.markdown.encode()) <= diffmarkdown.MOST_BYTES < 65_536
    assert len(seen.data["claims"]["added"]) == 300
    assert re.search(r"… and \d+ more\n\n</details>", seen.markdown)
    assert seen.markdown.endswith(f"{diffmarkdown.MARKER}\n")
    assert "and 100 more, which are in --format json" in seen.text
    for section in ("1 edited judge", "300 added claims", "new findings"):
        assert section in seen.markdown


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 60)), max_size=25))
def test_every_section_has_its_share_of_a_comment(sizes: list[tuple[int, int]]) -> None:
    """Whatever sections there are: the comment fits, names each of them, and counts what it leaves out."""
    sections = [
        diffcontent.Section(f"section {n}", "", ("a", "b"), [[["x"], ["é" * length]]] * rows)
        for n, (rows, length) in enumerate(sizes)
    ]
    text = diffmarkdown.comment(diffcontent.Change("much", (), sections[:2], sections[2:]), ("a", "b"))
    assert len(text.encode()) <= diffmarkdown.MOST_BYTES
    for number, (rows, length) in enumerate(sizes):
        block = text.partition(f"section {number}\n")[2] or text.partition(f"section {number}<")[2]
        block = re.split(r"<|### ", block)[0]
        more = re.search(r"… and (\d+) more", block)
        assert block.count(f"| x | {'é' * length} |") + int(more[1] if more else 0) == rows
