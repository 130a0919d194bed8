"""`claimcheck fmt`: claim files in their one form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from claimcheck.commands.checked import nothing_to_check, unreadable
from claimcheck.commands.console import FINE, FOUND, NOTHING, REFUSED, UserError, emit, tell
from claimcheck.commands.options import CLAIMS, Claims, Quiet, inside

if TYPE_CHECKING:
    from claimcheck.files import FolderFiles
    from claimcheck.layout import Kind

Parts = tuple[str, ...]


def fmt(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Only these files and folders."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; show what would change, and fail if anything would.")
    ] = False,
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Give claim files their one form: order of keys, quotation marks, indentation.

    What they say, and their comments, stay. A file with problems is left as it is. Exit codes: 0 fine, 1 files
    would change, 2 bad usage or a file that cannot be read or written, 3 no files.
    """
    from claimcheck.files import FolderFiles
    from claimcheck.report.names import counted
    from claimcheck.report.safe import line

    files = FolderFiles(claims)
    chosen = _chosen(files, inside(claims, paths or []))
    changed = left = 0
    for parts in chosen:
        path = claims.joinpath(*parts)
        try:
            before, after = _read(files, parts)
            if after != before and not check:
                _write(path, after)
            if after != before:
                emit(_difference(path, before, after) if check else f"{line(path.as_posix())}\n")
                changed += 1
        except _LeftError as reason:
            tell(str(reason))
            left += 1
    if not quiet:
        verb = "would change" if check else "changed"
        rest = f", {counted(left, 'file')} left as {'it is' if left == 1 else 'they are'}" if left else ""
        tell(f"{changed} of {counted(len(chosen), 'file')} {verb}{rest}")
    raise typer.Exit(REFUSED if left else FOUND if check and changed else FINE)


class _LeftError(Exception):
    """A file is left as it is; its text says which and why."""


def _chosen(files: FolderFiles, chosen: frozenset[Parts]) -> list[Parts]:
    """The claim files among what was asked for; a file that is none is refused."""
    from claimcheck.claimbase import claim_files
    from claimcheck.files import ChosenFiles, RefusedError

    try:
        every = claim_files(files)
    except OSError as error:
        raise UserError(unreadable(files.path, error)) from None
    except RefusedError as refused:
        raise UserError(f"{refused.code} {refused.message}. {refused.hint}") from None
    if not chosen or () in chosen:
        if not every:
            raise UserError(nothing_to_check(files.path), NOTHING)
        return every
    for parts in chosen - set(every):
        if not files.path.joinpath(*parts).is_dir():
            raise UserError(f"{files.path.joinpath(*parts)} is no file of claims, reviews or a registry")
    wanted = ChosenFiles(files, chosen)
    return [parts for parts in every if wanted.has(*parts)]


def _read(files: FolderFiles, parts: Parts) -> tuple[bytes, bytes]:
    """A file, and what it is in its one form."""
    from claimcheck.codes import ProblemList
    from claimcheck.files import RefusedError
    from claimcheck.layout import UnlikeError, formatted
    from claimcheck.report.lintfile import as_text

    path = files.path.joinpath(*parts).as_posix()
    problems = ProblemList(path)
    after = None
    try:
        before = files.read(*parts)
        after = formatted(before, cast("Kind", parts[0].removesuffix(".yaml")), problems)
    except RefusedError as refused:
        problems.add(refused.code, None, refused.message, refused.hint)
    except UnlikeError:
        raise _LeftError(f"{path} is left as it is: in its one form it would not say the same") from None
    if after is None:
        raise _LeftError(as_text(problems.found).rstrip("\n"))
    return before, after


def _write(path: Path, data: bytes) -> None:
    from claimcheck.writing import write_whole

    try:
        write_whole({path: data})
    except OSError as error:
        raise _LeftError(f"cannot write {path}: {error.strerror or error}") from None


def _difference(path: Path, before: bytes, after: bytes) -> str:
    """What would change in a file, as a unified diff."""
    from difflib import unified_diff

    from claimcheck.report.safe import line, source

    old, new = (data.decode("utf-8").split("\n") for data in (before, after))
    name = line(path.as_posix())
    return "".join(f"{source(text)}\n" for text in unified_diff(old, new, name, name, lineterm=""))
