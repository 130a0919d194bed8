"""The git repository around a claim base: its revisions, and which of its files differ between two of them.

Knows how a repository is found and how revisions are named. Must not know what stands in the files.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import Final, Literal

import pygit2
from attrs import field, frozen
from pygit2.enums import DeltaStatus, DiffOption

from claimcheck.files import Files, FolderFiles, RefusedError
from claimcheck.gitfiles import TreeFiles
from claimcheck.ids import nearest

Change = Literal["added", "changed", "removed"]
WORK_TREE: Final = "work tree"
_UNKNOWN: Final = (pygit2.GitError, KeyError, ValueError)
_UNTRACKED: Final = DiffOption.INCLUDE_UNTRACKED | DiffOption.RECURSE_UNTRACKED_DIRS
_FETCH: Final = "fetch the rest (git fetch --unshallow; for actions/checkout, fetch-depth: 0)"
_REASONS: Final = {
    "L02": "it is not a folder there",
    "L03": "there is no such folder",
    "L04": "it is a link out of the repository there",
}


class RepositoryError(Exception):
    """There is no such repository, revision or folder; the message tells the user what to do."""


@frozen
class Revision:
    """A commit or tree of the repository with its id, or the work tree, which has no `tree`; `name` is for people."""

    name: str
    id: str
    tree: pygit2.Tree | None


@frozen
class ChangedFile:
    """A file that differs between two revisions; `path` is from the top of the repository."""

    path: str
    change: Change


@frozen
class Repository:
    """The repository that the folder `given` lies in: its `top` folder, and the way from there to the folder."""

    given: Path
    top: Path
    folder: PurePosixPath
    _git: pygit2.Repository
    _contents: dict[pygit2.Oid, bytes] = field(factory=dict, eq=False)

    @classmethod
    def around(cls, given: Path) -> Repository:
        """The repository around a folder, which may exist only in its history. Raises RepositoryError."""
        path = Path(os.path.normpath(given.absolute()))
        start = next(place for place in (path, *path.parents) if place.is_dir() and not place.is_symlink())
        try:
            found = pygit2.discover_repository(str(start))
            git = pygit2.Repository(found) if found else None
        except _UNKNOWN as error:
            raise RepositoryError(_unusable(start, error)) from None
        if git is None:
            raise RepositoryError(f"{given} is not in a git repository; --claims DIR names another folder")
        top = Path(git.workdir or git.path)
        for place in (path, *path.parents):
            if place.exists() and place.samefile(top):
                return cls(given, top, PurePosixPath(path.relative_to(place)), git)
        raise RepositoryError(f"the way to {given} leads out of its repository; name the folder in {top} with --claims")

    # --- Revisions -----------------------------------------------------------------------------------------

    def revision(self, name: str) -> Revision:
        """The commit or tree of that name. Raises RepositoryError."""
        try:
            found = self._git.revparse_single(name)
            kind = pygit2.Tree if found.type_str == "tree" else pygit2.Commit
            return Revision(name, str(found.peel(kind).id), found.peel(pygit2.Tree))
        except _UNKNOWN:
            raise RepositoryError(self._unknown(name)) from None

    def since_parting(self, first: str, second: str) -> tuple[Revision, Revision]:
        """The commit at which `second` parted from `first`, and `second`. Raises RepositoryError."""
        ends = self.revision(first), self.revision(second)
        try:
            parting = self._git.merge_base(*(end.id for end in ends))
        except _UNKNOWN:
            parting = None
        if parting is None:
            remedy = _FETCH if self._git.is_shallow else "compare them as two words"
            raise RepositoryError(f"{first} and {second} have no commit in common here; {remedy}")
        return self.revision(str(parting)), ends[1]

    def has_parted(self, base: Revision, head: Revision) -> bool:
        """Whether `base` has commits that `head` (or what the work tree is based on) does not build on."""
        try:
            end = head.id if head.tree is not None else self._git.revparse_single("HEAD").id
            return str(self._git.merge_base(base.id, end)) != base.id
        except _UNKNOWN:  # trees, which have no history
            return False

    def _unknown(self, name: str) -> str:
        if ".." in name:
            return f"{name} is not one revision; write two words, or A...B for what B changed since it parted from A"
        if self._git.is_shallow:
            return f"there is no revision {name} in this clone, which is shallow; {_FETCH}"
        if self._git.is_empty or (name == "HEAD" and self._git.head_is_unborn):
            return f"there is no revision {name}: the repository has no commits yet"
        near = nearest(name, self.names())
        hint = f"did you mean {near}?" if near else "git log --oneline --all lists those there are"
        return f"there is no revision {name}; {hint}"

    def work_tree(self) -> Revision:
        """The files as they are now. Raises RepositoryError where there are none."""
        if self._git.is_bare:
            raise RepositoryError("a bare repository has no work tree; name a second revision")
        return Revision(WORK_TREE, WORK_TREE, None)

    def names(self) -> list[str]:
        """The branches and tags, those of other repositories too."""
        prefixes = ("refs/heads/", "refs/tags/", "refs/remotes/")
        references = self._git.listall_references()
        return sorted(ref.removeprefix(p) for ref in references for p in prefixes if ref.startswith(p))

    # --- Files ---------------------------------------------------------------------------------------------

    def claims(self, revision: Revision) -> Files:
        """The files of the claim base in a revision. Raises RepositoryError when there are none."""
        try:
            if revision.tree is not None:
                tree = self._files(revision.tree).tree(*self.folder.parts)
                return TreeFiles(self._git, tree, self.given.as_posix(), self._contents)
            if self.given.resolve().is_relative_to(self.top.resolve()):
                return FolderFiles(self.given)
            raise RefusedError("L04", "", "")
        except RefusedError as refused:
            reason = _REASONS.get(refused.code, refused.message)
            message = f"cannot read the claim base {self.folder} in {revision.name}: {reason}"
            raise RepositoryError(f"{message}; --claims DIR names another folder") from None

    def read(self, revision: Revision, path: str) -> bytes:
        """The content of a file of a commit or tree. Raises RefusedError."""
        assert revision.tree is not None
        return self._files(revision.tree).read(*path.split("/"))

    def _files(self, tree: pygit2.Tree) -> TreeFiles:
        return TreeFiles(self._git, tree, "")

    def changed(self, base: Revision, head: Revision) -> list[ChangedFile]:
        """The files that differ, by path; a renamed one was removed and another one added. Raises RepositoryError."""
        assert base.tree is not None
        try:
            if head.tree is None:
                changes = self._changes_here(base.tree)
            else:
                changes = {path: _change(delta) for path, delta in _deltas(base.tree.diff_to_tree(head.tree)).items()}
        except _UNKNOWN as error:
            raise RepositoryError(f"cannot compare {base.name} with {head.name}: {error}") from None
        return [ChangedFile(path, change) for path, change in sorted(changes.items())]

    def _changes_here(self, base: pygit2.Tree) -> dict[str, Change]:
        """What differs between a tree and the work tree, whether staged or not, or not even tracked."""
        index = self._git.index
        staged, later = _deltas(base.diff_to_index(index)), _deltas(index.diff_to_workdir(_UNTRACKED))
        changes: dict[str, Change] = {}
        for path in staged | later:
            first, here = _change(staged.get(path) or later[path]), self.top / path
            if not os.path.lexists(here):
                changes |= {path: "removed"} if first != "added" else {}
            elif path not in later or path not in staged or not self._is(here, staged[path].old_file.id):
                changes[path] = "added" if first == "added" else "changed"
        return changes

    def _is(self, path: Path, blob: pygit2.Oid) -> bool:
        return path.is_file() and self._git.hashfile(str(path)) == blob


def _deltas(diff: pygit2.Diff) -> dict[str, pygit2.DiffDelta]:
    return {os.fsdecode(delta.new_file.raw_path): delta for delta in diff.deltas}


def _change(delta: pygit2.DiffDelta) -> Change:
    if delta.status in (DeltaStatus.ADDED, DeltaStatus.UNTRACKED):
        return "added"
    return "removed" if delta.status == DeltaStatus.DELETED else "changed"


def _unusable(folder: Path, error: Exception) -> str:
    message = str(error).strip()
    if "not owned" in message or "safe.directory" in message:
        return (
            f"git does not trust the repository around {folder}, which belongs to another user;"
            f" if you do: git config --global --add safe.directory {folder}"
        )
    return f"cannot open the git repository around {folder}: {message}"
