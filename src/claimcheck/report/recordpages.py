"""Track records for a terminal: the list of sources, and the page of one.

Knows what stands where. Must not know how records are made, nor which sources are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimcheck.model import Source
from claimcheck.relaying import Relay
from claimcheck.report import recordwords, safe
from claimcheck.report.names import Names, counted, listed
from claimcheck.report.rows import Row
from claimcheck.report.terminal import Page
from claimcheck.trackrecord import Given, Record, TrackRecord


def overview(records: Iterable[TrackRecord], names: Names, page: Page) -> str:
    """The list of sources: a line each for its own words, and of an institution one for it with its parts."""
    groups = []
    for record in records:
        rows = [[f"{names.source(record.source)}\n{record.source}", *_numbers(record.own), _passed_on(record)]]
        if record.whole is not None:
            rows.append([f"with {counted(len(record.parts), 'part')}", *_numbers(record.whole), ""])
        groups.append(rows)
    return page.table(["source", "claims", "what became of its answers", "silences", "passed on"], groups) + "\n"


def _numbers(record: Record) -> list[str]:
    became = (f"{recordwords.GROUPS[tally.group]}: {recordwords.share(tally)}" for tally in record.tallies)
    silences = str(record.silences.number) if record.silences.number else "–"
    return [str(sum(record.types.values())), "\n".join(became) or "–", silences]


def _passed_on(record: TrackRecord) -> str:
    claims = sum(relay.claims for relay in record.relays)
    return counted(claims, "claim") if claims else "–"


def source_page(record: TrackRecord, source: Source, rows: Mapping[str, Row], names: Names, page: Page) -> str:
    """The page of one source: its own words and what became of each, the whole, and who relays whom."""
    blocks = [
        "\n".join([page.heading(safe.line(source.name)), page.paragraph(_about(source, names))]),
        _section("In its own words", record.own, page),
    ]
    if record.own.answers:
        title = page.heading("Its answers, and what became of them")
        blocks.append(f"{title}\n\n{_answers(record.own.answers, rows, names, page)}")
    if record.whole is not None:
        parts = listed((names.source(part) for part in record.parts), mark="; ")
        blocks.append(_section(f"With its parts: {parts}", record.whole, page))
    blocks += _relays("It passed on claims of", record.relays, names, page)
    blocks += _relays("Its claims were passed on by", record.relayed_by, names, page)
    return "\n\n".join(blocks) + "\n"


def _about(source: Source, names: Names) -> str:
    told = [source.id, source.kind, names.person_or_place(source.country), "unnamed" if source.unnamed else None]
    if source.part_of:
        told.append(f"part of {names.source(source.part_of)}")
    return ", ".join(filter(None, told))


def _section(title: str, record: Record, page: Page) -> str:
    remarks = [recordwords.lead(record), recordwords.silences(record)]
    lines = [page.heading(page.paragraph(title)), page.paragraph(f"{recordwords.claims(record)}.", 2)]
    lines += [page.paragraph(f"{remark[0].upper()}{remark[1:]}.", 2) for remark in remarks if remark]
    if record.tallies:
        groups = [
            [
                [
                    recordwords.GROUPS[tally.group],
                    recordwords.share(tally),
                    *(part or "–" for part in recordwords.endings(tally)),
                ]
            ]
            for tally in record.tallies
        ]
        lines += ["", page.table(["answers", "share", "borne out", "not borne out", "neither"], groups, 2)]
    return "\n".join(lines)


def _answers(answers: Iterable[Given], rows: Mapping[str, Row], names: Names, page: Page) -> str:
    groups = []
    for given in answers:
        says = f"{given.question}: {names.stated(given.question, given.answer, given.stance)}"
        ended = "\n".join(filter(None, [recordwords.ending(given), given.finding]))
        evidence = "\n".join(_evidence(given, rows))
        groups.append([[f"{given.visit}\n{says}", f"{given.group}\n{given.first or '–'}", ended, evidence]])
    return page.table(["answer", "as, since", "what became of it", "claims"], groups)


def _evidence(given: Given, rows: Mapping[str, Row]) -> Iterator[str]:
    for claim in given.claims:
        row = rows.get(claim)
        yield f"{claim}\n{row.file}:{row.line}" if row else claim


def _relays(title: str, relays: Iterable[Relay], names: Names, page: Page) -> Iterator[str]:
    told = [
        f"{names.source(relay.source)}: {', '.join(f'{number} {role}' for role, number in relay.roles.items())}"
        for relay in relays
    ]
    if told:
        yield "\n".join([page.heading(title), *(page.paragraph(line, 2) for line in told)])
