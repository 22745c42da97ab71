"""
What a patient's account says: each visit as its ledger tells it, and the proof of what the patient owes.

Figures come from the ledger's entries; the proof compares them with the open balances that the database keeps.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Sum

from claims.models import Claim
from encounters.models import Encounter
from ledger.models import Account, Deposit, Entry, Kind, OpenBalance
from patients.models import Patient

ZERO = Decimal("0.00")


@dataclass
class Money:
    """Dollars of one visit, each from its entries; a reversal lowers what it undoes."""

    charged: Decimal = ZERO
    discount: Decimal = ZERO
    plan_paid: Decimal = ZERO
    plan_forgiven: Decimal = ZERO
    patient_paid: Decimal = ZERO
    patient_forgiven: Decimal = ZERO
    with_plan: Decimal = ZERO
    patient_owes: Decimal = ZERO
    shares: dict[str, Decimal] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Count one entry."""
        for account, sign in ((entry.debit, 1), (entry.credit, -1)):
            if account == Account.INSURANCE:
                self.with_plan += sign * entry.amount
            elif account == Account.PATIENT:
                self.patient_owes += sign * entry.amount
        if entry.kind == Kind.TRANSFER and Account.PATIENT in {entry.debit, entry.credit}:
            sign = 1 if entry.debit == Account.PATIENT else -1
            self.shares[entry.reason] = self.shares.get(entry.reason, ZERO) + sign * entry.amount
        bucket = BUCKETS.get((entry.kind, _receivable(entry)))
        if bucket is not None:
            raises_what_is_owed = entry.debit in {Account.INSURANCE, Account.PATIENT}
            sign = 1 if raises_what_is_owed == (bucket == "charged") else -1
            setattr(self, bucket, getattr(self, bucket) + sign * entry.amount)


def _receivable(entry: Entry) -> str:
    return entry.debit if entry.debit in {Account.INSURANCE, Account.PATIENT} else entry.credit


# Why a plan leaves money to the patient, as an office says it; any other reason is told by its code.
SHARES = {"PR 1": "deductible", "PR 2": "coinsurance", "PR 3": "copay", "next plan": "moved to the next plan"}
BUCKETS: dict[tuple[str, str], str] = {
    (Kind.CHARGE, Account.INSURANCE): "charged",
    (Kind.CHARGE, Account.PATIENT): "charged",
    (Kind.ADJUSTMENT, Account.INSURANCE): "discount",
    (Kind.ADJUSTMENT, Account.PATIENT): "discount",
    (Kind.PAYMENT, Account.INSURANCE): "plan_paid",
    (Kind.PAYMENT, Account.PATIENT): "patient_paid",
    (Kind.REFUND, Account.INSURANCE): "plan_paid",
    (Kind.REFUND, Account.PATIENT): "patient_paid",
    (Kind.WRITE_OFF, Account.INSURANCE): "plan_forgiven",
    (Kind.WRITE_OFF, Account.PATIENT): "patient_forgiven",
}


@dataclass(frozen=True)
class Line:
    """One step of a visit's money; `left` is what anybody still owes after it."""

    what: str
    why: str
    amount: Decimal
    left: Decimal


@dataclass
class Visit:
    """One visit with its claims and its money."""

    encounter: Encounter
    claims: list[Claim]
    procedures: list[str]
    money: Money = field(default_factory=Money)

    @property
    def lines(self) -> list[Line]:
        """The money of the visit step by step; steps of nothing are left out."""
        money = self.money
        lines = [Line("We charged", ", ".join(self.procedures), money.charged, money.charged)]
        left = money.charged
        for what, why, amount in (
            ("Plan discount", "The contract’s price; nobody pays this", money.discount),
            ("Plan paid", ", ".join(str(claim.coverage.payer) for claim in self.claims), money.plan_paid),
            ("Written off", "We gave up what a plan owed", money.plan_forgiven),
            ("Still with the plan", self._with_whom(), money.with_plan),
            ("Patient paid", "", money.patient_paid),
            ("Forgiven", "We gave up what the patient owed", money.patient_forgiven),
        ):
            if amount:
                left -= amount
                lines.append(Line(what, why, -amount, left))
        return lines

    @property
    def why_patient(self) -> str:
        """What the patient's share is made of, in words."""
        told = [f"{abs(amount):,.2f} {SHARES.get(why, why)}" for why, amount in self.money.shares.items() if amount]
        if told:
            return ", ".join(told)
        if self.money.with_plan:
            return "Nothing unless the plan says so"
        return "" if self.claims else "No plan on the day of the visit"

    def _with_whom(self) -> str:
        settled = {Claim.Status.CLOSED, Claim.Status.VOID}
        return ", ".join(f"{claim.get_status_display()}" for claim in self.claims if claim.status not in settled)


@dataclass(frozen=True)
class Statement:
    """What a patient owes, as an equation: share = due + paid + forgiven."""

    visits: list[Visit]
    share: Decimal
    paid: Decimal
    forgiven: Decimal
    due: Decimal
    with_plan: Decimal
    open_by_ledger: Decimal
    unapplied: Decimal

    @property
    def holds(self) -> bool:
        """Whether the entries and the open balances agree to the cent."""
        return self.due == self.open_by_ledger

    @property
    def missing(self) -> Decimal:
        """By how much they differ."""
        return self.open_by_ledger - self.due

    @property
    def owing(self) -> list[Visit]:
        """The visits with something to pay or still to be decided."""
        return [visit for visit in self.visits if visit.money.patient_owes or visit.money.with_plan]


def statement(*, patient: Patient) -> Statement:
    """The account of a patient from the ledger's entries, latest visit first."""
    visits = _visits(patient)
    owed = sum((visit.money.patient_owes for visit in visits), ZERO)
    paid = sum((visit.money.patient_paid for visit in visits), ZERO)
    forgiven = sum((visit.money.patient_forgiven for visit in visits), ZERO)
    return Statement(
        visits=visits,
        share=owed + paid + forgiven,
        paid=paid,
        forgiven=forgiven,
        due=owed,
        with_plan=sum((visit.money.with_plan for visit in visits), ZERO),
        open_by_ledger=_open(account=Account.PATIENT, charge_line__encounter__patient=patient),
        unapplied=_open(account=Account.UNAPPLIED, deposit__patient=patient),
    )


def deposits_of(*, patient: Patient) -> Iterable[Deposit]:
    """What the patient paid at the desk, latest first."""
    return patient.deposits.order_by("-received_on", "-id")


def _visits(patient: Patient) -> list[Visit]:
    encounters = patient.encounters.select_related("provider").prefetch_related(
        "claims__coverage__payer", "charge_lines__entries"
    )
    visits = []
    for encounter in encounters.order_by("-service_date", "-id"):
        lines = list(encounter.charge_lines.all())
        visit = Visit(encounter, list(encounter.claims.all()), [line.code_with_modifiers for line in lines])
        for line in lines:
            for entry in line.entries.all():
                visit.money.add(entry)
        visits.append(visit)
    return visits


def _open(**where: object) -> Decimal:
    total: Decimal | None = OpenBalance.objects.filter(**where).aggregate(total=Sum("amount"))["total"]
    return total or ZERO
