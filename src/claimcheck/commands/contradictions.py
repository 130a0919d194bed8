"""`claimcheck contradictions`: one by one, with both sides and their evidence."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.commands.checked import checked, exit_code, known_visit
from claimcheck.commands.console import emit, page, tell
from claimcheck.commands.options import CLAIMS, AsOf, By, Claims, Quiet, VisitId, day


def contradictions(
    visit: VisitId = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also those that are only notes: near misses, denials of a part.")
    ] = False,
    as_of: AsOf = None,
    by: By = "said",
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Show each contradiction with both its sides.

    Who said what, when, in which words, in which line of which file; why it matters, and what to do about it.
    Exit codes as for report.
    """
    from claimcheck.engine import load_rules
    from claimcheck.report import content, evidence
    from claimcheck.report.names import counted

    result = checked(claims, day(as_of), by, quiet)
    wanted = known_visit(result, visit)
    rules = {rule.code: rule for rule in load_rules()}
    found = [finding for finding in content.contradictions(result) if wanted in (None, finding.finding.visit)]
    shown = [finding for finding in found if every or finding.finding.severity != "note"]
    if shown:
        layout = page()
        blocks = (evidence.contradiction(finding, rules[finding.finding.rule], layout) for finding in shown)
        emit("\n\n\n".join(blocks) + "\n")
    if not quiet:
        rest = len(found) - len(shown)
        notes = f"; --all also shows {counted(rest, 'note')}" if rest else ""
        tell(f"{counted(len(shown), 'contradiction') if shown else 'no contradictions'}{notes}")
    raise typer.Exit(exit_code(result))
