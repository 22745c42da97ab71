"""The proofs that need claims and remittances: each claim, each remittance, each deposit's unapplied money."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal

from django.db.models import F, Q, Sum

from claims.models import Claim
from ledger import periods, reconcile, seal
from ledger.balances import Proof, proofs
from ledger.models import Account, Deposit, Entry, Kind, OpenBalance
from ledger.reconcile import Check, Difference, Term
from payments.bank.figures import bank_lines
from payments.models import Adjudication, AdjudicationLine, Adjustment, ProviderAdjustment, Remittance
from payments.office.payer_money import refunded
from payments.posting.post import POSTED, UNPOSTED
from payments.proof import of_office as patient_money
from payments.proof.line_answers import line_answers
from payments.provider_level.proof import provider_items

ZERO = Decimal("0.00")
# Decisions whose money is not on a claim: waiting for a person, or set aside by one.
UNDECIDED = (Adjudication.State.EXCEPTION, Adjudication.State.DISMISSED)


def every_check() -> list[Check]:
    """Run every reconciliation of the office, from the entries up to the remittances."""
    checks: Iterable[Callable[[], Check]] = (
        reconcile.debits_and_credits,
        reconcile.open_balances,
        reconcile.deposits,
        periods.closed_months,
        seal.sealed_days,
        claims,
        remittances,
        decisions,
        unapplied,
        provider_items,
        patient_money.refunds,
        patient_money.write_offs,
        patient_money.returned_payments,
        patient_money.promises,
        bank_lines,
        line_answers,
    )
    return [check() for check in checks]


def claims() -> Check:
    """
    Each claim: charged = paid + adjusted + moved to the patient + still open.

    The right side comes from the entries and the table of open balances, the left from the claim and its charges.
    """
    from_entries = proofs()
    still_open = _open_on_plans()
    differences: list[Difference] = []
    sums = [ZERO] * 5
    rows = Claim.objects.order_by("pk").values_list(
        "pk", "encounter_id", "coverage_id", "coverage__priority", "charged"
    )
    count = 0
    for pk, encounter_id, coverage_id, priority, charged in rows.iterator():
        count += 1
        proof = from_entries.get((encounter_id, coverage_id), Proof())
        left = still_open.get((encounter_id, coverage_id), ZERO)
        differences += _claim(pk, proof, left)
        figures = (proof.charged, proof.paid, proof.adjusted, proof.patient, left)
        sums = [total + figure for total, figure in zip(sums, figures, strict=True)]
        if priority == 1 and proof.charged != charged:
            differences.append(
                Difference(
                    subject=f"claim:{pk}",
                    text="The claim charges what its entries do not.",
                    expected=proof.charged,
                    found=charged,
                )
            )
    names = ("charged", "paid", "adjusted", "moved to patients", "still open")
    return Check(
        name="Claims: charged = paid + adjusted + patient + open",
        count=count,
        differences=differences,
        terms=[
            Term(sign, name, total) for sign, name, total in zip(("", "=", "+", "+", "+"), names, sums, strict=True)
        ],
    )


def _claim(pk: int, proof: Proof, still_open: Decimal) -> list[Difference]:
    explained = proof.paid + proof.adjusted + proof.patient + still_open
    if explained == proof.charged:
        return []
    parts = f"Paid {proof.paid} + adjusted {proof.adjusted} + patient {proof.patient} + open {still_open}"
    text = f"{parts} is not what was charged."
    return [Difference(subject=f"claim:{pk}", text=text, expected=proof.charged, found=explained)]


def _open_on_plans() -> dict[tuple[int, int], Decimal]:
    rows = OpenBalance.objects.filter(account=Account.INSURANCE).order_by()
    sums = rows.values_list("charge_line__encounter_id", "coverage_id").annotate(total=Sum("amount"))
    return {(encounter_id, coverage_id): total for encounter_id, coverage_id, total in sums}


def remittances() -> Check:
    """
    Each posted remittance: BPR02 = sum of CLP04 - sum of PLB.

    What a person released with a difference is expected with exactly that difference.
    """
    claimed = dict(Adjudication.objects.order_by().values_list("remittance").annotate(Sum("paid")))
    kept_back = dict(ProviderAdjustment.objects.order_by().values_list("remittance").annotate(Sum("amount")))
    differences: list[Difference] = []
    rows = list(Remittance.objects.filter(state__in=POSTED).order_by("pk"))
    for row in rows:
        expected = claimed.get(row.pk, ZERO) - kept_back.get(row.pk, ZERO) + row.unexplained
        if expected != row.amount:
            text = "BPR02 is not the claims less the provider-level adjustments."
            differences.append(
                Difference(subject=f"remittance:{row.pk}", text=text, expected=expected, found=row.amount)
            )
    ids = [row.pk for row in rows]
    return Check(
        name="Remittances: payment = claims − provider adjustments",
        count=len(rows),
        differences=differences,
        terms=[
            Term("", "payments", sum((row.amount for row in rows), ZERO)),
            Term("=", "claims", sum((claimed.get(pk, ZERO) for pk in ids), ZERO)),
            Term("−", "provider adjustments", sum((kept_back.get(pk, ZERO) for pk in ids), ZERO)),
            Term("+", "differences released", sum((row.unexplained for row in rows), ZERO)),
        ],
    )


def decisions() -> Check:
    """Each posted decision balances by claim and by line, and its entries pay what it says."""
    posted = Adjudication.objects.filter(state=Adjudication.State.POSTED)
    explained = dict(Adjustment.objects.order_by().values_list("adjudication").annotate(Sum("amount")))
    differences: list[Difference] = []
    count = 0
    for pk, charged, paid in posted.order_by("pk").values_list("pk", "charged", "paid").iterator():
        count += 1
        expected = charged - explained.get(pk, ZERO)
        if expected != paid:
            text = "Charge less adjustments is not what is paid."
            differences.append(Difference(subject=f"adjudication:{pk}", text=text, expected=expected, found=paid))
    differences += _lines() + _applied()
    return Check(name="Decisions: each CLP and SVC balances and is applied", count=count, differences=differences)


def _lines() -> list[Difference]:
    lines = (
        AdjudicationLine.objects.filter(adjudication__state=Adjudication.State.POSTED)
        .annotate(explained=Sum("adjustments__amount", default=ZERO))
        .exclude(charged=F("paid") + F("explained"))
    )
    return [
        Difference(
            subject=f"adjudication line:{line.pk}",
            text="The line's charge less adjustments is not what is paid.",
            expected=line.charged - line.explained,
            found=line.paid,
        )
        for line in lines
    ]


def _applied() -> list[Difference]:
    """Each posted remittance applied to its claims what its posted decisions pay."""
    said = dict(
        Adjudication.objects.filter(state=Adjudication.State.POSTED)
        .order_by()
        .values_list("remittance__deposit")
        .annotate(Sum("paid"))
    )
    applied: dict[int, Decimal] = defaultdict(lambda: ZERO)
    entries = Entry.objects.filter(kind=Kind.PAYMENT, deposit__remittance__isnull=False).order_by()
    for deposit_id, debit, total in entries.values_list("deposit_id", "debit").annotate(Sum("amount")):
        applied[deposit_id] += total if debit == Account.UNAPPLIED else -total
    return [
        Difference(
            subject=f"deposit:{pk}",
            text="What was applied to claims is not what the posted decisions pay.",
            expected=said.get(pk) or ZERO,
            found=applied.get(pk, ZERO),
        )
        for pk in sorted(set(said) | set(applied))
        if (said.get(pk) or ZERO) != applied.get(pk, ZERO)
    ]


def unapplied() -> Check:
    """
    Each deposit: its unapplied money is zero, or all of it is explained.

    A payer's deposit explains it with exceptions, with what is not posted (any more), with decisions that a person set
    aside, and with a difference that a person released, less what was refunded of it; a patient's is the patient's
    money on account, and never negative.
    """
    waiting = dict(
        OpenBalance.objects.filter(account=Account.UNAPPLIED).values_list("deposit_id", "amount")
    )  # fmt: skip
    explained = _explained()
    patients = set(Deposit.objects.filter(patient__isnull=False).values_list("pk", flat=True))
    differences = [
        Difference(
            subject=f"deposit:{pk}",
            text="Money waits that no exception explains."
            if pk not in patients
            else "More was applied than was received.",
            expected=explained.get(pk, ZERO),
            found=waiting.get(pk, ZERO),
        )
        for pk in sorted(set(waiting) | set(explained))
        if not _is_explained(waiting.get(pk, ZERO), explained.get(pk, ZERO), pk in patients)
    ]
    of_patients = sum((amount for pk, amount in waiting.items() if pk in patients), ZERO)
    return Check(
        name="Deposits: unapplied money is explained",
        count=Deposit.objects.count(),
        differences=differences,
        terms=[
            Term("", "unapplied", sum(waiting.values(), ZERO)),
            Term("=", "of payers, explained", sum(explained.values(), ZERO)),
            Term("+", "of patients, on account", of_patients),
        ],
    )


def _is_explained(waiting: Decimal, explained: Decimal, is_patients: bool) -> bool:
    return waiting >= 0 if is_patients else waiting == explained


def _explained() -> dict[int, Decimal]:
    sums: dict[int, Decimal] = defaultdict(lambda: ZERO)
    undecided = [*UNDECIDED, Adjudication.State.WAITING]
    rows = Adjudication.objects.filter(state__in=undecided, remittance__deposit__isnull=False).order_by()
    for deposit_id, total in rows.values_list("remittance__deposit_id").annotate(Sum("paid")):
        sums[deposit_id] += total
    unposted = ProviderAdjustment.objects.filter(remittance__state__in=UNPOSTED, remittance__deposit__isnull=False)
    for deposit_id, total in unposted.order_by().values_list("remittance__deposit_id").annotate(Sum("amount")):
        sums[deposit_id] -= total
    released = Remittance.objects.filter(Q(deposit__isnull=False) & ~Q(unexplained=0))
    for deposit_id, amount in released.values_list("deposit_id", "unexplained"):
        sums[deposit_id] += amount
    for deposit_id, amount in refunded().items():
        sums[deposit_id] -= amount
    return {pk: total for pk, total in sums.items() if total}
