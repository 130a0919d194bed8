"""Attributions as JSON: where they stand in the text, by characters.

Knows the schema. Must not know how attributions are found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from claimcheck.draft.drafting import Reading
from claimcheck.draft.syntax import Span

SCHEMA: Final = 1


def as_json(text_sha256: str, reading: Reading, claims: Sequence[str | None]) -> str:
    """The attributions in the order in which they stand; `claims` has the statement that each became, if any."""
    entries = [
        {
            "source": _spans(one.source),
            "cue": _spans(one.cue),
            "content": _spans(one.content),
            "via": [_spans(relay) for relay in one.via],
            "type": kind.type,
            "stance": kind.stance,
            "certainty": kind.certainty,
            "claim": claim,
        }
        for one, kind, claim in zip(reading.attributions, reading.kinds, claims, strict=True)
    ]
    entries.sort(key=lambda entry: (min(_starts(entry)), entry["cue"]))
    return f"{json.dumps({'schema': SCHEMA, 'text_sha256': text_sha256, 'attributions': entries}, indent=1)}\n"


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in sorted(spans)]


def _starts(entry: Mapping[str, object]) -> Iterable[int]:
    for key in ("source", "cue", "content"):
        spans = entry[key]
        assert isinstance(spans, list)
        yield from (span[0] for span in spans)
