"""How far two independent readings of the five articles agree: Cohen's kappa.

    python benchmarks/agreement/agreement.py [--claims claims]

The first reading is the claim base as it is now, after every difference was settled; the second is
`second-reading.csv`, made by a reader who had seen the vocabulary but not the first reading, and not changed since.
Its column `first` names the statements whose quoted words overlap with it; the quotes themselves are left out.

Units: for type, stance and visit, each pair of overlapping statements. For question and answer, each claim of either
reading, paired within overlapping statements by question and answer, then by question; a claim that the other
reading does not have counts as a disagreement.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from claimcheck.claimbase import load

HERE = Path(__file__).parent
Pair = tuple[str, str]


def kappa(pairs: Iterable[Pair]) -> tuple[float, float, int]:
    """Cohen's kappa, observed agreement and number of units (Cohen 1960)."""
    units = list(pairs)
    first, second = Counter(a for a, _ in units), Counter(b for _, b in units)
    observed = sum(a == b for a, b in units) / len(units)
    expected = sum(first[c] * second[c] for c in first) / len(units) ** 2
    return (observed - expected) / (1 - expected), observed, len(units)


def readings(claims: Path) -> tuple[dict[str, dict[str, object]], list[dict[str, str]]]:
    first: dict[str, dict[str, object]] = {}
    for claim in load(claims).claims:
        statement = claim.statement
        entry = first.setdefault(
            statement.id,
            {"type": statement.type, "stance": statement.stance, "visit": statement.visit, "claims": []},
        )
        entry["claims"].append((claim.question, claim.answer.canonical if claim.answer else "(declined)"))
    with (HERE / "second-reading.csv").open(encoding="utf-8", newline="") as file:
        return first, list(csv.DictReader(file))


def measure(claims: Path) -> dict[str, tuple[float, float, int]]:
    first, rows = readings(claims)
    second: dict[str, dict[str, object]] = {}
    overlaps: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        entry = second.setdefault(row["statement"], {**row, "claims": []})
        entry["claims"].append((row["question"], row["answer"]))
        overlaps[row["statement"]] = [id_ for id_ in row["first"].split() if id_ in first]
    pairs = [(f, s) for s, found in overlaps.items() for f in found]
    units = {key: [(str(first[f][key]), str(second[s][key])) for f, s in pairs] for key in ("type", "stance", "visit")}
    return {
        **{key: kappa(found) for key, found in units.items()},
        **{key: kappa(found) for key, found in _claims(first, second, pairs).items()},
    }


def _claims(first: dict, second: dict, pairs: list[Pair]) -> dict[str, list[Pair]]:
    left = {(f, c) for f, entry in first.items() for c in entry["claims"]}
    right = {(s, c) for s, entry in second.items() for c in entry["claims"]}
    questions: list[Pair] = []
    answers: list[Pair] = []
    for same in (lambda a, b: a == b, lambda a, b: a[0] == b[0]):
        for f, s in sorted(pairs):
            for a in sorted(c for g, c in left if g == f):
                b = next((c for c in sorted(c for t, c in right if t == s) if same(a, c)), None)
                if b is not None:
                    left.discard((f, a))
                    right.discard((s, b))
                    questions.append((a[0], b[0]))
                    answers.append((": ".join(a), ": ".join(b)))
    for _, (question, answer) in sorted(left):
        questions.append((question, "(none)"))
        answers.append((f"{question}: {answer}", "(none)"))
    for _, (question, answer) in sorted(right):
        questions.append(("(none)", question))
        answers.append(("(none)", f"{question}: {answer}"))
    return {"question": questions, "answer": answers}


def main() -> None:
    parser = argparse.ArgumentParser(description="Agreement of the two readings of the bundled articles.")
    parser.add_argument("--claims", type=Path, default=Path("claims"))
    print("| field | kappa | same | units |\n|---|---|---|---|")
    for field, (value, observed, units) in measure(parser.parse_args().claims).items():
        print(f"| {field} | {value:.2f} | {observed:.0%} | {units} |")


if __name__ == "__main__":
    main()
