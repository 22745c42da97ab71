"""How single values are written in X12: amounts, numbers, dates, times, periods."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from x12.messages.parts import Period

K = TypeVar("K")
T = TypeVar("T")
is_number = re.compile(r"\s*-?(?:\d+\.?\d*|\.\d+)\s*", re.ASCII).fullmatch
WHOLE = re.compile(r"-?\d{1,18}", re.ASCII)
CACHED = 20_000
SELDOM = 16


class Known(dict[K, T]):
    """
    Values already worked out, by what they were worked out from.

    When the room is full, all make place for new; from then on one in `SELDOM` of the new is kept: what comes often is
    soon there again, and what comes once costs nothing more.
    """

    def __init__(self, reader: Callable[[K], T], room: int = CACHED) -> None:
        super().__init__()
        self._reader, self._room = reader, room
        self._new, self._kept_of = 0, 1

    def __missing__(self, text: K) -> T:
        value = self._reader(text)
        self._new += 1
        if self._new % self._kept_of:
            return value
        if len(self) >= self._room:
            self.clear()
            self._kept_of = SELDOM
        self[text] = value
        return value


def _number(text: str) -> Decimal:
    if len(text) > 40 or not is_number(text):
        raise ValueError("is not a number")
    return Decimal(text)


def _day(text: str) -> dt.date:
    digits = text.strip()
    if len(digits) == 6:
        digits = "20" + digits
    if len(digits) not in (8, 12, 14) or not (digits.isascii() and digits.isdigit()):
        raise ValueError("is not a date")
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        raise ValueError("is not a date") from None


NUMBERS = Known(_number)
DAYS = Known(_day)


def read_number(text: str) -> Decimal:
    """Read a decimal number; a sign and a point are all that may stand beside digits."""
    return NUMBERS[text]


def read_day(text: str) -> dt.date:
    """Read CCYYMMDD, or YYMMDD as the 21st century."""
    return DAYS[text]


def _whole(text: str) -> int:
    if not WHOLE.fullmatch(text.strip()):
        raise ValueError("is not a whole number")
    return int(text)


WHOLES = Known(_whole)


def _whole_lists(separator: str) -> Known[str, list[int]]:
    return Known(lambda text: [WHOLES[part] for part in text.split(separator)])


WHOLE_LISTS = Known(_whole_lists)


def read_whole(text: str) -> int:
    """Read a whole number."""
    return WHOLES[text]


def read_clock(text: str) -> dt.time:
    """Read HHMM with optional seconds and hundredths."""
    if len(text) not in (4, 6, 7, 8) or not (text.isascii() and text.isdigit()):
        raise ValueError("is not a time")
    try:
        return dt.time(
            int(text[:2]), int(text[2:4]), int(text[4:6] or 0), int((text[6:] or "0").ljust(2, "0")) * 10_000
        )
    except ValueError:
        raise ValueError("is not a time") from None


def _period(text: str) -> Period:
    """Read a day, or two days with a hyphen between."""
    first, hyphen, last = text.partition("-")
    return Period(DAYS[first], DAYS[last] if hyphen else None)


PERIODS = Known(_period)


def write_number(value: Decimal) -> str:
    """Write without exponent, padding or plus; the integer without a point."""
    if not value.is_finite():
        raise ValueError("is not a finite number")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text.startswith("0."):
        text = text[1:]
    elif text.startswith("-0."):
        text = "-" + text[2:]
    return "0" if text in ("-0", "") else text


def write_day(value: dt.date) -> str:
    """Write CCYYMMDD."""
    return f"{value.year:04d}{value.month:02d}{value.day:02d}"


def write_clock(value: dt.time) -> str:
    """Write HHMM, with seconds and hundredths only when there are any."""
    text = f"{value.hour:02d}{value.minute:02d}"
    hundredths = value.microsecond // 10_000
    if value.second or hundredths:
        text += f"{value.second:02d}"
    return text + f"{hundredths:02d}" if hundredths else text


def write_period(value: Period) -> str:
    """Write one day, or two with a hyphen between."""
    return write_day(value.first) + (f"-{write_day(value.last)}" if value.last else "")
