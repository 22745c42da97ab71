"""How official tables write single values: dates in three forms, amounts, weights."""

from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from coding.official.source import Member

NO_DAY = frozenset({"", "*", "0", "00000000"})


def day(member: Member, line: int, text: str) -> date | None:
    """
    Read YYYYMMDD, YYYYDDD (the day of the year), M/D/YYYY or YYYY-MM-DD; None for what stands for no day.

    :raises DoesNotAddUp: if it is none of them.
    """
    try:
        return _read_day(text)
    except ValueError:
        raise member.wrong(line, f"{text.strip()} is not a date.") from None


@lru_cache(maxsize=16_384)
def _read_day(text: str) -> date | None:
    """Remembered, because millions of rows begin on a few hundred days."""
    text = text.strip().removesuffix(" 00:00:00")
    if text in NO_DAY:
        return None
    if len(text) == 7 and text.isdecimal():
        found = date(int(text[:4]), 1, 1) + timedelta(days=int(text[4:]) - 1)
        if found.year != int(text[:4]):
            raise ValueError(text)  # no year has so many days, and none has a day 0
        return found
    form = "%m/%d/%Y" if "/" in text else "%Y-%m-%d" if "-" in text else "%Y%m%d"
    return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day)


def certain_day(member: Member, line: int, text: str) -> date:
    """
    Read a date that must be there.

    :raises DoesNotAddUp: if it is not.
    """
    found = day(member, line, text)
    if found is None:
        raise member.wrong(line, "A date is missing.")
    return found


def number(member: Member, line: int, text: str) -> Decimal | None:
    """
    Read an amount or a weight, with or without a dollar sign and commas; None for an empty cell or NA.

    :raises DoesNotAddUp: if it is something else.
    """
    text = text.strip().replace(",", "").removeprefix("$")
    if text in {"", "NA", "N/A", "."}:
        return None
    try:
        found = Decimal(text)
    except InvalidOperation:
        raise member.wrong(line, f"{text} is not a number.") from None
    if not found.is_finite():
        raise member.wrong(line, f"{text} is not a number.")
    return found


def certain_number(member: Member, line: int, text: str) -> Decimal:
    """
    Read a number that must be there.

    :raises DoesNotAddUp: if it is not.
    """
    found = number(member, line, text)
    if found is None:
        raise member.wrong(line, "A number is missing.")
    return found
