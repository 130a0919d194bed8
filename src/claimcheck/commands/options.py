"""The options that several commands share, and the values they stand for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from claimcheck.commands import completion
from claimcheck.commands.console import UserError

Claims = Annotated[Path, typer.Option("--claims", metavar="DIR", help="The folder of the claim base.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but results and what went wrong.")]
VisitId = Annotated[
    str | None, typer.Option("--visit", metavar="VISIT", autocompletion=completion.visits, help="Only this visit.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="Only what was certainly said by this day (EDTF)."),
]
By = Annotated[
    Literal["said", "published"],
    typer.Option("--by", help="Whether --as-of goes by when a claim was said or when it was published."),
]

CLAIMS = Path("claims")

FailOn = Literal["error", "warning", "note", "none"]
FAILING: dict[FailOn, tuple[str, ...]] = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "note": ("error", "warning", "note"),
    "none": (),
}
"""The severities of findings that make a command fail."""


def day(text: str | None, option: str = "--as-of") -> dt.date | None:
    """The last day of an EDTF date given as an option, or None for no date."""
    if text is None:
        return None
    from claimcheck.dates import parse_edtf

    try:
        latest = parse_edtf(text).latest
    except ValueError as error:
        raise UserError(f"{option} {text}: {error}") from None
    if latest is None:
        raise UserError(f"{option} {text}: this has no last day; write a day such as 2011-06-30")
    return latest


def site_address(url: str) -> str:
    """The address of a site, given as --base-url, with / at its end; "" for none."""
    if not url:
        return ""
    from claimcheck.report.safe import web_address

    address = web_address(url)
    if address is None or "?" in address or "#" in address:
        raise UserError(f"--base-url {url}: write an address such as https://example.org/claims/")
    return f"{address.rstrip('/')}/"


def known(what: str, name: str, names: Iterable[str]) -> str:
    """`name`, which must be among `names`; otherwise a refusal that suggests the nearest."""
    every = sorted(names)
    if name in every:
        return name
    from claimcheck.ids import nearest
    from claimcheck.report.names import listed

    in_any_case = {each.casefold(): each for each in every}
    near = nearest(name, in_any_case)
    hint = f"did you mean {in_any_case[near]}?" if near else f"there are: {listed(every, most=12) or 'none'}"
    raise UserError(f"there is no {what} {name}; {hint}")


def inside(claims: Path, paths: Iterable[Path]) -> frozenset[tuple[str, ...]]:
    """Where in the claim base files and folders lie: the parts of their names, () for the claim base itself.

    They must exist and lie in it.
    """
    home = claims.resolve()
    found = set()
    for path in paths:
        if not path.exists():
            raise UserError(f"there is no {path}")
        resolved = path.resolve()
        if not resolved.is_relative_to(home):
            raise UserError(f"{path} is not in the claim base {claims}; --claims DIR names another one")
        found.add(resolved.relative_to(home).parts)
    return frozenset(found)
