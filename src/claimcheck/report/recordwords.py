"""Track records in words and numbers: what every rendering says of them.

Knows how a share is put without saying more than it may. Must not know terminals, files or pages.
"""

from __future__ import annotations

from typing import Any

from claimcheck.relaying import Relay
from claimcheck.report.names import counted
from claimcheck.trackrecord import BORNE_OUT, NOT_BORNE_OUT, Given, Record, Tally, TrackRecord

GROUPS = {
    "rumors": "rumors and reports",
    "forecasts": "forecasts",
    "announcements": "announcements",
    "denials": "denials",
}
"""What each group of answers is called."""


def share(tally: Tally) -> str:
    """How many of the settled answers were borne out, with the interval, or that they are too few to say."""
    if tally.settled == 0:
        return "none settled"
    shown = f"{tally.borne_out} of {tally.settled} borne out"
    if tally.interval is None:
        return f"{shown}, too few to say"
    low, high = (round(100 * bound) for bound in tally.interval)
    return f"{shown}, {low} to {high} %"


def endings(tally: Tally) -> tuple[str, str, str]:
    """How answers ended, in numbers: borne out, not borne out, neither."""
    parts: tuple[list[str], list[str], list[str]] = ([], [], [])
    for ended, number in tally.endings.items():
        place = 0 if ended in BORNE_OUT else 1 if ended in NOT_BORNE_OUT else 2
        parts[place].append(f"{number} {ended}")
    if tally.by_itself:
        parts[0].append(f"{tally.by_itself} by itself alone")
    borne_out, not_borne_out, neither = (", ".join(part) for part in parts)
    return borne_out, not_borne_out, neither


def claims(record: Record) -> str:
    """How many claims, by type."""
    number = counted(sum(record.types.values()), "claim")
    types = ", ".join(f"{type_} {count}" for type_, count in record.types.items())
    return f"{number}: {types}" if types else "no claims"


def lead(record: Record) -> str:
    """How long before they were confirmed its answers came; "" when that is not known of any."""
    known = record.lead
    if known is None:
        return ""
    if known.number == 1:
        return f"{counted(known.least, 'day')} before an answer was confirmed"
    spread = f"{known.least} to {known.greatest}"
    return f"median of {known.median:g} days ({spread}) before {known.number} answers were confirmed"


def silences(record: Record) -> str:
    """Questions that it did not answer; "" for none."""
    silent = record.silences
    if silent.number == 0:
        return ""
    spoken = silent.number - silent.answered_later - silent.never_answered
    told = [
        f"{silent.answered_later} answered later" if silent.answered_later else "",
        f"{silent.never_answered} never" if silent.never_answered else "",
        f"{spoken} spoke before, or denied it" if spoken else "",
    ]
    return f"{counted(silent.number, 'question')} not answered: {', '.join(filter(None, told))}"


def ending(given: Given) -> str:
    """How one answer ended, and how long after the source gave it."""
    told: list[str] = [given.ended]
    if given.by_itself and given.ended in BORNE_OUT:
        told.append("by itself alone")
    if given.lead_days is not None:
        told.append(f"after {counted(given.lead_days, 'day')}")
    return ", ".join(told)


# --- For programs -----------------------------------------------------------------------------------------


def source_entry(record: TrackRecord, name: str) -> dict[str, Any]:
    """A source's record as plain data; shares have three digits."""
    return {
        "id": record.source,
        "name": name,
        "own": record_entry(record.own),
        "parts": list(record.parts),
        "whole": record_entry(record.whole) if record.whole else None,
        "relays": [_relay_entry(relay) for relay in record.relays],
        "relayed_by": [_relay_entry(relay) for relay in record.relayed_by],
    }


def record_entry(record: Record) -> dict[str, Any]:
    """Claims by type, how answers ended, lead days and silences."""
    return {
        "claims": dict(record.types),
        "answers": [_tally_entry(tally) for tally in record.tallies],
        "lead_days": record.lead._asdict() if record.lead else None,
        "silences": record.silences._asdict(),
    }


def given_entry(given: Given) -> dict[str, Any]:
    """One answer of a source, and what became of it."""
    return {**given._asdict(), "claims": list(given.claims)}


def _tally_entry(tally: Tally) -> dict[str, Any]:
    return {
        "group": tally.group,
        "endings": dict(tally.endings),
        "by_itself": tally.by_itself,
        "borne_out": tally.borne_out,
        "settled": tally.settled,
        "interval": [round(bound, 3) for bound in tally.interval] if tally.interval else None,
    }


def _relay_entry(relay: Relay) -> dict[str, Any]:
    return {"source": relay.source, **{str(role): claims for role, claims in relay.roles.items()}}
