"""Is this quote in this text, and has either changed since somebody checked?

Knows how quotes are matched (NFC, white space and quote marks folded, nothing else), where texts are found,
and seals. Must not know what the claims say.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from json import dumps
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple
from unicodedata import normalize

from attrs import evolve, field, frozen

from claimcheck.codes import ProblemList, problem
from claimcheck.model import Article, ClaimBase, Problem, Statement
from claimcheck.yamltree import MAX_BYTES, Mapping, Node, Scalar, Sequence, read_tree, shown

Outcome = Literal["verified", "ambiguous", "drifted", "missing", "sealed", "broken", "unchecked"]

_QUOTE_MARKS: Final = str.maketrans(
    dict.fromkeys("‘’‚‛ʹʻʼʽˈ′‵´`＇‹›", "'") | dict.fromkeys("“”„‟″‶ʺ«»＂〝〞〟「」『』", '"')
)
_MOST_OF_A_TEXT: Final = 0.4
_WORDS_AROUND: Final = 20  # on each side of a quote that is shown in its context
_CLOSE: Final = 0.7  # how like a quote a passage must be to be shown as the one that may be meant


@frozen
class QuoteCheck:
    """What became of the quote of one statement; `text` is the name of the file in which it was looked for.

    `sealed` and `broken`: no text is at hand, and the seal fits or does not; `unchecked`: there is no seal
    either, or the file has errors. Problems of the article as a whole are with its first statement.
    """

    statement: str
    outcome: Outcome
    text: str | None = None
    problems: tuple[Problem, ...] = ()


class Passage(NamedTuple):
    """A span of a quote where it stands in a normalised text: `at` this character, with a few words around it.

    Where the text goes on, `before` begins and `after` ends with "…".
    """

    at: int
    before: str
    span: str
    after: str


def normalise(text: str) -> str:
    """A text as quotes are matched in it: NFC, white space folded, quote marks straight."""
    return " ".join(normalize("NFC", text).translate(_QUOTE_MARKS).split())


def text_hash(text: str) -> str:
    """The `text_sha256` of the text of an article."""
    return sha256(normalise(text).encode()).hexdigest()


def seal(text_sha256: str, quotes: Iterable[tuple[str, ...]]) -> str:
    """A hash of the hash of a text and all quotes from it, each a tuple of spans.

    It stays the same when statements are renamed or put in another order, and when a quote is used once more.
    """
    spans = sorted({tuple(normalise(span) for span in quote) for quote in quotes})
    return sha256(dumps([text_sha256, spans]).encode()).hexdigest()


def check_quotes(base: ClaimBase, texts: Path | None) -> tuple[QuoteCheck, ...]:
    """Check the quote of every statement against the texts in a folder; without one, against the seals only.

    Raises OSError when the folder cannot be read.
    """
    at_hand = _Texts.read(texts) if texts else _Texts({})
    unsound = {problem.location.file for problem in base.problems if problem.severity == "error"}
    checks: list[QuoteCheck] = []
    for article, statements in _by_article(base):
        text = at_hand.of(article, statements)
        if text:
            checks.extend(_checked_in(text, article, statements, sound=article.location.file not in unsound))
        elif article.location.file in unsound:
            checks.extend(QuoteCheck(statement.id, "unchecked") for statement in statements)
        else:
            checks.extend(_checked_by_seal(article, statements, texts))
    return tuple(checks)


def find_texts(base: ClaimBase, texts: Path) -> dict[str, str]:
    """The normalised texts in a folder, by the id of the article each belongs to. Raises OSError."""
    at_hand = _Texts.read(texts)
    found = ((article.id, at_hand.of(article, statements)) for article, statements in _by_article(base))
    return {id: text.content for id, text in found if text}


def passages(quote: Iterable[str], text: str, words: int) -> tuple[Passage, ...]:
    """Where the spans of a quote stand in a normalised text; () when one does not stand there."""
    found = [_passage(span, text, words) for span in map(normalise, quote)]
    return tuple(passage for passage in found if passage) if all(found) else ()


def _passage(span: str, text: str, words: int) -> Passage | None:
    at = next(iter(places_of(span, text)), None)
    if at is None:
        return None
    before, after = text[:at], text[at + len(span) :]
    start = before.rsplit(" ", words + before.endswith(" "))[0] if before.count(" ") > words else ""
    end = after.split(" ", words + after.startswith(" "))[-1] if after.count(" ") > words else ""
    left = f"…{before[len(start) :]}" if start else before
    right = f"{after[: len(after) - len(end)]}…" if end else after
    return Passage(at, left, span, right)


def in_context(quote: Iterable[str], text: str) -> str | None:
    """A quote with the words around each span in a normalised text; None when a span does not stand there."""
    found = passages(quote, text, _WORDS_AROUND)
    return " […] ".join(f"{one.before}“{one.span}”{one.after}" for one in found) or None


def _by_article(base: ClaimBase) -> list[tuple[Article, list[Statement]]]:
    statements: dict[str, dict[str, Statement]] = {article.id: {} for article in base.articles}
    for claim in base.claims:
        statements[claim.statement.article.id].setdefault(claim.statement.key, claim.statement)
    return [(article, list(statements[article.id].values())) for article in base.articles]


# --- Texts -------------------------------------------------------------------------------------------------


@frozen
class _Text:
    """The text of an article, normalised."""

    name: str
    content: str
    hash: str

    @classmethod
    def of(cls, name: str, data: bytes) -> _Text:
        content = normalise(data.decode("utf-8-sig", "replace"))
        return cls(name, content, sha256(content.encode()).hexdigest())


@frozen
class _Texts:
    """The texts of a folder, by file name."""

    by_name: dict[str, _Text]
    by_hash: dict[str, _Text] = field(factory=dict)

    @classmethod
    def read(cls, folder: Path) -> _Texts:
        entries = sorted((entry for entry in os.scandir(folder) if entry.is_file()), key=lambda entry: entry.name)
        small = [entry for entry in entries if entry.stat().st_size <= MAX_BYTES and not entry.name.startswith(".")]
        by_name = {entry.name: _Text.of(entry.name, Path(entry.path).read_bytes()) for entry in small}
        return cls(by_name, {text.hash: text for text in reversed(by_name.values())})

    def of(self, article: Article, statements: list[Statement]) -> _Text | None:
        """The text with the article's hash, else its name; without a hash, the only one with all quotes."""
        named = self.by_name.get(f"{article.id}.txt")
        if article.text_sha256:
            if named and named.hash == article.text_sha256:
                return named
            return self.by_hash.get(article.text_sha256, named)
        if named or not statements:
            return named
        spans = [normalise(span) for statement in statements for span in statement.quote]
        having_all = [text for text in self.by_hash.values() if all(places_of(span, text.content) for span in spans)]
        return having_all[0] if len(having_all) == 1 else None


# --- Outcomes ----------------------------------------------------------------------------------------------


def _checked_in(text: _Text, article: Article, statements: list[Statement], *, sound: bool) -> Iterator[QuoteCheck]:
    concerns_all = tuple(_about_article(text, article, statements, sound=sound))
    for statement in statements:
        check = _checked(text, statement)
        yield evolve(check, problems=(*concerns_all, *check.problems))
        concerns_all = ()


def _checked(text: _Text, statement: Statement) -> QuoteCheck:
    """Verified: every span is in the text, and at least one is there only once. Spans may be in any order."""
    places = [places_of(normalise(span), text.content) for span in statement.quote]
    lost = [span for span, found in zip(statement.quote, places, strict=True) if not found]
    if lost:
        return _lost(text, statement, normalise(lost[0]))
    if any(len(found) == 1 for found in places):
        return QuoteCheck(statement.id, "verified", text.name)
    message = f"the quote stands more than once in {text.name}"
    hint = "Make it longer, or add a second span that stands there once: quote: [..., ...]."
    return QuoteCheck(statement.id, "ambiguous", text.name, (_at_quote("L72", statement, message, hint),))


def _lost(text: _Text, statement: Statement, span: str) -> QuoteCheck:
    passage = _closest(span, text.content)
    if passage is None:
        message = f"{shown(span)} is not in {text.name}"
        problem = _at_quote("L70", statement, message, "Copy the quote from the text, letter by letter.")
        return QuoteCheck(statement.id, "missing", text.name, (problem,))
    message, hint = (
        f"{shown(span)} is not quite what {text.name} says",
        f"The text has: {shown(passage, 300)}",
    )
    return QuoteCheck(statement.id, "drifted", text.name, (_at_quote("L71", statement, message, hint),))


def _at_quote(code: str, statement: Statement, message: str, hint: str) -> Problem:
    return problem(code, statement.quote_location, message, hint)


def _about_article(text: _Text, article: Article, statements: list[Statement], *, sound: bool) -> Iterator[Problem]:
    if article.text_sha256 and article.text_sha256 != text.hash:
        message = f"{text.name} is not the text whose hash the article gives"
        hint = "Get the text that was quoted, or check the quotes and seal the article again."
        yield problem("L76", article.location, message, hint)
    if article.seal and sound and not _seal_fits(article, statements):
        yield _broken(article)
    share = _share(text.content, {normalise(span) for statement in statements for span in statement.quote})
    if share > _MOST_OF_A_TEXT:
        message = f"the quotes reproduce {share:.0%} of the words of the article"
        yield problem("L74", article.location, message, "Keep only the words that prove the claims.")


def _share(text: str, spans: set[str]) -> float:
    """The part of the words of a text that stands in any of the spans."""
    ranges = sorted((start, start + len(span)) for span in spans for start in places_of(span, text)[:1])
    words, end = 0, 0
    for first, last in ranges:
        words += len(text[max(first, end) : last].split())
        end = max(end, last)
    return words / max(1, len(text.split()))


def _checked_by_seal(article: Article, statements: list[Statement], texts: Path | None) -> Iterator[QuoteCheck]:
    problems: tuple[Problem, ...] = ()
    outcome: Outcome = "unchecked"
    if article.seal:
        outcome = "sealed" if _seal_fits(article, statements) else "broken"
        problems = () if outcome == "sealed" else (_broken(article),)
    elif texts:
        hint = f"Put it there as {article.id}.txt."
        problems = (problem("L75", article.location, f"no text of this article is in {texts.as_posix()}", hint),)
    for statement in statements:
        yield QuoteCheck(statement.id, outcome, None, problems)
        problems = ()


def _seal_fits(article: Article, statements: list[Statement]) -> bool:
    return article.seal == seal(article.text_sha256 or "", (statement.quote for statement in statements))


def _broken(article: Article) -> Problem:
    message = "a quote, or text_sha256, is not the one that was sealed"
    hint = "Check all quotes against the text: claimcheck lint --texts DIR --seal."
    return problem("L73", article.location, message, hint)


# --- Matching ----------------------------------------------------------------------------------------------


def places_of(span: str, text: str) -> list[int]:
    """Where a span begins in a text, both normalised: none, one, or the first two places."""
    places: list[int] = []
    start = text.find(span) if span else -1
    while start >= 0 and len(places) < 2:
        end = start + len(span)
        if not _cuts(text, start) and not _cuts(text, end):
            places.append(start)
        start = text.find(span, start + 1)
    return places


def _cuts(text: str, at: int) -> bool:
    """Whether a place is within a word or number, so that `4 May` is not found in `14 May`."""
    return 0 < at < len(text) and _joins(text[at - 1]) and _joins(text[at])


def _joins(character: str) -> bool:
    # Scripts without upper and lower case write particles, or whole sentences, without spaces: there, quotes
    # may end anywhere.
    return character.isdigit() or character.lower() != character.upper()


def _closest(span: str, text: str) -> str | None:
    """The passage of a text that has most words in a row of a span, if it is much like it."""
    from difflib import SequenceMatcher

    words, wanted = text.split(), span.split()
    run = SequenceMatcher(None, words, wanted, autojunk=False).find_longest_match()
    start = max(0, run.a - run.b)
    passage = " ".join(words[start : start + len(wanted)])
    alike = SequenceMatcher(None, passage, span, autojunk=False).ratio() if run.size else 0.0
    return passage if alike >= _CLOSE else None


# --- Sealing -----------------------------------------------------------------------------------------------


def seal_article(source: str, text: str) -> str:
    """The YAML of an article with `text_sha256` and `seal` for the text it quotes; no other line is touched.

    `source` must have its line ends as they are in the file. Raises ValueError, with a reason, when the lines
    cannot be written safely. Whether the quotes are in the text is for `check_quotes` to say.
    """
    hashed = text_hash(text)
    root = _read(source)
    if root is None:
        raise ValueError("the file has problems; correct them before it is sealed")
    sealed = seal(hashed, _quotes(root))
    changed = _with_key(source, root, "text_sha256", hashed, after=("archive_url", "url", "language", "published"))
    changed = _with_key(changed, _read(changed), "seal", sealed, after=("text_sha256",))
    wanted: Any = _plain(root)
    wanted["article"] |= {"text_sha256": (hashed, "quoted"), "seal": (sealed, "quoted")}
    if (written := _read(changed)) is None or _plain(written) != wanted:
        raise ValueError("other lines would change; write the keys of `article` one a line")
    return changed


def _read(source: str) -> Mapping | None:
    problems = ProblemList("")
    root = read_tree(source.encode(), problems)
    return root if isinstance(root, Mapping) and not problems.found else None


def _quotes(root: Mapping) -> Iterator[tuple[str, ...]]:
    statements = root.entries.get("statements")
    for statement in statements.entries.values() if isinstance(statements, Mapping) else ():
        quote = statement.entries.get("quote") if isinstance(statement, Mapping) else None
        spans = quote.items if isinstance(quote, Sequence) else (quote,)
        yield tuple(span.text for span in spans if isinstance(span, Scalar))


def _with_key(source: str, root: Mapping | None, key: str, value: str, after: tuple[str, ...]) -> str:
    """The YAML with a key of the article set, on its own line or on a new one after the first there is of others."""
    article = root.entries.get("article") if root else None
    before = next((other for other in after if isinstance(article, Mapping) and other in article.keys), None)
    if not isinstance(article, Mapping) or article.flow or before is None:
        raise ValueError(f"`article` has no line with `{after[-1]}`; write its keys one a line")
    lines = source.splitlines(keepends=True)
    at = article.keys[key if key in article.keys else before]
    line = lines[at.line - 1]
    if key in article.keys:
        lines[at.line - 1] = re.sub(r"(:)[^#\r\n]*?(\s+#[^\r\n]*)?(\r?\n|\Z)", rf'\1 "{value}"\2\3', line, count=1)
    else:
        end = "\r\n" if line.endswith("\r\n") else "\n"
        before, indent = line.rstrip("\r\n"), " " * (at.column - 1)
        lines[at.line - 1] = f'{before}{end}{indent}{key}: "{value}"{end}'
    return "".join(lines)


def _plain(node: Node) -> object:
    """A node without positions."""
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, value in node.entries.items()}
    return [_plain(item) for item in node.items] if isinstance(node, Sequence) else (node.text, node.style)
