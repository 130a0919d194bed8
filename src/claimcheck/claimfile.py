"""One article's file to its article and claims.

Knows the defaults of articles and statements, and what must fit together in them. Must not know folders or
other articles.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from claimcheck.answers import AnswerReader
from claimcheck.claimkeys import MOST_WORDS, STANCES, ArticleEntry, FileEntry, StatementEntry
from claimcheck.codes import ProblemList
from claimcheck.ids import UNSTATED, Vocabulary, check_new_id, circle_in_words, circles, did_you_mean
from claimcheck.model import Article, Claim, Registries, Stance, Statement
from claimcheck.structure import structure
from claimcheck.yamltree import Mapping, Node, Scalar, Sequence, shown


@frozen
class ClaimFile:
    """What one file holds; without an article there are no claims."""

    article: Article | None = None
    claims: tuple[Claim, ...] = ()


@frozen
class ClaimFileReader:
    """Reads files of articles against the registries.

    All that a claim it returns refers to exists, except that `after` may name a statement that is left out.
    """

    registries: Registries
    vocabulary: Vocabulary
    answers: AnswerReader

    def read(self, id: str, root: Node, problems: ProblemList) -> ClaimFile:
        """The article and claims of a file, without what has problems that change its meaning."""
        structure(root, FileEntry, problems, "the file")  # which an unknown key does not make unreadable
        entries = root.entries.items() if isinstance(root, Mapping) else ()
        parts = {key: node for key, node in entries if not (isinstance(node, Scalar) and node.is_null)}
        article, sound = None, False
        if "article" in parts:
            article, sound = self._article(id, parts["article"], problems)
        statements = parts.get("statements")
        claims: list[Claim] = []
        if isinstance(statements, Mapping):
            claims = _FileInHand(self, article, statements, problems).claims()
        elif statements is not None:
            hint = "Write `a-key:` and below it, indented, `source:`, `type:`, `quote:` and `answers:`."
            message = "`statements` must be a block of keys, a statement each"
            problems.add("L22", statements, message, hint)
        return ClaimFile(article, tuple(claims)) if sound else ClaimFile()

    def _article(self, id: str, node: Node, problems: ProblemList) -> tuple[Article | None, bool]:
        """The article as far as it can be known, and whether it is free of errors."""
        entry = structure(node, ArticleEntry, problems, "`article`")
        if entry is None:
            return None, False
        find = self.vocabulary.find
        outlet = find(entry.outlet, ("sources",), problems, "source")
        credit = [find(credited, ("sources",), problems, "source") for credited in entry.credit]
        visit = find(entry.visit, ("visits",), problems, "visit") if entry.visit else None
        sound = None not in (outlet, *credit) and (visit is not None or entry.visit is None)
        article = Article(
            id=id,
            outlet=entry.outlet.text,
            published=entry.published,
            location=problems.place(node),
            title=entry.title,
            credit=tuple(credited for credited in credit if credited),
            language=entry.language,
            url=entry.url,
            archive_url=entry.archive_url,
            text_sha256=entry.text_sha256,
            seal=entry.seal,
            visit=entry.visit.text if entry.visit else None,
            note=entry.note,
        )
        return article, sound


@frozen
class _FileInHand:
    """The statements of one file; `article` is None when not even its shape is known."""

    reader: ClaimFileReader
    article: Article | None
    statements: Mapping
    problems: ProblemList

    def claims(self) -> list[Claim]:
        knotted = self.check_order()
        found: list[Claim] = []
        for key, node in zip(self.statements.keys.values(), self.statements.entries.values(), strict=True):
            entry = structure(node, StatementEntry, self.problems, "the statement", key.text)
            if not check_new_id(key, self.problems) or entry is None or self.article is None:
                continue
            assert isinstance(node, Mapping)  # or else there would be no entry
            statement = self.statement(key, node, entry, self.article)
            if key.text in knotted and statement:
                statement = evolve(statement, after=())
            found.extend(self.claims_of(statement, entry) if statement else ())
        return found

    def statement(self, key: Scalar, node: Mapping, entry: StatementEntry, article: Article) -> Statement | None:
        """The statement, or None when its source, relays, visit or scope are not known."""
        stance = entry.stance or STANCES.get(entry.type, "affirm")
        sources, via = self.sources(entry.source), self.relays(entry.via)
        visit = self.visit(key, entry.visit, article)
        scoped = self.has_scope(visit, entry.scope)
        self.check_answers_fit(entry.answers, stance)
        self.check_quote(node.entries["quote"], entry.quote)
        self.check_said(node, entry, article)
        if sources is None or via is None or visit is None or not scoped:
            return None
        return Statement(
            key=key.text,
            article=article,
            visit=visit,
            sources=sources,
            type=entry.type,
            stance=stance,
            quote=tuple(span.text for span in entry.quote),
            location=self.problems.place(key),
            quote_location=self.problems.place(entry.quote[0]),
            via=via,
            own_words=entry.own_words,
            happened=entry.happened,
            certainty=entry.certainty,
            scope=entry.scope.text if entry.scope else None,
            condition=entry.condition,
            said=entry.said,
            after=tuple(dict.fromkeys(id.text for id in entry.after if id.text in self.statements.entries)),
            translation=entry.translation,
            retracted=entry.retracted,
            note=entry.note,
        )

    # --- Who and about what --------------------------------------------------------------------------------

    def sources(self, ids: tuple[Scalar, ...]) -> tuple[str, ...] | None:
        """The sources, or None when any is not known; `unstated` stands alone."""
        if len(ids) == 1 and ids[0].text == UNSTATED:
            return (UNSTATED,)
        return self.known_sources(ids)

    def known_sources(self, ids: tuple[Scalar, ...]) -> tuple[str, ...] | None:
        found: dict[str, None] = {}
        for id in ids:
            if id.text == UNSTATED:
                hint = "Leave it out here, or write `source: unstated` and nothing else."
                self.problems.add("L34", id, "`unstated` cannot stand here", hint)
            elif id.text in found:
                self.problems.add("L35", id, f"{shown(id.text)} is named twice", "Delete one of the two.")
            elif self.reader.vocabulary.find(id, ("sources",), self.problems, "source"):
                found[id.text] = None
        return tuple(found) if len(found) == len(ids) else None

    def relays(self, steps: tuple[tuple[Scalar, ...], ...]) -> tuple[tuple[str, ...], ...] | None:
        found = [self.known_sources(step) for step in steps]
        known = tuple(step for step in found if step)
        return known if len(known) == len(steps) else None

    def visit(self, key: Scalar, own: Scalar | None, article: Article) -> str | None:
        if own is not None:
            return self.reader.vocabulary.find(own, ("visits",), self.problems, "visit")
        if article.visit is None:
            hint = "Add `visit:` to the statement, or to the article for all its statements."
            self.problems.add("L50", key, f"the statement {shown(key.text)} does not say which visit it is about", hint)
        return article.visit

    def has_scope(self, visit: str | None, scope: Scalar | None) -> bool:
        """Whether the scope is one of the visit; no scope always is."""
        if scope is None or visit is None or visit not in self.reader.registries.visits:
            return True
        scopes = self.reader.registries.visits[visit].scopes
        if scope.text in scopes:
            return True
        hint = did_you_mean(scope.text, scopes, f"Add it to the scopes of `{visit}` in visits.yaml if it is new.")
        self.problems.add("L51", scope, f"the visit `{visit}` has no scope {shown(scope.text)}", hint)
        return False

    # --- When and in which words ---------------------------------------------------------------------------

    def check_order(self) -> frozenset[str]:
        """Check what `after` names; returns the keys of statements that lead into a circle."""
        order: dict[str, list[Scalar]] = {}
        for key, node in self.statements.entries.items():
            after = node.entries.get("after") if isinstance(node, Mapping) else None
            items = after.items if isinstance(after, Sequence) else ()
            order[key] = [id for id in items if isinstance(id, Scalar) and self.is_statement(id)]
        found, knotted = circles({key: [id.text for id in ids] for key, ids in order.items()})
        for circle in found:
            message = f"`after` leads in a circle: {circle_in_words(circle)}"
            self.problems.add("L32", order[circle[0]][0], message, "Delete the one that goes the wrong way.")
        return knotted

    def is_statement(self, id: Scalar) -> bool:
        if id.text in self.statements.entries or id.is_null:
            return True
        known, otherwise = self.statements.entries, "Name a statement of this file by its key."
        message = f"this file has no statement {shown(id.text)}"
        self.problems.add("L31", id, message, lambda: did_you_mean(id.text, known, otherwise))
        return False

    def check_said(self, node: Mapping, entry: StatementEntry, article: Article) -> None:
        said, published = entry.said, article.published
        if said and said.earliest and published.latest and said.earliest > published.latest:
            message = f"said on {said.canonical}, but published on {published.canonical}, before that"
            self.problems.add(
                "L41", node.entries["said"], message, "Correct `said` here, or `published` in the article."
            )

    def check_quote(self, node: Node, spans: tuple[Scalar, ...]) -> None:
        words = sum(len(span.text.split()) for span in spans)
        if words > MOST_WORDS:
            hint = "Keep the words that prove the claim; a list of spans can leave out what stands between."
            self.problems.add("L52", node, f"the quote has {words} words, and {MOST_WORDS} are allowed", hint)

    # --- Answers -------------------------------------------------------------------------------------------

    def check_answers_fit(self, node: Node, stance: Stance) -> None:
        if stance == "decline" and isinstance(node, Mapping):
            questions = ", ".join(node.entries)[:80]
            hint = f"Write the questions only: [{questions}]. Answers need another type or stance."
            self.problems.add("L53", node, "who declines gives no answers", hint)
        elif stance != "decline" and not isinstance(node, Mapping):
            hint = "Write `question: answer`, one a line. A list of questions goes with `type: no-comment`."
            self.problems.add("L53", node, "here each question needs its answer", hint)
        elif not (node.entries if isinstance(node, Mapping) else isinstance(node, Scalar) or node.items):
            self.problems.add("L25", node, "`answers` names no question", "Name at least one question.")
        elif isinstance(node, Scalar):
            self.problems.add(
                "L22", node, "`answers` must be a list of questions", f"Write [{shown(node.text)[1:-1]}]."
            )

    def claims_of(self, statement: Statement, entry: StatementEntry) -> Iterator[Claim]:
        if statement.stance == "decline":
            yield from self.declined(statement, entry.answers)
        elif isinstance(entry.answers, Mapping):
            for key, node in zip(entry.answers.keys.values(), entry.answers.entries.values(), strict=True):
                yield from self.answered(statement, key, node)

    def declined(self, statement: Statement, node: Node) -> Iterator[Claim]:
        seen = set[str]()
        for item in node.items if isinstance(node, Sequence) else ():
            if not isinstance(item, Scalar):
                self.problems.add("L22", item, "an item of `answers` must be the id of a question", "Write [a, b].")
            elif item.text in seen:
                self.problems.add(
                    "L35", item, f"the question {shown(item.text)} is named twice", "Delete one of the two."
                )
            elif self.reader.vocabulary.find(item, ("questions",), self.problems, "question"):
                yield Claim(statement, item.text, None, self.problems.place(item))
                seen.add(item.text)

    def answered(self, statement: Statement, key: Scalar, node: Node) -> Iterator[Claim]:
        if self.reader.vocabulary.find(key, ("questions",), self.problems, "question"):
            question = self.reader.registries.questions[key.text]
            for found in self.reader.answers.read(node, question, self.problems):
                at = found.node if found.listed else key
                yield Claim(statement, key.text, found.answer, self.problems.place(at), found.listed)
