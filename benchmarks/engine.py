"""What the views and rules cost, as a multiple of one GROUP BY over the same claims.

    python benchmarks/engine.py [--sizes 10000 100000 1000000]

Each size runs in a process of its own, so that the peak of its memory is its own. The unit is a bare GROUP BY of the
four key columns (visit, question, answer, stance), the fastest of five, in the same process and the same table.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable

from benchmarks.synthetic import fill, registries, visits_for
from claimcheck.engine import load_rules, load_views
from claimcheck.engine.database import connect
from claimcheck.engine.evaluation import apply
from claimcheck.engine.evidence import attach
from claimcheck.engine.tables import create_tables, encode
from claimcheck.facts import Facts
from claimcheck.model import Finding

GROUP_BY = "SELECT COUNT(*) FROM (SELECT visit, question, answer, stance, COUNT(*) FROM stated GROUP BY ALL)"


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(claims: int, alone: bool, sql_only: bool = False) -> dict[str, object]:
    connection = connect()
    create_tables(connection, registries(visits_for(claims)), Facts((), (), (), None))
    fill(connection, claims, alone)
    unit = min(timed(lambda: connection.execute(GROUP_BY).fetchall()) for _ in range(5))
    parts = {"encode": timed(lambda: encode(connection))}
    for view in load_views():
        kind = "VIEW" if view.name == "claims" else "TABLE"
        parts[view.name] = timed(lambda: connection.execute(f"CREATE {kind} {view.name} AS {view.query}"))
    rows = {}
    for rule in load_rules():
        parts[rule.code] = timed(
            lambda: rows.update(
                {rule.code: connection.execute(f"SELECT COUNT(*) FROM ({rule.query})").fetchone()[0]}
            )
        )
    rules = sum(parts.values())
    if sql_only:
        return {
            "unit": unit,
            "rules": rules,
            "ratio": rules / unit,
            "parts": dict(sorted(parts.items(), key=lambda i: -i[1])),
            "rows": rows,
        }
    found: list[Finding] = []
    crowded = set(connection.execute("SELECT DISTINCT visit, question FROM atoms WHERE crowded").fetchall())
    drawn = timed(
        lambda: found.extend(
            attach(connection, [d for rule in load_rules() for d in apply(connection, rule, crowded)])
        )
    )
    return {
        "claims": claims,
        "alone": alone,
        "unit": unit,
        "rules": rules,
        "findings": len(found),
        "finding_seconds": drawn,
        "bytes": sum(len(repr(finding)) for finding in found),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "parts": dict(sorted(parts.items(), key=lambda item: -item[1])[:8]),
        "rows": rows,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Cost of the rules against a GROUP BY.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--one", type=int)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--parts", action="store_true", help="what cost most")
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.one, args.alone)))
        return
    print(
        "| claims | GROUP BY, s | views and rules, s | times GROUP BY | findings | with their claims, s | peak MB |"
    )
    print("|---|---|---|---|---|---|---|")
    runs = [(size, False) for size in args.sizes] + [(100_000, True)]
    for size, alone in runs:
        command = [
            sys.executable,
            "-m",
            "benchmarks.engine",
            "--one",
            str(size),
            *(["--alone"] if alone else []),
        ]
        got = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        name = f"{size:,}" + (" on one question" if alone else "")
        ratio = got["rules"] / got["unit"]
        print(
            f"| {name} | {got['unit']:.4f} | {got['rules']:.2f} | {ratio:.0f} | {got['findings']:,} ({got['bytes'] // 1000:,} kB) "
            f"| {got['rules'] + got['finding_seconds']:.2f} | {got['memory']:,} |"
        )
        if args.parts:
            print(f"<!-- {got['parts']} {got['rows']} -->")


if __name__ == "__main__":
    main()
