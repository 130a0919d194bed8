"""How good drafts are: `python -m benchmarks.draft.measuring [--texts DIR] [--write]`.

Prints three tables: the labelled passages by half; the claims of the bundled articles, whose texts are not part of the
repository; and the speed. `--write` puts them into README.md beside this file. Knows the references. Must not know how
attributions are found.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.draft.labelled import HALVES, Attribution, load
from benchmarks.draft.spans import ROLES, Count, Marked, count, overlap, pairs
from claimcheck.claimbase import load as load_base
from claimcheck.draft.article import Article
from claimcheck.draft.capture import Captured
from claimcheck.draft.drafting import Reader, Reading
from claimcheck.draft.statements import Statement as Drafted
from claimcheck.model import Article as BundledArticle
from claimcheck.model import ClaimBase, Statement
from claimcheck.quotes import normalise, text_hash

TOP = Path(__file__).parents[2]
TEXTS = TOP.parent / "shared" / "articles"
README = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
SAME_WORDS = 0.5
"""So much of the shorter of two quotes must lie in the other for both to quote the same."""
REPEATS = 20


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--texts", type=Path, default=TEXTS, help="where the texts of the bundled articles are")
    options.add_argument("--write", action="store_true", help="put the tables into README.md")
    chosen = options.parse_args()
    reader = Reader.load()
    tables = "\n\n".join([*labelled(reader), *bundled(reader, chosen.texts), speed(reader)])
    print(tables)
    if chosen.write:
        before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        README.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}", encoding="utf-8")


# --- Labelled passages -------------------------------------------------------------------------------------


def labelled(reader: Reader) -> Iterator[str]:
    """Spans, then kinds and chains of what was found, for each half."""
    spans: dict[str, dict[tuple[str, str], Count]] = {}
    kinds: dict[str, Counter[str]] = {}
    for half in HALVES:
        spans[half], kinds[half] = {}, Counter()
        for passage in load(half):
            year = int(passage.published[:4]) if passage.published else None
            reading = reader.read(passage.text, year)
            there = [Marked(one.source, one.cue, one.content) for one in passage.attributions]
            found = _marked(reading)
            count(passage.text, there, found, spans[half])
            for at, number in pairs(there, found):
                kinds[half].update(_kinds(passage.attributions[at], reading, number))
    yield "\n".join(_span_rows(spans))
    yield "\n".join(_kind_rows(kinds))


def _marked(reading: Reading) -> list[Marked]:
    return [Marked(tuple(one.source), tuple(one.cue), tuple(one.content)) for one in reading.attributions]


def _kinds(there: Attribution, reading: Reading, number: int) -> Iterator[str]:
    kind, found = reading.kinds[number], reading.attributions[number]
    yield "matched"
    if kind.type == there.type:
        yield "type"
    if kind.stance == there.stance:
        yield "stance"
    if kind.certainty == there.certainty:
        yield "certainty"
    if len(found.via) == len(there.via) and all(
        overlap(one, other) for one, other in zip(found.via, there.via, strict=True)
    ):
        yield "chain"


def _span_rows(spans: dict[str, dict[tuple[str, str], Count]]) -> Iterator[str]:
    yield "| labelled passages | " + " | ".join(f"{half}: precision | recall | F1" for half in HALVES) + " |"
    yield "|---|" + "---|" * 3 * len(HALVES)
    for role, how in [*((role, how) for role in ROLES for how in ("exact", "overlap")), ("whole", "overlap")]:
        found = [spans[half][role, how] for half in HALVES]
        cells = " | ".join(f"{one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f}" for one in found)
        yield f"| {'whole attributions' if role == 'whole' else role}, {how} | {cells} |"


def _kind_rows(kinds: dict[str, Counter[str]]) -> Iterator[str]:
    yield "| of the attributions found | " + " | ".join(HALVES) + " |"
    yield "|---|" + "---|" * len(HALVES)
    yield "| found | " + " | ".join(str(kinds[half]["matched"]) for half in HALVES) + " |"
    for what in ("type", "stance", "certainty", "chain"):
        cells = " | ".join(f"{kinds[half][what] / max(1, kinds[half]['matched']):.3f}" for half in HALVES)
        yield f"| {what} right | {cells} |"


# --- Bundled articles --------------------------------------------------------------------------------------


def bundled(reader: Reader, texts: Path) -> Iterator[str]:
    """The claims of the bundled articles as the reference; nothing when the texts are not at hand."""
    if not texts.is_dir():
        return
    base = load_base(TOP / "claims")
    at_hand = {text_hash(text): text for path in sorted(texts.iterdir()) if (text := path.read_text(encoding="utf-8"))}
    total: Counter[str] = Counter()
    rows = [
        "| bundled articles | reference | drafted | found | of them as statements | source | type | stance | question |"
    ]
    rows.append("|---|" + "---|" * 8)
    for article in base.articles:
        text = at_hand.get(article.text_sha256 or "")
        if text is not None:
            here = _article(reader, base, article, text)
            total.update(here)
            rows.append(_row(article.id, here))
    yield "\n".join([*rows, _row("all", total)])


def _row(name: str, n: Counter[str]) -> str:
    there, found = max(1, n["there"]), max(1, n["found"])
    shares = " | ".join(f"{n[what] / found:.0%}" for what in ("source", "type", "stance", "question"))
    return (
        f"| {name} | {n['there']} | {n['drafted']} | {n['found'] / there:.0%} | {n['whole'] / there:.0%} | {shares} |"
    )


def _article(reader: Reader, base: ClaimBase, article: BundledArticle, text: str) -> Counter[str]:
    described = Article(article.id, article.outlet, article.published, Captured(text, "en"), article.visit, (), {})
    drafted = reader.draft(reader.read(text, _year(article)), described, base.registries).statements
    whole = normalise(text)
    n = Counter({"drafted": sum(one.is_whole for one in drafted)})
    for statement, questions in _reference(base, article):
        n["there"] += 1
        fitting = [one for one in drafted if _same_words(whole, one.quote, statement.quote)]
        as_statement = [one for one in fitting if one.is_whole]
        n["whole"] += bool(as_statement)
        if fitting:
            best = max(as_statement or fitting, key=lambda one: _right(one, statement, questions))
            n["found"] += 1
            n.update(
                what
                for what, right in zip(
                    ("question", "source", "type", "stance"), _right(best, statement, questions), strict=True
                )
                if right
            )
    return n


def _right(one: Drafted, there: Statement, questions: set[str]) -> tuple[bool, bool, bool, bool]:
    asked = {answer.question for answer in one.answers} | set(one.unanswered)
    return (
        bool(asked & questions),
        bool(set(one.sources) & set(there.sources)),
        one.type == there.type,
        one.stance == there.stance,
    )


def _year(article: BundledArticle) -> int | None:
    return article.published.latest.year if article.published.latest else None


def _reference(base: ClaimBase, article: BundledArticle) -> list[tuple[Statement, set[str]]]:
    statements: dict[str, tuple[Statement, set[str]]] = {}
    for claim in base.claims:
        if claim.statement.article.id == article.id:
            statements.setdefault(claim.statement.key, (claim.statement, set()))[1].add(claim.question)
    return list(statements.values())


def _same_words(whole: str, one: Sequence[str], other: Sequence[str]) -> bool:
    first, second = _places(whole, one), _places(whole, other)
    return len(first & second) >= SAME_WORDS * max(1, min(len(first), len(second)))


def _places(whole: str, quote: Sequence[str]) -> set[int]:
    """The characters of a text that a quote covers, where it first stands."""
    covered: set[int] = set()
    for piece in map(normalise, quote):
        start = whole.find(piece)
        if start >= 0:
            covered.update(range(start, start + len(piece)))
    return covered


# --- Speed -------------------------------------------------------------------------------------------------


def speed(reader: Reader) -> str:
    """Words a second, after loading: the labelled passages as one long text."""
    text = "\n\n".join(passage.text for half in HALVES for passage in load(half)) * (REPEATS // 10)
    started = time.perf_counter()
    reader.read(text)
    words = len(text.split()) / (time.perf_counter() - started)
    return f"Read at {words:,.0f} words a second, after loading."


if __name__ == "__main__":
    main()
