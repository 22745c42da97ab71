"""A patient's money: every payment, what it pays, what waits; using it, taking it back, and payments that came back."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ledger.models import Deposit, Entry, OpenBalance
from patients.models import Patient
from payments.models import ReturnedPayment
from payments.office import desk as till
from payments.office import on_account
from payments.office.credits import credits_of
from payments.office.on_account import MoreThanOnAccount, MoreThanOwed, NotApplied, NothingToApply, NotTheirs
from payments.office.returned import (
    AlreadyReturned,
    BankReturn,
    NotAPatients,
    NoVisitToCharge,
    PartlyRefunded,
    return_payment,
)
from payments.office.rules import rules, save_rules
from payments.pages.money_forms import SHARE, KeyForm, LimitsForm, ReturnForm, RulesForm, shares_in
from practice import audit
from practice.limits import set_limits
from practice.models import Limit, Role
from practice.permissions import allow
from practice.signed_in import staff_of

ZERO = Decimal("0.00")
REFUSALS = (
    AlreadyReturned, MoreThanOnAccount, MoreThanOwed, NoVisitToCharge, NotAPatients, NotApplied, NotTheirs,
    NothingToApply, PartlyRefunded,
)  # fmt: skip


@require_GET
@allow(Role.FRONT_DESK, Role.BILLER, read=[Role.MANAGER])
def account(request: HttpRequest, patient_id: int) -> HttpResponse:
    """Every payment of a patient with what it pays, and what is on account."""
    return _page(request, get_object_or_404(Patient, pk=patient_id))


def _page(
    request: HttpRequest, patient: Patient, *, problems: Mapping[int, str] | None = None, refusal: str = ""
) -> HttpResponse:
    """The page of a patient's money; with what was typed and what is wrong with it when a form came back."""
    wrong = problems or {}
    audit.record(by=staff_of(request), act="read", subject=f"patient:{patient.pk}")
    there = till.on_account_of(patient=patient)
    deposits = patient.deposits.select_related("returned", "taken_by").order_by("-received_on", "-pk")
    context = {
        "patient": patient,
        "owed": till.owed_by(patient=patient),
        "on_account": there,
        "open_lines": [_as_typed(row, request, wrong) for row in on_account.owed_lines(patient=patient)],
        "payments": [(one, till.receipt(deposit=one), on_account.applications(deposit=one)) for one in deposits],
        "credits": credits_of(patient=patient),
        "key_form": KeyForm(),
        "may_spend": there > 0 and staff_of(request).has_role(Role.FRONT_DESK, Role.BILLER),
        "refusal": refusal,
        "may_act": staff_of(request).has_role(Role.BILLER, Role.MANAGER),
    }
    status = 422 if wrong else 409 if refusal else 200
    return render(request, "payments/account.html", context, status=status)


def _as_typed(row: OpenBalance, request: HttpRequest, wrong: Mapping[int, str]) -> OpenBalance:
    """An open line with the amount that was typed beside it, and what is wrong with that."""
    row.typed = request.POST.get(f"{SHARE}{row.charge_line_id}", "")  # type: ignore[attr-defined]
    row.problem = wrong.get(row.charge_line_id or 0, "")  # type: ignore[attr-defined]
    return row


@require_POST
@allow(Role.FRONT_DESK, Role.BILLER)
def apply(request: HttpRequest, patient_id: int) -> HttpResponse:
    """Use money on account: for the services with an amount beside them, or for the oldest when none has one."""
    patient = get_object_or_404(Patient, pk=patient_id)
    form = KeyForm(request.POST)
    lines = [row.charge_line_id for row in on_account.owed_lines(patient=patient) if row.charge_line_id]
    shares, problems = shares_in(request.POST, lines)
    if problems:
        return _page(request, patient, problems=problems)
    if not form.is_valid():
        return _page(request, patient, refusal="Reload the page and try again.")
    key = str(form.cleaned_data["key"])
    by, now, today = staff_of(request), timezone.now(), timezone.localdate()
    try:
        if shares:
            used = on_account.apply_by_choice(patient=patient, shares=shares, by=by, now=now, today=today, key=key)
        else:
            used = on_account.apply_on_account(patient=patient, by=by, now=now, today=today, key=key)
    except REFUSALS as why:
        return _page(request, patient, refusal=str(why))
    messages.success(request, f"{used:,.2f} is used.")
    return redirect("payments:account", patient_id=patient.pk)


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def unapply(request: HttpRequest, pk: int) -> HttpResponse:
    """Take money back from a service."""
    entry = get_object_or_404(Entry.objects.select_related("deposit"), pk=pk, deposit__patient__isnull=False)

    def act() -> str:
        on_account.unapply(entry=entry, by=staff_of(request), now=timezone.now(), today=timezone.localdate())
        return f"{entry.amount:,.2f} is on account again."

    return _act(request, entry.deposit.patient_id if entry.deposit else None, act)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.BILLER, Role.MANAGER)
def returned(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the bank took a payment back."""
    deposit = get_object_or_404(Deposit.objects.select_related("patient"), pk=pk, patient__isnull=False)
    initial = {"returned_on": timezone.localdate(), "fee": rules().returned_fee}
    initial["kind"] = "CHARGEBACK" if deposit.method == Deposit.Method.CARD else "NSF"
    form = ReturnForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        said = BankReturn(
            kind=ReturnedPayment.Kind(data["kind"]),
            returned_on=data["returned_on"],
            fee=data["fee"] or ZERO,
            note=data["note"],
        )

        def act() -> str:
            by, now, today = staff_of(request), timezone.now(), timezone.localdate()
            return_payment(deposit=deposit, said=said, by=by, now=now, today=today)
            return f"{deposit} came back. What it had paid is owed again."

        return _act(request, deposit.patient_id, act)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{deposit.patient_id}")
    context = {"deposit": deposit, "receipt": till.receipt(deposit=deposit), "form": form}
    return render(request, "payments/returned.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.MANAGER, read=[Role.ADMINISTRATOR, Role.BILLER])
def money_rules(request: HttpRequest) -> HttpResponse:
    """How the office treats patients' money, and up to how much each role decides alone."""
    form = RulesForm(request.POST or None, instance=rules())
    limits = LimitsForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and limits.is_valid():
        by = staff_of(request)
        save_rules(rules=form.instance, by=by)
        set_limits(amounts=limits.amounts(), by=by)
        messages.success(request, "The rules are saved.")
        return redirect("payments:money-rules")
    context = {
        "form": form,
        "limits": limits,
        "acts": [(act.label, list(limits.of(act))) for act in Limit.Act],
        "may_change": staff_of(request).has_role(Role.MANAGER),
    }
    return render(request, "payments/money_rules.html", context, status=422 if form.errors or limits.errors else 200)


def _act(request: HttpRequest, patient_id: int | None, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except REFUSALS as why:
        messages.error(request, str(why))
    return redirect("payments:account", patient_id=patient_id)
