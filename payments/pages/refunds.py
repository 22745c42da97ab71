"""Refunds from the request to the bank, and the letter that goes with each."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from payments.models import Refund
from payments.office import refunds as acts
from payments.office.payer_money import aside_of
from payments.office.refunds import InsurerFirst, MoreThanTheCredit, NotSentLikeThis, NotThere, ReasonMissing, Sending
from payments.pages.money_forms import ClearForm, SendForm, WhyForm
from practice import audit
from practice.limits import AboveYourLimit, SamePerson, limit_of
from practice.models import Limit, Practice, Role
from practice.permissions import allow
from practice.signed_in import staff_of

PAGE = 100
REFUSED = 409
State = Refund.State
VIEWS = {
    "approve": ("To agree to", (State.REQUESTED,)),
    "send": ("To send", (State.APPROVED,)),
    "sent": ("Sent", (State.SENT,)),
    "done": ("Done", (State.CLEARED, State.DECLINED, State.VOID)),
}
REFUSALS = (
    AboveYourLimit, InsurerFirst, MoreThanTheCredit, NotSentLikeThis, NotThere, ReasonMissing, SamePerson,
)  # fmt: skip
Act = Callable[[Refund], Refund]


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def refunds(request: HttpRequest) -> HttpResponse:
    """Refunds by what is to be done with them next, the oldest first."""
    view = request.GET.get("view", "")
    if view not in VIEWS:
        view = next((name for name, (_, states) in VIEWS.items() if _rows(*states).exists()), "approve")
    rows = _rows(*VIEWS[view][1]).order_by("-asked_at" if view == "done" else "asked_at", "pk")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "view": view,
        "views": [(name, label, _rows(*states).count()) for name, (label, states) in VIEWS.items()],
    }
    return render(request, "payments/refunds.html", context)


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def refund(request: HttpRequest, pk: int) -> HttpResponse:
    """One refund: where it comes from, who decided what, and the next step."""
    return _page(request, get_object_or_404(_rows(*State), pk=pk))


def _page(
    request: HttpRequest, row: Refund, *, form: SendForm | ClearForm | None = None, refusal: str = ""
) -> HttpResponse:
    """The page of a refund; with the form that came back, or why the act was refused."""
    audit.record(by=staff_of(request), act="read", subject=_subject(row))
    today = timezone.localdate()
    context = {
        "refund": row,
        "parts": row.parts.select_related("charge_line__encounter", "deposit"),
        "send_form": form if isinstance(form, SendForm) else SendForm(initial={"sent_on": today}),
        "clear_form": form if isinstance(form, ClearForm) else ClearForm(initial={"cleared_on": today}),
        "refusal": refusal,
        "limit": limit_of(staff=staff_of(request), act=Limit.Act.REFUND),
        "may_act": staff_of(request).has_role(Role.BILLER, Role.MANAGER),
        "is_mine": row.asked_by == staff_of(request),
    }
    status = REFUSED if refusal else 422 if form else 200
    return render(request, "payments/refund.html", context, status=status)


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter that goes with a refund, to be printed."""
    row = get_object_or_404(_rows(*State), pk=pk)
    audit.record(by=staff_of(request), act="print", subject=_subject(row))
    parts = list(row.parts.select_related("charge_line__encounter", "deposit__remittance"))
    context = {
        "refund": row,
        "parts": parts,
        "aside": [one for part in parts if part.deposit and row.payer for one in aside_of(part.deposit)],
        "practice": Practice.objects.order_by("pk").first(),
        "to": row.patient and (row.patient.guarantor or row.patient),
        "today": timezone.localdate(),
    }
    return render(request, "payments/refund_letter.html", context)


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to a refund as the second person."""
    return _act(request, pk, lambda row: acts.approve(refund=row, by=staff_of(request), now=timezone.now()))


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Say no to a refund."""
    why = _why(request)
    return _act(request, pk, lambda row: acts.decline(refund=row, why=why, by=staff_of(request), now=timezone.now()))


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a refund left the house."""
    form = SendForm(request.POST)
    if not form.is_valid():
        return _page(request, get_object_or_404(_rows(*State), pk=pk), form=form)
    data = form.cleaned_data
    sending = Sending(method=Refund.Method(data["method"]), number=data["number"], sent_on=data["sent_on"])
    return _act(
        request,
        pk,
        lambda row: acts.send(
            refund=row, sending=sending, by=staff_of(request), now=timezone.now(), today=timezone.localdate()
        ),
        form,
    )


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def clear(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the bank paid a refund out."""
    form = ClearForm(request.POST)
    if not form.is_valid():
        return _page(request, get_object_or_404(_rows(*State), pk=pk), form=form)
    day = form.cleaned_data["cleared_on"]
    return _act(request, pk, lambda row: acts.clear(refund=row, cleared_on=day, today=timezone.localdate()), form)


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def void(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a refund that reached nobody."""
    why = _why(request)
    return _act(
        request,
        pk,
        lambda row: acts.void(
            refund=row, why=why, by=staff_of(request), now=timezone.now(), today=timezone.localdate()
        ),
    )


def _act(request: HttpRequest, pk: int, act: Act, form: SendForm | ClearForm | None = None) -> HttpResponse:
    row = get_object_or_404(_rows(*State), pk=pk)
    try:
        row = act(row)
    except REFUSALS as why:
        return _page(request, get_object_or_404(_rows(*State), pk=pk), form=form, refusal=str(why))
    messages.success(request, f"{row}: {row.get_state_display().lower()}.")
    return redirect("payments:refund", pk=pk)


def _subject(row: Refund) -> str:
    return f"patient:{row.patient_id}" if row.patient_id else f"refund:{row.pk}"


def _why(request: HttpRequest) -> str:
    form = WhyForm(request.POST)
    return str(form.cleaned_data["why"]) if form.is_valid() else ""


def _rows(*states: Refund.State) -> QuerySet[Refund]:
    rows = Refund.objects.filter(state__in=states)
    return rows.select_related(
        "patient__guarantor", "payer", "claim", "asked_by", "decided_by", "ended_by", "sent_by", "acknowledged_in"
    )
