"""
Money that is not ours to keep: what a plan or a patient paid too much, and patients' money that waits too long.

Each credit says whose it is, since when, what stands in its way, and the last day to give it back where a law sets one.
The insurer's credit on a line goes first: what the patient paid too much is known only after it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import models
from django.db.models import Sum

from claims.models import Claim
from encounters.models import Encounter
from ledger.models import Account, Deposit, Entry, OpenBalance
from patients.models import Coverage, Patient, Payer
from payments.models import Overpayment, RefundPart
from payments.office.on_account import PROMISED, promised_of_deposits
from payments.office.payer_money import not_ours
from payments.office.rules import rules
from practice.models import Staff

ZERO = Decimal("0.00")
RETURN_DAYS = timedelta(days=60)
INVESTIGATION_DAYS = timedelta(days=180)
Place = tuple[int, int | None]


class NoSuchCredit(Exception):
    """Nothing is open there any more."""


class NotADay(Exception):
    """The days of an overpayment do not fit together."""


class Whose(models.TextChoices):
    """Whom the money belongs to."""

    INSURER = "INSURER", "Insurer"
    PATIENT = "PATIENT", "Patient"
    ON_ACCOUNT = "ON_ACCOUNT", "Patient, on account"
    NOT_OURS = "NOT_OURS", "Insurer, not ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """
    One credit: of one plan on one visit, of the patient on one visit, one payment on account, or what of a payer's
    check was never ours, which names no patient.

    `key` names it in addresses and forms.  `parts` are dollars by charge line; empty for money on account.  `promised`
    is what refunds on their way will take.  `identified_on` and `due_on` are set where a law runs a clock.
    """

    whose: Whose
    patient: Patient | None = None
    amount: Decimal
    since: date
    encounter: Encounter | None = None
    claim: Claim | None = None
    coverage: Coverage | None = None
    deposit: Deposit | None = None
    parts: Mapping[int, Decimal] = field(default_factory=dict)
    promised: Decimal = ZERO
    identified_on: date | None = None
    due_on: date | None = None
    known: Overpayment | None = None
    insurer_first: bool = False

    @property
    def key(self) -> str:
        """Where it is: "insurer-17-4", "patient-17", "account-9", "check-9"."""
        if self.deposit is not None:
            return f"{'check' if self.whose == Whose.NOT_OURS else 'account'}-{self.deposit.pk}"
        where = self.encounter.pk if self.encounter else 0
        return f"insurer-{where}-{self.coverage.pk}" if self.coverage else f"patient-{where}"

    @property
    def payer(self) -> Payer | None:
        """The insurer whose money it is; None for a patient's."""
        if self.coverage is not None:
            return self.coverage.payer
        return self.deposit.payer if self.deposit else None

    @property
    def free(self) -> Decimal:
        """Dollars that no refund was asked for yet."""
        return self.amount - self.promised

    def days_left(self, today: date) -> int | None:
        """Days until it must be given back; negative when that day is past, None without such a day."""
        return (self.due_on - today).days if self.due_on else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a person knows about an overpayment: when it was identified, how, and the look for related ones."""

    identified_on: date
    note: str
    investigated_from: date | None = None
    investigated_to: date | None = None


def credits_now(*, today: date) -> list[Credit]:
    """
    Every credit of the office, those with a legal day first, by that day; the rest by age.

    Money on account counts after as many days as the office's rules say.
    """
    found = [*_of_insurers(None), *_not_ours(), *_of_patients(None), *_on_account(today - _waits())]
    return sorted(found, key=lambda credit: (credit.due_on or date.max, credit.since, credit.key))


def credits_of(*, patient: Patient) -> list[Credit]:
    """Every credit of one patient, money on account from its first day; the insurers' first."""
    return [*_of_insurers(patient), *_of_patients(patient), *_on_account(None, patient)]


def credit_of(*, key: str) -> Credit:
    """
    The credit that a form or an address names.

    :raises NoSuchCredit: if nothing is open there.
    """
    kind, _, rest = key.partition("-")
    ids = [int(part) for part in rest.split("-") if part.isdigit() and len(part) < 19]
    patient = _patient_of(kind, ids)
    found = credits_of(patient=patient) if patient else list(_not_ours(ids[0])) if kind == "check" and ids else []
    for credit in found:
        if credit.key == key:
            return credit
    raise NoSuchCredit("This credit is gone: it was refunded, used or corrected. Reload the list.")


def day_due(*, identified_on: date, investigated_from: date | None = None, investigated_to: date | None = None) -> date:
    """
    The last day to report and return an overpayment of Medicare or Medicaid: 60 days after it was identified.

    The clock stands still during a good-faith investigation of related overpayments, until its end or 180 days after
    the first one was identified, whichever is earlier.
    Source: 42 CFR 401.305(b)(1) and (b)(3), as of January 1, 2025; 42 USC 1320a-7k(d)(2).
    """
    due = identified_on + RETURN_DAYS
    if investigated_from is None:
        return due
    last = identified_on + INVESTIGATION_DAYS
    stood_still = min(investigated_to or last, last) - investigated_from
    return due + max(stood_still, timedelta(0))


def identify(*, credit: Credit, finding: Finding, by: Staff, now: datetime, today: date) -> Overpayment:
    """
    Keep when an insurer's overpayment was identified, and whether related ones are investigated; said again, changed.

    Source: 42 CFR 401.305(a)(2): identified when the office knows of it, or would but for closing its eyes.

    :raises NoSuchCredit: if it is no insurer's.
    :raises NotADay: if the days do not fit together, or no reason is given.
    """
    if credit.coverage is None or credit.encounter is None:
        raise NoSuchCredit("Only an insurer's overpayment has this clock.")
    _refuse_wrong_days(finding, today)
    row, _ = Overpayment.objects.update_or_create(
        encounter=credit.encounter,
        coverage=credit.coverage,
        since=credit.since,
        defaults={
            "identified_on": finding.identified_on,
            "investigated_from": finding.investigated_from,
            "investigated_to": finding.investigated_to,
            "note": finding.note.strip()[:200],
            "by": by,
            "at": now,
        },
    )
    return row


def _refuse_wrong_days(finding: Finding, today: date) -> None:
    identified_on, started, ended = finding.identified_on, finding.investigated_from, finding.investigated_to
    if not finding.note.strip():
        raise NotADay("Write how it was found; an auditor will ask.")
    if identified_on > today:
        raise NotADay("It cannot be identified on a day to come.")
    if ended is not None and started is None:
        raise NotADay("Write when the investigation began, too.")
    if started is not None and not identified_on <= started <= identified_on + RETURN_DAYS:
        raise NotADay("An investigation begins after the overpayment was identified and before its 60 days are over.")
    if started is not None and ended is not None and ended < started:
        raise NotADay("The investigation ends before it begins.")


def _waits() -> timedelta:
    return timedelta(days=rules().on_account_days)


def _patient_of(kind: str, ids: Sequence[int]) -> Patient | None:
    if not ids or kind == "check":
        return None
    if kind == "account":
        return Patient.objects.filter(deposits=ids[0]).first()
    return Patient.objects.filter(encounters=ids[0]).first()


def _of_insurers(patient: Patient | None) -> Iterable[Credit]:
    rows = _negative(Account.INSURANCE, patient)
    groups: dict[tuple[int, int], dict[int, Decimal]] = defaultdict(dict)
    for row in rows:
        if row.charge_line and row.coverage_id:
            groups[row.charge_line.encounter_id, row.coverage_id][row.charge_line.pk] = -row.amount
    places = [(line_id, coverage_id) for (_, coverage_id), parts in groups.items() for line_id in parts]
    since, promised = _since(Account.INSURANCE, places), _promised(Account.INSURANCE, places)
    coverages = Coverage.objects.select_related("payer").in_bulk({coverage for _, coverage in groups})
    encounters = Encounter.objects.select_related("patient").in_bulk({encounter for encounter, _ in groups})
    claims = {(one.encounter_id, one.coverage_id): one for one in Claim.objects.filter(encounter__in=encounters)}
    known = {
        (one.encounter_id, one.coverage_id, one.since): one
        for one in Overpayment.objects.filter(encounter__in=encounters).select_related("by")
    }
    for (encounter_id, coverage_id), parts in groups.items():
        began = min(since[line_id, coverage_id] for line_id in parts)
        yield _of_insurer(
            Credit(
                whose=Whose.INSURER,
                patient=encounters[encounter_id].patient,
                amount=sum(parts.values(), ZERO),
                since=began,
                encounter=encounters[encounter_id],
                claim=claims.get((encounter_id, coverage_id)),
                coverage=coverages[coverage_id],
                parts=parts,
                promised=sum((promised.get((line_id, coverage_id), ZERO) for line_id in parts), ZERO),
                known=known.get((encounter_id, coverage_id, began)),
            )
        )


def _of_insurer(credit: Credit) -> Credit:
    """The same with its clock, where the payer has one."""
    if credit.payer is None or not credit.payer.has_overpayment_clock:
        return credit
    known = credit.known
    identified = known.identified_on if known else credit.since
    due = day_due(
        identified_on=identified,
        investigated_from=known.investigated_from if known else None,
        investigated_to=known.investigated_to if known else None,
    )
    return replace(credit, identified_on=identified, due_on=due)


def _not_ours(deposit_id: int | None = None) -> Iterable[Credit]:
    """What waits of payers' checks and is not ours; it counts from the day on which the check came."""
    amounts = not_ours(deposit_id=deposit_id)
    deposits = Deposit.objects.filter(pk__in=amounts).select_related("payer", "remittance").order_by("pk")
    promised = promised_of_deposits(deposit_ids=amounts)
    for deposit in deposits:
        yield _of_insurer(
            Credit(
                whose=Whose.NOT_OURS,
                amount=amounts[deposit.pk],
                since=deposit.received_on,
                deposit=deposit,
                promised=promised.get(deposit.pk, ZERO),
            )
        )


def _of_patients(patient: Patient | None) -> Iterable[Credit]:
    groups: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for row in _negative(Account.PATIENT, patient):
        if row.charge_line:
            groups[row.charge_line.encounter_id][row.charge_line.pk] = -row.amount
    places: list[Place] = [(line_id, None) for parts in groups.values() for line_id in parts]
    since, promised = _since(Account.PATIENT, places), _promised(Account.PATIENT, places)
    encounters = Encounter.objects.select_related("patient").in_bulk(list(groups))
    first = lines_of_insurers(line_ids=[line_id for line_id, _ in places])
    for encounter_id, parts in groups.items():
        yield Credit(
            whose=Whose.PATIENT,
            patient=encounters[encounter_id].patient,
            amount=sum(parts.values(), ZERO),
            since=min(since[line_id, None] for line_id in parts),
            encounter=encounters[encounter_id],
            parts=parts,
            promised=sum((promised.get((line_id, None), ZERO) for line_id in parts), ZERO),
            insurer_first=bool(first & set(parts)),
        )


def lines_of_insurers(*, line_ids: Iterable[int]) -> set[int]:
    """Those of these lines on which a plan has a credit now."""
    rows = OpenBalance.objects.filter(account=Account.INSURANCE, amount__lt=0, charge_line__in=list(line_ids))
    return {line_id for line_id in rows.values_list("charge_line_id", flat=True) if line_id is not None}


def _on_account(received_by: date | None, patient: Patient | None = None) -> Iterable[Credit]:
    rows = OpenBalance.objects.filter(account=Account.UNAPPLIED, amount__gt=0, deposit__patient__isnull=False)
    if received_by is not None:
        rows = rows.filter(deposit__received_on__lte=received_by)
    if patient is not None:
        rows = rows.filter(deposit__patient=patient)
    found = list(rows.select_related("deposit__patient").order_by("deposit__received_on", "deposit_id"))
    promised = dict(
        RefundPart.objects.filter(refund__state__in=PROMISED, deposit__in=[row.deposit_id for row in found])
        .order_by()
        .values_list("deposit")
        .annotate(Sum("amount"))
    )
    for row in found:
        if row.deposit is not None and row.deposit.patient is not None:
            yield Credit(
                whose=Whose.ON_ACCOUNT,
                patient=row.deposit.patient,
                amount=row.amount,
                since=row.deposit.received_on,
                deposit=row.deposit,
                promised=promised.get(row.deposit_id, ZERO),
            )


def _negative(account: Account, patient: Patient | None) -> Iterable[OpenBalance]:
    rows = OpenBalance.objects.filter(account=account, amount__lt=0).select_related("charge_line")
    if patient is not None:
        rows = rows.filter(charge_line__encounter__patient=patient)
    return rows.order_by("charge_line__encounter_id", "charge_line__position", "charge_line_id")


def _promised(account: Account, places: Sequence[Place]) -> dict[Place, Decimal]:
    parts = RefundPart.objects.filter(
        account=account, refund__state__in=PROMISED, charge_line__in={line_id for line_id, _ in places}
    )
    sums = parts.order_by().values_list("charge_line", "coverage").annotate(Sum("amount"))
    return {(line_id, coverage_id): total for line_id, coverage_id, total in sums if line_id is not None}


def _since(account: Account, places: Sequence[Place]) -> dict[Place, date]:
    """The day on which each of these balances last fell below zero, from its entries."""
    moves = Entry.objects.filter(charge_line__in={line_id for line_id, _ in places}).order_by("pk")
    balance: dict[Place, Decimal] = defaultdict(lambda: ZERO)
    began: dict[Place, date] = {}
    for debit, credit, line_id, coverage_id, amount, day in moves.values_list(
        "debit", "credit", "charge_line_id", "coverage_id", "amount", "effective_date"
    ):
        if account not in {debit, credit}:
            continue
        place = (line_id or 0, coverage_id if account == Account.INSURANCE else None)
        was_owed = balance[place] >= 0
        balance[place] += amount if debit == account else -amount
        if balance[place] < 0 and was_owed:
            began[place] = day
    return began
