"""The claim base that articles are drafted into."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.commands.checked import unreadable
from claimcheck.commands.console import UserError
from claimcheck.commands.options import known

if TYPE_CHECKING:
    from claimcheck.model import ClaimBase


def sound_base(claims: Path, visit: str | None) -> ClaimBase:
    """The claim base, which must have the visit; its registries must be sound, since ids are taken from them."""
    from claimcheck.claimbase import load
    from claimcheck.registries import REGISTRIES

    try:
        base = load(claims)
    except OSError as error:
        raise UserError(unreadable(claims, error)) from None
    registries = [f"{base.folder}/{name}.yaml" for name in REGISTRIES]
    for problem in base.problems:
        at = problem.location
        if problem.severity == "error" and at.file in registries:
            where = f"{at.file}:{at.line}:{at.column}"
            raise UserError(f"{where}: {problem.code} {problem.message}; correct this first (claimcheck lint)")
    if visit:
        known("visit", visit, base.registries.visits)
    return base
