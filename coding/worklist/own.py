"""Whose visit it is: taken, given back, taken over; and which one is next for whom."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from coding.worklist.order import in_order
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
    for some in (to_code_for(by).filter(coder=by), to_code_for(by)):
        for pk in in_order(some, order="priority", today=today):
            taken = Encounter.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk)
            visit = taken.filter(Q(coder=None) | Q(coder=by), status=Encounter.Status.TO_CODE).first()
            if visit is not None:
                return take_visit(encounter=visit, by=by)
    return None


@dataclass(frozen=True)
class Standing:
    """Where a visit stands in a coder's queue: its place of how many, and the id of the one to code after it."""

    place: int
    waiting: int
    after: int | None


def standing_of(encounter: Encounter, *, coder: Staff | None, today: date) -> Standing:
    """Tell where a visit stands in the order of the queue; after the last comes the first."""
    mine = to_code_for(coder)
    order = in_order(mine | Encounter.objects.filter(pk=encounter.pk), order="priority", today=today)
    at = order.index(encounter.pk)
    others = [*order[at + 1 :], *order[:at]]
    is_waiting = mine.filter(pk=encounter.pk).exists()
    waiting = len(order) if is_waiting else len(others)
    return Standing(at + 1 if is_waiting else waiting, waiting, others[0] if others else None)


def next_after(encounter: Encounter, *, coder: Staff | None, today: date) -> Encounter | None:
    """The visit to code after this one in the order of the queue, for this coder; from the last back to the first."""
    after = standing_of(encounter, coder=coder, today=today).after
    return Encounter.objects.filter(pk=after).first() if after else None
