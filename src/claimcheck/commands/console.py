"""How commands speak: results on stdout, everything else on stderr, and refusals with an exit code.

Knows the streams and the terminal. Must not know what is written.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from claimcheck.report.terminal import Page

FINE: Final = 0
FOUND: Final = 1  # findings or problems at or above --fail-on, or reports that are not current
REFUSED: Final = 2  # bad usage or unreadable input
NOTHING: Final = 3  # nothing to check

_WIDTH_WITHOUT_TERMINAL: Final = 100


class UserError(Exception):
    """The command cannot go on; its text tells the user what is wrong and what to do."""

    def __init__(self, message: str, exit_code: int = REFUSED) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def prepare() -> None:
    """Make both streams UTF-8 with plain line ends in any locale; let a closed pipe or Ctrl-C end us silently."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def emit(text: str) -> None:
    """Write a result to stdout. Raises OSError at once when it cannot be written, not at exit."""
    if sys.stdout is None:
        return
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        sys.stdout.write(text)
        return
    rest = memoryview(text.encode(errors="backslashreplace"))
    while rest:  # an unbuffered stream may take less than it is given
        rest = rest[binary.write(rest) :]
    binary.flush()


def tell(text: str) -> None:
    """Write one or more lines for the user to stderr, made safe for a terminal."""
    from claimcheck.report.safe import line

    if sys.stderr is not None:
        for part in text.split("\n"):
            indent = part[: len(part) - len(part.lstrip(" "))]
            sys.stderr.write(f"{indent}{line(part)}\n")
        sys.stderr.flush()


@contextmanager
def progress(length: int, what: str, quiet: bool) -> Iterator[Callable[[], None]]:
    """Show on a terminal how many of `length` things are done; yields what to call after each."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    import typer

    with typer.progressbar(length=length, label=what, file=sys.stderr, show_pos=True, show_percent=True) as bar:
        yield lambda: bar.update(1)


def leave(code: int | str | None) -> NoReturn:
    """End the process at once: everything is written, and taking down what was loaded would only cost time."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError):  # what could not be written has been told of by `emit`
                stream.flush()
    os._exit(code if isinstance(code, int) else FINE if code is None else REFUSED)


def page() -> Page:
    """How wide stdout is, and whether it may be coloured."""
    from claimcheck.report.terminal import NARROWEST, WIDEST, Page

    columns = shutil.get_terminal_size((_WIDTH_WITHOUT_TERMINAL, 24)).columns
    terminal = sys.stdout is not None and sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Page(max(NARROWEST, min(WIDEST, columns)), colour)
