"""Claims and contradictions with their evidence, for a terminal: who said it, when, in which words, where.

Knows how one claim and one finding are laid out. Must not know which of them are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from claimcheck.report import decisions, safe
from claimcheck.report.content import FindingLines, SideLines
from claimcheck.report.names import counted, listed, when
from claimcheck.report.rows import Row
from claimcheck.report.terminal import Page, finding_heading
from claimcheck.rulefile import Rule


def in_marks(row: Row) -> str:
    """The quote of a claim within quotation marks."""
    return f"“{row.quote}”"


def contradiction(lines: FindingLines, rule: Rule, page: Page, quoted: Callable[[Row], str] = in_marks) -> str:
    """A finding with all sides and the claims on them, what was decided, why it matters, and what to do.

    `quoted` shows the quote of a claim.
    """
    finding = lines.finding
    blocks = [
        f"{finding_heading(lines, page)}\n{page.paragraph(finding.visit, 2)}",
        page.paragraph(lines.message, 2),
        *(_side(side, page, quoted) for side in lines.sides),
        decided(lines, page),
        advice(rule, page),
    ]
    return "\n\n".join(block for block in blocks if block)


def side_heading(side: SideLines, page: Page) -> str:
    """What a side says, above its claims."""
    return page.heading(page.paragraph(side.says, 2))


def _side(side: SideLines, page: Page, quoted: Callable[[Row], str]) -> str:
    claims = [attributed(row, side.side.question, page, 4, quoted) for row in side.rows]
    if side.total > len(side.rows):
        claims.append(page.paragraph(f"and {counted(side.total - len(side.rows), 'more claim')}", 4))
    return f"{side_heading(side, page)}\n" + "\n\n".join(claims)


def decided(lines: FindingLines, page: Page) -> str:
    """What was decided on a finding; "" if nobody ever did."""
    told = [page.paragraph(decision, 4) for decision in decisions.decisions(lines.reviewed)]
    return "\n".join([f"  {page.heading('Decisions')}", *told]) if told else ""


def advice(rule: Rule, page: Page) -> str:
    """Why a finding of a rule matters, and what to do."""
    parts = (("Why it matters", rule.why), ("What to do", rule.do))
    return "\n\n".join(f"  {page.heading(title)}\n{page.paragraph(text, 4)}" for title, text in parts if text)


def claim(row: Row, page: Page) -> str:
    """One claim under its id."""
    head = page.heading(safe.line(row.fact.claim))
    says = page.paragraph(f"{row.fact.question}: {row.answer}", 2)
    return f"{head}\n{says}\n{attributed(row, row.fact.question, page, 2)}"


def attributed(row: Row, question: str, page: Page, indent: int, quoted: Callable[[Row], str] = in_marks) -> str:
    """Who says it and how, the quote, and where it stands; what answers another question says which."""
    start = f"{row.fact.question}: {row.answer}; " if row.fact.question != question else ""
    lines = [page.paragraph(f"{start}{', '.join(_attribution(row))}", indent)]
    lines += [page.paragraph(quoted(row), indent)]
    if row.claim.statement.translation:
        lines.append(page.paragraph(f"in English: “{row.claim.statement.translation}”", indent))
    lines.append(page.paint(page.paragraph(f"{row.file}:{row.line}", indent), "quiet"))
    return "\n".join(lines)


def _attribution(row: Row) -> Iterator[str]:
    statement = row.claim.statement
    yield row.source
    if row.via:
        yield f"via {listed(row.via)}"
    if row.outlet != row.source:
        yield f"in {row.outlet}"
    yield f"said {when(row.said)}"
    yield statement.type
    if statement.happened:
        yield "as having happened"
    if statement.certainty:
        yield statement.certainty
    if statement.scope:
        yield f"only {statement.scope}"
    if statement.condition:
        yield f"if {statement.condition}"


def claims(rows: Iterable[Row], page: Page) -> str:
    """Many claims, one block each."""
    return "\n\n".join(claim(row, page) for row in rows) + "\n"
