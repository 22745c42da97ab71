"""Trying the office out: the simulated payers answer and pay at once instead of in weeks."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from billing_office.inbound import HANDLERS
from claims.submit import submit_ready
from clearinghouse import queues, services
from clearinghouse.models import Connection
from clearinghouse.tasks import sandbox_of
from patients.eligibility import send_queued
from payments.models import Remittance
from payments.posting.post import post_remittance
from practice.models import Role, Staff
from practice.permissions import allow


class RealPartners(Exception):
    """Some files would go to a real payer."""


@dataclass(frozen=True)
class Played:
    """What happened while the simulated payers played: files sent, files answered, remittances posted."""

    sent: int
    answered: int
    posted: int


def play(*, by: Staff | None, now: datetime) -> Played:
    """
    Send what is ready, let the simulated payers answer and pay everything today, take it in and post it.

    Safe to repeat: each step does only what is not done.

    :raises RealPartners: if one of the partners is not a simulator.
    """
    if not queues.only_simulators():
        raise RealPartners("One of the partners is real. Payers are played only in an office of simulators.")
    send_queued(now=now)
    submit_ready(now=now, by=by)
    waiting = list(queues.to_deliver())
    for interchange in waiting:
        services.deliver(interchange=interchange, now=now)
    answered = sum(_answer(partner, now) for partner in queues.to_poll())
    for stored in queues.to_process():
        services.process(interchange=stored, handlers=HANDLERS, now=now)
    remittances = list(Remittance.objects.filter(state=Remittance.State.WAITING).order_by("pk"))
    for remittance in remittances:
        post_remittance(remittance=remittance, by=by, now=now, today=timezone.localdate(now))
    return Played(len(waiting), answered, len(remittances))


def _answer(partner: Connection, now: datetime) -> int:
    payer, today = sandbox_of(partner), timezone.localdate(now)
    payer.answer(today)  # what is new must be accepted before it can be decided
    payer.hurry(today)
    payer.answer(today)
    return len(services.poll(connection=partner, now=now))


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def simulate(request: HttpRequest) -> HttpResponse:
    """Play the payers, and say what came of it."""
    staff = request.user if isinstance(request.user, Staff) else None
    try:
        played = play(by=staff, now=timezone.now())
    except RealPartners as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request,
            f"The simulated payers answered: {played.sent} files sent, {played.answered} received, "
            f"{played.posted} remittances posted.",
        )
    return redirect("clearinghouse:interchanges")
