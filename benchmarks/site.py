"""What `claimcheck site` costs by the number of articles, as a multiple of `claimcheck report` on the same claims.

    python -m benchmarks.site [--files 200,2000] [--runs 3]

Articles of 12 claims each, 20 of them about a visit. Both commands run in turn as whole processes; the ratio is the
median of the pairs. The site is made new, then again with nothing changed, then with one quote changed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.loader import write_base
from benchmarks.start import run

CLAIMCHECK = [sys.executable, "-m", "claimcheck.cli"]
VISIT = "2031-05-veldt"
A_VISIT = 20  # articles


def spread(claims: Path, files: int) -> None:
    """Write a claim base of that many articles about as many visits as they need."""
    claims.mkdir()
    write_base(claims, files)
    visits = claims / "visits.yaml"
    lines = visits.read_text(encoding="utf-8").splitlines(keepends=True)
    first = lines.index(f"{VISIT}:\n")
    entry = "".join(lines[first : first + 6])
    names = [f"visit-{number}" for number in range(-(-files // A_VISIT))]
    visits.write_text("".join([*lines, *(entry.replace(VISIT, name, 1) for name in names)]), encoding="utf-8")
    for number in range(files):
        path = claims / "articles" / f"article-{number}.yaml"
        text = path.read_text(encoding="utf-8").replace(VISIT, names[number // A_VISIT])
        path.write_text(text, encoding="utf-8")


def written(site: Path) -> dict[Path, int]:
    """When each file of a site was written."""
    return {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}


def measure(top: Path, files: int, runs: int) -> None:
    """Print a line for each of the three ways."""
    spread(top / "claims", files)
    os.chdir(top)
    site, report = [*CLAIMCHECK, "site", "site"], [*CLAIMCHECK, "report"]
    article = top / "claims" / "articles" / "article-0.yaml"

    def anew() -> None:
        shutil.rmtree("site", ignore_errors=True)

    def edited() -> None:
        article.write_text(article.read_text(encoding="utf-8").replace("would", "would not", 1), encoding="utf-8")

    for name, before in (("new", anew), ("again", lambda: None), ("one quote changed", edited)):
        pairs = []
        for _ in range(runs):
            before()
            old = written(Path("site"))
            pairs.append((run(site), run(report)))
        new = written(Path("site"))
        rewritten = sum(when != old.get(path) for path, when in new.items())
        times, peak = (statistics.median(ours[place] / theirs[place] for ours, theirs in pairs) for place in (1, 2))
        seconds = statistics.median(ours[1] for ours, _ in pairs)
        print(
            f"| {files:,} | {name} | {len(new):,} | {rewritten:,} | {seconds:.1f} | {seconds / len(new) * 1000:.1f} |"
            f" {times:.1f} | {peak:.1f} |"
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="site against report.")
    parser.add_argument("--files", default="200,2000")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print("| articles | site | files | written | processor, s | ms a file | times report | times its memory |")
    print("|---|---|---|---|---|---|---|---|")
    for files in map(int, options.files.split(",")):
        with tempfile.TemporaryDirectory() as name:
            measure(Path(name), files, options.runs)


if __name__ == "__main__":
    main()
