"""Puts exported files where they belong, whole or not at all, and never in the place of somebody else's.

Knows which files were written by an earlier export: in a folder those that its list of checksums names and fits.
Must not know what is in them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from claimcheck.writing import write_whole

SUMS: Final = "SHA256SUMS"
_FIRST_LINE: Final = (
    "# Written by claimcheck export; `sha256sum --check SHA256SUMS` tells if anything was changed since."
)


class ForeignError(Exception):
    """What is there was not written by us, or has been changed since; the text names it."""


def write_file(path: Path, files: Mapping[str, bytes], is_ours: Callable[[bytes], bool], *, replacing: bool) -> None:
    """Write a single file, and what stands beside it, by what is put behind its name ("" is the file itself).

    Raises ForeignError, unless `replacing`, when the file is not ours, or is not there and one beside it is; OSError
    when it cannot be written. Then nothing was changed.
    """
    targets = {path.with_name(path.name + suffix): data for suffix, data in files.items()}
    if not replacing:
        there = path if path.exists() else next((target for target in targets if target.exists()), None)
        if there is not None and (there != path or path.is_dir() or not is_ours(path.read_bytes())):
            raise ForeignError(f"{there} was not written by claimcheck")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(targets)


def write_folder(folder: Path, files: Mapping[str, bytes], *, replacing: bool) -> None:
    """Write files into a folder, and remove those of an earlier export that are no longer among them.

    Raises ForeignError, unless `replacing`, when one of them would take the place of a file that is not ours or was
    changed since; OSError when it cannot be written. Then nothing was changed. What is not ours is never removed.
    """
    ours = _ours(folder)
    foreign = [name for name in (*files, SUMS) if name not in ours and (folder / name).exists()]
    if foreign and not replacing:
        raise ForeignError(f"{folder / foreign[0]} was not written by claimcheck, or has been changed since")
    folder.mkdir(parents=True, exist_ok=True)
    sums = "".join(f"{_sum(files[name])}  {name}\n" for name in sorted(files))
    write_whole({folder / name: data for name, data in {**files, SUMS: f"{_FIRST_LINE}\n{sums}".encode()}.items()})
    for name in ours - files.keys() - {SUMS}:
        (folder / name).unlink()


def _ours(folder: Path) -> frozenset[str]:
    """The names of the files that an earlier export wrote into the folder and nobody has changed."""
    path = folder / SUMS
    if not path.is_file():
        return frozenset()
    first, *rest = path.read_text(encoding="utf-8", errors="replace").split("\n")
    if first != _FIRST_LINE:
        return frozenset()
    return frozenset({SUMS, *_unchanged(folder, rest)})


def _unchanged(folder: Path, sums: list[str]) -> Iterator[str]:
    for line in sums:
        known, _, name = line.partition("  ")
        path = folder / name
        if path.parent == folder and path.is_file() and _sum(path.read_bytes()) == known:
            yield name


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
