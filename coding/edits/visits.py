"""Edits of evaluations: new or known, one a day, separate from a procedure, at the right place."""

from collections.abc import Iterator
from datetime import date

from coding.edits.families import (
    EMERGENCY,
    HOME_KNOWN,
    HOME_NEW,
    HOSPITAL,
    INJECTIONS,
    KNOWN_FOR_NEW,
    KNOWN_OFFICE,
    NEW_PATIENT,
    NURSING,
    OFFICE,
    PREVENTIVE,
    VISITS,
    WELLNESS,
    is_procedure,
    is_vaccine,
)
from coding.edits.finding import Finding, Row, adding, at_line, hold, removing, stop, taking_off, warning
from coding.edits.policies import is_major_operation, is_small_operation
from coding.edits.visit import Visit
from coding.models import ChargeLine
from patients.models import FilingCode

NEW_PATIENT_YEARS = 3
HOSPITALS = frozenset({"21", "22", "19", "23", "51", "52", "61"})
# Where each family of visits is given.
PLACES = (
    (OFFICE, frozenset({"02", "10", "11", "15", "17", "19", "20", "22", "49", "50", "71", "72"}), "an office"),
    (HOSPITAL, frozenset({"21", "22", "23", "51", "52", "61", "25", "26"}), "a hospital"),
    (EMERGENCY, frozenset({"23"}), "an emergency room, 23"),
    (NURSING, frozenset({"31", "32", "54", "56", "61"}), "a nursing facility, 31 or 32"),
    (HOME_NEW | HOME_KNOWN, frozenset({"04", "12", "13", "14", "16", "33", "55"}), "a home, 12 to 16 or 33"),
)
PROBLEM_VISITS = OFFICE | HOSPITAL | EMERGENCY | NURSING | HOME_NEW | HOME_KNOWN
NURSE_VISIT = "99211"
COMPLEXITY = "G2211"
PREVENTIVE_PARTNERS = WELLNESS | frozenset({"G0101", "Q0091", "G0444", "G0442", "G0443", "G0446", "G0447"})
MEDICARES_PREVENTIVE = frozenset({FilingCode.MEDICARE_B, FilingCode.MEDICARE_HMO})


def new_patient_is_new(visit: Visit) -> Iterator[Finding]:
    """
    A patient is new whom nobody of the same group and taxonomy saw in three years.

    Source: Medicare Claims Processing Manual, ch. 12, 30.6.7; CPT, definition of a new patient.
    """
    billed = [line for line in visit.lines if line.procedure in NEW_PATIENT]
    since = _years_before(visit.day, NEW_PATIENT_YEARS)
    last = next((one for one in visit.history if since < one.day < visit.day and visit.colleagues(one)), None)
    for line in billed if last else []:
        assert last is not None
        known = KNOWN_FOR_NEW.get(line.procedure, "")
        words = f", such as {known}" if known else ""
        text = (
            f"The patient was seen here on {last.day:%m/%d/%y}, so is known. Use the code for a known patient{words}."
        )
        yield hold(at_line(line), text, row=Row(f"visit {last.number} of {last.day:%m/%d/%y}"))


def known_patient_was_here(visit: Visit) -> Iterator[Finding]:
    """
    A patient is known whom somebody of the same group and taxonomy saw in three years.

    Said only when our own history shows earlier visits, all of them older or of another specialty: somebody who was
    never here may have been seen before this office's records begin.

    Source: Medicare Claims Processing Manual, ch. 12, 30.6.7; CPT, definition of a new patient.
    """
    since = _years_before(visit.day, NEW_PATIENT_YEARS)
    earlier = [one for one in visit.history if one.day < visit.day]
    if not earlier or any(one.day > since and visit.colleagues(one) for one in earlier):
        return
    for line in visit.lines:
        if line.procedure in KNOWN_OFFICE - {NURSE_VISIT}:
            text = (
                f"The last visit here, on {earlier[0].day:%m/%d/%y}, is more than three years ago or of another "
                "specialty. If nobody of the group saw the patient since, a new patient's code pays the work."
            )
            yield warning(at_line(line), text, row=Row(f"visit {earlier[0].number} of {earlier[0].day:%m/%d/%y}"))


def one_problem_visit_a_day(visit: Visit) -> Iterator[Finding]:
    """
    Two visits for problems on one day by one provider, or one of the same group and taxonomy, are paid as one.

    Source: Medicare Claims Processing Manual, ch. 12, 30.6.5 and 30.6.7.B.
    """
    here = [line for line in visit.lines if line.procedure in PROBLEM_VISITS]
    for line in here[1:]:
        text = f"Line {here[0].position} is a visit of the same day. Bill the one that counts all the work."
        yield hold(at_line(line, here[0]), text, remedy=removing(line))
    other = next((one for one in visit.same_day if one.procedure in PROBLEM_VISITS and one.is_before), None)
    if here and other and "25" not in here[0].modifiers:
        text = f"Visit {other.number} has {other.procedure} for the same day. One of them counts all the work."
        yield hold(at_line(here[0]), text, row=Row(f"visit {other.number}, {other.procedure}"))


def problem_beside_prevention_is_separate(visit: Visit) -> Iterator[Finding]:
    """
    A problem that is treated during a preventive visit is paid when modifier 25 says that it took work of its own.

    Source: NCCI Policy Manual, chapter XI, E; Medicare Claims Processing Manual, ch. 12, 30.6.2.
    """
    if any(line.procedure in PREVENTIVE | WELLNESS for line in visit.lines):
        for line in visit.lines:
            if line.procedure in OFFICE and "25" not in line.modifiers:
                text = "Beside a preventive visit it is paid with modifier 25, if the note shows work of its own."
                yield warning(at_line(line), text, remedy=adding(line, "25"))


def visit_beside_a_procedure_is_separate(visit: Visit) -> Iterator[Finding]:
    """
    A visit on the day of a procedure is paid when modifier 25 says that its work stands for itself.

    Source: NCCI Policy Manual, chapter I, D.
    """
    procedures = [line for line in visit.lines if is_procedure(line) or is_small_operation(visit, line)]
    procedures = [line for line in procedures if not is_major_operation(visit, line)]
    for line in visit.lines:
        if line.procedure in VISITS and procedures and not {"25", "57"} & set(line.modifiers):
            text = f"Beside {procedures[0].procedure} it is paid with modifier 25, if the note shows work of its own."
            yield warning(at_line(line), text, remedy=adding(line, "25"))


def nurse_visit_is_not_beside_an_injection(visit: Visit) -> Iterator[Finding]:
    """
    A nurse's visit is part of the injection that it was for.

    Source: Medicare Claims Processing Manual, ch. 12, 30.6.4 and 30.5.
    """
    injection = next((line for line in visit.lines if line.procedure in INJECTIONS), None)
    for line in visit.lines:
        if line.procedure == NURSE_VISIT and injection:
            text = f"{injection.procedure} takes the nurse's visit in. Take it off."
            yield hold(at_line(line, injection), text, remedy=removing(line))


def visit_fits_the_place(visit: Visit) -> Iterator[Finding]:
    """
    Visits in the office, the hospital, the emergency room, the nursing facility and at home have codes of their own.

    Source: Medicare Claims Processing Manual, ch. 12, 30.6.9 to 30.6.14; ch. 26, 10.5 (places of service).
    """
    place = visit.encounter.place_of_service
    for line in visit.lines:
        for family, places, words in PLACES:
            if line.procedure in family and place not in places:
                text = f"This code is for {words}, and the place of service is {place}. Correct the one that is wrong."
                yield warning(at_line(line), text, row=Row(f"place {place}"))


def wellness_is_for_medicare(visit: Visit) -> Iterator[Finding]:
    """
    The annual wellness visits G0402, G0438 and G0439 are Medicare's; Medicare pays no physical by 99381 to 99397.

    Source: 42 CFR 410.15 and 410.16; 42 CFR 411.15(a)(1).
    """
    for line in visit.lines:
        if visit.payer is None:
            return
        if line.procedure in WELLNESS and visit.payer.filing_code not in MEDICARES_PREVENTIVE:
            text = f"{visit.payer.name} is not Medicare. Other payers take 99381 to 99397."
            yield warning(at_line(line), text)
        is_part_b = visit.payer.filing_code == FilingCode.MEDICARE_B
        if line.procedure in PREVENTIVE and is_part_b and not {"GY", "GX"} & set(line.modifiers):
            text = "Medicare never pays it. Code the wellness visit that was done, or add GY to bill the patient."
            yield hold(at_line(line), text, remedy=adding(line, "GY"))


def consultation_is_taken_by_the_payer(visit: Visit) -> Iterator[Finding]:
    """
    Medicare pays no consultation codes; it takes the visit's own.

    Source: Medicare Claims Processing Manual, ch. 12, 30.6.10.
    """
    for line in visit.lines:
        if "99242" <= line.procedure <= "99255" and visit.is_medicares:
            yield stop(at_line(line), "Medicare takes no consultation. Use the code of the office or hospital visit.")


def complexity_add_on_has_its_visit(visit: Visit) -> Iterator[Finding]:
    """
    G2211 goes with an office visit, and Medicare pays it beside modifier 25 only with prevention or a vaccine.

    Source: 42 CFR 414; CY 2024 and CY 2025 physician fee schedule final rules, G2211.
    """
    base = [line for line in visit.lines if line.procedure in OFFICE]
    for line in visit.lines:
        if line.procedure != COMPLEXITY:
            continue
        if not base:
            text = "It adds to an office visit, and there is none. Take it off, or add the visit."
            yield stop(at_line(line), text, remedy=removing(line))
        elif visit.is_medicares and "25" in base[0].modifiers and not _prevents(visit):
            text = "Beside a visit with modifier 25 Medicare denies it, but for prevention and vaccines of the day."
            yield hold(at_line(line, base[0]), text, remedy=removing(line))


def decision_for_surgery_is_not_25(visit: Visit) -> Iterator[Finding]:
    """
    Modifier 57 says that the decision for major surgery was made; it is not put beside 25.

    Source: Medicare Claims Processing Manual, ch. 12, 40.2.A.4 and 30.6.6.
    """
    for line in visit.lines:
        if {"25", "57"} <= set(line.modifiers):
            text = "57 is for major surgery, 25 for a minor procedure. Keep the one that fits."
            yield stop(at_line(line), text, remedy=taking_off(line, "57"))


def _prevents(visit: Visit) -> bool:
    """Whether something of the day is prevention under Part B, beside which G2211 is paid."""
    return any(_is_prevention(line) for line in visit.lines)


def _is_prevention(line: ChargeLine) -> bool:
    giving = {"G0008", "G0009", "G0010", "90471", "90472", "90480"}
    return line.procedure in PREVENTIVE_PARTNERS | giving or is_vaccine(line.procedure)


def _years_before(day: date, years: int) -> date:
    last_of_february = day.month == 2 and day.day == 29
    return day.replace(year=day.year - years, day=28 if last_of_february else day.day)
