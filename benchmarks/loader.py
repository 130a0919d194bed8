"""How fast a claim base is read, beside a plain YAML parse of the same files.

    python benchmarks/loader.py [FILES]

Writes FILES (default 1,000) articles of 12 claims each to a temporary folder, and prints files a second (of
processor time) for both, the median of several rounds, and their ratio. Trust the ratio.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from claimcheck.claimbase import load

ROUNDS = 5
BASE = Path(__file__).parent.parent / "tests" / "bases" / "ports"
HEAD = """\
article:
  title: "Dispatch number {number} on the visit"
  outlet: harbor-post
  published: "2031-04-{day:02}"
  language: en
  url: "https://harbor-post.example/2031/{number}"
  visit: 2031-05-veldt
statements:
"""
STATEMENT = """\
  s{key}:
    source: {source}
    via: [veldt-agencies]
    type: {type}
    certainty: probable
    said: "2031-04-{day:02}"
    quote: "would probably land on May {date} and meet in {place} with a plane"
    answers:
      summit_date: "2031-05-{date:02}"
      summit_place: {place}
"""
SOURCES = ("port-officials", "orn-spokeswoman", "veldt-foreign-ministry", "kesh-mayor")
PLACES = ("port-mira", "kesh", "dunmere")
TYPES = ("rumor", "report", "announcement", "forecast")


def article(number: int) -> str:
    """The YAML of an article with six statements of two answers each."""
    parts = [HEAD.format(number=number, day=number % 28 + 1)]
    for key in range(6):
        seed = number + key
        parts.append(
            STATEMENT.format(
                key=key,
                source=SOURCES[seed % 4],
                type=TYPES[seed % 3],
                place=PLACES[seed % 3],
                day=number % 28 + 1,
                date=seed % 30 + 1,
            )
        )
    return "".join(parts)


def write_base(folder: Path, files: int) -> None:
    """Copy the registries of the test base, and write that many articles."""
    for registry in BASE.glob("*.yaml"):
        (folder / registry.name).write_bytes(registry.read_bytes())
    (folder / "articles").mkdir()
    for number in range(files):
        (folder / "articles" / f"article-{number}.yaml").write_text(article(number), encoding="utf-8")


def parse_plainly(folder: Path) -> None:
    """What anybody would do who does not need lines, columns, types or problems."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted((folder / "articles").iterdir()):
        yaml.load(path.read_bytes(), Loader=loader)


def load_base(folder: Path) -> None:
    """Load the claim base, which must be without problems."""
    base = load(folder)
    if base.problems or len(base.claims) != 12 * base.files:
        raise SystemExit(f"the generated files have problems: {base.problems[:3]}")


def seconds(job: Callable[[Path], None], folder: Path) -> float:
    """The processor time that a job takes."""
    start = time.process_time()
    job(folder)
    return time.process_time() - start


def main() -> None:
    """Write the files, measure both jobs in turn, and print."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as name:
        write_base(Path(name), files)
        rounds = [(seconds(load_base, Path(name)), seconds(parse_plainly, Path(name))) for _ in range(ROUNDS)]
    ours, plain = (statistics.median(times) for times in zip(*rounds, strict=True))
    print(f"claimcheck    {files / ours:8,.0f} files/s")
    print(f"CSafeLoader   {files / plain:8,.0f} files/s")
    print(f"ratio         {ours / plain:8.2f}")


if __name__ == "__main__":
    main()
