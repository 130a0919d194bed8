"""The report as Markdown for a forge's web pages: one document, or an index and a page for each visit.

Knows headings, tables and links. Must not know where pages are kept; the caller tells the way to the claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import Factory, frozen

from claimcheck.report import decisions, safe, timelinetext
from claimcheck.report.content import (
    STORIES,
    TURNS,
    Content,
    FindingLines,
    QuestionLines,
    RuleCount,
    SideLines,
    Silence,
    Story,
    TimelineLines,
    VisitContent,
)
from claimcheck.report.names import counted, listed, when
from claimcheck.report.rows import ArticleLine, Row, Voice

MARKER = "<!-- Written by `claimcheck report`; what is changed by hand is lost. -->"
_WIDTH = 100  # columns of a timeline
_MOST = 8  # voices and quotes shown for one answer or side


def document(content: Content, to_claims: str = "", overview: bool = True) -> str:
    """The whole report in one document. `to_claims` leads from it to the parent of the claims folder."""
    writer = _Writer(to_claims, level=2 if overview else 1)
    blocks = list(writer.overview(content)) if overview else []
    for visit in content.visits:
        blocks += writer.visit(visit)
    return _joined(blocks)


def pages(content: Content, to_claims: str) -> dict[str, str]:
    """The files of a folder of reports: `index.md` and one page a visit, by name."""
    names = {content.visit.id: page_name(content.visit.id) for content in content.visits}
    writer = _Writer(to_claims, level=1, pages=names)
    texts = {"index.md": _joined([MARKER, *writer.overview(content)])}
    for visit in content.visits:
        texts[names[visit.visit.id]] = _joined([MARKER, *writer.visit(visit), "[All visits](index.md)"])
    return texts


def page_name(visit: str) -> str:
    """The file for a visit; no id ends in "_", so a visit named index has a page of its own too."""
    return "index_.md" if visit == "index" else f"{visit}.md"


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already, not padded: a change touches one line. "" without rows."""
    lines = [f"| {' | '.join(line)} |" for line in rows]
    return "\n".join([f"| {' | '.join(headers)} |", f"|{' --- |' * len(headers)}", *lines]) if lines else ""


def _timeline(lines: TimelineLines) -> str:
    """The timeline as a block of code, with what its letters mean."""
    said = timelinetext.rows(lines, _WIDTH)
    return f"{safe.markdown_block(said)}\n\n{safe.markdown(timelinetext.legend(lines.timeline))}" if said else ""


@frozen
class _Writer:
    """Writes the overview and the visits; the first heading of a visit has the given level.

    `pages` are the files of the visits, where each has one.
    """

    to_claims: str
    level: int
    pages: Mapping[str, str] = Factory(dict)

    def overview(self, content: Content) -> Iterator[str]:
        yield f"# {safe.markdown(content.title)}"
        if content.as_of:
            yield f"As of {content.as_of}: what was said later is left out."
        yield safe.markdown(content.summary)
        for title, table in (
            ("Visits", _table(["visit", "what", "state", "claims"], map(self._visit_row, content.visits))),
            ("Findings", _table(["kind", "rule", "number", "of them", "review"], map(_rule_row, content.rules))),
            (
                "Articles",
                _table(["article", "published", "claims"], map(self._article_row, content.articles)),
            ),
            (
                "Claims by type",
                _table(["type", "claims"], ((kind, str(count)) for kind, count in content.types)),
            ),
        ):
            if table:
                yield f"## {title}"
                yield table

    def _visit_row(self, content: VisitContent) -> Sequence[str]:
        visit = content.visit
        page = self.pages.get(visit.id)
        name = safe.markdown_link(visit.id, page) if page else safe.markdown_code(visit.id)
        return name, safe.markdown(visit.title), safe.markdown(content.state.rstrip(".") or "–"), content.size

    def _article_row(self, line: ArticleLine) -> Sequence[str]:
        article = line.article
        title = f" {safe.markdown(article.title)}" if article.title else ""
        link = safe.markdown_link(article.id, self.to_claims + line.file)
        return f"{link}{title}", safe.markdown(article.published.text), str(line.claims)

    def visit(self, content: VisitContent) -> Iterator[str]:
        visit = content.visit
        yield f"{'#' * self.level} {safe.markdown(visit.title)}"
        yield f"{safe.markdown_code(visit.id)} {safe.markdown(content.summary)}"
        yield from self._section("Timeline", _timeline(content.timeline))
        yield from self._section("Answers", self._questions(content.questions))
        yield from self._section("Contradictions", "\n\n".join(map(self._conflict, content.contradictions)))
        yield from self._section("Agreements", self._findings(content.agreements))
        yield from self._section(STORIES, self._stories(content.stories))
        yield from self._section(TURNS, self._findings(content.turns))
        yield from self._section("Silences", self._silences(content.silences))
        yield from self._section("Denials of a part", self._findings(content.partial_denials))
        yield from self._section("Still open", self._findings(content.open))

    def _section(self, title: str, body: str) -> Iterator[str]:
        if body:
            yield f"{'#' * (self.level + 1)} {title}"
            yield body

    def _link(self, text: str, row: Row) -> str:
        return safe.markdown_link(text, self.to_claims + row.file, row.line)

    def _who(self, voices: Iterable[Voice]) -> str:
        return listed(map(self._voice, voices), _MOST, "; ")

    def _voice(self, voice: Voice) -> str:
        """A source, linked to its first claim, with further claims by number, and the outlets."""
        first, *more = {(row.file, row.line): row for row in voice.rows}.values()
        further = (self._link(str(number), row) for number, row in enumerate(more, start=2))
        links = listed([self._link(voice.name, first), *further], _MOST)
        return f"{links} ({safe.markdown(listed(voice.outlets))})" if voice.outlets else links

    def _questions(self, questions: Iterable[QuestionLines]) -> str:
        rows = [
            [
                f"{safe.markdown_code(question.question)} {safe.markdown(question.asks)}" if number == 0 else "",
                safe.markdown(line.answer),
                ", ".join([line.state.standing, *(f"**{mark}**" for mark in line.marks)]),
                str(line.state.origins),
                self._who(line.voices),
            ]
            for question in questions
            for number, line in enumerate(question.answers)
        ]
        return _table(["question", "answer", "standing", "origins", "who says so"], rows)

    def _conflict(self, lines: FindingLines) -> str:
        finding = lines.finding
        return "\n\n".join(
            [
                f"{'#' * (self.level + 2)} {finding.name} in {safe.markdown_code(finding.question)}",
                safe.markdown(finding.message),
                "\n".join(line for side in lines.sides for line in self._side(side)),
                f"{finding.severity}, {finding.certainty}, {safe.markdown_code(finding.id)}, "
                f"**{decisions.state(lines.reviewed)}**",
                *filter(None, ["\n".join(f"- {told}" for told in _decisions(lines))]),
            ]
        )

    def _side(self, side: SideLines) -> Iterator[str]:
        yield f"- **{safe.markdown(side.says)}**"
        for row in side.rows[:_MOST]:
            outlet = f" ({safe.markdown(row.outlet)})" if row.outlet != row.source else ""
            said = f"{safe.markdown(when(row.said))}: “{safe.markdown(row.quote)}”"
            yield f"  - {self._link(row.source, row)}{outlet}, {said}"
        if side.total > min(len(side.rows), _MOST):
            yield f"  - in all {counted(side.total, 'claim')}"

    def _findings(self, findings: Iterable[FindingLines]) -> str:
        rows = [
            [
                safe.markdown_code(lines.finding.id),
                lines.finding.name,
                " / ".join([safe.markdown(lines.message), *_decisions(lines)]),
                " / ".join(dict.fromkeys(self._who(side.voices) for side in lines.sides)),
            ]
            for lines in findings
        ]
        return _table(["finding", "rule", "what it says", "sources"], rows)

    def _stories(self, stories: Iterable[Story]) -> str:
        rows = [
            [
                f"{safe.markdown_code(story.question)} {safe.markdown(story.answer)}",
                story.since or "–",
                _outcome(story),
                "; ".join(self._settler(side) for side in story.finding.sides[1:]) if story.finding else "–",
                counted(story.lead_days, "day") if story.lead_days is not None else "–",
            ]
            for story in stories
        ]
        return _table(["rumor", "first said", "outcome", "settled by", "after"], rows)

    def _settler(self, side: SideLines) -> str:
        voices = (f"{self._voice(v)}, {safe.markdown(when(v.rows[0].said))}" for v in side.voices)
        return f"{safe.markdown(side.says)}: {listed(voices, _MOST, '; ')}"

    def _silences(self, silences: Iterable[Silence]) -> str:
        rows = [
            [
                self._voice(silence.voice),
                ", ".join(map(safe.markdown_code, silence.questions)),
                safe.markdown(when(silence.voice.rows[0].said)),
                safe.markdown(silence.afterwards or "–"),
            ]
            for silence in silences
        ]
        return _table(["who", "declined to answer", "when", "afterwards"], rows)


def _decisions(lines: FindingLines) -> Iterator[str]:
    return map(safe.markdown, decisions.decisions(lines.reviewed))


def _outcome(story: Story) -> str:
    if story.finding is None:
        return story.verdict
    verdict = f"{story.verdict} {safe.markdown_code(story.finding.finding.id)}"
    return " / ".join([verdict, *_decisions(story.finding)])


def _rule_row(rule: RuleCount) -> Sequence[str]:
    return rule.kind, f"{rule.rule} {rule.name}", str(rule.number), rule.of_them, rule.review or "–"
