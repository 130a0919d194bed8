"""The files of a claim base in a tree of a git repository, read from the object store: nothing is checked out.

Knows trees, blobs and links. Must not know revisions, or what stands in the files.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

import pygit2
from attrs import field, frozen
from pygit2.enums import FileMode

from claimcheck.files import RefusedError, leaving
from claimcheck.yamltree import MAX_BYTES

_MOST_LINKS: Final = 40  # as many as systems follow before they take them for a circle
_LONGEST_LINK: Final = 4096
_MISSING: Final = (pygit2.GitError, KeyError)
_FILES: Final = (FileMode.BLOB, FileMode.BLOB_EXECUTABLE)


@frozen
class TreeFiles:
    """The files of `root`, a tree in `repository`: what a checkout would have, but links may not lead through
    what is above it. The paths in what is read begin with `folder`. `contents` are those of blobs read before, which
    trees of one repository can share.
    """

    repository: pygit2.Repository
    root: pygit2.Tree
    folder: str
    contents: dict[pygit2.Oid, bytes] = field(factory=dict, eq=False)
    _entries: dict[pygit2.Oid, Mapping[str, pygit2.Object]] = field(factory=dict, init=False, eq=False)

    def tree(self, *folder: str) -> pygit2.Tree:
        """A folder's own tree. Raises RefusedError."""
        found = self._find(folder)
        if not isinstance(found, pygit2.Tree):
            message = f"{folder[-1]} must be a folder"
            raise RefusedError("L02", message, "Make a folder of this name, and put the files into it.")
        return found

    def names(self, *folder: str) -> list[str]:
        return sorted(self._in(self.tree(*folder)))

    def read(self, *name: str) -> bytes:
        found = self._find(name)
        if found.filemode not in _FILES:
            raise RefusedError("L02", "this is not a file", "Rename it, or put a file in its place.")
        return self._data(found, MAX_BYTES)

    def _find(self, path: tuple[str, ...]) -> pygit2.Object:
        """What stands at a path, links followed."""
        way: list[pygit2.Object] = [self.root]
        left, links = list(reversed(path)), 0
        while left:
            here, part = way[-1], left.pop()
            found = self._in(here).get(part) if isinstance(here, pygit2.Tree) else None
            if part == ".." and links:
                way.pop()
                if not way:
                    raise leaving("Put the file itself here.")
            elif found is None and part not in ("", "."):
                raise RefusedError("L03", "this link points to nothing", "Put the file itself here.")
            elif found is not None and found.filemode == FileMode.LINK:
                links += 1
                left += self._target(found, links)
            elif found is not None:
                way.append(found)
        return way[-1]

    def _target(self, link: pygit2.Object, links: int) -> list[str]:
        """The steps that a link leads, the last one first."""
        target = os.fsdecode(self._data(link, _LONGEST_LINK))
        if target.startswith("/"):
            raise leaving("Put the file itself here.")
        if links > _MOST_LINKS or len(target) > _LONGEST_LINK:
            raise RefusedError("L03", "this link leads in a circle", "Put the file itself here.")
        return target.split("/")[::-1]

    def _in(self, tree: pygit2.Tree) -> Mapping[str, pygit2.Object]:
        """What is in a tree, by name. Of two entries of one name, which only a forged tree has, the last counts."""
        if tree.id not in self._entries:
            try:
                self._entries[tree.id] = {os.fsdecode(entry.raw_name or b""): entry for entry in tree}
            except _MISSING:
                raise _missing() from None
        return self._entries[tree.id]

    def _data(self, blob: pygit2.Object, most: int) -> bytes:
        """The content of a blob, of one too large something that is too large as well."""
        if blob.id not in self.contents:
            try:
                _, size = self.repository.odb.read_header(blob.id)
                if size > most:
                    return b" " * (most + 1)
                self.contents[blob.id] = blob.read_raw()
            except _MISSING:
                raise _missing() from None
        return self.contents[blob.id]


def _missing() -> RefusedError:
    hint = "A partial or damaged clone lacks it: fetch the repository as a whole."
    return RefusedError("L01", "the repository does not hold what this file contains", hint)
