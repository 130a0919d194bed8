"""The files of a new claim base.

Knows the template. Must not know what its files mean.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath


def new_base() -> dict[PurePosixPath, bytes]:
    """Every file of a new claim base, by its path."""
    return dict(_files_in(files("claimcheck.skeleton").joinpath("template"), PurePosixPath()))


def _files_in(folder: Traversable, path: PurePosixPath) -> list[tuple[PurePosixPath, bytes]]:
    found: list[tuple[PurePosixPath, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = entry.name
        where = path / (f".{name.removeprefix('dot-')}" if name.startswith("dot-") else name)
        found += _files_in(entry, where) if entry.is_dir() else [(where, entry.read_bytes())]
    return found
