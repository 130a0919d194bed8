"""`claimcheck lint`: are the files well-formed, are their ids known, do the quotes stand in the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.commands.checked import nothing_to_check, unreadable
from claimcheck.commands.console import FINE, FOUND, NOTHING, UserError, emit, tell
from claimcheck.commands.options import CLAIMS, Claims, Quiet

if TYPE_CHECKING:
    from claimcheck.model import ClaimBase, Problem
    from claimcheck.quotes import QuoteCheck

_FAILING = {"error": ("error",), "warning": ("error", "warning"), "hint": ("error", "warning", "hint")}


def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Show the problems of these files and folders only."),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Check the quotes against the texts of the articles in this folder."),
    ] = None,
    seal: Annotated[bool, typer.Option("--seal", help="Seal each article whose quotes all stand in its text.")] = False,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="How to show it.")] = "text",
    fail_on: Annotated[
        Literal["error", "warning", "hint"],
        typer.Option(help="Exit with 1 when there is a problem this severe."),
    ] = "error",
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Check the claim files and their quotes.

    Exit codes: 0 fine, 1 problems at or above --fail-on, 2 bad usage or unreadable input, 3 nothing to check.
    """
    from claimcheck.report import lintfile

    if seal and texts is None:
        raise UserError("--seal needs the texts that the quotes are checked against: --texts DIR")
    base, checks = _looked_at(claims, texts)
    if seal and texts is not None and (sealed := _seal(base, checks, texts)):
        base, checks = _looked_at(claims, texts)
        tell(f"sealed {', '.join(sealed)}")
    if not base.files and not base.problems:
        raise UserError(nothing_to_check(claims), NOTHING)
    problems = _within(paths or [], claims, {*base.problems, *(p for check in checks for p in check.problems)})
    if form == "json":
        emit(lintfile.as_json(problems, checks, base.folder))
    else:
        emit(lintfile.as_text(problems))
    if not quiet:
        tell(lintfile.summary(problems, base.files, checks if texts else ()))
    raise typer.Exit(FOUND if any(p.severity in _FAILING[fail_on] for p in problems) else FINE)


def _looked_at(claims: Path, texts: Path | None) -> tuple[ClaimBase, tuple[QuoteCheck, ...]]:
    from claimcheck.claimbase import load
    from claimcheck.quotes import check_quotes

    try:
        base = load(claims)
    except OSError as error:
        raise UserError(unreadable(claims, error)) from None
    try:
        return base, check_quotes(base, texts)
    except OSError as error:
        raise UserError(f"cannot read the texts in {texts}: {error.strerror or error}") from None


def _within(paths: Sequence[Path], claims: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The problems of the files asked for, or all of them; in order of file, line and column."""
    wanted = [path.resolve() for path in paths]
    for path, resolved in zip(paths, wanted, strict=True):
        if not path.exists():
            raise UserError(f"there is no {path}")
        if not resolved.is_relative_to(claims.resolve()):
            raise UserError(f"{path} is not in the claim base {claims}; --claims DIR names another one")
    kept = (
        problem
        for problem in problems
        if not wanted or any(Path(problem.location.file).resolve().is_relative_to(path) for path in wanted)
    )
    return sorted(kept, key=_place_of)


def _place_of(problem: Problem) -> tuple[str, int, int, str, str]:
    where = problem.location
    return where.file, where.line, where.column, problem.code, problem.message


def _seal(base: ClaimBase, checks: Sequence[QuoteCheck], texts: Path) -> list[str]:
    """Seal the articles whose quotes are all verified and whose files have no errors; the ids of these."""
    from claimcheck.quotes import find_texts, seal_article
    from claimcheck.writing import write_whole

    unsound = {problem.location.file for problem in base.problems if problem.severity == "error"}
    unverified = Counter(check.statement.partition("#")[0] for check in checks if check.outcome != "verified")
    found = find_texts(base, texts)
    sealed = []
    for article in base.articles:
        path = Path(article.location.file)
        if article.id not in found or unverified[article.id] or article.location.file in unsound:
            continue
        source = path.read_bytes().decode()
        try:
            changed = seal_article(source, found[article.id])
        except ValueError as error:
            raise UserError(f"cannot seal {path}: {error}") from None
        if changed != source:
            try:
                write_whole({path: changed.encode()})
            except OSError as error:
                raise UserError(f"cannot write {path}: {error.strerror or error}") from None
            sealed.append(article.id)
    return sealed
