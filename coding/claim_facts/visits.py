"""What a claim says about a visit beside its codes: an accident, and dates that some codes ask for."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from coding.models import VisitFacts
from coding.services import take
from encounters.models import Encounter
from practice.models import Staff

Accident = Encounter.Accident


class AccidentIsIncomplete(Exception):
    """An accident has a date, and one with a car a state."""


class AfterTheVisit(Exception):
    """What led to a visit was before it."""


class LeftBeforeItBegan(Exception):
    """Nobody leaves the hospital before being admitted."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the coder knows about the visit; `accident` "" means that it was none."""

    accident: str = ""
    accident_date: date | None = None
    accident_state: str = ""
    onset_date: date | None = None
    last_menstrual_period: date | None = None
    initial_treatment_date: date | None = None
    admission_date: date | None = None
    discharge_date: date | None = None


@transaction.atomic
def set_visit_facts(*, encounter: Encounter, given: Given, by: Staff | None) -> VisitFacts:
    """
    Keep what the codes asked for, and that it was answered.

    :raises NotBeingCoded: if the visit is not with the coder.
    :raises AccidentIsIncomplete: if an accident has no date, or one with a car no state.
    :raises AfterTheVisit: if a date that must be before the visit is after it.
    :raises LeftBeforeItBegan: if the discharge is before the admission.
    """
    take(encounter=encounter, by=by)
    _check(encounter, given)
    is_accident = given.accident != Accident.NONE
    encounter.accident = given.accident
    encounter.accident_date = given.accident_date if is_accident else None
    encounter.accident_state = given.accident_state if given.accident == Accident.AUTO else ""
    encounter.save(update_fields=["accident", "accident_date", "accident_state"])
    facts, _ = VisitFacts.objects.update_or_create(
        encounter=encounter,
        defaults={
            "accident_answered": True,
            "onset_date": given.onset_date,
            "last_menstrual_period": given.last_menstrual_period,
            "initial_treatment_date": given.initial_treatment_date,
            "admission_date": given.admission_date,
            "discharge_date": given.discharge_date,
        },
    )
    return facts


def _check(encounter: Encounter, given: Given) -> None:
    if given.accident and given.accident_date is None:
        raise AccidentIsIncomplete("An accident has a date. Enter the day on which it happened.")
    if given.accident == Accident.AUTO and not given.accident_state:
        raise AccidentIsIncomplete("An accident with a car needs the state in which it happened.")
    before = (
        given.accident_date if given.accident else None, given.onset_date, given.last_menstrual_period,
        given.initial_treatment_date, given.admission_date,
    )  # fmt: skip
    if any(day is not None and day > encounter.service_date for day in before):
        raise AfterTheVisit(f"The visit was on {encounter.service_date:%m/%d/%y}; what led to it was before that.")
    if given.admission_date and given.discharge_date and given.discharge_date < given.admission_date:
        raise LeftBeforeItBegan("The discharge is before the admission. Correct one of the two dates.")
