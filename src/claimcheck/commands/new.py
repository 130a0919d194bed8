"""`claimcheck new`: the file of a new article, to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.commands import completion
from claimcheck.commands.console import UserError, emit, tell
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
    path = _free_path(article, claims)
    named = NamedArticle.of(article, registries)
    _write_new(path, new_article(named, visit, registries).encode())
    emit(f"{line(path.as_posix())}\n")
    if not quiet:
        if named.published is None:
            tell(f"{article} does not begin with a date; write it under `published`")
        if named.outlet is None:
            tell(f"{article} does not end with a source of {claims / 'sources.yaml'}; write its id under `outlet`")


def _free_path(article: str, claims: Path) -> Path:
    """Where the file of an article belongs, where nothing may be yet."""
    from claimcheck.files import FolderFiles, RefusedError
    from claimcheck.ids import RESERVED, id_like, is_id

    if not is_id(article) or article in RESERVED:
        like = id_like(article.removesuffix(".yaml"))
        hint = f", such as {like}" if like and like not in RESERVED else ""
        raise UserError(
            f"{article} is not an id; write <published>-<outlet> in the letters a to z, digits and hyphens{hint}"
        )
    folder = claims / "articles"
    try:
        folder.mkdir(exist_ok=True)
        there = FolderFiles(claims).names("articles")
    except RefusedError as refused:
        raise UserError(f"cannot write to {folder}: {refused}") from None
    except OSError as error:
        raise UserError(f"cannot write to {folder}: {error.strerror or error}") from None
    for name in (f"{article}.yaml", f"{article}.yml"):
        if name in there:
            raise UserError(f"{folder / name} is there already; nothing is overwritten")
    return folder / f"{article}.yaml"


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet, whole or not at all."""
    try:
        file = path.open("xb")
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror or error}") from None
    try:
        with file:
            file.write(data)
    except OSError as error:
        path.unlink()
        raise UserError(f"cannot write {path}: {error.strerror or error}") from None
