"""What commands cost from a cold start, as a multiple of importing the libraries they stand on.

    python benchmarks/start.py [--runs 9]

`claimcheck report` on the bundled claims, and `claimcheck lint` of one file among them, as before a commit. Each runs
in turn with the imports, as whole processes; the ratio is the median of the pairs. Byte code is kept between runs, as
it is wherever the program is installed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

CLAIMS = Path(__file__).resolve().parent.parent / "claims"
ARTICLE = CLAIMS / "articles" / "2011-08-nk-leadership-watch.yaml"
FLOOR = [sys.executable, "-c", "import duckdb, typer, cattrs, tabulate, yaml"]
COMMANDS = {
    "report": ["report", "--claims", str(CLAIMS)],
    "lint of one file": ["lint", str(ARTICLE), "--claims", str(CLAIMS)],
}


def run(command: list[str]) -> tuple[float, float, int]:
    """Wall and processor seconds, and peak MB, of one run."""
    start = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{command} failed")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Cold start against the import floor.")
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    print("| command | figure | of the command | imports | times |\n|---|---|---|---|---|")
    for name, arguments in COMMANDS.items():
        command = [sys.executable, "-m", "claimcheck.cli", *arguments]
        run(command), run(FLOOR)
        pairs = [(run(command), run(FLOOR)) for _ in range(runs)]
        for place, figure in enumerate(("wall, s", "processor, s", "peak MB")):
            own, floor = ([pair[side][place] for pair in pairs] for side in (0, 1))
            ratio = statistics.median(a / b for a, b in zip(own, floor, strict=True))
            digits = 0 if place == 2 else 2
            shown = [f"{statistics.median(figures):.{digits}f}" for figures in (own, floor)]
            print(f"| {name} | {figure} | {shown[0]} | {shown[1]} | {ratio:.1f} |")


if __name__ == "__main__":
    main()
