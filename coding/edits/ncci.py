"""
Edits of the National Correct Coding Initiative: pairs, units, add-on codes.

They are Medicare's and Medicaid's law; other payers mostly follow them, so for those they only warn.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from coding.edits.families import VISITS
from coding.edits.finding import Finding, Row, Severity, adding, at_line, hold, removing, stop, warning
from coding.edits.tables import Pair
from coding.edits.visit import ZERO, Visit
from coding.models import ChargeLine, PairReason, Reference
from patients.models import FilingCode

# Modifiers that bypass a pair whose indicator allows one.
ANATOMIC = frozenset(
    "E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT LC LD LM RC RI".split()
)
OF_VISITS = frozenset({"24", "25", "57"})
OTHERS = frozenset({"27", "58", "78", "79", "59", "91", "XE", "XP", "XS", "XU"})
NEVER, ALLOWED = "0", "1"
PER_LINE, BY_POLICY, BY_PRACTICE = "1", "2", "3"
COMPLETE, CONTRACTORS, PARTIAL = "1", "2", "3"


def pair_is_paid_together(visit: Visit) -> Iterator[Finding]:
    """
    Of a pair that no modifier can part, the second code is never paid on the day.

    Source: NCCI procedure-to-procedure edits, indicator 0; NCCI Policy Manual, chapter I.
    """
    for pair, line, other in _pairs(visit, NEVER):
        where = f"line {other.position}" if other else "another visit of the day"
        text = f"Not paid beside {pair.column_one} ({where}), whatever modifier it has. {_why(pair)}"
        row = Row(pair.words, visit.tables.name_of(Reference.PAIRS))
        finding = stop(at_line(line, *([other] if other else [])), text, remedy=removing(line), row=row)
        yield finding if _is_bound(visit) else _only_a_warning(finding)


def pair_is_parted_by_a_modifier(visit: Visit) -> Iterator[Finding]:
    """
    Of a pair that a modifier can part, the second code is paid with one that says they were separate.

    Source: NCCI procedure-to-procedure edits, indicator 1; NCCI Policy Manual, chapter I, E.
    """
    for pair, line, other in _pairs(visit, ALLOWED):
        if _is_parted(line, other):
            continue
        where = f"line {other.position}" if other else "another visit of the day"
        is_visit = line.procedure in VISITS
        mark = "25, if the note shows work of its own" if is_visit else "59 or XE, XP, XS, XU, if it was separate"
        text = f"Included in {pair.column_one} ({where}). {_why(pair)} It is paid with {mark}."
        row = Row(pair.words, visit.tables.name_of(Reference.PAIRS))
        finding = hold(
            at_line(line, *([other] if other else [])), text, remedy=adding(line, "25" if is_visit else "59"), row=row
        )
        yield finding if _is_bound(visit) else _only_a_warning(finding)


def modifier_that_parts_a_pair_says_something(visit: Visit) -> Iterator[Finding]:
    """
    The same side on both lines of a pair does not say that they were at different sites.

    Source: NCCI Policy Manual, chapter I, E (use of modifiers for different anatomic sites).
    """
    for pair, line, other in _pairs(visit, ALLOWED):
        marks = set(line.modifiers) & ANATOMIC
        is_only_side = not (set(line.modifiers) | set(other.modifiers if other else ())) & (OTHERS | OF_VISITS)
        if other and marks and marks == set(other.modifiers) & ANATOMIC and is_only_side:
            text = (
                f"Line {other.position}, {pair.column_one}, is on the same side, so {', '.join(sorted(marks))} does "
                "not make it separate. Take it off, or say with XS or 59 what was separate."
            )
            row = Row(pair.words, visit.tables.name_of(Reference.PAIRS))
            yield warning(at_line(line, other), text, row=row)


def units_of_a_line_are_payable(visit: Visit) -> Iterator[Finding]:
    """
    Some codes have a most of units on each line; lines with a modifier that says why count by themselves.

    Source: NCCI medically unlikely edits, adjudication indicator 1.
    """
    for line in visit.lines:
        most = visit.tables.most.get(line.procedure)
        if most and most.indicator == PER_LINE and line.units > most.units:
            text = (
                f"{line.units.normalize():f} units, and {most.units} are paid on a line. Correct the units; if all "
                "were done, put the rest on a line of its own with 76, 59 or a side."
            )
            finding = hold(at_line(line), text, row=_most_row(visit, line.procedure))
            yield finding if _is_bound(visit) else _only_a_warning(finding)


def units_of_a_day_are_possible(visit: Visit) -> Iterator[Finding]:
    """
    Some codes have a most of units on a day that law, the code's own words or the body set; no appeal helps.

    Source: NCCI medically unlikely edits, adjudication indicator 2.
    """
    for line, units, most in _days(visit, BY_POLICY):
        text = f"{units.normalize():f} units on the day, and no more than {most} can be paid. Correct the units."
        finding = stop(at_line(line, *_same(visit, line)), text, row=_most_row(visit, line.procedure))
        yield finding if _is_bound(visit) else _only_a_warning(finding)


def units_of_a_day_are_usual(visit: Visit) -> Iterator[Finding]:
    """
    Some codes have a most of units on a day by what is usual; more is paid when the record shows why.

    Source: NCCI medically unlikely edits, adjudication indicator 3.
    """
    for line, units, most in _days(visit, BY_PRACTICE):
        text = (
            f"{units.normalize():f} units on the day, and {most} are paid without a question. Correct the units, or "
            "write what in the note shows that all were needed."
        )
        finding = hold(at_line(line, *_same(visit, line)), text, row=_most_row(visit, line.procedure))
        yield finding if _is_bound(visit) else _only_a_warning(finding)


def add_on_has_its_primary(visit: Visit) -> Iterator[Finding]:
    """
    An add-on code is paid beside one of its primary codes of the same provider and day only.

    Source: NCCI add-on code edits, types 1 to 3; Medicare Claims Processing Manual, ch. 12, 30.D.
    """
    there = {line.procedure for line in visit.lines} | {one.procedure for one in visit.same_day}
    add_ons = set(visit.tables.primaries)
    for line in visit.lines:
        rows = visit.tables.primaries.get(line.procedure, ())
        named = {primary for _, primary in rows if primary}
        if not rows or named & there:
            continue
        kinds = {kind for kind, _ in rows}
        others = there - add_ons
        if not kinds <= {COMPLETE} and others:
            if PARTIAL in kinds:
                text = "None of its listed primary codes is on the day; the contractor may accept another."
                yield warning(at_line(line), text, row=_add_on_row(visit, line.procedure, named))
            continue
        known = f", such as {', '.join(sorted(named)[:3])}" if named else ""
        text = f"It adds to another code of the day{known}, and none is there. Add that code, or take this one off."
        yield hold(at_line(line), text, remedy=removing(line), row=_add_on_row(visit, line.procedure, named))


def _pairs(visit: Visit, indicator: str) -> Iterator[tuple[Pair, ChargeLine, ChargeLine | None]]:
    """Each pair of the day with the line that is refused, and the line it is included in unless that is elsewhere."""
    first = {line.procedure: line for line in reversed(visit.lines)}
    elsewhere = {one.procedure for one in visit.same_day}
    for pair in visit.tables.pairs:
        if pair.indicator != indicator or pair.column_one == pair.column_two:
            continue
        for line in visit.lines:
            if line.procedure == pair.column_two:
                other = first.get(pair.column_one)
                if other or pair.column_one in elsewhere:
                    yield pair, line, other


def _is_parted(line: ChargeLine, other: ChargeLine | None) -> bool:
    """Whether one of the two lines has a modifier that bypasses a pair; those of visits count on a visit only."""
    for one in (line, other):
        if one is not None:
            marks = set(one.modifiers)
            if marks & (ANATOMIC | OTHERS) or (one.procedure in VISITS and marks & OF_VISITS):
                return True
    return False


def _why(pair: Pair) -> str:
    return f"{PairReason(pair.reason).label}." if pair.reason in PairReason.values else ""


def _days(visit: Visit, indicator: str) -> Iterator[tuple[ChargeLine, Decimal, int]]:
    """The last line of each code whose units on the day are more than its most, with units and most."""
    elsewhere = [one for one in visit.same_day if one.is_before]
    for procedure in dict.fromkeys(line.procedure for line in visit.lines):
        most = visit.tables.most.get(procedure)
        if most is None or most.indicator != indicator:
            continue
        lines = [line for line in visit.lines if line.procedure == procedure]
        units = sum((line.units for line in lines), ZERO)
        units += sum((one.units for one in elsewhere if one.procedure == procedure), ZERO)
        if units > most.units:
            yield lines[-1], units, most.units


def _same(visit: Visit, line: ChargeLine) -> list[ChargeLine]:
    return [one for one in visit.lines if one.procedure == line.procedure and one.pk != line.pk]


def _most_row(visit: Visit, procedure: str) -> Row:
    return Row(visit.tables.most[procedure].words(procedure), visit.tables.name_of(Reference.UNIT_LIMITS))


def _add_on_row(visit: Visit, procedure: str, named: set[str]) -> Row:
    words = f"{procedure}, {len(named)} primary codes" if named else f"{procedure}, primary by the contractor"
    return Row(words, visit.tables.name_of(Reference.ADD_ONS))


def _is_bound(visit: Visit) -> bool:
    """Whether the payer must follow the initiative: Medicare and Medicaid."""
    return visit.is_medicares or (visit.payer is not None and visit.payer.filing_code == FilingCode.MEDICAID)


def _only_a_warning(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.WARNING, may_override=True)
