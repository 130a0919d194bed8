"""The rules for a terminal: a list, and one rule's page.

Knows what a rule says of itself. Must not know which rules there are.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.report.terminal import Page
from claimcheck.rulefile import Rule


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
                ("What to do", rule.what_to_do),
            )
        ),
        f"{page.heading('Query')}\n{rule.query.strip()}",
    ]
    return "\n\n".join(blocks) + "\n"
