"""`claimcheck init`: a new claim base with one worked example."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.commands.console import tell
from claimcheck.commands.newfolder import fill
from claimcheck.commands.options import Quiet


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet, or is empty.")],
    quiet: Quiet = False,
) -> None:
    """Make a new claim base with one worked example.

    Two invented articles that contradict each other in one point, their reports, schemas for editors, checks
    for pull requests and commits, and pages that say how to go on.
    """
    fill(folder, _build)
    if not quiet:
        tell(f"made a claim base in {folder}; its README.md says how to go on")


def _build(home: Path) -> None:
    """Write the example into a folder, with what follows from it."""
    from claimcheck.commands.checked import checked
    from claimcheck.commands.reporting import report_files
    from claimcheck.commands.schema import schema_files
    from claimcheck.report.files import write
    from claimcheck.skeleton.newbase import new_base

    for path, data in new_base().items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(data)
    claims, reports = home / "claims", home / "reports"
    write(reports, report_files(checked(claims), reports, "markdown"))
    write(home / "schemas", schema_files(claims))
