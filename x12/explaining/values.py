"""How single values are written for a person: dollars, days, times, codes with what they mean."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from x12.envelope import Delimiters
from x12.plan import Slot, plan_of
from x12.values import read_clock, read_day, read_number

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY_DIGITS = 8
SHARE_DECIMALS = 6
"""A share such as .2 may have six decimals, a percent such as 80.5 has fewer."""


class Shown(NamedTuple):
    """A value for a person, and what it means if it is a code."""

    value: str
    meaning: str = ""


def money(text: str) -> str:
    """Write an amount as $1,234.50; what is no amount stays as it is."""
    try:
        amount = read_number(text)
    except ValueError:
        return text
    places = max(2, -int(amount.as_tuple().exponent))
    return f"{'-' if amount < 0 else ''}${abs(amount):,.{places}f}"


def number(text: str) -> str:
    """Write a number with commas and without needless zeros; what is no number stays as it is."""
    try:
        written = f"{read_number(text):,f}"
    except (ValueError, InvalidOperation):
        return text
    return written.rstrip("0").rstrip(".") if "." in written else written


def percent(text: str) -> str:
    """Write a fraction such as .2 as 20%."""
    try:
        return f"{number(str(read_number(text) * 100))}%"
    except ValueError:
        return text


def day(text: str) -> str:
    """Write CCYYMMDD as Oct 15, 2026, also with a time after it or as a range; what is no date stays as it is."""
    first, hyphen, last = text.partition("-")
    if hyphen:
        return f"{day(first)} to {day(last)}"
    try:
        read = read_day(text)
        clock = f" {_clock(text[DAY_DIGITS:])}" if len(text) > DAY_DIGITS else ""
    except ValueError:
        return text
    return f"{MONTHS[read.month - 1]} {read.day}, {read.year}{clock}"


def clock(text: str) -> str:
    """Write HHMM as 14:05; what is no time stays as it is."""
    try:
        return _clock(text)
    except ValueError:
        return text


def _clock(text: str) -> str:
    read = read_clock(text)
    return f"{read.hour}:{read.minute:02d}" + (f":{read.second:02d}" if read.second else "")


def dotted(code: str) -> str:
    """Write an ICD-10-CM code with its point."""
    return f"{code[:3]}.{code[3:]}" if len(code) > 3 and "." not in code else code


def zip_code(text: str) -> str:
    """Write nine digits as 44114-0001."""
    return f"{text[:5]}-{text[5:]}" if len(text) == 9 and text.isdigit() else text


def phone(text: str) -> str:
    """Write ten digits as (614) 555-1212."""
    return f"({text[:3]}) {text[3:6]}-{text[6:]}" if len(text) == 10 and text.isdigit() else text


def procedure(parts: list[str]) -> str:
    """Write a procedure composite as its code with modifiers, such as 99213-25, and its description if it has one."""
    code, modifiers = "".join(parts[1:2]), [part for part in parts[2:6] if part]
    written = "-".join([code, *modifiers])
    if len(parts) > 7 and parts[7]:
        written += f" to {parts[7]}"
    return f"{written} “{parts[6]}”" if len(parts) > 6 and parts[6] else written


def shown(slot: Slot, text: str, delimiters: Delimiters) -> Shown:
    """Write one value of a declared attribute; a list in one element is written with commas."""
    if not slot.many:
        return _one(slot, text, delimiters)
    separator = delimiters.repetition if slot.type is str else delimiters.component
    found = [_one(slot, part, delimiters) for part in text.split(separator or "^") if part]
    return Shown(", ".join(one.value for one in found), "; ".join(one.meaning for one in found if one.meaning))


def _one(slot: Slot, text: str, delimiters: Delimiters) -> Shown:
    if slot.type is str or slot.type is int:
        return Shown(text, slot.place.meaning(text))
    if slot.type is Decimal:
        return Shown(_amount(slot, text))
    if slot.type is dt.time:
        return Shown(clock(text))
    if slot.type is dt.date or slot.type.__name__ == "Period":
        return Shown(day(text))
    return _composite(slot.type, text.split(delimiters.component), delimiters)


def _amount(slot: Slot, text: str) -> str:
    if slot.name.endswith("percent"):
        return percent(text) if slot.place.decimals == SHARE_DECIMALS else f"{number(text)}%"
    return money(text) if slot.place.decimals <= 2 else number(text)


def _composite(kind: type, parts: list[str], delimiters: Delimiters) -> Shown:
    if kind.__name__ == "Procedure":
        return Shown(procedure(parts))
    found = []
    for slot in plan_of(kind).slots:
        first = slot.place.element
        texts = parts[first - 1 : slot.place.last or first]
        found += [_one(slot, text, delimiters) for text in texts if text]
    return Shown(":".join(one.value for one in found), "; ".join(one.meaning for one in found if one.meaning))
