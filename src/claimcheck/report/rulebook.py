"""The rules for a terminal: a list, and one rule's page.

Knows what a rule says of itself. Must not know which rules there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimcheck.report import safe
from claimcheck.report.terminal import Page
from claimcheck.rulefile import Example, Rule


def overview(rules: Iterable[Rule], page: Page) -> str:
    """All rules, one line each."""
    rows = [[[rule.code, rule.name, rule.kind, rule.severity, rule.title]] for rule in rules]
    return page.table(["rule", "name", "kind", "severity", "finds"], rows) + "\n"


def rule_page(rule: Rule, page: Page) -> str:
    """One rule: what it finds, why that matters, what to do, and the query that decides it."""
    heading = page.heading(f"{rule.code} {rule.name}")
    blocks = [
        f"{heading}  {rule.kind}, {rule.severity}\n{page.paragraph(rule.title)}",
        *(
            f"{page.heading(title)}\n{page.paragraph(text, 2)}"
            for title, text in (
                ("Message", rule.message),
                ("Why it matters", rule.why),
                ("What to do", rule.do),
            )
        ),
        *(_example(example, page) for example in rule.examples),
        f"{page.heading('Query')}\n{rule.query}",
    ]
    return "\n\n".join(blocks) + "\n"


def _example(example: Example, page: Page) -> str:
    """Claims on which the rule fires, and what would silence it."""
    lines = [page.heading(f"Fires: {safe.line(example.title)}")]
    lines += (page.paragraph(f"{n}: {statement}", 2) for n, statement in enumerate(example.statements, start=1))
    if example.changes:
        lines.append("  but not with")
    for change in example.changes:
        lines.append(page.paragraph(f"{change.number}.{change.field} = {change.value} – {change.why}", 4))
    return "\n".join(lines)


def tables(columns: Mapping[str, Mapping[str, str]], page: Page) -> str:
    """The tables that rules read, with their columns and the types of these."""
    rows = [
        [[name, ", ".join(f"{column} {kind.lower()}" for column, kind in found.items())]]
        for name, found in columns.items()
    ]
    return page.table(["table", "columns"], rows) + "\n"
