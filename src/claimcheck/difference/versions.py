"""The files of two revisions -> the claim base before a change, and after it as each of the two sides reads it.

Knows what of the second is read with the eyes of the first. Must not know what follows from claims.
"""

from __future__ import annotations

from attrs import frozen

from claimcheck.claimbase import SETTINGS, load_files, read_registries, read_settings
from claimcheck.difference.judges import Edit, edited_entries, edited_settings
from claimcheck.files import Files
from claimcheck.model import ClaimBase
from claimcheck.reading import Remembering
from claimcheck.standing import Standing


@frozen
class Versions:
    """A claim base `before` a change and, on its `own`, after it; `judged` is that one too, read by the base.

    The base reads it with all entries of registries that it has itself, as they were, and with the new ones. Where
    none of its own is edited, both read the same. `edits` are those of the vocabulary and the settings.
    """

    before: ClaimBase
    own: ClaimBase
    judged: ClaimBase
    edits: tuple[Edit, ...]


def read_versions(base: Files, head: Files) -> Versions:
    """Read both; what is the same in them only once. Raises OSError when the folder of one cannot be read."""
    reading = Remembering()
    before, own = load_files(base, reading), load_files(head, reading)
    settings = edited_settings(f"{own.folder}/{SETTINGS}", read_settings(base, reading), read_settings(head, reading))
    entries: tuple[Edit, ...] = ()
    judged = own
    if before.registries != own.registries:
        old, new = read_registries(base, reading), read_registries(head, reading)
        complete = Standing.of(new, own.registries).completed(old)
        entries = tuple(edited_entries(own.folder, before.registries, own.registries, complete, new))
        if entries:
            judged = load_files(head, reading, Standing.of(old, before.registries))
    return Versions(before, own, judged, (*entries, *settings))
