"""`claimcheck export`: the claims and what was found, as data for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.commands import completion
from claimcheck.commands.checked import checked, exit_code
from claimcheck.commands.console import REFUSED, UserError, tell
from claimcheck.commands.options import CLAIMS, Claims, Quiet, known, site_address

if TYPE_CHECKING:
    from claimcheck.checking import Result


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            autocompletion=completion.formats,
            help="sqlite, csv, xlsx, parquet, datapackage, jsonl or claimreview.",
        ),
    ],
    output: Annotated[Path, typer.Option(metavar="PATH", help="The file or folder to write.")],
    base_url: Annotated[
        str, typer.Option(metavar="URL", help="Where the site of the claim base is, for the links of claimreview.")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Also replace files that claimcheck did not write.")] = False,
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Write claims, answers, findings and track records as data for other tools.

    docs/exports.md says what each table and column is, docs/exchange.md what jsonl and claimreview hold. What is
    there already is replaced only if claimcheck wrote it.
    """
    from claimcheck.export.formats import FORMATS

    known("format", form, FORMATS)
    address = site_address(base_url)
    if output.resolve().is_relative_to(claims.resolve()) or claims.resolve().is_relative_to(output.resolve()):
        raise UserError(f"{output} is in the way of the claim base {claims}; choose another place")
    result = checked(claims, quiet=quiet)
    if exit_code(result) == REFUSED:
        raise UserError(f"{output} is left as it is: what is written must rest on a claim base without errors")
    _write(result, form, output, address, force)
    if not quiet:
        tell(f"wrote {output}")


def _write(result: Result, form: str, output: Path, address: str, force: bool) -> None:
    from claimcheck.export.formats import ExportError, format_of
    from claimcheck.export.placing import ForeignError, write_file, write_folder

    wanted = format_of(form)
    if address and wanted.linked is None:
        raise UserError(f"{form} has no links; leave --base-url out")
    try:
        made = wanted.linked(result, address) if wanted.linked else wanted.files(result)
        files = {**made, **(wanted.beside(result, output.stem) if wanted.beside else {})}
        if wanted.is_ours is None:
            write_folder(output, files, replacing=force)
        else:
            write_file(output, files, wanted.is_ours, replacing=force)
    except ExportError as error:
        raise UserError(f"{output} is left as it is: {error}") from None
    except ForeignError as error:
        raise UserError(f"{error}; choose another place, or --force to replace it") from None
    except OSError as error:
        raise UserError(f"cannot write to {output}: {error.strerror or error}") from None
