"""
What decisions that are not posted would do to the balances of their claims, as they stand now.

Nothing is written and nothing is locked: planning is the posting's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ledger.balances import LineBalance, open_by_line
from ledger.models import Account, Entry, Kind
from ledger.post import Transfer
from payments.models import Adjudication
from payments.posting.plan import Decision, Trouble, apply, plan
from payments.posting.reversals import no_originals, originals, undoing_each

ZERO = Decimal("0.00")
State = Adjudication.State
INSURANCE, PATIENT, ADJUSTMENT = Account.INSURANCE, Account.PATIENT, Kind.ADJUSTMENT


@dataclass(slots=True)
class Moved:
    """What one party owed before, and owes after."""

    before: Decimal = ZERO
    after: Decimal = ZERO


@dataclass(slots=True)
class Effect:
    """What one decision does, or did, to the balances of its claim; `trouble` is why it would not be posted."""

    decision: Decision
    transfers: Sequence[Transfer | Entry] = ()
    trouble: Trouble | None = None
    insurance: Moved = field(default_factory=Moved)
    patient: Moved = field(default_factory=Moved)

    @property
    def adjusted(self) -> Decimal:
        """Dollars given up by contract."""
        return sum((-raised(INSURANCE, one) for one in self.transfers if one.kind == ADJUSTMENT), ZERO)


def effects_to_come(decisions: Sequence[Decision]) -> list[Effect]:
    """
    Plan decisions of one remittance that are not posted.

    Those that wait come one after the other as the posting takes them, takebacks first, and each finds what the one
    before it left open.  Every other is planned by itself, as it would be if it were tried now.
    """
    balances = open_by_line(line_ids={pk for decision in decisions for pk in decision.charge_lines})
    planned = _of_reversals([one for one in decisions if one.adjudication.is_reversal])
    found = []
    for decision in sorted(decisions, key=_place):
        transfers, trouble = planned.get(decision.adjudication.pk) or _planned(decision, balances)
        found.append(measured(Effect(decision, transfers, trouble), balances))
        if decision.adjudication.state == State.WAITING:
            apply(transfers, balances)
    return found


def measured(effect: Effect, before: Mapping[int, LineBalance]) -> Effect:
    """Add what plan and patient owe of the claim before and after."""
    known = [before[pk] for pk in effect.decision.charge_lines if pk in before]
    insurance = sum((balance.of(effect.decision.coverage_id) for balance in known), ZERO)
    patient = sum((balance.patient for balance in known), ZERO)
    effect.insurance.before, effect.patient.before = insurance, patient
    for one in effect.transfers:
        insurance += raised(INSURANCE, one)
        patient += raised(PATIENT, one)
    effect.insurance.after, effect.patient.after = insurance, patient
    return effect


def raised(account: Account, transfer: Transfer | Entry) -> Decimal:
    """By how much a transfer raises an account."""
    if transfer.debit == account:
        return transfer.amount
    return -transfer.amount if transfer.credit == account else ZERO


def _place(decision: Decision) -> tuple[bool, bool]:
    return decision.adjudication.state == State.WAITING, not decision.adjudication.is_reversal


def _planned(decision: Decision, balances: Mapping[int, LineBalance]) -> tuple[Sequence[Transfer], Trouble | None]:
    made = plan(decision, balances)
    return ((), made) if isinstance(made, Trouble) else (made.transfers, None)


def _of_reversals(reversals: Sequence[Decision]) -> dict[int, tuple[Sequence[Transfer], Trouble | None]]:
    """What takebacks undo, or why they cannot, by id; in a few queries however many there are."""
    if not reversals:
        return {}
    rows = {one.adjudication.pk: one.adjudication for one in reversals}
    mirrored = originals(list(rows.values()))
    deposit_id = reversals[0].deposit_id or 0
    undone = undoing_each({rows[pk]: original for pk, original in mirrored.items()}, deposit_id=deposit_id)
    troubles = no_originals([row for pk, row in rows.items() if pk not in mirrored])
    return {**{pk: (undone[pk], None) for pk in mirrored}, **{pk: ((), trouble) for pk, trouble in troubles.items()}}
