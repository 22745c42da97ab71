"""Write-offs: those that wait for a second person, those of one visit, and the small balances of many."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims import write_offs as acts
from claims.models import WriteOff, WriteOffReason
from claims.write_offs import MoreThanOpen, NotWaiting, ReasonMissing
from coding.models import ChargeLine
from encounters.models import Encounter
from payments.office import write_offs as giving_up
from payments.office.rules import rules
from payments.office.write_offs import Chosen, OpenPart
from payments.pages.money_forms import SHARE, KeyForm, SmallForm, WhyForm, WriteOffForm, shares_in
from practice import audit
from practice.limits import AboveYourLimit, SamePerson, limit_of
from practice.models import Limit, Role
from practice.permissions import allow
from practice.signed_in import staff_of

PAGE = 100
REFUSED = 409
REFUSALS = (AboveYourLimit, MoreThanOpen, NotWaiting, ReasonMissing, SamePerson)


@dataclass(frozen=True, slots=True)
class GivenUpLine:
    """One service with what is owed on it, what was typed to be given up, and what is wrong with that."""

    line: ChargeLine
    owed: Decimal
    typed: str
    problem: str


@dataclass(slots=True)
class GivingUp:
    """What one plan or the patient owes on a visit, with its form and why the form was refused."""

    part: OpenPart
    form: WriteOffForm
    rows: Sequence[GivenUpLine]
    amounts: Mapping[int, Decimal]
    refusal: str = ""

    @property
    def problems(self) -> list[str]:
        """What is wrong with the amounts."""
        return [row.problem for row in self.rows if row.problem]


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def write_offs(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, and what was given up."""
    view = "done" if request.GET.get("view") == "done" else "waiting"
    rows = giving_up.decided() if view == "done" else giving_up.to_decide()
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "view": view,
        "waiting": giving_up.to_decide().count(),
        "limit": limit_of(staff=staff_of(request), act=Limit.Act.WRITE_OFF),
    }
    return render(request, "payments/write_offs.html", context)


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def write_off(request: HttpRequest, pk: int) -> HttpResponse:
    """One write-off: what is given up and why, who asked, and what can be done with it."""
    rows = WriteOff.objects.select_related("encounter__patient", "coverage__payer", "asked_by", "decided_by")
    row = get_object_or_404(rows, pk=pk)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{row.encounter.patient_id}")
    context = {
        "row": row,
        "lines": row.lines.select_related("charge_line"),
        "may_act": staff_of(request).has_role(Role.BILLER, Role.MANAGER),
        "is_mine": row.asked_by == staff_of(request),
        "limit": limit_of(staff=staff_of(request), act=Limit.Act.WRITE_OFF),
    }
    return render(request, "payments/write_off.html", context)


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to a write-off as the second person."""
    return _act(
        request,
        pk,
        lambda row: acts.approve(write_off=row, by=staff_of(request), now=timezone.now(), today=timezone.localdate()),
    )


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Say no to a write-off."""
    why = _why(request)
    return _act(request, pk, lambda row: acts.decline(write_off=row, why=why, by=staff_of(request), now=timezone.now()))


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a write-off back."""
    why = _why(request)
    return _act(
        request,
        pk,
        lambda row: acts.undo(
            write_off=row, why=why, by=staff_of(request), now=timezone.now(), today=timezone.localdate()
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.BILLER, Role.MANAGER)
def visit(request: HttpRequest, encounter_id: int) -> HttpResponse:
    """Give up what a plan or the patient owes on a visit, by service."""
    encounter = get_object_or_404(Encounter.objects.select_related("patient"), pk=encounter_id)
    parts = [_shown(part, request) for part in giving_up.open_parts(encounter=encounter)]
    chosen = next((one for one in parts if one.form.is_bound), None)
    if chosen is not None and chosen.form.is_valid() and not chosen.problems:
        done, chosen.refusal = _give_up(request, chosen)
        if done is not None:
            messages.success(request, f"{done}: {done.get_state_display().lower()}.")
            return redirect("payments:write-off", pk=done.pk)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{encounter.patient_id}")
    context = {
        "encounter": encounter,
        "parts": parts,
        "is_gone": request.method == "POST" and chosen is None,
        "limit": limit_of(staff=staff_of(request), act=Limit.Act.WRITE_OFF),
    }
    return render(request, "payments/write_off_visit.html", context, status=_status(request, chosen))


def _status(request: HttpRequest, chosen: GivingUp | None) -> int:
    if request.method != "POST":
        return 200
    return REFUSED if chosen is None or chosen.refusal else 422


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.BILLER, Role.MANAGER)
def small(request: HttpRequest) -> HttpResponse:
    """Preview the visits on which only a little is owed, and give those up that stay picked."""
    today = timezone.localdate()
    up_to, served_by = rules().small_balance, today - timedelta(days=90)
    data = request.POST if request.method == "POST" else request.GET
    form = SmallForm(data if "up_to" in data else None, initial={"up_to": up_to, "served_by": served_by})
    if form.is_bound and form.is_valid():
        up_to, served_by = form.cleaned_data["up_to"], form.cleaned_data["served_by"]
    found = giving_up.small_balances(up_to=up_to, served_by=served_by)
    key = KeyForm(request.POST)
    if request.method == "POST" and form.is_valid() and key.is_valid():
        picked = set(request.POST.getlist("visit"))
        done = giving_up.write_off_small(
            balances=[one for one in found if str(one.encounter.pk) in picked],
            by=staff_of(request),
            now=timezone.now(),
            today=today,
            key=str(key.cleaned_data["key"]),
        )
        messages.success(request, f"{len(done)} small balances, {sum(one.amount for one in done):,.2f} in all.")
        return redirect(f"{reverse('payments:write-offs')}?view=done")
    limits = {"up_to": up_to, "served_by": served_by}
    context = {"form": form, "limits": limits, "found": found, "total": sum(one.total for one in found), "key": uuid4()}
    return render(request, "payments/small_balances.html", context, status=422 if form.errors else 200)


def _shown(part: OpenPart, request: HttpRequest) -> GivingUp:
    """A part with its form; what was typed stands in the form that came back, the others propose all that is owed."""
    is_back = request.method == "POST" and request.POST.get("whose") == part.key
    form = WriteOffForm(request.POST if is_back else None, auto_id=f"id_{part.key}_%s")
    amounts, problems = shares_in(request.POST, [line.pk for line in part.lines]) if is_back else ({}, {})
    rows = [
        GivenUpLine(
            line, owed, request.POST.get(f"{SHARE}{line.pk}", "") if is_back else str(owed), problems.get(line.pk, "")
        )
        for line, owed in part.lines.items()
    ]
    return GivingUp(part, form, rows, amounts)


def _give_up(request: HttpRequest, chosen: GivingUp) -> tuple[WriteOff | None, str]:
    data = chosen.form.cleaned_data
    given = Chosen(amounts=chosen.amounts, reason=WriteOffReason(data["reason"]), note=data["note"])
    by, now, today, key = staff_of(request), timezone.now(), timezone.localdate(), str(data["key"])
    try:
        return giving_up.write_off_part(part=chosen.part, chosen=given, by=by, now=now, today=today, key=key), ""
    except MoreThanOpen as why:
        return None, str(why)


def _act(request: HttpRequest, pk: int, act: Callable[[WriteOff], WriteOff]) -> HttpResponse:
    row = get_object_or_404(WriteOff, pk=pk)
    try:
        row = act(row)
    except REFUSALS as why:
        messages.error(request, str(why))
    else:
        messages.success(request, f"{row}: {row.get_state_display().lower()}.")
    return redirect("payments:write-off", pk=pk)


def _why(request: HttpRequest) -> str:
    form = WhyForm(request.POST)
    return str(form.cleaned_data["why"]) if form.is_valid() else ""
