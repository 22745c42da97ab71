"""What the processor of a card keeps: an amount of its own, from cash to fees, never a smaller payment."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from ledger.models import Account, Deposit, Kind
from ledger.post import AlreadyPosted, Transfer, post
from payments.bank.expected import LIVE, fees_of
from payments.models import BankMatch
from practice.models import Staff

ZERO = Decimal("0.00")


class NotACard(Exception):
    """Only a payer's payment can turn out to be a virtual card."""


class FeeTooLarge(Exception):
    """A fee is less than what was paid."""


class AlreadyBanked(Exception):
    """The money is on a bank line; what the bank booked is known."""


def paid_by_virtual_card(*, deposit: Deposit, fee: Decimal, key: str, by: Staff, now: datetime, today: date) -> Deposit:
    """
    Note that a payer paid by a card number instead of a check or transfer, and what the processor keeps of it.

    The payment stays whole, so that the remittance balances; the fee is an entry of its own.  The same `key` again
    books nothing.

    :raises NotACard: if it is a patient's payment or no money came.
    :raises AlreadyBanked: if a bank line holds it.
    :raises FeeTooLarge: if the fees are not less than the payment, or the fee is negative.
    """
    with transaction.atomic():
        row = Deposit.objects.select_for_update(no_key=True, of=("self",)).get(pk=deposit.pk)
        if row.patient_id is not None or not row.amount:
            raise NotACard("Only a payer's payment can be a virtual card. Take a patient's card at the desk.")
        source = f"deposit:{row.pk}:fee:{key}"
        if row.entries.filter(source=source).exists():
            return row
        matched = BankMatch.objects.filter(LIVE)
        if matched.filter(deposit=row).exists() or matched.filter(remittance__deposit=row).exists():
            raise AlreadyBanked("The bank's line of this payment is known. Undo that match first.")
        if fee < 0 or fee + fees_of([row.pk]).get(row.pk, ZERO) >= row.amount:
            raise FeeTooLarge("A fee is less than what was paid. Check the amount on the processor's slip.")
        row.method = Deposit.Method.VCARD
        row.save(update_fields=["method"])
        if fee:
            book_fee(deposit_id=row.pk, amount=fee, source=source, by=by, now=now, today=today)
    return row


def book_fee(*, deposit_id: int, amount: Decimal, source: str, by: Staff | None, now: datetime, today: date) -> None:
    """
    Book what a processor keeps of a deposit; the caller holds the deposit's row.

    The same `source` again books nothing.
    """
    kept = Transfer(
        kind=Kind.FEE,
        debit=Account.FEES,
        credit=Account.CASH,
        amount=amount,
        source=source,
        deposit_id=deposit_id,
    )
    try:
        post([kept], effective_date=today, by=by, now=now)
    except AlreadyPosted:
        return
