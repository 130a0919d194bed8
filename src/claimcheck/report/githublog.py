"""The problems of claim files as commands of a GitHub workflow, which shows them beside the lines they are about.

Knows the commands and how many of them GitHub shows. Must not know how problems are found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from claimcheck.codes import CODES
from claimcheck.model import Level, Problem
from claimcheck.report import safe
from claimcheck.report.names import counted
from claimcheck.report.rows import file_from_here

# By level: the command. The most severe come first.
_COMMANDS: Final[dict[Level, str]] = {"error": "error", "warning": "warning", "hint": "notice"}
# So many of each kind GitHub keeps for one step (https://docs.github.com/en/rest/checks/runs).
MOST: Final = 10


def render(problems: Sequence[Problem], folder: str) -> str:
    """A command for each problem, the most severe first, and at the end how many more there are."""
    levels = list(_COMMANDS)
    ordered = sorted(problems, key=lambda problem: levels.index(problem.severity))  # within a level, in their order
    number: Counter[Level] = Counter()
    lines = []
    for problem in ordered:
        number[problem.severity] += 1
        if number[problem.severity] <= MOST:
            lines.append(_command(problem, folder))
    more = [counted(number[level] - MOST, f"more {level}") for level in levels if number[level] > MOST]
    if more:
        lines.append(f"and {', '.join(more)}, which claimcheck lint shows")
    return "".join(f"{line}\n" for line in lines)


def _command(problem: Problem, folder: str) -> str:
    at = problem.location
    properties = {
        "file": file_from_here(folder, at),
        "line": str(at.line),
        "col": str(at.column),
        "title": f"{problem.code} {CODES[problem.code].title}",
    }
    written = ",".join(f"{key}={safe.workflow_property(value)}" for key, value in properties.items())
    message = "\n".join(filter(None, (problem.message, problem.hint)))
    return f"::{_COMMANDS[problem.severity]} {written}::{safe.workflow_data(message)}"
