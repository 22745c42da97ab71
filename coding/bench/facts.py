"""What stands above the codes: what a coder asks about a visit."""

from dataclasses import dataclass
from datetime import date

from coding.fees import plans_of
from coding.models import Code, CodeRelease, CodeSystem
from coding.worklist.own import place_in_queue
from encounters.models import Encounter
from patients.models import Coverage
from practice.models import Staff


@dataclass(frozen=True)
class Facts:
    """What stands above the codes: what a coder asks about a visit."""

    age: int
    place: str
    plans: list[Coverage]
    release: CodeRelease | None
    position: int
    waiting: int


def facts_of(encounter: Encounter, *, coder: Staff, today: date) -> Facts:
    """Read what does not change while a visit is coded; its place is that in the coder's own queue."""
    place = Code.objects.filter(system=CodeSystem.PLACE, code=encounter.place_of_service).first()
    position, waiting = place_in_queue(encounter, coder=coder, today=today)
    releases = CodeRelease.objects.filter(system=CodeSystem.ICD10CM, starts_on__lte=encounter.service_date)
    return Facts(
        age=encounter.patient.age_on(encounter.service_date),
        place=f"{encounter.place_of_service} {place.title if place else ''}".strip(),
        plans=plans_of(encounter),
        release=releases.order_by("-starts_on").first(),
        position=position,
        waiting=waiting,
    )
