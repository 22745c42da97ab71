"""The business calendar: working days of a US office."""

from datetime import date, timedelta

import holidays

_FEDERAL = holidays.country_holidays("US")


def is_business_day(day: date) -> bool:
    """Tell whether payers and the office work on this day: Monday to Friday, no federal holiday."""
    return day.weekday() < 5 and day not in _FEDERAL


def next_business_day(day: date) -> date:
    """This day, or the first business day after it."""
    while not is_business_day(day):
        day += timedelta(days=1)
    return day


def add_business_days(day: date, count: int) -> date:
    """The day that is `count` business days after `day`; the start itself is not counted."""
    for _ in range(count):
        day = next_business_day(day + timedelta(days=1))
    return day
