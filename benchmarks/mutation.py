"""Does anything notice when one comparison of a view or rule is wrong?

    python -m benchmarks.mutation [--files NAME ...] [--limit N] [--seed N] [--workers N]

Changes one thing at a time in the SQL (in memory, no file is touched) and asks first the examples in the rules'
headers, then the oracle on random claim bases. What neither notices is listed.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from multiprocessing import Pool
from pathlib import Path

import duckdb
from attrs import evolve, frozen

from claimcheck.claimbase import load
from claimcheck.engine import evaluation, evidence
from claimcheck.engine import Evaluation, load_rules, load_views
from claimcheck.engine.database import EngineError, connect, limited
from claimcheck.engine.evaluation import conclude, create_views
from claimcheck.engine.tables import create_tables, leave_as_text
from claimcheck.engine.wording import Drawn
from claimcheck.facts import build_facts
from claimcheck.model import ClaimBase, Finding
from tests.oracle.bases import random_base
from tests.oracle.compare import Conclusions, by_engine, by_oracle, by_view, differences
from tests.oracle.many import apart, united
from tests.oracle.rules import judge
from tests.rules.world import write
from tests.test_rules import CASES, NAMES

SECONDS = 20.0  # for one view or rule; what takes longer has been noticed

# What may stand in for what. Words are whole words, outside of comments.
CHANGES = (
    (r"(?<![<>])=", ("<>",)),
    (r"<>", ("=",)),
    (r"<(?![=>])", ("<=",)),
    (r"<=", ("<",)),
    (r"(?<!<)>(?!=)", (">=",)),
    (r">=", (">",)),
    (r"\bAND\b", ("OR",)),
    (r"\bOR\b", ("AND",)),
    (r"(?<!IS )\bNOT (?=IN\b|\w+[.\w]*|\()", ("",)),
    (r"IS NULL", ("IS NOT NULL",)),
    (r"IS NOT NULL", ("IS NULL",)),
    (r"IS NOT DISTINCT FROM", ("=",)),
    (r"\bMIN\(", ("MAX(",)),
    (r"\bMAX\(", ("MIN(",)),
    (r"\bBOOL_OR\(", ("BOOL_AND(",)),
    (r"\bBOOL_AND\(", ("BOOL_OR(",)),
    (r"\bLEAST\(", ("GREATEST(",)),
    (r"\bGREATEST\(", ("LEAST(",)),
    (r"'affirm'", ("'deny'",)),
    (r"'deny'", ("'affirm'",)),
    (r"'planned'", ("'done'",)),
    (r"'done'", ("'planned'",)),
    (r"'one'", ("'many'",)),
    (r"(?<![\w'])[0-9]+(?![\w'])", ("+1",)),
    (r"LEFT JOIN", ("INNER JOIN",)),
    (r"INNER JOIN", ("LEFT JOIN",)),
    (r"UNION ALL", ("UNION",)),
    (r"\bDISTINCT (?!FROM)", ("",)),
    (r" DESC\b", ("",)),
    (r"(?<=\()'[a-z-]+', ", ("",)),  # a member of an IN list
    (r", '[a-z-]+'(?=[,)])", ("",)),
)
OPERAND = re.compile(r"\b(WHERE|ON|AND|OR|HAVING|WHEN)\s+(?!NULL)")
END = re.compile(r"\s+(AND|OR|THEN|GROUP|ORDER|HAVING|LEFT|INNER|CROSS|WHERE|UNION|SELECT|AS|ELSE|END)\b")

# What changes no conclusion: file, what the changed line must contain, and why.
EQUIVALENT: tuple[tuple[str, str, str], ...] = ()


@frozen
class Mutant:
    """One change at one place in a file."""

    file: str
    line: int
    old: str
    new: str
    shown: str
    query: str


def mutants(file: str, text: str) -> Iterator[Mutant]:
    header = re.match(r"(--.*\n)+", text)
    skip = header.end() if header else 0
    code = re.sub(r"--.*", lambda comment: " " * len(comment[0]), text[skip:])
    found = [(m.start(), m.end(), new) for pattern, news in CHANGES for m in re.finditer(pattern, code) for new in news]
    found += [(m.end(), _end(code, m.end()), "FALSE" if m[1] == "OR" else "TRUE") for m in OPERAND.finditer(code)]
    for start, end, new in sorted(set(found)):
        old = code[start:end]
        new = str(int(old) + 1) if new == "+1" else new
        line = text.count("\n", 0, skip + start) + 1
        shown = text.splitlines()[line - 1].strip()
        yield Mutant(file, line, " ".join(old.split()), new, shown, code[:start] + new + code[end:])


def _end(code: str, start: int) -> int:
    """Where the operand that begins at `start` ends."""
    depth, nested = 0, 0
    for at in range(start, len(code)):
        depth += {"(": 1, ")": -1}.get(code[at], 0)
        nested += code.startswith("CASE", at)
        if depth < 0 or (depth == 0 and not nested and END.match(code, at)):
            return at
        nested -= code.startswith("END", at)
    return len(code)


class Stage:
    """A database that knows its views, and what is to be concluded from it."""

    def __init__(self, base: ClaimBase, check: Callable[[Stage, Evaluation, str], bool]) -> None:
        self.facts = build_facts(base, None, "said")
        self.connection: duckdb.DuckDBPyConnection = connect(0)
        create_tables(self.connection, base.registries, self.facts)
        leave_as_text(self.connection)
        create_views(self.connection, 0)
        for view in load_views():
            self.connection.execute(f"CREATE TABLE right_{view.name} AS SELECT * FROM {view.name}")
        self.check = check
        self.changed = len(load_views())  # the first view that is not as it should be

    def agrees(self, mutant: Mutant) -> bool:
        """Is everything still as it should be?"""
        code = mutant.file[:3].upper()
        rules = [evolve(rule, query=mutant.query) for rule in load_rules() if rule.code == code]
        names = [view.name for view in load_views()]
        place = len(names) if rules else names.index(mutant.file[3:-4])
        for number in range(min(place, self.changed), len(names)):
            view = load_views()[number]
            query = mutant.query if number == place else f"SELECT * FROM right_{view.name}" if number < place else view.query
            with limited(self.connection, view.name, SECONDS):
                self.connection.execute(f"CREATE OR REPLACE TABLE {view.name} AS {query}")
            if number == place and self.is_right(view.name):
                self.changed = place + 1
                return True
        self.changed = place
        return self.check(self, conclude(self.connection, rules or load_rules(), SECONDS), code if rules else "")

    def is_right(self, view: str) -> bool:
        """Has the view the rows that it should have?"""
        both = f"(FROM {view} EXCEPT ALL FROM right_{view}) UNION ALL (FROM right_{view} EXCEPT ALL FROM {view})"
        return not self.connection.execute(f"SELECT 1 FROM ({both}) LIMIT 1").fetchall()

    def claims(self) -> list[dict[str, object]]:
        cursor = self.connection.execute("SELECT * FROM claims")
        return [dict(zip([d[0] for d in cursor.description], row, strict=True)) for row in cursor.fetchall()]


def without_claims(_: object, drawn: Sequence[Drawn]) -> list[Finding]:
    """To look up the claims that findings rest on takes longest, and nothing here asks for them."""
    return [evidence._finding(one, [[] for _ in one.sides]) for one in drawn]


def stages() -> Iterator[tuple[str, Callable[[], Stage]]]:
    yield "example", _examples
    yield "oracle", lambda: _random([random_base(seed) for seed in range(60)])
    yield "oracle", lambda: _random(
        [random_base(seed) for seed in range(60, 300)] + [random_base(s, least=25, most=40) for s in range(50)]
    )


def _examples() -> Stage:
    with tempfile.TemporaryDirectory() as folder:
        base = load(write(Path(folder) / "claims", {NAMES[label]: case[1] for label, case in CASES.items()}))
    cases = {(case[0].code, NAMES[label], case[2]) for label, case in CASES.items()}

    def check(_: Stage, got: Evaluation, only: str) -> bool:
        fired = {(finding.rule, finding.visit[:8]) for finding in got.findings}
        return all(((code, name) in fired) == fires for code, name, fires in cases if only in ("", code))

    return Stage(base, check)


def _random(bases: Sequence[ClaimBase]) -> Stage:
    named = [apart(base, f"base-{number:03}") for number, base in enumerate(bases)]
    wanted = by_oracle(map(judge, named))
    findings = wanted.parts["finding"]

    def check(stage: Stage, got: Evaluation, only: str) -> bool:
        if not only:
            both = by_engine(stage.facts.rows, got), by_view(stage.claims())
            return not any(differences(wanted, one) for one in both)
        of_rule = Counter({item: count for item, count in findings.items() if item[0] == only})
        found = Conclusions({"finding": by_engine((), got).parts["finding"]}, {})
        return not differences(evolve(wanted, parts={"finding": of_rule}), found)

    return Stage(united(named), check)


READY: dict[int, Stage] = {}
evaluation.attach = without_claims


def fate(mutant: Mutant) -> tuple[Mutant, str]:
    for number, (name, make) in enumerate(stages()):
        stage = READY.get(number) or READY.setdefault(number, make())
        try:
            if not stage.agrees(mutant):
                return mutant, name
        except (EngineError, duckdb.Error, ValueError, TypeError, AttributeError):
            stage.changed = 0
            return mutant, "error"
    return mutant, "equivalent" if excused(mutant) else "survives"


def excused(mutant: Mutant) -> bool:
    changed = f"{mutant.shown} | {mutant.old} -> {mutant.new}"
    return any(mutant.file.startswith(file) and part in changed for file, part, _ in EQUIVALENT)


def main() -> None:
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
                print(f"{mutant.file}:{mutant.line}: {mutant.old} -> {mutant.new or '(nothing)'}    {mutant.shown}", flush=True)
    print(f"{len(every)} mutants: " + ", ".join(f"{end} {count}" for end, count in fates.most_common()))


if __name__ == "__main__":
    main()
