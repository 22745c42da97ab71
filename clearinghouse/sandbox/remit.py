"""Writing down what was decided as an 835; every one balances on the line, the claim and the payment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import x12
from clearinghouse.sandbox.chance import draw
from clearinghouse.sandbox.facts import ZERO, Claim, Decision, Line, LineDecision

FILING_CODES = frozenset("12 13 14 15 16 17 AM CH DS HM LM MA MB MC OF TV VA WC ZZ".split())
PREFERRED_PROVIDER = "12"


@dataclass(frozen=True)
class Kept:
    """One provider-level adjustment: `amount` is positive when it reduces the payment (PLB)."""

    code: str
    reference: str
    amount: Decimal


def payment_of(number: str, claim: Claim, decision: Decision) -> x12.ClaimPayment:
    """Tell a decision as the payer's answer to the claim."""
    lines = [_line(line, decided) for line, decided in zip(claim.lines, decision.lines, strict=True)]
    patient = sum((row.amount for line in lines for row in line.adjustments if row.group == "PR"), ZERO)
    made = _claim(number, claim, decision)
    made.status = decision.status
    made.charged = claim.charge
    made.paid = decision.paid
    made.patient_responsibility = patient
    made.lines = lines
    return made


def reversal_of(number: str, claim: Claim, decision: Decision) -> x12.ClaimPayment:
    """
    Take a decision back: every amount negated, the same groups and reasons, no patient responsibility (CLP05).

    Source: X12 RFI 1147, 2442.
    """
    made = payment_of(number, claim, decision)
    made.status, made.charged, made.paid, made.patient_responsibility = "22", -made.charged, -made.paid, None
    for line in made.lines:
        line.charged, line.paid, line.allowed = -line.charged, -line.paid, None
        for row in line.adjustments:
            row.amount = -row.amount
    return made


def remittance(
    claims: Sequence[x12.ClaimPayment], kept: Sequence[Kept], *, of: Claim, day: date, trace: str
) -> x12.Remittance:
    """Make the payment of one payer to one payee on one day; `of` is any of its claims."""
    amount = sum((claim.paid for claim in claims), ZERO) - sum((row.amount for row in kept), ZERO)
    assert amount >= 0, "a payment is never negative"
    made = x12.Remittance(
        handling="I" if amount else "H",
        amount=amount,
        method="ACH" if amount else "NON",
        date=day,
        trace=trace,
        payer_originator=originator_of(of.payer_id),
        production_date=day,
        payer=_payer(of),
        payee=x12.Payee(name=of.payee_name, id=of.payee_npi, tax_id=of.payee_tax_id),
        groups=[x12.ClaimGroup(claims=list(claims))] if claims else [],
        provider_adjustments=[
            x12.ProviderAdjustment(
                provider_id=of.payee_npi,
                fiscal_date=date(day.year, 12, 31),
                code=row.code,
                reference=row.reference,
                amount=row.amount,
            )
            for row in kept
        ],
    )
    if amount:
        _fill_bank(made, of)
    found = x12.balance(made)
    assert not found, f"the simulator made an 835 that does not balance: {found[0]}"
    return made


def trace_of(claim: Claim, day: date, seed: int) -> str:
    """The number of a payment: one for each payer, payee and day."""
    tail = draw(seed, claim.payer_id, claim.payee_npi, day, "trace", out_of=10**7)
    return f"SBX{day:%y%m%d}{tail:07d}"


def originator_of(payer_id: str) -> str:
    """An invented company number of a payer: 1 and nine digits."""
    return f"1{draw(0, payer_id, 'company', out_of=10**9):09d}"


def _payer(claim: Claim) -> x12.RemittancePayer:
    return x12.RemittancePayer(
        name=claim.payer_name or "SANDBOX PAYER",
        street="1 SIMULATOR WAY",
        city="COLUMBUS",
        state="OH",
        zip="432150000",
        payer_id=claim.payer_id,
        contacts=[x12.Contact(function="BL", name="SIMULATED PAYER", qualifier1="TE", number1="8005550100")],
    )


def _fill_bank(made: x12.Remittance, claim: Claim) -> None:
    made.payment_format = "CCP"
    made.sender_bank_qualifier, made.sender_bank = "01", "999999992"
    made.sender_account_qualifier, made.sender_account = "DA", "123456"
    made.originator = originator_of(claim.payer_id)
    made.receiver_bank_qualifier, made.receiver_bank = "01", "999988880"
    made.receiver_account_qualifier, made.receiver_account = "DA", "98765"


def _claim(number: str, claim: Claim, decision: Decision) -> x12.ClaimPayment:
    """What a payment and its reversal have in common: whose claim it is."""
    remarks = [code for line in decision.lines for code in line.remarks if code.startswith("MA")]
    npi, last, first = claim.rendering
    return x12.ClaimPayment(
        claim_number=claim.claim_number,
        status=decision.status,
        charged=claim.charge,
        paid=ZERO,
        filing_code=claim.filing_code if claim.filing_code in FILING_CODES else PREFERRED_PROVIDER,
        payer_claim_number=number,
        place_of_service=claim.place_of_service,
        frequency=claim.frequency,
        patient=x12.Name(name=claim.patient[0], first_name=claim.patient[1], id=claim.member_id),
        insured=None if claim.is_self else _insured(claim),
        rendering=x12.Name(name=last, first_name=first, id_qualifier="XX", id=npi) if npi else None,
        outpatient=x12.OutpatientAdjudication(remarks=list(dict.fromkeys(remarks))[:5]) if remarks else None,
        group_number=claim.group_number,
        original_payer_claim_number=claim.replaces if claim.frequency == "7" else "",
        received_date=claim.received_on,
    )


def _insured(claim: Claim) -> x12.Name:
    last, first = claim.subscriber
    return x12.Name(name=last, first_name=first, id=claim.member_id)


def _line(line: Line, decided: LineDecision) -> x12.ServicePayment:
    remarks = [code for code in decided.remarks if not code.startswith("MA")]
    return x12.ServicePayment(
        procedure=x12.Procedure(code=line.code, modifiers=tuple(line.modifiers)),
        charged=line.charge,
        paid=decided.paid,
        units=line.units,
        service_date=line.day,
        adjustments=[
            x12.Adjustment(group=group, reason=reason, amount=amount) for group, reason, amount in decided.adjustments
        ],
        control_number=line.control_number,
        allowed=decided.allowed or None,
        remarks=[x12.Remark(code=code) for code in remarks],
    )
