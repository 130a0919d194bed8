"""Why a finding, and why an answer stands as it does, for a terminal.

Knows how the grounds are laid out. Must not know how they are found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from claimcheck.findings import AnswerState, Finding
from claimcheck.report import decisions, safe
from claimcheck.report.content import FindingLines, marks
from claimcheck.report.evidence import attributed, decided, side_heading
from claimcheck.report.grounds import Grounds, Position, idle_because, next_standing, would_settle
from claimcheck.report.names import Names, counted, listed
from claimcheck.report.rows import Row
from claimcheck.report.terminal import Page, finding_heading
from claimcheck.rulefile import Rule


@frozen
class Explainer:
    """Explains what one Result concludes, on one page width."""

    names: Names
    rows: Mapping[str, Row]
    grounds: Grounds
    page: Page

    # --- A finding ----------------------------------------------------------------------------------------

    def finding(self, lines: FindingLines, rule: Rule) -> str:
        """A finding: its rule, each side with what each claim weighs, and what would silence it."""
        finding, page = lines.finding, self.page
        blocks = [
            f"{finding_heading(lines, page)}\n{page.paragraph(finding.visit, 2)}",
            page.paragraph(lines.message, 2),
            self._titled("The rule", [f"{rule.code}: {rule.title}", rule.why]),
        ]
        for side in lines.sides:
            claims = [self._claim(row, side.side.visit, side.side.question) for row in side.rows]
            more = side.total - len(side.rows)
            claims += [page.paragraph(f"and {counted(more, 'more claim')}", 4)] if more > 0 else []
            blocks.append(f"{side_heading(side, page)}\n" + "\n\n".join(claims))
        blocks += [*self._related(finding), decided(lines, page)]
        if lead := finding.lead_days:
            blocks.append(page.paragraph(f"From the first to what settled it: {counted(lead, 'day')}.", 2))
        changes = dict.fromkeys(change.why for example in rule.examples for change in example.changes)
        blocks.append(self._titled("What would silence the rule, in its own examples", [listed(changes, 40, "; ")]))
        blocks.append(self._titled("What to do", [rule.do]))
        return "\n\n".join(filter(None, blocks)) + "\n"

    def _related(self, finding: Finding) -> Iterator[str]:
        """How the answers on the sides stand to each other."""
        first, *others = finding.sides
        phrases = []
        for side in others:
            if (side.visit, side.question) == (first.visit, first.question) and first.answer:
                known = self.grounds.relations(first.visit, first.question, first.answer)
                phrases += [
                    f"{self.names.answer(first.question, first.answer)} is {phrase} "
                    f"{self.names.answer(side.question, other)}."
                    for phrase, other in known
                    if other == side.answer
                ]
        if phrases:
            yield self._titled("How the answers relate", dict.fromkeys(phrases))

    # --- A question ---------------------------------------------------------------------------------------

    def question(
        self,
        visit: str,
        question: str,
        asks: str,
        states: Iterable[AnswerState],
        findings: Iterable[FindingLines],
    ) -> str:
        """All answers of a visit to a question, with everything that counted for each."""
        page = self.page
        blocks = [f"{page.paint(safe.line(f'{visit}/{question}'), 'visit')}\n{page.paragraph(asks)}"]
        blocks += [self._answer(state) for state in states]
        blocks += self._declined(visit, question)
        told = [
            f"{lines.finding.id} {lines.finding.name}, {lines.message}"
            + (f" ({decisions.state(lines.reviewed)})" if lines.reviewed else "")
            for lines in findings
        ]
        if told:
            blocks.append(self._titled("Findings", told))
        return "\n\n\n".join(blocks) + "\n"

    def _answer(self, state: AnswerState) -> str:
        page = self.page
        counts = [f"weight {state.weight}", counted(state.origins, "origin")]
        counts.append("1 witness" if state.witnesses == 1 else f"{state.witnesses} witnesses")
        summary = f"{', '.join([state.standing, *marks(state)])}: {', '.join(counts)}"
        head = page.heading(safe.line(self.names.answer(state.question, state.answer)))
        relations = [
            f"{phrase} {self.names.answer(state.question, other)}"
            for phrase, other in self.grounds.relations(state.visit, state.question, state.answer)
        ]
        blocks = [
            f"{head}\n{page.paragraph(summary, 2)}",
            self._titled("What would raise it", [next_standing(state)]),
            f"{self._titled('Who says so', [])}\n{self._claims(state)}",
        ]
        if relations:
            blocks.append(self._titled("How it relates to the other answers", [listed(relations, 40, "; ")]))
        return "\n\n".join([*blocks, *self._story(state)])

    def _claims(self, state: AnswerState) -> str:
        rows = (self.rows[claim] for claim in state.claims if claim in self.rows)
        return "\n\n".join(self._claim(row, state.visit, state.question) for row in rows)

    def _declined(self, visit: str, question: str) -> Iterator[str]:
        mine = [row for row in self.rows.values() if (row.fact.visit, row.fact.question) == (visit, question)]
        silent = [self._claim(row, visit, question) for row in mine if row.fact.stance == "decline"]
        if silent:
            yield f"{self.page.heading('no answer')}\n" + "\n\n".join(silent)

    def _claim(self, row: Row, visit: str, question: str) -> str:
        grounds = self.grounds.of_claim(row.fact.claim, visit, question)
        return f"{attributed(row, question, self.page, 4)}\n{self.page.paragraph(grounds, 4)}"

    # --- What settled it ----------------------------------------------------------------------------------

    def _story(self, state: AnswerState) -> Iterator[str]:
        outcome = self.grounds.outcome(state.visit, state.question, state.answer)
        if outcome is None:
            return
        verdicts = self.grounds.verdicts(state.visit, state.question, state.answer)
        lead = outcome["lead_days"]
        told = outcome["verdict"] + (f" after {counted(lead, 'day')}" if lead is not None else "")
        began = f"It began with weight {outcome['began']}, said by {outcome['since']}."
        yield self._titled(
            "What became of it", [f"{began} Outcome: {told}.", *(self._verdict(row) for row in verdicts)]
        )
        spoke = [(v["settler"], v["settler_stance"]) for v in verdicts if v["settler_question"] == state.question]
        others = list(self._idle(state, outcome, spoke))
        if others:
            yield self._titled("What did not settle it", others)
        if outcome["verdict"] == "open":
            yield self._titled("What would settle it", [would_settle(outcome)])

    def _verdict(self, row: Mapping[str, Any]) -> str:
        says = self.names.stated(row["settler_question"], row["settler"], row["settler_stance"])
        where = f" of {row['settler_visit']}" if row["settler_visit"] != row["visit"] else ""
        subject = f"{row['settler_question']}: {says}" if row["settler_question"] != row["question"] else says
        return f"{row['verdict']} by {subject}{where}, weight {row['settler_weight']}"

    def _idle(self, state: AnswerState, story: Mapping[str, Any], spoke: Iterable[Position]) -> Iterator[str]:
        """The other positions on the question, which say nothing about this answer, and why not."""
        related = self.grounds.relations(state.visit, state.question, state.answer)
        relations = {other: phrase for phrase, other in related}
        told = {(story["position"], story["stance"]), *spoke}
        for position, claims in self.grounds.positions(state.visit, state.question).items():
            if position not in told:
                says = self.names.stated(state.question, *position)
                yield f"{says}: {idle_because(story, claims, relations.get(position[0], 'the denial of'))}"

    def _titled(self, title: str, texts: Iterable[str]) -> str:
        lines = [self.page.paragraph(text, 4) for text in texts if text]
        return "\n".join([f"  {self.page.heading(title)}", *lines])
