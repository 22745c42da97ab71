"""Payers' answers as they are kept, without the remittances that they came with."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from coding.models import LineAnswer
from patients.models import Payer
from tests.builders import a_coded_encounter, a_coverage, a_patient


def an_answer(
    payer: Payer,
    *,
    kind: str = "PAID",
    procedure: str = "99213",
    modifiers: str = "",
    diagnosis: str = "I10",
    paid: str = "80.00",
    reasons: Sequence[str] = ("CO 50",),
    contested: str = "",
    decided_on: date = date(2026, 10, 20),
    days: int | None = 14,
) -> LineAnswer:
    """One answer for a line of its own; a denied line has its reasons, a paid one its dollars."""
    patient = a_patient()
    coverage = a_coverage(patient=patient, payer=payer)
    line = a_coded_encounter(patient=patient, lines=((procedure, "150.00"),)).charge_lines.get()
    is_paid = kind == "PAID"
    return LineAnswer.objects.create(
        charge_line=line, coverage=coverage, payer=payer, decision=line.pk, procedure=procedure, modifiers=modifiers,
        diagnosis=diagnosis, kind=kind, paid=Decimal(paid) if is_paid else Decimal(0),
        allowed=Decimal(paid) + 20 if is_paid else None, reasons=list(reasons) if kind == "DENIED" else [],
        contested=contested, decided_on=decided_on, days=days,
    )  # fmt: skip
