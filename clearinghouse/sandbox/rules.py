"""
The rules that the simulated payers adjudicate by.

In this order, for the whole claim: filed too late (CO 29), coverage not in force (26, 27), the earlier payer's decision
missing on a secondary claim (CO 22), exact duplicate (OA 18), a denial by chance (about 5 in 100 first claims).  Then
for each line: not covered (96), authorization missing (CO 197), bundled (CO 97), else the allowed amount, a share of
the charge that belongs to payer and code; what is above it is CO 45, and from it come copay (PR 3), deductible (PR 1),
coinsurance (PR 2), and on Medicare-like plans the 2 percent of sequestration (CO 253).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from clearinghouse.sandbox.chance import draw, pick
from clearinghouse.sandbox.facts import ZERO, Claim, Decision, Line, LineDecision
from clearinghouse.sandbox.members import Plan

CENT = Decimal("0.01")
FILING_DAYS = 365
SEQUESTRATION = Decimal("0.02")
NEEDS_AUTHORIZATION = frozenset(
    "70450 70551 70553 71250 71260 72141 72148 73221 73721 74177 77078 78452 93306 95810 95811 62323 64483 64493 "
    "E0601 J0585 J0897 J1745 K0001".split()
)
SEE_THE_PLAN = "N130"
NOT_COVERED = frozenset("A9270 99051 99080 99082 99075 17380 36468 69090 97810 97811 98960 S9083 S9088 90882".split())
ALWAYS_BUNDLED = frozenset("99000 99001 94760 A4550 99070".split())
BUNDLED_WITH_VISIT = frozenset({"36415", "36416"})
VISITS = frozenset(f"99{number}" for number in (*range(202, 206), *range(211, 216)))
PREVENTIVE = frozenset(
    [f"99{number}" for number in (*range(381, 388), *range(391, 398))]
    + "G0438 G0439 G0008 G0009 90471 90472 90473 90474 90480".split()
)
CHANCE_PERMILLE = 52
CHANCE_DENIALS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("16", ("M51",)),
    ("16", ("N382",)),
    ("50", ("N115",)),
    ("11", ()),
    ("4", ("N519",)),
    ("16", ("MA130",)),
)


@dataclass(frozen=True)
class Circumstances:
    """What decides beside the claim: the plan, what is left of the deductible, the seed, and earlier claims."""

    plan: Plan
    deductible_left: Decimal
    seed: int
    is_duplicate: bool = False


def decide(claim: Claim, given: Circumstances) -> Decision:
    """Decide about one claim; the sum of payment and adjustments is the charge on every line."""
    denial = next(_denials(claim, given), None)
    if denial is not None:
        group, reason, remarks = denial
        lines = tuple(LineDecision(ZERO, ZERO, ((group, reason, line.charge),), remarks) for line in claim.lines)
        return Decision("4", lines)
    left = given.deductible_left
    decided: list[LineDecision] = []
    for line in claim.lines:
        refusal = _refusal(claim, line, given.plan)
        if refusal is not None:
            group, reason, remarks = refusal
            decided.append(LineDecision(ZERO, ZERO, ((group, reason, line.charge),), remarks))
        elif claim.has_prior_payer:
            decided.append(_second(line, given.plan))
        else:
            made = _allowed(claim, line, given, left)
            left -= sum((amount for group, reason, amount in made.adjustments if (group, reason) == ("PR", "1")), ZERO)
            decided.append(made)
    is_refused = all(not line.allowed for line in decided)
    return Decision("4" if is_refused else _status(claim), tuple(decided))


def _status(claim: Claim) -> str:
    return {"S": "2", "T": "3"}.get(claim.responsibility, "1")


def _denials(claim: Claim, given: Circumstances) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Walk the reasons to deny the whole claim, the strongest first."""
    if (claim.received_on - claim.first_day).days > FILING_DAYS:
        yield "CO", "29", ()
    if not given.plan.covers(claim.first_day):
        group = "CO" if given.plan.product == "MEDICARE" else "PR"
        yield group, "26" if claim.first_day < given.plan.active_from else "27", ()
    if claim.responsibility != "P" and not claim.has_prior_payer:
        yield "CO", "22", ("MA04",)
    if given.is_duplicate:
        yield "OA", "18", ()
    facts = (claim.payer_id, claim.claim_number, claim.likeness, "denied")
    if claim.frequency == "1" and draw(given.seed, *facts, out_of=1000) < CHANCE_PERMILLE:
        reason, remarks = pick(given.seed, *facts, "why", among=CHANCE_DENIALS)
        yield "CO", reason, remarks


def _refusal(claim: Claim, line: Line, plan: Plan) -> tuple[str, str, tuple[str, ...]] | None:
    """Tell why a line is not paid at all."""
    if line.code in NOT_COVERED:
        return ("CO" if plan.product == "MEDICARE" else "PR"), "96", (SEE_THE_PLAN,)
    if line.code in NEEDS_AUTHORIZATION and not (line.authorization or claim.authorization):
        return "CO", "197", ()
    codes = {other.code for other in claim.lines if other.day == line.day}
    if line.code in ALWAYS_BUNDLED or (line.code in BUNDLED_WITH_VISIT and codes & VISITS):
        return "CO", "97", ()
    return None


def allowed_share(payer_id: str, code: str, product: str, seed: int) -> Decimal:
    """The share of the charge that a payer allows for a code: 0.55 to 0.85, for Medicaid-like plans 0.35 to 0.50."""
    low, width = (35, 16) if product == "MEDICAID" else (55, 31)
    return Decimal(low + draw(seed, payer_id, code, "allowed", out_of=width)) / 100


def _allowed(claim: Claim, line: Line, given: Circumstances, deductible_left: Decimal) -> LineDecision:
    """Price a line and share the allowed amount between plan and patient."""
    plan = given.plan
    allowed = _cents(line.charge * allowed_share(claim.payer_id, line.code, plan.product, given.seed))
    rows = [("CO", "45", line.charge - allowed)]
    rest = allowed
    if line.code not in PREVENTIVE:
        if line.code in VISITS and plan.copay:
            share = [("3", min(plan.copay, rest))]
        else:
            deductible = min(deductible_left, rest)
            share = [("1", deductible), ("2", _cents((rest - deductible) * plan.coinsurance))]
        rows += [("PR", reason, amount) for reason, amount in share]
        rest -= sum((amount for _, amount in share), ZERO)
    if plan.product == "MEDICARE":
        held = _cents(rest * SEQUESTRATION)
        rows.append(("CO", "253", held))
        rest -= held
    return LineDecision(rest, allowed, tuple(row for row in rows if row[2]))


def _second(line: Line, plan: Plan) -> LineDecision:
    """
    Pay after another payer: what it left to the patient, less our own coinsurance.

    What the other payer paid and took off is OA 23.
    """
    own = ZERO if plan.pays_rest else _cents(line.prior_patient * plan.coinsurance)
    rows = (("OA", "23", line.charge - line.prior_patient), ("PR", "2", own))
    return LineDecision(line.prior_patient - own, line.charge, tuple(row for row in rows if row[2]))


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)
