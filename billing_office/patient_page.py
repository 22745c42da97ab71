"""The patient's account on one page: money, visits, plans, what comes next, who looked."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from billing_office import patient_account
from encounters.models import Appointment
from encounters.queues import visits_used
from patients import queues
from patients.models import Authorization, Patient
from practice import audit
from practice.models import Access, Role, Staff
from practice.permissions import allow
from practice.signed_in import staff_of

ACTORS = (Role.FRONT_DESK, Role.BILLER)
READERS = (Role.CODER, Role.MANAGER, Role.PROVIDER)
TRAIL = (Role.MANAGER, Role.AUDITOR)
VIEWS = ("balance", "visits", "claims", "trail")
TRAIL_ROWS = 100


@allow(*ACTORS, read=READERS)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a patient's account; opening it is kept in the trail."""
    patient = get_object_or_404(Patient.objects.select_related("guarantor"), pk=pk)
    staff = staff_of(request)
    audit.record(by=staff, act="read", subject=f"patient:{pk}")
    now = timezone.now()
    today = timezone.localdate(now)
    statement = patient_account.statement(patient=patient)
    views = [view for view in VIEWS if view != "trail" or staff.has_role(*TRAIL)]
    view = request.GET.get("view") if request.GET.get("view") in views else "balance"
    context = {
        "patient": patient,
        "age": patient.age_on(today),
        "statement": statement,
        "claims": [claim for visit in statement.visits for claim in visit.claims],
        "plans": queues.plans_of(patient=patient, today=today),
        "promises": _promises(patient),
        "coming": _coming(patient).filter(starts_at__gte=now).first(),
        "deposits": patient_account.deposits_of(patient=patient),
        "trail": _trail(patient) if view == "trail" else [],
        "views": views,
        "view": view,
        "today": today,
        "opened_at": now,
        **_may(staff),
    }
    return render(request, "patients/detail.html", context)


def _may(staff: Staff) -> dict[str, bool]:
    return {"may_change": staff.has_role(*ACTORS), "may_book": staff.has_role(Role.FRONT_DESK)}


def _promises(patient: Patient) -> list[tuple[Authorization, int]]:
    return [
        (promise, visits_used(authorization=promise))
        for plan in patient.coverages.prefetch_related("authorizations")
        for promise in plan.authorizations.all()
    ]


def _coming(patient: Patient) -> QuerySet[Appointment]:
    booked = patient.appointments.filter(status=Appointment.Status.BOOKED)
    return booked.select_related("provider", "location").order_by("starts_at")


def _trail(patient: Patient) -> QuerySet[Access]:
    seen = Access.objects.filter(subject=f"patient:{patient.pk}").select_related("staff")
    return seen.order_by("-at", "-id")[:TRAIL_ROWS]
