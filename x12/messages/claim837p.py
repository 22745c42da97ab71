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

from x12.declare import Loop, Message, Part, amt, at, dtp, each, loop, message, of, ref, segment, span
from x12.messages.parties837p import (
    PXC,
    BillingProvider,
    DropOff,
    OrderingProvider,
    OtherPayerName,
    OtherPayerProvider,
    OtherSubscriber,
    PatientName,
    PayerName,
    PayTo,
    PayToPlan,
    PickUp,
    PurchasedServiceProvider,
    Receiver,
    ReferringProvider,
    RenderingProvider,
    ServiceFacility,
    Submitter,
    SubscriberName,
    SupervisingProvider,
)
from x12.messages.parts import (
    Adjustment,
    Attachment,
    Coded,
    Period,
    Procedure,
    Quantity,
)


@segment("MOA")
class OutpatientAdjudication(Part):
    """What another payer remarked on the claim."""

    reimbursement_rate: Annotated[Decimal | None, at(1, decimals=6)] = None
    payable_amount: Annotated[Decimal | None, at(2)] = None
    remarks: Annotated[list[str], span(3, 7, size=50)] = field(default_factory=list)
    esrd_amount: Annotated[Decimal | None, at(8)] = None
    professional_amount: Annotated[Decimal | None, at(9)] = None


@loop("2320", "SBR")
class OtherPayer(Loop):
    """
    Another payer of this claim: what it is, and what it decided if it has.

    `paid` is required once it adjudicated; 0 is a value.  `adjustments` are its claim-level ones only.
    """

    responsibility: Annotated[str, at(1, size=1)]
    relationship: Annotated[str, at(2, size=2)] = ""
    group_number: Annotated[str, at(3, size=50)] = ""
    group_name: Annotated[str, at(4, size=60)] = ""
    medicare_secondary_reason: Annotated[str, at(5, size=3)] = ""
    filing_code: Annotated[str, at(9, size=2)] = ""
    adjustments: list[Adjustment] = field(default_factory=list)
    paid: Annotated[Decimal | None, amt("D")] = None
    non_covered: Annotated[Decimal | None, amt("A8")] = None
    patient_liability: Annotated[Decimal | None, amt("EAF")] = None
    benefits_assigned: Annotated[str, of("OI", 3, size=1)] = "Y"
    patient_signature: Annotated[str, of("OI", 4, size=1)] = ""
    release: Annotated[str, of("OI", 6, size=1)] = "Y"
    adjudication: OutpatientAdjudication | None = None
    subscriber: OtherSubscriber | None = None
    payer: OtherPayerName | None = None
    providers: list[OtherPayerProvider] = field(default_factory=list)


@loop("2410", "LIN")
class Drug(Loop):
    """The drug of a line: 11-digit NDC, quantity and its unit (F2, GR, ME, ML, UN)."""

    qualifier: Annotated[str, at(2, size=2)] = "N4"
    ndc: Annotated[str, at(3, size=48)]
    quantity: Annotated[Decimal | None, of("CTP", 4, decimals=6)] = None
    unit: Annotated[str, of("CTP", 5, size=2)] = ""
    prescription_number: Annotated[str, ref("XZ")] = ""
    compound_link: Annotated[str, ref("VY")] = ""


@loop("2430", "SVD")
class LineAdjudication(Loop):
    """What another payer decided about this line; `bundled_line` is the line number that it was bundled into."""

    payer_id: Annotated[str, at(1, size=80)]
    paid: Annotated[Decimal, at(2)]
    procedure: Annotated[Procedure, at(3)]
    units: Annotated[Decimal | None, at(5, decimals=6)] = None
    bundled_line: Annotated[int | None, at(6)] = None
    adjustments: list[Adjustment] = field(default_factory=list)
    date: Annotated[dt.date | None, dtp("573")] = None
    patient_liability: Annotated[Decimal | None, amt("EAF")] = None


@loop("2400", "LX")
class ServiceLine(Loop):
    """
    One service.

    `unit` UN is units, MJ minutes.  `pointers` are 1 to 4 positions in the claim's diagnoses, from 1.  `number` is
    set by the writer.
    """

    number: Annotated[int, at(1)] = field(default=0, compare=False)
    procedure: Annotated[Procedure, of("SV1", 1)]
    charge: Annotated[Decimal, of("SV1", 2)]
    unit: Annotated[str, of("SV1", 3, size=2)] = "UN"
    quantity: Annotated[Decimal, of("SV1", 4, decimals=6)] = Decimal(1)
    place_of_service: Annotated[str, of("SV1", 5, size=2)] = ""
    pointers: Annotated[list[int], of("SV1", 7)] = field(default_factory=list)
    emergency: Annotated[str, of("SV1", 9, size=1)] = ""
    epsdt: Annotated[str, of("SV1", 11, size=1)] = ""
    family_planning: Annotated[str, of("SV1", 12, size=1)] = ""
    copay_exempt: Annotated[str, of("SV1", 15, size=1)] = ""
    attachments: list[Attachment] = field(default_factory=list)
    service_date: Annotated[Period | None, dtp("472")] = None
    prescription_date: Annotated[dt.date | None, dtp("471")] = None
    certification_revision_date: Annotated[dt.date | None, dtp("607")] = None
    therapy_begin_date: Annotated[dt.date | None, dtp("463")] = None
    last_certification_date: Annotated[dt.date | None, dtp("461")] = None
    last_seen_date: Annotated[dt.date | None, dtp("304")] = None
    hemoglobin_test_date: Annotated[dt.date | None, dtp("738")] = None
    creatinine_test_date: Annotated[dt.date | None, dtp("739")] = None
    shipped_date: Annotated[dt.date | None, dtp("011")] = None
    xray_date: Annotated[dt.date | None, dtp("455")] = None
    initial_treatment_date: Annotated[dt.date | None, dtp("454")] = None
    quantities: list[Quantity] = field(default_factory=list)
    prior_authorization: Annotated[str, ref("G1")] = ""
    control_number: Annotated[str, ref("6R")] = ""
    mammography_number: Annotated[str, ref("EW")] = ""
    clia: Annotated[str, ref("X4")] = ""
    referring_clia: Annotated[str, ref("F4")] = ""
    immunization_batch: Annotated[str, ref("BT")] = ""
    referral_number: Annotated[str, ref("9F")] = ""
    sales_tax: Annotated[Decimal | None, amt("T")] = None
    postage: Annotated[Decimal | None, amt("F4")] = None
    note: Annotated[str, of("NTE*ADD", 2, size=80)] = ""
    goals_note: Annotated[str, of("NTE*DCP", 2, size=80)] = ""
    third_party_note: Annotated[str, of("NTE*TPO", 2, size=80)] = ""
    drug: Drug | None = None
    rendering: RenderingProvider | None = None
    purchased_from: PurchasedServiceProvider | None = None
    facility: ServiceFacility | None = None
    supervising: SupervisingProvider | None = None
    ordering: OrderingProvider | None = None
    referring: list[ReferringProvider] = field(default_factory=list)
    pick_up: PickUp | None = None
    drop_off: DropOff | None = None
    adjudications: list[LineAdjudication] = field(default_factory=list)


@loop("2300", "CLM")
class Claim(Loop):
    """
    One claim.

    `frequency` 1 is original, 7 replacement, 8 void (7 and 8 need `payer_claim_number`).  `causes` are AA, EM, OA.
    Dates of disability and care are periods where the guide allows them.
    """

    claim_number: Annotated[str, at(1, size=38)]
    charge: Annotated[Decimal, at(2)]
    place_of_service: Annotated[str, at(5, part=1, size=2)]
    facility_qualifier: Annotated[str, at(5, part=2, size=2)] = "B"
    frequency: Annotated[str, at(5, part=3, size=1)] = "1"
    provider_signature: Annotated[str, at(6, size=1)] = "Y"
    accepts_assignment: Annotated[str, at(7, size=1)] = "A"
    benefits_assigned: Annotated[str, at(8, size=1)] = "Y"
    release: Annotated[str, at(9, size=1)] = "Y"
    patient_signature: Annotated[str, at(10, size=1)] = ""
    cause: Annotated[str, at(11, part=1, size=3)] = ""
    second_cause: Annotated[str, at(11, part=2, size=3)] = ""
    third_cause: Annotated[str, at(11, part=3, size=3)] = ""
    accident_state: Annotated[str, at(11, part=4, size=2)] = ""
    accident_country: Annotated[str, at(11, part=5, size=3)] = ""
    special_program: Annotated[str, at(12, size=3)] = ""
    delay_reason: Annotated[str, at(20, size=2)] = ""
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
    attachments: list[Attachment] = field(default_factory=list)
    patient_paid: Annotated[Decimal | None, amt("F5")] = None
    authorization_exception: Annotated[str, ref("4N")] = ""
    medicare_crossover: Annotated[str, ref("F5")] = ""
    mammography_number: Annotated[str, ref("EW")] = ""
    referral_number: Annotated[str, ref("9F")] = ""
    prior_authorization: Annotated[str, ref("G1")] = ""
    payer_claim_number: Annotated[str, ref("F8")] = ""
    clia: Annotated[str, ref("X4")] = ""
    investigational_device: Annotated[str, ref("LX")] = ""
    clearinghouse_trace: Annotated[str, ref("D9")] = ""
    medical_record_number: Annotated[str, ref("EA")] = ""
    demonstration_project: Annotated[str, ref("P4")] = ""
    care_plan_oversight: Annotated[str, ref("1J")] = ""
    note_kind: Annotated[str, of("NTE", 1, size=3)] = ""
    note: Annotated[str, of("NTE", 2, size=80)] = ""
    diagnoses: Annotated[list[Coded], each("HI*ABK,BK", 1, 12)] = field(default_factory=list)
    anesthesia_procedures: Annotated[list[Coded], each("HI*BP", 1, 2)] = field(default_factory=list)
    conditions: Annotated[list[Coded], each("HI*BG", 1, 12)] = field(default_factory=list)
    referring: list[ReferringProvider] = field(default_factory=list)
    rendering: RenderingProvider | None = None
    facility: ServiceFacility | None = None
    supervising: SupervisingProvider | None = None
    pick_up: PickUp | None = None
    drop_off: DropOff | None = None
    other_payers: list[OtherPayer] = field(default_factory=list)
    lines: list[ServiceLine] = field(default_factory=list)

    @property
    def diagnosis_codes(self) -> list[str]:
        """Give the diagnosis codes in order, without dots; pointer 1 is the first."""
        return [diagnosis.code for diagnosis in self.diagnoses]


WEIGHT = ((7, "01"),)
DEATH = ((5, "D8"),)


@loop("2000C", "HL*23")
class Patient(Loop):
    """A patient who is not the subscriber, with the claims; `relationship` 01 spouse, 19 child, G8 other ..."""

    relationship: Annotated[str, of("PAT", 1, size=2)]
    death_date: Annotated[dt.date | None, of("PAT", 6, along=DEATH)] = None
    weight: Annotated[Decimal | None, of("PAT", 8, along=WEIGHT, decimals=6)] = None
    pregnant: Annotated[str, of("PAT", 9, size=1)] = ""
    name: PatientName
    claims: list[Claim] = field(default_factory=list)


@loop("2000B", "HL*22")
class Subscriber(Loop):
    """
    One coverage with its payer, and the claims of the subscriber, or the patients under it with theirs.

    `responsibility` P, S, T ...; `relationship` is 18 when the subscriber is the patient, else "".
    """

    responsibility: Annotated[str, of("SBR", 1, size=1)]
    relationship: Annotated[str, of("SBR", 2, size=2)] = ""
    group_number: Annotated[str, of("SBR", 3, size=50)] = ""
    group_name: Annotated[str, of("SBR", 4, size=60)] = ""
    medicare_secondary_reason: Annotated[str, of("SBR", 5, size=3)] = ""
    filing_code: Annotated[str, of("SBR", 9, size=2)] = ""
    death_date: Annotated[dt.date | None, of("PAT", 6, along=DEATH)] = None
    weight: Annotated[Decimal | None, of("PAT", 8, along=WEIGHT, decimals=6)] = None
    pregnant: Annotated[str, of("PAT", 9, size=1)] = ""
    name: SubscriberName
    payer: PayerName
    claims: list[Claim] = field(default_factory=list)
    patients: list[Patient] = field(default_factory=list)


@loop("2000A", "HL*20")
class Billing(Loop):
    """A billing provider with everything billed in its name."""

    taxonomy: Annotated[str, of("PRV*BI", 3, size=10, along=PXC)] = ""
    currency: Annotated[str, of("CUR*85", 2, size=3)] = ""
    provider: BillingProvider
    pay_to: PayTo | None = None
    pay_to_plan: PayToPlan | None = None
    subscribers: list[Subscriber] = field(default_factory=list)


@message("837P", unit=Claim)
class ClaimBatch(Message):
    """
    A batch of professional claims.

    `reference` (BHT03) is our number of the batch; the 277CA gives it back.  `purpose` 00 is original; `use` CH is
    chargeable.
    """

    purpose: Annotated[str, of("BHT", 2, size=2, along=((1, "0019"),))] = "00"
    reference: Annotated[str, of("BHT", 3, size=50)]
    date: Annotated[dt.date | None, of("BHT", 4)]
    time: Annotated[dt.time | None, of("BHT", 5)]
    use: Annotated[str, of("BHT", 6, size=2)] = "CH"
    submitter: Submitter
    receiver: Receiver
    billings: list[Billing] = field(default_factory=list)

    def claims(self) -> Iterator[tuple[Billing, Subscriber, Patient | None, Claim]]:
        """Walk all claims in the order of the file, each with the levels above it."""
        for billing in self.billings:
            for subscriber in billing.subscribers:
                for claim in subscriber.claims:
                    yield billing, subscriber, None, claim
                for patient in subscriber.patients:
                    for claim in patient.claims:
                        yield billing, subscriber, patient, claim
