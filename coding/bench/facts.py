"""What stands above the codes: what a coder asks about a visit."""

from dataclasses import dataclass
from datetime import date

from coding.bench.plan_rules import PlanRule, plan_rules
from coding.fees import plans_of
from coding.models import Code, CodeRelease, CodeSystem
from coding.worklist.own import standing_of
from encounters.models import Encounter
from patients.models import Coverage
from practice.models import Staff


@dataclass(frozen=True)
class Facts:
    """What stands above the codes: what a coder asks about a visit; `after` is the id of the one to code next."""

    age: int
    place: str
    plans: list[Coverage]
    rules: list[PlanRule]
    release: CodeRelease | None
    position: int
    waiting: int
    after: int | None


def facts_of(encounter: Encounter, *, coder: Staff, today: date) -> Facts:
    """Read what does not change while a visit is coded; its place is that in the coder's own queue."""
    place = Code.objects.filter(system=CodeSystem.PLACE, code=encounter.place_of_service).first()
    standing = standing_of(encounter, coder=coder, today=today)
    plans = plans_of(encounter)
    releases = CodeRelease.objects.filter(system=CodeSystem.ICD10CM, starts_on__lte=encounter.service_date)
    return Facts(
        age=encounter.patient.age_on(encounter.service_date),
        place=f"{encounter.place_of_service} {place.title if place else ''}".strip(),
        plans=plans,
        rules=plan_rules(encounter, plans[0] if plans else None, today=today),
        release=releases.order_by("-starts_on").first(),
        position=standing.place,
        waiting=standing.waiting,
        after=standing.after,
    )
