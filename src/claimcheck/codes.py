"""The codes of everything that can be wrong with the files of a claim base.

Knows how codes are read from their table, and how problems of one file are collected. Must not know how files
are read or what claims mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Protocol

from attrs import field, frozen, mutable

from claimcheck.codetable import TABLE
from claimcheck.model import Level, Location, Problem


@frozen
class Code:
    """One kind of problem: `explanation` says why it matters and what to do, `wrong` and `right` show it."""

    code: str
    title: str
    level: Level
    explanation: str
    wrong: str = ""
    right: str = ""


class Placed(Protocol):
    """Anything that stands somewhere in a file; `line` and `column` count from 1."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


def problem(code: str, location: Location, message: str, hint: str = "") -> Problem:
    """A problem with the level that its code has."""
    return Problem(code, CODES[code].level, location, message, hint)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Different problems, each once, by file, line and column."""
    return tuple(sorted(set(problems), key=_place_of))


def _place_of(problem: Problem) -> tuple[str, int, int, str, str, str]:
    at = problem.location
    return at.file, at.line, at.column, problem.code, problem.message, problem.hint


@mutable
class ProblemList:
    """Collects the problems of one file, and stops collecting when the file is hopeless."""

    file: str
    found: list[Problem] = field(factory=list)

    def add(self, code: str, at: Placed | None, message: str, hint: str | Callable[[], str] = "") -> None:
        """Add a problem at a node (None: at the whole file). A hint that takes long to find is a function."""
        if len(self.found) < MOST_PROBLEMS:
            self.found.append(problem(code, self.place(at), message, hint if isinstance(hint, str) else hint()))
        elif len(self.found) == MOST_PROBLEMS:
            message = f"there are more than {MOST_PROBLEMS} problems in this file; the others are not shown"
            self.found.append(problem("L09", Location(self.file), message, "Correct these first."))

    def place(self, at: Placed | None) -> Location:
        """Where a node stands in this file."""
        return Location(self.file) if at is None else Location(self.file, at.line, at.column)


MOST_PROBLEMS: Final = 200


def _read(table: str) -> dict[str, Code]:
    codes = {}
    for block in table.split("\n\n"):
        if block.lstrip().startswith("L"):
            head, *lines = block.strip().splitlines()
            code, level, title = head.replace(":", "", 1).split(" ", 2)
            parts = {mark: [line[4:] for line in lines if line[2:4] == mark] for mark in ("- ", "+ ")}
            explanation = " ".join(line.strip() for line in lines if line[2:4] not in parts)
            wrong, right = ("\n".join(part) for part in parts.values())
            codes[code] = Code(code, title, _LEVELS[level], explanation, wrong, right)
    return codes


_LEVELS: Final[dict[str, Level]] = {"error": "error", "warning": "warning", "hint": "hint"}
CODES: Final = _read(TABLE)
