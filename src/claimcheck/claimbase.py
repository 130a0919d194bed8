"""A folder to a claim base: registries, then articles and reviews, and everything that is wrong with them.

Knows which files a claim base consists of. Must not know what stands in them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from attrs import field, frozen

from claimcheck.claimfile import ClaimFile, ClaimFileReader
from claimcheck.codes import ProblemList, in_order
from claimcheck.files import Files, FolderFiles, RefusedError
from claimcheck.ids import Vocabulary, check_new_id, nearest
from claimcheck.model import ClaimBase, Review, Settings
from claimcheck.reading import Reading
from claimcheck.registries import (
    REGISTRIES,
    RegistryFile,
    build_registries,
    build_settings,
    entry_locations,
)
from claimcheck.reviewfile import read_reviews
from claimcheck.standing import Standing
from claimcheck.yamltree import Node, Scalar, shown

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


def load_files(files: Files, reading: Reading | None = None, standing: Standing | None = None) -> ClaimBase:
    """Read the claim base that consists of these files, as `load` does.

    Entries that are `standing` take the place of those of the same id in the files. What is wrong with the registries
    is then not in the result.
    """
    with _without_garbage_collection():
        return _Loader(files, files.names(), reading or Reading()).load(standing)


def read_registries(files: Files, reading: Reading) -> dict[str, RegistryFile]:
    """The registries of the claim base that consists of these files, by name, as they are written."""
    return dict(_Loader(files, files.names(), reading).registry_files())


def read_settings(files: Files, reading: Reading) -> Node | None:
    """The settings of the claim base that consists of these files, as they are written."""
    loader = _Loader(files, files.names(), reading)
    return loader.tree(ProblemList(SETTINGS), SETTINGS) if SETTINGS in loader.names else None


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
    reading: Reading
    lists: list[ProblemList] = field(factory=list)
    ids: dict[tuple[str, str], str] = field(factory=dict)

    def load(self, standing: Standing | None) -> ClaimBase:
        registry_files = dict(self.registry_files())
        registries, vocabulary = build_registries(standing.over(registry_files) if standing else registry_files)
        settings = self.settings()
        reader = self.reading.reader(registries, vocabulary)
        names = self.names_in("articles", "The files of articles end in .yaml and stand in this folder itself.")
        files = sorted((self.article(name, reader) for name in names), key=_article_id)
        reviews = self.reviews(vocabulary)
        self.check_names()
        return ClaimBase(
            folder=self.files.folder,
            registries=registries,
            articles=tuple(file.article for file in files if file.article),
            claims=tuple(claim for file in files for claim in file.claims),
            problems=in_order(problem for problems in self.lists for problem in problems.found),
            settings=settings,
            reviews=reviews,
            files=len(names),
            entries=entry_locations(registry_files, registries),
        )

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

    def names_in(self, folder: str, hint: str) -> list[str]:
        """The names of the YAML files in a folder; what else stands there is reported, with a hint."""
        if folder not in self.names:
            return []
        try:
            names = self.files.names(folder)
        except RefusedError as refused:
            self.about(folder).add(refused.code, None, refused.message, refused.hint)
            return []
        for name in names:
            if not name.endswith(_SUFFIXES) and not _is_for_people(name):
                self.about(folder, name).add("L05", None, "nothing reads this", hint)
        return [name for name in names if name.endswith(_SUFFIXES)]

    def article(self, name: str, reader: ClaimFileReader) -> ClaimFile:
        problems = self.about("articles", name)
        id = _id_of(name)
        has_id = check_new_id(Scalar(id, 1, 1), problems)
        data = self.data(problems, "articles", name)
        file = None if data is None else self.reading.article(id, data, reader, problems)
        if file is None:
            return ClaimFile()
        same = "is the same article, {}, so the claims would have the same ids"
        return file if self.is_first("articles", name, same, problems) and has_id else ClaimFile()

    def reviews(self, vocabulary: Vocabulary) -> tuple[Review, ...]:
        hint = "The files of reviews are named after visits, end in .yaml and stand in this folder itself."
        names = self.names_in("reviews", hint)
        return tuple(review for name in sorted(names, key=_id_of) for review in self.reviews_in(name, vocabulary))

    def reviews_in(self, name: str, vocabulary: Vocabulary) -> tuple[Review, ...]:
        problems = self.about("reviews", name)
        visit = vocabulary.find(Scalar(_id_of(name), 1, 1), ("visits",), problems, "visit")
        root = self.tree(problems, "reviews", name)
        if root is None:
            return ()
        reviews = read_reviews(_id_of(name), root, problems)
        first = self.is_first("reviews", name, "has reviews of the same visit, {}", problems)
        return reviews if visit and first else ()

    def is_first(self, folder: str, name: str, same: str, problems: ProblemList) -> bool:
        """Whether no other file in the folder has this name, with another ending; if not, adds a problem."""
        other = self.ids.setdefault((folder, _id_of(name)), name)
        if other != name:
            message = f"{shown(other)} {same.format(shown(_id_of(name)))}"
            problems.add("L35", None, message, "Give one of the two another name.")
        return other == name

    def tree(self, problems: ProblemList, *name: str) -> Node | None:
        """What stands in a file, or None with a problem."""
        data = self.data(problems, *name)
        return None if data is None else self.reading.tree(data, problems)

    def data(self, problems: ProblemList, *name: str) -> bytes | None:
        """The content of a file, or None with a problem."""
        try:
            return self.files.read(*name)
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


def _id_of(name: str) -> str:
    """What a file is named after."""
    return _printable(name.rpartition(".")[0])


def _printable(name: str) -> str:
    """The name of a file that may not be Unicode."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
