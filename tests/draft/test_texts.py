"""Where the texts of articles are kept, and where they may not be."""

from __future__ import annotations

from pathlib import Path

import pygit2
import pytest

from claimcheck.draft.errors import DraftError
from claimcheck.draft.texts import keep_text, place_of_text, would_be_committed

ID = "2031-05-03-harbor-post"


def keep(folder: Path, text: str, claims: Path) -> Path:
    place = place_of_text(folder, ID, text, claims)
    keep_text(place, text)
    return place


def test_a_text_is_kept_and_kept_again(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there"
    for _ in range(2):
        assert keep(folder, "“Orn will come.”\n", tmp_path / "claims").read_bytes() == "“Orn will come.”\n".encode()
    assert [path.name for path in folder.iterdir()] == [f"{ID}.txt"]


def test_another_text_is_not_overwritten(tmp_path: Path) -> None:
    keep(tmp_path, "One.", tmp_path / "claims")
    with pytest.raises(DraftError, match="is another text; move it away"):
        keep(tmp_path, "Two.", tmp_path / "claims")
    assert (tmp_path / f"{ID}.txt").read_text() == "One."


@pytest.mark.parametrize("folder", ["claims", "claims/texts", "other/../claims/texts", "link"])
def test_no_text_gets_into_the_claim_base(tmp_path: Path, folder: str) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "claims")
    with pytest.raises(DraftError, match="is in the claim base"):
        keep(tmp_path / folder, "One.", tmp_path / "claims")
    assert not list((tmp_path / "claims").iterdir())


def test_texts_that_would_be_committed(tmp_path: Path) -> None:
    repository = pygit2.init_repository(tmp_path / "work")
    pygit2.init_repository(tmp_path / "bare", bare=True)
    (tmp_path / "work" / ".gitignore").write_text("/ignored/\n")
    places = {
        "work/a.txt": True,
        "work/ignored/a.txt": False,
        "a.txt": False,
        "bare/a.txt": False,
        "work/.git/a.txt": False,
    }
    for place in places:
        (tmp_path / place).parent.mkdir(exist_ok=True)
    assert {place: would_be_committed(tmp_path / place) for place in places} == places
    repository.free()
