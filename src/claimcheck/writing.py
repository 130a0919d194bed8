"""Writes files whole or not at all: aside first, and all put in place when every one is written.

Knows how a file is replaced without being lost. Must not know what is written, or why.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write each file, in a folder that exists; a file that exists keeps its permissions, a link its target.

    Raises OSError when any cannot be written: then, as a rule, none was changed, and no file ever in part.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            target = path.resolve()
            aside = target.with_name(f".{secrets.token_hex(8)}.new")
            written.append((aside, target))
            _write_aside(aside, target, data)
        for aside, target in written:
            aside.replace(target)
    finally:
        for aside, _ in written:
            aside.unlink(missing_ok=True)


def _write_aside(aside: Path, target: Path, data: bytes) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    with aside.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())  # or a crash might leave the new name with nothing in it
    if target.exists():
        shutil.copymode(target, aside)
