"""The files of a claim base, wherever they are kept: in a folder, or elsewhere behind the same few methods.

Knows how files are listed and read, and which are refused. Must not know what stands in them.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from attrs import field, frozen

from claimcheck.yamltree import MAX_BYTES


class RefusedError(Exception):
    """A file or folder is not read: the code of the problem, what is wrong, and what to do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class Files(Protocol):
    """The files of one claim base. Parts of a name are the names of folders and the file's own, in order."""

    @property
    def folder(self) -> str:
        """How the paths of the files begin, with / between the parts."""

    def names(self, *folder: str) -> Sequence[str]:
        """The names of what is in a folder, in order. Raises RefusedError; OSError for the claim base itself."""

    def read(self, *name: str) -> bytes:
        """The content of a file, of one too large a little more than is allowed. Raises RefusedError."""


@frozen
class FolderFiles:
    """The files in a folder of this machine; links may not leave it."""

    path: Path
    _resolved: Path = field(init=False)

    @_resolved.default
    def _resolve(self) -> Path:
        return self.path.resolve()

    @property
    def folder(self) -> str:
        return self.path.as_posix()

    def names(self, *folder: str) -> list[str]:
        path = self.path.joinpath(*folder)
        if not folder:
            return sorted(entry.name for entry in os.scandir(path))
        try:
            if not path.resolve().is_relative_to(self._resolved):
                raise leaving("Put the folder itself here.")
            return sorted(entry.name for entry in os.scandir(path))
        except NotADirectoryError:
            message = f"{folder[-1]} must be a folder"
            raise RefusedError("L02", message, "Make a folder of this name, and put the files into it.") from None
        except (OSError, RuntimeError) as error:
            message = f"the folder cannot be read: {_reason(error)}"
            raise RefusedError("L01", message, "Check its permissions.") from None

    def read(self, *name: str) -> bytes:
        path = self.path.joinpath(*name)
        try:
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode) and not path.resolve(strict=True).is_relative_to(self._resolved):
                raise leaving("Put the file itself here.")
            if not stat.S_ISREG(path.stat().st_mode if stat.S_ISLNK(mode) else mode):
                raise RefusedError("L02", "this is not a file", "Rename it, or put a file in its place.")
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except (OSError, RuntimeError) as error:
            if path.is_symlink() and not path.exists():
                raise RefusedError("L03", "this link points to nothing", "Put the file itself here.") from None
            message = f"the file cannot be read: {_reason(error)}"
            raise RefusedError("L01", message, "Check its permissions.") from None


@frozen
class HeldFiles:
    """Files that are in memory only, by the parts of their names."""

    folder: str
    held: Mapping[tuple[str, ...], bytes]

    def names(self, *folder: str) -> list[str]:
        depth = len(folder)
        return sorted({name[depth] for name in self.held if name[:depth] == folder and len(name) > depth})

    def read(self, *name: str) -> bytes:
        return self.held[name]


@frozen
class ChosenFiles:
    """Of the files in the folders of a claim base those that were chosen, and all that stand beside the folders.

    What was chosen are parts of names: of a file, or of a folder with all that is in it.
    """

    every: Files
    chosen: frozenset[tuple[str, ...]]

    @property
    def folder(self) -> str:
        return self.every.folder

    def names(self, *folder: str) -> Sequence[str]:
        names = self.every.names(*folder)
        return [name for name in names if self.has(*folder, name)] if folder else names

    def read(self, *name: str) -> bytes:
        return self.every.read(*name)

    def has(self, *name: str) -> bool:
        """Whether a file was chosen, itself or with its folder."""
        return any(name[: end + 1] in self.chosen for end in range(len(name)))


def leaving(hint: str) -> RefusedError:
    """The refusal of a link that leads out of the claim base."""
    return RefusedError("L04", "this link leaves the folder of the claim base", hint)


def _reason(error: Exception) -> str:
    """What the system says, without the path, which the problem names anyway."""
    return getattr(error, "strerror", None) or type(error).__name__
