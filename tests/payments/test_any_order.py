"""
The books are true after every step, in any order of what payers, patients and the office do.

Charge, pay, deny, post twice, un-post, detach, take back, forward, take money at the desk, use it, give it back, write
off: after each step every reconciliation holds, aging is what is open, and a recomputation in Python agrees.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import ROUND_DOWN, Decimal
from itertools import count

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from claims.models import Claim, WriteOffReason
from ledger.models import Deposit, Entry, OpenBalance
from payments.credits import credits_of
from payments.desk import take_patient_payment
from payments.exceptions import dismiss, retry
from payments.models import Adjudication, Refund, Remittance
from payments.on_account import NothingToApply, apply_on_account
from payments.post import post_by_rule, post_remittance
from payments.reconcile import every_check
from payments.refunds import InsurerFirst, Sending, Wanted, request_refund, send
from payments.undo import TakenBackSince, detach, put_back, unpost
from payments.write_offs import Chosen, open_parts, write_off_part
from practice.models import Role
from reports.aging import By, Party, aging, aging_now
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_staff
from tests.payments.given import a_billed_claim, a_payment_of, an_835, taken_in

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
MOST = 6
State = Adjudication.State
shares = st.integers(0, 100)


def part(amount: Decimal, percent: int) -> Decimal:
    return (amount * percent / 100).quantize(CENT, ROUND_DOWN)


class Money(RuleBasedStateMachine):
    """An office of one patient with a few claims, and everything that can happen to their money."""

    def __init__(self) -> None:
        super().__init__()
        self._undone = transaction.atomic()
        self._undone.__enter__()
        self._numbers = count(1)
        self._claims: list[Claim] = []
        self._remittances: list[Remittance] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._undone.__exit__(None, None, None)

    @initialize()
    def an_office(self) -> None:
        self._patient = a_patient(first_name="John", last_name="Smith")
        self._coverage = a_coverage(patient=self._patient, member_id="W123456")
        self._person = a_staff(Role.BILLER, Role.MANAGER, username="everybody")
        self._charge()

    def _charge(self) -> None:
        lines = [("99213", "150.00"), ("85025", "40.01")][: 1 + len(self._claims) % 2]
        self._claims.append(a_billed_claim(lines=lines, coverage=self._coverage))

    # -- what payers do ---------------------------------------------------------------------------------------------

    @precondition(lambda self: len(self._claims) < MOST)
    @rule()
    def charge(self) -> None:
        self._charge()

    @rule(
        which=shares,
        paid=shares,
        patient=shares,
        denied=st.booleans(),
        kept=shares,
        held=st.booleans(),
    )
    def a_payer_decides(self, which: int, paid: int, patient: int, denied: bool, kept: int, held: bool) -> None:
        claim = self._claims[which % len(self._claims)]
        lines = list(claim.encounter.charge_lines.order_by("position"))
        said = []
        for number, line in enumerate(lines):
            if denied and number == 0:
                said.append(("0.00", [f"CO 197 {line.charge}"]))
                continue
            pays = part(line.charge, paid)
            owes = part(line.charge - pays, patient)
            reasons = [("CO 45", line.charge - pays - owes), ("PR 2", owes)]
            said.append((str(pays), [f"{code} {amount}" for code, amount in reasons if amount]))
        payment = a_payment_of(claim, *said, number=f"ICN{next(self._numbers)}")
        back = part(payment.paid, kept)
        number = next(self._numbers)
        items = [("WO", f"R{number}", str(back))] if back else []
        row = taken_in(an_835(payment, kept_back=items, control_number=number))
        self._remittances.append(row)
        if not held:
            post_by_rule(remittance=row, now=NOW, today=TODAY)

    @rule(which=shares)
    def a_payer_takes_back(self, which: int) -> None:
        posted = Adjudication.objects.filter(
            remittance__in=self._remittances, state=State.POSTED, reversed_by=None
        ).exclude(status_code="22")
        rows = list(posted.order_by("pk").prefetch_related("lines__adjustments"))
        if not rows:
            return
        row = rows[which % len(rows)]
        assert row.claim is not None
        lines = list(row.lines.order_by("position"))
        said = [
            (str(-line.paid), [f"{one.group_code} {one.reason_code} {-one.amount}" for one in line.adjustments.all()])
            for line in lines
        ]
        reversal = a_payment_of(row.claim, *said, status="22", number=row.payer_claim_number)
        items = [("FB", "F1", str(-row.paid))] if row.paid else []
        taken = taken_in(an_835(reversal, kept_back=items, control_number=next(self._numbers)))
        self._remittances.append(taken)
        post_by_rule(remittance=taken, now=NOW, today=TODAY)

    # -- what the office does with it ---------------------------------------------------------------------------------

    def _one(self, which: int) -> Remittance:
        row = self._remittances[which % len(self._remittances)]
        row.refresh_from_db()
        return row

    @precondition(lambda self: self._remittances)
    @rule(which=shares)
    def post_again(self, which: int) -> None:
        post_remittance(remittance=self._one(which), by=self._person, now=NOW, today=TODAY)

    @precondition(lambda self: self._remittances)
    @rule(which=shares)
    def un_post(self, which: int) -> None:
        row = self._one(which)
        if row.state in {Remittance.State.POSTED, Remittance.State.IN_PART}:
            with allowed(TakenBackSince):
                unpost(remittance=row, why="Tried", by=self._person, now=NOW, today=TODAY)

    @precondition(lambda self: self._remittances)
    @rule(which=shares)
    def detach_or_leave_out(self, which: int) -> None:
        row = self._one(which).adjudications.get()
        if row.state == State.POSTED or (row.state == State.WAITING and row.remittance.is_to_post):
            with allowed(TakenBackSince):
                detach(adjudication=row, why="Tried", by=self._person, now=NOW, today=TODAY)

    @precondition(lambda self: self._remittances)
    @rule(which=shares, aside=st.booleans())
    def work_an_exception(self, which: int, aside: bool) -> None:
        row = self._one(which).adjudications.get()
        if row.state != State.EXCEPTION:
            return
        if row.remittance.is_to_post:
            if row.exception == Adjudication.Exception.DETACHED:
                put_back(adjudication=row)
        elif aside:
            dismiss(adjudication=row, why="Tried", by=self._person, now=NOW)
        else:
            retry(adjudication=row, by=self._person, now=NOW, today=TODAY)

    # -- what patients do, and what is given back or up ---------------------------------------------------------------

    @rule(cents=st.integers(1, 30_000))
    def a_patient_pays(self, cents: int) -> None:
        take_patient_payment(
            patient=self._patient, method=Deposit.Method.CARD, amount=Decimal(cents) / 100, by=self._person, now=NOW,
            today=TODAY, key=f"key{next(self._numbers)}",
        )  # fmt: skip

    @rule()
    def use_what_is_on_account(self) -> None:
        with allowed(NothingToApply):
            apply_on_account(
                patient=self._patient, by=self._person, now=NOW, today=TODAY, key=f"use{next(self._numbers)}"
            )

    @rule(which=shares, percent=st.integers(1, 100))
    def give_a_credit_back(self, which: int, percent: int) -> None:
        found = [credit for credit in credits_of(patient=self._patient) if part(credit.free, percent) > 0]
        if not found:
            return
        credit = found[which % len(found)]
        wanted = Wanted(amount=part(credit.free, percent), reason=Refund.Reason.TOO_MUCH)
        with allowed(InsurerFirst):
            asked = request_refund(
                credit_key=credit.key, wanted=wanted, by=self._person, now=NOW, key=f"refund{next(self._numbers)}"
            )
            if asked.state == Refund.State.APPROVED:
                sending = Sending(method=Refund.Method.CHECK, number=f"{next(self._numbers)}", sent_on=TODAY)
                send(refund=asked, sending=sending, by=self._person, now=NOW, today=TODAY)

    @rule(which=shares, percent=st.integers(1, 100))
    def write_off(self, which: int, percent: int) -> None:
        claim = self._claims[which % len(self._claims)]
        for found in open_parts(encounter=claim.encounter):
            amounts = {
                line.pk: part(amount, percent) for line, amount in found.lines.items() if part(amount, percent) > 0
            }
            if amounts:
                chosen = Chosen(amounts=amounts, reason=WriteOffReason.SMALL_BALANCE)
                write_off_part(
                    part=found, chosen=chosen, by=self._person, now=NOW, today=TODAY, key=f"off{next(self._numbers)}"
                )

    # -- what is always true ------------------------------------------------------------------------------------------

    @invariant()
    def every_reconciliation_holds(self) -> None:
        assert [difference for check in every_check() for difference in check.differences] == []

    @invariant()
    def aging_is_what_is_open(self) -> None:
        for party in Party:
            for table in (
                aging_now(today=TODAY, by=By.PATIENT, party=party),
                aging(as_of=TODAY, by=By.PATIENT, party=party),
            ):
                rows = OpenBalance.objects.filter(account=party.name).values_list("amount", flat=True)
                assert sum((row.total + row.credits for row in table.rows), ZERO) == sum(rows, ZERO)

    @invariant()
    def a_recomputation_in_python_agrees(self) -> None:
        assert recomputed() == {
            (row.account, row.charge_line_id, row.coverage_id, row.deposit_id): row.amount
            for row in OpenBalance.objects.all()
        }


def recomputed() -> dict[tuple[object, ...], Decimal]:
    """Every open balance from nothing but the entries, without the database's arithmetic."""
    sums: dict[tuple[object, ...], Decimal] = defaultdict(Decimal)
    for entry in Entry.objects.all():
        for account, amount in ((entry.debit, entry.amount), (entry.credit, -entry.amount)):
            if account in {"INSURANCE", "PATIENT"}:
                sums[(account, entry.charge_line_id, entry.coverage_id if account == "INSURANCE" else None, None)] += (
                    amount
                )
            elif account in {"UNAPPLIED", "PROVIDER_LEVEL"}:
                sums[(account, None, None, entry.deposit_id)] += amount if account == "PROVIDER_LEVEL" else -amount
    return {key: amount for key, amount in sums.items() if amount}


@contextmanager
def allowed(*refusals: type[Exception]) -> Iterator[None]:
    """A refusal is an answer; nothing may have been written by it."""
    before = Entry.objects.count()
    try:
        with transaction.atomic():
            yield
    except refusals:
        assert Entry.objects.count() == before


@pytest.mark.django_db
def test_whatever_happens_in_whatever_order_the_books_are_true():
    run_state_machine_as_test(
        Money,
        settings=settings(
            max_examples=20, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
