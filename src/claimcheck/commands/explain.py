"""`claimcheck explain`: why a finding, or why an answer stands as it does."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.commands.options import CLAIMS, Claims, Quiet


def explain(
    subject: Annotated[
        str, typer.Argument(metavar="ID", help="A finding's id or its start, or VISIT/QUESTION.")
    ],
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Explain a finding, or each answer to a question, with everything that counted."""
    raise NotImplementedError
