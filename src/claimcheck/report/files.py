"""Writes a folder of reports or schemas, whole or not at all.

Knows which files in the folder are ours. Must not know what is in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from claimcheck.report.markdown import MARKER
from claimcheck.writing import write_whole

_JSON_START = '{\n  "schema":'
_SCHEMA_START = '{\n  "$comment": "Made by claimcheck'
_CSV_START = "finding,rule,"
_HTML_START = "<!doctype html>\n<!-- Written by `claimcheck report`"


def outdated(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """The names of the files that writing `files` would change, add or remove, sorted. Raises OSError."""
    if not folder.is_dir():
        return sorted(files)
    changed = [name for name, data in files.items() if _read(folder / name) != data]
    return sorted([*changed, *_stale(folder, files)])


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all `files` into `folder` and remove the pages written earlier that are no longer among them.

    Raises OSError when that fails or a file of that name is not ours: then nothing was changed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in files:
        _refuse_foreign(folder / name)
    stale = _stale(folder, files)
    write_whole({folder / name: data for name, data in files.items()})
    for name in stale:
        (folder / name).unlink()


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _refuse_foreign(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder; move it away")
    if path.exists() and not _is_ours(path):
        raise FileExistsError(f"{path} was not written by claimcheck; move it away or choose another folder")


def _is_ours(path: Path) -> bool:
    """Whether we wrote a file: a page starts with the marker, data with its first key."""
    start = path.read_bytes()[:200].decode("utf-8-sig", "replace")
    return start.startswith((f"{MARKER}\n", _JSON_START, _SCHEMA_START, _CSV_START, _HTML_START))


def _stale(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Our pages from an earlier time; only a set of pages replaces pages."""
    if "index.md" not in files:
        return []
    pages = (path for path in folder.glob("*.md") if path.name not in files and path.is_file())
    return sorted(path.name for path in pages if _is_ours(path))
