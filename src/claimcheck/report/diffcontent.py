"""A Difference arranged for reading: sections with rows of cells, what matters most first. Plain data.

Knows what is shown of a change, and in which order. Must not know terminals or Markdown, nor judge.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from claimcheck.findings import AnswerState, Finding, Outcome
from claimcheck.model import Location, Problem, Review
from claimcheck.report.content import FindingLines, in_words, marks
from claimcheck.report.names import Names, counted, when
from claimcheck.report.rows import Row, relative_file, rows_of_claims
from claimcheck.report.verdict import verdict

if TYPE_CHECKING:
    from claimcheck.checking import Result
    from claimcheck.difference import Difference
    from claimcheck.difference.claims import ChangedClaim, Told
    from claimcheck.difference.fields import Fields, Value
    from claimcheck.difference.findings import ChangedFinding
    from claimcheck.difference.judges import Edit

_MOST_QUOTES = 4  # of one side of a finding
_MOST_IDS = 5
_LONGEST = 400  # characters of a line
_KINDS = ("contradiction", "resolution", "agreement")
_SEVERITIES = ("error", "warning", "note")
_STANDS = "What judges is taken from before this change: for what follows, these edits are not made."
_OWN = "This is what the edits would do."
_UNJUDGED = "The vocabulary from before this change has no place for it, so the claim is not judged here."
_OUTDATED = "They were made on other claims than the finding rests on now."


class Code(str):
    """A line that is an id or a place in a file, and looks like it."""

    __slots__ = ()


Cell = Sequence[str]
"""The lines of a cell."""


class Section(NamedTuple):
    """Rows of cells under headers; `title` counts the rows, `remark` is a sentence about them or empty."""

    title: str
    remark: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]


class Change(NamedTuple):
    """A Difference for readers: the sections of `first` are what nobody may overlook."""

    verdict: str
    remarks: Sequence[str]
    first: Sequence[Section]
    rest: Sequence[Section]


def arrange(difference: Difference) -> Change:
    """Arrange a Difference; sections without rows are left out."""
    before, after = _Version(difference.before), _Version(difference.after)
    own = _Version(difference.own)
    findings, effects, claims = difference.findings, difference.own_findings, difference.claims
    new = difference.problems.new
    first = (
        _section("edited judge", _STANDS, ("what", "where", "edit"), map(own.edit, difference.edits)),
        after.effects("hidden finding", effects.gone),
        own.effects("uncovered finding", effects.new),
        own.changed_findings("altered finding", _OWN, effects.changed, {}),
        own.problems("new error", "", [one for one in new if one.severity == "error"]),
        own.problems("claim without judgement", _UNJUDGED, difference.unjudged),
    )
    rest = (
        after.findings("new finding", findings.new),
        before.findings("lost finding", findings.gone, _Lost(claims.removed, claims.changed)),
        after.changed_findings("changed finding", "", findings.changed, claims.renamed),
        after.outcomes(difference.outcomes),
        _section("changed standing", "", ("answer", "was", "is"), _standings(difference, before.names, after.names)),
        _section(
            "outdated decision", _OUTDATED, ("finding", "decision", "reason"), map(_review, difference.stale_reviews)
        ),
        _section("new decision", "", ("finding", "decision", "reason"), map(_review, difference.new_reviews)),
        after.claims("added claim", "", claims.added),
        before.claims("removed claim", _unread(difference), claims.removed),
        after.changed_claims(claims.changed),
        own.problems("new warning", "", [one for one in new if one.severity != "error"]),
        before.problems("mended problem", "", difference.problems.gone),
    )
    return Change(
        verdict(difference),
        difference.remarks,
        [section for section in first if section.rows],
        [section for section in rest if section.rows],
    )


def _section(noun: str, remark: str, headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Section:
    """A section titled with its noun; lines that are too long are cut."""
    cut = [[[_cut(line) for line in cell] for cell in row] for row in rows]
    return Section(counted(len(cut), noun), remark, headers, cut)


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _unread(difference: Difference) -> str:
    """How many of the removed claims may still be there, but cannot be read."""
    files = {problem.location.file for problem in difference.problems.new if problem.severity == "error"}
    number = sum(one.claim.location.file in files for one in difference.claims.removed)
    return f"Of these, {number} were in files that have errors now." if number else ""


class _Version:
    """The claim base before or after the change, with the words for what is in it."""

    def __init__(self, result: Result) -> None:
        self._result = result
        self.names = Names(result.base)

    def edit(self, edit: Edit) -> Sequence[Cell]:
        what = f"{edit.kind} {edit.id}" if edit.id else edit.kind
        where = self._file(edit.file) if edit.of_claims else edit.file
        return (
            [what],
            [Code(where)],
            _changes(edit.fields) if edit.change == "changed" and edit.fields else [edit.change],
        )

    def problems(self, noun: str, remark: str, problems: Iterable[Problem]) -> Section:
        rows = (([Code(self._place(one))], [f"{one.code} {one.message}", one.hint]) for one in problems)
        return _section(noun, remark, ("where", "problem"), rows)

    def _place(self, problem: Problem) -> str:
        at = problem.location
        return f"{self._file(at.file)}:{at.line}:{at.column}"

    def _file(self, path: str) -> str:
        return relative_file(self._result.base.folder, Location(path))

    # --- Findings

    def effects(self, noun: str, findings: Sequence[Finding]) -> Section:
        rows = ((_name(lines.finding), _says(lines)) for lines in self._in_words(sorted(findings, key=_weight)))
        return _section(noun, _OWN, ("finding", "what it says"), rows)

    def findings(self, noun: str, findings: Sequence[Finding], lost: _Lost | None = None) -> Section:
        rows = (
            [_name(lines.finding), [*_says(lines), *(lost.why(lines.finding) if lost else ())], list(_sides(lines))]
            for lines in self._in_words(sorted(findings, key=_weight))
        )
        return _section(noun, "", ("finding", "what it says", "who says so"), rows)

    def changed_findings(
        self, noun: str, remark: str, changed: Sequence[ChangedFinding], renamed: Mapping[str, str]
    ) -> Section:
        in_order = sorted(changed, key=lambda one: _weight(one.after))
        every = zip(in_order, self._in_words([one.after for one in in_order]), strict=True)
        rows = ([_name(lines.finding), _says(lines), list(_differences(one, renamed))] for one, lines in every)
        return _section(noun, remark, ("finding", "what it says", "what differs"), rows)

    def _in_words(self, findings: Sequence[Finding]) -> Sequence[FindingLines]:
        """Findings in words, with no more of the claim base looked at than they rest on."""
        result = self._result
        cited = {claim for finding in findings for side in finding.sides for claim in side.claims}
        facts = tuple(fact for fact in result.facts if fact.claim in cited)
        articles = {fact.article for fact in facts}
        base = evolve(result.base, articles=tuple(one for one in result.base.articles if one.id in articles))
        return in_words(evolve(result, facts=facts, base=base), findings)

    def outcomes(self, outcomes: Iterable[tuple[Outcome, Outcome]]) -> Section:
        rows = (
            [self._answer(after), [before.verdict], [after.verdict, *_lead(after.lead_days)]]
            for before, after in outcomes
        )
        return _section("changed outcome", "", ("rumor or announcement", "was", "is"), rows)

    def _answer(self, one: Outcome | AnswerState) -> Cell:
        return _answer(one, self.names)

    # --- Claims

    def claims(self, noun: str, remark: str, claims: Sequence[Told]) -> Section:
        rows = self._rows(claims)
        cells = ([[Code(one.id), Code(_line(rows[one.id]))], _claim(rows[one.id])] for one in claims)
        return _section(noun, remark, ("claim", "what it says"), cells)

    def changed_claims(self, changed: Sequence[ChangedClaim]) -> Section:
        rows = self._rows([one.after for one in changed])
        cells = (
            [[Code(one.after.id), Code(_line(rows[one.after.id]))], _claim(rows[one.after.id]), _changes(one.fields)]
            for one in changed
        )
        return _section("changed claim", "", ("claim", "what it says", "what differs"), cells)

    def _rows(self, claims: Iterable[Told]) -> Mapping[str, Row]:
        return rows_of_claims(self._result.base, [one.claim for one in claims], self.names)


# --- Cells ------------------------------------------------------------------------------------------------


def _weight(finding: Finding) -> tuple[int, int, str, str, str]:
    kind, severity = _KINDS.index(finding.kind), _SEVERITIES.index(finding.severity)
    return kind, severity, finding.visit, finding.rule, finding.id


def _name(finding: Finding) -> Cell:
    return [Code(finding.id), finding.name, f"{finding.severity}, {finding.certainty}"]


def _says(lines: FindingLines) -> Cell:
    return [Code(lines.finding.visit), lines.message]


def _sides(lines: FindingLines) -> Iterator[str]:
    for side in lines.sides:
        yield f"{side.says}:"
        for row in side.rows[:_MOST_QUOTES]:
            yield f"{_who(row)}: “{row.quote}”"
            yield Code(_line(row))
        if side.total > min(len(side.rows), _MOST_QUOTES):
            yield f"in all {counted(side.total, 'claim')}"


def _who(row: Row) -> str:
    outlet = f" in {row.outlet}" if row.outlet != row.source else ""
    return f"{row.source}{outlet}, {when(row.said)}"


def _line(row: Row) -> str:
    return f"{row.file}:{row.line}"


def _claim(row: Row) -> Cell:
    return [Code(row.fact.visit), f"{row.fact.question}: {row.answer}", f"{_who(row)}, {row.fact.type}: “{row.quote}”"]


def _changes(fields: Fields) -> Cell:
    return [f"{name}: {_text(old)} → {_text(new)}" for name, (old, new) in fields.items()]


def _text(value: Value) -> str:
    if isinstance(value, tuple):
        return " / ".join(value) or "–"
    if isinstance(value, bool):
        return str(value).lower()
    return "–" if value is None else str(value)


def _differences(one: ChangedFinding, renamed: Mapping[str, str]) -> Iterator[str]:
    """What differs between two versions of a finding; of its evidence, which claims came and which left."""
    yield from _changes({name: pair for name, pair in one.fields.items() if name != "evidence"})
    if "evidence" in one.fields:
        old = {renamed.get(claim, claim) for side in one.before.sides for claim in side.claims}
        new = {claim for side in one.after.sides for claim in side.claims}
        yield from (*_ids("now also", new - old), *_ids("no longer", old - new))
        if old == new:
            yield "its claims have changed"


def _ids(what: str, claims: Collection[str]) -> Iterator[str]:
    """The first few claims under a word on what became of them."""
    if claims:
        yield f"{what}:"
        yield from map(Code, sorted(claims)[:_MOST_IDS])
        yield from [f"and {len(claims) - _MOST_IDS} more"] if len(claims) > _MOST_IDS else []


class _Lost:
    """The claims that are no longer what they were."""

    def __init__(self, removed: Iterable[Told], changed: Iterable[ChangedClaim]) -> None:
        self._ways = (("removed", {one.id for one in removed}), ("changed", {one.before.id for one in changed}))

    def why(self, finding: Finding) -> Iterator[str]:
        """What became of the claims under a finding that is gone."""
        claims = {claim for side in finding.sides for claim in side.claims}
        lost = [(way, claims & ids) for way, ids in self._ways]
        yield from (line for way, ids in lost for line in _ids(way, ids))
        if not any(ids for _, ids in lost):
            yield "its claims are all there: others decide it"


def _lead(days: int | None) -> Iterator[str]:
    if days is not None:
        yield f"after {counted(days, 'day')}"


def _answer(one: Outcome | AnswerState, names: Names) -> Cell:
    return [Code(one.visit), f"{one.question}: {names.answer(one.question, one.answer)}"]


def _standings(difference: Difference, before: Names, after: Names) -> Iterator[Sequence[Cell]]:
    for was, now in difference.standings:
        answer = _answer(now, after) if now else _answer(was, before) if was else []
        yield answer, [_standing(was)], [_standing(now)]


def _standing(state: AnswerState | None) -> str:
    return ", ".join([state.standing, *marks(state)]) if state else "–"


def _review(review: Review) -> Sequence[Cell]:
    return [Code(review.finding), review.visit], [review.decision, f"{review.reviewer}, {review.date}"], [review.reason]
