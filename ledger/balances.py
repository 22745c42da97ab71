"""What is open, by line and by encounter, and how it came about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol

from django.db.models import Q, Sum

from coding.models import ChargeLine
from ledger.models import Account, Entry, Kind, OpenBalance

ZERO = Decimal("0.00")
RECEIVABLES = (Account.INSURANCE, Account.PATIENT)


class Billed(Protocol):
    """What was billed to one plan for one encounter; a claim is one."""

    encounter_id: int
    coverage_id: int


@dataclass(slots=True)
class LineBalance:
    """What is open on one charge line: dollars by coverage, and dollars of the patient; a credit is negative."""

    insurance: dict[int, Decimal] = field(default_factory=dict)
    patient: Decimal = ZERO

    def of(self, coverage_id: int) -> Decimal:
        """Dollars that one plan still owes for the line."""
        return self.insurance.get(coverage_id, ZERO)

    @property
    def total(self) -> Decimal:
        """Dollars that anybody still owes for the line."""
        return sum(self.insurance.values(), ZERO) + self.patient


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """
    Where the money of one bill went, computed from the entries: charged = paid + adjusted + patient + insurance.

    `charged` is what this plan was asked for: the charges, or for a later plan what was moved to it.  `patient` is what
    was moved on to the patient, `insurance` what the plan still owes.
    """

    charged: Decimal = ZERO
    paid: Decimal = ZERO
    adjusted: Decimal = ZERO
    patient: Decimal = ZERO

    @property
    def insurance(self) -> Decimal:
        """Dollars that the plan still owes."""
        return self.charged - self.paid - self.adjusted - self.patient


def open_by_line(*, line_ids: Iterable[int]) -> dict[int, LineBalance]:
    """What is open on each of these charge lines; a settled line has an empty balance."""
    balances = {pk: LineBalance() for pk in line_ids}
    rows = OpenBalance.objects.filter(charge_line__among=balances, account__in=RECEIVABLES)
    for row in rows.values_list("account", "charge_line_id", "coverage_id", "amount"):
        account, line_id, coverage_id, amount = row
        if account == Account.PATIENT:
            balances[line_id].patient = amount
        else:
            balances[line_id].insurance[coverage_id] = amount
    return balances


def locked_open_by_line(*, line_ids: Iterable[int]) -> dict[int, LineBalance]:
    """
    What is open on each of these lines, with the lines locked until the transaction ends.

    Whoever posts up to what is open reads it here, so that two postings never spend the same open dollar.  Lines are
    locked in one order, so that two postings never wait for each other in a circle.
    """
    wanted = set(line_ids)
    locked = ChargeLine.objects.select_for_update(no_key=True, of=("self",)).filter(pk__among=wanted).order_by("pk")
    list(locked.values_list("pk", flat=True))
    return open_by_line(line_ids=wanted)


def lock_lines(*, encounter_ids: Iterable[int]) -> None:
    """Lock every charge line of these visits until the transaction ends, in the order of `locked_open_by_line`."""
    locked = ChargeLine.objects.select_for_update(no_key=True, of=("self",)).filter(encounter__among=set(encounter_ids))
    list(locked.order_by("pk").values_list("pk", flat=True))


def of_claim(claim: Billed) -> Proof:
    """The proof of one bill, recomputed from its entries."""
    key = (claim.encounter_id, claim.coverage_id)
    return proofs(encounter_ids=[claim.encounter_id]).get(key, Proof())


def proofs(*, encounter_ids: Iterable[int] | None = None) -> dict[tuple[int, int], Proof]:
    """
    The proof of every bill by (encounter, coverage), in one query over the entries.

    :param encounter_ids: only these encounters; None for all of the office.
    """
    entries = Entry.objects.filter(Q(debit=Account.INSURANCE) | Q(credit=Account.INSURANCE)).order_by()
    if encounter_ids is not None:
        entries = entries.filter(charge_line__encounter__in=list(encounter_ids))
    sums: dict[tuple[int, int], dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    moves = entries.values(
        "charge_line__encounter_id", "coverage_id", "kind", "debit", "credit",
        undoes=Q(reverses__isnull=False), by_payer=Q(deposit__isnull=False),
    ).annotate(total=Sum("amount"))  # fmt: skip
    for move in moves:
        part, sign = _part(move)
        sums[(move["charge_line__encounter_id"], move["coverage_id"])][part] += sign * move["total"]
    return {key: Proof(**parts) for key, parts in sums.items()}


def _part(move: Mapping[str, Any]) -> tuple[str, int]:
    """
    Which figure of the proof a movement on INSURANCE belongs to, and with which sign.

    A reversal counts against the figure of what it undoes.  A transfer that raises what a plan owes is a bill to the
    next plan, unless a payer's own decision made it: then the payer lowers what it had put on the patient.  What was
    refunded to the plan counts against what it paid.
    """
    debit, credit = (move["credit"], move["debit"]) if move["undoes"] else (move["debit"], move["credit"])
    lowers = credit == Account.INSURANCE
    sign = (1 if lowers else -1) * (-1 if move["undoes"] else 1)
    if move["kind"] == Kind.CHARGE or (move["kind"] == Kind.TRANSFER and not lowers and not move["by_payer"]):
        return "charged", -sign
    if move["kind"] == Kind.TRANSFER:
        return "patient", sign
    cash = {Account.UNAPPLIED, Account.REFUND, Account.PROVIDER_LEVEL}
    return ("paid" if cash & {debit, credit} else "adjusted"), sign
