"""`claimcheck review`: go through the open contradictions with a person, and record what is decided."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple, cast

import typer

from claimcheck.commands import asking, completion
from claimcheck.commands.checked import checked, known_finding, known_visit, tell_errors, unreadable
from claimcheck.commands.console import FINE, UserError, emit, page, tell
from claimcheck.commands.options import CLAIMS, Claims, Quiet, VisitId
from claimcheck.commands.recording import file_of, record, take_back

if TYPE_CHECKING:
    from claimcheck.checking import Result
    from claimcheck.findings import Finding
    from claimcheck.model import ClaimBase, Decision, Review
    from claimcheck.report.content import FindingLines
    from claimcheck.report.rows import Row

_WITHOUT_DECISION: Final = {
    "skip": "leave it open, and go on",
    "quit": "leave; what was decided is kept",
}
_DECISION: Final = "Decision? [r]eal, [e]xplained, [d]ata-error, [f]alse-alarm; [s]kip, [q]uit, ? tells what they mean"
_REASON: Final = "Reason? Say why, so that somebody who was not there can follow it."
_NO_REASON: Final = "A decision needs its reason; Ctrl-C leaves without one."
_REVIEW_BY: Final = "Review by? A day on which it wants another look, or nothing."
_NAME: Final = "Your name? It will stand beside your decisions; --reviewer or git config user.name saves the question."
_NO_NAME: Final = "A decision needs a name."
_UNSOUND: Final = "nothing is decided before that is corrected: decisions must rest on all claims"


def review(
    findings: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FINDING]...",
            autocompletion=completion.findings,
            help="Ids of findings, or how they start: these, whatever their state.",
        ),
    ] = None,
    visit: VisitId = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also those that are only notes: near misses, denials of a part.")
    ] = False,
    texts: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Show the quotes in their context, from the texts in this folder."),
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides; git's user.name unless said.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day of the decisions; today unless said.")
    ] = None,
    withdraw: Annotated[
        str | None,
        typer.Option(
            metavar="FINDING",
            autocompletion=completion.findings,
            help="Withdraw what the reviewer decided on a finding.",
        ),
    ] = None,
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Go through the open contradictions, and record decisions.

    Shows both sides of each, asks for a decision and its reason, and writes it into reviews/<visit>.yaml of the
    claim base at once, so that one can leave at any time and go on later. A contradiction is open until somebody
    decides, and again when reviewers disagree, when the claims under it change, and after the day by which a
    decision wanted another look.
    """
    day = _day(date)
    if withdraw is not None:
        path = _withdraw(claims, withdraw, _name(reviewer, claims), day)
        if not quiet:
            tell(f"withdrawn in {path}")
        raise typer.Exit(FINE)
    result = checked(claims, quiet=quiet)
    if any(problem.severity == "error" for problem in result.base.problems):
        raise UserError(_UNSOUND)
    queue = _queue(result, findings or [], known_visit(result, visit), every, day)
    desk = _Desk(claims, day, _quoting(result.base, texts))
    name = _name(reviewer, claims)
    if queue and not asking.at_terminal():
        raise UserError(_by_hand(queue[0].finding, claims, name, day))
    recorded = desk.sit(queue, name)
    if not quiet:
        tell(_told(recorded, len(queue)))
    raise typer.Exit(FINE)


# --- What is to be decided, by whom, when -----------------------------------------------------------------


def _queue(
    result: Result, starts: Sequence[str], visit: str | None, every: bool, day: dt.date
) -> tuple[FindingLines, ...]:
    """The findings asked for, or the contradictions that somebody should decide on."""
    from claimcheck.report import content

    if starts:
        return content.in_words(result, dict.fromkeys(known_finding(result, start) for start in starts))
    return tuple(
        lines
        for lines in content.contradictions(result)
        if visit in (None, lines.finding.visit)
        and (every or lines.finding.severity != "note")
        and (lines.reviewed is None or lines.reviewed.state != "settled" or lines.reviewed.overdue(day))
    )


def _day(text: str | None) -> dt.date:
    """The day of the decisions."""
    if text is None:
        return dt.date.today()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UserError(f"--date {text}: this is no day; write one such as 2031-06-30") from None


def _name(given: str | None, claims: Path) -> str | None:
    """Who decides, as it is said or as git knows the person who works in this folder."""
    if given is not None:
        name = " ".join(given.split())
        if not name:
            raise UserError("--reviewer is empty; write a name")
        return name
    import pygit2

    try:
        found = pygit2.discover_repository(str(claims.resolve()))
        config = pygit2.Repository(found).config if found else pygit2.Config.get_global_config()
        return " ".join((config["user.name"] or "").split()) or None
    except (pygit2.GitError, KeyError, OSError):
        return None


# --- The conversation -------------------------------------------------------------------------------------


class _Desk(NamedTuple):
    """Where decisions of a day are made; `quoted` shows the quote of a claim."""

    folder: Path
    day: dt.date
    quoted: Callable[[Row], str]

    def sit(self, queue: Sequence[FindingLines], name: str | None) -> int:
        """Ask for a decision on each finding, and record it; returns how many were recorded until the person left."""
        recorded = 0
        with suppress(asking.LeftError), asking.session():
            reviewer = name or (asking.text(_NAME, _NO_NAME) if queue else "")
            for number, lines in enumerate(queue, start=1):
                emit(f"\n{number} of {len(queue)}\n\n{self._shown(lines)}\n\n")
                decided = self._asked(lines, reviewer)
                if decided is not None:
                    emit(f"Recorded in {record(self.folder, decided)}.\n")
                    recorded += 1
        return recorded

    def _shown(self, lines: FindingLines) -> str:
        from claimcheck.engine import load_rules
        from claimcheck.report.evidence import contradiction

        rule = next(rule for rule in load_rules() if rule.code == lines.finding.rule)
        return contradiction(lines, rule, page(), self.quoted)

    def _asked(self, lines: FindingLines, reviewer: str) -> Review | None:
        """The decision of the person, or None to skip this finding."""
        from claimcheck.model import DECISIONS, Location, Review

        for reminder in _reminders(lines, reviewer, self.day):
            emit(f"{page().paragraph(reminder)}\n\n")
        answer = asking.choice(_DECISION, {**DECISIONS, **_WITHOUT_DECISION})
        if answer == "quit":
            raise asking.LeftError
        if answer == "skip":
            return None
        finding = lines.finding
        return Review(
            visit=finding.visit,
            finding=finding.id,
            evidence=finding.evidence,
            decision=cast("Decision", answer),
            reason=asking.text(_REASON, _NO_REASON),
            reviewer=reviewer,
            date=self.day,
            location=Location(""),
            review_by=asking.day(_REVIEW_BY, self.day),
        )


def _reminders(lines: FindingLines, reviewer: str, day: dt.date) -> Iterator[str]:
    """What to know of earlier decisions before one decides."""
    from claimcheck.ids import folded

    if lines.reviewed is None:
        return
    if lines.reviewed.state == "stale":
        since = max(one.date for one in lines.reviewed.outdated)
        files = {row.claim.statement.article.location.file for side in lines.sides for row in side.rows}
        yield f"What changed: git log -p --since={since} -- {shlex.join(sorted(files))}"
    for one in lines.reviewed.overdue(day):
        yield f"The decision of {one.reviewer} was to be reviewed by {one.review_by}."
    for one in lines.reviewed.standing:
        if folded(one.reviewer) == folded(reviewer):
            yield f"You decided {one.decision} on {one.date}; to decide anew withdraws that."


def _quoting(base: ClaimBase, texts: Path | None) -> Callable[[Row], str]:
    """How the quotes of claims are shown: in their context, where the text is at hand."""
    from claimcheck.quotes import find_texts, in_context
    from claimcheck.report.evidence import in_marks

    if texts is None:
        return in_marks
    try:
        at_hand = find_texts(base, texts)
    except OSError as error:
        raise UserError(f"cannot read the texts in {texts}: {error.strerror or error}") from None

    def quoted(row: Row) -> str:
        return in_context(row.claim.statement.quote, at_hand.get(row.fact.article, "")) or in_marks(row)

    return quoted


def _told(recorded: int, total: int) -> str:
    from claimcheck.report.names import counted

    if not total:
        return "nothing to decide: no contradiction is open"
    left = f"; {total - recorded} left, with which claimcheck review goes on" if recorded < total else ""
    return f"{counted(recorded, 'decision')} recorded{left}"


# --- Without a conversation -------------------------------------------------------------------------------


def _by_hand(finding: Finding, claims: Path, name: str | None, day: dt.date) -> str:
    """How to decide on a finding without a terminal."""
    from claimcheck.model import Location, Review
    from claimcheck.reviewedit import written

    blank = Review(finding.visit, finding.id, finding.evidence, "real", "", name or "", day, Location(""))
    entry = written(blank).replace("decision: real", "decision: # real, explained, data-error or false-alarm")
    return (
        "review asks questions, for which it needs a terminal; without one, add decisions to the list `reviews:` in "
        f"{file_of(claims, finding.visit)}, such as\n{entry}"
    ).rstrip("\n")


def _withdraw(claims: Path, start: str, name: str | None, day: dt.date) -> Path:
    """Withdraw what a reviewer decided on the one finding whose id begins so; returns the file."""
    from claimcheck.claimbase import load
    from claimcheck.ids import folded
    from claimcheck.report.names import listed

    try:
        base = load(claims)
    except OSError as error:
        raise UserError(unreadable(claims, error)) from None
    if errors := [problem for problem in base.problems if problem.severity == "error"]:
        tell_errors(claims, errors)
        raise UserError(_UNSOUND)
    decided = [r for r in base.reviews if r.withdrawn is None and r.finding.casefold().startswith(start.casefold())]
    findings = sorted({one.finding for one in decided})
    if len(findings) != 1:
        which = f"{len(findings)} findings begin with {start}: {listed(findings)}" if findings else f"none on {start}"
        raise UserError(f"which decision is to be withdrawn? {which}")
    mine = [one for one in decided if name and folded(one.reviewer) == folded(name)]
    if not mine:
        others = listed(dict.fromkeys(one.reviewer for one in decided))
        raise UserError(f"{name or 'nobody'} decided nothing on {findings[0]}; --reviewer NAME, of: {others}")
    return take_back(claims, mine[0], day)
