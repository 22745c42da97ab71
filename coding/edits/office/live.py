"""The office's rules that are switched on, run with the other edits."""

from collections.abc import Iterator

from coding.edits.finding import Finding, Row, at_line, at_visit, hold, warning
from coding.edits.office.conditions import conditions_of
from coding.edits.office.matching import matches
from coding.edits.office.subject import subject_of
from coding.edits.visit import Visit
from coding.models import OfficeRule


def findings_of_office(visit: Visit) -> Iterator[tuple[str, str, Finding]]:
    """Yield what each rule of the office that is on finds in a visit, with the rule's key and source."""
    rules = [rule for rule in visit.office_rules if rule.counts_on(visit.day)]
    if not rules:
        return
    subject = subject_of(visit)
    by_place = {line.position: line for line in visit.lines}
    for rule in rules:
        made = hold if rule.action == OfficeRule.Action.HOLD else warning
        for line in matches(conditions_of(rule.conditions), subject):
            about = at_line(by_place[line.position]) if line else at_visit("Visit", visit)
            yield rule.key, rule.source, made(about, f"{rule.message} {rule.remedy}", row=Row(rule.name))
