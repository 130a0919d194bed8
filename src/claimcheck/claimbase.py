"""A folder to a claim base: registries first, then each article, and everything that is wrong with them.

Knows which files a claim base consists of. Must not know what stands in them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from attrs import field, frozen

from claimcheck.answers import AnswerReader
from claimcheck.claimfile import ClaimFile, ClaimFileReader
from claimcheck.codes import ProblemList
from claimcheck.files import Files, FolderFiles, RefusedError
from claimcheck.ids import check_new_id, nearest
from claimcheck.model import ClaimBase, Problem, Settings
from claimcheck.registries import (
    REGISTRIES,
    RegistryFile,
    build_registries,
    build_settings,
    entry_locations,
)
from claimcheck.yamltree import Node, Scalar, read_tree, shown

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
    return load_files(FolderFiles(folder))


def load_files(files: Files) -> ClaimBase:
    """Read the claim base that consists of these files, as `load` does."""
    with _without_garbage_collection():
        return _Loader(files, files.names()).load()


def claim_files(files: Files) -> list[tuple[str, ...]]:
    """The files that make up a claim base, by the parts of their names: registries, settings, articles, reviews.

    Raises RefusedError, and OSError when the claim base itself cannot be read.
    """
    names = files.names()
    found = [(name,) for name in names if name in _FILES]
    folders = [folder for folder in _FOLDERS if folder in names]
    return found + [(folder, name) for folder in folders for name in files.names(folder) if name.endswith(_SUFFIXES)]


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

    files: Files
    names: Sequence[str]
    lists: list[ProblemList] = field(factory=list)
    ids: dict[str, str] = field(factory=dict)

    def load(self) -> ClaimBase:
        registry_files = dict(self.registry_files())
        registries, vocabulary = build_registries(registry_files)
        settings = self.settings()
        reader = ClaimFileReader(registries, vocabulary, AnswerReader(vocabulary))
        names = self.article_names()
        files = sorted((self.article(name, reader) for name in names), key=_article_id)
        self.check_names()
        return ClaimBase(
            folder=self.files.folder,
            registries=registries,
            articles=tuple(file.article for file in files if file.article),
            claims=tuple(claim for file in files for claim in file.claims),
            problems=self.problems(),
            settings=settings,
            files=len(names),
            entries=entry_locations(registry_files, registries),
        )

    def problems(self) -> tuple[Problem, ...]:
        found = {problem for problems in self.lists for problem in problems.found}
        return tuple(sorted(found, key=_place_of))

    def about(self, *parts: str) -> ProblemList:
        """A new list for the problems of a file in the folder."""
        name = _printable(PurePosixPath(self.files.folder, *parts).as_posix())
        problems = ProblemList(name)
        self.lists.append(problems)
        return problems

    # --- The files -----------------------------------------------------------------------------------------

    def registry_files(self) -> Iterator[tuple[str, RegistryFile]]:
        for registry in REGISTRIES:
            name = f"{registry}.yaml"
            if name in self.names:
                problems = self.about(name)
                yield registry, RegistryFile(self.tree(problems, name), problems)

    def settings(self) -> Settings:
        if SETTINGS not in self.names:
            return Settings()
        problems = self.about(SETTINGS)
        root = self.tree(problems, SETTINGS)
        return Settings() if root is None else build_settings(root, problems)

    def article_names(self) -> list[str]:
        """The names of the articles' files; what else stands in their folder is reported."""
        if "articles" not in self.names:
            return []
        try:
            names = self.files.names("articles")
        except RefusedError as refused:
            self.about("articles").add(refused.code, None, refused.message, refused.hint)
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
        root = self.tree(problems, "articles", name)
        if root is None:
            return ClaimFile()
        file = reader.read(id, root, problems)
        other = self.ids.setdefault(id, name)
        if other != name:
            message = f"{shown(other)} is the same article, {shown(id)}, so the claims would have the same ids"
            problems.add("L35", None, message, "Give one of the two another name.")
        return file if has_id and other == name else ClaimFile()

    def tree(self, problems: ProblemList, *name: str) -> Node | None:
        """What stands in a file, or None with a problem."""
        try:
            return read_tree(self.files.read(*name), problems)
        except RefusedError as refused:
            problems.add(refused.code, None, refused.message, refused.hint)
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


def _place_of(problem: Problem) -> tuple[str, int, int, str, str, str]:
    at = problem.location
    return at.file, at.line, at.column, problem.code, problem.message, problem.hint
