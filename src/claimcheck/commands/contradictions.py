"""`claimcheck contradictions`: one by one, with both sides and their evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.commands.checked import checked, exit_code, known_visit
from claimcheck.commands.console import emit, page, tell
from claimcheck.commands.options import CLAIMS, AsOf, By, Claims, Quiet, VisitId, day

if TYPE_CHECKING:
    from claimcheck.report.content import FindingLines


def contradictions(
    visit: VisitId = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also those that are settled, and notes: near misses, denials of a part.")
    ] = False,
    as_of: AsOf = None,
    by: By = "said",
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Show each open contradiction with both its sides.

    Who said what, when, in which words, in which line of which file; what was decided; why it matters, and
    what to do about it. A contradiction is open until somebody decides (claimcheck review), and again when
    reviewers disagree or the claims under it change. Exit codes as for report.
    """
    from claimcheck.engine import load_rules
    from claimcheck.report import content, evidence
    from claimcheck.report.names import counted

    result = checked(claims, day(as_of), by, quiet)
    wanted = known_visit(result, visit)
    rules = {rule.code: rule for rule in load_rules()}
    found = [lines for lines in content.contradictions(result) if wanted in (None, lines.finding.visit)]
    shown = [lines for lines in found if every or content.needs_decision(lines)]
    if shown:
        layout = page()
        blocks = (evidence.contradiction(lines, rules[lines.finding.rule], layout) for lines in shown)
        emit("\n\n\n".join(blocks) + "\n")
    if not quiet:
        kind = "contradiction" if every else "open contradiction"
        tell(f"{counted(len(shown), kind) if shown else f'no {kind}s'}{_left_out(found, shown)}")
    raise typer.Exit(exit_code(result))


def _left_out(found: Sequence[FindingLines], shown: Sequence[FindingLines]) -> str:
    """What else --all shows."""
    from claimcheck.report.names import counted

    rest = [lines for lines in found if lines not in shown]
    notes = sum(lines.finding.severity == "note" for lines in rest)
    parts = ([f"{len(rest) - notes} settled"] if len(rest) > notes else []) + (
        [counted(notes, "note")] if notes else []
    )
    return f"; --all also shows {' and '.join(parts)}" if parts else ""
