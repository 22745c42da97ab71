"""Another payer of a professional claim (837P, 2320): its coverage, its decision, and how it knows the providers."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12 import words
from x12.declare import Loop, Part, amt, at, loop, of, segment, span, times
from x12.messages.ids837p import BillerNumber, PlaceNumber, ProviderNumber, ReferrerNumber
from x12.messages.parties837p import (
    ORGANIZATION,
    PERSON,
    OtherPayerName,
    OtherPayerProvider,
    OtherSubscriber,
)
from x12.messages.parts import Adjustment
from x12.words.claims import (
    CLAIM_FILING,
    MEDICARE_SECONDARY_REASONS,
    PATIENT_SIGNATURES,
    PAYER_RESPONSIBILITIES,
    RELATIONSHIPS,
    RELEASES,
    YES_NO_OR_NOT_APPLICABLE,
)
from x12.words.parties import PARTY_KINDS, REFERRERS


@segment("MOA")
class OutpatientAdjudication(Part):
    """What another payer remarked on the claim."""

    reimbursement_rate: Annotated[Decimal | None, at(1, size=10, decimals=6)] = None
    payable_amount: Annotated[Decimal | None, at(2)] = None
    remarks: Annotated[list[str], span(3, 7, size=50, words=words.rarc)] = field(default_factory=list)
    esrd_amount: Annotated[Decimal | None, at(8)] = None
    professional_amount: Annotated[Decimal | None, at(9)] = None


@loop("2330C", "NM1*DN,P3")
class OtherPayerReferringProvider(OtherPayerProvider):
    """How another payer knows who sent the patient."""

    entity: Annotated[str, at(1, least=2, size=3, codes=REFERRERS)] = "DN"
    kind: Annotated[str, at(2, size=1, codes=PERSON)] = "1"
    refs: Annotated[list[ReferrerNumber], times(1, 3)]


@loop("2330D", "NM1*82")
class OtherPayerRenderingProvider(OtherPayerProvider):
    """How another payer knows who treated the patient."""

    refs: Annotated[list[ProviderNumber], times(1, 3)]


@loop("2330E", "NM1*77")
class OtherPayerServiceFacility(OtherPayerProvider):
    """How another payer knows the place of service."""

    kind: Annotated[str, at(2, size=1, codes=ORGANIZATION)] = "2"
    refs: Annotated[list[PlaceNumber], times(1, 3)]


@loop("2330F", "NM1*DQ")
class OtherPayerSupervisingProvider(OtherPayerProvider):
    """How another payer knows who supervised."""

    kind: Annotated[str, at(2, size=1, codes=PERSON)] = "1"
    refs: Annotated[list[ProviderNumber], times(1, 3)]


@loop("2330G", "NM1*85")
class OtherPayerBillingProvider(OtherPayerProvider):
    """How another payer knows the practice that bills."""

    kind: Annotated[str, at(2, size=1, codes=PARTY_KINDS)] = "2"
    refs: Annotated[list[BillerNumber], times(1, 2)]


@loop("2320", "SBR")
class OtherPayer(Loop):
    """
    Another payer of this claim: what it is, and what it decided if it has.

    `paid` is required once it adjudicated; 0 is a value.  `adjustments` are its claim-level ones only.
    """

    responsibility: Annotated[str, at(1, size=1, codes=PAYER_RESPONSIBILITIES)]
    relationship: Annotated[str, at(2, least=2, size=2, codes=RELATIONSHIPS)]
    group_number: Annotated[str, at(3, size=50)] = ""
    group_name: Annotated[str, at(4, size=60)] = ""
    medicare_secondary_reason: Annotated[str, at(5, size=3, codes=MEDICARE_SECONDARY_REASONS)] = ""
    filing_code: Annotated[str, at(9, size=2, codes=CLAIM_FILING)] = ""
    adjustments: Annotated[list[Adjustment], times(0, 5)] = field(default_factory=list)
    paid: Annotated[Decimal | None, amt("D")] = None
    non_covered: Annotated[Decimal | None, amt("A8")] = None
    patient_liability: Annotated[Decimal | None, amt("EAF")] = None
    benefits_assigned: Annotated[str, of("OI", 3, size=1, codes=YES_NO_OR_NOT_APPLICABLE)] = "Y"
    patient_signature: Annotated[str, of("OI", 4, size=1, codes=PATIENT_SIGNATURES)] = ""
    release: Annotated[str, of("OI", 6, size=1, codes=RELEASES)] = "Y"
    adjudication: OutpatientAdjudication | None = None
    subscriber: OtherSubscriber
    payer: OtherPayerName
    referring: Annotated[list[OtherPayerReferringProvider], times(0, 2)] = field(default_factory=list)
    rendering: OtherPayerRenderingProvider | None = None
    facility: OtherPayerServiceFacility | None = None
    supervising: OtherPayerSupervisingProvider | None = None
    billing: OtherPayerBillingProvider | None = None

    @property
    def providers(self) -> list[OtherPayerProvider]:
        """Give all providers that this payer knows by numbers of its own."""
        others = (self.rendering, self.facility, self.supervising, self.billing)
        return [*self.referring, *(provider for provider in others if provider is not None)]
