"""The bank of the invented office: each month brings a statement, and the biller says what its lines are."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Sum

from billing_office.demo.life import Life, clock
from ledger.models import Deposit
from payments.bank import matches, statements
from payments.bank.expected import Key
from payments.bank.proposals import suggested
from payments.bank.sweep import match_waiting
from payments.models import BankLine, BankStatement, Refund, Remittance, ReturnedPayment
from practice.calendar import add_business_days, next_business_day
from practice.models import Role

Method = Deposit.Method
HEAD = ("Posting Date", "Description", "Amount", "Check or Slip #")
FRIDAY = 4
RENT, INTEREST = Decimal("-4200.00"), Decimal("3.17")
# One transfer of the last weeks never arrives, and one arrives for which there is no remittance.
LOST_BEFORE, STRANGE_BEFORE, STRANGE = timedelta(days=24), timedelta(days=6), Decimal("412.80")
ALSO_OPEN = timedelta(days=8)  # what the biller has not looked at yet


@dataclass(frozen=True)
class Row:
    """One line of the bank's statement."""

    day: date
    text: str
    amount: Decimal
    number: str = ""


def open_account(life: Life, *, first: date) -> None:
    """Note the account that payers pay into; from the first day of work on, all money is expected on it."""
    life.account = statements.open_account(name="Operating account", last_four="4410", begins_on=first)
    life.banked_from = first


def is_statement_day(day: date, days: list[date]) -> bool:
    """Whether the month's statement is there: on the first day of work of a new month, and on the last day of all."""
    before = [one for one in days if one < day]
    return day == days[-1] or (bool(before) and before[-1].month != day.month)


def bring_statement(life: Life, day: date) -> None:
    """Take in what the bank booked until yesterday, let the system match it, and match by hand what it leaves."""
    biller, now = life.office.staff[Role.BILLER], clock(day, 10, 30)
    until = day - timedelta(days=1)
    rows = sorted(_rows(life, until), key=lambda row: (row.day, row.text))
    if not rows:
        return
    statement = statements.store(
        account=life.account, content=_written(rows), file_name=f"operating-{until:%Y-%m-%d}.csv", by=biller, now=now
    )
    statements.take_in(statement=statement, date_format="", by=biller, now=now)
    match_waiting(now=now)
    _explain(life, statement, now)
    life.banked_from = day


def _rows(life: Life, until: date) -> Iterator[Row]:
    """What the bank booked since the last statement."""
    window = (life.banked_from, until)
    booked = [*_transfers(life), *_cards(life), *_slips(), *_went_out(), *_others(life, until)]
    return (row for row in booked if window[0] <= row.day <= window[1])


def _transfers(life: Life) -> Iterator[Row]:
    received = Remittance.objects.filter(amount__gt=0)
    lost = received.filter(method="ACH", paid_on__gte=life.today - LOST_BEFORE).order_by("paid_on", "pk").first()
    paid = received.filter(paid_on__gte=life.banked_from - timedelta(days=7))
    for row in paid.filter(method="ACH").exclude(pk=lost.pk if lost else 0):
        day = add_business_days(row.paid_on, 1)
        yield Row(day, _addenda(row.payer_name, row.trace, row.originator_id), row.amount)
    for row in paid.filter(method="CHK"):
        yield Row(add_business_days(row.paid_on, 2), f"LOCKBOX DEPOSIT CHECK {row.trace}", row.amount, row.trace)


def _addenda(payer: str, trace: str, originator: str) -> str:
    return f"ORIG CO NAME:{payer[:16].upper()} CO ENTRY DESCR:HCCLAIMPMT SEC:CCD TRN*1*{trace}*{originator}\\"


def _cards(life: Life) -> Iterator[Row]:
    for day, total in _taken((Method.CARD,), life.banked_from - timedelta(days=7)):
        yield Row(add_business_days(day, 1), "CARD TERMINAL BATCH 0441 MERCHANT SETTLEMENT", total)


def _slips() -> Iterator[Row]:
    """Checks and cash of a week are brought to the bank together, on Friday or the next day of business."""
    weeks: dict[date, Decimal] = {}
    for day, total in _taken((Method.CHECK, Method.CASH), date.min):
        friday = next_business_day(day + timedelta(days=(FRIDAY - day.weekday()) % 7))
        weeks[friday] = weeks.get(friday, Decimal(0)) + total
    for place, (friday, total) in enumerate(sorted(weeks.items()), start=1):
        yield Row(friday, f"BRANCH DEPOSIT SLIP {place:03d}", total)


def _taken(methods: Iterable[Method], since: date) -> Iterable[tuple[date, Decimal]]:
    rows = Deposit.objects.filter(method__in=list(methods), remittance__isnull=True, received_on__gte=since)
    return rows.order_by("received_on").values_list("received_on").annotate(Sum("amount"))


def _went_out() -> Iterator[Row]:
    for back in ReturnedPayment.objects.select_related("deposit"):
        yield Row(back.returned_on, f"RETURNED ITEM NSF CHECK {back.deposit.trace}", -back.deposit.amount)
    for refund in Refund.objects.filter(state=Refund.State.CLEARED, cleared_on__isnull=False):
        yield Row(refund.cleared_on or date.min, f"CHECK PAID {refund.number}", -refund.amount, refund.number)


def _others(life: Life, until: date) -> Iterator[Row]:
    for first in sorted({day.replace(day=1) for day in (life.banked_from, until)}):
        yield Row(next_business_day(first), "ACH DEBIT CEDAR HOLLOW REALTY RENT", RENT)
        yield Row(next_business_day(first), "INTEREST PAYMENT", INTEREST)
    trace = f"OMS{life.today:%y%m%d}77"
    yield Row(life.today - STRANGE_BEFORE, _addenda("Old Mutual Supplement", trace, "1990077661"), STRANGE)


def _written(rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(HEAD)
    lines.writerows((f"{row.day:%m/%d/%Y}", row.text, f"{row.amount:.2f}", row.number) for row in rows)
    return text.getvalue().encode()


def _explain(life: Life, statement: BankStatement, now: datetime) -> None:
    """Confirm what adds up, and set aside what is no payment; the last days are left to do."""
    biller, looked_until = life.office.staff[Role.BILLER], life.today - ALSO_OPEN
    waiting = BankLine.objects.filter(statement=statement, state=BankLine.State.OPEN, amount__gt=0)
    for line in waiting.filter(posted_on__lt=looked_until).order_by("posted_on", "pk"):
        if line.text.startswith("INTEREST"):
            matches.set_aside(line=line, why="Interest of the bank", by=biller, now=now)
            continue
        fitting = suggested(line).proposals
        if fitting:
            keys: list[Key] = [item.key for item in fitting[0].items]
            matches.confirm(line=line, keys=keys, by=biller, now=now, today=now.date())
