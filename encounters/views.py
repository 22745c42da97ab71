"""Pages of the visits: their list, one visit with its note, and the coverage of the coming ones."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from encounters import forms, queues, services
from encounters.coverage import ask_for_coming_visits
from encounters.document_pages import ADDERS
from encounters.documents import of_visit
from encounters.models import Encounter, EncounterMoved, IllegalMove
from patients.models import Patient
from practice import audit
from practice.form_pages import FormPage, in_parts, render_form
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

DESK = Role.FRONT_DESK
NOTE = (Role.PROVIDER, Role.FRONT_DESK)
READERS = (Role.CODER, Role.BILLER, Role.MANAGER, Role.PROVIDER)
PAGE = 50
REFUSED = 409
VIEWS = {
    "open": ("To sign", Encounter.Status.OPEN),
    "to-code": ("To code", Encounter.Status.TO_CODE),
    "released": ("Released", Encounter.Status.RELEASED),
    "void": ("Void", Encounter.Status.VOID),
}
REFUSALS = (
    services.NoteIsEmpty, services.NoteIsSigned, services.ReasonMissing, services.AlreadyReleased, services.InTheFuture,
    IllegalMove, EncounterMoved,
)  # fmt: skip


@allow(DESK, read=READERS)
@require_safe
def encounter_list(request: HttpRequest) -> HttpResponse:
    """Show the visits in one state; those with an unsigned note come first."""
    asked = request.GET.get("view", "")
    view = asked if asked in VIEWS else "open"
    found = Encounter.objects.filter(status=VIEWS[view][1]).select_related("patient", "provider", "location")
    order = ["service_date", "id"] if view in {"open", "to-code"} else ["-service_date", "-id"]
    page = Paginator(found.order_by(*order), PAGE).get_page(request.GET.get("page"))
    counts = {name: Encounter.objects.filter(status=status).count() for name, (_, status) in list(VIEWS.items())[:2]}
    views = [(name, label, counts.get(name)) for name, (label, _) in VIEWS.items()]
    return render(request, "encounters/list.html", {"page": page, "view": view, "views": views})


@allow(DESK)
def encounter_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a visit without an appointment."""
    patient = get_object_or_404(Patient, pk=pk)
    now = timezone.now()
    today = timezone.localdate(now)
    form = forms.VisitForm(request.POST or None, today=today, initial={"service_date": today})
    if form.is_valid():
        given = form.cleaned_data
        encounter = services.record_encounter(
            patient=patient,
            provider=given["provider"],
            location=given["location"],
            service_date=given["service_date"],
            note=given["note"],
            by=staff_of(request),
            now=now,
        )
        messages.success(request, f"Visit {encounter.number} is open.")
        return redirect("encounters:detail", encounter.pk)
    parts = in_parts(form, ("", ["service_date", "provider", "location"]), ("Visit note", ["note"]))
    page = FormPage("New visit", reverse("patients:detail", args=[pk]), "Account", "Open the visit", form, parts)
    return render_form(request, page)


@allow(DESK, read=READERS)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one visit: its note, what the claim must say, and its history."""
    encounter = _encounter(pk)
    return _visit(request, encounter, forms.NoteForm(initial={"note": encounter.note}), "")


@allow(*NOTE)
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a draft of the note."""
    encounter = _encounter(pk)
    form = forms.NoteForm(request.POST)
    if not form.is_valid():
        return _visit(request, encounter, form, "")
    return _act(
        request,
        encounter,
        form,
        lambda: services.save_note(
            encounter=encounter, note=form.cleaned_data["note"], by=staff_of(request), now=timezone.now()
        ),
        "The draft is kept.",
    )


@allow(*NOTE)
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the note; the visit goes to the coders."""
    encounter = _encounter(pk)
    form = forms.NoteForm(request.POST)
    if not form.is_valid():
        return _visit(request, encounter, form, "")
    return _act(
        request,
        encounter,
        form,
        lambda: services.sign_note(
            encounter=encounter, note=form.cleaned_data["note"], by=staff_of(request), now=timezone.now()
        ),
        "Signed. The visit is with the coders.",
    )


@allow(*NOTE)
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a visit back from the coders to correct its note."""
    encounter = _encounter(pk)
    why = request.POST.get("why", "")
    return _act(
        request,
        encounter,
        forms.NoteForm(initial={"note": encounter.note}),
        lambda: services.reopen_note(encounter=encounter, why=why, by=staff_of(request), now=timezone.now()),
        "The note is open again.",
    )


@allow(DESK)
@require_POST
def void(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike a visit that never happened or was recorded twice."""
    encounter = _encounter(pk)
    why = request.POST.get("why", "")
    return _act(
        request,
        encounter,
        forms.NoteForm(initial={"note": encounter.note}),
        lambda: services.void(encounter=encounter, why=why, by=staff_of(request), now=timezone.now()),
        "The visit is void.",
    )


@allow(DESK, Role.BILLER)
def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what the claim must say beside the codes."""
    encounter = _encounter(pk)
    now = timezone.now()
    audit.record(by=staff_of(request), act="read", subject=f"patient:{encounter.patient_id}")
    form = forms.FactsForm(request.POST or None, instance=encounter, today=timezone.localdate(now))
    if form.is_valid():
        try:
            services.change_facts(encounter=form.instance, by=staff_of(request), now=now)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The visit is saved.")
            return redirect("encounters:detail", pk)
    parts = in_parts(
        form,
        ("", ["service_date", "provider", "location", "place_of_service", "authorization"]),
        ("Referring provider", forms.REFERRING),
        ("Accident", ["accident", "accident_date", "accident_state"]),
    )
    back = reverse("encounters:detail", args=[pk])
    return render_form(request, FormPage(f"Visit {encounter.number}", back, "Visit", "Save", form, parts))


@allow(DESK, Role.BILLER, read=READERS)
def coverage_checks(request: HttpRequest) -> HttpResponse:
    """Show the coming visits whose coverage is not known; asking about all of them is one press."""
    now = timezone.now()
    today = timezone.localdate(now)
    if request.method == "POST":
        asked = ask_for_coming_visits(today=today, by=staff_of(request), now=now)
        messages.success(request, f"{len(asked)} questions are queued." if len(asked) != 1 else "1 question is queued.")
        return redirect("patients:coverage-checks")
    checks = queues.coverage_checks(today=today)
    context = {
        "checks": checks,
        "can_ask": sum(check.can_be_asked for check in checks),
        "may_ask": staff_of(request).has_role(DESK, Role.BILLER),
        "today": today,
    }
    return render(request, "encounters/coverage_checks.html", context)


def _encounter(pk: int) -> Encounter:
    found = Encounter.objects.select_related("patient", "provider", "location", "signed_by", "authorization", "coder")
    return get_object_or_404(found, pk=pk)


def _act(
    request: HttpRequest, encounter: Encounter, form: forms.NoteForm, act: Callable[[], object], said: str
) -> HttpResponse:
    try:
        act()
    except REFUSALS as refusal:
        return _visit(request, encounter, form, str(refusal))
    messages.success(request, said)
    return redirect("encounters:detail", encounter.pk)


def _visit(request: HttpRequest, encounter: Encounter, form: forms.NoteForm, refusal: str) -> HttpResponse:
    staff = staff_of(request)
    audit.record(by=staff, act="read", subject=f"patient:{encounter.patient_id}")
    status = Encounter.Status
    context = {
        "encounter": encounter,
        "form": form,
        "refusal": refusal,
        "addenda": encounter.addenda.select_related("signed_by"),
        "documents": of_visit(encounter).select_related("added_by"),
        "may_add_documents": encounter.status != status.VOID and staff.has_role(*ADDERS),
        "events": encounter.events.select_related("by"),
        "may_write": encounter.status == status.OPEN and staff.has_role(*NOTE),
        "may_reopen": encounter.status == status.TO_CODE and staff.has_role(*NOTE),
        "may_void": encounter.status in {status.OPEN, status.TO_CODE} and staff.has_role(DESK),
        "may_change": encounter.status in {status.OPEN, status.TO_CODE} and staff.has_role(DESK, Role.BILLER),
    }
    return render(request, "encounters/detail.html", context, status=REFUSED if refusal else 200)
