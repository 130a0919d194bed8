"""`claimcheck report`: everything the rules found, as tables or as files."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.commands.checked import checked, exit_code, known_visit
from claimcheck.commands.console import FINE, FOUND, REFUSED, UserError, emit, page, tell
from claimcheck.commands.options import CLAIMS, FAILING, AsOf, By, Claims, FailOn, Quiet, VisitId, day

if TYPE_CHECKING:
    from claimcheck.checking import Result

Format = Literal["table", "markdown", "html", "json", "csv"]


def report(
    visit: VisitId = None,
    as_of: AsOf = None,
    by: By = "said",
    form: Annotated[
        Format | None,
        typer.Option("--format", help="How to show it: on stdout as tables, in files as Markdown, unless said."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write files into this folder: a page for each visit, an index, the data."),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; fail if --output (reports) is not current."),
    ] = False,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 when there is a finding this severe.")] = "none",
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Show agreements, contradictions, and rumors' outcomes.

    Exit codes: 0 fine, 1 findings at or above --fail-on or files not current, 2 bad usage or a part of the
    claim base unreadable (the rest is shown all the same), 3 nothing to check.
    """
    folder = output or (Path("reports") if check else None)
    if folder and visit:
        raise UserError("--visit shows one visit, but files are written of all; leave one of the two out")
    if folder and form == "table":
        raise UserError("tables are for the terminal; files are written as --format markdown, html, json or csv")
    if folder and folder.resolve() == claims.resolve():
        raise UserError(f"{folder} is the claim base itself; choose another folder for the reports")
    result = checked(claims, day(as_of), by, quiet, _import_report)
    if folder and exit_code(result) == REFUSED:
        raise UserError(f"{folder} is left as it is: what is written must rest on a claim base without errors")
    if folder:
        code = _files(result, folder, form or "markdown", check, quiet)
    else:
        emit(_rendered(result, form or "table", known_visit(result, visit)))
        code = FINE
    if any(finding.severity in FAILING[fail_on] for finding in result.findings):
        code = FOUND
    raise typer.Exit(exit_code(result) or code)


def _import_report() -> None:
    """What shows a Result; it takes long enough to load to be worth doing while the rules run."""
    from claimcheck.report import content, csvfile, jsonfile, markdown, terminal  # noqa: F401


def _rendered(result: Result, form: Format, visit: str | None) -> str:
    from claimcheck.report import content, csvfile, jsonfile, markdown, terminal
    from claimcheck.report.rows import for_visit

    shown = for_visit(result, visit) if visit else result
    if form == "json":
        return jsonfile.render(shown, visit)
    if form == "csv":
        return csvfile.render(shown)
    if form == "html":
        return _document(result, visit)
    arranged = content.arrange(result, visit)
    if form == "markdown":
        return markdown.document(arranged, overview=visit is None)
    return terminal.render(arranged, page(), overview=visit is None)


def _document(result: Result, visit: str | None = None) -> str:
    from claimcheck.site.arranged import arrange_site
    from claimcheck.site.document import document

    return document(arrange_site(result, visit))


def _files(result: Result, folder: Path, form: Format, check: bool, quiet: bool) -> int:
    from claimcheck.report import files
    from claimcheck.report.names import counted, listed

    texts = report_files(result, folder, form)
    try:
        if check:
            names = files.outdated(folder, texts)
            if names:
                tell(f"{folder} is not current: {listed(names)}; run claimcheck report --output {folder}")
            return FOUND if names else FINE
        files.write(folder, texts)
    except OSError as error:
        raise UserError(f"cannot {'read' if check else 'write to'} {folder}: {error.strerror or error}") from None
    if not quiet:
        tell(f"wrote {counted(len(texts), 'file')} to {folder}")
    return FINE


def report_files(result: Result, folder: Path, form: Format) -> dict[str, bytes]:
    """The files that `report --output` writes into a folder, by name."""
    from claimcheck.report import content, csvfile, jsonfile, markdown

    if form == "csv":
        return {"findings.csv": csvfile.render(result).encode("utf-8-sig")}
    if form == "html":
        return {"report.html": _document(result).encode()}
    texts = {"findings.json": jsonfile.render(result).encode()}
    if form == "markdown":
        parent = Path(result.base.folder).resolve().parent
        to_claims = PurePath(os.path.relpath(parent, folder.resolve())).as_posix() + "/"
        pages = markdown.pages(content.arrange(result), to_claims)
        texts |= {name: text.encode() for name, text in pages.items()}
    return texts
