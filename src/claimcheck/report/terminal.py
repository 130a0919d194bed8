"""The report for a terminal: tables and short sentences that fit its width.

Knows layout and colour. Must not know where output goes: the caller says how wide it is and if it has colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from claimcheck.report import decisions, safe, timelinetext
from claimcheck.report.content import (
    STORIES,
    TURNS,
    Content,
    FindingLines,
    QuestionLines,
    SideLines,
    Silence,
    Story,
    VisitContent,
)
from claimcheck.report.names import counted, listed, when
from claimcheck.report.rows import Voice
from claimcheck.report.tables import display_width, table, wrap

NARROWEST, WIDEST = 60, 160
_ROOMY = 100
_COLOURS = {"heading": "1", "visit": "1;36", "error": "1;31", "warning": "1;33", "note": "1;34", "quiet": "2"}


@frozen
class Page:
    """How wide the output is and whether it may be coloured."""

    width: int
    colour: bool = False

    def paint(self, text: str, role: str) -> str:
        return f"\033[{_COLOURS[role]}m{text}\033[0m" if self.colour else text

    def heading(self, text: str) -> str:
        return self.paint(text, "heading")

    def paragraph(self, text: str, indent: int = 0) -> str:
        lines = wrap(safe.line(text), self.width - indent)
        return "\n".join(" " * indent + line for line in lines)

    def table(self, headers: Sequence[str], groups: Sequence[Sequence[Sequence[str]]], indent: int = 0) -> str:
        """A table; text before and after a line break in a cell is made safe by itself."""
        clean = [[[_cell(cell) for cell in row] for row in group] for group in groups]
        head, rule, *rest = table(headers, clean, self.width - indent).split("\n")
        lines = [self.paint(head, "quiet"), self.paint(rule, "quiet"), *rest]
        return "\n".join((" " * indent + line).rstrip() for line in lines)


def _cell(text: str) -> str:
    return "\n".join(safe.line(line) for line in text.split("\n"))


def render(content: Content, page: Page, overview: bool = True) -> str:
    """The whole report as text that ends in a line break."""
    blocks = list(_overview(content, page)) if overview else []
    for visit in content.visits:
        blocks += _visit(visit, page)
    return "\n\n".join(blocks) + "\n"


def _overview(content: Content, page: Page) -> Iterator[str]:
    lines = [page.heading(safe.line(content.title))]
    if content.as_of:
        lines.append(page.paragraph(f"As of {content.as_of}: what was said later is left out."))
    lines.append(page.paragraph(content.summary))
    if content.types:
        types = ", ".join(f"{kind} {count}" for kind, count in content.types)
        lines.append(page.paragraph(f"Claims by type: {types}."))
    yield "\n".join(lines)
    if content.articles:
        articles = [
            [[line.article.id, line.article.published.text, str(line.claims), line.article.title or "–"]]
            for line in content.articles
        ]
        yield page.table(["article", "published", "claims", "title"], articles)
    if content.rules:
        rules = [[[r.kind, f"{r.rule} {r.name}", str(r.number), r.of_them, r.review or "–"]] for r in content.rules]
        yield page.table(["findings", "rule", "number", "of them", "review"], rules)
    if content.visits:
        visits = [[[v.visit.id, v.state.rstrip(".") or "–", v.size]] for v in content.visits]
        yield page.table(["visit", "state", "claims"], visits)


def _visit(content: VisitContent, page: Page) -> Iterator[str]:
    name = safe.line(content.visit.id)
    bar = "═" * max(0, page.width - display_width(name) - 4)
    heading = page.paint(f"══ {name} {bar}", "visit")
    yield "\n".join([heading, page.paragraph(content.visit.title), page.paragraph(content.summary)])
    if said := timelinetext.rows(content.timeline, page.width):
        told = page.paragraph(timelinetext.legend(content.timeline.timeline))
        yield _section(page, "Timeline", "\n".join([*said, "", told]))
    if content.questions:
        yield _section(page, "Answers", _questions(content.questions, page))
    if content.contradictions:
        conflicts = (_conflict(lines, page) for lines in content.contradictions)
        yield _section(page, "Contradictions", "\n\n".join(conflicts))
    if content.agreements:
        yield _section(page, "Agreements", _findings(content.agreements, page))
    if content.stories:
        yield _section(page, STORIES, _stories(content.stories, page))
    if content.turns:
        yield _section(page, TURNS, _findings(content.turns, page))
    if content.silences:
        yield _section(page, "Silences", _silences(content.silences, page))
    if content.partial_denials:
        yield _section(page, "Denials of a part", _findings(content.partial_denials, page))
    if content.open:
        yield _section(page, "Still open", _findings(content.open, page))


def _section(page: Page, title: str, body: str) -> str:
    return f"{page.heading(title)}\n\n{body}"


def _questions(questions: Iterable[QuestionLines], page: Page) -> str:
    """The answers to each question; where there is little room, the origins stand below the standing."""
    narrow = page.width < _ROOMY
    groups = []
    for question in questions:
        rows = []
        for number, line in enumerate(question.answers):
            standing = "\n".join([line.state.standing, *line.marks])
            origins = line.state.origins
            support = [f"{standing}\n{counted(origins, 'origin')}"] if narrow else [standing, str(origins)]
            rows.append([question.question if number == 0 else "", line.answer, *support, who(line.voices)])
        groups.append(rows)
    headers = ["standing"] if narrow else ["standing", "origins"]
    return page.table(["question", "answer", *headers, "who says so"], groups)


def who(voices: Iterable[Voice]) -> str:
    """Sources with the outlets that carried them."""
    by_outlets: dict[tuple[str, ...], list[str]] = {}
    for voice in voices:
        by_outlets.setdefault(voice.outlets, []).append(voice.name)
    groups = ((listed(names), listed(outlets)) for outlets, names in by_outlets.items())
    return listed((f"{names} ({outlets})" if outlets else names for names, outlets in groups), mark="; ")


def _findings(findings: Iterable[FindingLines], page: Page) -> str:
    groups = [
        [
            [
                f"{f.finding.id}\n{f.finding.name}",
                "\n".join([f.message, *decisions.decisions(f.reviewed)]),
                "\n".join(dict.fromkeys(who(s.voices) for s in f.sides)),
            ]
        ]
        for f in findings
    ]
    return page.table(["finding", "what it says", "sources"], groups)


def _conflict(lines: FindingLines, page: Page) -> str:
    sides = [[[side.says, "\n".join(_dated(side)) or "–"]] for side in lines.sides]
    return "\n".join(
        [
            finding_heading(lines, page),
            page.paragraph(lines.message, 2),
            "",
            page.table(["says", "who, when"], sides, 2),
            *([""] if lines.reviewed else []),
            *(page.paragraph(decision, 2) for decision in decisions.decisions(lines.reviewed)),
        ]
    )


def finding_heading(lines: FindingLines, page: Page) -> str:
    """A finding's id, name, severity and certainty; then, of a contradiction or what somebody decided on, its state."""
    finding = lines.finding
    severity = page.paint(finding.severity, finding.severity)
    heading = f"{page.heading(finding.id)}  {finding.name}, {severity}, {finding.certainty}"
    if lines.reviewed is None and finding.kind != "contradiction":
        return heading
    state = decisions.state(lines.reviewed)
    plain = f"{finding.id}  {finding.name}, {finding.severity}, {finding.certainty}, {state}"
    return f"{heading}, {state}" if len(plain) <= page.width else f"{heading}\n{page.paragraph(state, 2)}"


def _dated(side: SideLines) -> Iterator[str]:
    for voice in side.voices[:8]:
        yield f"{who([voice])}, {when(voice.rows[0].said)}"
    if side.total > len(side.rows) or len(side.voices) > 8:
        yield f"in all {counted(side.total, 'claim')}"


def _stories(stories: Iterable[Story], page: Page) -> str:
    groups = []
    for story in stories:
        found = story.finding
        settled = [f"{side.says}: {'; '.join(_dated(side))}" for side in found.sides[1:]] if found else []
        lead = counted(story.lead_days, "day") if story.lead_days is not None else "–"
        rumor = [f"{story.question}: {story.answer}"]
        rumor += [found.finding.id, *decisions.decisions(found.reviewed)] if found else []
        groups.append([["\n".join(rumor), story.since or "–", story.verdict, "\n".join(settled) or "–", lead]])
    return page.table(["rumor", "first said", "outcome", "settled by", "after"], groups)


def _silences(silences: Iterable[Silence], page: Page) -> str:
    groups = [
        [
            [
                who([silence.voice]),
                ", ".join(silence.questions),
                when(silence.voice.rows[0].said),
                silence.afterwards or "–",
            ]
        ]
        for silence in silences
    ]
    return page.table(["who", "declined to answer", "when", "afterwards"], groups)
