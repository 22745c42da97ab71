"""Taking a patient's payment at the desk, and its receipt."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from ledger.models import Account, Deposit, OpenBalance
from patients.models import Patient
from payments import desk as till
from payments.forms import DeskForm, PatientSearch
from practice import audit
from practice.models import Practice, Role
from practice.permissions import allow
from practice.signed_in import staff_of

FOUND = 25


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.FRONT_DESK, Role.BILLER)
def desk(request: HttpRequest) -> HttpResponse:
    """Find who pays; and what was taken today."""
    form = PatientSearch(request.POST or None)
    found = list(_people(form.cleaned_data["name"])[: FOUND + 1]) if form.is_valid() else None
    taken = Deposit.objects.filter(received_on=timezone.localdate(), patient__isnull=False)
    context = {
        "form": form,
        "found": found[:FOUND] if found is not None else None,
        "is_more": found is not None and len(found) > FOUND,
        "taken": taken.select_related("patient", "taken_by").order_by("-pk"),
        "total": sum(deposit.amount for deposit in taken),
    }
    return render(request, "payments/desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.FRONT_DESK, Role.BILLER)
def take(request: HttpRequest, patient_id: int) -> HttpResponse:
    """Take a payment of one patient."""
    patient = get_object_or_404(Patient, pk=patient_id)
    owed = till.owed_by(patient=patient)
    form = DeskForm(request.POST or None, initial={"amount": owed if owed > 0 else None, "method": "CARD"})
    if request.method == "POST" and form.is_valid():
        deposit = till.take_patient_payment(
            patient=patient,
            method=Deposit.Method(form.cleaned_data["method"]),
            amount=form.cleaned_data["amount"],
            reference=form.cleaned_data["reference"],
            key=str(form.cleaned_data["key"]),
            by=staff_of(request),
            now=timezone.now(),
            today=timezone.localdate(),
        )
        return redirect("payments:receipt", pk=deposit.pk)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{patient.pk}")
    context = {
        "patient": patient,
        "form": form,
        "owed": owed,
        "on_account": till.on_account_of(patient=patient),
        "open_lines": _open_lines(patient),
    }
    return render(request, "payments/take.html", context, status=422 if form.errors else 200)


@require_GET
@allow(Role.FRONT_DESK, Role.BILLER, read=[Role.MANAGER])
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt of a payment at the desk, to be printed."""
    deposit = get_object_or_404(Deposit.objects.select_related("patient", "taken_by"), pk=pk, patient__isnull=False)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{deposit.patient_id}")
    context = {"receipt": till.receipt(deposit=deposit), "practice": Practice.objects.order_by("pk").first()}
    return render(request, "payments/receipt.html", context)


def _people(words: str) -> QuerySet[Patient]:
    """Patients whose names begin with the words, in either order, or who have the account number."""
    people = Patient.objects.all()
    for word in words.replace(",", " ").split():
        people = people.filter(
            Q(last_name__istartswith=word) | Q(first_name__istartswith=word) | Q(account_number__iexact=word)
        )
    return people


def _open_lines(patient: Patient) -> QuerySet[OpenBalance]:
    open_now = OpenBalance.objects.filter(account=Account.PATIENT, charge_line__encounter__patient=patient)
    return open_now.select_related("charge_line__encounter").order_by(
        "charge_line__encounter__service_date", "charge_line__encounter_id", "charge_line__position"
    )
