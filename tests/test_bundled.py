"""The claim base that ships with claimcheck, as a user sees it: clean, reported, the same bytes everywhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import claimcheck

ROOT = Path(__file__).resolve().parent.parent
CLAIMS = ROOT / "claims"


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck.cli", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_lints_clean_and_reports_are_current() -> None:
    assert run("lint").returncode == 0
    assert run("report", "--check").returncode == 0


@pytest.mark.parametrize("format", ["table", "json", "csv", "markdown"])
def test_same_bytes_whatever_the_surroundings(format: str, tmp_path: Path) -> None:
    here = run("report", "--format", format, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C", COLUMNS="100")
    there = run(
        *("report", "--format", format, "--claims", str(CLAIMS)),
        cwd=tmp_path,
        PYTHONHASHSEED="77",
        TZ="Pacific/Kiritimati",
        LC_ALL="C.UTF-8",
        COLUMNS="100",
    )
    assert here.returncode == there.returncode == 0
    text = there.stdout
    if format in ("table", "markdown"):  # these name the folder as it was given
        text = text.replace(str(CLAIMS).encode(), b"claims")
    assert here.stdout == text


def test_every_rule_finding_shows_its_evidence() -> None:
    for finding in claimcheck.check(CLAIMS).findings:
        for side in finding.sides:
            assert side.claims, finding


def test_ids_of_findings_are_unique() -> None:
    ids = [finding.id for finding in claimcheck.check(CLAIMS).findings]
    assert len(ids) == len(set(ids))


def test_the_agreement_figures_in_the_readme_are_those_of_the_script() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "agreement" / "agreement.py"), "--claims", str(CLAIMS)],
        capture_output=True,
        check=True,
        text=True,
    )
    rows = re.findall(r"^\| (\w+) \| ([0-9.]+) \|.*$", done.stdout, re.MULTILINE)
    figures = ", ".join(f"{field} {kappa}" for field, kappa in rows)
    assert figures in (ROOT / "README.md").read_text(encoding="utf-8")
    assert done.stdout in (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
