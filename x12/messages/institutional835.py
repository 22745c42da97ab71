"""The institutional segments of the remittance (835): inpatient decisions and totals of facilities."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12 import words
from x12.declare import Part, at, segment, span


@segment("MIA")
class InpatientAdjudication(Part):
    """
    What was decided about an inpatient claim: covered days, the parts of the DRG payment, remark codes.

    The amounts are parts of what is paid or adjusted elsewhere, and never part of a balance.
    """

    covered_days: Annotated[Decimal | None, at(1, decimals=6)] = None
    operating_outlier: Annotated[Decimal | None, at(2)] = None
    psychiatric_days: Annotated[Decimal | None, at(3, decimals=6)] = None
    drg_amount: Annotated[Decimal | None, at(4)] = None
    remark: Annotated[str, at(5, size=50, words=words.rarc)] = ""
    disproportionate_share: Annotated[Decimal | None, at(6)] = None
    secondary_pass_through: Annotated[Decimal | None, at(7)] = None
    capital: Annotated[Decimal | None, at(8)] = None
    capital_federal: Annotated[Decimal | None, at(9)] = None
    capital_hospital: Annotated[Decimal | None, at(10)] = None
    capital_disproportionate_share: Annotated[Decimal | None, at(11)] = None
    old_capital: Annotated[Decimal | None, at(12)] = None
    capital_medical_education: Annotated[Decimal | None, at(13)] = None
    operating_hospital: Annotated[Decimal | None, at(14)] = None
    cost_report_days: Annotated[Decimal | None, at(15, decimals=6)] = None
    operating_federal: Annotated[Decimal | None, at(16)] = None
    capital_outlier: Annotated[Decimal | None, at(17)] = None
    indirect_teaching: Annotated[Decimal | None, at(18)] = None
    professional_amount: Annotated[Decimal | None, at(19)] = None
    more_remarks: Annotated[list[str], span(20, 23, size=50, words=words.rarc)] = field(default_factory=list)
    exempt_amount: Annotated[Decimal | None, at(24)] = None

    @property
    def remarks(self) -> list[str]:
        """Give all remark codes."""
        return [code for code in (self.remark, *self.more_remarks) if code]


@segment("TS3")
class ProviderSummary(Part):
    """Totals of the claims of a group, for one facility, kind of facility and fiscal year."""

    provider_id: Annotated[str, at(1, size=50)]
    facility_type: Annotated[str, at(2, size=2)]
    fiscal_date: Annotated[dt.date | None, at(3)]
    claims: Annotated[Decimal, at(4, decimals=0)]
    charged: Annotated[Decimal, at(5)]
    medicare_secondary: Annotated[Decimal | None, at(13)] = None
    not_laboratory: Annotated[Decimal | None, at(15)] = None
    procedures_charged: Annotated[Decimal | None, at(17)] = None
    procedures_payable: Annotated[Decimal | None, at(18)] = None
    professional_amount: Annotated[Decimal | None, at(20)] = None
    patient_liability_met: Annotated[Decimal | None, at(21)] = None
    patient_reimbursement: Annotated[Decimal | None, at(22)] = None
    interim_claims: Annotated[Decimal | None, at(23, decimals=0)] = None
    interim_adjustment: Annotated[Decimal | None, at(24)] = None


@segment("TS2")
class ProviderSupplement(Part):
    """Further totals of the claims of a group that are paid by diagnosis related group (DRG)."""

    drg_amount: Annotated[Decimal | None, at(1)] = None
    federal: Annotated[Decimal | None, at(2)] = None
    hospital: Annotated[Decimal | None, at(3)] = None
    disproportionate_share: Annotated[Decimal | None, at(4)] = None
    capital: Annotated[Decimal | None, at(5)] = None
    medical_education: Annotated[Decimal | None, at(6)] = None
    outlier_days: Annotated[Decimal | None, at(7, decimals=6)] = None
    day_outlier: Annotated[Decimal | None, at(8)] = None
    cost_outlier: Annotated[Decimal | None, at(9)] = None
    average_days: Annotated[Decimal | None, at(10, decimals=6)] = None
    discharges: Annotated[Decimal | None, at(11, decimals=6)] = None
    cost_report_days: Annotated[Decimal | None, at(12, decimals=6)] = None
    covered_days: Annotated[Decimal | None, at(13, decimals=6)] = None
    uncovered_days: Annotated[Decimal | None, at(14, decimals=6)] = None
    secondary_pass_through: Annotated[Decimal | None, at(15)] = None
    average_weight: Annotated[Decimal | None, at(16, decimals=6)] = None
    capital_federal: Annotated[Decimal | None, at(17)] = None
    capital_hospital: Annotated[Decimal | None, at(18)] = None
    drg_disproportionate_share: Annotated[Decimal | None, at(19)] = None
