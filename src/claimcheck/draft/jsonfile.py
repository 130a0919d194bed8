"""Attributions as JSON: where they stand in the text, by characters.

Knows the schema. Must not know how attributions are found.
"""

from __future__ import annotations

import json
from typing import Final

from claimcheck.draft.statements import Drafted, Marked

SCHEMA: Final = 1


def as_json(text_sha256: str, drafted: Drafted, article: str | None) -> str:
    """The attributions in the order in which they stand; each with the statement of the article that it became."""
    told = zip(drafted.marked, drafted.keys, strict=True)
    entries = [
        {
            "source": one.source,
            "cue": one.cue,
            "content": one.content,
            "via": one.via,
            "type": one.type,
            "stance": one.stance,
            "certainty": one.certainty,
            "claim": f"{article}#{key}" if key else None,
        }
        for one, key in sorted(told, key=lambda pair: (_start(pair[0]), pair[0].cue))
    ]
    return f"{json.dumps({'schema': SCHEMA, 'text_sha256': text_sha256, 'attributions': entries}, indent=1)}\n"


def _start(one: Marked) -> int:
    return min(start for start, _ in (*one.source, *one.cue, *one.content))
