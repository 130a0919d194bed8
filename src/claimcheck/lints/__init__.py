"""What is well-formed and may still be wrong: who confirms what, what quotes name, what nobody uses.

One module for each family of doubts, one function for each code. They work on the claim base, and must not
know YAML, or what the rules conclude. None of them is an error: what is well-formed counts.
"""

from __future__ import annotations

from claimcheck.lints.alike import lint_alike
from claimcheck.lints.articles import lint_archive, lint_same_article
from claimcheck.lints.quoted import lint_quotes
from claimcheck.lints.statements import (
    lint_amounts,
    lint_announcements,
    lint_confirmations,
    lint_happened,
    lint_repeated,
    lint_retracted,
)
from claimcheck.lints.unused import lint_unused
from claimcheck.model import ClaimBase, Problem

_EACH = (
    lint_confirmations,
    lint_announcements,
    lint_happened,
    lint_quotes,
    lint_repeated,
    lint_amounts,
    lint_retracted,
    lint_archive,
)
_WHOLE = (lint_unused, lint_alike, lint_same_article)


def lint_articles(base: ClaimBase) -> tuple[Problem, ...]:
    """What each article of a claim base, or of a part of one, tells by itself."""
    return tuple(problem for lint in _EACH for problem in lint(base))


def lint_base(base: ClaimBase) -> tuple[Problem, ...]:
    """What only the whole claim base tells."""
    return tuple(problem for lint in _WHOLE for problem in lint(base))
