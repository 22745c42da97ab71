"""Taking a patient's payment at the desk, and its receipt."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ledger.models import Account, Deposit, OpenBalance
from patients.models import Patient
from payments.office import desk as till
from payments.office.on_account import MoreThanOnAccount, MoreThanOwed, NotTheirs, owed_lines
from payments.pages.forms import DeskForm, PatientSearch
from payments.pages.money_forms import shares_in
from practice import audit
from practice.inputs import MoneyField
from practice.models import Practice, Role
from practice.permissions import allow
from practice.signed_in import staff_of

FOUND = 25
REFUSED = 409
ZERO = Decimal("0.00")


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
    refusal = ""
    if request.method == "POST" and form.is_valid():
        deposit, refusal = _taken(request, patient, form)
        if deposit is not None:
            return redirect("payments:receipt", pk=deposit.pk)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{patient.pk}")
    context = {
        "patient": patient,
        "form": form,
        "owed": owed,
        "on_account": till.on_account_of(patient=patient),
        "open_lines": _open_lines(patient, request),
        "refusal": refusal,
    }
    status = REFUSED if refusal else 422 if form.errors else 200
    return render(request, "payments/take.html", context, status=status)


@require_POST
@allow(Role.FRONT_DESK, Role.BILLER)
def split(request: HttpRequest, patient_id: int) -> HttpResponse:
    """The sums of a payment by choice, while somebody types."""
    patient = get_object_or_404(Patient, pk=patient_id)
    shares, problems = shares_in(request.POST, _owed_ids(patient))
    try:
        amount = MoneyField(required=False).clean(request.POST.get("amount", "")) or sum(shares.values(), ZERO)
    except ValidationError:
        amount = ZERO
    context = {
        "split": till.check_split(patient=patient, amount=amount, chosen=shares),
        "problems": list(problems.values()),
    }
    return render(request, "payments/_split.html", context)


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


def _taken(request: HttpRequest, patient: Patient, form: DeskForm) -> tuple[Deposit | None, str]:
    """Take it: by choice when amounts stand beside services, else the oldest first; or say why not."""
    shares, problems = shares_in(request.POST, _owed_ids(patient))
    if problems:
        return None, " ".join(problems.values())
    data, by, now, today = form.cleaned_data, staff_of(request), timezone.now(), timezone.localdate()
    method, amount, key = Deposit.Method(data["method"]), data["amount"], str(data["key"])
    if not shares:
        return till.take_patient_payment(
            patient=patient, method=method, amount=amount, reference=data["reference"], key=key, by=by, now=now,
            today=today,
        ), ""  # fmt: skip
    tender = till.Tender(method, amount, key, data["reference"])
    try:
        taken = till.take_split_payment(patient=patient, tender=tender, shares=shares, by=by, now=now, today=today)
    except (MoreThanOnAccount, MoreThanOwed, NotTheirs) as why:
        return None, str(why)
    return taken, ""


def _owed_ids(patient: Patient) -> list[int]:
    return [row.charge_line_id for row in owed_lines(patient=patient) if row.charge_line_id]


def _open_lines(patient: Patient, request: HttpRequest) -> list[OpenBalance]:
    """What is open for the patient, each with the amount that was typed beside it, for a form that came back."""
    open_now = OpenBalance.objects.filter(account=Account.PATIENT, charge_line__encounter__patient=patient)
    rows = list(
        open_now.select_related("charge_line__encounter").order_by(
            "charge_line__encounter__service_date", "charge_line__encounter_id", "charge_line__position"
        )
    )
    for row in rows:
        row.typed = request.POST.get(f"share-{row.charge_line_id}", "")  # type: ignore[attr-defined]
    return rows
