"""CITATION.cff, of this repository and of a new claim base: sound, and in step with what it cites."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "src" / "claimcheck" / "skeleton" / "template"
NEEDED = {"authors", "cff-version", "message", "title"}  # by the format, 1.2.0
OPTIONAL = {"abstract", "keywords", "license", "references", "type", "version"}
TEXTS = ("title", "message", "version", "license", "abstract")


def cited(folder: Path) -> dict[str, Any]:
    """The file, read as others read it: texts that are meant as texts stay texts."""
    read: dict[str, Any] = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize("folder", [ROOT, TEMPLATE], ids=["repository", "template"])
def test_it_is_sound(folder: Path) -> None:
    found = cited(folder)
    assert NEEDED <= found.keys() <= NEEDED | OPTIONAL
    assert found["cff-version"] == "1.2.0"
    assert found["type"] == "dataset"
    things = [found, *found.get("references", [])]
    for thing in things:
        assert all(isinstance(author["name"], str) for author in thing["authors"])
        assert all(
            isinstance(thing.get(key, ""), str) for key in ("title", "message", "version", "license", "abstract")
        )


@pytest.mark.parametrize("folder", [ROOT, TEMPLATE], ids=["repository", "template"])
def test_title_and_licence_are_those_of_the_claim_base(folder: Path) -> None:
    settings = yaml.safe_load((folder / "claims" / "claimcheck.yaml").read_text(encoding="utf-8"))
    found = cited(folder)
    assert (found["title"], found["license"]) == (settings["title"], settings["licence"])


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = cited(ROOT)
    (program,) = found["references"]
    assert found["version"] == program["version"] == project["version"]
    assert program["license"] == project["license"]
