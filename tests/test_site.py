"""What stands on the pages of a site: of the ports, of a Result made by hand, and of texts at hand."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.checking import Result, check
from claimcheck.engine import load_rules
from claimcheck.quotes import find_texts, normalise, passages
from claimcheck.site import addresses, environment, limits
from claimcheck.site.arranged import WORDS_AROUND, arrange_site
from claimcheck.site.building import pages
from claimcheck.site.digest import Digest
from claimcheck.site.document import document
from claimcheck.site.readers import ReaderNames
from tests.made_up import made_up
from tests.test_cli import claimcheck

BASES = Path(__file__).parent / "bases"
VISIT = "visits/2031-05-veldt.html"


@cache
def ports() -> Result:
    return check(BASES / "ports")


@cache
def made(base_url: str = "") -> Mapping[str, str]:
    """All files of the site of the ports, as text."""
    texts = find_texts(ports().base, BASES / "ports-texts")
    return {path: make().decode() for path, make in pages(ports(), load_rules(), texts, base_url).items()}


# --- Whole pages ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "findings.html",
        "feed.xml",
        VISIT,
        "visits/2031-05-veldt.days.html",
        "articles/2031-04-20-harbor-post.html",
        "sources/harbor-post.html",
    ],
)
def test_a_page(golden: Any, path: str) -> None:
    golden(f"ports-site/{path}", made()[path])


def test_a_page_of_a_contradiction(golden: Any) -> None:
    path = next(path for path in made() if path.startswith("findings/C"))
    golden("ports-site/contradiction.html", made()[path])


def test_a_document(golden: Any) -> None:
    text = document(arrange_site(ports()))
    assert environment.style() in text
    golden("ports-site/report.html", text.replace(environment.style(), "").replace(environment.style_hash(), "HASH"))


def test_a_document_on_one_visit_has_no_claims_on_others() -> None:
    text = document(arrange_site(ports(), "2031-05-veldt"))
    assert "visit-2031-05-veldt" in text
    assert "visit-orn-habits" not in text


def test_the_same_bytes_every_time() -> None:
    texts = find_texts(ports().base, BASES / "ports-texts")
    again = pages(check(BASES / "ports"), load_rules(), texts)
    assert {path: make().decode() for path, make in again.items()} == made()


def test_no_page_shows_what_is_hidden_or_would_be_run() -> None:
    every = "".join(make().decode() for make in pages(made_up(), load_rules(), {}).values())
    assert "<img" not in every
    assert "\x1b" not in every
    assert "\u202e" not in every
    assert "&lt;img src=x&gt;" in every


@pytest.mark.parametrize("path", ["index.html", VISIT])
def test_without_findings_there_are_pages_all_the_same(path: str) -> None:
    without = evolve(made_up(), findings=(), outcomes=(), reviews={})
    every = pages(without, load_rules(), {})
    assert b"finding" in every[path]()
    assert b"neither agreements nor contradictions" in every["findings.html"]()
    assert b"<updated>2031-05-07T00:00:00Z</updated>" in every["feed.xml"]()


# --- Where things are -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("2001-08-moscow", "2001-08-moscow"),
        ("summit_place", "summit_place"),
        ("../../etc/passwd", "etc-passwd~3754d6cb3a38"),
        ("con", "con~1143da2bc54c"),
        ("평양", "~839f9ec2392a"),
    ],
)
def test_a_file_name(id: str, name: str) -> None:
    assert addresses.file_name(id) == name


@given(st.lists(st.text(), unique=True, max_size=20))
def test_every_id_has_a_name_and_an_anchor_of_its_own(ids: list[str]) -> None:
    names = [addresses.file_name(id) for id in ids]
    assert len(set(names)) == len(set(map(addresses.anchor, ids))) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9_~-]{1,120}", name) for name in names)


# --- Words ------------------------------------------------------------------------------------------------


def test_a_visit_in_a_few_words() -> None:
    arranged = arrange_site(made_up())
    assert arranged.digest(arranged.visits["2031-05-veldt"]) == Digest(
        state="",
        established="",
        happened="summit place: Old Harbor",
        disputed="stop",
        rumored="1 confirmed, 1 still open",
    )


@pytest.mark.parametrize(
    ("answer", "standing", "disputed", "said"),
    [
        ("yes", "established", False, "Took place: established."),
        ("yes", "happened", True, "Took place: reported as fact, disputed."),
        ("yes", "announced", False, "Announced to take place."),
        ("no", "happened", False, "Did not take place: reported as fact."),
        ("no", "rumored", False, "Rumored not to take place."),
    ],
)
def test_whether_a_visit_takes_place(answer: str, standing: Any, disputed: bool, said: str) -> None:
    result = made_up()
    occurs = evolve(
        result.answers[0], question="occurs", answer=answer, standing=standing, disputed=disputed, claims=()
    )
    arranged = arrange_site(evolve(result, answers=(occurs,)))
    assert arranged.digest(arranged.visits["2031-05-veldt"]).state == said


def test_ids_are_words_for_readers() -> None:
    names = ReaderNames(made_up().base)
    assert names.question("summit_place") == "summit place"
    assert names.visit("orn-habits") == "What is said of President Orn in general"
    assert names.answer("stop", "far-away-bay") == "far away bay"
    assert names.answer("motive", "well-known") == "well-known"
    assert names.answer("motive", "and/or") == "and/or"
    assert names.answer("arrival_date", "[2031-05-04..2031-05-05]") == "between 2031-05-04 and 2031-05-05"
    assert [names.amount(text) for text in ("1 day", "7 day", "1.5 day (36 hour)", "30 km")] == [
        *("1 day", "7 days", "1.5 days (36 hours)", "30 km")
    ]


# --- Quotes in their text ---------------------------------------------------------------------------------

TEXT = normalise("One two three four. The yacht docks on 14 May, he said, not on 4 May. Five six seven.")


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        (["The yacht docks"], [("… three four. ", "The yacht docks", " on 14 …")]),
        (["on 4 May"], [("… said, not ", "on 4 May", ". Five …")]),
        (["Five six", "One two"], [("… 4 May. ", "Five six", " seven."), ("", "One two", " three four. …")]),
        (["The yacht docks", "gone"], []),
    ],
)
def test_a_quote_where_it_stands(quote: list[str], shown: list[tuple[str, str, str]]) -> None:
    assert [(one.before, one.span, one.after) for one in passages(quote, TEXT, 2)] == shown


def test_claims_in_the_order_of_the_text() -> None:
    texts = find_texts(ports().base, BASES / "ports-texts")
    for article in arrange_site(ports(), texts=texts).articles.values():
        places = [lines.passages[0].at for lines in article.statements if lines.passages]
        assert len(places) == len(article.statements) > 1
        assert places == sorted(places)


def test_of_a_text_only_a_few_words_around_quotes_are_shown() -> None:
    (text,) = (text for id, text in find_texts(ports().base, BASES / "ports-texts").items() if "harbor" in id)
    page = made()["articles/2031-04-20-harbor-post.html"]
    shown = sum(len(part.split()) for part in re.findall(r'class="around">([^<]*)<', page))
    assert 0 < shown <= 2 * (WORDS_AROUND + 1) * page.count("<mark>")
    assert text not in page


# --- The feed ---------------------------------------------------------------------------------------------


def test_a_reader_knows_entries_again_when_the_site_moves() -> None:
    def ids(text: str) -> list[str]:
        return re.findall(r"<id>(.*?)</id>", text)

    moved = made("https://example.org/a/")["feed.xml"]
    assert ids(moved) == ids(made()["feed.xml"])
    assert len(set(ids(moved))) == len(ids(moved)) > 1
    assert 'href="https://example.org/a/findings/' in moved


# --- Crowds -----------------------------------------------------------------------------------------------


def test_what_a_visit_cannot_list_stands_on_a_page_of_its_own() -> None:
    result = made_up()
    (conflict,) = (finding for finding in result.findings if finding.rule == "C04")
    many = limits.PAGES.contradictions + 3
    crowd = tuple(evolve(conflict, id=f"C04-{number:016x}") for number in range(many))
    every = pages(evolve(result, findings=crowd, reviews={}), load_rules(), {})
    visit, listing = every[VISIT]().decode(), every["visits/2031-05-veldt.findings.html"]().decode()
    assert visit.count('class="card"') == limits.PAGES.contradictions
    assert '3 more contradictions: <a href="../visits/2031-05-veldt.findings.html">' in visit
    assert all(f"../findings/{finding.id}.html" in listing for finding in crowd)


def test_findings_fill_several_pages() -> None:
    result = made_up()
    number = limits.PAGES.listed + 1
    crowd = tuple(evolve(result.findings[0], id=f"A03-{number:016x}") for number in range(number))
    every = pages(evolve(result, findings=crowd, reviews={}), load_rules(), {})
    first, second = every["findings.html"]().decode(), every["findings-2.html"]().decode()
    assert first.count("<tr>") + second.count("<tr>") == number + 2
    assert 'rel="next" href="findings-2.html"' in first
    assert 'rel="prev" href="findings.html"' in second


# --- The commands -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("site", "out", "--base-url", "javascript:x"), "write an address such as https://example.org/claims/"),
        (("site", "out", "--texts", "nowhere"), "cannot read the texts in nowhere"),
        (("site", "claims/out"), "lies in the claim base itself"),
        (("site", "out", "--claims", "nowhere"), "cannot read the claim base nowhere"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    shutil.copytree(BASES / "ports", tmp_path / "claims")
    done = claimcheck(*arguments, at=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert not (tmp_path / "out").exists()


def test_no_site_rests_on_claims_with_errors(tmp_path: Path) -> None:
    shutil.copytree(BASES / "ports", tmp_path / "claims")
    (tmp_path / "claims" / "articles" / "2031-06-01-broken.yaml").write_text("article: [\n")
    done = claimcheck("site", "out", at=tmp_path)
    assert (done.returncode, (tmp_path / "out").exists()) == (2, False)
    assert "out is left as it is" in done.stderr


def test_the_document_is_written_and_known_again(tmp_path: Path) -> None:
    shutil.copytree(BASES / "ports", tmp_path / "claims")
    shown = claimcheck("report", "--format", "html", at=tmp_path)
    assert shown.stdout.startswith("<!doctype html>")
    for _ in range(2):
        done = claimcheck("report", "--format", "html", "--output", "reports", at=tmp_path)
        assert (done.returncode, done.stderr) == (0, "wrote 1 file to reports\n")
    assert (tmp_path / "reports" / "report.html").read_text() == shown.stdout
    assert claimcheck("report", "--format", "html", "--check", at=tmp_path).returncode == 0
