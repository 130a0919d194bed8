"""Amounts: a number and a unit, converted to another unit of the same dimension.

Knows units of length, time and mass; any other unit equals only itself. Must not know what is counted.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_NUMBER: Final = r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?"
AMOUNT: Final = re.compile(rf"({_NUMBER})\s*(\D[\s\S]*)?")
_PERCENTAGE: Final = re.compile(rf"({_NUMBER})\s*%")

# Dimension, how many of its smallest unit, and the names. Months and years are not a fixed number of days.
# Leaves out what differs between countries (tons, gallons).
_UNITS: Final = (
    ("length", "0.001", "mm millimeter millimetre"),
    ("length", "0.01", "cm centimeter centimetre"),
    ("length", "1", "m meter metre"),
    ("length", "1000", "km kilometer kilometre"),
    ("length", "0.0254", "in inch inches"),
    ("length", "0.3048", "ft foot feet"),
    ("length", "0.9144", "yd yard"),
    ("length", "1609.344", "mi mile"),
    ("length", "1852", "nmi nautical-mile"),
    ("time", "1", "s sec second"),
    ("time", "60", "min minute"),
    ("time", "3600", "h hr hour"),
    ("time", "86400", "d day"),
    ("time", "604800", "week"),
    ("calendar", "1", "month"),
    ("calendar", "12", "year"),
    ("mass", "0.001", "g gram gramme"),
    ("mass", "1", "kg kilogram kilogramme"),
    ("mass", "1000", "t tonne metric-ton"),
    ("mass", "0.45359237", "lb pound"),
    ("mass", "0.028349523125", "oz ounce"),
)
_BY_NAME: Final = {
    name.replace("-", " "): (dimension, Decimal(factor))
    for dimension, factor, names in _UNITS
    for name in names.split()
}


class UnitError(ValueError):
    """The amount is one, but its unit cannot be converted."""


def parse_amount(text: str, unit: str | None) -> float:
    """The number of `unit`s (None: things) that a text such as "112 km" or "24" means, to ten digits.

    Raises UnitError when its unit cannot be converted, else ValueError; each "what is wrong; what to write".
    """
    found = AMOUNT.fullmatch(text.strip())
    if not found:
        raise ValueError(_what_is_wrong(text))
    value, own_unit = Decimal(found[1]), (found[2] or "").strip()
    if own_unit and not re.match(r"[^\W\d_]|[%°$€£¥]", own_unit):
        raise ValueError(_what_is_wrong(text))
    return float(f"{value * _factor(own_unit, unit):.10g}")


def parse_tolerance(text: str, unit: str | None) -> tuple[float, float]:
    """The fraction and the absolute amount that a tolerance ("5%", "10") means; one of the two is 0."""
    if found := _PERCENTAGE.fullmatch(text.strip()):
        relative = float(Decimal(found[1]) / 100)
        if not 0 <= relative < 1:
            raise ValueError(f"a tolerance of {text.strip()} makes no sense; write a percentage from 0% to 99%")
        return relative, 0.0
    absolute = parse_amount(text, unit)
    if absolute < 0:
        raise ValueError("a tolerance cannot be negative; write it without the minus")
    return 0.0, absolute


def format_amount(amount: float, unit: str | None) -> str:
    """The normal spelling of an amount, such as "179.3 km"."""
    number = f"{amount:.10g}"
    if "e" in number:
        number = format(Decimal(number), "f")
    return f"{'0' if number == '-0' else number} {unit}" if unit else "0" if number == "-0" else number


def is_days(unit: str | None) -> bool:
    """Whether a unit is the day, under any name."""
    return unit is not None and _BY_NAME.get(_singular(unit)) == _BY_NAME["day"]


def is_size(unit: str | None) -> bool:
    """Whether a number of this unit (None: things) cannot be less than nothing: lengths, times, masses."""
    return unit is None or _singular(unit) in _BY_NAME


def _factor(own_unit: str, unit: str | None) -> Decimal:
    if not own_unit or (unit and _singular(own_unit) == _singular(unit)):
        return Decimal(1)
    if unit is None:
        raise UnitError(f"the question has no unit, and here stands {own_unit[:40]!r}; write the number alone")
    own, wanted = _BY_NAME.get(_singular(own_unit)), _BY_NAME.get(_singular(unit))
    if own is None or wanted is None or own[0] != wanted[0]:
        raise UnitError(f"{own_unit[:40]!r} cannot be converted to {unit}; write the amount in {unit}")
    return own[1] / wanted[1]


def _singular(unit: str) -> str:
    """The name of a unit as the table has it: kilometers, Kilometer(s) and kilometer are one."""
    folded = " ".join(unit.removesuffix("(s)").casefold().split()).rstrip(".")
    return folded if folded in _BY_NAME or len(folded) < 3 else folded.removesuffix("s")


def _what_is_wrong(text: str) -> str:
    shown = repr(text.strip()[:40])
    if grouped := re.match(
        r"[+-]?[0-9]{1,3}(([ ,'’_\u00a0\u2009\u202f][0-9]{3})+|(\.[0-9]{3}){2,})(?![0-9])", text.strip()
    ):
        digits = re.sub("[^0-9+-]", "", grouped[0])
        return f"{shown} has marks between thousands; write {digits}"
    if comma := re.match(r"([+-]?[0-9]+),([0-9]+)", text.strip()):
        return f"{shown} has a comma; write a point before decimals: {comma[1]}.{comma[2]}"
    if re.match(r"[^0-9]*[0-9]+\s*(-|–|to|or|\.\.)\s*[0-9]", text.strip()):
        return f"{shown} is not one amount; write {{any_of: [a, b]}} if it is one of several"
    return f"{shown} is not an amount; write a number and a unit, such as 112 km"
