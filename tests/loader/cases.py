"""Cases of the loader as data: files in, problems out. cases/README.md tells how to write one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from claimcheck.claimbase import load
from claimcheck.model import ClaimBase, Problem
from claimcheck.quotes import QuoteCheck, check_quotes

Case: TypeAlias = dict[str, Any]

FOLDER = Path(__file__).parent / "cases"
PORTS = Path(__file__).parent.parent / "bases" / "ports"

HEAD = 'article: {outlet: harbor-post, published: "2031-04-20", visit: 2031-05-veldt}\nstatements:\n'
STATEMENT = '  s:\n    source: kesh-mayor\n    type: report\n    quote: "as she said"\n    answers:\n'


def all_cases() -> Iterator[tuple[str, Case]]:
    """Every case with its name, `file: case`."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            yield f"{path.stem}: {name}", case


def write(case: Case, folder: Path) -> None:
    """Make the claim base (and texts) that a case describes."""
    (folder / "claims" / "articles").mkdir(parents=True)
    if case.get("base", "ports") == "ports":
        for registry in PORTS.glob("*.yaml"):
            shutil.copy(registry, folder / "claims")
    for name in case.get("folders", ()):
        (folder / "claims" / name).mkdir(parents=True)
    for name, content in files_of(case).items():
        (folder / "claims" / name).parent.mkdir(exist_ok=True)
        (folder / "claims" / name).write_bytes(content)
    for name, target in case.get("links", {}).items():
        (folder / "claims" / name).symlink_to(target)
    for name, text in case.get("texts", {}).items():
        (folder / "texts").mkdir(exist_ok=True)
        (folder / "texts" / name).write_text(text, encoding="utf-8")


def files_of(case: Case) -> dict[str, bytes]:
    """The files of a case that are not those of its base."""
    files = {name: text.encode() for name, text in case.get("files", {}).items()}
    files |= {name: bytes.fromhex(text) for name, text in case.get("bytes", {}).items()}
    if "statements" in case:
        files["articles/a.yaml"] = (HEAD + indented(case["statements"], 2)).encode()
    if "answers" in case:
        files["articles/a.yaml"] = (HEAD + STATEMENT + indented(case["answers"], 6)).encode()
    return files


def indented(text: str, spaces: int) -> str:
    return "".join(f"{' ' * spaces}{line}\n" for line in text.splitlines())


def run(case: Case, folder: Path) -> tuple[ClaimBase, tuple[QuoteCheck, ...], list[Problem]]:
    """Load a case's claim base and check its quotes."""
    write(case, folder)
    base = load(folder / "claims")
    texts = folder / "texts"
    checks = check_quotes(base, texts if texts.exists() else None)
    problems = [*base.problems, *(problem for check in checks for problem in check.problems)]
    return base, checks, problems


def shown(problem: Problem, folder: Path) -> str:
    """A problem as the cases write it, without its message."""
    at = problem.location
    file = at.file.removeprefix(f"{(folder / 'claims').as_posix()}/")
    return f"{file}:{at.line}:{at.column} {problem.code}"
