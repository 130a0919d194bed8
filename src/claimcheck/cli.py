"""The command line: which commands there are, and what happens around each of them.

Knows the commands. Must not know what they do; they stand in `claimcheck.commands`.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated, NoReturn

import typer

from claimcheck.commands.claims import claims
from claimcheck.commands.console import FINE, REFUSED, UserError, emit, leave, prepare, tell
from claimcheck.commands.contradictions import contradictions
from claimcheck.commands.diff import diff
from claimcheck.commands.draft import draft
from claimcheck.commands.explain import explain
from claimcheck.commands.export import export
from claimcheck.commands.formatting import fmt
from claimcheck.commands.importing import importing
from claimcheck.commands.init import init
from claimcheck.commands.linting import lint
from claimcheck.commands.new import new
from claimcheck.commands.reporting import report
from claimcheck.commands.reviewing import review
from claimcheck.commands.rules import rules
from claimcheck.commands.schema import schema
from claimcheck.commands.site import site
from claimcheck.commands.sources import sources

app = typer.Typer(
    name="claimcheck",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    *(report, contradictions, review, diff, draft, explain, claims, sources, rules),
    *(lint, fmt, new, schema, init, export, site),
):
    app.command()(command)
app.add_typer(importing, name="import")


def _version(wanted: bool) -> None:
    if wanted:
        from claimcheck import __version__

        emit(f"claimcheck {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Cross-check claims kept as text files: agreements, contradictions, and rumors that became fact."""


def main() -> NoReturn:
    """Run the command line; what goes wrong is told in a line, never as a traceback."""
    prepare()
    if "_CLAIMCHECK_COMPLETE" in os.environ:  # a shell asks what to offer
        sys.modules["rich"] = None  # type: ignore[assignment]  # typer would load it, to take markup out of plain text
    gc.disable()  # one command, then the process ends: looking for cycles would only cost time
    try:
        app(prog_name="claimcheck")
    except SystemExit as left:
        leave(left.code)
    except UserError as error:
        tell(f"claimcheck: {error}")
        leave(error.exit_code)
    except OSError as error:
        tell(f"claimcheck: cannot go on: {error}")
        leave(REFUSED)
    leave(FINE)


if __name__ == "__main__":
    main()
