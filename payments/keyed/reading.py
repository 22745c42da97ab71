"""
Whether a keyed paper adds up, and what cannot be read of it: the same three equations as for an 835.

Pure over rows that are already read: the page, the saving and the finishing use the same reading, and the browser only
repeats its sums while a person types.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError

from coding.models import ChargeLine
from payments.keyed.shorthand import (
    NOT_ON_THE_PAPER,
    NotMoney,
    Reasons,
    is_kind_of_kept_back,
    read_money,
    read_reasons,
    read_remarks,
)
from payments.models import KeyedClaim, KeyedRemittance
from practice.inputs import DateField

ZERO = Decimal("0.00")
LINE_CELLS = ("allowed", "paid", "reasons", "remarks")
CLAIM_CELLS = ("number", "interest", "paid", "reasons", "remarks")
HEAD_CELLS = ("payer", "trace", "method", "amount", "paid_on")
KEPT_BACK_CELLS = ("code", "reference", "amount")
MOST_CLAIM_REMARKS = 5  # MOA03 to MOA07


class Weight(Enum):
    """How heavy a finding is: `WRONG` must be corrected, `OFF` may be what the paper says, `NOTE` only tells."""

    WRONG = "bad"
    OFF = "warn"
    NOTE = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a keyed paper that a person should see; `cell` is the id of the field that it is about."""

    weight: Weight
    cell: str
    text: str


@dataclass(slots=True)
class ReadLine:
    """One service line as keyed; `left` is what of its charge is neither paid nor explained yet."""

    charge_line: ChargeLine
    cell: str
    allowed: Decimal | None = None
    paid: Decimal = ZERO
    reasons: Reasons = field(default_factory=Reasons)
    remarks: Sequence[str] = ()
    is_blank: bool = False
    is_absent: bool = False

    @property
    def left(self) -> Decimal:
        """Dollars still to key."""
        return ZERO if self.is_absent else self.charge_line.charge - self.paid - self.reasons.total


@dataclass(slots=True)
class ReadClaim:
    """One claim as keyed, its amounts as the paper shows them; `sign` is -1 for a takeback."""

    row: KeyedClaim
    lines: Sequence[ReadLine]
    sign: int = 1
    number: str = ""
    typed_paid: Decimal | None = None
    interest: Decimal = ZERO
    reasons: Reasons = field(default_factory=Reasons)
    remarks: Sequence[str] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the paper decides the claim as a whole, without lines."""
        return all(line.is_blank for line in self.lines) and (self.typed_paid is not None or bool(self.reasons.items))

    @property
    def lines_told(self) -> list[ReadLine]:
        """The lines that the paper tells about."""
        return [] if self.is_whole else [line for line in self.lines if not line.is_absent]

    @property
    def charged(self) -> Decimal:
        """Dollars charged for what the paper tells about."""
        told = self.lines if self.is_whole else self.lines_told
        return sum((line.charge_line.charge for line in told), ZERO)

    @property
    def paid(self) -> Decimal:
        """Dollars paid for the claim, as typed or as its lines add up."""
        return self.lines_paid - self.reasons.total if self.typed_paid is None else self.typed_paid

    @property
    def lines_paid(self) -> Decimal:
        """Dollars that the lines pay; a claim without lines has none."""
        return sum((line.paid for line in self.lines_told), ZERO)

    @property
    def own_left(self) -> Decimal:
        """Dollars that the claim's own cells leave to key."""
        if self.is_whole:
            return self.charged - self.reasons.total - (self.typed_paid or ZERO)
        return self.lines_paid - self.reasons.total - self.paid

    @property
    def left(self) -> Decimal:
        """Dollars still to key in the whole claim."""
        return self.own_left + sum((line.left for line in self.lines_told), ZERO)

    @property
    def patient_share(self) -> Decimal:
        """Dollars that the payer lays on the patient."""
        every = [self.reasons, *(line.reasons for line in self.lines_told)]
        return sum((reason.amount for reasons in every for reason in reasons.items if reason.group == "PR"), ZERO)


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Provider-level money of the paper: positive was kept back, negative was added."""

    code: str
    reference: str
    amount: Decimal


@dataclass(slots=True)
class Head:
    """What the head of the paper says, as far as it can be read."""

    trace: str = ""
    method: KeyedRemittance.Method = KeyedRemittance.Method.CHECK
    amount: Decimal | None = None
    paid_on: date | None = None
    problems: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class Paper:
    """A whole keyed paper: its head, its claims, its provider-level money, and everything found about it."""

    head: Head
    claims: Sequence[ReadClaim]
    kept_back: Sequence[KeptBack]
    findings: list[Finding]

    @property
    def claims_paid(self) -> Decimal:
        """Dollars paid for claims, takebacks counted against."""
        return sum((claim.sign * claim.paid for claim in self.claims), ZERO)

    @property
    def interest(self) -> Decimal:
        """Dollars of interest that the payer added."""
        return sum((claim.sign * claim.interest for claim in self.claims), ZERO)

    @property
    def kept(self) -> Decimal:
        """Dollars kept back at provider level, without the interest of claims."""
        return sum((item.amount for item in self.kept_back), ZERO)

    @property
    def keyed(self) -> Decimal:
        """Dollars that the keyed claims and provider-level money make."""
        return self.claims_paid + self.interest - self.kept

    @property
    def left(self) -> Decimal:
        """Dollars of the check that the keyed claims do not explain yet; below zero they explain too much."""
        return (self.head.amount or ZERO) - self.keyed

    @property
    def is_balanced(self) -> bool:
        """Whether every line, every claim and the check add up to the cent."""
        return not any(finding.weight == Weight.OFF for finding in self.findings)

    @property
    def wrong(self) -> list[Finding]:
        """What must be corrected before it can be finished, whatever the paper says."""
        return [finding for finding in self.findings if finding.weight == Weight.WRONG]


def read(keyed: KeyedRemittance, rows: Iterable[tuple[KeyedClaim, Sequence[ChargeLine]]]) -> Paper:
    """
    Read a draft.

    :param rows: its claims in order, each with the charge lines of its encounter; `claim.coverage` must be loaded.
    """
    head = read_head(keyed.typed)
    findings = [*head.problems]
    if keyed.payer_id is None:
        findings.insert(0, Finding(Weight.WRONG, "payer", _no_payer(str(keyed.typed.get("payer", "")))))
    claims = [_claim(row, lines, findings) for row, lines in rows]
    paper = Paper(head, claims, list(_kept_back(keyed.typed, findings)), findings)
    for claim in claims:
        findings += _off(claim)
        if keyed.payer_id and claim.row.claim.coverage.payer_id != keyed.payer_id:
            text = f"Claim {claim.row.claim.claim_number} was billed to another payer than the one named above."
            findings.append(Finding(Weight.NOTE, f"c{claim.row.pk}-number", text))
    if not claims and not paper.kept_back:
        findings.append(Finding(Weight.WRONG, "claim-q", "Nothing is keyed yet. Add the claims of the paper."))
    elif paper.left and head.amount is not None:
        findings.append(Finding(Weight.OFF, "amount", f"The check has {_told(paper.left)} to key."))
    return paper


def read_head(typed: Mapping[str, Any]) -> Head:
    """Read the head of a paper as typed; what cannot be read stays empty and is told."""
    head = Head(trace=str(typed.get("trace", "")).strip()[:50])
    if typed.get("method") in KeyedRemittance.Method.values:
        head.method = KeyedRemittance.Method(typed["method"])
    if not head.trace:
        head.problems.append(Finding(Weight.WRONG, "trace", "Key the number of the check or transfer."))
    _read_amount(typed, head)
    try:
        head.paid_on = DateField(required=False).clean(str(typed.get("paid_on", "")))
    except ValidationError as wrong:
        head.problems.append(Finding(Weight.WRONG, "paid_on", wrong.messages[0]))
    else:
        if head.paid_on is None:
            head.problems.append(Finding(Weight.WRONG, "paid_on", "Key the date of the check."))
    return head


def _read_amount(typed: Mapping[str, Any], head: Head) -> None:
    """An amount and the way it came belong together."""
    head.amount = _money(typed.get("amount"), "amount", head.problems)
    if head.amount is None and not any(problem.cell == "amount" for problem in head.problems):
        head.problems.append(Finding(Weight.WRONG, "amount", "Key the amount of the check; 0 if nothing was paid."))
    if head.amount is not None and head.amount < 0:
        head.problems.append(Finding(Weight.WRONG, "amount", "A check is never below zero."))
    if head.amount and head.method == KeyedRemittance.Method.NONE:
        words = "Choose how it was paid, or key 0 as the amount."
        head.problems.append(Finding(Weight.WRONG, "method", words))


def _no_payer(typed: str) -> str:
    return "No payer, or more than one, has this name." if typed.strip() else "Key the payer."


def _claim(row: KeyedClaim, charge_lines: Sequence[ChargeLine], findings: list[Finding]) -> ReadClaim:
    typed, cell = row.typed, f"c{row.pk}-"
    lines = [_line(line, f"{cell}l{line.pk}-", typed.get("lines", {}), findings) for line in charge_lines]
    made = ReadClaim(row, lines, sign=-1 if row.is_takeback else 1, number=str(typed.get("number", "")).strip())
    made.typed_paid = _money(typed.get("paid"), f"{cell}paid", findings)
    made.interest = _money(typed.get("interest"), f"{cell}interest", findings) or ZERO
    made.remarks = _remarks(typed.get("remarks"), f"{cell}remarks", findings)
    if len(made.remarks) > MOST_CLAIM_REMARKS:
        text = f"A claim has room for {MOST_CLAIM_REMARKS} remark codes; key the others on its lines."
        findings.append(Finding(Weight.WRONG, f"{cell}remarks", text))
    made.reasons = _reasons(typed.get("reasons"), _claim_room(made), f"{cell}reasons", findings)
    return made


def _claim_room(claim: ReadClaim) -> Decimal:
    """Dollars that the reasons of the whole claim must explain."""
    if all(line.is_blank for line in claim.lines):
        return sum((line.charge_line.charge for line in claim.lines), ZERO) - (claim.typed_paid or ZERO)
    paid = sum((line.paid for line in claim.lines), ZERO)
    return paid - claim.typed_paid if claim.typed_paid is not None else ZERO


def _line(charge_line: ChargeLine, cell: str, typed: Mapping[str, Any], findings: list[Finding]) -> ReadLine:
    cells = typed.get(str(charge_line.pk), {})
    line = ReadLine(charge_line, cell)
    line.is_blank = not any(str(cells.get(name, "")).strip() for name in LINE_CELLS)
    line.is_absent = str(cells.get("paid", "")).strip() == NOT_ON_THE_PAPER
    if line.is_absent:
        return line
    line.allowed = _money(cells.get("allowed"), f"{cell}allowed", findings)
    line.paid = _money(cells.get("paid"), f"{cell}paid", findings) or ZERO
    line.reasons = _reasons(cells.get("reasons"), charge_line.charge - line.paid, f"{cell}reasons", findings)
    line.remarks = _remarks(cells.get("remarks"), f"{cell}remarks", findings)
    return line


def _off(claim: ReadClaim) -> Iterator[Finding]:
    number = claim.row.claim.claim_number
    for line in claim.lines_told:
        if line.left:
            text = f"Claim {number}, line {line.charge_line.position}: {_told(line.left)} to key."
            yield Finding(Weight.OFF, f"{line.cell}paid", text)
    if claim.own_left:
        text = f"Claim {number} as a whole: {_told(claim.own_left)} to key."
        yield Finding(Weight.OFF, f"c{claim.row.pk}-paid", text)
    if not claim.is_whole and not claim.lines_told:
        yield Finding(Weight.WRONG, f"c{claim.row.pk}-paid", f"Claim {number} has no line on the paper. Remove it.")


def _told(left: Decimal) -> str:
    return f"{left} left" if left > 0 else f"{-left} too much"


def _kept_back(typed: Mapping[str, Any], findings: list[Finding]) -> Iterator[KeptBack]:
    for place, cells in enumerate(typed.get("kept_back", []), start=1):
        code = str(cells.get("code", "")).strip().upper()
        amount = _money(cells.get("amount"), f"kept-{place}-amount", findings)
        reference = str(cells.get("reference", "")).strip()[:50]
        if not code and amount is None and not reference:
            continue
        if not is_kind_of_kept_back(code):
            findings.append(Finding(Weight.WRONG, f"kept-{place}-code", f"“{code}” is no code of provider money."))
        if amount is None:
            findings.append(Finding(Weight.WRONG, f"kept-{place}-amount", "Key the amount that was kept back."))
        yield KeptBack(code, reference, amount or ZERO)


def _money(typed: object, cell: str, findings: list[Finding]) -> Decimal | None:
    try:
        return read_money(str(typed or ""))
    except NotMoney as wrong:
        findings.append(Finding(Weight.WRONG, cell, str(wrong)))
        return None


def _reasons(typed: object, room: Decimal, cell: str, findings: list[Finding]) -> Reasons:
    reasons = read_reasons(str(typed or ""), left=room)
    findings += [Finding(Weight.WRONG, cell, problem) for problem in reasons.problems]
    return reasons


def _remarks(typed: object, cell: str, findings: list[Finding]) -> list[str]:
    codes, unknown = read_remarks(str(typed or ""))
    findings += [Finding(Weight.WRONG, cell, problem) for problem in unknown]
    return codes
