"""Patients' money in the last weeks of the demo: paid ahead, given back, returned by the bank, given up."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Sum

from billing_office.demo.life import Life, clock
from claims.models import Claim, Denial, WriteOff, WriteOffReason
from claims.write_offs import MoreThanOpen
from claims.write_offs import approve as approve_write_off
from claims.write_offs import decline as decline_write_off
from claims.write_offs import undo as undo_write_off
from encounters.models import Encounter
from ledger.models import Account, Deposit, OpenBalance
from patients.models import Patient
from payments.models import MoneyRules, Refund, ReturnedPayment
from payments.office import refunds
from payments.office.desk import Tender, take_patient_payment, take_split_payment
from payments.office.refunds import Sending, Wanted
from payments.office.returned import BankReturn, return_payment
from payments.office.rules import save_rules
from payments.office.write_offs import Chosen, OpenPart, open_parts, small_balances, write_off_part, write_off_small
from practice.models import Role

Reason = Refund.Reason
FEE = Decimal("25.00")
SMALL, SMALL_AFTER = Decimal("5.00"), timedelta(days=20)
# What was paid ahead, why it goes back if it does; the first stays for a visit to come.
AHEAD = (Decimal("75.00"), Decimal("60.00"), Decimal("85.00"), Decimal("140.00"), Decimal("180.00"), Decimal("40.00"))
FIRST_CHECK = 2001
LOST = (Denial.Category.MEDICAL_NECESSITY, Denial.Category.CODING, Denial.Category.COVERAGE)
LOST_VISITS = 4
TOO_LATE = (WriteOffReason.EXHAUSTED, "Two appeals were refused")
HARDSHIP = (WriteOffReason.HARDSHIP, "Statement of income on file")


def act(life: Life, day: date, left: int) -> None:
    """Do what the story has for the day that has `left` days of business after it."""
    for deed in STORY.get(left, ()):
        deed(life, day)


def _pay_ahead(life: Life, day: date) -> None:
    """Patients who owe nothing pay for what is planned; it stays on account."""
    owing = OpenBalance.objects.filter(account=Account.PATIENT).values("charge_line__encounter__patient")
    patients = Patient.objects.exclude(pk__in=owing).order_by("pk")[: len(AHEAD)]
    for patient, amount in zip(patients, AHEAD, strict=False):
        tender = Tender(Deposit.Method.CARD, amount, f"demo-ahead-{patient.pk}")
        desk, now = life.office.staff[Role.FRONT_DESK], clock(day, 11)
        take_split_payment(patient=patient, tender=tender, shares={}, by=desk, now=now, today=day)


def _pay_too_much(life: Life, day: date) -> None:
    """A patient rounds up: the services are paid, the rest is on account."""
    owing = OpenBalance.objects.filter(account=Account.PATIENT, amount__gt=0)
    row = (
        owing.values("charge_line__encounter__patient")
        .annotate(sum=Sum("amount"))
        .order_by("-sum", "charge_line__encounter__patient")
        .first()
    )
    if row is not None:
        take_patient_payment(
            patient=Patient.objects.get(pk=row["charge_line__encounter__patient"]),
            method=Deposit.Method.CHECK,
            amount=row["sum"] + Decimal("20.00"),
            by=life.office.staff[Role.FRONT_DESK],
            now=clock(day, 12),
            today=day,
            reference="7718",
            key=f"demo-rounded-{day:%Y%m%d}",
        )


def _set_rules(life: Life, day: date) -> None:
    rules = MoneyRules(small_balance=SMALL, returned_fee=FEE, on_account_days=14)
    save_rules(rules=rules, by=life.office.staff[Role.MANAGER])


def _return_a_check(life: Life, day: date) -> None:
    """The bank finds no money behind a patient's check."""
    checks = Deposit.objects.filter(method=Deposit.Method.CHECK, patient__isnull=False, returned__isnull=True)
    check = checks.filter(received_on__lte=day - timedelta(days=5)).order_by("-received_on", "-pk").first()
    if check is not None:
        said = BankReturn(kind=ReturnedPayment.Kind.NSF, returned_on=day, fee=FEE, note="The bank tried it twice")
        return_payment(deposit=check, said=said, by=life.office.staff[Role.BILLER], now=clock(day, 10), today=day)


def _write_off_small(life: Life, day: date) -> None:
    found = small_balances(up_to=SMALL, served_by=day - SMALL_AFTER)
    biller = life.office.staff[Role.BILLER]
    write_off_small(balances=found, by=biller, now=clock(day, 15), today=day, key=f"demo-small-{day:%Y%m%d}")


def _ask_for_refunds(life: Life, day: date) -> None:
    """What was paid ahead and is not needed goes back; above the biller's limit it waits for a second person."""
    notes = ("The visit was canceled", "The procedure was not needed", "Moved to another town", "Paid by two people")
    waiting = Deposit.objects.filter(source__startswith="desk:demo-ahead-", refund_parts__isnull=True).order_by("pk")
    for deposit, note in zip(waiting[1 : 1 + len(notes)], notes, strict=False):
        refunds.request_refund(
            credit_key=f"account-{deposit.pk}",
            wanted=Wanted(amount=deposit.amount, reason=Reason.NOT_NEEDED, note=note),
            by=life.office.staff[Role.BILLER],
            now=clock(day, 9),
            key=f"demo-{deposit.pk}",
        )


def _decide_refunds(life: Life, day: date) -> None:
    """The manager agrees to the first; the others wait."""
    asked = Refund.objects.filter(state=Refund.State.REQUESTED).order_by("pk").first()
    if asked is not None:
        refunds.approve(refund=asked, by=life.office.staff[Role.MANAGER], now=clock(day, 13))


def _send_refunds(life: Life, day: date) -> None:
    for refund in Refund.objects.filter(state=Refund.State.APPROVED).order_by("pk")[1:]:
        sending = Sending(method=Refund.Method.CHECK, number=str(FIRST_CHECK + refund.pk), sent_on=day)
        biller, now = life.office.staff[Role.BILLER], clock(day, 14)
        refunds.send(refund=refund, sending=sending, by=biller, now=now, today=day)


def _clear_a_refund(life: Life, day: date) -> None:
    sent = Refund.objects.filter(state=Refund.State.SENT).order_by("pk").first()
    if sent is not None:
        refunds.clear(refund=sent, cleared_on=day, today=day)


def _ask_for_write_offs(life: Life, day: date) -> None:
    """Visits on which more is lost than the biller may give up alone: of plans that refused, and of one patient."""
    biller, now = life.office.staff[Role.BILLER], clock(day, 16)
    asked = [(part, TOO_LATE) for part in _refused_parts()] + [(part, HARDSHIP) for part in _owed_by_patients()]
    for part, (reason, note) in asked:
        amounts = {line.pk: amount for line, amount in part.lines.items()}
        chosen = Chosen(amounts=amounts, reason=reason, note=note)
        key = f"demo-{part.key}-{part.encounter.pk}"
        write_off_part(part=part, chosen=chosen, by=biller, now=now, today=day, key=key)


def _refused_parts() -> list[OpenPart]:
    """What plans refused to pay for visits, the most first."""
    lost = Denial.objects.filter(state=Denial.State.OPEN, category__in=LOST, claim__status=Claim.Status.ANSWERED)
    denied = lost.values("claim__encounter")
    parts = [
        part for visit in Encounter.objects.filter(pk__in=denied).order_by("pk") for part in open_parts(encounter=visit)
    ]
    found = [part for part in parts if part.coverage is not None]
    return sorted(found, key=lambda part: (-part.total, part.encounter.pk))[:LOST_VISITS]


def _owed_by_patients() -> list[OpenPart]:
    """The visit of which a patient owes most."""
    owing = OpenBalance.objects.filter(account=Account.PATIENT, amount__gt=0).values("charge_line__encounter")
    most = owing.annotate(sum=Sum("amount")).order_by("-sum", "charge_line__encounter")[:1]
    visits = Encounter.objects.filter(pk__in=[row["charge_line__encounter"] for row in most])
    return [part for visit in visits for part in open_parts(encounter=visit) if part.coverage is None]


def _decide_write_offs(life: Life, day: date) -> None:
    """The manager agrees to one, declines one, and leaves the others for tomorrow."""
    manager, now = life.office.staff[Role.MANAGER], clock(day, 9, 30)
    waiting = list(WriteOff.objects.filter(state=WriteOff.State.REQUESTED).order_by("pk")[:2])
    for row in waiting[:1]:
        try:
            approve_write_off(write_off=row, by=manager, now=now, today=day)
        except MoreThanOpen:
            decline_write_off(write_off=row, why="It was paid since you asked", by=manager, now=now)
    for row in waiting[1:]:
        decline_write_off(write_off=row, why="The appeal is still open; ask the payer first", by=manager, now=now)


def _take_a_write_off_back(life: Life, day: date) -> None:
    """A patient pays after all what was too small to pursue."""
    done = (
        WriteOff.objects.filter(state=WriteOff.State.DONE, reason=WriteOffReason.SMALL_BALANCE).order_by("pk").first()
    )
    if done is not None:
        biller, now = life.office.staff[Role.BILLER], clock(day, 11, 30)
        undo_write_off(write_off=done, why="The patient called and will pay", by=biller, now=now, today=day)


Deed = Callable[[Life, date], None]
# By how many days of business are left.
STORY: Mapping[int, Sequence[Deed]] = {
    18: (_set_rules, _pay_ahead),
    14: (_return_a_check,),
    11: (_write_off_small,),
    9: (_ask_for_refunds,),
    8: (_decide_refunds, _send_refunds),
    6: (_ask_for_write_offs, _pay_too_much),
    4: (_clear_a_refund,),
    3: (_decide_write_offs,),
    2: (_take_a_write_off_back,),
}
