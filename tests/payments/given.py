"""What the stories about payments start from: billed claims, and 835 files as a payer writes them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path

import x12
from claims.models import Claim
from clearinghouse.models import Interchange
from clearinghouse.processing import process
from clearinghouse.services import receive
from coding.models import ChargeLine
from ledger.models import Account, Kind
from ledger.post import Transfer, post
from patients.models import Coverage, Patient
from payments.models import Adjudication, Remittance
from payments.posting.post import post_remittance
from payments.posting.take_in import take_in
from practice.models import Practice
from tests.builders import NOW, TODAY, a_coded_encounter, a_coverage, a_patient

EXAMPLES = Path(__file__).parent.parent / "examples"
PAID_ON = date(2026, 11, 16)
SERVICE_DATE = date(2026, 10, 15)
_TRACES = count(1)


def a_billed_claim(
    *,
    lines: Sequence[tuple[str, str]] = (("99213", "150.00"),),
    claim_number: str = "",
    patient: Patient | None = None,
    coverage: Coverage | None = None,
    member_id: str = "W123456",
    service_date: date = SERVICE_DATE,
    status: str = Claim.Status.SENT,
) -> Claim:
    """A claim that was sent, with its charges in the ledger."""
    patient = patient or (coverage.patient if coverage else a_patient(first_name="John", last_name="Smith"))
    coverage = coverage or a_coverage(patient=patient, member_id=member_id)
    encounter = a_coded_encounter(patient=patient, service_date=service_date, lines=tuple(lines))
    encounter.status = "RELEASED"
    encounter.save()
    charge_lines = list(encounter.charge_lines.all())
    post([_charge(line, coverage) for line in charge_lines], effective_date=service_date, by=None, now=NOW)
    return Claim.objects.create(
        claim_number=claim_number or f"C{encounter.pk}",
        encounter=encounter,
        coverage=coverage,
        status=status,
        charged=sum(line.charge for line in charge_lines),
        opened_at=NOW,
        sent_at=NOW,
        file_by=TODAY,
    )


def _charge(line: ChargeLine, coverage: Coverage) -> Transfer:
    return Transfer(
        kind=Kind.CHARGE,
        debit=Account.INSURANCE,
        credit=Account.REVENUE,
        amount=line.charge,
        source=f"encounter:{line.encounter_id}:line:{line.pk}:charge",
        charge_line_id=line.pk,
        coverage_id=coverage.pk,
    )


def cas(*reasons: str) -> list[x12.Adjustment]:
    """Adjustments from words: "CO 45 30.00"."""
    parts = [reason.split() for reason in reasons]
    return [x12.Adjustment(group=group, reason=code, amount=Decimal(amount)) for group, code, amount in parts]


def a_payment_of(
    claim: Claim, *paid: tuple[str, Sequence[str]], status: str = "1", number: str = "ICN1", **given
) -> x12.ClaimPayment:
    """A decision on each line of a claim, in order: what is paid, and why not more; `given` overrides the CLP."""
    sign = -1 if status == "22" else 1
    lines = [
        x12.ServicePayment(
            procedure=x12.Procedure(code=line.procedure, modifiers=line.modifiers),
            charged=sign * line.charge,
            paid=Decimal(amount),
            service_date=claim.encounter.service_date,
            adjustments=cas(*reasons),
            control_number=line.control_number,
        )
        for line, (amount, reasons) in zip(claim.encounter.charge_lines.all(), paid, strict=True)
    ]
    patient = claim.coverage.patient
    fields = {
        "claim_number": claim.claim_number,
        "status": status,
        "charged": sign * claim.charged,
        "paid": sum((line.paid for line in lines), Decimal(0)),
        "payer_claim_number": number,
        "patient": x12.Name(name=patient.last_name, first_name=patient.first_name, id=claim.coverage.member_id),
        "lines": lines,
    }
    return x12.ClaimPayment(**{**fields, **given})


def an_835(
    *claims: x12.ClaimPayment,
    kept_back: Sequence[tuple[str, str, str]] = (),
    amount: str | None = None,
    trace: str = "",
    control_number: int = 7,
    npi: str | None = None,
    paid_on: date = PAID_ON,
) -> bytes:
    """An 835 as a payer writes it; its total adds up unless `amount` says otherwise."""
    practice = Practice.objects.order_by("pk").first()
    total = sum((claim.paid for claim in claims), Decimal(0)) - sum(
        (Decimal(item[2]) for item in kept_back), Decimal(0)
    )
    message = x12.Remittance(
        amount=Decimal(amount) if amount is not None else total,
        method="ACH",
        date=paid_on,
        trace=trace or f"EFT{next(_TRACES):06d}",
        payer_originator="1512345678",
        payer=x12.RemittancePayer(name="MERIDIAN HEALTH", street="1 MAIN ST", city="TOWN", state="OH", zip="441140001"),
        payee=x12.Payee(name="CEDAR HOLLOW", id=npi or practice.npi, tax_id="" if npi else practice.ein),
        groups=[x12.ClaimGroup(claims=list(claims))] if claims else [],
        provider_adjustments=[
            x12.ProviderAdjustment(
                provider_id=practice.npi,
                fiscal_date=date(2026, 12, 31),
                code=code,
                reference=reference,
                amount=Decimal(money),
            )
            for code, reference, money in kept_back
        ],
    )
    interchange = x12.enclose(
        message, sender="PAYER", receiver="OFFICE", control_number=control_number, now=NOW, usage="T"
    )
    return x12.write(interchange).encode()


def received(content: bytes, *, file_name: str = "era.x12") -> Interchange:
    """The file after it came in and was worked through, as `manage.py receive` does it."""
    interchange = receive(content=content, file_name=file_name, connection=None, now=NOW)
    return process(interchange=interchange, handlers={"835": take_in}, now=NOW)


def taken_in(content: bytes, *, file_name: str = "era.x12") -> Remittance:
    """The remittance of a file with one 835."""
    return Remittance.objects.get(transaction_set__interchange=received(content, file_name=file_name))


def posted(content: bytes, *, file_name: str = "era.x12") -> Remittance:
    """The remittance of a file, taken in and posted."""
    return post_remittance(remittance=taken_in(content, file_name=file_name), by=None, now=NOW, today=TODAY)


def the_exception_of(remittance: Remittance) -> Adjudication:
    """The only exception of a remittance."""
    return remittance.adjudications.get(state=Adjudication.State.EXCEPTION)


def an_example(name: str) -> bytes:
    """A golden file by the beginning of its name."""
    (path,) = EXAMPLES.glob(f"{name}*")
    return path.read_bytes()
