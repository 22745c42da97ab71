"""Which lines of a visit a rule of the office is about."""

from collections.abc import Sequence

from coding.edits.office.conditions import Condition
from coding.edits.office.subject import Line, Subject


def matches(conditions: Sequence[Condition], visit: Subject) -> list[Line | None]:
    """
    Return the lines for which every condition holds; one None for a rule that asks about no line and whose visit fits.
    """
    of_visit = [one for one in conditions if not one.field.of_line]
    of_lines = [one for one in conditions if one.field.of_line]
    if not all(one.holds(visit, None) for one in of_visit):
        return []
    if not of_lines:
        return [None]
    return [line for line in visit.lines if all(one.holds(visit, line) for one in of_lines)]
