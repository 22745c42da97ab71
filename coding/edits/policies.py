"""Edits by the physician fee schedule: status of a code, global periods, sides, parts, assistants."""

from collections.abc import Iterator
from datetime import timedelta

from coding.edits.families import VISITS
from coding.edits.finding import Finding, Row, adding, at_line, hold, stop, taking_off, warning
from coding.edits.visit import Service, Visit
from coding.models import ChargeLine, Reference

MINOR, SHORT, MAJOR = "000", "010", "090"
DAYS_AFTER = {SHORT: timedelta(days=10), MAJOR: timedelta(days=90)}
SURGERY_ONLY, CARE_ONLY = "54", "55"
NOT_VALID, BUNDLED, NOT_COVERED = frozenset("I"), frozenset("BP"), frozenset("NXE")
ASSISTANTS = frozenset({"80", "81", "82", "AS"})
# What the bilateral and the professional/technical indicator say when they do not allow the modifier.
NOT_BOTH = {
    "0": "has no two sides", "2": "is priced for both sides already", "3": "is billed once for each side, LT and RT",
    "9": "has no sides",
}  # fmt: skip
NOT_SPLIT = {
    "0": "is the provider's work only", "2": "is the reading only", "3": "is the machine only",
    "4": "is the whole of parts that have codes of their own", "5": "is done by staff", "6": "is the reading of a test",
    "7": "is therapy", "9": "has no parts",
}  # fmt: skip


def medicare_takes_the_code(visit: Visit) -> Iterator[Finding]:
    """
    Medicare takes another code for some services, and pays others inside something else or not at all.

    Source: Medicare physician fee schedule, status code; 42 CFR 414.
    """
    if not visit.is_medicares:
        return
    for line in visit.lines:
        policy = visit.tables.policies.get(line.procedure)
        status = policy.status if policy else ""
        row = _row(visit, line.procedure, f"status {status}")
        if status and status in NOT_VALID:
            yield stop(at_line(line), "Medicare does not take this code, but another for the same service.", row=row)
        elif status and status in BUNDLED:
            yield hold(at_line(line), "Medicare pays it inside another service of the day. Take it off.", row=row)
        elif status and status in NOT_COVERED and not {"GY", "GX"} & set(line.modifiers):
            text = "Medicare never pays it. Add GY for a denial that lets you bill the patient, or take it off."
            yield hold(at_line(line), text, remedy=adding(line, "GY"), row=row)


def visit_is_outside_a_global_period(visit: Visit) -> Iterator[Finding]:
    """
    A visit in the days after an operation is in its price, unless 24 says that it was for something else.

    Source: Medicare Claims Processing Manual, ch. 12, 40.1 and 40.2; physician fee schedule, global days.
    """
    done = _in_global(visit)
    for line in visit.lines:
        if done and line.procedure in VISITS and not {"24", CARE_ONLY} & set(line.modifiers):
            words, days = _period(visit, done)
            text = f"{words} It is paid with 24, if the note shows that it was for another problem."
            yield hold(at_line(line), text, remedy=adding(line, "24"), row=_row(visit, done.procedure, days))


def procedure_is_outside_a_global_period(visit: Visit) -> Iterator[Finding]:
    """
    A procedure in the days after another is paid with 58, 78 or 79, which say how they belong together.

    Source: Medicare Claims Processing Manual, ch. 12, 40.2.A and 40.4; physician fee schedule, global days.
    """
    done = _in_global(visit)
    for line in visit.lines:
        is_done = _global_of(visit, line.procedure) in (MINOR, SHORT, MAJOR)
        if done and is_done and not {"58", "78", "79", CARE_ONLY} & set(line.modifiers):
            words, days = _period(visit, done)
            text = f"{words} Say how they belong together: 58 planned, 78 back to the operating room, 79 unrelated."
            yield hold(at_line(line), text, row=_row(visit, done.procedure, days))


def decision_for_surgery_is_said(visit: Visit) -> Iterator[Finding]:
    """
    A visit on the day of a major operation is paid when 57 says that the decision was made in it.

    Source: Medicare Claims Processing Manual, ch. 12, 40.2.A.4; physician fee schedule, global days 090.
    """
    major = next((line for line in visit.lines if _global_of(visit, line.procedure) == MAJOR), None)
    for line in visit.lines:
        if major and line.procedure in VISITS and "57" not in line.modifiers:
            text = f"{major.procedure} is major surgery. The visit is paid with 57, if the decision was made in it."
            row = _row(visit, major.procedure, f"global {MAJOR}")
            yield hold(at_line(line, major), text, remedy=adding(line, "57"), row=row)


def both_sides_may_be_billed(visit: Visit) -> Iterator[Finding]:
    """
    Modifier 50 is for services whose price is for one of two sides.

    Source: Medicare physician fee schedule, bilateral indicator; Claims Processing Manual, ch. 12, 40.7.
    """
    for line in visit.lines:
        policy = visit.tables.policies.get(line.procedure)
        if policy and "50" in line.modifiers and policy.bilateral in NOT_BOTH:
            text = f"The service {NOT_BOTH[policy.bilateral]}, so it takes no 50."
            row = _row(visit, line.procedure, f"bilateral {policy.bilateral}")
            made = hold if visit.is_medicares else warning
            yield made(at_line(line), text, remedy=taking_off(line, "50"), row=row)


def service_can_be_split(visit: Visit) -> Iterator[Finding]:
    """
    Modifiers 26 and TC are for services that have a reading and a machine.

    Source: Medicare physician fee schedule, PC/TC indicator; Claims Processing Manual, ch. 12, 20.2.
    """
    for line in visit.lines:
        policy = visit.tables.policies.get(line.procedure)
        for mark in sorted({"26", "TC"} & set(line.modifiers)):
            if policy and policy.pctc in NOT_SPLIT:
                text = f"The service {NOT_SPLIT[policy.pctc]}, so it takes no {mark}."
                row = _row(visit, line.procedure, f"PC/TC {policy.pctc}")
                yield stop(at_line(line), text, remedy=taking_off(line, mark), row=row)


def assistant_is_paid(visit: Visit) -> Iterator[Finding]:
    """
    An assistant at surgery is paid for some operations only.

    Source: Medicare physician fee schedule, assistant indicator; 42 CFR 415.190.
    """
    for line in visit.lines:
        policy = visit.tables.policies.get(line.procedure)
        if policy and ASSISTANTS & set(line.modifiers) and policy.assistant in ("0", "1", "9"):
            row = _row(visit, line.procedure, f"assistant {policy.assistant}")
            if policy.assistant == "0":
                yield warning(at_line(line), "An assistant is paid only if the record shows the need.", row=row)
            else:
                yield hold(at_line(line), "No assistant is paid for this operation. Take the line off.", row=row)


def takes_both_sides(visit: Visit, procedure: str) -> bool | None:
    """Tell whether the fee schedule lets a service be billed with modifier 50; None when it does not say."""
    policy = visit.tables.policies.get(procedure)
    if policy is None or policy.bilateral not in {"1", *NOT_BOTH}:
        return None
    return policy.bilateral == "1"


def has_two_sides(visit: Visit, procedure: str) -> bool:
    """Tell whether the fee schedule prices a service for one of two sides."""
    policy = visit.tables.policies.get(procedure)
    return policy is not None and policy.bilateral == "1" and policy.global_days in (MINOR, SHORT, MAJOR)


def is_small_operation(visit: Visit, line: ChargeLine) -> bool:
    """Tell whether the fee schedule takes a service for a minor procedure."""
    return _global_of(visit, line.procedure) in (MINOR, SHORT)


def is_major_operation(visit: Visit, line: ChargeLine) -> bool:
    """Tell whether the fee schedule takes a service for major surgery."""
    return _global_of(visit, line.procedure) == MAJOR


def _in_global(visit: Visit) -> Service | None:
    """The latest procedure by this provider, or one of the group and taxonomy, whose global period is running."""
    for one in visit.history:
        span = DAYS_AFTER.get(_global_of(visit, one.procedure))
        is_running = span is not None and one.day < visit.day <= one.day + span
        if is_running and visit.colleagues(one) and SURGERY_ONLY not in one.modifiers:
            return one
    return None


def _period(visit: Visit, done: Service) -> tuple[str, str]:
    days = _global_of(visit, done.procedure)
    until = done.day + DAYS_AFTER[days]
    words = f"{done.procedure} of {done.day:%m/%d/%y} includes care until {until:%m/%d/%y}."
    return words, f"global {days}, visit {done.number}"


def _global_of(visit: Visit, procedure: str) -> str:
    policy = visit.tables.policies.get(procedure)
    return policy.global_days if policy else ""


def _row(visit: Visit, procedure: str, words: str) -> Row:
    return Row(f"{procedure}, {words}", visit.tables.name_of(Reference.RELATIVE_VALUES))
