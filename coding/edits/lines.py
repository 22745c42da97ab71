"""Edits of single charge lines: code, pointers, units, price, repetition."""

from collections.abc import Iterator
from itertools import combinations

from coding.edits.families import VISITS
from coding.edits.finding import About, Finding, Remedy, Row, at_both, at_line, hold, removing, stop, warning
from coding.edits.visit import Visit
from coding.models import CodeSystem
from coding.modifiers import REPEATS

PROCEDURES = (CodeSystem.CPT, CodeSystem.HCPCS)


def there_is_a_line(visit: Visit) -> Iterator[Finding]:
    """
    A claim has at least one service.

    Source: 837P, loop 2400, required.
    """
    if not visit.lines:
        yield stop(About("Charge lines"), "The visit has no charge line. Add the service, such as 99213.")


def procedure_is_valid_on_the_day(visit: Visit) -> Iterator[Finding]:
    """
    A procedure is valid on the date of service; one in no loaded set is doubted, because the office may hold it.

    Source: 45 CFR 162.1002, code sets by date.
    """
    for line in visit.lines:
        if visit.procedure(line.procedure) is None:
            if visit.is_known(line.procedure, *PROCEDURES):
                yield stop(at_line(line), f"Not valid on {visit.day:%m/%d/%y}. Choose the code of that day.")
            else:
                text = "In no code set that is loaded here. Compare it with your code book."
                yield warning(at_line(line), text)


def line_points_to_a_diagnosis(visit: Visit) -> Iterator[Finding]:
    """
    Each service says which diagnosis it was for.

    Source: 837P, SV107, required.
    """
    for line in visit.lines:
        if not line.pointers:
            text = "Points to no diagnosis. Select the line and press a letter."
            remedy = Remedy("Point to A", "point", line.pk, "1") if visit.diagnoses else None
            yield stop(at_line(line), text, remedy=remedy)


def pointer_has_its_diagnosis(visit: Visit) -> Iterator[Finding]:
    """
    A pointer points to a diagnosis of this visit.

    Source: 837P, SV107 and HI.
    """
    there = {one.position for one in visit.diagnoses}
    for line in visit.lines:
        missing = ["ABCDEFGHIJKL"[pointer - 1] for pointer in line.pointers if pointer not in there]
        if missing:
            text = f"Points to {', '.join(missing)}, which the visit does not have. Set its pointers again."
            yield stop(at_line(line), text)


def external_cause_is_not_pointed_to_first(visit: Visit) -> Iterator[Finding]:
    """
    A service is done for a condition, not for what caused it.

    Source: ICD-10-CM Guidelines, I.C.20.a; 837P, SV107-1.
    """
    for line in visit.lines:
        for main in visit.pointed(line)[:1]:
            if main.code[0] in "VWXY" and main.position > 1:
                text = f"Points mainly to {main.dotted}, an external cause. Point it to the injury first."
                yield warning(at_both(line, main), text)


def visit_has_one_unit(visit: Visit) -> Iterator[Finding]:
    """
    An evaluation of the patient is one unit, however long it took.

    Source: Medicare Claims Processing Manual, ch. 26, 10.4, item 24G.
    """
    for line in visit.lines:
        if line.procedure in VISITS and line.units != 1:
            remedy = Remedy("Set 1", "units", line.pk, "1")
            yield stop(at_line(line), "A visit has one unit. Set its units to 1.", remedy=remedy)


def units_are_whole(visit: Visit) -> Iterator[Finding]:
    """
    Units of a service are counted, so they are whole, but for anesthesia and mileage.

    Source: Medicare Claims Processing Manual, ch. 26, 10.4, item 24G.
    """
    for line in visit.lines:
        is_measured = line.procedure.startswith(("00", "01", "A0"))
        if line.units != line.units.to_integral_value() and not is_measured:
            text = f"{line.units.normalize():f} units cannot be counted. Round as the code's own rule says."
            yield warning(at_line(line), text)


def line_has_a_price(visit: Visit) -> Iterator[Finding]:
    """
    A service has a fee on its date.

    Source: the office's fee schedule.
    """
    for line in visit.lines:
        if not line.charge:
            text = f"The fee schedule has no price for {line.procedure} on {visit.day:%m/%d/%y}. Enter it."
            yield stop(at_line(line), text)


def same_procedure_twice_is_meant(visit: Visit) -> Iterator[Finding]:
    """
    The same procedure twice on a day needs a modifier that says why, or more units on one line.

    Source: Medicare Claims Processing Manual, ch. 1, 120, duplicates.
    """
    for one, other in combinations(visit.lines, 2):
        if one.procedure == other.procedure and not REPEATS & {*one.modifiers, *other.modifiers}:
            text = f"The same as line {one.position}. Use units, or a modifier such as 76, 59, LT or RT."
            yield warning(at_line(other, one), text, remedy=removing(other))


def same_line_is_there_once(visit: Visit) -> Iterator[Finding]:
    """
    Two lines with the same procedure and the same modifiers are refused as one billed twice.

    Source: Medicare Claims Processing Manual, ch. 1, 120, duplicates.
    """
    repeated = {"76", "77", "91"}
    for one, other in combinations(visit.lines, 2):
        same = one.procedure == other.procedure and sorted(one.modifiers) == sorted(other.modifiers)
        if same and REPEATS & set(one.modifiers) and not repeated & set(one.modifiers):
            text = f"Line {one.position} says exactly the same. Add 76 or 91 to this one, or put the units together."
            yield hold(at_line(other, one), text, remedy=removing(other))


def service_was_not_billed_before(visit: Visit) -> Iterator[Finding]:
    """
    The same patient, provider, day and procedure are billed once.

    Source: Medicare Claims Processing Manual, ch. 1, 120, duplicates.
    """
    before = {one.procedure: one for one in visit.history if one.day == visit.day and one.is_before}
    for line in visit.lines:
        twin = before.get(line.procedure)
        is_meant = bool(REPEATS & set(line.modifiers))
        if twin and twin.provider_id == visit.encounter.provider_id and not is_meant:
            text = f"Visit {twin.number} has it for the same day and provider. Void one of the visits, or add 76 or 59."
            yield warning(at_line(line), text, row=Row(f"visit {twin.number}"))
