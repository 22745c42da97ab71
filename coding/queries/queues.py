"""Who waits for whom: the queries of one provider, those handed to the manager, those of a visit."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from coding.models import FinalCodes, ProviderQuery, QueryEvent
from encounters.models import Encounter
from practice.models import Role, Staff

OPEN = ProviderQuery.State.OPEN


def waits_for_provider(encounter: Encounter) -> bool:
    """Tell whether a visit has a query without an answer."""
    return ProviderQuery.objects.filter(encounter=encounter, state=OPEN).exists()


def queries_for(staff: Staff) -> QuerySet[ProviderQuery]:
    """The queries that a person may read: a provider only those to themselves, everybody else who may at all, every."""
    joined = ProviderQuery.objects.select_related("encounter__patient", "provider", "sent_by", "signed_by")
    if staff.has_role(Role.CODER, Role.MANAGER, Role.BILLER, Role.AUDITOR):
        return joined
    return joined.filter(provider__staff=staff)


def to_answer(staff_id: int) -> QuerySet[ProviderQuery]:
    """The open queries to a provider with this sign-in."""
    return ProviderQuery.objects.filter(provider__staff=staff_id, state=OPEN)


def escalated() -> QuerySet[ProviderQuery]:
    """The open queries that were handed to the manager."""
    handed = QueryEvent.objects.filter(query=OuterRef("pk"), kind=QueryEvent.Kind.ESCALATED)
    return ProviderQuery.objects.filter(Exists(handed), state=OPEN)


def waiting_for(staff_id: int) -> list[QuerySet[ProviderQuery]]:
    """What this person should do something about: a provider answers, a manager follows up."""
    is_manager = Staff.objects.filter(pk=staff_id, roles__contains=[Role.MANAGER])
    return [to_answer(staff_id), escalated().filter(Exists(is_manager))]


def answered_visits() -> QuerySet[Encounter]:
    """Visits to be coded whose provider has answered, and nothing else waits."""
    answered = ProviderQuery.objects.filter(state=ProviderQuery.State.ANSWERED)
    asked = ProviderQuery.objects.filter(state=OPEN)
    visits = Encounter.objects.filter(status=Encounter.Status.TO_CODE, on_hold_because="")
    return visits.filter(Q(pk__in=answered.values("encounter")) & ~Q(pk__in=asked.values("encounter")))


def queries_of(encounter: Encounter) -> list[ProviderQuery]:
    """All queries of a visit, the first one first, each with its people."""
    return list(encounter.queries.select_related("provider", "sent_by", "signed_by", "addendum").order_by("sent_at"))


def final_codes_of(encounter: Encounter) -> FinalCodes | None:
    """What the visit was coded at its release; None before."""
    return FinalCodes.objects.filter(encounter=encounter).select_related("coder").first()
