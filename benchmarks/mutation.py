"""Does anything notice when one comparison of a view or rule is wrong?

    python -m benchmarks.mutation [--files NAME ...] [--limit N] [--seed N] [--workers N]

Changes one thing at a time in the SQL, in memory, and asks first the examples in the rules' headers, then the
oracle on random claim bases. What neither notices is listed.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.resources import files
from multiprocessing import Pool
from pathlib import Path

import duckdb
from attrs import evolve

from benchmarks.mutants import Mutant, excuse, mutants
from claimcheck.claimbase import load
from claimcheck.engine import Evaluation, evaluation, evidence, load_rules, load_views
from claimcheck.engine.database import Database, EngineError
from claimcheck.engine.evaluation import conclude, view_steps
from claimcheck.engine.running import Step, run
from claimcheck.engine.tables import leave_as_text, table_steps
from claimcheck.engine.wording import Drawn
from claimcheck.facts import build_facts
from claimcheck.findings import Finding
from claimcheck.model import ClaimBase
from tests.oracle import build
from tests.oracle.bases import random_base
from tests.oracle.compare import Conclusions, by_engine, by_oracle, by_views, differences
from tests.oracle.many import apart, united
from tests.oracle.rules import judge
from tests.rules.world import write
from tests.test_engine_agrees import DISPUTED_ONCE
from tests.test_rules import CASES, NAMES, told

SECONDS = 20.0  # for one view or rule; what takes longer has been noticed

Attach = Callable[[duckdb.DuckDBPyConnection, Sequence[Drawn]], list[Finding]]
Check = Callable[["Stage", Evaluation, str], bool]


class Stage:
    """A database that knows its views, and what is to be concluded from it."""

    def __init__(self, base: ClaimBase, check: Check, attach: Attach) -> None:
        self.facts = build_facts(base, None, "said")
        self.lanes = Database().lanes(0)
        self.connection: duckdb.DuckDBPyConnection = self.lanes[0]
        leave_as_text(self.connection)
        dict(run(self.lanes, [*table_steps(base.registries, self.facts), *view_steps(0)]))
        for view in load_views():
            self.connection.execute(f"CREATE TABLE right_{view.name} AS SELECT * FROM {view.name}")
        self.check = check
        self.attach = attach
        self.changed = len(load_views())  # the first view that is not as it should be

    def agrees(self, mutant: Mutant) -> bool:
        """Is everything still as it should be?"""
        code = mutant.file[:3].upper()
        rules = [evolve(rule, query=mutant.query) for rule in load_rules() if rule.code == code]
        names = [view.name for view in load_views()]
        place = len(names) if rules else names.index(mutant.file[3:-4])
        for number in range(min(place, self.changed), len(names)):
            view = load_views()[number]
            query = (
                mutant.query
                if number == place
                else f"SELECT * FROM right_{view.name}"
                if number < place
                else view.query
            )
            dict(run(self.lanes[:1], [Step(view.name, f"CREATE OR REPLACE TABLE {view.name} AS {query}")], SECONDS))
            if number == place and self.is_right(view.name):
                self.changed = place + 1
                return True
        self.changed = place
        evaluation.attach = self.attach
        return self.check(self, conclude(self.lanes, [], rules or load_rules(), seconds=SECONDS), code if rules else "")

    def is_right(self, view: str) -> bool:
        """Has the view the rows that it should have?"""
        both = f"(FROM {view} EXCEPT ALL FROM right_{view}) UNION ALL (FROM right_{view} EXCEPT ALL FROM {view})"
        return not self.connection.execute(f"SELECT 1 FROM ({both}) LIMIT 1").fetchall()

    def rows(self, view: str) -> list[dict[str, object]]:
        """All rows of a view."""
        cursor = self.connection.execute(f"SELECT * FROM {view}")
        return [dict(zip([d[0] for d in cursor.description], row, strict=True)) for row in cursor.fetchall()]


def without_claims(_: duckdb.DuckDBPyConnection, drawn: Sequence[Drawn]) -> list[Finding]:
    """To look up the claims that findings rest on takes longest, and nothing here asks for them."""
    return [evidence._finding(one, [[] for _ in one.sides]) for one in drawn]


def stages() -> Iterator[tuple[str, Callable[[], Stage]]]:
    """Who is asked, in this order: some bases stand alone, as visits of others hide what is wrong."""
    yield "example", _examples
    yield "oracle", lambda: _random([build.base(*claims) for claims in DISPUTED_ONCE.values()])
    yield "oracle", lambda: _random([random_base(seed) for seed in range(60)])
    for seed in range(12):
        yield "oracle", partial(_alone, seed)
    yield "oracle", lambda: _random([random_base(seed) for seed in range(60, 300)])
    yield "oracle", lambda: _random([random_base(seed, least=25, most=40) for seed in range(50)])
    yield "oracle", lambda: _random([random_base(seed, least=15, most=30, close=True) for seed in range(700)])
    yield "oracle", lambda: _random([random_base(seed, least=15, most=30, close=True) for seed in range(700, 2000)])
    for first in range(300, 1500, 300):
        yield "oracle", partial(_span, first, first + 300)


def _span(first: int, last: int) -> Stage:
    return _random([random_base(seed, least=12, most=30) for seed in range(first, last)])


def _alone(seed: int) -> Stage:
    return _random([random_base(seed, least=25, most=40)])


def _examples() -> Stage:
    with tempfile.TemporaryDirectory() as folder:
        base = load(write(Path(folder) / "claims", {NAMES[label]: case[1] for label, case in CASES.items()}))
    cases = {(case[0].code, NAMES[label], case[2]) for label, case in CASES.items()}

    def check(_: Stage, got: Evaluation, only: str) -> bool:
        fired = {(finding.rule, finding.visit[:8]) for finding in got.findings}
        if any(((code, name) in fired) != fires for code, name, fires in cases if only in ("", code)):
            return False
        return told(got.findings) == told(f for f in right.findings if only in ("", f.rule))

    stage = Stage(base, check, evidence.attach)
    right = conclude(stage.lanes, [], load_rules())
    return stage


def _random(bases: Sequence[ClaimBase]) -> Stage:
    named = [apart(base, f"base-{number:03}") for number, base in enumerate(bases)]
    wanted = by_oracle(map(judge, named))
    findings = wanted.parts["finding"]

    def check(stage: Stage, got: Evaluation, only: str) -> bool:
        if not only:
            both = by_engine(stage.facts.rows, got), by_views(stage.rows("claims"), stage.rows("pairs"), wanted)
            return not any(differences(wanted, one) for one in both)
        of_rule = Counter({item: count for item, count in findings.items() if item[0] == only})
        found = Conclusions({"finding": by_engine((), got).parts["finding"]}, {})
        return not differences(evolve(wanted, parts={"finding": of_rule}), found)

    return Stage(united(named), check, without_claims)


READY: dict[int, Stage] = {}


def fate(mutant: Mutant) -> tuple[Mutant, str]:
    """Who notices it; if nobody does, why nobody can, or that it survives."""
    for number, (name, make) in enumerate(stages()):
        stage = READY.get(number) or READY.setdefault(number, make())
        try:
            if not stage.agrees(mutant):
                return mutant, name
        except (EngineError, duckdb.Error, ValueError, TypeError, AttributeError):
            stage.changed = 0
            return mutant, "error"
    return mutant, excuse(mutant) or "survives"


def main() -> None:
    """Try all that is asked for and print what nobody notices."""
    parser = argparse.ArgumentParser(description="Changes the SQL and sees who notices.")
    parser.add_argument("--files", nargs="+", default=[""], help="beginnings of the files' names")
    parser.add_argument("--limit", type=int, help="so many, drawn at random")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    folders = (files("claimcheck") / "engine" / "views", files("claimcheck") / "rules")
    paths = sorted((p for folder in folders for p in folder.iterdir() if p.name.endswith(".sql")), key=lambda p: p.name)
    every = [m for p in paths if p.name.startswith(tuple(args.files)) for m in mutants(p.name, p.read_text())]
    if args.limit and args.limit < len(every):
        every = [every[i] for i in sorted(random.Random(args.seed).sample(range(len(every)), args.limit))]
    fates: Counter[str] = Counter()
    with Pool(args.workers) as pool:
        for mutant, end in pool.imap_unordered(fate, every, chunksize=8):
            fates[end] += 1
            if end == "survives":
                print(
                    f"{mutant.file}:{mutant.line}: {mutant.old} -> {mutant.new or '(nothing)'}    {mutant.shown}",
                    flush=True,
                )
    print(f"{len(every)} mutants")
    for end, count in fates.most_common():
        print(f"{count:5} {end}")


if __name__ == "__main__":
    main()
