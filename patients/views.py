"""Pages of patients and of what covers them; each act is one call of a service."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from patients import eligibility, forms, queues, services
from patients.models import Authorization, Coverage, Patient
from practice import audit
from practice.form_pages import INVALID, FormPage, in_parts, render_form
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

ACTORS = (Role.FRONT_DESK, Role.BILLER)
READERS = (Role.CODER, Role.MANAGER, Role.PROVIDER)
SHOWN = 50
NAME = ["first_name", "middle_name", "last_name", "suffix", "birth_date", "sex", "is_another"]
PLAN = ["payer", "priority", "member_id", "group_number", "plan_name", "starts_on", "ends_on"]


# Searching is reading, though it goes by POST to keep names out of addresses.
@allow(*ACTORS, *READERS, Role.AUDITOR)
def patient_list(request: HttpRequest) -> HttpResponse:
    """Show the patients this person opened last, or those that fit what they typed."""
    text = request.POST.get("q", "").strip()
    if request.method == "POST" and text:
        found = list(queues.search(text=text)[: SHOWN + 1])
        title = "Found"
    else:
        found, title = queues.recent(by=staff_of(request)), "Opened last by you"
    context = {"patients": found[:SHOWN], "is_cut": len(found) > SHOWN, "title": title, "text": text}
    template = "patients/_rows.html" if getattr(request, "htmx", False) else "patients/list.html"
    return render(request, template, context)


@allow(*ACTORS)
def patient_new(request: HttpRequest) -> HttpResponse:
    """Register a patient."""
    return _patient(request, Patient())


@allow(*ACTORS)
def patient_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a patient."""
    patient = get_object_or_404(Patient.objects.select_related("guarantor"), pk=pk)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{pk}")
    return _patient(request, patient)


@allow(*ACTORS)
def coverage_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a plan to a patient."""
    patient = get_object_or_404(Patient, pk=pk)
    return _coverage(request, Coverage(patient=patient), "Add coverage")


@allow(*ACTORS)
def coverage_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a plan."""
    coverage = get_object_or_404(Coverage.objects.select_related("patient", "payer"), pk=pk)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{coverage.patient_id}")
    return _coverage(request, coverage, "Coverage")


@allow(*ACTORS)
def coverage_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a plan on its last covered day."""
    coverage = get_object_or_404(Coverage.objects.select_related("patient", "payer"), pk=pk)
    form = forms.EndCoverageForm(request.POST or None)
    if form.is_valid():
        try:
            services.end_coverage(
                coverage=coverage, ends_on=form.cleaned_data["ends_on"], by=staff_of(request), now=timezone.now()
            )
        except (services.EndsBeforeItStarts, services.CoverageOverlaps) as refusal:
            form.add_error("ends_on", str(refusal))
        else:
            return _to_patient(request, coverage.patient_id, "The plan has its last day.")
    title = f"End {coverage.payer}"
    parts = in_parts(form, ("", ["ends_on"]))
    page = FormPage(title, _account(coverage.patient_id), "Account", "End the plan", form, parts)
    return render_form(request, page)


@allow(*ACTORS)
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the payer whether a plan is in force today, or on the day that was sent along."""
    coverage = get_object_or_404(Coverage.objects.select_related("patient", "payer"), pk=pk)
    now = timezone.now()
    day = forms.CheckForm(request.POST)
    service_date = (day.is_valid() and day.cleaned_data["service_date"]) or timezone.localdate(now)
    refusal = ""
    try:
        eligibility.ask(coverage=coverage, service_date=service_date, by=staff_of(request), now=now)
    except eligibility.CannotAsk as refused:
        refusal = str(refused)
    if getattr(request, "htmx", False):
        return _plan(request, coverage, refusal)
    if refusal:
        messages.error(request, refusal)
    is_from_list = request.POST.get("from") == "coverage-checks"
    return redirect("patients:coverage-checks" if is_from_list else _account(coverage.patient_id))


@allow(*ACTORS, read=READERS)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one plan and what its payer last said; asked again while an answer is on its way."""
    return _plan(request, get_object_or_404(Coverage.objects.select_related("patient", "payer"), pk=pk), "")


@allow(*ACTORS)
def authorization_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a payer's promise to a plan."""
    coverage = get_object_or_404(Coverage.objects.select_related("patient", "payer"), pk=pk)
    return _authorization(request, Authorization(coverage=coverage))


@allow(*ACTORS)
def authorization_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a payer's promise."""
    promise = get_object_or_404(Authorization.objects.select_related("coverage__patient", "coverage__payer"), pk=pk)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{promise.coverage.patient_id}")
    return _authorization(request, promise)


def _patient(request: HttpRequest, patient: Patient) -> HttpResponse:
    is_new = patient.pk is None
    now = timezone.now()
    form = forms.PatientForm(request.POST or None, instance=patient, today=timezone.localdate(now))
    guarantor = forms.GuarantorForm(request.POST or None, instance=patient.guarantor)
    if form.is_valid() and guarantor.is_valid():
        save = services.register_patient if is_new else services.change_patient
        save(patient=form.instance, guarantor=guarantor.guarantor, by=staff_of(request), now=now)
        return _to_patient(request, patient.pk, "The patient is registered." if is_new else "The patient is saved.")
    parts = in_parts(
        form,
        ("", NAME),
        ("Address", forms.ADDRESS),
        ("How to reach them", ["phone", "email"]),
        ("Also", ["death_date"]),
    )
    back = reverse("patients:list") if is_new else _account(patient.pk)
    page = FormPage(
        title="New patient" if is_new else "Change patient",
        back_url=back,
        back_label="Accounts" if is_new else "Account",
        submit="Register" if is_new else "Save",
        form=form,
        parts=parts if not is_new else parts[:-1],
    )
    is_wrong = form.is_bound and (form.errors or guarantor.errors)
    context = {"page": page, "form": form, "guarantor": guarantor, "twins": form.twins}
    return render(request, "patients/edit.html", context, status=INVALID if is_wrong else 200)


def _coverage(request: HttpRequest, coverage: Coverage, title: str) -> HttpResponse:
    now = timezone.now()
    form = forms.CoverageForm(
        request.POST or None, instance=coverage, patient=coverage.patient, today=timezone.localdate(now)
    )
    if form.is_valid():
        save = services.change_coverage if coverage.pk else services.add_coverage
        try:
            save(coverage=form.instance, by=staff_of(request), now=now)
        except services.CoverageOverlaps as refusal:
            form.add_error("starts_on", str(refusal))
        else:
            return _to_patient(request, coverage.patient_id, "The plan is saved.")
    parts = in_parts(form, ("", PLAN), ("Subscriber", ["relationship", *forms.SUBSCRIBER]))
    return render_form(request, FormPage(title, _account(coverage.patient_id), "Account", "Save", form, parts))


def _authorization(request: HttpRequest, promise: Authorization) -> HttpResponse:
    form = forms.AuthorizationForm(request.POST or None, instance=promise, coverage=promise.coverage)
    if form.is_valid():
        save = services.change_authorization if promise.pk else services.add_authorization
        try:
            save(authorization=form.instance, by=staff_of(request), now=timezone.now())
        except services.AuthorizationKnown as refusal:
            form.add_error("number", str(refusal))
        else:
            return _to_patient(request, promise.coverage.patient_id, "The authorization is saved.")
    parts = in_parts(form, ("", ["number", "procedures", "visits", "starts_on", "ends_on", "note"]))
    title = f"Authorization of {promise.coverage.payer}"
    page = FormPage(title, _account(promise.coverage.patient_id), "Account", "Save", form, parts)
    return render_form(request, page)


def _plan(request: HttpRequest, coverage: Coverage, refusal: str) -> HttpResponse:
    now = timezone.now()
    audit.record_look(by=staff_of(request), subject=f"patient:{coverage.patient_id}", now=now)
    view = queues.plan_of(coverage=coverage, today=timezone.localdate(now))
    may_change = staff_of(request).has_role(*ACTORS)
    return render(request, "patients/_plan.html", {"plan": view, "refusal": refusal, "may_change": may_change})


def _to_patient(request: HttpRequest, pk: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(_account(pk))


def _account(pk: int) -> str:
    return reverse("patients:detail", args=[pk])
