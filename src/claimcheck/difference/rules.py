"""The rules as they were before a change that edits them.

Knows where a repository may keep the rules of claimcheck. Must not know what rules find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from claimcheck.engine import load_rules
from claimcheck.files import RefusedError
from claimcheck.repository import ChangedFile, Repository, Revision
from claimcheck.rulefile import Rule, parse_rule

_RULE: Final = re.compile(r"(.*/)?claimcheck/rules/[acr]\d\d_[^/]*\.sql")


class RulesBefore(NamedTuple):
    """The rules by code, or None when they are those that ship with claimcheck; `remarks` are sentences on others."""

    rules: tuple[Rule, ...] | None
    remarks: tuple[str, ...]


def rules_before(repository: Repository, base: Revision, changed: Iterable[ChangedFile]) -> RulesBefore:
    """The rules that ship, with those in place of them that a change has edited or taken away."""
    rules, remarks = {rule.code: rule for rule in load_rules()}, []
    for file in changed:
        if file.change == "added" or not _RULE.fullmatch(file.path):
            continue
        try:
            rule = parse_rule(PurePosixPath(file.path).name, repository.read(base, file.path).decode())
        except (ValueError, RefusedError) as error:
            remarks.append(f"{file.path} cannot be read as it was before: {error}")
        else:
            rules[rule.code] = rule
    in_order = tuple(rules[code] for code in sorted(rules))
    return RulesBefore(None if in_order == load_rules() else in_order, tuple(remarks))
