"""`claimcheck diff`: what a change does to the claims and the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.commands import completion
from claimcheck.commands.checked import nothing_to_check, tell_places, unreadable
from claimcheck.commands.console import FINE, FOUND, NOTHING, REFUSED, UserError, emit, page, tell
from claimcheck.commands.options import CLAIMS, FAILING, Claims, FailOn, Quiet

if TYPE_CHECKING:
    from claimcheck.checking import Result
    from claimcheck.difference import Difference
    from claimcheck.repository import Repository, Revision

Format = Literal["text", "markdown", "json"]


def diff(
    base: Annotated[
        str,
        typer.Argument(
            metavar="BASE",
            autocompletion=completion.revisions,
            help="The revision before the change, or BASE...HEAD.",
        ),
    ],
    head: Annotated[
        str | None,
        typer.Argument(
            metavar="[HEAD]",
            autocompletion=completion.revisions,
            help="The revision after it; else the files as they are now.",
        ),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to show it; markdown is for a comment.")] = "text",
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 when there is a new finding this severe.")] = "none",
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Show what a change does to claims and findings.

    What judges (vocabulary, decisions, settings, rules) is taken from BASE; a change that edits it is told first.
    BASE...HEAD compares HEAD with the commit at which it parted from BASE. Exit codes as for report.
    """
    from claimcheck.difference import compare
    from claimcheck.engine import EngineError
    from claimcheck.repository import Repository, RepositoryError

    try:
        repository = Repository.around(claims)
        before, after = _revisions(repository, base, head)
        difference = compare(repository, before, after)
    except RepositoryError as error:
        raise UserError(str(error)) from None
    except OSError as error:
        raise UserError(unreadable(claims, error)) from None
    except EngineError as error:
        raise UserError(f"the rules could not be applied: {error}") from None
    errors = [
        _tell_errors(one, result, quiet) for one, result in ((before, difference.before), (after, difference.own))
    ]
    if not any(errors) and not (difference.before.base.articles or difference.own.base.articles):
        raise UserError(nothing_to_check(claims), NOTHING)
    if repository.has_parted(before, after) and not quiet:
        tell(f"{base} has commits that {after.name} lacks, which count as undone; see {base}...{head or ''}")
    emit(_rendered(difference, form, before.id, after.id))
    new = difference.findings.new
    code = FOUND if any(finding.severity in FAILING[fail_on] for finding in new) else FINE
    raise typer.Exit(REFUSED if errors[1] else code)


def _revisions(repository: Repository, base: str, head: str | None) -> tuple[Revision, Revision]:
    first, dots, second = base.partition("...")
    if dots and head is None:
        return repository.since_parting(first or "HEAD", second or "HEAD")
    return repository.revision(base), repository.work_tree() if head is None else repository.revision(head)


def _tell_errors(revision: Revision, result: Result, quiet: bool) -> bool:
    """Whether a version has errors, which are told on stderr: then not all of its claims could be read."""
    from claimcheck.report.names import counted

    errors = [problem for problem in result.problems if problem.severity == "error"]
    if errors:
        tell(f"{counted(len(errors), 'problem')} in {revision.name}; this is what could be read")
        if not quiet:
            tell_places(errors)
    return bool(errors)


def _rendered(difference: Difference, form: Format, base: str, head: str) -> str:
    from claimcheck.report import diffcontent, diffjson, diffmarkdown, difftext

    if form == "json":
        return diffjson.render(difference, base, head)
    change = diffcontent.arrange(difference)
    return difftext.render(change, page()) if form == "text" else diffmarkdown.comment(change, (base, head))
