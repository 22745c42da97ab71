"""Visits that wait: pended until a day with a reason, or handed to a person with a question."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from coding.models import Escalation, Pend, ProviderQuery
from encounters.models import Encounter
from encounters.services import NotToBeCoded, hold, resume
from practice.models import Role, Staff

LONGEST = 400


class NotLater(Exception):
    """A pended visit comes back on a later day."""


class ProviderWasAsked(Exception):
    """The visit waits for a provider's signed answer."""


class ProviderIsQueried(Exception):
    """A provider is asked by a query, whose answer is signed and kept."""


class NoQuestion(Exception):
    """Who is asked must know what."""


class NobodyToAsk(Exception):
    """One does not ask oneself."""


class AlreadyWithSomebody(Exception):
    """The visit waits for a person already."""


class NotWaiting(Exception):
    """The question is answered."""


@transaction.atomic
def pend(*, encounter: Encounter, why: str, until: date, by: Staff | None, now: datetime, today: date) -> Pend:
    """
    Set a visit aside until a day, on which it comes back by itself; a new pend takes the place of an open one.

    :raises NotLater: if the day is today or before.
    :raises ReasonMissing: if nobody says why.
    :raises ProviderWasAsked: if it waits for a provider's answer.
    :raises NotToBeCoded: if the visit does not wait for coding.
    """
    _refuse_while_asked(encounter)
    if until <= today:
        raise NotLater("A pended visit comes back on a later day. Choose one after today.")
    hold(encounter=encounter, why=why, by=by, now=now)
    Pend.objects.filter(encounter=encounter, ended_at=None).update(ended_at=now)
    return Pend.objects.create(encounter=encounter, until=until, why=encounter.on_hold_because, by=by, at=now)


@transaction.atomic
def lift(*, encounter: Encounter, by: Staff | None, now: datetime) -> None:
    """
    Give a visit that was set aside back to the coders.

    :raises ProviderWasAsked: if it waits for a provider's answer.
    :raises NotToBeCoded: if the visit does not wait for coding.
    """
    _refuse_while_asked(encounter)
    resume(encounter=encounter, by=by, now=now)
    Pend.objects.filter(encounter=encounter, ended_at=None).update(ended_at=now)


def lift_due(*, today: date, now: datetime) -> int:
    """Give back the visits whose day has come, and tell how many; one that is no longer to be coded is only ended."""
    due = Pend.objects.filter(ended_at=None, until__lte=today).select_related("encounter")
    lifted = 0
    for one in due:
        try:
            lift(encounter=one.encounter, by=None, now=now)
            lifted += 1
        except (NotToBeCoded, ProviderWasAsked):
            Pend.objects.filter(pk=one.pk).update(ended_at=now)
    return lifted


@transaction.atomic
def escalate(*, encounter: Encounter, to: Staff, note: str, by: Staff, now: datetime) -> Escalation:
    """
    Hand a visit to a person with a question; it is on hold until the answer.

    :raises NoQuestion: if nothing is asked.
    :raises NobodyToAsk: if one asks oneself, or somebody who has left.
    :raises ProviderIsQueried: if it is a provider, who is asked by a query.
    :raises ProviderWasAsked: if it waits for a provider's answer.
    :raises AlreadyWithSomebody: if it waits for a person already.
    :raises NotToBeCoded: if the visit does not wait for coding.
    """
    note = note.strip()[:LONGEST]
    if not note:
        raise NoQuestion("Write what has to be answered.")
    if to.pk == by.pk or not to.is_active:
        raise NobodyToAsk("Choose somebody else who works here.")
    if set(to.roles) == {Role.PROVIDER}:
        raise ProviderIsQueried("A provider is asked by a query: its answer is signed and becomes part of the note.")
    Encounter.objects.select_for_update(of=("self",)).get(pk=encounter.pk)
    _refuse_while_asked(encounter)
    waiting = Escalation.objects.filter(encounter=encounter, answered_at=None).select_related("to").first()
    if waiting is not None:
        raise AlreadyWithSomebody(f"The visit waits for {waiting.to.full_name} already.")
    hold(encounter=encounter, why=f"With {to.full_name}", by=by, now=now)
    return Escalation.objects.create(encounter=encounter, to=to, note=note, by=by, at=now)


@transaction.atomic
def answer(*, escalation: Escalation, words: str, by: Staff, now: datetime) -> Escalation:
    """
    Answer what was asked; the visit goes back to the coder who asked.

    :raises NoQuestion: if the answer is empty.
    :raises NotWaiting: if somebody answered before.
    """
    words = words.strip()[:LONGEST]
    if not words:
        raise NoQuestion("Write the answer.")
    row = Escalation.objects.select_for_update().get(pk=escalation.pk)
    if row.answered_at is not None:
        raise NotWaiting("This was answered already. Reload to see it.")
    row.answer, row.answered_by, row.answered_at = words, by, now
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    encounter = row.encounter
    if encounter.status == Encounter.Status.TO_CODE:
        lift(encounter=encounter, by=by, now=now)
        Encounter.objects.filter(pk=encounter.pk).update(coder=row.by)
    return row


def waiting_for(encounter: Encounter) -> Escalation | None:
    """The question that the visit waits for, with who asked whom; the last answered one when none is open."""
    found = Escalation.objects.filter(encounter=encounter).select_related("to", "by", "answered_by")
    return found.order_by("-at", "-pk").first()


def asked_of(staff: Staff) -> QuerySet[Encounter]:
    """Visits that wait for this person's answer."""
    open_ones = Escalation.objects.filter(to=staff, answered_at=None)
    return Encounter.objects.filter(pk__in=open_ones.values("encounter"))


def _refuse_while_asked(encounter: Encounter) -> None:
    if ProviderQuery.objects.filter(encounter=encounter, state=ProviderQuery.State.OPEN).exists():
        raise ProviderWasAsked("The visit waits for the provider’s answer. Withdraw the query first.")
