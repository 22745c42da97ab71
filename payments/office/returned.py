"""Payments that the bank took back: a check without funds, a disputed card, a transfer; a patient's or a payer's."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from coding.models import ChargeLine
from ledger.balances import locked_open_by_line
from ledger.models import Account, Deposit, Entry, Kind
from ledger.post import Transfer, post, reversal_of
from payments.models import BankMatch, Refund, Remittance, ReturnedPayment
from payments.office.on_account import PROMISED, applications
from payments.posting.post import POSTED
from practice.models import Staff

ZERO = Decimal("0.00")


class AlreadyReturned(Exception):
    """The payment was returned before; its money went back once."""


class NotAPatients(Exception):
    """The deposit is not a patient's payment."""


class NotAPayers(Exception):
    """The deposit is not the money of a payer's remittance."""


class StillPosted(Exception):
    """The remittance is posted, so that the books use money that is not there."""


class PartlyRefunded(Exception):
    """Some of the payment was given back, or is promised."""


class NoVisitToCharge(Exception):
    """The patient has no visit on which a fee could stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankReturn:
    """What the bank says: why the payment came back, when; and the fee that the office charges for it."""

    kind: ReturnedPayment.Kind
    returned_on: date
    fee: Decimal = ZERO
    note: str = ""


def return_payment(*, deposit: Deposit, said: BankReturn, by: Staff, now: datetime, today: date) -> ReturnedPayment:
    """
    Undo a payment that the bank took back: every use of it, then the deposit itself; and charge the fee, if any.

    What it had paid is owed again from today; what was on account is gone.  Once for each deposit.

    :raises NotAPatients: if it is a payer's deposit.
    :raises AlreadyReturned: if it was returned before.
    :raises PartlyRefunded: if some of it was given back from the account, or is about to be.
    :raises NoVisitToCharge: if there is a fee and no visit to charge it on.
    """
    if deposit.patient_id is None:
        raise NotAPatients("This is a payer's deposit. Return it on the page of its remittance.")
    with transaction.atomic():
        row = Deposit.objects.select_for_update(of=("self",)).get(pk=deposit.pk)
        if ReturnedPayment.objects.filter(deposit=row).exists():
            raise AlreadyReturned("This payment was returned before. Its money went back once.")
        _refuse_if_refunded(row)
        uses = list(applications(deposit=row))
        line = _fee_line(row, uses) if said.fee else None
        locked_open_by_line(line_ids=[pk for pk in (*(use.charge_line_id for use in uses), line and line.pk) if pk])
        booked = list(Entry.objects.filter(deposit=row, kind=Kind.DEPOSIT, reverses__isnull=True))
        source = source_of(row)
        transfers = reversal_of([*uses, *booked], source=source)
        if line is not None:
            transfers.append(_fee(source, line, said.fee))
        post(transfers, effective_date=today, by=by, now=now)
        return ReturnedPayment.objects.create(
            deposit=row,
            kind=said.kind,
            returned_on=said.returned_on,
            fee=said.fee,
            fee_line=line,
            note=said.note.strip()[:200],
            by=by,
            at=now,
        )


def return_from_payer(*, deposit: Deposit, said: BankReturn, by: Staff, now: datetime, today: date) -> ReturnedPayment:
    """
    Undo a payer's payment that the bank took back; its remittance is held until the payer pays again.

    The remittance must be un-posted first: what it had paid is owed again.  Released later, with the money there, it is
    posted with a deposit of its own.  Once for each deposit.

    :raises NotAPayers: if it is a patient's payment, or no money came.
    :raises AlreadyReturned: if it was returned before.
    :raises StillPosted: if its remittance is posted.
    :raises PartlyRefunded: if some of it went back to the payer, or is about to.
    """
    held = (
        f"The bank took the payment back on {said.returned_on:%m/%d/%Y}. Release it when the payer has paid these "
        "claims again; leave it when the payer sends a new remittance."
    )
    with transaction.atomic():
        returned = take_out(deposit=deposit, said=said, by=by, now=now, today=today)
        remittance = returned.remittance
        if remittance is not None:
            remittance.state, remittance.explanation, remittance.deposit = Remittance.State.HELD, held, None
            remittance.save(update_fields=["state", "explanation", "deposit"])
    return returned


def take_out(*, deposit: Deposit, said: BankReturn, by: Staff, now: datetime, today: date) -> ReturnedPayment:
    """
    Take a payer's deposit out of the books; nothing of its remittance may be posted, which is left to the caller.

    The bank's line, when there is one, keeps the deposit.

    :raises NotAPayers: if it is a patient's payment, or no money came.
    :raises AlreadyReturned: if it was taken out before.
    :raises StillPosted: if its remittance is posted.
    :raises PartlyRefunded: if some of it went back to the payer, or is about to.
    """
    if deposit.patient_id is not None or not deposit.amount:
        raise NotAPayers("This is no payer's payment. A patient's is returned on the page of the patient's money.")
    with transaction.atomic():
        remittance = Remittance.objects.select_for_update(of=("self",)).filter(deposit=deposit).first()
        row = Deposit.objects.select_for_update(of=("self",)).get(pk=deposit.pk)
        if ReturnedPayment.objects.filter(deposit=row).exists():
            raise AlreadyReturned("This payment was returned before. Its money went back once.")
        if remittance is not None and remittance.state in POSTED:
            raise StillPosted(
                f"{remittance} is posted with this money. Un-post it first, so that what it paid is owed again; then "
                "come back."
            )
        _refuse_if_refunded(row)
        booked = list(Entry.objects.filter(deposit=row, kind=Kind.DEPOSIT, reverses__isnull=True))
        post(reversal_of(booked, source=source_of(row)), effective_date=today, by=by, now=now)
        if remittance is not None:
            BankMatch.objects.filter(remittance=remittance, undone_at__isnull=True).update(remittance=None, deposit=row)
        return ReturnedPayment.objects.create(
            deposit=row,
            remittance=remittance,
            kind=said.kind,
            returned_on=said.returned_on,
            note=said.note.strip()[:200],
            by=by,
            at=now,
        )


def source_of(deposit: Deposit) -> str:
    """Where the entries of its return come from: the first part of their `source`."""
    return f"returned:{deposit.pk}"


def _refuse_if_refunded(deposit: Deposit) -> None:
    held = {*PROMISED, Refund.State.SENT, Refund.State.CLEARED}
    part = deposit.refund_parts.filter(refund__state__in=held).select_related("refund").first()
    if part is not None:
        raise PartlyRefunded(
            f"{part.amount:,.2f} of it is given back by {part.refund} ({part.refund.get_state_display().lower()}). "
            "Stop that refund and void it first; if it was cashed already, ask for the money back."
        )


def _fee_line(deposit: Deposit, uses: list[Entry]) -> ChargeLine:
    """The first service that the payment had paid, else the latest of the patient's: a fee stands on a visit."""
    if uses and uses[0].charge_line is not None:
        return uses[0].charge_line
    lines = ChargeLine.objects.filter(encounter__patient=deposit.patient_id, entries__isnull=False)
    latest = lines.order_by("-encounter__service_date", "-encounter_id", "position").first()
    if latest is None:
        raise NoVisitToCharge(
            "The patient has no billed visit yet, so there is nothing to charge a fee on. Leave it 0."
        )
    return latest


def _fee(source: str, line: ChargeLine, amount: Decimal) -> Transfer:
    return Transfer(
        kind=Kind.CHARGE,
        debit=Account.PATIENT,
        credit=Account.REVENUE,
        amount=amount,
        source=f"{source}:fee",
        charge_line_id=line.pk,
        reason="returned payment",
    )
