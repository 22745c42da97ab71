"""The dates of a line beside its service (837P, 2400), and of its claim where one was last seen or disabled."""

from __future__ import annotations

from x12.messages.claim837p import Claim, ServiceLine
from x12.rules.dates837p import PAST_OF_LINE, Fields, born_on, dates_of, is_dated, last_day
from x12.rules.finding import Around, Spots, here, rule

BEFORE_SERVICE = Fields(
    {
        "prescription_date": "471",
        "therapy_begin_date": "463",
        "last_seen_date": "304",
        "xray_date": "455",
        "initial_treatment_date": "454",
    }
)


@rule(
    "LINE-DATE-AFTER-SERVICE",
    Claim,
    ServiceLine,
    snip=4,
    source="X222 2400 DTP*471, 463, 304, 455, 454 and 2300 DTP*304: before or on the day of the service",
    what="The order, first treatment or last visit behind the service is dated after it.",
    remedy="Correct the date or the date of service.",
    severity="warning",
    ack="8",
    when=is_dated,
)
def _after_service(item: Claim | ServiceLine, around: Around) -> Spots:
    if isinstance(item, Claim):
        last, days = last_day(item), [("304", item.last_seen_date)] if item.last_seen_date else []
    else:
        last = item.service_date.end if item.service_date is not None else None
        days = [*dates_of(item, BEFORE_SERVICE)]
    for qualifier, day in days:
        if last and day and day > last:
            yield here(item, f"DTP*{qualifier}", 3)


@rule(
    "LINE-DATE-BEFORE-BIRTH",
    ServiceLine,
    snip=4,
    source="X222 2400 DTP and DMG02",
    what="Something of the line is dated before the patient's birth.",
    remedy="Correct the date or the birth date.",
    ack="8",
    when=is_dated,
)
def _before_birth(line: ServiceLine, around: Around) -> Spots:
    born = born_on(around)
    for qualifier, day in dates_of(line, PAST_OF_LINE):
        if born and day < born:
            yield here(line, f"DTP*{qualifier}", 3)


@rule(
    "DISABILITY-FORM",
    Claim,
    snip=2,
    source="X222 2300 DTP02: RD8 with 314, D8 with 360 and 361",
    what="The period of a disability has only one day.",
    remedy="Send RD8 with both days, or 360 for the beginning alone and 361 for the end alone.",
    severity="warning",
    ack="7",
    when="disability",
)
def _disability_of_one_day(claim: Claim, around: Around) -> Spots:
    if claim.disability is not None and claim.disability.last is None:
        yield here(claim, "DTP*314", 2)
