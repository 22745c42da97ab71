"""The office's rules that are switched on, run with the other edits."""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache

from coding.edits.finding import Finding, Row, at_line, at_visit, hold, warning
from coding.edits.office.conditions import Condition, conditions_of
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
        for line in matches(_conditions(json.dumps(rule.conditions)), subject):
            about = at_line(by_place[line.position]) if line else at_visit("Visit", visit)
            yield rule.key, rule.source, made(about, f"{rule.message} {rule.remedy}", row=Row(rule.name))


@lru_cache(maxsize=512)
def _conditions(stored: str) -> Sequence[Condition]:
    """A rule's conditions, checked once: they are asked at every act on the bench."""
    return conditions_of(json.loads(stored))
