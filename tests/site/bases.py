"""The claim bases that sites are made of, and the making of a site by the command, as a user would."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from tests.test_cli import claimcheck

ROOT: Final = Path(__file__).resolve().parent.parent.parent
TESTS: Final = ROOT / "tests" / "bases"

# By name: the folders that together make the claim base, and that of the texts, if they are at hand.
BASES: Final[dict[str, tuple[tuple[Path, ...], Path | None]]] = {
    "bundled": ((ROOT / "claims",), None),
    "ports": ((TESTS / "ports",), TESTS / "ports-texts"),
    "disputed": ((TESTS / "ports", TESTS / "disputed"), None),
}


def lay(name: str, folder: Path) -> Path:
    """Copy a claim base to `folder`/claims, and its texts to `folder`/texts; returns `folder`."""
    parts, texts = BASES[name]
    for part in parts:
        shutil.copytree(part, folder / "claims", dirs_exist_ok=True)
    if texts:
        shutil.copytree(texts, folder / "texts")
    return folder


def build(folder: Path, site: Path) -> Path:
    """Make the site of the claim base in `folder`; returns where it is."""
    texts = ("--texts", folder / "texts") if (folder / "texts").exists() else ()
    done = claimcheck("site", site, *texts, at=folder)
    assert done.returncode == 0, done.stderr
    return site
