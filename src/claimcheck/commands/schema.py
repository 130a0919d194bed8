"""`claimcheck schema`: the files of a claim base as JSON Schema, for editors and validators."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.commands import completion
from claimcheck.commands.console import FINE, FOUND, UserError, emit, tell
from claimcheck.commands.options import CLAIMS, Claims, Quiet, known
from claimcheck.commands.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCHEMAS = Path("schemas")


def schema(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="[KIND]", autocompletion=completion.kinds, help="article, reviews, settings, or a registry."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write the schemas of all kinds into this folder.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail if --output (schemas) is not current.")
    ] = False,
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Print the JSON Schema of one kind of file, or write those of all.

    An editor with YAML support completes and explains keys and ids by them. They know the ids that the
    registries have when they are made; make them again when a registry has changed.
    """
    from claimcheck.schema import KINDS

    folder = output or (_SCHEMAS if check else None)
    if folder and kind:
        raise UserError("files are written of all kinds; leave KIND out")
    if folder and folder.resolve() == claims.resolve():
        raise UserError(f"{folder} is the claim base itself; choose another folder for the schemas")
    if not folder and not kind:
        raise UserError(f"which kind of file? there are: {', '.join(KINDS)}; --output DIR writes all")
    name = f"{known('kind of file', kind, KINDS)}.json" if kind else ""
    files = schema_files(claims)
    if folder:
        raise typer.Exit(_checked(folder, files) if check else _written(folder, files, quiet))
    emit(files[name].decode())


def schema_files(claims: Path) -> dict[str, bytes]:
    """The files that `schema --output` writes, by name."""
    from claimcheck.report.jsonfile import dumps
    from claimcheck.schema import KINDS, schema_of

    registries, vocabulary = vocabulary_of(claims)
    return {f"{kind}.json": dumps(schema_of(kind, registries, vocabulary)).encode() for kind in KINDS}


def _checked(folder: Path, files: Mapping[str, bytes]) -> int:
    from claimcheck.report.files import outdated
    from claimcheck.report.names import listed

    try:
        names = outdated(folder, files)
    except OSError as error:
        raise UserError(f"cannot read {folder}: {error.strerror or error}") from None
    if names:
        tell(f"{folder} is not current: {listed(names)}; run claimcheck schema --output {folder}")
    return FOUND if names else FINE


def _written(folder: Path, files: Mapping[str, bytes], quiet: bool) -> int:
    from claimcheck.report.files import write
    from claimcheck.report.names import counted

    try:
        write(folder, files)
    except OSError as error:
        raise UserError(f"cannot write to {folder}: {error.strerror or error}") from None
    if not quiet:
        tell(f"wrote {counted(len(files), 'file')} to {folder}")
    return FINE
