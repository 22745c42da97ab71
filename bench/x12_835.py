"""Read a generated 835 of 10,000 claims with all sums checked; the floor splits its text and keeps nothing."""

from datetime import UTC, date, datetime
from decimal import Decimal

import x12
from bench import Result, best_of

CLAIMS = 10_000
NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def run() -> list[Result]:
    """Claims a second, ours beside the floor."""
    text = x12.write(_interchange())
    data = text.encode()
    floor = best_of(3, lambda: [segment.split("*") for segment in text.split("~")])
    reading = best_of(3, lambda: x12.check(x12.read(data)))
    writing = best_of(1, lambda: x12.write(_interchange()))
    return [
        Result("835: read and check", CLAIMS / reading, CLAIMS / floor, "claims/s", "split of the text, nothing kept"),
        Result("835: write from objects", CLAIMS / writing, CLAIMS / floor, "claims/s", "split of the text"),
    ]


def _interchange() -> x12.Interchange:
    day = date(2026, 11, 1)
    message = x12.Remittance(
        amount=Decimal(48) * CLAIMS,
        method="ACH",
        date=day,
        trace="EFT000777",
        payer_originator="1512345678",
        production_date=day,
        payer=x12.RemittancePayer(
            name="BENCH PLAN",
            street="1 MAIN ST",
            city="TOWN",
            state="OH",
            zip="441140001",
            contacts=[x12.Contact(function="BL", name="EDI", qualifier1="TE", number1="8005551213")],
        ),
        payee=x12.Payee(name="BENCH PRACTICE", id="1234567893", tax_id="123456789"),
        groups=[x12.ClaimGroup(claims=[_claim(number) for number in range(CLAIMS)])],
    )
    return x12.enclose(message, sender="PAYERID", receiver="PROVIDERID", control_number=7, now=NOW, usage="T")


def _claim(number: int) -> x12.ClaimPayment:
    adjustments = [
        x12.Adjustment(group="CO", reason="45", amount=Decimal(30)),
        x12.Adjustment(group="PR", reason="1", amount=Decimal(10)),
        x12.Adjustment(group="PR", reason="2", amount=Decimal(12)),
    ]
    line = x12.ServicePayment(
        procedure=x12.Procedure(code="99213", modifiers=["25"]),
        charged=Decimal(100),
        paid=Decimal(48),
        service_date=date(2026, 10, 15),
        adjustments=adjustments,
        control_number=f"L{number}",
        allowed=Decimal(70),
    )
    return x12.ClaimPayment(
        claim_number=f"C{number}",
        status="1",
        charged=Decimal(100),
        paid=Decimal(48),
        patient_responsibility=Decimal(22),
        filing_code="12",
        payer_claim_number=f"ICN{number}",
        place_of_service="11",
        frequency="1",
        patient=x12.Name(name="SAMPLE", first_name="IRIS", id=f"W{number}"),
        lines=[line],
    )
