"""How the files of a claim base are read: each for itself, or so that no content is read a second time.

Knows when an earlier reading holds again. Must not know where files are kept, or what stands in them.
"""

from __future__ import annotations

from attrs import evolve, field, frozen

from claimcheck.answers import AnswerReader
from claimcheck.claimfile import ClaimFile, ClaimFileReader
from claimcheck.codes import ProblemList
from claimcheck.ids import Vocabulary
from claimcheck.model import Problem, Registries
from claimcheck.registries import REGISTRIES
from claimcheck.yamltree import Node, read_tree


class Reading:
    """Reads each file for itself."""

    def reader(self, registries: Registries, vocabulary: Vocabulary) -> ClaimFileReader:
        """What reads articles against a vocabulary."""
        return ClaimFileReader(registries, vocabulary, AnswerReader(vocabulary))

    def tree(self, data: bytes, problems: ProblemList) -> Node | None:
        """The content of a file as a tree, or None with a problem."""
        return read_tree(data, problems)

    def article(self, id: str, data: bytes, reader: ClaimFileReader, problems: ProblemList) -> ClaimFile | None:
        """What the file of an article holds, or None when nothing can be known of it."""
        root = self.tree(data, problems)
        return None if root is None else reader.read(id, root, problems)


class Remembering(Reading):
    """Reads several versions of a claim base, and of each content only what it has not read already.

    An article that is the same in two versions, and means the same, is one and the same object in both.
    """

    def __init__(self) -> None:
        self._trees: dict[bytes, tuple[Node | None, tuple[Problem, ...]]] = {}
        self._readers: list[_Reader] = []

    def reader(self, registries: Registries, vocabulary: Vocabulary) -> ClaimFileReader:
        made = _Reader(super().reader(registries, vocabulary))
        for earlier in self._readers:
            if earlier.knows_the_same_as(made):
                return earlier.reader
        self._readers.append(evolve(made, extended=tuple(one for one in self._readers if made.extends(one))))
        return made.reader

    def tree(self, data: bytes, problems: ProblemList) -> Node | None:
        if data not in self._trees:
            found = ProblemList(problems.file)
            self._trees[data] = super().tree(data, found), tuple(found.found)
        root, wrong = self._trees[data]
        problems.found += (evolve(one, location=evolve(one.location, file=problems.file)) for one in wrong)
        return root

    def article(self, id: str, data: bytes, reader: ClaimFileReader, problems: ProblemList) -> ClaimFile | None:
        mine = next(one for one in self._readers if one.reader is reader)
        kept = mine.kept(problems.file, data)
        if kept is None:
            found = ProblemList(problems.file)
            kept = super().article(id, data, reader, found), tuple(found.found)
        mine.read[problems.file, data] = kept
        problems.found += kept[1]
        return kept[0]


@frozen
class _Reader:
    """A reader of articles with what it has read, by file and content, and the readers that know a part of the same."""

    reader: ClaimFileReader
    extended: tuple[_Reader, ...] = ()
    read: dict[tuple[str, bytes], tuple[ClaimFile | None, tuple[Problem, ...]]] = field(factory=dict, eq=False)

    def kept(self, file: str, data: bytes) -> tuple[ClaimFile | None, tuple[Problem, ...]] | None:
        """What the reader would find, if that is known: what has no problems means the same to who knows more."""
        if (file, data) in self.read:
            return self.read[file, data]
        earlier = (one.read[file, data] for one in self.extended if (file, data) in one.read)
        return next((kept for kept in earlier if not kept[1]), None)

    def knows_the_same_as(self, other: _Reader) -> bool:
        mine, its = self.reader.vocabulary, other.reader.vocabulary
        return (self.reader.registries, mine.excused, mine.unreadable) == (
            other.reader.registries,
            its.excused,
            its.unreadable,
        )

    def extends(self, other: _Reader) -> bool:
        """Whether it knows all that the other one knows, and the other one excuses nothing."""
        its = other.reader.vocabulary
        mine, known = self.reader.registries, other.reader.registries
        return (
            not its.unreadable
            and not any(its.excused.values())
            and all(getattr(known, name).items() <= getattr(mine, name).items() for name in REGISTRIES)
        )
