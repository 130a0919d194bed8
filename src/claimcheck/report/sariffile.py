"""Problems and open contradictions as SARIF 2.1.0, for code scanning.

Knows the format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Must not know how anything was
found, nor read files: it is handed the lines that problems stand in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from json import dumps as compact
from typing import Any, Final
from urllib.parse import quote

from attrs import field, frozen

from claimcheck.codes import CODES, Code
from claimcheck.findings import Severity
from claimcheck.model import Level, Location, Problem
from claimcheck.report import safe
from claimcheck.report.content import FindingLines
from claimcheck.report.jsonfile import dumps
from claimcheck.report.names import listed, when
from claimcheck.report.rows import Row, file_from_here
from claimcheck.rulefile import Rule

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "%SRCROOT%"
_LEVELS: Final[dict[Level | Severity, str]] = {"error": "error", "warning": "warning", "note": "note", "hint": "note"}
_MOST_CLAIMS: Final = 5  # of a side; the report shows them all

Json = dict[str, Any]
Lines = Mapping[str, Sequence[str]]  # the lines of files, by the name that locations give


@frozen
class Log:
    """What one run says. `folder` is the claim base's; `version` that of claimcheck; `rules` are by code."""

    folder: str
    version: str
    rules: Mapping[str, Rule]
    _used: dict[str, Json] = field(factory=dict, init=False)

    def render(self, problems: Iterable[Problem], lines: Lines, contradictions: Iterable[FindingLines]) -> str:
        """The log as JSON text that ends in a line break: the problems, then the contradictions, in their order."""
        results = [*self._problems(problems, lines), *map(self._contradiction, contradictions)]
        ids = sorted(self._used)
        for result in results:
            result["ruleIndex"] = ids.index(result["ruleId"])
        driver = {"name": "claimcheck", "semanticVersion": self.version, "rules": [self._used[id] for id in ids]}
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which claimcheck was run."}}},
            "results": results,
        }
        return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})

    # --- Problems ------------------------------------------------------------------------------------------

    def _problems(self, problems: Iterable[Problem], lines: Lines) -> Iterator[Json]:
        equals: Counter[str] = Counter()
        for problem in problems:
            file = file_from_here(self.folder, problem.location)
            print_ = _hash(problem.code, file, *_context(problem.location, lines))
            equals[print_] += 1
            self._used[problem.code] = _of_code(CODES[problem.code])
            yield {
                "ruleId": problem.code,
                "level": _LEVELS[problem.severity],
                "message": {"text": safe.sarif(". ".join(filter(None, (problem.message, problem.hint))))},
                "locations": [self._location(problem.location)],
                "partialFingerprints": _fingerprints("claimcheckProblem/v1", f"{print_}:{equals[print_]}"),
            }

    # --- Contradictions ------------------------------------------------------------------------------------

    def _contradiction(self, lines: FindingLines) -> Json:
        """A contradiction stands where the first claim of its first side does; all others are related to it."""
        finding = lines.finding
        claims = [(side.says, row) for side in lines.sides for row in side.rows[:_MOST_CLAIMS]]
        related = [
            {"id": number, **self._location(row.claim.location), "message": {"text": safe.sarif(_evidence(says, row))}}
            for number, (says, row) in enumerate(claims)
        ]
        self._used[finding.rule] = _of_rule(self.rules[finding.rule])
        return {
            "ruleId": finding.rule,
            "level": _LEVELS[finding.severity],
            "message": {"text": _message(lines)},
            "locations": [self._location(claims[0][1].claim.location)],
            "relatedLocations": related,
            "partialFingerprints": _fingerprints("claimcheckFinding/v1", finding.id),
            "properties": {"visit": finding.visit, "question": finding.question, "certainty": finding.certainty},
        }

    def _location(self, location: Location) -> Json:
        file = file_from_here(self.folder, location)
        return {
            "physicalLocation": {
                "artifactLocation": {"uri": quote(file), "uriBaseId": _ROOT},
                "region": {"startLine": location.line, "startColumn": location.column},
            }
        }


def _fingerprints(name: str, value: str) -> Json:
    """What makes a result the same in another run; the first is the one that GitHub goes by."""
    return {"primaryLocationLineHash": value, name: value}


def _hash(*parts: str) -> str:
    return sha256(compact(parts).encode()).hexdigest()[:16]


def _context(location: Location, lines: Lines) -> Iterator[str]:
    """The words in the line of a problem, and in the lines that it lies in, which are indented less.

    They outlast a shift of lines, and another indent or other quotation marks.
    """
    indent = None
    for line in reversed(lines.get(location.file, ())[: location.line]):
        text = line.lstrip()
        own = len(line) - len(text)
        if text and (indent is None or (own < indent and not text.startswith("#"))):
            yield " ".join(re.findall(r"\w+", text))
            indent = own
        if indent == 0:
            return


# --- Words -------------------------------------------------------------------------------------------------


def _message(lines: FindingLines) -> str:
    """What contradicts what, each side with links to its claims."""
    parts, number = [safe.sarif(lines.message)], 0
    for side in lines.sides:
        links = []
        for row in side.rows[:_MOST_CLAIMS]:
            links.append(f"[{safe.sarif(row.source)}]({number})")
            number += 1
        more = [f"and {side.total - len(links)} more"] if side.total > len(links) else []
        parts.append(f"{safe.sarif(side.says)}: {', '.join(links + more)}")
    return ". ".join(parts) + "."


def _evidence(says: str, row: Row) -> str:
    via = f", via {listed(row.via)}" if row.via else ""
    return f"{says}: {row.source}{via}, {when(row.said)}: “{row.quote}”"


def _of_code(code: Code) -> Json:
    examples = [(title, text) for title, text in (("Wrong", code.wrong), ("Right", code.right)) if text]
    plain = [code.explanation, *(f"{title}:\n{text}" for title, text in examples)]
    marked = [safe.markdown(code.explanation), *(f"{title}:\n\n```yaml\n{text}\n```" for title, text in examples)]
    return _rule(code.code, code.title, _LEVELS[code.level], plain, marked)


def _of_rule(rule: Rule) -> Json:
    advice = (("Why it matters", rule.why), ("What to do", rule.do))
    plain = [rule.title, *(f"{title}: {text}" for title, text in advice)]
    marked = [safe.markdown(rule.title), *(f"**{title}.** {safe.markdown(text)}" for title, text in advice)]
    return _rule(rule.code, rule.name, _LEVELS[rule.severity], plain, marked)


def _rule(id: str, name: str, level: str, plain: Sequence[str], marked: Sequence[str]) -> Json:
    words = re.findall(r"\w+", name)
    return {
        "id": id,
        "name": "".join(f"{word[0].upper()}{word[1:]}" for word in words),
        "shortDescription": {"text": name},
        "fullDescription": {"text": plain[0]},
        "help": {"text": "\n\n".join(plain), "markdown": "\n\n".join(marked)},
        "defaultConfiguration": {"level": level},
    }
