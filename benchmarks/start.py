"""What `claimcheck report` costs on the bundled claims, as a multiple of importing the libraries it stands on.

    python benchmarks/start.py [--runs 9]

Both commands run in turn as whole processes; the ratio is the median of the pairs. Byte code is kept between runs,
as it is wherever the program is installed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOOR = [sys.executable, "-c", "import duckdb, typer, cattrs, tabulate, yaml"]
REPORT = [sys.executable, "-m", "claimcheck.cli", "report", "--claims", str(HERE.parent / "claims")]


def run(command: list[str]) -> tuple[float, float, int]:
    """Wall and processor seconds, and peak MB, of one run."""
    start = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
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
    run(REPORT), run(FLOOR)
    pairs = [(run(REPORT), run(FLOOR)) for _ in range(runs)]
    print("| figure | report | imports | times |\n|---|---|---|---|")
    for place, name in enumerate(("wall, s", "processor, s", "peak MB")):
        report, floor = ([pair[side][place] for pair in pairs] for side in (0, 1))
        ratio = statistics.median(a / b for a, b in zip(report, floor, strict=True))
        a, b = statistics.median(report), statistics.median(floor)
        shown = (f"{a:.0f}", f"{b:.0f}") if place == 2 else (f"{a:.2f}", f"{b:.2f}")
        print(f"| {name} | {shown[0]} | {shown[1]} | {ratio:.1f} |")


if __name__ == "__main__":
    main()
