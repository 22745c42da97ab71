"""What the stories about patients' money, credits and refunds start from."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import uuid4

from claims.models import Claim
from coding.models import ChargeLine
from ledger.models import Account, Deposit, Entry, Kind
from ledger.post import Transfer, post
from patients.models import Coverage, Patient
from payments.models import Refund
from payments.office.desk import Tender, take_split_payment
from payments.office.refunds import Sending, Wanted, request_refund
from payments.proof.reconcile import every_check
from practice.models import Role, Staff
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_staff
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted

D = Decimal


def a_manager() -> Staff:
    return a_staff(Role.MANAGER)


def a_visit_owed(
    patient: Patient, *amounts: str, service_date: date = date(2026, 10, 1), coverage: Coverage | None = None
) -> list[ChargeLine]:
    """The lines of one visit of which the plan left all of each charge to the patient."""
    plan = coverage or patient.coverages.first() or a_coverage(patient=patient)
    claim = a_billed_claim(coverage=plan, service_date=service_date, lines=[("99213", one) for one in amounts])
    lines = list(claim.encounter.charge_lines.order_by("position"))
    move([(line, Account.PATIENT, Account.INSURANCE, str(line.charge), Kind.TRANSFER) for line in lines], plan)
    return lines


def move(moves: Sequence[tuple[ChargeLine, Account, Account, str, Kind]], plan: Coverage | None, deposit=None) -> None:
    """Post transfers as a payer's decision would: line, debit, credit, dollars, kind."""
    post(
        [
            Transfer(
                kind=kind,
                debit=debit,
                credit=credit,
                amount=D(amount),
                source=f"given:{uuid4()}",
                charge_line_id=line.pk,
                coverage_id=plan.pk if plan else None,
                deposit_id=deposit.pk if deposit else None,
            )
            for line, debit, credit, amount, kind in moves
        ],
        effective_date=TODAY,
        by=None,
        now=NOW,
    )


def paid(
    patient: Patient, amount: str, shares: dict[ChargeLine, str] | None = None, *, method: str = "CHECK"
) -> Deposit:
    """A payment at the desk, split by choice; without shares all of it is on account."""
    return take_split_payment(
        patient=patient,
        tender=Tender(Deposit.Method(method), D(amount), str(uuid4()), "1042"),
        shares={line.pk: D(share) for line, share in (shares or {}).items()},
        by=None,
        now=NOW,
        today=TODAY,
    )


def a_credit_of_the_plan(amount: str = "30.00", *, filing_code: str = "CI") -> tuple[Claim, ChargeLine]:
    """A visit whose plan paid its charge of 150.00, after which some of it turned out to be nobody's to pay."""
    patient = a_patient()
    plan = a_coverage(patient=patient, payer=a_payer(filing_code=filing_code))
    claim = a_billed_claim(coverage=plan, status=Claim.Status.ANSWERED)
    line = claim.encounter.charge_lines.get()
    posted(an_835(a_payment_of(claim, ("150.00", []))))
    move([(line, Account.CONTRACTUAL, Account.INSURANCE, amount, Kind.ADJUSTMENT)], plan)
    return claim, line


def a_refund(credit_key: str, amount: str, *, by: Staff | None = None) -> Refund:
    """A refund that a biller asked for."""
    wanted = Wanted(amount=D(amount), reason=Refund.Reason.PAID_TWICE)
    return request_refund(
        credit_key=credit_key, wanted=wanted, by=by or a_staff(Role.BILLER), now=NOW, key=str(uuid4())
    )


def by_check(number: str = "2001", day: date = TODAY) -> Sending:
    return Sending(method=Refund.Method.CHECK, number=number, sent_on=day)


def books_hold() -> bool:
    """Every reconciliation holds."""
    failed = [(check.name, check.differences) for check in every_check() if not check.holds]
    assert not failed, failed
    return True


def entries_of(line: ChargeLine) -> list[tuple[str, str, str, str]]:
    """The entries of one line as a table."""
    rows = Entry.objects.filter(charge_line=line).order_by("pk")
    return [(one.kind, one.debit, one.credit, f"{one.amount:.2f}") for one in rows]
