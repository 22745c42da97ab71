"""What a biller does to a claim with one key: each act is one service call, answered with the panel and its row."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect, replace_url

from claims import denials, lists, overrides, queues, services
from claims.code_changes import NothingDowncoded, appeal_downcode
from claims.denials import AlreadyWorked, NotThePatients, WriteOffReason
from claims.forms import PendForm, WriteOffForm
from claims.lists import Asked, address_of
from claims.models import Claim, ClaimMoved, Denial, IllegalMove
from claims.rows import Row, done_row, rows
from claims.services import EmptyNote, NotADayToCome, NothingToSend, StillWithThePayer
from claims.views import CLAIMS, REFUSED, panel_of, waiting_in
from coding.edits import OVERRIDE_REFUSALS
from practice.models import Role, Staff
from practice.permissions import allow
from practice.signed_in import staff_of

REFUSALS = (
    AlreadyWorked,
    ClaimMoved,
    EmptyNote,
    IllegalMove,
    NotADayToCome,
    NothingDowncoded,
    NothingToSend,
    NotThePatients,
    StillWithThePayer,
    overrides.NotWaitingToGo,
    *OVERRIDE_REFUSALS,
)
Deed = Callable[[Claim, Staff, datetime], str]


class NothingChosen(Exception):
    """No denial of the claim waits, or none was picked."""


@require_POST
@allow(Role.BILLER)
def resubmit(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a claim again as it is."""

    def deed(claim: Claim, by: Staff, now: datetime) -> str:
        denials.resubmit_with_denials(claim=claim, by=by, now=now, why="Sent again")
        return "is ready" if claim.status == Claim.Status.READY else "is on hold, see its findings"

    return _act(request, pk, deed)


@require_POST
@allow(Role.BILLER)
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that refused money was appealed, or a line that was paid as a lower code."""
    text = request.POST.get("text", "")

    def deed(claim: Claim, by: Staff, now: datetime) -> str:
        if not queues.denied().filter(pk=claim.pk).exists() and queues.downcoded().filter(pk=claim.pk).exists():
            appeal_downcode(claim=claim, note=text, by=by, now=now)
            return "is appealed"
        for place, denial in enumerate(_picked(request, claim)):
            denials.appeal(denial=denial, note=text if place == 0 else "", by=by, now=now)
        return "is appealed"

    return _act(request, pk, deed)


@require_POST
@allow(Role.BILLER)
def to_patient(request: HttpRequest, pk: int) -> HttpResponse:
    """Move refused money to the patient, where the payer says it is theirs."""

    def deed(claim: Claim, by: Staff, now: datetime) -> str:
        moved = sum(denials.to_patient(denial=denial, by=by, now=now) for denial in _picked(request, claim))
        return f"moved {moved:,.2f} to the patient"

    return _act(request, pk, deed)


@require_POST
@allow(Role.BILLER)
def write_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Give refused money up, with a reason."""
    form = WriteOffForm(request.POST)
    if not form.is_valid():
        return _refused(request, pk, str(form.errors["reason"][0]))
    reason = WriteOffReason(form.cleaned_data["reason"])

    def deed(claim: Claim, by: Staff, now: datetime) -> str:
        picked = _picked(request, claim)
        given_up = sum(denials.write_off(denial=denial, reason=reason, by=by, now=now) for denial in picked)
        is_asked = any(denial.state == Denial.State.OPEN for denial in picked)
        asked = "; what is above your limit waits on Write-offs for a second person" if is_asked else ""
        return f"has {given_up:,.2f} written off{asked}"

    return _act(request, pk, deed)


@require_POST
@allow(Role.BILLER)
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a refusal as right under the contract."""

    def deed(claim: Claim, by: Staff, now: datetime) -> str:
        taken = sum(denials.accept(denial=denial, by=by, now=now) for denial in _picked(request, claim))
        return f"has {taken:,.2f} adjusted by contract"

    return _act(request, pk, deed)


@require_POST
@allow(Role.BILLER)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close denials without moving money."""

    def deed(claim: Claim, by: Staff, now: datetime) -> str:
        for denial in _picked(request, claim):
            denials.close(denial=denial, why="Closed by hand", by=by, now=now)
        return "has its denials closed"

    return _act(request, pk, deed)


@require_POST
@allow(Role.BILLER)
def let_stand(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a finding of the coding edits stand with a reason."""
    mark, reason = request.POST.get("mark", ""), request.POST.get("reason", "")

    def deed(claim: Claim, by: Staff, now: datetime) -> str:
        overrides.let_stand(claim=claim, mark=mark, reason=reason, by=by, now=now)
        return "is ready" if claim.status == Claim.Status.READY else "is on hold, see its findings"

    return _act(request, pk, deed)


@require_POST
@allow(Role.BILLER)
def pend(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a claim aside until a day."""
    form = PendForm(request.POST)
    if not form.is_valid():
        return _refused(request, pk, str(form.errors["until"][0]))

    def deed(claim: Claim, by: Staff, now: datetime) -> str:
        follow_up = services.pend(claim=claim, until=form.cleaned_data["until"], by=by, now=now)
        return f"is set aside until {follow_up.due_date:%m/%d/%Y}"

    return _act(request, pk, deed)


@require_POST
@allow(Role.BILLER)
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a note."""

    def deed(claim: Claim, by: Staff, now: datetime) -> str:
        services.add_note(claim=claim, text=request.POST.get("text", ""), by=by, now=now)
        return "has a new note"

    return _act(request, pk, deed)


@require_POST
@allow(Role.BILLER)
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a claim, or give back one that is mine."""

    def deed(claim: Claim, by: Staff, now: datetime) -> str:
        to = None if claim.owner_id == by.pk else by
        services.assign(claim=claim, to=to, by=by, now=now)
        return "is yours" if to else "is nobody's"

    return _act(request, pk, deed)


@require_POST
@allow(Role.BILLER)
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a claim off today's list and open the next one."""
    claim = get_object_or_404(CLAIMS, pk=pk)
    staff, now, asked = staff_of(request), timezone.now(), Asked.of(request.GET, "mine")
    following = lists.after(claim, asked, today=timezone.localdate(now), staff=staff)
    services.finish_for_now(claim=claim, by=staff, now=now)
    if not getattr(request, "htmx", False):
        return redirect(address_of(asked, following))
    if _is_by_itself(request, claim):
        return HttpResponseClientRedirect(address_of(asked, following))
    if following is None:
        return render(request, "claims/_nothing_left.html", {"rows": _rows_of(request, claim, None)})
    opened = CLAIMS.get(pk=following.pk)
    context = panel_of(request, opened) | {"rows": _rows_of(request, claim, opened), "chosen": opened}
    return replace_url(render(request, "claims/acted.html", context), address_of(asked, opened))


def _act(request: HttpRequest, pk: int, deed: Deed) -> HttpResponse:
    """Do it, say it, and answer with the claim's panel and row, or with the list it came from."""
    claim = get_object_or_404(CLAIMS, pk=pk)
    try:
        outcome = deed(claim, staff_of(request), timezone.now())
    except (*REFUSALS, NothingChosen) as refusal:
        return _refused(request, pk, str(refusal))
    messages.success(request, f"{claim} {outcome}.")
    if not getattr(request, "htmx", False):
        return redirect(address_of(Asked.of(request.GET, "mine"), claim))
    fresh = CLAIMS.get(pk=pk)
    context = panel_of(request, fresh) | {"rows": _rows_of(request, fresh, fresh), "chosen": fresh}
    return render(request, "claims/acted.html", context)


def _refused(request: HttpRequest, pk: int, why: str) -> HttpResponse:
    """Say why not, beside the claim as it is now."""
    claim = get_object_or_404(CLAIMS, pk=pk)
    if not getattr(request, "htmx", False):
        messages.error(request, why)
        return redirect(address_of(Asked.of(request.GET, "mine"), claim))
    context = panel_of(request, claim) | {"rows": [], "chosen": claim, "refusal": why}
    return render(request, "claims/acted.html", context, status=REFUSED)


def _picked(request: HttpRequest, claim: Claim) -> list[Denial]:
    """The open denials that were picked; all of them when nothing was picked out."""
    waiting = list(claim.denials.filter(state=Denial.State.OPEN).select_related("claim__coverage__payer"))
    wanted = {int(one) for one in request.POST.getlist("denial") if one.isdigit()}
    picked = [denial for denial in waiting if denial.pk in wanted] if wanted else waiting
    if not picked:
        raise NothingChosen("No denial of this claim waits. Reload to see what was done.")
    for denial in picked:
        denial.claim = claim
    return picked


def _rows_of(request: HttpRequest, worked: Claim, opened: Claim | None) -> list[Row]:
    """The rows that changed: the worked claim, dimmed when it left the view, and the one that is open now."""
    if _is_by_itself(request, worked):
        return []
    today, asked = timezone.localdate(), Asked.of(request.GET, "mine")
    ids = {worked.pk, opened.pk} if opened else {worked.pk}
    listed = rows(queues.worklist(Claim.objects.filter(pk__in=ids)), today=today)
    still = waiting_in(asked.view, worked, request)
    return [row if row.claim.pk != worked.pk or still else done_row(row, word=_word(row.claim)) for row in listed]


def _is_by_itself(request: HttpRequest, claim: Claim) -> bool:
    """Whether the press came from the claim's own page, where there is no list."""
    page = str(request.headers.get("HX-Current-URL", ""))
    return urlsplit(page).path == reverse("claims:detail", args=[claim.pk])


def _word(claim: Claim) -> str:
    return "Next batch" if claim.status == Claim.Status.READY else claim.get_status_display()
