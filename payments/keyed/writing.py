"""
A keyed paper as the 835 that the payer would have sent.

It is a file of our own: its sender is KEYED, REF*F2 names the draft and its version, whom to ask about the file is our
own office, and the payer's address is left out, because nobody keyed it.  The payer's originator id (TRN03) is the one
of its electronic remittances when it ever sent one, so that the same payment is recognized if it also comes
electronically.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

import x12
from patients.models import Payer
from payments.keyed.reading import KeptBack, Paper, ReadClaim, ReadLine
from payments.keyed.shorthand import Reasons
from payments.models import KeyedRemittance, Remittance
from practice.models import Practice
from x12.words.remittance import FILING

SENDER = "KEYED"
ZERO = Decimal("0.00")
ANY_PLAN = "ZZ"
NO_TRANSFER = "NON"  # BPR04; with an amount it is money that comes as neither check nor transfer: a virtual card
Method = KeyedRemittance.Method
METHODS = {Method.CHECK: "CHK", Method.TRANSFER: "ACH", Method.CARD: NO_TRANSFER}


def content_of(keyed: KeyedRemittance, paper: Paper, *, payer: Payer, practice: Practice, now: datetime) -> bytes:
    """
    Write the 835 of a paper that was read without anything wrong.

    :raises x12.CannotWrite: if something typed has no place in an 835.
    """
    message = message_of(keyed, paper, payer=payer, practice=practice, today=now.date())
    interchange = x12.enclose(
        message, sender=SENDER, receiver=practice.npi, control_number=keyed.pk % 10**9, now=now, usage="P"
    )
    return x12.write(interchange).encode()


def message_of(
    keyed: KeyedRemittance, paper: Paper, *, payer: Payer, practice: Practice, today: date
) -> x12.Remittance:
    """The payment and its claims; amounts of takebacks are negated, interest of claims is provider-level money too."""
    head = paper.head
    amount = head.amount or ZERO
    claims = [_claim(claim, payer) for claim in paper.claims]
    return x12.Remittance(
        handling="I" if amount else "H",
        amount=amount,
        method=METHODS[head.method] if amount else NO_TRANSFER,
        date=head.paid_on,
        production_date=today,
        trace=head.trace,
        payer_originator=originator_of(payer),
        version_id=f"KEYED {keyed.pk} VERSION {keyed.version}",
        payer=_payer(payer, practice),
        payee=x12.Payee(name=practice.legal_name, id=practice.npi, tax_id=practice.ein),
        groups=[x12.ClaimGroup(claims=claims)] if claims else [],
        provider_adjustments=[
            x12.ProviderAdjustment(
                provider_id=practice.npi,
                fiscal_date=date((head.paid_on or today).year, 12, 31),
                code=item.code,
                reference=item.reference,
                amount=item.amount,
            )
            for item in (*_interest(paper.claims), *paper.kept_back)
        ],
    )


def originator_of(payer: Payer) -> str:
    """The payer's originator id: the one it uses electronically, else one of our own, the digit 9 and its number."""
    known = Remittance.objects.filter(payer=payer, keyed__isnull=True, originator_id__regex=r"^.{10}$")
    latest = known.order_by("-paid_on", "-pk").values_list("originator_id", flat=True).first()
    return latest or f"9{payer.pk % 10**9:09d}"


def _payer(payer: Payer, practice: Practice) -> x12.RemittancePayer:
    return x12.RemittancePayer(
        name=payer.name,
        payer_id=payer.payer_id,
        contacts=[
            x12.Contact(function="BL", name=practice.contact_name, qualifier1="TE", number1=practice.phone),
        ],
    )


def _interest(claims: Iterable[ReadClaim]) -> Iterator[KeptBack]:
    for claim in claims:
        if claim.interest:
            yield KeptBack("L6", claim.row.claim.claim_number, -claim.sign * claim.interest)


def _claim(claim: ReadClaim, payer: Payer) -> x12.ClaimPayment:
    ours, sign = claim.row.claim, claim.sign
    coverage, patient = ours.coverage, ours.coverage.patient
    return x12.ClaimPayment(
        claim_number=ours.claim_number,
        status="22" if claim.row.is_takeback else str(coverage.priority),
        charged=sign * claim.charged,
        paid=sign * claim.paid,
        patient_responsibility=None if claim.row.is_takeback else claim.patient_share or None,
        filing_code=payer.filing_code if payer.filing_code in FILING else ANY_PLAN,
        payer_claim_number=claim.number or ours.payer_claim_number,
        adjustments=_adjustments(claim.reasons, sign),
        patient=x12.Name(name=patient.last_name, first_name=patient.first_name, id=coverage.member_id),
        outpatient=x12.OutpatientAdjudication(remarks=list(claim.remarks)) if claim.remarks else None,
        first_date=None if claim.lines_told else ours.encounter.service_date,
        interest=sign * claim.interest if claim.interest else None,
        lines=[_line(line, claim) for line in claim.lines_told],
    )


def _line(line: ReadLine, claim: ReadClaim) -> x12.ServicePayment:
    ours = line.charge_line
    return x12.ServicePayment(
        procedure=x12.Procedure(code=ours.procedure, modifiers=tuple(ours.modifiers)),
        charged=claim.sign * ours.charge,
        paid=claim.sign * line.paid,
        units=ours.units,
        service_date=claim.row.claim.encounter.service_date,
        adjustments=_adjustments(line.reasons, claim.sign),
        control_number=ours.control_number,
        allowed=line.allowed if claim.sign > 0 else None,
        remarks=[x12.Remark(code=code) for code in line.remarks],
    )


def _adjustments(reasons: Reasons, sign: int) -> list[x12.Adjustment]:
    return [
        x12.Adjustment(group=reason.group, reason=reason.code, amount=sign * reason.amount) for reason in reasons.items
    ]
