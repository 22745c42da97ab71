"""Whose visit it is: taken, given back, taken over; and which one is next for whom."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from coding.worklist.order import by_priority
from encounters.models import Encounter
from practice.models import Staff


class HeldByAnother(Exception):
    """Somebody else has the visit."""


class NotToCode(Exception):
    """The visit does not wait for a coder."""


def take_visit(*, encounter: Encounter, by: Staff) -> Encounter:
    """
    Make a visit one's own; one's own already stays so.

    :raises HeldByAnother: if somebody else has it.
    :raises NotToCode: if it does not wait for a coder.
    """
    waiting = Encounter.objects.filter(pk=encounter.pk, status=Encounter.Status.TO_CODE)
    if not waiting.filter(Q(coder=None) | Q(coder=by)).update(coder=by):
        now = Encounter.objects.select_related("coder").get(pk=encounter.pk)
        if now.status != Encounter.Status.TO_CODE or now.coder is None:
            raise NotToCode("The visit does not wait for a coder any more. Reload the list.")
        raise HeldByAnother(f"{now.coder.full_name} has this visit. Take another, or take it over on its bench.")
    encounter.coder = by
    return encounter


def give_back(*, encounter: Encounter, by: Staff) -> Encounter:
    """
    Give one's visit back to whoever takes it; its codes stay.

    :raises HeldByAnother: if it is not one's own.
    """
    if not Encounter.objects.filter(pk=encounter.pk, coder=by).update(coder=None):
        raise HeldByAnother("This visit is not yours. Only its coder gives it back.")
    encounter.coder = None
    return encounter


def take_over(*, encounter: Encounter, by: Staff) -> Encounter:
    """
    Make another's visit one's own, for instance of a colleague who is ill.

    :raises NotToCode: if it does not wait for a coder.
    """
    if not Encounter.objects.filter(pk=encounter.pk, status=Encounter.Status.TO_CODE).update(coder=by):
        raise NotToCode("The visit does not wait for a coder any more. Reload the list.")
    encounter.coder = by
    return encounter


def to_code_for(staff: Staff | None) -> QuerySet[Encounter]:
    """Visits to be coded now that this person may take: nobody's and one's own; every one when nobody asks."""
    visits = Encounter.objects.filter(status=Encounter.Status.TO_CODE, on_hold_because="")
    return visits if staff is None else visits.filter(Q(coder=None) | Q(coder=staff))


@transaction.atomic
def take_next(*, by: Staff, today: date) -> Encounter | None:
    """Take the first visit that nobody else holds, one's own before others; None when everything is coded."""
    free = by_priority(to_code_for(by), today=today)
    for pk in [*free.filter(coder=by).values_list("pk", flat=True)[:1], *free.values_list("pk", flat=True)]:
        taken = Encounter.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk)
        visit = taken.filter(Q(coder=None) | Q(coder=by), status=Encounter.Status.TO_CODE).first()
        if visit is not None:
            return take_visit(encounter=visit, by=by)
    return None


def next_after(encounter: Encounter, *, coder: Staff | None, today: date) -> Encounter | None:
    """The visit to code after this one in the order of the queue, for this coder; from the last back to the first."""
    among = to_code_for(coder) | Encounter.objects.filter(pk=encounter.pk)
    order = list(by_priority(among, today=today).values_list("pk", flat=True))
    at = order.index(encounter.pk)
    others = [*order[at + 1 :], *order[:at]]
    return Encounter.objects.filter(pk=others[0]).first() if others else None


def place_in_queue(encounter: Encounter, *, coder: Staff | None, today: date) -> tuple[int, int]:
    """Which one this is and of how many, counted in the order of the queue."""
    order = list(by_priority(to_code_for(coder), today=today).values_list("pk", flat=True))
    return (order.index(encounter.pk) + 1 if encounter.pk in order else len(order)), len(order)
