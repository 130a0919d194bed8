"""Changes made by hand to test `diff` with: real git repositories, their commits, and what is said of two of them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pygit2

from claimcheck.checking import check
from claimcheck.difference import Difference, compare
from claimcheck.report import diffcontent, diffjson, diffmarkdown, difftext
from claimcheck.report.terminal import Page
from claimcheck.repository import Repository

PORTS = Path(__file__).parent / "bases" / "ports"
_SOMEBODY = pygit2.Signature("Somebody", "somebody@ports.example", 1_900_000_000, 0)

POST = "claims/articles/2031-04-20-harbor-post.yaml"
COURIER = "claims/articles/2031-05-07-arlan-courier.yaml"
NEWS = "claims/articles/2031-05-08-harbor-post.yaml"  # which the ports do not have
REVIEWS = "claims/reviews/2031-05-veldt.yaml"  # nor this

ELSEWHERE = """\
article:
  outlet: harbor-post
  published: "2031-05-08"
  visit: 2031-05-veldt
statements:
  elsewhere:
    source: kesh-mayor
    type: report
    happened: true
    said: "2031-05-08"
    quote: "The two presidents met in Kesh"
    answers: {summit_place: kesh}
"""
"""An article whose one claim contradicts another article of the ports: the leaders met in Kesh, not in Old Harbor."""
CONFLICT = "C01-19473dc9812b39eb"
"""The contradiction."""

ANNOUNCED = """\
article: {outlet: harbor-post, published: "2031-05-09", visit: 2031-05-veldt}
statements:
  topics:
    source: orn-office
    type: announcement
    quote: "We spoke of fishing rights"
    answers: {topic: [fishing-rights]}
"""
"""An article that settles what another had as a rumor."""


class Home:
    """A git repository with the claim base of the ports in `claims`, not committed yet."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.git = pygit2.init_repository(top, initial_head="main")
        shutil.copytree(PORTS, top / "claims")

    def write(self, path: str, text: str) -> None:
        (self.top / path).parent.mkdir(parents=True, exist_ok=True)
        (self.top / path).write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        return (self.top / path).read_text(encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace a text that stands in a file, everywhere in it."""
        text = self.read(path)
        assert old in text, f"{old!r} is not in {path}"
        self.write(path, text.replace(old, new))

    def rename(self, old: str, new: str) -> None:
        (self.top / new).parent.mkdir(parents=True, exist_ok=True)
        (self.top / old).rename(self.top / new)

    def remove(self, path: str) -> None:
        (self.top / path).unlink()

    def commit(self, *parents: str) -> str:
        """Commit all files as they are; returns the commit's id."""
        self.git.index.add_all()
        self.git.index.write()
        parent = (
            [self.git.head.target]
            if not parents and not self.git.head_is_unborn
            else [pygit2.Oid(hex=p) for p in parents]
        )
        return str(
            self.git.create_commit("HEAD", _SOMEBODY, _SOMEBODY, "A change", self.git.index.write_tree(), parent)
        )

    def difference(self, base: str, head: str | None = None, claims: str = "claims") -> Difference:
        """What happened from one revision to another, or to the work tree."""
        repository = Repository.around(self.top / claims)
        after = repository.work_tree() if head is None else repository.revision(head)
        return compare(repository, repository.revision(base), after)

    def told(self, base: str, head: str | None = None) -> Told:
        return told(self.difference(base, head))


def decided(home: Home, decision: str = "explained", **more: str) -> str:
    """A decision on the contradiction as it is now, as an item of a file of reviews."""
    (finding,) = (one for one in check(home.top / "claims").findings if one.id == CONFLICT)
    entry = {"finding": CONFLICT, "evidence": f'"{finding.evidence}"', "decision": decision, "reason": "Two meetings."}
    entry |= {"reviewer": "Somebody", "date": '"2031-06-01"', **more}
    return "  - " + "\n    ".join(f"{key}: {value}" for key, value in entry.items()) + "\n"


class Told(NamedTuple):
    """What is said of a change, in each format."""

    data: Any
    text: str
    markdown: str


def told(difference: Difference) -> Told:
    change = diffcontent.arrange(difference)
    return Told(
        json.loads(diffjson.render(difference, "a", "b")),
        difftext.render(change, Page(160)),
        diffmarkdown.comment(change, ("a", "b")),
    )
