"""Asks a person at a terminal, again until there is an answer.

Knows how questions are put and answers read. Must not know what is done with them.
"""

from __future__ import annotations

import datetime as dt
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from claimcheck.commands.console import emit


class LeftError(Exception):
    """The person has left: by a word for it, with Ctrl-C, or with Ctrl-D."""


def at_terminal() -> bool:
    """Whether there is somebody to ask."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


@contextmanager
def session() -> Iterator[None]:
    """Within it questions can be asked, with lines that can be edited, and Ctrl-C raises LeftError."""
    with suppress(ImportError):
        import readline  # noqa: F401
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    except (KeyboardInterrupt, EOFError):
        emit("\n")
        raise LeftError from None
    finally:
        signal.signal(signal.SIGINT, before)


def text(question: str, otherwise: str) -> str:
    """A text, asked for again with `otherwise` as long as there is none."""
    emit(f"{question}\n")
    while True:
        answer = _line()
        if answer:
            return answer
        emit(f"{otherwise}\n")


def choice(question: str, words: Mapping[str, str]) -> str:
    """One of the words, of which the first letters do; `?` shows what each means."""
    emit(f"{question}\n")
    while True:
        answer = _line().casefold()
        found = [word for word in words if answer and word.startswith(answer)]
        if len(found) == 1:
            return found[0]
        if answer == "?":
            emit("".join(f"  {word:<12} {meaning}\n" for word, meaning in words.items()))
        else:
            emit(f"Answer with one of {', '.join(words)}, or its first letter; ? tells what they mean.\n")


def day(question: str, earliest: dt.date) -> dt.date | None:
    """A day that is not before another, or None for no answer."""
    emit(f"{question}\n")
    while True:
        answer = _line()
        if not answer:
            return None
        try:
            found = dt.date.fromisoformat(answer)
        except ValueError:
            emit("That is no day; write one such as 2031-06-30, or nothing.\n")
            continue
        if found >= earliest:
            return found
        emit(f"That is before {earliest}; write a day from then on, or nothing.\n")


def _line() -> str:
    """A line as it was typed, white space folded; asked for again when it holds what cannot be seen."""
    from claimcheck.report.safe import line

    while True:
        answer = " ".join(input("> ").split())
        if answer == line(answer):
            return answer
        emit("That holds a character that cannot be seen, perhaps from an arrow key; type it again.\n")
