"""One decision as its panel shows it, line by line with each entry; and the cash proof of its remittance."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, Sum

from coding.reason_words import licensed_words, reason_in_words, remark_in_words
from ledger.balances import LineBalance
from ledger.models import Account, Entry, Kind
from ledger.post import Transfer
from payments.models import Adjudication, Remittance
from payments.posting.facts import BilledLine
from payments.posting.listed import first_entry_of, is_refused, result
from payments.posting.load import decisions_of, with_claims
from payments.posting.plan import Decision, Trouble, apply
from payments.posting.preview import Effect, Moved, effects_to_come, measured, raised

ZERO = Decimal("0.00")
State = Adjudication.State


@dataclass(frozen=True, slots=True)
class CashProof:
    """
    The equation of the payment: claims less provider-level money is what reached the bank, or what is missing.

    `excepted` is paid by decisions that wait for a person, `aside` by those that people set aside: no part of the
    posting, both.
    """

    count: int
    claims: Decimal
    kept_back: Decimal
    in_file: Decimal
    deposit: Decimal | None
    unexplained: Decimal
    excepted: Decimal
    aside: Decimal
    aside_count: int

    @property
    def holds(self) -> bool:
        """Tell whether it adds up to the cent."""
        return not self.unexplained and self.deposit in {None, self.in_file}


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One charge line of a decision before and after."""

    charge_line: BilledLine
    decided_as: str
    paid: Decimal
    adjusted: Decimal
    patient: Decimal
    before: Decimal
    after: Decimal


@dataclass(frozen=True, slots=True)
class Shown:
    """
    One decision with what it does, or did, to the balances of its claim.

    `trouble` is why it is not, or would not be, posted.  `status` and `word` are its result as shape and word.
    """

    adjudication: Adjudication
    decision: Decision
    transfers: Sequence[Transfer | Entry]
    insurance: Moved
    patient: Moved
    trouble: Trouble | None
    status: str
    word: str
    lines: Sequence[ShownLine]


@dataclass(frozen=True, slots=True)
class Said:
    """One reason of a payer in our words."""

    code: str
    text: str
    amount: Decimal | None = None


def cash_proof(remittance: Remittance) -> CashProof:
    """The figures of the equation, from what the payer sent and what was deposited."""
    aside = Q(state=State.DISMISSED)
    told = remittance.adjudications.aggregate(
        count=Count("pk"),
        claims=Sum("paid"),
        excepted=Sum("paid", filter=Q(state=State.EXCEPTION)),
        aside=Sum("paid", filter=aside),
        aside_count=Count("pk", filter=aside),
    )
    kept_back = remittance.provider_adjustments.aggregate(total=Sum("amount"))["total"] or ZERO
    return CashProof(
        count=told["count"],
        claims=told["claims"] or ZERO,
        kept_back=kept_back,
        in_file=remittance.amount,
        deposit=remittance.deposit.amount if remittance.deposit else None,
        unexplained=remittance.unexplained,
        excepted=told["excepted"] or ZERO,
        aside=told["aside"] or ZERO,
        aside_count=told["aside_count"],
    )


def shown(adjudication: Adjudication, *, deposit_id: int | None) -> Shown:
    """One decision in full: a posted one as it was posted, another as it would be now."""
    rows = with_claims(Adjudication.objects.filter(pk=adjudication.pk))
    (decision,) = decisions_of(rows, deposit_id=deposit_id)
    if decision.adjudication.state == State.POSTED:
        effect = _as_posted(decision)
    else:
        (effect,) = effects_to_come([decision])
    status, word = result(decision.adjudication, trouble=effect.trouble, is_refused=is_refused(decision))
    return Shown(
        adjudication=decision.adjudication,
        decision=decision,
        transfers=effect.transfers,
        insurance=effect.insurance,
        patient=effect.patient,
        trouble=effect.trouble,
        status=status,
        word=word,
        lines=_lines(effect),
    )


def said(decision: Decision) -> list[Said]:
    """What the payer gave as reasons, each reason once, in our own words and in the licensed ones."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
    for adjustment in decision.adjustments:
        sums[(adjustment.group_code, adjustment.reason_code)] += adjustment.amount
    remarks = dict.fromkeys(code for line in decision.lines for code in line.remark_codes)
    remarks |= dict.fromkeys(decision.adjudication.remark_codes)
    official = licensed_words([*(reason for _, reason in sums), *remarks])
    reasons = [
        Said(f"{group} {reason}", reason_in_words(reason, official), amount) for (group, reason), amount in sums.items()
    ]
    return [*reasons, *(Said(code, remark_in_words(code, official)) for code in remarks)]


def _as_posted(decision: Decision) -> Effect:
    """Before is what the entries older than the posting add up to; after is with the posting's own."""
    first = first_entry_of(decision.deposit_id)
    before: dict[int, LineBalance] = defaultdict(LineBalance)
    own = []
    for entry in Entry.objects.filter(charge_line__in=list(decision.charge_lines)).order_by("pk"):
        if entry.deposit_id == decision.deposit_id:
            own.append(entry)
        elif entry.pk < first:
            line_id = entry.charge_line_id or 0
            apply([entry], {line_id: before[line_id]})
    its = [entry for entry in own if entry.source.startswith(decision.adjudication.source)]
    return measured(Effect(decision, its), before)


def _lines(effect: Effect) -> list[ShownLine]:
    by_line: dict[int, list[Transfer | Entry]] = defaultdict(list)
    for transfer in effect.transfers:
        by_line[transfer.charge_line_id or 0].append(transfer)
    codes = {line.charge_line_id: line.procedure for line in effect.decision.lines}
    made = []
    for pk, charge_line in effect.decision.charge_lines.items():
        transfers = by_line[pk]
        paid = _sum(transfers, Kind.PAYMENT)
        adjusted = _sum(transfers, Kind.ADJUSTMENT)
        patient = _sum(transfers, Kind.TRANSFER)
        left = charge_line.charge - paid - adjusted - patient
        made.append(
            ShownLine(
                charge_line, codes.get(pk, charge_line.procedure), paid, adjusted, patient, charge_line.charge, left
            )
        )
    return made


def _sum(transfers: Iterable[Transfer | Entry], kind: Kind) -> Decimal:
    return sum((-raised(Account.INSURANCE, one) for one in transfers if one.kind == kind), ZERO)
