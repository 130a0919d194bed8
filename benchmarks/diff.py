"""What `claimcheck diff` costs, as a multiple of `claimcheck report` on one of the two trees.

    python -m benchmarks.diff [--files 2000] [--changed 10] [--runs 5]

Writes a repository of articles of 12 claims each with two commits between which some files differ. Both commands run
in turn as whole processes; the ratio is the median of the pairs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

import pygit2

from benchmarks.loader import write_base
from benchmarks.start import run

SIGNATURE = pygit2.Signature("A contributor", "contributor@example.org", 0, 0)


def commit(repository: pygit2.Repository, parents: list[pygit2.Oid]) -> pygit2.Oid:
    """Commit all files as they are."""
    index = repository.index
    index.add_all()
    index.write()
    return repository.create_commit("HEAD", SIGNATURE, SIGNATURE, "A change", index.write_tree(), parents)


def write_repository(top: Path, files: int, changed: int) -> None:
    """Two commits; in the second the claims of some articles say something else."""
    repository = pygit2.init_repository(top)
    (top / "claims").mkdir()
    write_base(top / "claims", files)
    first = commit(repository, [])
    for number in range(0, files, max(1, files // changed)):
        path = top / "claims" / "articles" / f"article-{number}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("type: rumor", "type: announcement"), encoding="utf-8")
    commit(repository, [first])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="diff against report.")
    for name, default in (("--files", 2000), ("--changed", 10), ("--runs", 5)):
        parser.add_argument(name, type=int, default=default)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        write_repository(Path(name), options.files, options.changed)
        os.chdir(name)
        claimcheck = [sys.executable, "-m", "claimcheck.cli"]
        diff, report = [*claimcheck, "diff", "HEAD~1", "HEAD"], [*claimcheck, "report"]
        run(diff), run(report)
        pairs = [(run(diff), run(report)) for _ in range(options.runs)]
    print("| figure | diff | report | times |\n|---|---|---|---|")
    for place, name in enumerate(("wall, s", "processor, s", "peak MB")):
        ours, theirs = ([pair[side][place] for pair in pairs] for side in (0, 1))
        ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        a, b = statistics.median(ours), statistics.median(theirs)
        shown = (f"{a:.0f}", f"{b:.0f}") if place == 2 else (f"{a:.2f}", f"{b:.2f}")
        print(f"| {name} | {shown[0]} | {shown[1]} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
