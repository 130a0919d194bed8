"""The rules A01 to R09, one small function each (docs/semantics.md, section 6).

Each returns the findings it expects. `judge` is the one call: a claim base in, everything concluded out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations, permutations
from typing import Literal

from attrs import frozen

from claimcheck.model import ClaimBase
from tests.oracle.relations import relation
from tests.oracle.rows import YES, Row, World, build_world, entailments
from tests.oracle.rows import bounds as days_of
from tests.oracle.verdicts import (
    COVERS,
    SUPPORTS,
    AnswerKey,
    Position,
    SideKey,
    State,
    Verdict,
    answer_states,
    cells,
    comes_after,
    counted,
    excludes,
    first_since_rows,
    later,
    no_earlier,
    one_known_origin,
    outcomes,
    positions,
    witnesses,
)


@frozen
class Expected:
    """A finding: its rule and its sides; `severity` only where section 6 names it."""

    rule: str
    visit: str
    question: str
    sides: tuple[SideKey, ...]
    severity: str | None = None


@frozen
class Case:
    """What the rules look at."""

    world: World
    positions: tuple[Position, ...]
    cells: tuple[Position, ...]
    outcomes: dict[AnswerKey, Verdict]

    def of(self, held: Iterable[Position], *stances: str) -> list[Position]:
        return [position for position in held if position.stance in stances]

    def affirmed(self) -> list[Position]:
        return self.of(self.positions, "affirm")

    def denied(self) -> list[Position]:
        return self.of(self.positions, "deny")

    def affirmed_cells(self) -> list[Position]:
        return self.of(self.cells, "affirm")

    def is_one_answer(self, position: Position | Row) -> bool:
        """One answer only, and not yes or no."""
        question = self.world.question(position.question)
        return question.answers == "one" and question.kind != "yesno"


@frozen
class Judgement:
    """All that the oracle concludes."""

    world: World
    findings: frozenset[Expected]
    answers: dict[AnswerKey, State]
    outcomes: dict[AnswerKey, Verdict]


def judge(base: ClaimBase, as_of: dt.date | None = None, by: Literal["said", "published"] = "said") -> Judgement:
    world = build_world(base, as_of, by)
    case = Case(world, tuple(positions(world)), tuple(cells(world)), outcomes(world))
    findings = frozenset(finding for rule in RULES for finding in rule(case))
    disputed = [
        side
        for finding in findings
        if finding.rule.startswith("C") and finding.severity != "note"
        for side in finding.sides
    ]
    return Judgement(world, findings, answer_states(world, case.outcomes, disputed), case.outcomes)


def expected(rule: str, *sides: SideKey, severity: str | None = None) -> Expected:
    """A finding belongs to the visit and question of its first side."""
    return Expected(rule, sides[0][0], sides[0][1], sides, severity)


def without_origin(position: Position) -> SideKey:
    return (*position.side[:6], None)


def together(x: Position | Row, y: Position | Row) -> bool:
    """The same visit, question, phase and scope."""
    return (x.visit, x.question, x.phase, x.scope) == (y.visit, y.question, y.phase, y.scope)


def how(x: Position | Row, y: Position | Row) -> str | None:
    """The relation of two answers to one question."""
    return relation(x.value, y.value) if x.value and y.value else None


def both_heavy(x: Position, y: Position) -> str:
    return "error" if x.weight == y.weight == 2 else "warning"


# --- Agreements ---------------------------------------------------------------------------------------


def a01_corroborated(case: Case) -> Iterator[Expected]:
    for cell in case.of(case.cells, "affirm", "deny"):
        if cell.stated and witnesses(cell.rows) >= 2:
            yield expected("A01", cell.side)


def a02_refined(case: Case) -> Iterator[Expected]:
    stated = [cell for cell in case.affirmed_cells() if cell.stated]
    for x, y in permutations(stated, 2):
        if not together(x, y) or how(x, y) != "narrower" or one_known_origin(x, y):
            continue
        if case.world.question(x.question).answers == "many":
            continue
        between = [z for z in stated if together(x, z) and how(x, z) == "narrower" and how(z, y) == "narrower"]
        if not between:
            yield expected("A02", x.side, y.side)


def a03_echoed(case: Case) -> Iterator[Expected]:
    for cell in case.affirmed_cells():
        stated = [row for row in cell.rows if not row.entailed]
        origins = {row.origin for row in stated if row.origin}
        if len(origins) <= 1 and len({row.carrier for row in stated}) >= 2:
            yield expected("A03", cell.side)


def a04_both_parties(case: Case) -> Iterator[Expected]:
    for cell in case.of(case.cells, "affirm", "deny"):
        if cell.stated and len({row.party for row in cell.rows if row.party}) >= 2:
            yield expected("A04", cell.side)


# --- Contradictions -----------------------------------------------------------------------------------


def still_arguable(case: Case, cell: Position) -> bool:
    """Done, or planned and neither confirmed nor refuted yet."""
    outcome = case.outcomes.get((cell.visit, cell.question, str(cell.answer)))
    return cell.phase == "done" or outcome is None or outcome.verdict not in ("confirmed", "refuted")


def rival_cells(case: Case, relation_wanted: str) -> Iterator[tuple[Position, Position]]:
    """Pairs of C01 and C08, by answer text."""
    for pair in combinations(case.affirmed_cells(), 2):
        x, y = sorted(pair, key=lambda cell: str(cell.answer))
        if together(x, y) and case.is_one_answer(x) and how(x, y) == relation_wanted:
            if not (still_arguable(case, x) and still_arguable(case, y)):
                continue
            if not (one_known_origin(x, y) and reversed_itself(case, x, y)):
                yield x, y


def reversed_itself(case: Case, x: Position, y: Position) -> bool:
    """Does C03 fire for the answers of two cells?"""
    wanted = {without_origin(x), without_origin(y)}
    return any({without_origin(a), without_origin(b)} == wanted for a, b in reversals(case))


def c01_conflicting_answers(case: Case) -> Iterator[Expected]:
    for x, y in rival_cells(case, "apart"):
        yield expected("C01", x.side, y.side, severity=both_heavy(x, y))


def c02_denied(case: Case) -> Iterator[Expected]:
    """One finding for each pair of cells, as severe as the cells are heavy."""
    weights = {cell.side: cell.weight for cell in case.cells}
    pairs = {(without_origin(x), without_origin(y)) for x, y in denied_by_others(case)}
    for x, y in pairs:
        yield expected("C02", x, y, severity="error" if weights[x] == weights[y] == 2 else "warning")


def denied_by_others(case: Case) -> Iterator[tuple[Position, Position]]:
    for affirmed in case.affirmed():
        for denied in case.denied():
            same_origin = affirmed.origin is not None and affirmed.origin == denied.origin
            if together(affirmed, denied) and how(denied, affirmed) in COVERS and not same_origin:
                yield affirmed, denied


def says_otherwise(case: Case, x: Position | Row, y: Position | Row) -> bool:
    """Answers apart where only one can be right, or one denies what the other affirms."""
    if not together(x, y):
        return False
    stances = (x.stance, y.stance)
    if stances == ("affirm", "affirm"):
        return case.is_one_answer(x) and how(x, y) == "apart"
    if stances == ("deny", "affirm"):
        return how(x, y) in COVERS
    return stances == ("affirm", "deny") and how(y, x) in COVERS


def reversals(case: Case) -> Iterator[tuple[Position, Position]]:
    """Pairs of C03, earlier then later."""
    overtaken = {(denied.side, affirmed.side) for denied, affirmed in overtaken_denials(case)}
    reported = {frozenset((position_of(r), position_of(w))) for r, w in misreports(case)}
    for x, y in permutations(case.positions, 2):
        if x.origin is None or x.origin != y.origin or not (x.named and y.named):
            continue
        explained = (x.side, y.side) in overtaken or frozenset((x.side, y.side)) in reported
        if says_otherwise(case, x, y) and later(case.world, y, x) and not explained:
            yield x, y


def c03_reversal(case: Case) -> Iterator[Expected]:
    for earlier, late in reversals(case):
        yield expected("C03", earlier.side, late.side)


def c04_closed_set(case: Case) -> Iterator[Expected]:
    for closed in case.affirmed_cells():
        if closed.value is None or closed.value.form != "none_but" or not closed.stated:
            continue
        for member in case.affirmed_cells():
            if member.value is None or member.value.form != "plain" or not together(closed, member):
                continue
            many = case.world.question(member.question).answers == "many"
            granted = already_done(case, member) or all(
                grants(case, source, member) for source in {row.source for row in closed.rows}
            )
            if many and how(closed, member) == "apart" and not granted:
                yield expected("C04", closed.side, member.side)


def grants(case: Case, source: str, member: Position) -> bool:
    """Does this very source affirm the member, on this or a like question?"""
    assert member.value
    return any(
        row.source == source
        and row.visit == member.visit
        and row.stance == "affirm"
        and row.value is not None
        and row.value.kind == member.value.kind
        and relation(row.value, member.value) in SUPPORTS
        for row in counted(case.world)
    )


def already_done(case: Case, member: Position) -> bool:
    return member.phase == "planned" and any(
        (cell.visit, cell.question, cell.phase) == (member.visit, member.question, "done")
        and how(cell, member) in SUPPORTS
        for cell in case.affirmed_cells()
    )


def position_of(row: Row) -> SideKey:
    return (row.visit, row.question, row.answer, row.stance, row.phase, row.scope, row.origin)


def misreports(case: Case) -> Iterator[tuple[Row, Row]]:
    """Pairs of C05: what was reported of a source, and its own words."""
    stated = [row for row in counted(case.world) if not row.entailed]
    for report in stated:
        if report.type != "report" or report.own_words or report.own or report.unnamed:
            continue
        for words in stated:
            if not words.own_words or words.stance == "decline" or words.source != report.source:
                continue
            if (words.visit, words.question) != (report.visit, report.question):
                continue
            if words.said_hi > report.said_hi or (words.statement, report.statement) in case.world.after:
                continue
            if report.stance == "decline" or says_otherwise(case, report, words):
                yield report, words


def c05_misreported(case: Case) -> Iterator[Expected]:
    for report, words in misreports(case):
        yield expected("C05", position_of(report), position_of(words))


def c06_first_since(case: Case) -> Iterator[Expected]:
    for row in first_since_rows(case.world):
        for other in case.world.base.registries.visits.values():
            if other.superseded_by is not None or not excludes(case.world, row, other):
                continue
            occurring = [
                cell
                for cell in case.affirmed_cells()
                if (cell.visit, cell.question) == (other.id, "occurs") and cell.weight >= 1
            ]
            if occurring:
                phase = "done" if any(cell.phase == "done" for cell in occurring) else "planned"
                severity = "error" if any(cell.weight == 2 for cell in occurring) else "warning"
                first_since: SideKey = (*position_of(row)[:6], None)
                occurred: SideKey = (other.id, "occurs", "yes", "affirm", phase, None, None)
                yield expected("C06", first_since, occurred, severity=severity)


def dated(case: Case) -> list[Position]:
    """Affirmed cells that name days."""
    return [
        cell
        for cell in case.affirmed_cells()
        if cell.value and cell.value.kind == "date" and cell.value.form != "none_but"
    ]


def c07_out_of_order(case: Case) -> Iterator[Expected]:
    yield from dates_out_of_order(case)
    yield from dates_outside_window(case)
    yield from dates_told_too_early(case)
    yield from dates_not_adding_up(case)


def dates_out_of_order(case: Case) -> Iterator[Expected]:
    for x, z in permutations(dated(case), 2):
        assert x.value
        assert z.value
        if (x.visit, x.phase) == (z.visit, z.phase):
            question = case.world.question(x.question)
            too_early = x.value.hi < z.value.lo - 1
            too_late = x.value.lo > z.value.hi + 1
            if (z.question in question.after and too_early) or (
                z.question in question.within and (too_early or too_late)
            ):
                yield expected("C07", x.side, z.side)


def dates_outside_window(case: Case) -> Iterator[Expected]:
    for x in dated(case):
        assert x.value
        lo, hi = days_of(case.world.base.registries.visits[x.visit].window)
        names_its_day = ("occurs", "yes") in entailments(case.world.base, x.question)
        if names_its_day and (x.value.hi < lo or x.value.lo > hi):
            yield expected("C07", x.side)


def dates_told_too_early(case: Case) -> Iterator[Expected]:
    for x in dated(case):
        assert x.value
        if x.phase == "done" and any(row.said_hi < x.value.lo for row in x.rows):
            yield expected("C07", x.side)


def dates_not_adding_up(case: Case) -> Iterator[Expected]:
    for duration in case.affirmed_cells():
        spans = case.world.question(duration.question).spans
        if not spans or duration.value is None or duration.value.form == "none_but":
            continue
        days = [member.amount for member in duration.value.members if member.amount is not None]
        same = [cell for cell in dated(case) if (cell.visit, cell.phase) == (duration.visit, duration.phase)]
        for start in (cell for cell in same if cell.question == spans[0]):
            for end in (cell for cell in same if cell.question == spans[1]):
                assert start.value
                assert end.value
                shortest = end.value.lo - start.value.hi
                longest = end.value.hi - start.value.lo + 1
                if all(day < shortest or day > longest for day in days):
                    yield expected("C07", duration.side, start.side, end.side)


def c08_near_miss(case: Case) -> Iterator[Expected]:
    for x, y in rival_cells(case, "adjacent"):
        yield expected("C08", x.side, y.side, severity="note")


def c09_scoped_denial(case: Case) -> Iterator[Expected]:
    for denied in case.of(case.cells, "deny"):
        for affirmed in case.affirmed_cells():
            if not denied.stated or (denied.visit, denied.phase) != (affirmed.visit, affirmed.phase):
                continue
            if narrower_by_scope(denied, affirmed) or narrower_by_question(case, denied, affirmed):
                yield expected("C09", denied.side, affirmed.side, severity="note")


def narrower_by_scope(denied: Position, affirmed: Position) -> bool:
    return (
        denied.question == affirmed.question
        and denied.scope is not None
        and affirmed.scope is None
        and how(denied, affirmed) in COVERS
    )


def narrower_by_question(case: Case, denied: Position, affirmed: Position) -> bool:
    contradicted = any(together(cell, denied) and how(cell, denied) in SUPPORTS for cell in case.affirmed_cells())
    return (
        denied.scope is None
        and affirmed.scope is None
        and affirmed.stated
        and affirmed.value == YES
        and (affirmed.question, "yes") in entailments(case.world.base, denied.question)
        and not contradicted
    )


# --- Resolutions --------------------------------------------------------------------------------------


def with_verdict(case: Case, rule: str, *verdicts: str) -> Iterator[Expected]:
    for outcome in case.outcomes.values():
        if outcome.verdict in verdicts:
            yield expected(rule, outcome.story.first_side)


def r01_confirmed(case: Case) -> Iterator[Expected]:
    yield from with_verdict(case, "R01", "confirmed")


def r02_partly_confirmed(case: Case) -> Iterator[Expected]:
    yield from with_verdict(case, "R02", "partly", "carried")


def r03_refuted(case: Case) -> Iterator[Expected]:
    yield from with_verdict(case, "R03", "refuted")


def r04_superseded(case: Case) -> Iterator[Expected]:
    yield from with_verdict(case, "R04", "superseded")


def overtaken_denials(case: Case) -> Iterator[tuple[Position, Position]]:
    """Pairs of R05: the official denial, and what overtook it."""
    for denied in case.denied():
        if not denied.official or denied.scope is not None or not denied.stated:
            continue
        for affirmed in case.affirmed():
            if (affirmed.visit, affirmed.question) != (denied.visit, denied.question):
                continue
            if affirmed.weight >= 1 and how(affirmed, denied) in SUPPORTS:
                same_origin = denied.origin is not None and denied.origin == affirmed.origin
                of_weight = max(row.said_lo for row in affirmed.rows if row.weight >= 1)
                after = of_weight > denied.first_hi or comes_after(case.world, affirmed, denied)
                if after or (same_origin and no_earlier(case.world, affirmed, denied)):
                    yield denied, affirmed


def r05_denial_overtaken(case: Case) -> Iterator[Expected]:
    overtaken = list(overtaken_denials(case))
    for denied, affirmed in overtaken:
        phase = phase_of_answer(overtaken, denied, affirmed)
        yield expected("R05", denied.side, (*affirmed.side[:4], phase, None, None))


def phase_of_answer(pairs: list[tuple[Position, Position]], first: Position, second: Position) -> str:
    """Done if any position opposite the first, with the answer of the second, is done."""
    same = [y for x, y in pairs if by_speaker(x) == by_speaker(first) and y.answer == second.answer]
    return "done" if any(y.phase == "done" for y in same) else "planned"


def broken_silences(case: Case) -> Iterator[tuple[Position, Position]]:
    """Pairs of R06: the silence, and what the same speaker affirmed."""
    misreported = {
        (report.visit, report.question, report.speaker) for report, _ in misreports(case) if report.stance == "decline"
    }
    for silent in case.of(case.positions, "decline"):
        for affirmed in case.affirmed():
            if (affirmed.visit, affirmed.question) != (silent.visit, silent.question):
                continue
            if silent.speaker is None or silent.speaker != affirmed.speaker:
                continue
            excused = (silent.visit, silent.question, silent.speaker) in misreported
            if later(case.world, affirmed, silent) or (no_earlier(case.world, affirmed, silent) and not excused):
                yield silent, affirmed


def by_speaker(position: Position) -> SideKey:
    return (*position.side[:6], position.speaker)


def r06_silence_broken(case: Case) -> Iterator[Expected]:
    broken = list(broken_silences(case))
    for silent, affirmed in broken:
        phase = phase_of_answer(broken, silent, affirmed)
        spoken: SideKey = (*affirmed.side[:4], phase, None, affirmed.speaker)
        yield expected("R06", by_speaker(silent), spoken)


def r07_promoted(case: Case) -> Iterator[Expected]:
    """One finding for each scope in which an own voice says it."""
    told = [
        row
        for row in counted(case.world)
        if not row.entailed and row.stance == "affirm" and row.weight == 0 and row.answer is not None
    ]
    for key, outcome in case.outcomes.items():
        rows = [row for row in told if (row.visit, row.question, row.answer) == key]
        hearsay = [row for row in rows if not row.own]
        flat = [row for row in rows if row.own and is_flat_and_planned(row)]
        for scope in {row.scope for row in flat}:
            last = max(row.said_hi for row in flat if row.scope == scope)
            if outcome.verdict == "open" and any(row.said_hi <= last for row in hearsay):
                yield expected("R07", (*key, "affirm", "planned", scope, None))


def is_flat_and_planned(row: Row) -> bool:
    plain = row.type in ("report", "announcement", "confirmation", "background")
    return plain and not row.hedged and row.phase == "planned"


def r08_open(case: Case) -> Iterator[Expected]:
    unsettled: dict[tuple[str, str], list[SideKey]] = {}
    for (visit, question, _), outcome in case.outcomes.items():
        story = outcome.story
        news = any(row.type not in ("background", "analysis") for row in story.start)
        later_visit = case.world.base.registries.visits[visit].superseded_by
        moot = any(
            (cell.visit, cell.question) == (later_visit, "occurs") and cell.weight >= 1
            for cell in case.affirmed_cells()
        )
        wanted = story.w0 == 0 and case.world.question(question).open and news and not moot
        if outcome.verdict == "open" and wanted:
            unsettled.setdefault((visit, question), []).append(outcome.story.first_side)
    for sides in unsettled.values():
        yield expected("R08", *sorted(sides, key=str))


def r09_unanswered(case: Case) -> Iterator[Expected]:
    for silent in case.of(case.positions, "decline"):
        spoke = any(
            (spoken.visit, spoken.question, spoken.speaker) == (silent.visit, silent.question, silent.speaker)
            for spoken in case.of(case.positions, "affirm", "deny")
        )
        if silent.speaker is not None and not spoke:
            yield expected("R09", by_speaker(silent))


RULES = (
    *(a01_corroborated, a02_refined, a03_echoed, a04_both_parties),
    *(c01_conflicting_answers, c02_denied, c03_reversal, c04_closed_set, c05_misreported, c06_first_since),
    *(c07_out_of_order, c08_near_miss, c09_scoped_denial),
    *(r01_confirmed, r02_partly_confirmed, r03_refuted, r04_superseded, r05_denial_overtaken),
    *(r06_silence_broken, r07_promoted, r08_open, r09_unanswered),
)
