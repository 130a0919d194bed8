"""Keeps the text of an article in a folder outside the claim base, where its quotes are checked against it.

Knows where texts may be kept. Must not know what is in them.
"""

from __future__ import annotations

from pathlib import Path

from claimcheck.draft.errors import DraftError
from claimcheck.writing import write_whole


def place_of_text(folder: Path, id: str, text: str, claims: Path) -> Path:
    """Where a text is kept: as `<id>.txt`. A different text of that name is never overwritten.

    Raises DraftError when it may not be kept there, OSError when what is there cannot be read.
    """
    if folder.resolve().is_relative_to(claims.resolve()):
        raise DraftError(f"{folder} is in the claim base, and texts are not part of it; choose a folder elsewhere")
    path = folder / f"{id}.txt"
    if path.exists() and path.read_bytes() != text.encode():
        raise DraftError(f"{path} is another text; move it away, or give this article another id with --id")
    return path


def keep_text(path: Path, text: str) -> None:
    """Write a text, unless it is there already. Raises OSError."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole({path: text.encode()})


def would_be_committed(path: Path) -> bool:
    """Whether a file is in the work tree of a git repository that does not ignore it, as far as can be known."""
    import pygit2

    found = pygit2.discover_repository(str(path.resolve().parent))
    if found is None:
        return False
    try:
        repository = pygit2.Repository(found)
        if repository.is_bare:
            return False
        return not repository.path_is_ignored(path.resolve().relative_to(Path(repository.workdir).resolve()).as_posix())
    except (pygit2.GitError, ValueError):  # a repository of somebody else, or its .git folder itself
        return True
