"""Claim bases made by hypothesis: most of them sound, with ids and texts that parsers of YAML take for numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from attrs import frozen
from hypothesis import strategies as st

Tree: TypeAlias = Any  # a text, a list of trees, a block of trees, or None
Draw: TypeAlias = Any

IDS = (
    *("kesh", "port-mira", "12-3", "2031-05-06", "2031", "007", "1e3", "5e-7", "1e400", "0x1f", "0o17"),
    *("true", "no", "y"),
)
QUESTIONS = (*IDS, "null", "2_000", "summit_place")
TEXTS = ("Kesh", "2031", "true", "Null", "1.5", ".inf", "-.5", "0x1F", "yes", "a: b", "x # y", "Łódź", "1_000", "null")
DATES = (
    *("2031", "2031-05", "2031-05-06", "[2031-05-04..2031-05-06]", "2031-05-04/2031-05-06", "2031~", "203X", "203x"),
    *("2031-05-06T20:30+02:00", "2031-05-06t20:30:15z", "0031", "2031-21", "../2031", "[2031, 2032-01]", " 2031 "),
)
AMOUNTS = ("24", "-24.5", "112 km", "3 miles", "1e3", "0x10", "7 d")
UNITS = ("km", "day", "e3", "x10")
KINDS = ("yesno", "date", "place", "person", "party", "term", "amount", "text")
TYPES = ("rumor", "report", "denial", "no-comment")
HASH = "0123456789" * 6 + "0123"
PLAIN = re.compile(r"[\w.~+-]([\w.~+/ -]*[\w.~+/-])?")  # texts that need no quotation marks, even in brackets


@st.composite
def claim_bases(draw: Draw) -> dict[str, bytes]:
    """The files of a claim base, by path."""
    made = Maker(draw).base()
    return {path: emitted(draw, tree).encode() for path, tree in made.items()}


@st.composite
def damaged_claim_bases(draw: Draw) -> dict[str, bytes]:
    """A claim base in one file of which one thing is put in the place of another."""
    made = Maker(draw).base()
    path = draw(st.sampled_from(sorted(made)))
    damage(draw, made[path])
    return {path: emitted(draw, tree).encode() for path, tree in made.items()}


@frozen
class Maker:
    """Draws the trees of files; what refers to ids is given those that are there."""

    draw: Draw

    def base(self) -> dict[str, Tree]:
        places = self.registry(IDS, lambda id, before: self.place(before))
        people = self.registry(IDS, lambda id, before: self.named())
        sources = self.registry(IDS, lambda id, before: self.source(before, places, [*places, *people, *before]))
        visits = self.registry(IDS, lambda id, before: self.visit(before, people, places))
        questions = self.registry(QUESTIONS, lambda id, before: self.question(before), least=len(KINDS))
        article = self.article(sources, visits, questions, places, people)
        return {
            "places.yaml": places,
            "people.yaml": people,
            "sources.yaml": sources,
            "visits.yaml": visits,
            "questions.yaml": questions,
            "articles/2031-05-06-kesh.yaml": article,
            f"reviews/{next(iter(visits))}.yaml": {"reviews": self.one([None, [], [self.review()]])},
            "claimcheck.yaml": self.some({"schema": ["1", "01"], "title": TEXTS, "licence": TEXTS}),
        }

    def registry(self, ids: Sequence[str], entry: Any, least: int = 1) -> dict[str, Tree]:
        chosen = self.draw(st.lists(st.sampled_from(ids), min_size=least, max_size=least + 3, unique=True))
        made: dict[str, Tree] = {}
        for id in chosen:
            made[id] = entry(id, list(made))
        return made

    def one(self, values: Sequence[Any]) -> Any:
        return self.draw(st.sampled_from(list(values)))

    def often(self) -> bool:
        return bool(self.draw(st.booleans()))

    def several(self, values: Sequence[Any], least: int = 0) -> list[Tree]:
        return list(self.draw(st.lists(st.sampled_from(list(values)), min_size=least, max_size=3, unique=True)))

    def some(self, keys: Mapping[str, Sequence[Any] | None], **needed: Tree) -> dict[str, Tree]:
        """A block of what is needed and of some of the other keys, each with one of its values, or null."""
        offered = {key: values for key, values in keys.items() if values}
        chosen = {key: self.one([*values, None]) for key, values in offered.items() if self.often()}
        return {**needed, **chosen}

    def named(self, **more: Sequence[Any]) -> dict[str, Tree]:
        names = [self.several(TEXTS)]
        return self.some({"aliases": names, "wikidata": ["Q42"], "note": TEXTS, **more}, name=self.one(TEXTS))

    def place(self, before: list[str]) -> dict[str, Tree]:
        if not before:
            return self.named()
        times = [{"place": self.one(before), "until": "2030"}, {"place": self.one(before), "from": "2031-01-01"}]
        return self.named(within=[*before, times, []])

    def source(self, before: list[str], places: Any, parties: Any) -> dict[str, Tree]:
        return self.named(
            country=list(places),
            part_of=before,
            speaks_for=[*parties, "none"],
            unnamed=["true", "false"],
            kind=TEXTS,
            url=["https://kesh.example/?q=1", "HTTP://kesh.example"],
        )

    def visit(self, before: list[str], people: Any, places: Any) -> dict[str, Tree]:
        scopes = {id: self.one(TEXTS) for id in self.several(IDS)}
        return self.some(
            {
                "guest": [*people, *places],
                "destination": list(places),
                "parties": [self.several([*people, *places])],
                "window": DATES,
                "superseded_by": before,
                "scopes": [scopes],
                "note": TEXTS,
            },
            title=self.one(TEXTS),
        )

    def question(self, before: list[str]) -> dict[str, Tree]:
        kind = KINDS[len(before) % len(KINDS)]
        many = ["one", "many"] if kind != "yesno" else ["one"]
        keys: dict[str, Sequence[Any]] = {"answers": many, "open": ["true", "false"], "note": TEXTS}
        if kind == "amount":
            keys |= {"unit": UNITS, "tolerance": ["5%", "10", "0.5"]}
        if kind == "date":
            keys |= {"first_since": [["guest"], ["guest", "destination"], []]}
        terms = self.terms() if kind == "term" else None
        needed = {"terms": terms} if terms else {}
        return self.some(keys, asks=self.one(TEXTS), kind=kind, **needed)

    def terms(self) -> dict[str, Tree]:
        others = [text for text in TEXTS if text not in IDS]
        entries = {term: self.some({"aliases": [[self.one(others)]], "name": TEXTS}) for term in self.several(IDS, 1)}
        return {term: entry or None for term, entry in entries.items()}

    def review(self) -> dict[str, Tree]:
        return self.some(
            {"review_by": ["2031-05-08"], "withdrawn": ["2031-05-07", "2031-05-09"]},
            finding="C04-0123456789012345",
            evidence=self.one(["0123456789012345", "12345678e1234567", "1234567890abcdef"]),
            decision=self.one(["real", "false-alarm"]),
            reason=self.one(TEXTS),
            reviewer=self.one(TEXTS),
            date="2031-05-07",
        )

    def article(self, sources: Any, visits: Any, questions: Any, places: Any, people: Any) -> dict[str, Tree]:
        known = {"place": list(places), "person": list(people), "party": [*places, *people, *sources]}
        head = self.some(
            {
                "title": TEXTS,
                "credit": [self.several(list(sources))],
                "language": ["en", "no", "pt-BR"],
                "url": ["https://kesh.example/a"],
                "text_sha256": [HASH, "ab" * 32],
                "seal": [HASH.replace("5", "e", 1)],
            },
            outlet=self.one(sources),
            published="2031-05-06",
            visit=self.one(visits),
        )
        keys = self.several(IDS, least=1)
        statements = {str(key): self.statement(sources, visits, questions, known) for key in keys}
        return {"article": head, "statements": statements}

    def statement(self, sources: Any, visits: Any, questions: Any, known: Any) -> dict[str, Tree]:
        sayers = self.several(list(sources), least=1)
        scopes = [scope for visit in visits.values() for scope in visit.get("scopes") or ()]
        keys = {
            "via": [sayers, [sayers], *sources],
            "own_words": ["true", "false"],
            "happened": ["true", "false"],
            "certainty": ["certain", "doubtful"],
            "scope": scopes if self.draw(st.integers(0, 4)) == 0 else [],
            "if": TEXTS,
            "said": ["2031", "2031-05", "2031-05-05"],
            "translation": TEXTS,
            "retracted": DATES,
            "stance": ["affirm", "deny"],
        }
        made = self.some(keys, source=self.one([*sources, sayers, "unstated"]), type=self.one(TYPES))
        made["quote"] = self.one([*TEXTS, list(TEXTS[:2])])
        if made["type"] == "no-comment" and not made.get("stance"):
            made["answers"] = self.several(list(questions), least=1)
        else:
            made["answers"] = {
                str(id): self.answer(questions[str(id)], known) for id in self.several(list(questions), 1)
            }
        return made

    def answer(self, question: dict[str, Any], known: Mapping[str, Any]) -> Tree:
        kind, terms = question["kind"], question.get("terms")
        values: Sequence[str] = {
            "yesno": ("yes", "no"),
            "date": DATES,
            "amount": AMOUNTS,
            "text": TEXTS,
            "term": self.spellings(terms) if terms else IDS,
        }.get(kind) or known[kind]
        one = self.one(values)
        forms: list[Tree] = [one, one, one]
        if kind != "yesno" and len(values) > 1:
            forms += [{"any_of": self.several(values, least=2)}]
        if question.get("answers") == "many":
            forms += [
                "none",
                self.several(values, least=1),
                [one],
                {"none_but": self.several(values, 1)},
                {"none_but": one},
            ]
        if question.get("first_since"):
            forms += ["none"]
        return self.one(forms)

    def spellings(self, terms: Mapping[str, Any]) -> list[str]:
        names = [name for id, entry in terms.items() for name in (id, *((entry or {}).get("aliases") or ()))]
        return [spelled for name in names for spelled in (name, name.upper(), f" {name.lower()}")]


def damage(draw: Draw, tree: Tree) -> None:
    """Put something in the place of a value, take a key away, or give it another name, anywhere in a tree."""
    places = [(part, key) for part in parts(tree) for key in (part if isinstance(part, dict) else range(len(part)))]
    if not places:
        return
    part, key = draw(st.sampled_from(places))
    how = draw(st.sampled_from(["replace", "replace", "remove", "rename", "add"]))
    leaves = st.sampled_from([*TEXTS, *IDS, *DATES, *AMOUNTS, "none", "unstated", None, ""])
    if how == "replace" or isinstance(part, list):
        part[key] = draw(st.one_of(leaves, st.lists(leaves, max_size=2), st.dictionaries(leaves.map(str), leaves)))
    elif how == "add":
        part[draw(st.sampled_from(["if", "visit", "stance", "terms", "extra", *QUESTIONS]))] = draw(leaves)
    else:
        value = part.pop(key)
        if how == "rename":
            part[draw(st.sampled_from(QUESTIONS))] = value


def parts(tree: Tree) -> list[Any]:
    """All blocks and lists in a tree."""
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    own = [tree] if isinstance(tree, dict | list) else []
    return [*own, *(part for value in inner for part in parts(value))]


def emitted(draw: Draw, tree: Tree) -> str:
    """A tree as YAML on one line, its texts within quotation marks or, where that can be, without."""
    if tree is None:
        return draw(st.sampled_from(["null", "~"]))  # type: ignore[no-any-return]
    if isinstance(tree, dict):
        return f"{{{', '.join(f'{emitted(draw, key)}: {emitted(draw, value)}' for key, value in tree.items())}}}"
    if isinstance(tree, list):
        return f"[{', '.join(emitted(draw, item) for item in tree)}]"
    plain = PLAIN.fullmatch(tree) and tree.lower() not in ("~", "-", "null") and draw(st.integers(0, 3))
    return tree if plain else json.dumps(tree, ensure_ascii=False)
