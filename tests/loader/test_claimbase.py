"""A folder as a whole: what is in the result, and what is raised."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from claimcheck.claimbase import load
from claimcheck.model import Location, Review, Settings
from claimcheck.quotes import check_quotes
from tests.loader.cases import HEAD, PORTS, indented, write

STATEMENT = '  s: {source: kesh-mayor, type: report, quote: "x", answers: {occurs: yes}}\n'


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """A claim base without articles."""
    write({}, tmp_path)
    return tmp_path / "claims"


def test_ports_has_no_problems() -> None:
    base = load(PORTS)
    assert base.problems == ()
    assert base.files == len(base.articles) == 2
    assert len(base.claims) == 21
    assert base.settings == Settings(1, "Ports: an invented claim base for the tests", "CC0-1.0")
    checks = check_quotes(base, PORTS.parent / "ports-texts")
    assert {check.outcome for check in checks} == {"verified"}
    assert not [problem for check in checks for problem in check.problems]


def test_claims_are_in_the_order_of_articles_and_files(claims: Path) -> None:
    two = "  z: {source: kesh-mayor, type: report, quote: x, answers: {occurs: yes, duration: 3}}\n"
    one = "  a: {source: kesh-mayor, type: report, quote: x, answers: {stop: [kesh, dunmere]}}\n"
    (claims / "articles/b.yaml").write_text(HEAD + two + one)
    (claims / "articles/a.yml").write_text(HEAD + STATEMENT)
    assert [claim.id for claim in load(claims).claims] == [
        "a#s.occurs",
        "b#z.occurs",
        "b#z.duration",
        "b#a.stop.kesh",
        "b#a.stop.dunmere",
    ]


def test_defaults_of_a_statement() -> None:
    statements = {claim.statement.id: claim.statement for claim in load(PORTS).claims}
    denial = statements["2031-04-20-harbor-post#office-denies"]
    assert (denial.stance, denial.own_words, denial.scope, denial.after) == (
        "deny",
        True,
        "fair",
        ("silence",),
    )
    assert statements["2031-04-20-harbor-post#silence"].stance == "decline"
    rumor = statements["2031-04-20-harbor-post#yacht"]
    assert (rumor.stance, rumor.happened, rumor.visit) == ("affirm", False, "2031-05-veldt")
    assert (rumor.said, rumor.retracted, rumor.condition) == (None, None, None)
    assert statements["2031-05-07-arlan-courier#met"].sources == ("orn-office", "veldt-cabinet")
    relayed = statements["2031-05-07-arlan-courier#delegation"]
    assert relayed.via == (("veldt-agencies", "harbor-post"),)
    assert statements["2031-04-20-harbor-post#mayor"].condition == "the new pier is finished in time"


def test_places_of_claims_and_statements(claims: Path) -> None:
    statement = "s:\n  source: kesh-mayor\n  type: report\n  quote: [a, b]\n"
    answers = "  answers:\n    stop: [kesh]\n    duration: 3"
    (claims / "articles/a.yaml").write_text(HEAD + indented(statement + answers, 2))
    first, second = load(claims).claims
    file = f"{claims.as_posix()}/articles/a.yaml"
    assert first.location.file == file
    assert (first.location.line, first.location.column) == (8, 14)
    assert (second.location.line, second.location.column) == (9, 7)
    assert (first.statement.location.line, first.statement.location.column) == (3, 3)
    assert (first.statement.quote_location.line, first.statement.quote_location.column) == (6, 13)
    assert (first.statement.article.location.line, first.statement.article.location.column) == (1, 10)


def test_one_bad_file_does_not_hide_the_others(claims: Path) -> None:
    (claims / "articles/a.yaml").write_text("[\n")
    (claims / "articles/b.yaml").write_text(HEAD + STATEMENT)
    base = load(claims)
    assert [article.id for article in base.articles] == ["b"]
    assert base.files == 2
    assert [problem.code for problem in base.problems] == ["L10"]


def test_what_has_errors_is_left_out_and_the_rest_is_kept(claims: Path) -> None:
    wrong = "  t: {source: nobody, type: report, quote: x, answers: {occurs: yes}}\n"
    partly = "  u: {source: kesh-mayor, type: report, quote: x, answers: {occurs: maybe, stop: [kesh, nowhere]}}\n"
    (claims / "articles/a.yaml").write_text(HEAD + wrong + partly)
    assert [claim.id for claim in load(claims).claims] == ["a#u.stop.kesh"]


def test_an_unreadable_file_is_a_problem(claims: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (claims / "articles/a.yaml").write_text(HEAD + STATEMENT)
    opened = Path.open

    def refuse(path: Path, *args: Any) -> object:
        if path.name in ("a.yaml", "people.yaml"):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args)

    monkeypatch.setattr(Path, "open", refuse)
    problems = load(claims).problems
    assert [problem.code for problem in problems] == ["L01", "L01"]
    assert problems[0].message == "the file cannot be read: Permission denied"


def test_a_file_that_is_too_large(claims: Path) -> None:
    (claims / "people.yaml").write_bytes(b" " * 2_000_001)
    assert [problem.code for problem in load(claims).problems] == ["L06"]


def test_problems_are_not_listed_without_end(claims: Path) -> None:
    (claims / "articles/a.yaml").write_text(HEAD + "".join(f"  s{number}: x\n" for number in range(300)))
    codes = [problem.code for problem in load(claims).problems]
    assert codes == ["L09"] + ["L22"] * 200


def test_a_folder_that_cannot_be_read_is_raised(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nothing")
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotADirectoryError):
        load(tmp_path / "file")


def test_an_empty_folder_is_an_empty_base(tmp_path: Path) -> None:
    base = load(tmp_path)
    assert (base.articles, base.claims, base.problems, base.files) == ((), (), (), 0)


def test_articles_that_are_a_file_or_leave_the_folder(claims: Path, tmp_path: Path) -> None:
    shutil.rmtree(claims / "articles")
    (claims / "articles").write_text("x")
    assert [problem.code for problem in load(claims).problems] == ["L02"]
    (claims / "articles").unlink()
    (tmp_path / "elsewhere").mkdir()
    (claims / "articles").symlink_to(tmp_path / "elsewhere")
    assert [problem.code for problem in load(claims).problems] == ["L04"]


def test_the_folder_itself_may_be_a_link(claims: Path, tmp_path: Path) -> None:
    (claims / "articles/a.yaml").write_text(HEAD + STATEMENT)
    (tmp_path / "link").symlink_to(claims)
    base = load(tmp_path / "link")
    assert not base.problems
    assert base.articles[0].location.file == f"{(tmp_path / 'link').as_posix()}/articles/a.yaml"


def test_paths_begin_as_the_folder_is_given(claims: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (claims / "articles/a.yaml").write_text(HEAD + STATEMENT)
    monkeypatch.chdir(claims.parent)
    assert load(Path("claims")).articles[0].location.file == "claims/articles/a.yaml"
    monkeypatch.chdir(claims)
    assert load(Path()).articles[0].location.file == "articles/a.yaml"


def test_a_name_that_is_not_unicode(claims: Path) -> None:
    (claims / "articles" / b"\xff.yaml".decode("utf-8", "surrogateescape")).write_text(HEAD + STATEMENT)
    problems = load(claims).problems
    assert [problem.code for problem in problems] == ["L30"]
    assert f"{problems[0].location.file} {problems[0].message}".encode()


def test_loading_twice_gives_the_same() -> None:
    assert load(PORTS) == load(PORTS)


# --- Reviews ----------------------------------------------------------------------------------------------

DECISION = "finding: {}, evidence: 0123456789abcdef, decision: real, reason: ' Both stand. ', reviewer: Ana"


def decision(finding: str, more: str = "") -> str:
    return f"  - {{{DECISION.format(finding)}, date: 2031-06-01{more}}}\n"


def test_reviews_are_in_the_order_of_visits_and_files(claims: Path) -> None:
    first, second = "C04-1f3a9c2e5b7d9a01", "A01-1f3a9c2e5b7d9a01"
    (claims / "reviews").mkdir()
    (claims / "reviews/orn-habits.yaml").write_text("reviews:\n" + decision(first))
    more = ", review_by: 2031-07-01, withdrawn: 2031-06-02"
    (claims / "reviews/2031-05-veldt.yml").write_text("reviews:\n" + decision(first) + decision(second, more))
    reviews = load(claims).reviews
    assert [(review.visit, review.finding) for review in reviews] == [
        ("2031-05-veldt", first),
        ("2031-05-veldt", second),
        ("orn-habits", first),
    ]
    assert reviews[1] == Review(
        visit="2031-05-veldt",
        finding=second,
        evidence="0123456789abcdef",
        decision="real",
        reason="Both stand.",
        reviewer="Ana",
        date=dt.date(2031, 6, 1),
        location=Location(f"{claims.as_posix()}/reviews/2031-05-veldt.yml", 3, 15),
        review_by=dt.date(2031, 7, 1),
        withdrawn=dt.date(2031, 6, 2),
    )


def test_bad_reviews_hide_nothing_else(claims: Path) -> None:
    finding = "C04-1f3a9c2e5b7d9a01"
    (claims / "articles/a.yaml").write_text(HEAD + STATEMENT)
    (claims / "reviews").mkdir()
    (claims / "reviews/orn-habits.yaml").write_text("[")
    (claims / "reviews/2030-10-veldt.yaml").write_text("reviews:\n  - x\n" + decision(finding))
    base = load(claims)
    assert [claim.id for claim in base.claims] == ["a#s.occurs"]
    assert [review.finding for review in base.reviews] == [finding]
    assert [problem.code for problem in base.problems] == ["L22", "L10"]
