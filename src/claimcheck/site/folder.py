"""Writes a site into a folder: only what has changed, nothing that is not ours, and no page in part.

Knows which files are ours, by a list that it keeps there. Must not know what is in them.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from claimcheck.writing import write_whole

LIST: Final = ".claimcheck-site.json"
_ASIDE: Final = ".claimcheck-site.new"
_SCHEMA: Final = 1


class ForeignError(Exception):
    """Files that are not of a site have the `names` of pages."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


class Written(NamedTuple):
    """How many files were written, left as they were, and removed."""

    changed: int
    unchanged: int
    removed: int


def foreign(folder: Path) -> tuple[str, ...]:
    """The files in a folder that no site wrote, sorted; what is hidden there, such as .git, is no concern of ours.

    Raises OSError.
    """
    ours = _listed(folder)
    return tuple(sorted(path for path in _paths(folder) if path not in ours))


def write(folder: Path, pages: Mapping[str, Callable[[], bytes]], told: Callable[[], None] = lambda: None) -> Written:
    """Make all `pages`, by their paths, and put those in place that differ; remove ours that are no longer among them.

    All are made and written aside before the first is put in place, and `told` is called after each. A page that
    somebody has changed by hand is replaced, but not removed. Raises OSError when that fails: until pages are put in
    place, nothing was changed. Raises ForeignError when a file that is not ours has the name of a page.
    """
    before = _listed(folder)
    _refuse_foreign(folder, pages, before)
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / _ASIDE
    shutil.rmtree(aside, ignore_errors=True)  # of a run that was broken off
    try:
        hashes, changed = _written_aside(folder, aside, pages, told)
        _keep(folder, before | hashes)  # if we are broken off now, all of these are ours
        for path in changed:
            (folder / path).parent.mkdir(exist_ok=True)
            (aside / path).replace(folder / path)
        removed = _remove(folder, {path: hash for path, hash in before.items() if path not in hashes})
        _keep(folder, hashes)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return Written(len(changed), len(hashes) - len(changed), removed)


def _written_aside(
    folder: Path, aside: Path, pages: Mapping[str, Callable[[], bytes]], told: Callable[[], None]
) -> tuple[dict[str, str], list[str]]:
    """The hashes of all pages, and the paths of those that differ from what is there."""
    hashes: dict[str, str] = {}
    changed: list[str] = []
    for path, make in pages.items():
        data = make()
        hashes[path] = _hash(data)
        if _read(folder / path) != data:
            changed.append(path)
            (aside / path).parent.mkdir(parents=True, exist_ok=True)
            (aside / path).write_bytes(data)
        told()
    return hashes, changed


def _refuse_foreign(folder: Path, pages: Mapping[str, object], ours: Mapping[str, str]) -> None:
    """A page may replace no file that is not ours, and lie in no file, nor in what is only linked to."""
    parents = {path.rpartition("/")[0] for path in pages} - {""}
    taken = [path for path in pages if path not in ours and (folder / path).exists()]
    taken += [path for path in pages if path in ours and (folder / path).is_dir()]
    taken += [path for path in parents if (folder / path).is_symlink() or (folder / path).is_file()]
    if taken:
        raise ForeignError(tuple(sorted(taken)))


def _remove(folder: Path, stale: Mapping[str, str]) -> int:
    removed = 0
    for path, hash in stale.items():
        data = _read(folder / path)
        if data is not None and _hash(data) == hash:
            (folder / path).unlink()
            removed += 1
    for parent in {(folder / path).parent for path in stale} - {folder}:
        if parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
    return removed


# --- What is ours -----------------------------------------------------------------------------------------


def _listed(folder: Path) -> dict[str, str]:
    """The files that we wrote earlier, by their paths, with hashes; none when the list is not there or not a list."""
    try:
        data = json.loads(_read(folder / LIST) or b"{}")
        files = data["files"] if data.get("schema") == _SCHEMA else {}
        return {str(path): str(hash) for path, hash in files.items() if _is_inside(str(path))}
    except (ValueError, KeyError, AttributeError, RecursionError):
        return {}


def _is_inside(path: str) -> bool:
    """Whether a path of the list is one that we could have written: the list may have been changed by hand."""
    parts = path.split("/")
    return len(parts) <= 2 and all(part and not part.startswith(".") and "\\" not in part for part in parts)


def _keep(folder: Path, hashes: Mapping[str, str]) -> None:
    data = json.dumps({"schema": _SCHEMA, "files": dict(sorted(hashes.items()))}, indent=1).encode()
    if _read(folder / LIST) != data:
        write_whole({folder / LIST: data})


def _paths(folder: Path) -> Iterator[str]:
    """The files below a folder, without those that are hidden or in what is hidden."""
    if not folder.exists():
        return
    for entry in folder.iterdir():
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from (f"{entry.name}/{path}" for path in _paths(entry))
        else:
            yield entry.name


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
