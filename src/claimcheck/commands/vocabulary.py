"""From the option --claims to the vocabulary of a claim base: its registries, without its articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.commands.checked import unreadable
from claimcheck.commands.console import UserError

if TYPE_CHECKING:
    from claimcheck.ids import Vocabulary
    from claimcheck.model import Registries


def vocabulary_of(claims: Path) -> tuple[Registries, Vocabulary]:
    """The registries of a claim base, and the ids that can be referred to."""
    from claimcheck.claimbase import read_registries
    from claimcheck.files import FolderFiles
    from claimcheck.reading import Reading
    from claimcheck.registries import build_registries

    try:
        registries, vocabulary = build_registries(read_registries(FolderFiles(claims), Reading()))
    except OSError as error:
        raise UserError(unreadable(claims, error)) from None
    if not vocabulary.known:
        message = (
            f"{claims} is no claim base: it has no registry, such as sources.yaml; claimcheck init makes a new one"
        )
        raise UserError(message)
    return registries, vocabulary
