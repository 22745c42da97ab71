"""
The professional claim, 837P (005010X222A1): from submitter down to service line, as the guide's outline.

The writer derives hierarchical numbers, line numbers and counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12.declare import Along, Loop, Message, amt, at, dtp, each, loop, message, of, ref, times
from x12.messages.certified837p import (
    AmbulanceCertification,
    AmbulanceTransport,
    Condition,
    Contract,
    EpsdtReferral,
    FixedInformation,
    Pricing,
    SpinalManipulation,
    VisionCondition,
)
from x12.messages.line837p import Drug, LineAdjudication, ServiceLine
from x12.messages.other_payer837p import OtherPayer, OutpatientAdjudication
from x12.messages.parties837p import (
    PXC,
    BillingProvider,
    DropOff,
    PatientName,
    PayerName,
    PayTo,
    PayToPlan,
    PickUp,
    Receiver,
    ReferringProvider,
    RenderingProvider,
    ServiceFacility,
    Submitter,
    SubscriberName,
    SupervisingProvider,
)
from x12.messages.parts import Attachment, Coded, Period
from x12.words.claims import (
    ANESTHESIA_LISTS,
    ASSIGNMENTS,
    AUTHORIZATION_EXCEPTIONS,
    BATCH_PURPOSES,
    BATCH_USES,
    CAUSES,
    CLAIM_FILING,
    DELAY_REASONS,
    DIAGNOSIS_LISTS,
    FREQUENCIES,
    MEDICARE_SECONDARY_REASONS,
    NOTES,
    PATIENT_SIGNATURES,
    PAYER_RESPONSIBILITIES,
    RELATIONSHIPS,
    RELEASES,
    SPECIAL_PROGRAMS,
    YES,
    YES_NO,
    YES_NO_OR_NOT_APPLICABLE,
)
from x12.words.parties import only
from x12.words.places import PLACES_OF_SERVICE

__all__ = [
    "Billing",
    "Claim",
    "ClaimBatch",
    "Drug",
    "LineAdjudication",
    "OtherPayer",
    "OutpatientAdjudication",
    "Patient",
    "ServiceLine",
    "Subscriber",
]
WEIGHT: Along = ((7, "01"),)
DEATH: Along = ((5, "D8"),)
HOMEBOUND: Along = ((3, "IH"),)
BY_PLACE = {"B": "CMS place of service"}
SELF = only(RELATIONSHIPS, "18")
DEPENDENT = {code: words for code, words in RELATIONSHIPS.items() if code != "18"}


MOSTLY = (
    "claim_number charge place_of_service facility_qualifier frequency provider_signature accepts_assignment "
    "benefits_assigned release onset_date accident_date patient_paid referral_number prior_authorization "
    "payer_claim_number clearinghouse_trace medical_record_number note_kind note diagnoses referring rendering "
    "facility other_payers lines"
)


@loop("2300", "CLM", mostly=MOSTLY)
class Claim(Loop):
    """
    One claim.

    `frequency` 1 is original, 7 replacement, 8 void (7 and 8 need `payer_claim_number`).  `causes` are AA, EM, OA.
    Dates of disability and care are periods where the guide allows them.
    """

    claim_number: Annotated[str, at(1, size=38)]
    charge: Annotated[Decimal, at(2)]
    place_of_service: Annotated[str, at(5, part=1, size=2, words=PLACES_OF_SERVICE)]
    facility_qualifier: Annotated[str, at(5, part=2, size=2, codes=BY_PLACE)] = "B"
    frequency: Annotated[str, at(5, part=3, size=1, words=FREQUENCIES)] = "1"
    provider_signature: Annotated[str, at(6, size=1, codes=YES_NO)] = "Y"
    accepts_assignment: Annotated[str, at(7, size=1, codes=ASSIGNMENTS)] = "A"
    benefits_assigned: Annotated[str, at(8, size=1, codes=YES_NO_OR_NOT_APPLICABLE)] = "Y"
    release: Annotated[str, at(9, size=1, codes=RELEASES)] = "Y"
    patient_signature: Annotated[str, at(10, size=1, codes=PATIENT_SIGNATURES)] = ""
    cause: Annotated[str, at(11, part=1, least=2, size=3, codes=CAUSES)] = ""
    second_cause: Annotated[str, at(11, part=2, least=2, size=3, codes=CAUSES)] = ""
    third_cause: Annotated[str, at(11, part=3, least=2, size=3, codes=CAUSES)] = ""
    accident_state: Annotated[str, at(11, part=4, least=2, size=2)] = ""
    accident_country: Annotated[str, at(11, part=5, least=2, size=3)] = ""
    special_program: Annotated[str, at(12, least=2, size=3, codes=SPECIAL_PROGRAMS)] = ""
    delay_reason: Annotated[str, at(20, size=2, codes=DELAY_REASONS)] = ""
    onset_date: Annotated[dt.date | None, dtp("431")] = None
    initial_treatment_date: Annotated[dt.date | None, dtp("454")] = None
    last_seen_date: Annotated[dt.date | None, dtp("304")] = None
    acute_manifestation_date: Annotated[dt.date | None, dtp("453")] = None
    accident_date: Annotated[dt.date | None, dtp("439")] = None
    last_menstrual_period: Annotated[dt.date | None, dtp("484")] = None
    xray_date: Annotated[dt.date | None, dtp("455")] = None
    prescription_date: Annotated[dt.date | None, dtp("471")] = None
    disability: Annotated[Period | None, dtp("314")] = None
    disability_begin_date: Annotated[dt.date | None, dtp("360")] = None
    disability_end_date: Annotated[dt.date | None, dtp("361")] = None
    last_worked_date: Annotated[dt.date | None, dtp("297")] = None
    return_to_work_date: Annotated[dt.date | None, dtp("296")] = None
    admission_date: Annotated[dt.date | None, dtp("435")] = None
    discharge_date: Annotated[dt.date | None, dtp("096")] = None
    assumed_care_date: Annotated[dt.date | None, dtp("090")] = None
    relinquished_care_date: Annotated[dt.date | None, dtp("091")] = None
    first_contact_date: Annotated[dt.date | None, dtp("444")] = None
    repricer_received_date: Annotated[dt.date | None, dtp("050")] = None
    attachments: Annotated[list[Attachment], times(0, 10)] = field(default_factory=list)
    contract: Contract | None = None
    patient_paid: Annotated[Decimal | None, amt("F5")] = None
    authorization_exception: Annotated[str, of("REF*4N", 2, size=50, words=AUTHORIZATION_EXCEPTIONS)] = ""
    medicare_crossover: Annotated[str, of("REF*F5", 2, size=50, words=YES_NO)] = ""
    mammography_number: Annotated[str, ref("EW")] = ""
    referral_number: Annotated[str, ref("9F")] = ""
    prior_authorization: Annotated[str, ref("G1")] = ""
    payer_claim_number: Annotated[str, ref("F8")] = ""
    clia: Annotated[str, ref("X4")] = ""
    repriced_number: Annotated[str, ref("9A")] = ""
    adjusted_repriced_number: Annotated[str, ref("9C")] = ""
    investigational_device: Annotated[str, ref("LX")] = ""
    clearinghouse_trace: Annotated[str, ref("D9")] = ""
    medical_record_number: Annotated[str, ref("EA")] = ""
    demonstration_project: Annotated[str, ref("P4")] = ""
    care_plan_oversight: Annotated[str, ref("1J")] = ""
    fixed_information: Annotated[list[FixedInformation], times(0, 10)] = field(default_factory=list)
    note_kind: Annotated[str, of("NTE", 1, least=3, size=3, codes=NOTES)] = ""
    note: Annotated[str, of("NTE", 2, size=80)] = ""
    transport: AmbulanceTransport | None = None
    spinal: SpinalManipulation | None = None
    transport_conditions: Annotated[list[AmbulanceCertification], times(0, 3)] = field(default_factory=list)
    vision_conditions: Annotated[list[VisionCondition], times(0, 3)] = field(default_factory=list)
    homebound: Annotated[str, of("CRC*75", 2, size=1, along=HOMEBOUND, codes=YES)] = ""
    epsdt: EpsdtReferral | None = None
    diagnoses: Annotated[list[Coded], each("HI*ABK,BK", 1, 12, codes=DIAGNOSIS_LISTS)]
    anesthesia_procedures: Annotated[list[Coded], each("HI*BP", 1, 2, codes=ANESTHESIA_LISTS)] = field(
        default_factory=list
    )
    conditions: Annotated[list[Condition], times(0, 2)] = field(default_factory=list)
    pricing: Pricing | None = None
    referring: Annotated[list[ReferringProvider], times(0, 2)] = field(default_factory=list)
    rendering: RenderingProvider | None = None
    facility: ServiceFacility | None = None
    supervising: SupervisingProvider | None = None
    pick_up: PickUp | None = None
    drop_off: DropOff | None = None
    other_payers: Annotated[list[OtherPayer], times(0, 10)] = field(default_factory=list)
    lines: Annotated[list[ServiceLine], times(1, 50)]

    @property
    def diagnosis_codes(self) -> list[str]:
        """Give the diagnosis codes in order, without dots; pointer 1 is the first."""
        return [diagnosis.code for diagnosis in self.diagnoses]


@loop("2000C", "HL*23")
class Patient(Loop):
    """A patient who is not the subscriber, with the claims; `relationship` 01 spouse, 19 child, G8 other ..."""

    relationship: Annotated[str, of("PAT", 1, least=2, size=2, codes=DEPENDENT)]
    death_date: Annotated[dt.date | None, of("PAT", 6, along=DEATH)] = None
    weight: Annotated[Decimal | None, of("PAT", 8, size=10, along=WEIGHT, decimals=6)] = None
    pregnant: Annotated[str, of("PAT", 9, size=1, codes=YES)] = ""
    name: PatientName
    claims: Annotated[list[Claim], times(1, 100)] = field(default_factory=list)


@loop("2000B", "HL*22")
class Subscriber(Loop):
    """
    One coverage with its payer, and the claims of the subscriber, or the patients under it with theirs.

    `responsibility` P, S, T ...; `relationship` is 18 when the subscriber is the patient, else "".
    """

    responsibility: Annotated[str, of("SBR", 1, size=1, codes=PAYER_RESPONSIBILITIES)]
    relationship: Annotated[str, of("SBR", 2, least=2, size=2, codes=SELF)] = ""
    group_number: Annotated[str, of("SBR", 3, size=50)] = ""
    group_name: Annotated[str, of("SBR", 4, size=60)] = ""
    medicare_secondary_reason: Annotated[str, of("SBR", 5, size=3, codes=MEDICARE_SECONDARY_REASONS)] = ""
    filing_code: Annotated[str, of("SBR", 9, size=2, codes=CLAIM_FILING)] = ""
    death_date: Annotated[dt.date | None, of("PAT", 6, along=DEATH)] = None
    weight: Annotated[Decimal | None, of("PAT", 8, size=10, along=WEIGHT, decimals=6)] = None
    pregnant: Annotated[str, of("PAT", 9, size=1, codes=YES)] = ""
    name: SubscriberName
    payer: PayerName
    claims: Annotated[list[Claim], times(0, 100)] = field(default_factory=list)
    patients: list[Patient] = field(default_factory=list)


@loop("2000A", "HL*20")
class Billing(Loop):
    """A billing provider with everything billed in its name."""

    taxonomy: Annotated[str, of("PRV*BI", 3, size=10, along=PXC)] = ""
    currency: Annotated[str, of("CUR*85", 2, least=3, size=3)] = ""
    provider: BillingProvider
    pay_to: PayTo | None = None
    pay_to_plan: PayToPlan | None = None
    subscribers: Annotated[list[Subscriber], times(1)] = field(default_factory=list)


@message("837P", unit=Claim)
class ClaimBatch(Message):
    """
    A batch of professional claims.

    `reference` (BHT03) is our number of the batch; the 277CA gives it back.  `purpose` 00 is original; `use` CH is
    chargeable.
    """

    purpose: Annotated[str, of("BHT", 2, least=2, size=2, along=((1, "0019"),), codes=BATCH_PURPOSES)] = "00"
    reference: Annotated[str, of("BHT", 3, size=50)]
    date: Annotated[dt.date | None, of("BHT", 4)]
    time: Annotated[dt.time | None, of("BHT", 5)]
    use: Annotated[str, of("BHT", 6, least=2, size=2, codes=BATCH_USES)] = "CH"
    submitter: Submitter
    receiver: Receiver
    billings: Annotated[list[Billing], times(1)] = field(default_factory=list)

    def claims(self) -> Iterator[tuple[Billing, Subscriber, Patient | None, Claim]]:
        """Walk all claims in the order of the file, each with the levels above it."""
        for billing in self.billings:
            for subscriber in billing.subscribers:
                for claim in subscriber.claims:
                    yield billing, subscriber, None, claim
                for patient in subscriber.patients:
                    for claim in patient.claims:
                        yield billing, subscriber, patient, claim
