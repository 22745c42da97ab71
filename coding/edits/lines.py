"""Edits of charge lines: each yields what is wrong with one visit."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations

from coding.edits.finding import PROCEDURES, Finding, Remedy, Severity, Visit, at_line
from coding.models import ChargeLine, CodeSystem
from coding.modifiers import REPEATS
from encounters.models import Encounter

NEW_PATIENT_YEARS = 3
NEW_PATIENT = frozenset({*(str(code) for code in range(99202, 99206)), *(str(code) for code in range(99381, 99388))})
VISITS = frozenset(
    {str(code) for code in (*range(99202, 99216), *range(99242, 99246), *range(99341, 99351), *range(99381, 99398))}
    | {"G0402", "G0438", "G0439"}
)
MINOR_PROCEDURES = frozenset(
    {
        "94640",
        "96360",
        "96372",
        "96374",
        "90471",
        "90472",
        "90473",
        "90460",
        "98925",
        "98940",
        "57454",
        "58100",
        "58300",
    }
)
SURGERY = ("10004", "69990")
BLOOD_DRAWS = frozenset({"36415", "36416"})
# Completed years that a preventive visit is for, both ends included.
AGES = {
    "99381": (0, 0), "99382": (1, 4), "99383": (5, 11), "99384": (12, 17), "99385": (18, 39), "99386": (40, 64),
    "99387": (65, 130), "99391": (0, 0), "99392": (1, 4), "99393": (5, 11), "99394": (12, 17), "99395": (18, 39),
    "99396": (40, 64), "99397": (65, 130),
}  # fmt: skip
SIDES = ({"LT", "RT"}, {"LT", "50"}, {"RT", "50"})
ONE_UNIT = Decimal(1)


def there_is_a_line(visit: Visit) -> Iterator[Finding]:
    """
    A claim has at least one service.

    Source: 837P loop 2400, required.
    """
    if not visit.lines:
        text = "The visit has no charge line. Add the service, such as 99213."
        yield Finding("there_is_a_line", Severity.STOP, "Charge lines", text, "837P, loop 2400, required")


def procedure_is_valid_on_the_day(visit: Visit) -> Iterator[Finding]:
    """
    A procedure is valid on the date of service; one in no loaded set is doubted, because the office may hold it.

    Source: 45 CFR 162.1002.
    """
    for line in visit.lines:
        if visit.procedure(line.procedure) is None:
            ended = visit.is_known(line.procedure, *PROCEDURES)
            day = f"{visit.encounter.service_date:%m/%d/%y}"
            yield Finding(
                "procedure_is_valid_on_the_day",
                Severity.STOP if ended else Severity.WARNING,
                at_line(line),
                f"Not valid on {day}. Choose the code of that day."
                if ended
                else "In no code set that is loaded here. Compare it with your code book.",
                "45 CFR 162.1002, code sets by date",
            )


def line_points_to_a_diagnosis(visit: Visit) -> Iterator[Finding]:
    """
    Each service says which diagnosis it was for.

    Source: 837P SV107, required.
    """
    for line in visit.lines:
        if not line.pointers:
            text = "Points to no diagnosis. Select the line and press a letter."
            remedy = Remedy("Point to A", "point", line.pk, "1") if visit.diagnoses else None
            yield Finding(
                "line_points_to_a_diagnosis", Severity.STOP, at_line(line), text, "837P, SV107, required", remedy
            )


def pointer_has_its_diagnosis(visit: Visit) -> Iterator[Finding]:
    """
    A pointer points to a diagnosis of this visit.

    Source: 837P SV107 refers to HI01 to HI12.
    """
    there = {one.position for one in visit.diagnoses}
    for line in visit.lines:
        missing = ["ABCDEFGHIJKL"[pointer - 1] for pointer in line.pointers if pointer not in there]
        if missing:
            text = f"Points to {', '.join(missing)}, which the visit does not have. Set its pointers again."
            yield Finding("pointer_has_its_diagnosis", Severity.STOP, at_line(line), text, "837P, SV107 and HI")


def same_procedure_twice_is_meant(visit: Visit) -> Iterator[Finding]:
    """
    The same procedure twice on a day needs a modifier that says why, or more units on one line.

    Source: Medicare Claims Processing Manual, chapter 1, section 120 (duplicate claims).
    """
    for one, other in combinations(visit.lines, 2):
        if one.procedure == other.procedure and not REPEATS & {*one.modifiers, *other.modifiers}:
            yield Finding(
                "same_procedure_twice_is_meant",
                Severity.WARNING,
                at_line(other),
                f"The same as line {one.position}. Use units, or a modifier such as 76, 59, LT or RT.",
                "Medicare Claims Processing Manual, ch. 1, 120, duplicates",
                Remedy("Remove it", "remove-line", other.pk),
            )


def visit_beside_a_procedure_is_separate(visit: Visit) -> Iterator[Finding]:
    """
    A visit on the day of a procedure is paid when modifier 25 says that its work stands for itself.

    Source: NCCI Policy Manual, chapter I, section D.
    """
    procedures = [line for line in visit.lines if _is_procedure(line)]
    for line in visit.lines:
        if line.procedure in VISITS and procedures and not {"25", "57"} & set(line.modifiers):
            yield Finding(
                "visit_beside_a_procedure_is_separate",
                Severity.WARNING,
                at_line(line),
                f"Beside {procedures[0].procedure} it is paid with modifier 25, if the note shows work of its own.",
                "NCCI Policy Manual, chapter I, D",
                Remedy("Add 25", "modifier", line.pk, "25"),
            )


def units_make_sense(visit: Visit) -> Iterator[Finding]:
    """
    A visit has one unit, and a service of both sides one.

    Source: Medicare Claims Processing Manual, chapter 26, section 10.4 (item 24G); chapter 12, section 40.7 (50).
    """
    for line in visit.lines:
        if line.procedure in VISITS and line.units != ONE_UNIT:
            text = "A visit has one unit. Set its units to 1."
            remedy = Remedy("Set 1", "units", line.pk, "1")
            source = "Medicare Claims Processing Manual, ch. 26, 10.4, item 24G"
            yield Finding("units_make_sense", Severity.STOP, at_line(line), text, source, remedy)
        elif "50" in line.modifiers and line.units != ONE_UNIT:
            text = "Modifier 50 already says both sides. Set its units to 1."
            remedy = Remedy("Set 1", "units", line.pk, "1")
            source = "Medicare Claims Processing Manual, ch. 12, 40.7"
            yield Finding("units_make_sense", Severity.WARNING, at_line(line), text, source, remedy)


def line_has_a_price(visit: Visit) -> Iterator[Finding]:
    """
    A service has a fee on its date.

    Source: the office's fee schedule.
    """
    for line in visit.lines:
        if not line.charge:
            day = f"{visit.encounter.service_date:%m/%d/%y}"
            text = f"The fee schedule has no price for {line.procedure} on {day}. Enter it."
            yield Finding("line_has_a_price", Severity.STOP, at_line(line), text, "The office's fee schedule")


def modifier_is_known(visit: Visit) -> Iterator[Finding]:
    """
    A modifier is one of the code set.

    Source: 45 CFR 162.1002 (CPT and HCPCS modifiers).
    """
    for line in visit.lines:
        for modifier in line.modifiers:
            if not visit.is_known(modifier, CodeSystem.MODIFIER):
                text = f"Modifier {modifier} is not in the list of this office. Compare it with your code book."
                remedy = Remedy(f"Take {modifier} off", "modifier", line.pk, modifier)
                source = "45 CFR 162.1002, code sets"
                yield Finding("modifier_is_known", Severity.WARNING, at_line(line), text, source, remedy)


def modifier_fits_the_line(visit: Visit) -> Iterator[Finding]:
    """
    Modifier 25 belongs on a visit, and a line has one side or both.

    Source: NCCI Policy Manual, chapter I, sections D and E.
    """
    for line in visit.lines:
        modifiers = set(line.modifiers)
        procedure = visit.procedure(line.procedure)
        if "25" in modifiers and procedure is not None and line.procedure not in VISITS:
            text = "Modifier 25 belongs on the visit, not on the procedure."
            remedy = Remedy("Take 25 off", "modifier", line.pk, "25")
            source = "NCCI Policy Manual, chapter I, D"
            yield Finding("modifier_fits_the_line", Severity.WARNING, at_line(line), text, source, remedy)
        if any(pair <= modifiers for pair in SIDES):
            text = "LT, RT and 50 contradict each other. Keep one."
            source = "NCCI Policy Manual, chapter I, E"
            yield Finding("modifier_fits_the_line", Severity.STOP, at_line(line), text, source)


def new_patient_is_new(visit: Visit) -> Iterator[Finding]:
    """
    A patient is new who was not seen by the practice in three years.

    Source: Medicare Claims Processing Manual, chapter 12, section 30.6.7.
    """
    billed = [line for line in visit.lines if line.procedure in NEW_PATIENT]
    if not billed:
        return
    day = visit.encounter.service_date
    since = _years_before(day, NEW_PATIENT_YEARS)
    earlier = Encounter.objects.filter(
        patient_id=visit.encounter.patient_id, service_date__gt=since, service_date__lt=day
    )
    last = earlier.exclude(status=Encounter.Status.VOID).order_by("-service_date").first()
    for line in billed if last else []:
        assert last is not None
        text = f"The patient was here on {last.service_date:%m/%d/%y}, so is known. Use the code for a known patient."
        source = "Medicare Claims Processing Manual, ch. 12, 30.6.7"
        yield Finding("new_patient_is_new", Severity.WARNING, at_line(line), text, source)


def preventive_visit_fits_the_age(visit: Visit) -> Iterator[Finding]:
    """
    A preventive visit is coded by age.

    Source: the ages that the code set itself gives these codes.
    """
    patient = visit.encounter.patient
    age = patient.age_on(visit.encounter.service_date)
    for line in visit.lines:
        low, high = AGES.get(line.procedure, (0, 130))
        if not low <= age <= high:
            text = f"This code is for another age; the patient was {age} on the date of service."
            source = "Code set: preventive visits by age"
            yield Finding("preventive_visit_fits_the_age", Severity.STOP, at_line(line), text, source)


def _is_procedure(line: ChargeLine) -> bool:
    if line.procedure in BLOOD_DRAWS:
        return False
    return line.procedure in MINOR_PROCEDURES or SURGERY[0] <= line.procedure <= SURGERY[1]


def _years_before(day: date, years: int) -> date:
    last_of_february = day.month == 2 and day.day == 29
    return day.replace(year=day.year - years, day=28 if last_of_february else day.day)
