"""The problems of claim files, as text that editors understand and as JSON.

Knows how a problem is laid out. Must not know how problems are found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.codes import CODES, Code
from claimcheck.model import Problem
from claimcheck.report import safe
from claimcheck.report.jsonfile import SCHEMA, dumps, problem_entry
from claimcheck.report.names import counted

if TYPE_CHECKING:
    from claimcheck.quotes import QuoteCheck
    from claimcheck.report.terminal import Page

_LEVELS = ("error", "warning", "hint")
_OUTCOMES = ("verified", "ambiguous", "drifted", "missing", "sealed", "broken", "unchecked")


def as_text(problems: Sequence[Problem], most_hints: int | None = None) -> str:
    """A line for each problem, `file:line:column: level code message`, with its hint below.

    Of the hints of one code no more than `most_hints` are shown (None: all), then how many more there are.
    """
    shown: list[str] = []
    hints, left_out = Counter[str](), Counter[str]()
    for problem in problems:
        hints[problem.code] += problem.severity == "hint"
        if most_hints is not None and hints[problem.code] > most_hints:
            left_out[problem.code] += 1
        else:
            shown += _lines(problem)
    shown += (
        f"and {counted(number, 'more hint')} {code} ({CODES[code].title}); --fail-on hint shows all"
        for code, number in sorted(left_out.items())
    )
    return "".join(f"{line}\n" for line in shown)


def _lines(problem: Problem) -> Iterator[str]:
    at = problem.location
    where = f"{safe.line(at.file)}:{at.line}:{at.column}"
    yield f"{where}: {problem.severity} {problem.code} {safe.line(problem.message)}"
    if problem.hint:
        yield f"    {safe.line(problem.hint)}"


def as_json(problems: Sequence[Problem], checks: Sequence[QuoteCheck], folder: str) -> str:
    """The problems as in the report, and what became of the quote of each statement."""
    return dumps(
        {
            "schema": SCHEMA,
            "problems": [problem_entry(problem, folder) for problem in problems],
            "quotes": [
                {"statement": check.statement, "outcome": check.outcome, "text": check.text}
                for check in sorted(checks, key=lambda check: check.statement)
            ],
        }
    )


def summary(problems: Sequence[Problem], files: int, checks: Sequence[QuoteCheck]) -> str:
    """How much is wrong, and what became of the quotes, in a line."""
    levels = Counter(str(problem.severity) for problem in problems)
    wrong = ", ".join(counted(levels[level], level) for level in _LEVELS if levels[level]) or "no problems"
    outcomes = Counter(str(check.outcome) for check in checks)
    quotes = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in _OUTCOMES if outcomes[outcome])
    return f"{wrong} in {counted(files, 'article')}" + (f"; quotes: {quotes}" if quotes else "")


def explanation(code: Code, page: Page) -> str:
    """What a code means, why it matters, and what to write instead."""
    blocks = [
        f"{page.heading(code.code)}  {code.level}\n{page.paragraph(code.title)}",
        page.paragraph(code.explanation),
    ]
    blocks += (
        "\n".join([page.heading(title), *(f"    {line}" for line in text.split("\n"))])
        for title, text in (("Wrong", code.wrong), ("Right", code.right))
        if text
    )
    return "\n\n".join(blocks) + "\n"
