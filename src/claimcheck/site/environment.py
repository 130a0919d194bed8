"""The templates, and how what they show is made safe.

Knows Jinja2. Must not know what pages there are.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Undefined
from markupsafe import Markup

from claimcheck.findings import Finding
from claimcheck.model import DECISIONS
from claimcheck.report import decisions, recordwords, safe
from claimcheck.report.datewords import date_words
from claimcheck.report.names import counted, listed
from claimcheck.site.addresses import anchor
from claimcheck.site.digest import OUTCOMES


class Code(str):
    """Text of several lines, of which each stays as it is."""


@cache
def environment() -> Environment:
    """All templates. Every text that they show is made visible and escaped; what is undefined is an error."""
    templates = Environment(
        loader=PackageLoader("claimcheck.site"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters.update(
        counted=counted,
        listed=listed,
        days=date_words,
        language=safe.language,
        web_address=safe.web_address,
        text_fragment=safe.text_fragment,
        state=decisions.state,
        severity=_severity,
        sentence=_sentence,
        anchor=anchor,
        lead=recordwords.lead,
        silences=recordwords.silences,
        code=Code,
    )
    templates.globals.update(outcomes=OUTCOMES, meanings=DECISIONS, groups=recordwords.GROUPS)
    return templates


def style() -> str:
    """The one style sheet."""
    return environment().get_template("style.css").render()


def style_hash() -> str:
    """The style sheet's hash as a content security policy names it (CSP 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()}"


def _shown(value: Any) -> Any:
    """What stands for a value in a page: numbers as they are, text with nothing hidden in it; nothing else is shown."""
    if isinstance(value, Markup | int | Undefined):
        return value
    if isinstance(value, Code):
        return "\n".join(map(safe.source, value.split("\n")))
    if isinstance(value, str):
        return f"{' ' * value.startswith(' ')}{safe.line(value)}{' ' * value.endswith(' ')}"
    raise TypeError(f"a template shows {value!r}, which is neither text nor a number")


def _sentence(text: str) -> str:
    """A text with a capital at its start."""
    return text[:1].upper() + text[1:]


def _severity(finding: Finding) -> str:
    """How bad a finding is, in words; agreements and outcomes are not bad."""
    return finding.severity if finding.kind == "contradiction" else ""
