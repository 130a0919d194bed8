"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from claimcheck.writing import write_whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_new_and_old_files(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text("before")
    write_whole({old: b"after", new: b"line\r\n"})
    assert (old.read_bytes(), new.read_bytes()) == (b"after", b"line\r\n")
    assert names(tmp_path) == ["new.yaml", "old.yaml"]


def test_permissions_are_kept_and_new_files_have_the_usual_ones(tmp_path: Path) -> None:
    old, new, usual = tmp_path / "old", tmp_path / "new", tmp_path / "usual"
    old.touch(mode=0o640)
    old.chmod(0o640)
    usual.write_text("")
    write_whole({old: b"x", new: b"x"})
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("before")
    (tmp_path / "link").symlink_to("file")
    write_whole({tmp_path / "link": b"after"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "after"


def test_when_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    good = tmp_path / "good"
    good.write_text("before")
    with pytest.raises(OSError, match="nowhere"):
        write_whole({good: b"after", tmp_path / "nowhere" / "bad": b"x"})
    assert good.read_text() == "before"
    assert names(tmp_path) == ["good"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everything")
def test_a_file_that_is_read_only_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("before")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        write_whole({path: b"after"})
    assert path.read_text() == "before"
    assert names(tmp_path) == ["file"]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole({tmp_path / "folder": b"x"})
    assert names(tmp_path) == ["folder"]
