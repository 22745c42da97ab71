"""The dates of a claim and its lines (837P): none in the future, each before or after what it must be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter

from x12.messages.claim837p import Claim, Patient, ServiceLine, Subscriber
from x12.messages.parties837p import PatientName, SubscriberName
from x12.messages.parts import Period
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import INPATIENT
from x12.rules.subscribers837p import today_of


class Fields:
    """Attributes that hold dates, with the qualifier of the DTP of each."""

    def __init__(self, qualifiers: dict[str, str]) -> None:
        self.qualifiers = tuple(qualifiers.values())
        self.of = attrgetter(*qualifiers)


PAST = Fields(
    {
        "onset_date": "431",
        "initial_treatment_date": "454",
        "last_seen_date": "304",
        "acute_manifestation_date": "453",
        "accident_date": "439",
        "last_menstrual_period": "484",
        "xray_date": "455",
        "prescription_date": "471",
        "last_worked_date": "297",
        "admission_date": "435",
        "discharge_date": "096",
        "assumed_care_date": "090",
        "relinquished_care_date": "091",
        "first_contact_date": "444",
        "repricer_received_date": "050",
    }
)
SINCE_BIRTH = Fields({"disability_begin_date": "360", "disability_end_date": "361", "return_to_work_date": "296"})
BEFORE_SERVICE = Fields(
    {
        "onset_date": "431",
        "initial_treatment_date": "454",
        "acute_manifestation_date": "453",
        "accident_date": "439",
        "last_menstrual_period": "484",
        "xray_date": "455",
        "prescription_date": "471",
    }
)
PAST_OF_LINE = Fields(
    {
        "prescription_date": "471",
        "therapy_begin_date": "463",
        "last_certification_date": "461",
        "last_seen_date": "304",
        "hemoglobin_test_date": "738",
        "creatinine_test_date": "739",
        "shipped_date": "011",
        "xray_date": "455",
        "initial_treatment_date": "454",
    }
)
EARLIEST = dt.date(1990, 1, 1)
YEAR = dt.timedelta(days=366)
LONG_AGO = dt.timedelta(days=10 * 365)


def _has_lived(claim: Claim) -> bool:
    """Tell whether a claim has any date that no earlier day than the patient's birth can bear."""
    return any(PAST.of(claim)) or any(SINCE_BIRTH.of(claim)) or claim.disability is not None


def is_dated(item: Claim | ServiceLine) -> bool:
    """Tell whether an object has any date of an event beside its services."""
    return any((PAST if isinstance(item, Claim) else PAST_OF_LINE).of(item))


@rule(
    "PERIOD-ORDER",
    ServiceLine,
    Claim,
    snip=1,
    source="X222 DTP03 RD8: first day, hyphen, last day",
    what="The period ends before it begins.",
    remedy="Correct the two dates.",
    ack="8",
)
def _period_order(item: ServiceLine | Claim, around: Around) -> Spots:
    if isinstance(item, Claim):
        period, segment = item.disability, "DTP*314"
    else:
        period, segment = item.service_date, "DTP*472"
    if isinstance(period, Period) and period.end < period.first:
        yield here(item, segment, 3)


@rule(
    "SERVICE-RANGE",
    ServiceLine,
    snip=5,
    source="X222 2400 DTP*472 RD8; edits of payers",
    what="One line covers more than a year.",
    remedy="Check the years of the two dates, or split the line.",
    severity="warning",
    ack="8",
)
def _service_range(line: ServiceLine, around: Around) -> Spots:
    if line.service_date is not None and line.service_date.end - line.service_date.first > YEAR:
        yield here(line, "DTP*472", 3)


@rule(
    "SERVICE-DATE-FUTURE",
    ServiceLine,
    snip=5,
    source="X222 2400 DTP*472; edits of clearinghouses",
    what="The service is dated later than the file.",
    remedy="Correct the date, or wait until the service was given.",
    ack="8",
)
def _service_in_future(line: ServiceLine, around: Around) -> Spots:
    today = today_of(around)
    if today and line.service_date is not None and max(line.service_date.first, line.service_date.end) > today:
        yield here(line, "DTP*472", 3)


@rule(
    "SERVICE-DATE-OLD",
    ServiceLine,
    snip=5,
    source="42 CFR 424.44 and payers' filing limits",
    what="The service is so long ago that no payer takes it.",
    remedy="Check the year of the service.",
    severity="warning",
    ack="8",
)
def _service_long_ago(line: ServiceLine, around: Around) -> Spots:
    if line.service_date is None:
        return
    if line.service_date.first < _earliest(today_of(around)):
        yield here(line, "DTP*472", 3)


@lru_cache(maxsize=16)
def _earliest(today: dt.date | None) -> dt.date:
    """Give the first day of service that any payer may still take."""
    return max(today - LONG_AGO, EARLIEST) if today and today - dt.date.min > LONG_AGO else EARLIEST


@rule(
    "SERVICE-BEFORE-BIRTH",
    ServiceLine,
    snip=4,
    source="X222 2400 DTP*472 and DMG02; CARC 14",
    what="The service is dated before the patient's birth.",
    remedy="Correct the date of service or the birth date.",
)
def _service_before_birth(line: ServiceLine, around: Around) -> Spots:
    born = born_on(around)
    if born and line.service_date is not None and line.service_date.first < born:
        yield here(line, "DTP*472", 3)


@rule(
    "SERVICE-AFTER-DEATH",
    ServiceLine,
    snip=4,
    source="X222 2400 DTP*472 and PAT06; CARC 13",
    what="The service is dated after the patient's death.",
    remedy="Correct the date of service or the date of death.",
    severity="warning",
)
def _service_after_death(line: ServiceLine, around: Around) -> Spots:
    holder = around.get(Patient) or around.get(Subscriber)
    died = holder.death_date if holder is not None else None
    if died and line.service_date is not None and line.service_date.first > died:
        yield here(line, "DTP*472", 3)


@rule(
    "DATE-FUTURE",
    Claim,
    ServiceLine,
    snip=5,
    source="X222 2300 and 2400 DTP: dates of what has happened",
    what="Something that has happened is dated later than the file.",
    remedy="Correct the date.",
    ack="8",
    when=is_dated,
)
def _date_in_future(item: Claim | ServiceLine, around: Around) -> Spots:
    today = today_of(around)
    for qualifier, day in dates_of(item, PAST if isinstance(item, Claim) else PAST_OF_LINE):
        if today and day > today:
            yield here(item, f"DTP*{qualifier}", 3)


@rule(
    "DATE-BEFORE-BIRTH",
    Claim,
    snip=4,
    source="X222 2300 DTP and DMG02",
    what="Something is dated before the patient's birth.",
    remedy="Correct the date or the birth date.",
    when=_has_lived,
)
def _date_before_birth(claim: Claim, around: Around) -> Spots:
    born = born_on(around)
    for fields in (PAST, SINCE_BIRTH):
        for qualifier, day in dates_of(claim, fields):
            if born and day < born:
                yield here(claim, f"DTP*{qualifier}", 3)
    if born and isinstance(claim.disability, Period) and claim.disability.first < born:
        yield here(claim, "DTP*314", 3)


@rule(
    "DATE-AFTER-SERVICE",
    Claim,
    snip=4,
    source="X222 2300 DTP*431, 439, 453, 454, 455, 471, 484: before or on the day of the service",
    what="The onset, accident or other event behind the claim is dated after all its services.",
    remedy="Correct the date or the dates of service.",
    when=is_dated,
)
def _date_after_service(claim: Claim, around: Around) -> Spots:
    last = last_day(claim)
    for qualifier, day in dates_of(claim, BEFORE_SERVICE):
        if last and day > last:
            yield here(claim, f"DTP*{qualifier}", 3)


def dates_of(item: Claim | ServiceLine, fields: Fields) -> Iterator[tuple[str, dt.date]]:
    """Give the dates that an object has of these, each with the qualifier of its DTP."""
    for qualifier, day in zip(fields.qualifiers, fields.of(item), strict=True):
        if isinstance(day, dt.date):
            yield qualifier, day


@rule(
    "LMP-MALE",
    Claim,
    snip=4,
    source="X222 2300 DTP*484",
    what="A last menstrual period is sent for a male patient.",
    remedy="Check the gender in DMG03, or take the date out.",
    severity="warning",
    when=is_dated,
)
def _menstrual_period_of_male(claim: Claim, around: Around) -> Spots:
    name = treated(around)
    if claim.last_menstrual_period and name is not None and name.gender == "M":
        yield here(claim, "DTP*484", 3)


@rule(
    "ADMISSION-MISSING",
    Claim,
    snip=4,
    source="X222 2300 DTP*435, as commonly applied: places of service 21, 51, 61",
    what="An inpatient visit has no date of admission.",
    remedy="Send DTP*435.",
    severity="warning",
    ack="I9",
)
def _admission_missing(claim: Claim, around: Around) -> Spots:
    if claim.place_of_service in INPATIENT and claim.admission_date is None:
        yield here(claim, "DTP*435", 3)


@rule(
    "ADMISSION-AFTER-SERVICE",
    Claim,
    snip=4,
    source="X222 2300 DTP*435",
    what="The patient was admitted after all services of the claim.",
    remedy="Correct the admission or the dates of service.",
    severity="warning",
    when=is_dated,
)
def _admission_after_service(claim: Claim, around: Around) -> Spots:
    last = last_day(claim)
    if last and claim.admission_date and claim.admission_date > last:
        yield here(claim, "DTP*435", 3)


@rule(
    "DISCHARGE-ORDER",
    Claim,
    snip=4,
    source="X222 2300 DTP*096",
    what="The patient was discharged before being admitted, or without an admission.",
    remedy="Correct the dates of admission and discharge.",
    when=is_dated,
)
def _discharge_order(claim: Claim, around: Around) -> Spots:
    if claim.discharge_date and (claim.admission_date is None or claim.discharge_date < claim.admission_date):
        yield here(claim, "DTP*096", 3)


@rule(
    "DISCHARGE-BEFORE-SERVICE",
    Claim,
    snip=4,
    source="X222 2300 DTP*096 and 2400 DTP*472",
    what="An inpatient service is dated after the discharge.",
    remedy="Correct the discharge, the date of service or the place of service.",
    severity="warning",
    when=is_dated,
)
def _discharge_before_service(claim: Claim, around: Around) -> Spots:
    last = last_day(claim)
    is_inside = claim.place_of_service in INPATIENT
    if is_inside and last and claim.discharge_date and claim.discharge_date < last:
        yield here(claim, "DTP*096", 3)


@rule(
    "DISABILITY-DATES",
    Claim,
    snip=4,
    source="X222 2300 DTP*314, 360, 361: one of them, in order",
    what="The disability ends before it begins, or is sent both as a period and as single dates.",
    remedy="Send 314 with both dates, or 360 alone, or 361 alone.",
    when="disability disability_begin_date disability_end_date",
)
def _disability_dates(claim: Claim, around: Around) -> Spots:
    begin, end = claim.disability_begin_date, claim.disability_end_date
    if begin and end and end < begin:
        yield here(claim, "DTP*361", 3)
    elif claim.disability is not None and (begin or end):
        yield here(claim, "DTP*360" if begin else "DTP*361", 3)


@rule(
    "WORK-DATES",
    Claim,
    snip=4,
    source="X222 2300 DTP*297 and 296",
    what="The patient returns to work before the last day worked.",
    remedy="Correct the two dates.",
    when=is_dated,
)
def _work_dates(claim: Claim, around: Around) -> Spots:
    worked, returns = claim.last_worked_date, claim.return_to_work_date
    if worked and returns and returns < worked:
        yield here(claim, "DTP*296", 3)


@rule(
    "CARE-DATES",
    Claim,
    snip=4,
    source="X222 2300 DTP*090 and 091",
    what="Care was given up before it was taken over.",
    remedy="Correct the two dates.",
    severity="warning",
    when=is_dated,
)
def _care_dates(claim: Claim, around: Around) -> Spots:
    assumed, relinquished = claim.assumed_care_date, claim.relinquished_care_date
    if assumed and relinquished and relinquished < assumed:
        yield here(claim, "DTP*091", 3)


def treated(around: Around) -> PatientName | SubscriberName | None:
    """Give who was treated: the patient, or the subscriber where no patient level is."""
    level = around.get(Patient) or around.get(Subscriber)
    return level.name if level is not None else None


def born_on(around: Around) -> dt.date | None:
    """Give the birth date of who was treated, unless it is itself in the future."""
    name, today = treated(around), today_of(around)
    born = name.birth_date if name is not None else None
    return None if born and today and born > today else born


def last_day(claim: Claim) -> dt.date | None:
    """Give the last day of service of a claim."""
    return max((line.service_date.end for line in claim.lines if line.service_date is not None), default=None)
