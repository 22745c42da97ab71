"""One line of a professional claim (837P, 2400): the service, its drug, its providers, what other payers decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12.declare import Loop, amt, at, dtp, loop, of, ref, times
from x12.messages.certified837p import (
    AmbulanceCertification,
    AmbulanceTransport,
    Contract,
    EquipmentCertification,
    EquipmentCondition,
    EquipmentService,
    FixedInformation,
    LineAttachment,
    LinePricing,
    Measurement,
    PurchasedService,
    SupportingForm,
)
from x12.messages.ids837p import LineAuthorization, LineReferral
from x12.messages.line_parties837p import (
    LineDropOff,
    LinePickUp,
    LineReferringProvider,
    LineRenderingProvider,
    LineServiceFacility,
    LineSupervisingProvider,
)
from x12.messages.parties837p import OrderingProvider, PurchasedServiceProvider
from x12.messages.parts import Adjustment, Period, Procedure
from x12.words.claims import COPAY_EXEMPT, DRUG_LISTS, DRUG_UNITS, PROCEDURE_LISTS, UNITS, YES, YES_NO
from x12.words.places import PLACES_OF_SERVICE


@loop("2410", "LIN")
class Drug(Loop):
    """The drug of a line: 11-digit NDC, quantity and its unit (F2, GR, ME, ML, UN)."""

    qualifier: Annotated[str, at(2, least=2, size=2, codes=DRUG_LISTS)] = "N4"
    ndc: Annotated[str, at(3, size=48)]
    quantity: Annotated[Decimal | None, of("CTP", 4, size=15, decimals=6)]
    unit: Annotated[str, of("CTP", 5, part=1, least=2, size=2, codes=DRUG_UNITS)]
    prescription_number: Annotated[str, ref("XZ")] = ""
    compound_link: Annotated[str, ref("VY")] = ""


@loop("2430", "SVD")
class LineAdjudication(Loop):
    """What another payer decided about this line; `bundled_line` is the line number that it was bundled into."""

    payer_id: Annotated[str, at(1, least=2, size=80)]
    paid: Annotated[Decimal, at(2)]
    procedure: Annotated[Procedure, at(3, codes=PROCEDURE_LISTS)]
    units: Annotated[Decimal | None, at(5, size=15, decimals=6)]
    bundled_line: Annotated[int | None, at(6, size=6)] = None
    adjustments: Annotated[list[Adjustment], times(0, 5)] = field(default_factory=list)
    date: Annotated[dt.date | None, dtp("573")]
    patient_liability: Annotated[Decimal | None, amt("EAF")] = None


@loop("2400", "LX")
class ServiceLine(Loop):
    """
    One service.

    `unit` UN is units, MJ minutes.  `pointers` are 1 to 4 positions in the claim's diagnoses, from 1.  `number` is
    set by the writer.  `authorizations` and `referrals` may have one number for each payer of the claim.
    """

    number: Annotated[int, at(1, size=6)] = field(default=0, compare=False)
    procedure: Annotated[Procedure, of("SV1", 1, codes=PROCEDURE_LISTS)]
    charge: Annotated[Decimal, of("SV1", 2)]
    unit: Annotated[str, of("SV1", 3, least=2, size=2, codes=UNITS)] = "UN"
    quantity: Annotated[Decimal, of("SV1", 4, size=15, decimals=6)] = Decimal(1)
    place_of_service: Annotated[str, of("SV1", 5, size=2, words=PLACES_OF_SERVICE)] = ""
    pointers: Annotated[list[int], of("SV1", 7, size=2)] = field(default_factory=list)
    emergency: Annotated[str, of("SV1", 9, size=1, codes=YES)] = ""
    epsdt: Annotated[str, of("SV1", 11, size=1, codes=YES)] = ""
    family_planning: Annotated[str, of("SV1", 12, size=1, codes=YES)] = ""
    copay_exempt: Annotated[str, of("SV1", 15, size=1, codes=COPAY_EXEMPT)] = ""
    equipment: EquipmentService | None = None
    attachments: Annotated[list[LineAttachment], times(0, 11)] = field(default_factory=list)
    transport: AmbulanceTransport | None = None
    equipment_certification: EquipmentCertification | None = None
    transport_conditions: Annotated[list[AmbulanceCertification], times(0, 3)] = field(default_factory=list)
    hospice_employee: Annotated[str, of("CRC*70", 2, size=1, along=((3, "65"),), codes=YES_NO)] = ""
    equipment_condition: EquipmentCondition | None = None
    service_date: Annotated[Period | None, dtp("472")]
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
    ambulance_patients: Annotated[Decimal | None, of("QTY*PT", 2, size=15, decimals=6)] = None
    obstetric_units: Annotated[Decimal | None, of("QTY*FL", 2, size=15, decimals=6)] = None
    measurements: Annotated[list[Measurement], times(0, 5)] = field(default_factory=list)
    contract: Contract | None = None
    repriced_number: Annotated[str, ref("9B")] = ""
    adjusted_repriced_number: Annotated[str, ref("9D")] = ""
    authorizations: Annotated[list[LineAuthorization], times(0, 5)] = field(default_factory=list)
    control_number: Annotated[str, ref("6R")] = ""
    mammography_number: Annotated[str, ref("EW")] = ""
    clia: Annotated[str, ref("X4")] = ""
    referring_clia: Annotated[str, ref("F4")] = ""
    immunization_batch: Annotated[str, ref("BT")] = ""
    referrals: Annotated[list[LineReferral], times(0, 5)] = field(default_factory=list)
    sales_tax: Annotated[Decimal | None, amt("T")] = None
    postage: Annotated[Decimal | None, amt("F4")] = None
    fixed_information: Annotated[list[FixedInformation], times(0, 10)] = field(default_factory=list)
    note: Annotated[str, of("NTE*ADD", 2, size=80)] = ""
    goals_note: Annotated[str, of("NTE*DCP", 2, size=80)] = ""
    third_party_note: Annotated[str, of("NTE*TPO", 2, size=80)] = ""
    purchased: PurchasedService | None = None
    pricing: LinePricing | None = None
    drug: Drug | None = None
    rendering: LineRenderingProvider | None = None
    purchased_from: PurchasedServiceProvider | None = None
    facility: LineServiceFacility | None = None
    supervising: LineSupervisingProvider | None = None
    ordering: OrderingProvider | None = None
    referring: Annotated[list[LineReferringProvider], times(0, 2)] = field(default_factory=list)
    pick_up: LinePickUp | None = None
    drop_off: LineDropOff | None = None
    adjudications: Annotated[list[LineAdjudication], times(0, 15)] = field(default_factory=list)
    forms: list[SupportingForm] = field(default_factory=list)

    @property
    def prior_authorization(self) -> str:
        """Give the authorization number that the payer billed gave, "" when there is none."""
        return next((one.value for one in self.authorizations if one.payer is None), "")

    @property
    def referral_number(self) -> str:
        """Give the referral number that the payer billed gave, "" when there is none."""
        return next((one.value for one in self.referrals if one.payer is None), "")
