"""Claim bases with a free text wherever there can be one, and the injections that are such texts.

Knows what can be written in a claim base. Must not know what becomes of it on a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from claimcheck.checking import Result, check
from claimcheck.model import Problem

_LIST: Final = Path(__file__).parent / "injections.txt"
_CHARACTER: Final = re.compile(r"<U\+([0-9A-F]{4,6})>")

# A line that ends with % holds a free text, after what stands behind the %. `@` is the number of the injection.
_FILES: Final[dict[str, str]] = {
    "visits": """
v-@:
  title: %
  guest: h-@
  destination: p-@
  parties: [land]
  window: "2031"
  note: %
  scopes:
    part: %
""",
    "places": """
p-@:
  name: %
  within: land
  aliases:
    - %
  note: %
""",
    "people": """
h-@:
  name: %
  aliases:
    - %
  note: %
""",
    "sources": """
s-@:
  name: %
  kind: %
  country: p-@
  aliases:
    - %
  url: %https://source.example/
  note: %
""",
    "questions": """
q-@:
  asks: %
  kind: term
  answers: many
  note: %
  terms:
    a-term:
      name: %
      aliases:
        - %
u-@:
  asks: %
  kind: amount
  unit: %
""",
    "articles/a-@": """
article:
  title: %
  outlet: s-@
  published: "2031-05-06"
  language: %
  url: %https://article.example/?
  archive_url: %https://archive.example/#
  visit: v-@
  note: %
statements:
  rumored:
    source: s-@
    via: [wire]
    type: rumor
    said: "2031-05-01"
    quote: %
    translation: %
    note: %
    answers:
      motive:
        - %
      wish: %
      q-@: a-term
      companion: h-@
      place: p-@
  on-condition:
    source: wire
    type: forecast
    scope: part
    if: %
    quote: %
    answers: {day: "2031-05-10"}
  settled:
    source: paper
    type: report
    happened: true
    quote:
      - %
      - %and
    answers: {place: p-@, q-@: a-term}
  opposed:
    source: wire
    type: report
    happened: true
    quote: %
    answers: {place: elsewhere}
  silent:
    source: s-@
    type: no-comment
    quote: %
    answers: [occurs]
""",
}
_SHARED: Final[dict[str, str]] = {
    "places": "land: {name: Land}\nelsewhere: {name: Elsewhere}\n",
    "sources": "wire: {name: A Wire, speaks_for: land}\npaper: {name: A Paper}\n",
    "questions": """
occurs: {asks: Does it take place?, kind: yesno}
place: {asks: Where is it?, kind: place}
day: {asks: When is it?, kind: date, open: false}
companion: {asks: Who comes along?, kind: person, answers: many}
motive: {asks: Why?, kind: text, answers: many, open: false}
wish: {asks: What for?, kind: text}
""",
}
_REVIEW: Final = """
  - finding: {finding}
    evidence: {evidence}
    decision: explained
    reviewer: %
    date: "2031-06-01"
    reason: %
"""
_SOUND: Final = {"language": "en"}  # a harmless text would not do


def injections() -> list[str]:
    """The injections, in the order of the file, where `<U+202E>` stands for a character that cannot be seen."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    return [
        _CHARACTER.sub(lambda found: chr(int(found[1], 16)), line)
        for line in lines
        if line and not line.startswith("## ")
    ]


class Files:
    """The files of a claim base by their lines, some of which hold a free text and a harmless one instead of it."""

    def __init__(self) -> None:
        self.lines: dict[str, list[str]] = {}
        self.harmless: dict[tuple[str, int], str] = {}
        self.refused: set[tuple[str, int]] = set()

    def add(self, file: str, template: str, number: int, free_text: str) -> None:
        """Add the lines of a template to a file."""
        lines = self.lines.setdefault(file, [])
        for line in template.strip("\n").replace("@", str(number)).split("\n"):
            begin, slot, before = line.partition("%")
            if slot:
                sound = _SOUND.get(begin.strip(" :"), f"{before}{harmless(number)}")
                self.harmless[file, len(lines)] = begin + quoted(sound)
                line = begin + quoted(before + free_text)
                if "://" in before and not free_text.isprintable():
                    self.refused.add((file, len(lines)))  # by the pages, which do not link to such an address
                    line = self.harmless[file, len(lines)]
            lines.append(line)

    def refuse(self, places: set[tuple[str, int]]) -> None:
        """Make the texts in these lines harmless."""
        self.refused |= places
        for file, at in places:
            self.lines[file][at] = self.harmless[file, at]

    def write(self, folder: Path) -> None:
        """Write the claim base."""
        for file, lines in self.lines.items():
            path = folder / f"{file}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join([*lines, ""]), encoding="utf-8")


def harmless(number: int) -> str:
    """What stands where the injection of this number would."""
    return f"harmless-{number}"


def quoted(text: str) -> str:
    """A text in the double quotes of YAML."""
    plain = (c if c.isalnum() or (" " <= c <= "~" and c not in '"\\') else f"\\U{ord(c):08X}" for c in text)
    return f'"{"".join(plain)}"'


def write_base(folder: Path, free_texts: Sequence[str]) -> Files:
    """Write a claim base to `claims` in a folder, and the texts of its articles to `texts`.

    Each free text stands in every place where a claim base can have one, but a harmless one where it is refused.
    """
    files = Files()
    for name, text in _SHARED.items():
        files.lines[name] = text.strip("\n").split("\n")
    for number, free_text in enumerate(free_texts):
        for name, template in _FILES.items():
            files.add(name.replace("@", str(number)), template, number, free_text)
        _write_text(folder, number, free_text)
    _add_what_follows(files, _accepted(files, folder / "claims"), free_texts)
    _accepted(files, folder / "claims")
    return files


def _write_text(folder: Path, number: int, text: str) -> None:
    path = folder / "texts" / f"a-{number}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    words = f"{text} before {text} after and{text} {text}"
    path.write_text(f"{words} {words.replace(text, harmless(number))}", encoding="utf-8")


def _add_what_follows(files: Files, result: Result, free_texts: Sequence[str]) -> None:
    """Decisions on the contradictions, and a title of the whole."""
    for finding in result.findings:
        if finding.kind == "contradiction":
            file, number = f"reviews/{finding.visit}", int(finding.visit.removeprefix("v-"))
            files.lines.setdefault(file, ["reviews:"])
            review = _REVIEW.format(finding=finding.id, evidence=finding.evidence)
            files.add(file, review, number, free_texts[number])
    titles = [visit.title for visit in result.base.registries.visits.values()]
    files.add("claimcheck", "title: %\nlicence: %", 0, " ".join(titles))


def _accepted(files: Files, folder: Path) -> Result:
    """What is concluded from the files, once all that is refused is harmless."""
    while True:
        files.write(folder)
        result = check(folder)
        places = {_place(problem, folder) for problem in result.problems if problem.severity == "error"}
        if not places:
            return result
        refused = (places & set(files.harmless)) - files.refused
        assert refused, result.problems[:3]
        files.refuse(refused)


def _place(problem: Problem, folder: Path) -> tuple[str, int]:
    path = Path(problem.location.file).relative_to(folder)
    return path.with_suffix("").as_posix(), problem.location.line - 1
