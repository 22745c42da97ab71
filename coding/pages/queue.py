"""The coder's queue: whose visit it is, what is next, what waits for whom, and what one has done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from coding import queues
from coding.models import CodeRelease, CodeSystem, Escalation
from coding.pages.bench import READERS, next_url, visit_or_404
from coding.queries.queues import answered_visits
from coding.worklist.done import days_of
from coding.worklist.order import ORDERS, in_order, with_worth
from coding.worklist.own import HeldByAnother, NotToCode, give_back, take_next, take_over, take_visit, to_code_for
from coding.worklist.waiting import (
    AlreadyWithSomebody,
    NobodyToAsk,
    NoQuestion,
    NotLater,
    NotWaiting,
    ProviderIsQueried,
    ProviderWasAsked,
    answer,
    asked_of,
    escalate,
    lift,
    pend,
)
from encounters.models import Encounter
from encounters.services import NotToBeCoded, ReasonMissing, hold
from patients.models import Coverage, Payer
from practice.inputs import DateField
from practice.models import Provider, Role, Staff
from practice.permissions import allow
from practice.signed_in import staff_of

PAGE = 100
ASK_REFUSALS = (
    NotToBeCoded, NoQuestion, NobodyToAsk, AlreadyWithSomebody, ProviderIsQueried, ProviderWasAsked,
)  # fmt: skip
HISTORY_DAYS = 30
VIEWS: Mapping[str, tuple[str, Callable[[Staff], QuerySet[Encounter]]]] = {
    "to-code": ("To code", lambda _: queues.to_code()),
    "free": ("Free for me", lambda staff: queues.to_code() & to_code_for(staff)),
    "mine": ("Mine", lambda staff: queues.of_coder(queues.to_code(), staff)),
    "asked": ("Asked of me", lambda staff: queues.waiting() & asked_of(staff)),
    "answered": ("Answered", lambda _: queues.waiting().filter(pk__in=answered_visits())),
    "hold": ("On hold", lambda _: queues.on_hold()),
}


@dataclass(frozen=True)
class Row:
    """One visit of the queue; `days` are left until the filing limit, None when no plan has one."""

    visit: Encounter
    days: int | None


@dataclass(frozen=True)
class Narrowed:
    """What the address asks for: the view, the order, one provider, one payer."""

    view: str
    order: str
    provider: int | None
    payer: int | None


@allow(Role.CODER, read=READERS)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show the visits that wait for codes, the nearest filing limit and the most money first."""
    staff, today, asked = staff_of(request), timezone.localdate(), _narrowed(request)
    page = Paginator(in_order(_of(asked, staff), order=asked.order, today=today), PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "rows": _rows(list(page.object_list), today),
        "asked": asked,
        "view": asked.view,
        "tabs": [(name, label, visits_of(staff).count()) for name, (label, visits_of) in VIEWS.items()],
        "orders": [(name, label) for name, (label, _) in ORDERS.items()],
        "providers": Provider.objects.filter(pk__in=_providers_waiting()),
        "payers": Payer.objects.filter(Exists(_waiting_with(OuterRef("pk")))),
        "has_codes": CodeRelease.objects.filter(system=CodeSystem.ICD10CM).exists(),
        "may_act": staff.has_role(Role.CODER),
    }
    return render(request, "coding/queue.html", context)


@allow(Role.CODER)
@require_POST
def next_visit(request: HttpRequest) -> HttpResponse:
    """Take the first visit that nobody else holds and open it."""
    visit = take_next(by=staff_of(request), today=timezone.localdate())
    if visit is None:
        messages.success(request, "Everything that nobody else holds is coded.")
        return redirect("coding:queue")
    return redirect("coding:bench", visit.pk)


@allow(Role.CODER)
@require_POST
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a visit, give it back, or take it over from a colleague."""
    encounter, staff = visit_or_404(pk), staff_of(request)
    acts = {"take": take_visit, "give-back": give_back, "take-over": take_over}
    act = acts.get(request.POST.get("do", ""), take_visit)
    try:
        act(encounter=encounter, by=staff)
    except (HeldByAnother, NotToCode) as refusal:
        messages.error(request, str(refusal))
    if request.POST.get("from") == "queue":
        return redirect("coding:queue")
    return redirect("coding:bench", pk)


@allow(Role.CODER)
@require_POST
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a visit on hold with a reason, until a day if one is given, and go to the next one."""
    encounter, staff, now = visit_or_404(pk), staff_of(request), timezone.now()
    after, why, typed = next_url(encounter, staff), request.POST.get("why", ""), request.POST.get("until", "").strip()
    try:
        if typed:
            until = _day(typed)
            pend(encounter=encounter, why=why, until=until, by=staff, now=now, today=timezone.localdate(now))
        else:
            hold(encounter=encounter, why=why, by=staff, now=now)
    except (NotToBeCoded, ReasonMissing, NotLater, ProviderWasAsked) as refusal:
        messages.error(request, str(refusal))
        return redirect("coding:bench", pk)
    messages.success(request, f"Visit {encounter.number} is on hold{f' until {until:%m/%d/%y}' if typed else ''}.")
    return redirect(after)


@allow(Role.CODER)
@require_POST
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Lift the hold of a visit."""
    try:
        lift(encounter=visit_or_404(pk), by=staff_of(request), now=timezone.now())
    except (NotToBeCoded, ProviderWasAsked) as refusal:
        messages.error(request, str(refusal))
    return redirect("coding:bench", pk)


@allow(Role.CODER)
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a visit to a person with a question, and go to the next one."""
    encounter, staff = visit_or_404(pk), staff_of(request)
    after = next_url(encounter, staff)
    to = get_object_or_404(Staff, pk=request.POST.get("to") or 0, is_active=True)
    try:
        escalate(encounter=encounter, to=to, note=request.POST.get("note", ""), by=staff, now=timezone.now())
    except ASK_REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect("coding:bench", pk)
    messages.success(request, f"Visit {encounter.number} is with {to.full_name}.")
    return redirect(after)


@allow(*READERS, Role.CODER)
@require_POST
def answered(request: HttpRequest, pk: int, escalation_pk: int) -> HttpResponse:
    """Answer what was asked about a visit; it goes back to the coder who asked."""
    asked = get_object_or_404(Escalation, pk=escalation_pk, encounter=pk)
    try:
        answer(escalation=asked, words=request.POST.get("answer", ""), by=staff_of(request), now=timezone.now())
    except (NoQuestion, NotWaiting, NotToBeCoded, ProviderWasAsked) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Answered; the visit is with {asked.by.full_name} again.")
    return redirect("coding:bench", pk)


@allow(Role.CODER)
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Show one's own last days: visits, lines, charges."""
    today = timezone.localdate()
    days = days_of(staff_of(request), since=today - timedelta(days=HISTORY_DAYS), until=today)
    worked = [day for day in days if day.visits]
    totals = {
        "visits": sum(day.visits for day in worked),
        "lines": sum(day.lines for day in worked),
        "charges": sum(day.charges for day in worked),
        "days": len(worked),
    }
    return render(request, "coding/done.html", {"days": days, "totals": totals, "history": HISTORY_DAYS})


def _narrowed(request: HttpRequest) -> Narrowed:
    view, order = request.GET.get("view", ""), request.GET.get("order", "")
    return Narrowed(
        view=view if view in VIEWS else "to-code",
        order=order if order in ORDERS else "priority",
        provider=_pk(request.GET.get("provider", "")),
        payer=_pk(request.GET.get("payer", "")),
    )


def _of(asked: Narrowed, staff: Staff) -> QuerySet[Encounter]:
    visits = VIEWS[asked.view][1](staff)
    if asked.provider is not None:
        visits = visits.filter(provider=asked.provider)
    if asked.payer is not None:
        visits = visits.filter(Exists(Coverage.objects.filter(patient=OuterRef("patient"), payer=asked.payer)))
    return visits


def _waiting_with(payer: OuterRef) -> QuerySet[Coverage]:
    """Plans of a payer whose patient has a visit that waits."""
    return Coverage.objects.filter(payer=payer, patient__encounters__status=Encounter.Status.TO_CODE)


def _providers_waiting() -> list[int]:
    """The providers of whom a visit waits; asked first, because a join looks at all that they ever did."""
    return list(queues.waiting().order_by().values_list("provider", flat=True).distinct())


def _rows(pks: Sequence[int], today: date) -> list[Row]:
    """The visits of a page in the order of their ids."""
    found = with_worth(queues.with_progress(queues.waiting().filter(pk__in=pks)), today=today)
    visits = {visit.pk: visit for visit in found}
    return [_row(visits[pk], today) for pk in pks if pk in visits]


def _row(visit: Encounter, today: date) -> Row:
    limit: date | None = getattr(visit, "file_by", None)
    return Row(visit, (limit - today).days if limit else None)


def _pk(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) <= 9 else None


def _day(typed: str) -> date:
    """
    A day as people type it.

    :raises NotLater: if it is none.
    """
    try:
        found = DateField().clean(typed)
    except ValidationError as problem:
        raise NotLater(" ".join(problem.messages)) from None
    if not isinstance(found, date):
        raise NotLater("Write the date as MM/DD/YYYY.")
    return found
