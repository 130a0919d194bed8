"""From the options of a command to a Result, and from a Result to an exit code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from claimcheck.commands.console import FINE, NOTHING, REFUSED, UserError, tell
from claimcheck.commands.options import known

if TYPE_CHECKING:
    from claimcheck.checking import Result
    from claimcheck.findings import Finding
    from claimcheck.model import ClaimBase, Problem

_MOST_PROBLEMS = 5


def checked(
    claims: Path,
    as_of: dt.date | None = None,
    by: Literal["said", "published"] = "said",
    quiet: bool = False,
    meanwhile: Callable[[], None] = lambda: None,
) -> Result:
    """The Result of a claim base; errors in its files are told on stderr and left to `exit_code`.

    `meanwhile` is called once while the rules run elsewhere.
    """
    from claimcheck.checking import check
    from claimcheck.engine import EngineError

    try:
        result = check(claims, as_of, by, meanwhile)
    except OSError as error:
        raise UserError(unreadable(claims, error)) from None
    except EngineError as error:
        raise UserError(not_applied(error)) from None
    errors = [problem for problem in result.problems if problem.severity == "error"]
    if not result.base.articles and not errors:
        raise UserError(nothing_to_check(claims), NOTHING)
    if errors:
        tell_errors(claims, errors, quiet)
    return result


def concluded(base: ClaimBase) -> Result:
    """The Result of a claim base that is loaded already."""
    from claimcheck.checking import conclude
    from claimcheck.engine import EngineError

    try:
        return conclude(base)
    except EngineError as error:
        raise UserError(not_applied(error)) from None


def not_applied(error: Exception) -> str:
    """Why the rules have no conclusions, for whoever writes rules."""
    return f"the rules could not be applied: {error}"


def unreadable(claims: Path, error: OSError) -> str:
    """Why a claim base cannot be read, for its user."""
    reason = error.strerror or str(error)
    return f"cannot read the claim base {claims}: {reason}; --claims DIR names another folder"


def nothing_to_check(claims: Path) -> str:
    """What is missing in a claim base without articles."""
    return f"nothing to check: there are no articles in {claims / 'articles'}"


def tell_errors(claims: Path, errors: Sequence[Problem], quiet: bool = False) -> None:
    """Say on stderr how many errors the files have; unless `quiet`, also the first of them."""
    from claimcheck.report.names import counted

    command = "claimcheck lint" if claims == Path("claims") else f"claimcheck lint --claims {claims}"
    tell(f"{counted(len(errors), 'problem')}, run {command}; this is what can be said all the same")
    if not quiet:
        tell_places(errors)


def tell_places(problems: Sequence[Problem]) -> None:
    """Tell the first few problems on stderr, and how many more there are."""
    for problem in problems[:_MOST_PROBLEMS]:
        where = problem.location
        tell(f"  {where.file}:{where.line}:{where.column}: {problem.code} {problem.message}")
    if len(problems) > _MOST_PROBLEMS:
        tell(f"  and {len(problems) - _MOST_PROBLEMS} more")


def known_visit(result: Result, visit: str | None) -> str | None:
    """The visit asked for, which must be in the claim base; None for all."""
    if visit is None:
        return None
    return known(
        "visit",
        visit,
        {*result.base.registries.visits, *(claim.statement.visit for claim in result.base.claims)},
    )


def known_finding(result: Result, start: str, otherwise: str = "") -> Finding:
    """The one finding whose id begins so; else a refusal, which adds what `start` might be otherwise."""
    found = [finding for finding in result.findings if finding.id.casefold().startswith(start.casefold())]
    if not found:
        raise UserError(f"there is no finding {start}; claimcheck report lists their ids{otherwise}")
    if len(found) > 1:
        ids = ", ".join(finding.id for finding in found[:5])
        raise UserError(f"{len(found)} findings begin with {start}: {ids}{', ...' if len(found) > 5 else ''}")
    return found[0]


def exit_code(result: Result) -> int:
    """2 when there are errors in the claim base, so that nobody takes what is left for the whole."""
    return REFUSED if any(problem.severity == "error" for problem in result.problems) else FINE
