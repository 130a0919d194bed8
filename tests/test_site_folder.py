"""What becomes of the files in the folder of a site: ours, those changed by hand, and those of others."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from claimcheck.site.folder import LIST, ForeignError, Written, foreign, write


def pages(**texts: str) -> Mapping[str, Callable[[], bytes]]:
    """Pages by their names, of which "__" stands for "/"."""
    return {f"{name.replace('__', '/')}.html": text.encode for name, text in texts.items()}


def files(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != LIST)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in paths}


def test_only_what_has_changed_is_written_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "site"
    assert write(folder, pages(index="1", visits__a="a", visits__b="b", rules__c="c")) == Written(4, 0, 0)
    assert write(folder, pages(index="1", visits__a="A")) == Written(1, 1, 2)
    assert files(folder) == {"index.html": "1", "visits/a.html": "A"}
    assert sorted(path.name for path in folder.iterdir()) == [LIST, "index.html", "visits"]


def test_the_second_time_nothing_is_written_not_even_the_list(tmp_path: Path) -> None:
    write(tmp_path, pages(index="1", visits__a="a"))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert write(tmp_path, pages(index="1", visits__a="a")) == Written(0, 2, 0)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_page_changed_by_hand_is_replaced_but_not_removed(tmp_path: Path) -> None:
    write(tmp_path, pages(stays="1", goes="2"))
    (tmp_path / "stays.html").write_text("by hand")
    (tmp_path / "goes.html").write_text("by hand")
    assert write(tmp_path, pages(stays="1")) == Written(1, 0, 0)
    assert files(tmp_path) == {"stays.html": "1", "goes.html": "by hand"}
    assert foreign(tmp_path) == ("goes.html",)


@pytest.mark.parametrize("name", ["index.html", "index.html/x", "visits"])
def test_what_stands_where_a_page_goes_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    with pytest.raises(ForeignError):
        write(tmp_path, pages(index="1", visits__a="a"))
    assert files(tmp_path) == {name: "mine"}


def test_nothing_is_written_into_a_folder_that_is_only_linked_to(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    site.mkdir()
    elsewhere.mkdir()
    (site / "visits").symlink_to(elsewhere)
    with pytest.raises(ForeignError):
        write(site, pages(visits__a="a"))
    assert files(elsewhere) == {}


def test_what_is_hidden_is_no_concern_of_ours(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("mine")
    (tmp_path / "CNAME").write_text("mine")
    assert foreign(tmp_path) == ("CNAME",)


@pytest.mark.parametrize("path", ["../outside", "/outside", "a/../../outside", "..\\outside", ".git/config"])
def test_a_list_that_was_tampered_with_removes_nothing(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "site"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "config").write_text("mine")
    (tmp_path / "outside").write_text("mine")
    before = files(tmp_path)
    mine = sha256(b"mine").hexdigest()
    (folder / LIST).write_text(json.dumps({"schema": 1, "files": {path: mine}}))
    write(folder, pages(index="1"))
    assert files(tmp_path) == before | {"site/index.html": "1"}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"schema": 2}', '{"schema": 1}', '{"schema": 1, "files": []}'])
def test_a_list_that_is_none_makes_everything_foreign(tmp_path: Path, text: str) -> None:
    write(tmp_path, pages(index="1"))
    (tmp_path / LIST).write_text(text)
    assert foreign(tmp_path) == ("index.html",)


def test_when_a_page_cannot_be_made_nothing_has_changed(tmp_path: Path) -> None:
    write(tmp_path, pages(a="1", b="2"))
    before = files(tmp_path)

    def full() -> bytes:
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        write(tmp_path, {**pages(a="new"), "c.html": full})
    assert files(tmp_path) == before
    assert write(tmp_path, pages(a="1", b="2")) == Written(0, 2, 0)


def test_what_a_broken_run_left_is_ours(tmp_path: Path) -> None:
    """A run that ends while it puts pages in place leaves a list of them, and what it wrote aside."""
    (tmp_path / ".claimcheck-site.new").mkdir()
    (tmp_path / ".claimcheck-site.new" / "index.html").write_text("1")
    (tmp_path / "index.html").write_text("1")
    (tmp_path / LIST).write_text(json.dumps({"schema": 1, "files": {"index.html": "x", "visits/a.html": "y"}}))
    assert foreign(tmp_path) == ()
    assert write(tmp_path, pages(index="2")) == Written(1, 0, 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == [LIST, "index.html"]
