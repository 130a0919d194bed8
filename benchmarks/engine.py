"""What the views and rules cost, as a multiple of one GROUP BY over the same claims.

    python -m benchmarks.engine [--sizes 10000 100000 1000000]

Each size runs in a process of its own, so that the peak of its memory is its own. The unit is a bare GROUP BY
of the four key columns (visit, question, answer, stance) of the claims as they come, the median of five. Rules
means the views and all rules as a command runs them, two at a time, the median of three; loading (ids become
enumerations) is told apart. --parts shows what each takes by itself.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

import duckdb
from attrs import evolve

from benchmarks.synthetic import fill, registries, visits_for
from claimcheck.engine import Database, load_rules
from claimcheck.engine.evaluation import conclude, rule_steps, view_steps
from claimcheck.engine.running import run
from claimcheck.engine.tables import encode, table_steps
from claimcheck.facts import Facts
from claimcheck.findings import Finding

GROUP_BY = "SELECT COUNT(*) FROM (SELECT visit, question, answer, stance, COUNT(*) FROM stated GROUP BY ALL)"


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def rules_once(lanes: Sequence[duckdb.DuckDBPyConnection], claims: int) -> float:
    """Seconds that all views and rules take."""
    views = [evolve(step, statement=f"CREATE OR REPLACE {step.statement[7:]}") for step in view_steps(claims)]
    rules = [
        evolve(step, statement=f"SELECT COUNT(*) FROM ({step.statement})") for step in rule_steps(load_rules(), True)
    ]
    return timed(lambda: list(run(lanes, [*views, *rules])))


def parts_of(connection: duckdb.DuckDBPyConnection, claims: int) -> dict[str, float]:
    """Seconds for each view and each rule by itself."""
    parts = {}
    for step in view_steps(claims):
        query = f"CREATE OR REPLACE {step.statement[7:]}"
        parts[step.name] = timed(lambda query=query: connection.execute(query))
    for rule in load_rules():
        query = f"SELECT COUNT(*) FROM ({rule.query})"
        parts[rule.code] = timed(lambda query=query: connection.execute(query).fetchall())
    return parts


def measure(claims: int, alone: bool, findings: bool, each: bool) -> dict[str, object]:
    """The figures for one size; with `findings`, also what it takes to word them and attach their claims."""
    lanes = Database().lanes(claims)
    dict(run(lanes, table_steps(registries(visits_for(claims)), Facts((), (), (), None))))
    fill(lanes[0], claims, alone)
    unit = statistics.median(timed(lambda: lanes[0].execute(GROUP_BY).fetchall()) for _ in range(5))
    loading = timed(lambda: encode(lanes[0]))
    rules = statistics.median(rules_once(lanes, claims) for _ in range(3))
    got: dict[str, object] = {"unit": unit, "loading": loading, "rules": rules}
    if findings:
        found: list[Finding] = []
        got["wording"] = timed(lambda: found.extend(conclude(lanes, [], load_rules()).findings)) - rules
        got |= {"findings": len(found), "bytes": sum(len(repr(finding)) for finding in found)}
    got["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if each:
        parts = [parts_of(lanes[0], claims) for _ in range(3)]
        median = {name: statistics.median(run[name] for run in parts) for name in parts[0]}
        got["parts"] = dict(sorted(median.items(), key=lambda item: -item[1]))
    return got


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Cost of the rules against a GROUP BY.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--one", type=int)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--parts", action="store_true", help="what each view and rule costs")
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.one, args.alone, args.one <= 100_000, args.parts)))
        return
    print("| claims | GROUP BY, s | loading, s | rules, s | rules / GROUP BY | findings, s | findings | peak MB |")
    print("|---|---|---|---|---|---|---|---|")
    for size, alone in [*((size, False) for size in args.sizes), (100_000, True)]:
        command = [
            sys.executable,
            "-m",
            "benchmarks.engine",
            "--one",
            str(size),
            *(["--alone"] if alone else []),
            *(["--parts"] if args.parts else []),
        ]
        got = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        found = f"{got['findings']:,} ({got['bytes'] // 1000:,} kB)" if "findings" in got else "–"
        wording = f"{got['wording']:.1f}" if "wording" in got else "–"
        print(
            f"| {size:,}{' on one question' if alone else ''} | {got['unit']:.4f} | {got['loading']:.2f} "
            f"| {got['rules']:.2f} | {got['rules'] / got['unit']:.0f} | {wording} | {found} | {got['memory']:,} |"
        )
        if args.parts:
            print(f"<!-- {got['parts']} -->")


if __name__ == "__main__":
    main()
