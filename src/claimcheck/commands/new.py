"""`claimcheck new`: the file of a new article, to be filled in."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.commands import completion
from claimcheck.commands.console import emit, tell
from claimcheck.commands.newfile import free_path, write_new
from claimcheck.commands.options import CLAIMS, Claims, Quiet, known
from claimcheck.commands.vocabulary import vocabulary_of


def new(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE-ID", help="Its date and outlet, such as 2001-07-26-monitor.")
    ],
    visit: Annotated[
        str | None,
        typer.Option(metavar="VISIT", autocompletion=completion.visits, help="What its statements are about."),
    ] = None,
    claims: Claims = CLAIMS,
    quiet: Quiet = False,
) -> None:
    """Write the file of a new article, with comments that say what goes where.

    Outlet and date are taken from the id. Prints the path of the file. Nothing is overwritten.
    """
    from claimcheck.report.safe import line
    from claimcheck.skeleton.newarticle import NamedArticle, new_article

    registries, _ = vocabulary_of(claims)
    if visit is not None:
        known("visit", visit, registries.visits)
    path = free_path(article, claims)
    named = NamedArticle.of(article, registries)
    write_new(path, new_article(named, visit, registries).encode())
    emit(f"{line(path.as_posix())}\n")
    if not quiet:
        if named.published is None:
            tell(f"{article} does not begin with a date; write it under `published`")
        if named.outlet is None:
            tell(f"{article} does not end with a source of {claims / 'sources.yaml'}; write its id under `outlet`")
