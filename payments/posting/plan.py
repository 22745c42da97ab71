"""
What a payer's decision does to the books, worked out before anything is written.

Pure arithmetic over rows that are already read: the preview and the posting use the same plan.  A decision that cannot
be posted whole is not posted in part; it becomes an exception with the sentence that says why.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from claims.models import Denial
from claims.reasons import Meaning, Treatment
from ledger.balances import LineBalance
from ledger.models import Account, Entry, Kind
from ledger.post import Transfer
from payments.models import Adjudication
from payments.posting.balance import imbalances
from payments.posting.facts import BilledLine, DecidedLine, GivenReason

ZERO = Decimal("0.00")
Why = Adjudication.Exception
_Where = tuple[Kind, Account, str]
# Looked up once: planning a page or a file compares with them tens of thousands of times.
INSURANCE, PATIENT, UNAPPLIED, CONTRACTUAL = (
    Account.INSURANCE, Account.PATIENT, Account.UNAPPLIED, Account.CONTRACTUAL
)  # fmt: skip
PAYMENT, ADJUSTMENT, TRANSFER = Kind.PAYMENT, Kind.ADJUSTMENT, Kind.TRANSFER
TO_PATIENT, DENIED, PRIOR_PAYER = Treatment.PATIENT, Treatment.DENIAL, Treatment.PRIOR_PAYER
# CLP02 23: not our claim, sent on; 25: an estimate before the service.
NO_DECISIONS = {
    "23": "The payer says the claim is not its own and sent it on.",
    "25": "This is an estimate, not a payment.",
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a decision is not posted: the reason of the exception, and what is wrong and what to do, in one sentence."""

    exception: Adjudication.Exception
    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Money that the payer refused on one line, with the reason it gave."""

    charge_line_id: int
    category: Denial.Category | None
    group_code: str
    reason_code: str
    remark_codes: list[str]
    amount: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What one decision writes: transfers to the ledger, and denials to be worked."""

    transfers: list[Transfer]
    denials: list[Refused]

    def total(self, kind: Kind) -> Decimal:
        """Dollars of one kind that leave the plan's balance; what flows back counts against them."""
        return sum((-_raised(transfer) for transfer in self.transfers if transfer.kind == kind), ZERO)


@dataclass(slots=True)
class Decision:
    """
    One decision with everything needed to plan it; `charge_lines` are those of the matched claim, by id.

    `meanings` are what its adjustments are to the office, by id; one that nobody has decided is missing.  `is_early`
    tells that a later plan answers before the plan ahead of it.
    """

    adjudication: Adjudication
    lines: Sequence[DecidedLine]
    adjustments: Sequence[GivenReason]
    charge_lines: Mapping[int, BilledLine]
    coverage_id: int
    deposit_id: int | None
    meanings: Mapping[int, Meaning] = field(default_factory=dict)
    is_early: bool = False


@dataclass(slots=True)
class _Share:
    """What falls on one charge line from one SVC, or from a claim that was decided without lines."""

    charge_line_id: int
    source: str
    paid: Decimal
    remark_codes: list[str]
    reasons: list[tuple[GivenReason, Decimal, str]] = field(default_factory=list)


def plan(decision: Decision, open_now: Mapping[int, LineBalance]) -> Plan | Trouble:
    """
    Work out the entries of one decision that is not a reversal.

    `open_now` is what is open on the claim's lines; it is only read.
    """
    trouble = _stops(decision)
    if trouble:
        return trouble
    unknown = _unmapped(decision)
    if unknown:
        return unknown
    shares = list(_shares(decision))
    is_overpaid = bool(decision.adjudication.overpaid_because)
    if is_overpaid:
        _leave_out_repeats(decision, shares, open_now, _may_repeat)
    elif decision.adjudication.claim and decision.adjudication.claim.prior_payers:
        _leave_out_repeats(decision, shares, open_now, _is_reduction)
    made = Plan(transfers=[], denials=[])
    for share in shares:
        _book(made, decision, share)
    return made if is_overpaid else _more_than_open(decision, made, open_now) or made


def apply(transfers: Sequence[Transfer | Entry], open_now: Mapping[int, LineBalance]) -> None:
    """Carry planned transfers into balances in memory, so that the next decision sees what this one leaves open."""
    for transfer in transfers:
        balance = open_now.get(transfer.charge_line_id or 0)
        if balance is None:
            continue
        for account, amount in ((transfer.debit, transfer.amount), (transfer.credit, -transfer.amount)):
            if account == PATIENT:
                balance.patient += amount
            elif account == INSURANCE and transfer.coverage_id is not None:
                balance.insurance[transfer.coverage_id] = balance.of(transfer.coverage_id) + amount


def _stops(decision: Decision) -> Trouble | None:
    """What keeps a decision from being posted before its money is looked at."""
    adjudication = decision.adjudication
    claim = adjudication.claim
    if claim is None:
        return Trouble(Why.NOT_FOUND, "No claim of ours has this number, and no visit fits. Match it to a claim.")
    if decision.is_early:
        return Trouble(
            Why.NOT_FOUND,
            "It answers for a later plan, and the plan before it has not answered this claim yet. Post that answer "
            "first, then try this one again.",
        )
    if adjudication.status_code in NO_DECISIONS:
        return Trouble(
            Why.NOT_POSTABLE, f"{NO_DECISIONS[adjudication.status_code]} Set it aside when it is dealt with."
        )
    if adjudication.matched_by_id is None and _is_another_patient(adjudication):
        return Trouble(
            Why.OTHER_PATIENT,
            "The number is of our claim, but neither name nor member id is the patient's. Match it by hand.",
        )
    off = next(imbalances(adjudication, decision.lines, decision.adjustments), None)
    if off:
        return Trouble(
            Why.DOES_NOT_BALANCE, f"{off.element} in segment {off.segment}: {off.text}. Ask the payer to correct it."
        )
    return _line_missing(decision)


def _line_missing(decision: Decision) -> Trouble | None:
    lost = next((line for line in decision.lines if line.charge_line_id not in decision.charge_lines), None)
    if lost:
        return Trouble(
            Why.LINE_NOT_FOUND,
            f"Line {lost.position} ({lost.procedure}, {lost.charged}) in segment {lost.segment} is not on the claim.",
        )
    charged = sum((line.charge for line in decision.charge_lines.values()), ZERO)
    if not decision.lines and charged != decision.adjudication.charged:
        return Trouble(
            Why.LINE_NOT_FOUND,
            f"It was decided without lines, and its charge of {decision.adjudication.charged} is not the claim's, "
            f"{charged}.",
        )
    return None


def _is_another_patient(adjudication: Adjudication) -> bool:
    """Both the name and the member id are given, and both are somebody else's."""
    claim = adjudication.claim
    if claim is None or not adjudication.patient_name or not adjudication.member_id:
        return False
    named = _letters(adjudication.patient_name.split(",")[0])
    ours = _letters(claim.coverage.patient.last_name)
    same_name = named.startswith(ours) or ours.startswith(named)
    return not same_name and _letters(adjudication.member_id) != _letters(claim.coverage.member_id)


def _unmapped(decision: Decision) -> Trouble | None:
    for adjustment in decision.adjustments:
        if adjustment.pk not in decision.meanings:
            return Trouble(
                Why.UNMAPPED,
                f"Reason {adjustment.group_code} {adjustment.reason_code} in segment {adjustment.segment} "
                f"({adjustment.amount}) is not known here. Decide what it means under Reasons.",
            )
    return None


def _shares(decision: Decision) -> Iterator[_Share]:
    """
    Split a decision over the claim's lines.

    Adjustments of the whole claim fall on the lines in order, each up to what the line is paid, and lower its payment.
    """
    shares = list(_line_shares(decision)) or list(_shares_without_lines(decision))
    for adjustment in decision.adjustments:
        if adjustment.line_id is None and shares:
            _spread(adjustment, shares, decision.adjudication.source)
    yield from shares


def _line_shares(decision: Decision) -> Iterator[_Share]:
    by_line: dict[int, list[GivenReason]] = {line.pk: [] for line in decision.lines}
    for adjustment in decision.adjustments:
        if adjustment.line_id is not None:
            by_line[adjustment.line_id].append(adjustment)
    base = decision.adjudication.source
    for line in decision.lines:
        reasons = [(one, one.amount, f"{base}cas:{one.segment}:{one.position}") for one in by_line[line.pk]]
        remarks = [*line.remark_codes, *decision.adjudication.remark_codes]
        yield _Share(line.charge_line_id or 0, f"{base}svc:{line.segment}", line.paid, remarks, reasons)


def _shares_without_lines(decision: Decision) -> Iterator[_Share]:
    base = decision.adjudication.source
    for charge_line in decision.charge_lines.values():
        remarks = list(decision.adjudication.remark_codes)
        yield _Share(charge_line.pk, f"{base}line:{charge_line.pk}", charge_line.charge, remarks)


def _spread(adjustment: GivenReason, shares: list[_Share], base: str) -> None:
    left = adjustment.amount
    for share in shares:
        part = min(left, max(share.paid, ZERO)) if left > 0 else left
        if part:
            source = f"{base}cas:{adjustment.segment}:{adjustment.position}:{share.source.removeprefix(base)}"
            share.reasons.append((adjustment, part, source))
            share.paid -= part
            left -= part
    if left:
        last = shares[-1]
        last.reasons.append((adjustment, left, f"{base}cas:{adjustment.segment}:{adjustment.position}:rest"))
        last.paid -= left


def _leave_out_repeats(
    decision: Decision,
    shares: Sequence[_Share],
    open_now: Mapping[int, LineBalance],
    may_repeat: Callable[[Meaning, Decimal], bool],
) -> None:
    """
    Lower adjustments that may repeat what stands in the books to what the decision leaves open of each line.

    A later plan explains the whole charge, so its discount holds the earlier plan's again (with OA 23 only for what
    that plan paid).  A payer that pays twice repeats everything: only its money is new.
    """
    room: dict[int, Decimal] = {}
    for share in shares:
        line_id = share.charge_line_id
        there = open_now[line_id].of(decision.coverage_id) if line_id in open_now else ZERO
        used = share.paid
        for one, amount, _ in share.reasons:
            meant = decision.meanings[one.pk]
            if meant.treatment != PRIOR_PAYER and not may_repeat(meant, amount):
                used += amount
        room[line_id] = room.get(line_id, there) - used
    for share in shares:
        for place, (adjustment, amount, source) in enumerate(share.reasons):
            if may_repeat(decision.meanings[adjustment.pk], amount):
                part = min(amount, max(room[share.charge_line_id], ZERO))
                room[share.charge_line_id] -= part
                share.reasons[place] = (adjustment, part, source)


def _is_reduction(meant: Meaning, amount: Decimal) -> bool:
    return meant.is_reduction and amount > 0


def _may_repeat(meant: Meaning, amount: Decimal) -> bool:
    return meant.treatment != PRIOR_PAYER and amount > 0


def _book(made: Plan, decision: Decision, share: _Share) -> None:
    """Add what one line is paid, and what each reason does to it."""
    transfers, meanings = made.transfers, decision.meanings
    if share.paid:
        transfers.append(_transfer(decision, share, (PAYMENT, UNAPPLIED, ""), share.paid, f"{share.source}:paid"))
    for adjustment, amount, source in share.reasons:
        meant = meanings[adjustment.pk]
        reason = f"{adjustment.group_code} {adjustment.reason_code}"
        if not amount:
            continue
        if meant.is_reduction:
            transfers.append(_transfer(decision, share, (ADJUSTMENT, CONTRACTUAL, reason), amount, source))
        elif meant.treatment == TO_PATIENT:
            transfers.append(_transfer(decision, share, (TRANSFER, PATIENT, reason), amount, source))
        elif meant.treatment == DENIED and amount > 0:
            made.denials.append(_refused(meant, adjustment, share, amount, source))


def _transfer(decision: Decision, share: _Share, where: _Where, amount: Decimal, source: str) -> Transfer:
    """From what the plan owes to an account; a negative amount goes the other way."""
    kind, account, reason = where
    debit, credit = (account, INSURANCE) if amount > 0 else (INSURANCE, account)
    # By place, which is half the time: there are tens of thousands of them in a file.
    return Transfer(
        kind,
        debit,
        credit,
        abs(amount),
        source,
        share.charge_line_id,
        decision.coverage_id,
        decision.deposit_id,
        reason,
    )


def _refused(meant: Meaning, adjustment: GivenReason, share: _Share, amount: Decimal, source: str) -> Refused:
    return Refused(
        charge_line_id=share.charge_line_id,
        category=meant.category,
        group_code=adjustment.group_code,
        reason_code=adjustment.reason_code,
        remark_codes=list(dict.fromkeys(share.remark_codes)),
        amount=amount,
        source=source,
    )


def _more_than_open(decision: Decision, made: Plan, open_now: Mapping[int, LineBalance]) -> Trouble | None:
    taken: dict[int, Decimal] = {}
    for transfer in made.transfers:
        line_id = transfer.charge_line_id or 0
        taken[line_id] = taken.get(line_id, ZERO) - _raised(transfer)
    for line_id, amount in taken.items():
        left = open_now[line_id].of(decision.coverage_id) if line_id in open_now else ZERO
        if amount > max(left, ZERO):
            line = decision.charge_lines[line_id]
            return Trouble(
                Why.OVERPAID,
                f"Line {line.position} ({line.procedure}): {left} is open on this plan, and {amount} would be settled, "
                f"{amount - left} too much. Check whether it was paid before; if it is paid twice, post it as the "
                "plan's credit.",
            )
    return None


def _raised(transfer: Transfer) -> Decimal:
    """By how much a transfer raises what the plan owes."""
    if transfer.debit == INSURANCE:
        return transfer.amount
    return -transfer.amount if transfer.credit == INSURANCE else ZERO


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.upper()))
