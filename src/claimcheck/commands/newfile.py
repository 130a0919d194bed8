"""The file of a new article: where it belongs, and that it takes the place of no other."""

from __future__ import annotations

from pathlib import Path

from claimcheck.commands.console import UserError


def free_path(article: str, claims: Path) -> Path:
    """Where the file of an article belongs, by its id. Raises UserError when anything is there already."""
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


def write_new(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet, whole or not at all. Raises UserError."""
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
