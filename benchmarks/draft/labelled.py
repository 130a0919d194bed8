"""Passages with their attributions marked by hand: the reference for `claimcheck draft`.

    python -m benchmarks.draft.labelled

prints what they count to. Knows the marks (README.md beside this file) and what a well-marked passage is. Must not know
how attributions are found: no label here comes from a program.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import yaml
from attrs import field, frozen

from claimcheck.dates import parse_edtf
from claimcheck.model import Certainty, Stance, Type

FOLDER = Path(__file__).parent / "labelled"
HALVES = ("tuning", "test")
CASES: Mapping[str, str] = {
    "pronoun": "the source is a pronoun",
    "short-name": "a surname or title stands for a fuller mention before it",
    "same-source": "“the same source” and its kind",
    "nested": "somebody passes on what somebody else said",
    "pooled": "several sources of one cue",
    "continued-quote": "the words run over sentences, the cue stands in one of them",
    "inverted": "content, cue, source",
    "mid-cue": "the cue stands inside the content",
    "according-to": "“according to”, “in the view of”",
    "no-clause": "the content is a noun phrase or a pronoun",
    "noun-cue": "the cue is a noun, or has one in it",
    "passive": "the cue is passive",
    "no-comment": "a refusal, a stated lack of information, or a silence",
    "scoped-denial": "a denial of a part",
    "unstated": "nobody is named as the source",
    "hedge": "words of doubt or of certainty",
    "own-voice": "the article itself says what is planned, done or not clear",
    "question": "a question, and what was or was not answered",
    "interview": "questions and answers",
    "headline": "headline style",
    "colon": "a colon introduces the content",
    "social": "a post",
    "document": "a document is the source, or carries the words",
    "poll": "polls",
    "wish": "wants, plans, hopes, fears, supports, opposes",
    "conditional": "under a condition",
    "figures": "numbers and shares",
    "translation": "words in another language, or said to be translated",
    "parenthesis": "an attribution in brackets or between dashes",
    "list": "what several people said, one after the other",
    "none": "no attribution at all",
    "scare-quotes": "quotation marks that quote nobody",
    "title-in-quotes": "the title of a work in quotation marks",
    "false-cue": "a word that looks like a cue and is none",
}
LEAST_IN_A_HALF = 4
LONGEST_SHARED_RUN = 7
"""So many words in a row may stand in a passage of either half; more would make one a copy of the other."""

MARK = re.compile(r"\{(?P<roles>\d+(?:[srcx]|v\d?)(?:,\d+(?:[srcx]|v\d?))*) |\}")
ROLE = re.compile(r"(?P<number>\d+)(?P<letter>[srcxv])(?P<rank>\d?)")
PRONOUNS = re.compile(r"(?i:he|his|she|hers?|they|their|its?|who|which|that|we|i|one|each|another|others)")

Span = tuple[int, int]
"""Where something stands in the text: first character, and the one after the last."""


@frozen
class Attribution:
    """Somebody's words in a passage.

    `source` is empty when the text names nobody. `resolved` is the fuller mention that a short source stands for.
    `via` has the relays, nearest to the source first, each with the spans of those who passed it on side by side.
    """

    number: int
    source: tuple[Span, ...]
    resolved: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    via: tuple[tuple[Span, ...], ...]
    type: Type
    stance: Stance
    certainty: Certainty | None = None
    said: str | None = None


@frozen
class Passage:
    """A labelled passage; `published` is EDTF, and given where relative days matter."""

    id: str
    cases: tuple[str, ...]
    text: str
    attributions: tuple[Attribution, ...]
    published: str | None = None
    problems: tuple[str, ...] = field(default=(), eq=False)


def load(half: str) -> tuple[Passage, ...]:
    """Passages of one half, in the order of its file.

    Raises:
        ValueError: With every problem of that half, a line each.
    """
    entries = yaml.safe_load((FOLDER / f"{half}.yaml").read_text(encoding="utf-8"))
    passages = tuple(_passage(entry) for entry in entries)
    problems = [f"{half}.yaml: {p.id}: {problem}" for p in passages for problem in (*p.problems, *_misfits(p))]
    twice = [id_ for id_, count in Counter(p.id for p in passages).items() if count > 1]
    problems += [f"{half}.yaml: {id_}: another passage has that id" for id_ in twice]
    if problems:
        raise ValueError("\n".join(problems))
    return passages


def words(passage: Passage, spans: Sequence[Span]) -> list[str]:
    """The text of spans."""
    return [passage.text[start:end] for start, end in spans]


def shared_runs(left: Sequence[Passage], right: Sequence[Passage]) -> list[tuple[str, str, str]]:
    """Runs of more than `LONGEST_SHARED_RUN` words that stand in a passage of each: (id, id, words)."""
    seen = {run: p.id for p in left for run in _runs(p.text)}
    return [(seen[run], p.id, run) for p in right for run in _runs(p.text) if run in seen]


def counts(halves: Mapping[str, Sequence[Passage]]) -> str:
    """A table in Markdown: passages and attributions, cases, types, stances and certainties of each half."""
    rows: list[tuple[str, Callable[[Passage], int]]] = [
        ("passages", lambda p: 1),
        ("attributions", lambda p: len(p.attributions)),
        *((f"case `{case}`", lambda p, c=case: c in p.cases) for case in CASES),
        *((f"type `{t}`", lambda p, t=t: sum(a.type == t for a in p.attributions)) for t in get_args(Type)),
        *((f"stance `{s}`", lambda p, s=s: sum(a.stance == s for a in p.attributions)) for s in get_args(Stance)),
        *(
            (f"certainty `{c}`", lambda p, c=c: sum(a.certainty == c for a in p.attributions))
            for c in get_args(Certainty)
        ),
    ]
    head = ["| | " + " | ".join(halves) + " |", "|---|" + "---|" * len(halves)]
    return "\n".join(
        head + [f"| {name} | " + " | ".join(str(sum(map(of, h))) for h in halves.values()) + " |" for name, of in rows]
    )


def _passage(entry: Mapping[str, Any]) -> Passage:
    text, spans, problems = _read_marks(entry["text"])
    labels = entry.get("labels", {})
    if labels.keys() != spans.keys():
        problems.append(f"marked {sorted(spans)}, but labelled {sorted(labels)}")
    return Passage(
        id=entry["id"],
        cases=tuple(entry["cases"]),
        text=text,
        attributions=tuple(_attribution(n, spans[n], labels[n]) for n in sorted(spans.keys() & labels.keys())),
        published=entry.get("published"),
        problems=(
            *problems,
            *(f"unknown key `{key}`" for key in entry.keys() - {"id", "cases", "text", "labels", "published", "note"}),
            *(
                f"{number}: unknown label `{key}`"
                for number, label in labels.items()
                for key in label.keys() - {"type", "stance", "certainty", "said", "source"}
            ),
            *(
                f"{number}: mark its source, or say `source: unstated`"
                for number, label in labels.items()
                if ("s" in spans.get(number, {})) == (label.get("source") == "unstated")
            ),
        ),
    )


def _read_marks(marked: str) -> tuple[str, dict[int, dict[str, list[Span]]], list[str]]:
    """The bare text, spans by attribution and role, and what is wrong with the marks."""
    text = ""
    spans: dict[int, dict[str, list[Span]]] = {}
    problems: list[str] = []
    open_: list[tuple[int, str]] = []
    last = 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark["roles"]:
            open_.append((len(text), mark["roles"]))
        elif open_:
            start, roles = open_.pop()
            for role in ROLE.finditer(roles):
                key = role["letter"] + (role["rank"] or "1" if role["letter"] == "v" else "")
                spans.setdefault(int(role["number"]), {}).setdefault(key, []).append((start, len(text)))
        else:
            problems.append("a `}` too many")
    text += marked[last:]
    if open_ or "{" in text:
        problems.append("a mark that is not closed, or not a mark")
    return text, spans, problems


def _attribution(number: int, spans: Mapping[str, list[Span]], label: Mapping[str, Any]) -> Attribution:
    ranks = sorted(key for key in spans if key.startswith("v"))
    default = {"denial": "deny", "no-comment": "decline"}.get(label["type"], "affirm")
    source, resolved, cue, content = (tuple(sorted(spans.get(role, ()))) for role in "srcx")
    return Attribution(
        number=number,
        source=source,
        resolved=resolved,
        cue=cue,
        content=content,
        via=tuple(tuple(sorted(spans[rank])) for rank in ranks),
        type=label["type"],
        stance=label.get("stance", default),
        certainty=label.get("certainty"),
        said=label.get("said"),
    )


def _misfits(passage: Passage) -> Iterator[str]:
    """What is wrong with a passage: labels that do not exist, spans that cannot be, cases that do not show."""
    for attribution in passage.attributions:
        for problem in _wrong_labels(attribution, passage.published):
            yield f"{attribution.number}: {problem}"
        for start, end in (*attribution.source, *attribution.cue, *attribution.content, *sum(attribution.via, ())):
            span = passage.text[start:end]
            if not span.strip() or span != span.strip() or span.endswith(","):
                yield f"{attribution.number}: `{span}` begins or ends with white space or a comma"
    for source, resolved in _shared_sources(passage.attributions):
        yield f"`{passage.text[slice(*source)]}` stands for different mentions: {resolved}"
    yield from (f"unknown case `{case}`" for case in passage.cases if case not in CASES)
    yield from (f"case `{c}` does not show" for c in passage.cases if c in SHOWS and not SHOWS[c](passage))
    yield from (
        f"case `{case}` shows, but is not named" for case in EXACT if case not in passage.cases and SHOWS[case](passage)
    )


def _shared_sources(attributions: Sequence[Attribution]) -> Iterator[tuple[Span, set[tuple[Span, ...]]]]:
    """Sources of several attributions that do not stand for the same mention in each."""
    meant: dict[Span, set[tuple[Span, ...]]] = {}
    for attribution in attributions:
        for source in attribution.source:
            meant.setdefault(source, set()).add(attribution.resolved)
    return ((source, resolved) for source, resolved in meant.items() if len(resolved) > 1)


def _wrong_labels(attribution: Attribution, published: str | None) -> Iterator[str]:
    known = ((attribution.type, Type), (attribution.stance, Stance), (attribution.certainty or "certain", Certainty))
    yield from (f"unknown label `{value}`" for value, kind in known if value not in get_args(kind))
    if len(attribution.cue) != 1 or not attribution.content:
        yield "needs one cue and some content"
    if (attribution.type == "no-comment" and attribution.stance != "decline") or (
        attribution.type == "denial" and attribution.stance != "deny"
    ):
        yield f"`{attribution.type}` cannot `{attribution.stance}`"
    if attribution.stance == "decline" and attribution.type not in ("no-comment", "report"):
        yield "only a no-comment or a report can decline"
    if attribution.said and published is None:
        yield "`said` needs the day of publication"
    for name, day in (("said", attribution.said), ("published", published)):
        try:
            parse_edtf(day or "2000")
        except ValueError as error:
            yield f"`{name}` is no date: {error}"


def _any(test: Callable[[Passage, Attribution], bool]) -> Callable[[Passage], bool]:
    return lambda passage: any(test(passage, attribution) for attribution in passage.attributions)


SHOWS: Mapping[str, Callable[[Passage], bool]] = {
    "pronoun": _any(lambda p, a: any(PRONOUNS.fullmatch(w) for w in words(p, a.source))),
    "short-name": _any(lambda p, a: bool(a.resolved) and not all(map(PRONOUNS.fullmatch, words(p, a.source)))),
    "same-source": _any(lambda p, a: any(" same " in w for w in words(p, (*a.source, *sum(a.via, ()))))),
    "nested": _any(lambda p, a: bool(a.via)),
    "pooled": _any(lambda p, a: len(a.source) > 1),
    "continued-quote": _any(
        lambda p, a: bool(re.search(r"[.?!]\S* \S|\n", p.text[a.content[0][0] : a.content[-1][1]]))
    ),
    "inverted": _any(lambda p, a: bool(a.source) and a.content[0] < a.cue[0] < a.source[0]),
    "mid-cue": _any(lambda p, a: a.content[0] < a.cue[0] < a.content[-1]),
    "no-comment": _any(lambda p, a: a.stance == "decline"),
    "scoped-denial": _any(lambda p, a: a.type == "denial"),
    "unstated": _any(lambda p, a: not a.source),
    "colon": _any(lambda p, a: words(p, a.cue)[0].endswith(":")),
    "list": lambda p: len(p.attributions) > 1,
    "none": lambda p: not p.attributions,
    "question": lambda p: "?" in p.text or "ask" in p.text.lower() or "question" in p.text,
}
"""What a passage of that case has at the least."""

EXACT = ("none", "no-comment", "pooled", "unstated")
"""Cases that are named whenever they show."""


def _runs(text: str) -> set[str]:
    found = re.findall(r"\w+", text.lower())
    size = LONGEST_SHARED_RUN + 1
    return {" ".join(found[i : i + size]) for i in range(len(found) - size + 1)}


if __name__ == "__main__":
    print(counts({half: load(half) for half in HALVES}))
