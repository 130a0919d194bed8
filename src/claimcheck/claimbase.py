"""A folder to a claim base: registries first, then each article, and everything that is wrong with them.

Knows which files a claim base consists of. Must not know what stands in them.
"""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from attrs import field, frozen

from claimcheck.answers import AnswerReader
from claimcheck.claimfile import ClaimFile, ClaimFileReader
from claimcheck.codes import ProblemList
from claimcheck.ids import check_new_id, nearest
from claimcheck.model import ClaimBase, Problem, Settings
from claimcheck.registries import REGISTRIES, RegistryFile, build_registries, build_settings
from claimcheck.yamltree import MAX_BYTES, Scalar, read_tree, shown

SETTINGS: Final = "claimcheck.yaml"
_FOLDERS: Final = ("articles", "reviews")
_FILES: Final = (*(f"{name}.yaml" for name in REGISTRIES), SETTINGS)
_SUFFIXES: Final = (".yaml", ".yml")
_FOR_PEOPLE: Final = (".md", ".rst", ".txt")  # documentation may stand beside the files


def load(folder: Path) -> ClaimBase:
    """Read the claim base in a folder. What is wrong with its files is in the result, never raised.

    Paths in the result begin with the folder as it is given. Raises OSError (FileNotFoundError,
    NotADirectoryError, PermissionError) when the folder itself cannot be read.
    """
    loader = _Loader(folder, folder.resolve(), sorted(entry.name for entry in os.scandir(folder)))
    with _without_garbage_collection():
        return loader.load()


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Loading makes many objects and no circles of them; to look for circles takes a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _article_id(file: ClaimFile) -> str:
    return file.article.id if file.article else ""


@frozen
class _Loader:
    """Reads the files of one folder and keeps what is wrong with each."""

    folder: Path
    resolved: Path
    names: list[str]
    lists: list[ProblemList] = field(factory=list)
    ids: dict[str, str] = field(factory=dict)

    def load(self) -> ClaimBase:
        registries, vocabulary = build_registries(dict(self.registry_files()))
        settings = self.settings()
        reader = ClaimFileReader(registries, vocabulary, AnswerReader(vocabulary))
        names = self.article_names()
        files = sorted((self.article(name, reader) for name in names), key=_article_id)
        self.check_names()
        return ClaimBase(
            folder=self.folder.as_posix(),
            registries=registries,
            articles=tuple(file.article for file in files if file.article),
            claims=tuple(claim for file in files for claim in file.claims),
            problems=self.problems(),
            settings=settings,
            files=len(names),
        )

    def problems(self) -> tuple[Problem, ...]:
        found = {problem for problems in self.lists for problem in problems.found}
        return tuple(sorted(found, key=_place_of))

    def about(self, *parts: str) -> ProblemList:
        """A new list for the problems of a file in the folder."""
        name = _printable(self.folder.joinpath(*parts).as_posix())
        problems = ProblemList(name)
        self.lists.append(problems)
        return problems

    # --- The files -----------------------------------------------------------------------------------------

    def registry_files(self) -> Iterator[tuple[str, RegistryFile]]:
        for registry in REGISTRIES:
            name = f"{registry}.yaml"
            if name in self.names:
                problems = self.about(name)
                data = self.read(self.folder / name, problems)
                root = None if data is None else read_tree(data, problems)
                yield registry, RegistryFile(root, problems)

    def settings(self) -> Settings:
        if SETTINGS not in self.names:
            return Settings()
        problems = self.about(SETTINGS)
        data = self.read(self.folder / SETTINGS, problems)
        root = None if data is None else read_tree(data, problems)
        return Settings() if root is None else build_settings(root, problems)

    def article_names(self) -> list[str]:
        """The names of the articles' files; what else stands in their folder is reported."""
        if "articles" not in self.names:
            return []
        problems = self.about("articles")
        try:
            if not (self.folder / "articles").resolve().is_relative_to(self.resolved):
                problems.add(
                    "L04",
                    None,
                    "this link leaves the folder of the claim base",
                    "Put the folder itself here.",
                )
                return []
            names = sorted(entry.name for entry in os.scandir(self.folder / "articles"))
        except NotADirectoryError:
            problems.add(
                "L02",
                None,
                "articles must be a folder",
                "Make a folder of this name, with a file an article.",
            )
            return []
        except (OSError, RuntimeError) as error:
            problems.add("L01", None, f"the folder cannot be read: {_reason(error)}", "Check its permissions.")
            return []
        for name in names:
            if not name.endswith(_SUFFIXES) and not _is_for_people(name):
                hint = "The files of articles end in .yaml and stand in this folder itself."
                self.about("articles", name).add("L05", None, "nothing reads this", hint)
        return [name for name in names if name.endswith(_SUFFIXES)]

    def article(self, name: str, reader: ClaimFileReader) -> ClaimFile:
        problems = self.about("articles", name)
        id = _printable(name.rpartition(".")[0])
        has_id = check_new_id(Scalar(id, 1, 1), problems)
        data = self.read(self.folder / "articles" / name, problems)
        root = None if data is None else read_tree(data, problems)
        if root is None:
            return ClaimFile()
        file = reader.read(id, root, problems)
        other = self.ids.setdefault(id, name)
        if other != name:
            message = f"{shown(other)} is the same article, {shown(id)}, so the claims would have the same ids"
            problems.add("L35", None, message, "Give one of the two another name.")
        return file if has_id and other == name else ClaimFile()

    def read(self, path: Path, problems: ProblemList) -> bytes | None:
        """The content of a regular file in the folder, or None with a problem."""
        try:
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode) and not path.resolve(strict=True).is_relative_to(self.resolved):
                problems.add("L04", None, "this link leaves the folder of the claim base", "Put the file itself here.")
                return None
            if not stat.S_ISREG(path.stat().st_mode if stat.S_ISLNK(mode) else mode):
                problems.add("L02", None, "this is not a file", "Rename it, or put a file in its place.")
                return None
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except (OSError, RuntimeError) as error:
            if path.is_symlink() and not path.exists():
                problems.add("L03", None, "this link points to nothing", "Put the file itself here.")
            else:
                problems.add("L01", None, f"the file cannot be read: {_reason(error)}", "Check its permissions.")
            return None

    def check_names(self) -> None:
        """Report what stands in the folder and is read by nothing."""
        for name in self.names:
            if name in _FILES or name in _FOLDERS or _is_for_people(name):
                continue
            meant = nearest(name, _FILES + _FOLDERS)
            hint = f"Did you mean {meant}?" if meant else f"A claim base consists of {', '.join(_FOLDERS + _FILES)}."
            self.about(name).add("L05", None, "nothing reads this", hint)


def _is_for_people(name: str) -> bool:
    return name.startswith((".", "README", "LICENSE", "LICENCE")) or name.endswith(_FOR_PEOPLE)


def _printable(name: str) -> str:
    """The name of a file that may not be Unicode."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _reason(error: Exception) -> str:
    """What the system says, without the path, which the problem names anyway."""
    return getattr(error, "strerror", None) or type(error).__name__


def _place_of(problem: Problem) -> tuple[str, int, int, str, str, str]:
    at = problem.location
    return at.file, at.line, at.column, problem.code, problem.message, problem.hint
