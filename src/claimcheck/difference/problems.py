"""What a change makes wrong with the files, and what it mends. Must not know what the problems are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from claimcheck.model import Problem


@frozen
class ProblemChanges:
    """Problems that are new and gone, in the order of files; one that moved within its file is neither."""

    new: tuple[Problem, ...]
    gone: tuple[Problem, ...]


def compare_problems(before: Sequence[Problem], after: Sequence[Problem]) -> ProblemChanges:
    """Compare problems as often as they are in each file, wherever they stand in it."""
    return ProblemChanges(new=_without(after, before), gone=_without(before, after))


def _without(problems: Iterable[Problem], others: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that are not among the others; of the same in one file, the last."""
    left = Counter(map(_says, others))
    found = []
    for problem in problems:
        if left[_says(problem)] > 0:
            left[_says(problem)] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _says(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.location.file, problem.message
