"""Why a finding, and why an answer stands as it does, for a terminal.

Knows how the grounds are laid out. Must not know how they are found: they come from the Result.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.report.content import AnswerLine, FindingLines, QuestionLines, Story
from claimcheck.report.evidence import claim, contradiction
from claimcheck.report.names import counted
from claimcheck.report.terminal import Page
from claimcheck.rulefile import Rule


def of_finding(lines: FindingLines, rule: Rule, page: Page) -> str:
    """A finding with its sides, its claims, and the reason of its rule."""
    return contradiction(lines, rule, page) + "\n"
