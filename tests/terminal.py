"""A person at a terminal: a command runs in a real one, and each line is typed when it is asked for."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

PROMPT = b"\n> "
_INTERRUPT = b"\x03"
_PATIENCE = 60.0  # seconds without a word from the command
_SOON = 3.0  # seconds until a person presses Ctrl-C again


def converse(
    arguments: Iterable[object], at: Path, environment: Mapping[str, str], lines: Iterable[str]
) -> tuple[int, str]:
    """Run `claimcheck` in the folder `at`, type each of `lines` (which end in Enter, or are control characters) at a
    prompt, and return the exit code and all that was on the screen. What is left over is not typed."""
    controller, terminal = pty.openpty()
    command = [sys.executable, "-m", "claimcheck.cli", *map(str, arguments)]
    # A session of its own, whose terminal this is: or Ctrl-C would interrupt nobody.
    leading = [sys.executable, "-c", _LEAD, *command]
    with subprocess.Popen(
        leading, cwd=at, env=environment, stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True
    ) as process:
        os.close(terminal)
        screen = _Screen(controller)
        try:
            for line in lines:
                if not screen.waits():
                    break
                screen.type(line.encode())
            screen.read_on()
        except BaseException:
            process.kill()  # or nobody would ever answer it
            raise
        code = process.wait()
    os.close(controller)
    return code, screen.seen.decode().replace("\r\n", "\n")


_LEAD = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"


class _Screen:
    def __init__(self, controller: int) -> None:
        self.seen = b""
        self._controller = controller
        self._asked = 0
        self._interrupted = False

    def waits(self) -> bool:
        """Read until the command asks; False when it ends first."""
        while self.seen.find(PROMPT, self._asked) < 0:
            if not self._read():
                return False
        self._asked = len(self.seen)
        return True

    def type(self, line: bytes) -> None:
        os.write(self._controller, line)
        self._interrupted = line == _INTERRUPT

    def read_on(self) -> None:
        """Read until the command ends."""
        while self._read():
            pass

    def _read(self) -> bool:
        if self._interrupted and not self._has_more(_SOON):
            # Python does not notice an interrupt that comes between its prompt and its wait for a line.
            os.write(self._controller, _INTERRUPT)
        self._interrupted = False
        assert self._has_more(_PATIENCE), f"the command waits for something:\n{self.seen.decode()}"
        try:
            piece = os.read(self._controller, 65536)
        except OSError:  # how Linux says that the other end is closed
            return False
        self.seen += piece
        return piece != b""

    def _has_more(self, seconds: float) -> bool:
        return bool(select.select([self._controller], [], [], seconds)[0])
