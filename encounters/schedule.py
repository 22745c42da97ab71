"""The day at the front desk: who comes when, who is here, who did not come."""

from collections.abc import Callable
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from encounters import forms, queues, services
from encounters.models import Appointment
from patients.models import Coverage, Patient
from practice.calendar import next_business_day
from practice.form_pages import FormPage, in_parts, render_form
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

DESK = Role.FRONT_DESK
READERS = (Role.CODER, Role.BILLER, Role.MANAGER, Role.PROVIDER)
REFUSED = 409


@allow(DESK, read=READERS)
@require_safe
def schedule(request: HttpRequest) -> HttpResponse:
    """Show one day; its address holds the day only."""
    return _day(request, _asked_day(request), "")


@allow(DESK)
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a provider's time for a patient."""
    patient = get_object_or_404(Patient, pk=pk)
    now = timezone.now()
    form = forms.BookingForm(request.POST or None, today=timezone.localdate(now))
    if form.is_valid():
        given = form.cleaned_data
        try:
            appointment = services.book(
                patient=patient,
                provider=given["provider"],
                location=given["location"],
                starts_at=form.starts_at,
                minutes=given["minutes"],
                reason=given["reason"],
                by=staff_of(request),
                now=now,
            )
        except services.ProviderIsBooked as refusal:
            form.add_error("time", str(refusal))
        else:
            messages.success(request, "The time is booked.")
            return redirect(_address(timezone.localtime(appointment.starts_at).date()))
    parts = in_parts(form, ("", ["day", "time", "minutes"]), ("With", ["provider", "location", "reason"]))
    page = FormPage("Book a visit", reverse("patients:detail", args=[pk]), "Account", "Book", form, parts)
    return render_form(request, page)


@allow(DESK)
@require_POST
def arrive(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the visit of a patient who came."""
    return _act(request, pk, services.arrive)


@allow(DESK)
@require_POST
def no_show(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark that the patient did not come."""
    return _act(request, pk, services.did_not_come)


@allow(DESK)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a booked time back."""
    return _act(request, pk, services.cancel)


def _act(request: HttpRequest, pk: int, service: Callable[..., object]) -> HttpResponse:
    appointment = get_object_or_404(Appointment, pk=pk)
    day = timezone.localtime(appointment.starts_at).date()
    try:
        service(appointment=appointment, by=staff_of(request), now=timezone.now())
    except (services.NotBooked, services.ProviderIsBooked) as refusal:
        return _day(request, day, str(refusal))
    if getattr(request, "htmx", False):
        return _day(request, day, "")
    return redirect(_address(day))


def _day(request: HttpRequest, day: date, refusal: str) -> HttpResponse:
    appointments = list(queues.day_of(day=day))
    status = Appointment.Status
    context = {
        "appointments": [(row, _plan_on(row, day)) for row in appointments],
        "day": day,
        "before": _address(day - timedelta(days=1)),
        "after": _address(day + timedelta(days=1)),
        "today": timezone.localdate(),
        "to_come": sum(row.status == status.BOOKED for row in appointments),
        "here": sum(row.status == status.ARRIVED for row in appointments),
        "may_act": staff_of(request).has_role(DESK),
        "refusal": refusal,
    }
    is_part = getattr(request, "htmx", False)
    template = "encounters/_day.html" if is_part else "encounters/schedule.html"
    return render(request, template, context, status=REFUSED if refusal else 200)


def _plan_on(appointment: Appointment, day: date) -> Coverage | None:
    plans: list[Coverage] = getattr(appointment.patient, "plans", [])
    return next((plan for plan in plans if plan.covers(day)), None)


def _asked_day(request: HttpRequest) -> date:
    """The day in the address; without one today, or the next business day when nobody comes today."""
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        today = timezone.localdate()
        is_busy = Appointment.objects.filter(starts_at__date=today).exists()
        return today if is_busy else next_business_day(today)


def _address(day: date) -> str:
    return f"{reverse('encounters:schedule')}?day={day.isoformat()}"
