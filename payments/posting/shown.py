"""A remittance as its page shows it: the cash proof, each claim before and after, and each entry with its source."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import F, Min
from django.urls import reverse

from claims.reasons import Treatment
from coding.models import ChargeLine
from ledger.balances import LineBalance, open_by_line
from ledger.models import Account, Entry, Kind
from ledger.post import Transfer
from payments.models import Adjudication, Remittance
from payments.posting.load import decisions_of, with_claims
from payments.posting.plan import Decision, Trouble, apply, plan
from payments.posting.reversals import no_original, originals, undoing
from x12 import words

ZERO = Decimal("0.00")
State = Adjudication.State


@dataclass(frozen=True, slots=True)
class CashProof:
    """The equation of the payment: claims less provider-level money is what reached the bank, or what is missing."""

    count: int
    claims: Decimal
    kept_back: Decimal
    in_file: Decimal
    deposit: Decimal | None
    unexplained: Decimal
    excepted: Decimal

    @property
    def holds(self) -> bool:
        """Tell whether it adds up to the cent."""
        return not self.unexplained and self.deposit in {None, self.in_file}


@dataclass(slots=True)
class Moved:
    """What one party owed before, and owes after."""

    before: Decimal = ZERO
    after: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One charge line of a decision before and after."""

    charge_line: ChargeLine
    decided_as: str
    paid: Decimal
    adjusted: Decimal
    patient: Decimal
    before: Decimal
    after: Decimal


@dataclass(slots=True)
class Shown:
    """
    One decision with what it does, or did, to the balances of its claim.

    `trouble` is why it is not, or would not be, posted.  `status` and `word` are its result as shape and word.
    """

    adjudication: Adjudication
    decision: Decision
    transfers: Sequence[Transfer | Entry] = ()
    insurance: Moved = field(default_factory=Moved)
    patient: Moved = field(default_factory=Moved)
    trouble: Trouble | None = None
    status: str = "ok"
    word: str = "Paid"
    lines: Sequence[ShownLine] = ()

    @property
    def address(self) -> str:
        """The page on which it is read: its remittance, with this decision chosen."""
        return (
            f"{reverse('payments:remittance', args=[self.adjudication.remittance_id])}?decision={self.adjudication.pk}"
        )

    @property
    def adjusted(self) -> Decimal:
        """Dollars given up by contract."""
        return sum((-_on_insurance(one) for one in self.transfers if one.kind == Kind.ADJUSTMENT), ZERO)


@dataclass(frozen=True, slots=True)
class Said:
    """One reason of a payer in our words."""

    code: str
    text: str
    amount: Decimal | None = None


def cash_proof(remittance: Remittance) -> CashProof:
    """The figures of the equation, from what the payer sent and what was deposited."""
    decisions = remittance.adjudications.values_list("paid", "state")
    kept_back = sum(remittance.provider_adjustments.values_list("amount", flat=True), ZERO)
    return CashProof(
        count=len(decisions),
        claims=sum((paid for paid, _ in decisions), ZERO),
        kept_back=kept_back,
        in_file=remittance.amount,
        deposit=remittance.deposit.amount if remittance.deposit else None,
        unexplained=remittance.unexplained,
        excepted=sum((paid for paid, state in decisions if state in {State.EXCEPTION, State.DISMISSED}), ZERO),
    )


def shown(adjudications: Iterable[Adjudication], *, deposit_id: int | None) -> list[Shown]:
    """Decisions of one remittance: the posted ones as they were posted, the others as they would be now."""
    rows = Adjudication.objects.filter(pk__in=[one.pk for one in adjudications])
    decisions = decisions_of(with_claims(rows), deposit_id=deposit_id)
    done = [one for one in decisions if one.adjudication.state == State.POSTED]
    rest = [one for one in decisions if one.adjudication.state != State.POSTED]
    made = [*_as_posted(done, deposit_id), *_as_it_would_be(rest)]
    for one in made:
        one.status, one.word = _result(one)
        one.lines = _lines(one)
    return sorted(made, key=lambda one: one.adjudication.position)


def said(decision: Decision) -> list[Said]:
    """What the payer gave as reasons, each reason once, in our own words."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
    for adjustment in decision.adjustments:
        sums[(adjustment.group_code, adjustment.reason_code)] += adjustment.amount
    reasons = [Said(f"{group} {reason}", words.carc(reason), amount) for (group, reason), amount in sums.items()]
    remarks = dict.fromkeys(code for line in decision.lines for code in line.remark_codes)
    remarks |= dict.fromkeys(decision.adjudication.remark_codes)
    return [*reasons, *(Said(code, words.rarc(code)) for code in remarks)]


def _as_posted(decisions: Sequence[Decision], deposit_id: int | None) -> list[Shown]:
    """Before is what the entries older than the posting add up to; after is with the posting's own."""
    line_ids = {pk for decision in decisions for pk in decision.charge_lines}
    # Plus nothing: else the planner walks through the numbers of all entries up to the first of this deposit.
    first = Entry.objects.filter(deposit=deposit_id).aggregate(first=Min(F("pk") + 0))["first"] or 0
    before, own = _split(Entry.objects.filter(charge_line__in=line_ids).order_by("pk"), first, deposit_id)
    made = []
    for decision in decisions:
        source = decision.adjudication.source
        its = [entry for pk in decision.charge_lines for entry in own[pk] if entry.source.startswith(source)]
        its.sort(key=_by_posting)
        made.append(_moved(Shown(decision.adjudication, decision, its), before))
    return made


def _by_posting(entry: Entry) -> int:
    return entry.pk


def _split(
    entries: Iterable[Entry], first: int, deposit_id: int | None
) -> tuple[dict[int, LineBalance], dict[int, list[Entry]]]:
    before: dict[int, LineBalance] = defaultdict(LineBalance)
    own: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        line_id = entry.charge_line_id or 0
        if entry.deposit_id == deposit_id:
            own[line_id].append(entry)
        elif entry.pk < first:
            apply([entry], {line_id: before[line_id]})
    return before, own


def _as_it_would_be(decisions: Sequence[Decision]) -> list[Shown]:
    balances = open_by_line(line_ids={pk for decision in decisions for pk in decision.charge_lines})
    mirrored = originals([one.adjudication for one in decisions if one.adjudication.is_reversal])
    made = []
    for decision in sorted(decisions, key=lambda one: not one.adjudication.is_reversal):
        transfers, trouble = _planned(decision, balances, mirrored)
        one = Shown(decision.adjudication, decision, transfers, trouble=trouble)
        made.append(_moved(one, balances))
        apply(transfers, balances)
    return made


def _planned(
    decision: Decision, balances: Mapping[int, LineBalance], mirrored: Mapping[int, Adjudication]
) -> tuple[Sequence[Transfer], Trouble | None]:
    if decision.adjudication.is_reversal:
        original = mirrored.get(decision.adjudication.pk)
        if original is None:
            return (), no_original(decision.adjudication)
        return undoing(original, decision.adjudication, deposit_id=decision.deposit_id or 0), None
    made = plan(decision, balances)
    return ((), made) if isinstance(made, Trouble) else (made.transfers, None)


def _moved(one: Shown, before: Mapping[int, LineBalance]) -> Shown:
    ids = one.decision.charge_lines
    known = [before[pk] for pk in ids if pk in before]
    one.insurance.before = sum((balance.of(one.decision.coverage_id) for balance in known), ZERO)
    one.patient.before = sum((balance.patient for balance in known), ZERO)
    one.insurance.after = one.insurance.before + sum((_on_insurance(entry) for entry in one.transfers), ZERO)
    one.patient.after = one.patient.before + sum((_on(Account.PATIENT, entry) for entry in one.transfers), ZERO)
    return one


def _lines(one: Shown) -> list[ShownLine]:
    by_line: dict[int, list[Transfer | Entry]] = defaultdict(list)
    for transfer in one.transfers:
        by_line[transfer.charge_line_id or 0].append(transfer)
    codes = {line.charge_line_id: line.procedure for line in one.decision.lines}
    made = []
    for pk, charge_line in one.decision.charge_lines.items():
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
    return sum((-_on_insurance(one) for one in transfers if one.kind == kind), ZERO)


def _on_insurance(transfer: Transfer | Entry) -> Decimal:
    return _on(Account.INSURANCE, transfer)


def _on(account: Account, transfer: Transfer | Entry) -> Decimal:
    """By how much a transfer raises an account."""
    if transfer.debit == account:
        return transfer.amount
    return -transfer.amount if transfer.credit == account else ZERO


def _result(one: Shown) -> tuple[str, str]:
    adjudication = one.adjudication
    if adjudication.state == State.EXCEPTION and adjudication.exception == Adjudication.Exception.DETACHED:
        return "hold", Adjudication.Exception.DETACHED.label
    if one.trouble or adjudication.state == State.EXCEPTION:
        return "warn", Adjudication.Exception(one.trouble.exception).label if one.trouble else "Can be posted now"
    if adjudication.state == State.DISMISSED:
        return "hold", "Set aside"
    if adjudication.is_reversal:
        return "info", "Taken back"
    if _refused(one.decision):
        return ("warn", "Denied in part") if adjudication.paid else ("bad", "Denied")
    return ("ok", "Paid") if adjudication.paid else ("info", "Nothing to pay")


def _refused(decision: Decision) -> bool:
    meant = ((one, decision.meanings.get(one.pk)) for one in decision.adjustments)
    return any(found and found.treatment == Treatment.DENIAL and one.amount > 0 for one, found in meant)
