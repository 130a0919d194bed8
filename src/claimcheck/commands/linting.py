"""`claimcheck lint`: are the files well-formed, are their ids known, do the quotes stand in the texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from claimcheck.commands.checked import concluded, nothing_to_check, unreadable
from claimcheck.commands.console import FINE, FOUND, NOTHING, UserError, emit, page, tell
from claimcheck.commands.options import CLAIMS, Claims, Quiet, day, inside, known

if TYPE_CHECKING:
    from claimcheck.checking import Result
    from claimcheck.model import ClaimBase, Problem
    from claimcheck.quotes import QuoteCheck

Format = Literal["text", "json", "sarif", "github"]
_FAILING = {"error": ("error",), "warning": ("error", "warning"), "hint": ("error", "warning", "hint")}
_MOST_HINTS = 10  # of one code, as text, unless hints are what it fails on


def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Check these files and folders only; what takes the whole claim base to see is left out.",
        ),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Check the quotes against the texts of the articles in this folder."),
    ] = None,
    seal: Annotated[bool, typer.Option("--seal", help="Seal each article whose quotes all stand in its text.")] = False,
    form: Annotated[
        Format,
        typer.Option("--format", help="How to show it; sarif has the open contradictions too, for code scanning."),
    ] = "text",
    fail_on: Annotated[
        Literal["error", "warning", "hint"],
        typer.Option(help="Exit with 1 when there is a problem this severe."),
    ] = "error",
    today: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Warn of decisions that were to be reviewed before this day."),
    ] = None,
    explain: Annotated[
        str | None, typer.Option(metavar="CODE", help="Tell what a code such as L31 means, and do nothing else.")
    ] = None,
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Check the claim files, their quotes, and the decisions on findings.

    Exit codes: 0 fine, 1 problems at or above --fail-on, 2 bad usage or unreadable input, 3 nothing to check.
    """
    if explain is not None:
        emit(_explained(explain))
        raise typer.Exit
    if seal and texts is None:
        raise UserError("--seal needs the texts that the quotes are checked against: --texts DIR")
    chosen = inside(claims, paths or [])
    look = _Look(_from_here(claims), frozenset() if () in chosen else chosen, texts, day(today, "--today"))
    seen = look.at_all(with_rules=form == "sarif")
    if seal and texts is not None and (sealed := _sealed(seen, texts)):
        seen = look.at_all(with_rules=form == "sarif")
        tell(f"sealed {', '.join(sealed)}")
    if not seen.base.files and not seen.base.problems and not chosen:
        raise UserError(nothing_to_check(claims), NOTHING)
    emit(_shown(seen, form, None if fail_on == "hint" else _MOST_HINTS))
    if not quiet:
        from claimcheck.report.lintfile import summary

        tell(summary(seen.problems, seen.base.files, seen.checks if texts else ()))
    raise typer.Exit(FOUND if any(p.severity in _FAILING[fail_on] for p in seen.problems) else FINE)


def _explained(code: str) -> str:
    from claimcheck.codes import CODES
    from claimcheck.report.lintfile import explanation

    return explanation(CODES[known("code", code.upper(), CODES)], page())


def _from_here(claims: Path) -> Path:
    """The claim base as a path that works on every machine, if it lies below the working folder."""
    here = Path.cwd()
    return claims.relative_to(here) if claims.is_relative_to(here) else claims


class _Seen(NamedTuple):
    """What there is to show; `result` only where the rules were asked."""

    base: ClaimBase
    checks: tuple[QuoteCheck, ...]
    problems: tuple[Problem, ...]
    result: Result | None


class _Look(NamedTuple):
    """What is looked at: the whole claim base, or only what was chosen of it; decisions as of a day, if any."""

    claims: Path
    chosen: frozenset[tuple[str, ...]]
    texts: Path | None
    today: dt.date | None

    def at_all(self, *, with_rules: bool) -> _Seen:
        """What there is to see. The rules are asked for what only they tell: of the whole, and of decisions."""
        from claimcheck.codes import in_order
        from claimcheck.quotes import check_quotes

        base = self.load(self.chosen)
        try:
            checks = check_quotes(base, self.texts)
        except OSError as error:
            raise UserError(f"cannot read the texts in {self.texts}: {error.strerror or error}") from None
        result = None
        if base.reviews or (with_rules and not self.chosen):
            result = concluded(self.load(frozenset()) if self.chosen else base)
        found = (problem for problem in self.problems(base, checks, result) if self.is_wanted(problem))
        return _Seen(base, checks, in_order(found), result if with_rules and not self.chosen else None)

    def problems(self, base: ClaimBase, checks: Sequence[QuoteCheck], result: Result | None) -> Iterator[Problem]:
        from claimcheck.lints import lint_articles, lint_base

        yield from base.problems
        yield from (problem for check in checks for problem in check.problems)
        yield from lint_articles(base)
        if not self.chosen:
            yield from lint_base(base)
        if result is not None:
            yield from result.problems
        if result is not None and self.today:
            from claimcheck.reviews import expired

            yield from expired(result.reviews, self.today)

    def load(self, chosen: frozenset[tuple[str, ...]]) -> ClaimBase:
        from claimcheck.claimbase import load_files
        from claimcheck.files import ChosenFiles, FolderFiles

        files = FolderFiles(self.claims)
        try:
            return load_files(ChosenFiles(files, chosen) if chosen else files)
        except OSError as error:
            raise UserError(unreadable(self.claims, error)) from None

    def is_wanted(self, problem: Problem) -> bool:
        """Whether a problem is of what was chosen: the registries are read in any case."""
        parts = PurePath(problem.location.file).relative_to(self.claims).parts
        return not self.chosen or any(parts[: len(chosen)] == chosen for chosen in self.chosen)


def _sealed(seen: _Seen, texts: Path) -> Sequence[str]:
    from claimcheck.commands.sealing import seal_articles

    return seal_articles(seen.base, seen.checks, texts)


def _shown(seen: _Seen, form: Format, most_hints: int | None) -> str:
    from claimcheck.report import lintfile

    if form == "json":
        return lintfile.as_json(seen.problems, seen.checks, seen.base.folder)
    if form == "github":
        from claimcheck.report import githublog

        return githublog.render(seen.problems, seen.base.folder)
    if form == "sarif":
        return _sarif(seen)
    return lintfile.as_text(seen.problems, most_hints)


def _sarif(seen: _Seen) -> str:
    from claimcheck import __version__
    from claimcheck.engine import load_rules
    from claimcheck.report.content import contradictions
    from claimcheck.report.sariffile import Log

    log = Log(seen.base.folder, __version__, {rule.code: rule for rule in load_rules()})
    every = contradictions(seen.result) if seen.result else ()
    unsettled = [lines for lines in every if lines.reviewed is None or lines.reviewed.state != "settled"]
    return log.render(seen.problems, _lines(seen.problems), unsettled)


def _lines(problems: Sequence[Problem]) -> dict[str, list[str]]:
    """The lines of the files that have problems; of what cannot be read, none."""
    lines = {}
    for file in {problem.location.file for problem in problems}:
        try:
            lines[file] = Path(file).read_bytes().decode("utf-8-sig", "replace").splitlines()
        except OSError:
            lines[file] = []
    return lines
