"""SQL text -> Rule: its header, its examples, its query.

Knows the format of a rule file. Must not know what the query means or how it is run.
"""

from __future__ import annotations

import re
from typing import Final, cast, get_args

from attrs import frozen

from claimcheck.findings import FindingKind, Severity

_FILE: Final = re.compile(r"(?P<code>[acr][0-9]{2})_(?P<name>[a-z0-9_]+)\.sql")
_FIELD: Final = re.compile(r"-- (?P<key>kind|severity|message|merge|why|do|fires|not): (?P<value>.+)")
_STATEMENT: Final = re.compile(r"--   (?P<number>[1-9]): (?P<text>\{.*\})")
_CHANGE: Final = re.compile(r"(?P<number>[1-9])\.(?P<field>[a-z_]+) = (?P<value>.+?) -- (?P<why>.+)")


@frozen
class Change:
    """One field of one statement of an example, changed so that the rule must not fire; `value` is YAML."""

    number: int
    field: str
    value: str
    why: str


@frozen
class Example:
    """Statements (YAML mappings) on which the rule must fire, and changes that must silence it."""

    title: str
    statements: tuple[str, ...]
    changes: tuple[Change, ...]


@frozen
class Rule:
    """A rule and its manual page. `merge`: all rows of one visit and question are one finding."""

    code: str
    name: str
    title: str
    kind: FindingKind
    severity: Severity
    message: str
    why: str
    do: str
    merge: bool
    examples: tuple[Example, ...]
    query: str


def parse_rule(file: str, text: str) -> Rule:
    """Read the rule file named `file` (`<code>_<name>.sql`); raises ValueError with what is wrong."""
    match = _FILE.fullmatch(file)
    if match is None:
        raise ValueError(f"{file}: a rule file is named <code>_<name>.sql, such as c01_conflicting_answers.sql")
    header, query = _split(text)
    if not header or not query:
        raise ValueError(f"{file}: a rule is a header of -- lines and one SELECT")
    fields, examples = _read(file, header[1:])
    missing = [key for key in ("kind", "severity", "message", "why", "do") if key not in fields]
    if missing or not examples:
        raise ValueError(f"{file}: the header lacks {', '.join(missing or ['fires'])}")
    for key, known in (("kind", get_args(FindingKind)), ("severity", get_args(Severity))):
        if fields[key] not in known:
            raise ValueError(f"{file}: {key} is one of {', '.join(known)}, not {fields[key]!r}")
    return Rule(
        code=match["code"].upper(),
        name=match["name"].replace("_", "-"),
        title=header[0].removeprefix("-- "),
        kind=cast(FindingKind, fields["kind"]),
        severity=cast(Severity, fields["severity"]),
        message=fields["message"],
        why=fields["why"],
        do=fields["do"],
        merge=fields.get("merge") == "question",
        examples=examples,
        query=query,
    )


def _split(text: str) -> tuple[list[str], str]:
    lines = text.splitlines()
    end = next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))
    return [line.rstrip() for line in lines[:end]], "\n".join(lines[end:]).strip()


def _read(file: str, lines: list[str]) -> tuple[dict[str, str], tuple[Example, ...]]:
    fields: dict[str, str] = {}
    examples: list[tuple[str, list[str], list[Change]]] = []
    for line in lines:
        if statement := _STATEMENT.fullmatch(line):
            if not examples or int(statement["number"]) != len(examples[-1][1]) + 1:
                raise ValueError(f"{file}: statement out of turn: {line}")
            examples[-1][1].append(statement["text"])
        elif field := _FIELD.fullmatch(line):
            key, value = field["key"], field["value"]
            if key == "fires":
                examples.append((value, [], []))
            elif key == "not":
                if not examples:
                    raise ValueError(f"{file}: {line!r} comes before any example")
                examples[-1][2].append(_change(file, value))
            else:
                fields[key] = value
        else:
            raise ValueError(f"{file}: cannot read the header line {line!r}")
    return fields, tuple(Example(title, tuple(given), tuple(changes)) for title, given, changes in examples)


def _change(file: str, text: str) -> Change:
    match = _CHANGE.fullmatch(text)
    if match is None:
        raise ValueError(f"{file}: write `not: <number>.<field> = <value> -- <why>`, not {text!r}")
    return Change(int(match["number"]), match["field"], match["value"], match["why"])
