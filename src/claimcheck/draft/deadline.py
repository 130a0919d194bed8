"""A time by which everything must have happened, also when the other side sends a byte now and then.

Knows sockets. Must not know what goes through them.
"""

from __future__ import annotations

import io
import socket
import time
from typing import IO, TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from typing_extensions import Buffer


@frozen
class Deadline:
    """Begins now; `seconds` for everything, `idle_seconds` for each wait."""

    seconds: float
    idle_seconds: float
    _end: float = field(init=False)

    @_end.default
    def _from_now(self) -> float:
        return time.monotonic() + self.seconds

    def next_wait(self) -> float:
        """How many seconds the next wait may take. Raises TimeoutError when there are none left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, self.idle_seconds)


class TimedSocket:
    """As much of a socket as an HTTP connection uses; no single wait, nor all together, goes past a deadline."""

    def __init__(self, plain: socket.socket, deadline: Deadline) -> None:
        self._plain, self._deadline = plain, deadline

    def sendall(self, data: bytes) -> None:
        self._plain.settimeout(self._deadline.next_wait())
        self._plain.sendall(data)

    def makefile(self, mode: str) -> IO[bytes]:
        return io.BufferedReader(_Reader(self._plain, self._deadline))

    def close(self) -> None:
        self._plain.close()


class _Reader(io.RawIOBase):
    """Reads from a socket, which stays open for it until it is closed, as the files of sockets do."""

    def __init__(self, plain: socket.socket, deadline: Deadline) -> None:
        super().__init__()
        self._plain, self._deadline = plain, deadline
        self._raw = plain.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int | None:
        self._plain.settimeout(self._deadline.next_wait())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()
