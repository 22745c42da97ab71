"""What a professional claim (837P) certifies or describes: transport, treatment, equipment, contract, price, forms."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated

from x12.declare import Along, Loop, Part, at, loop, segment, span, times
from x12.messages.parts import Attachment, Procedure
from x12.words.attachments import CERTIFICATES, TRANSMISSIONS
from x12.words.certifications import (
    CERTIFICATIONS,
    EPSDT_CONDITIONS,
    EQUIPMENT_CONDITIONS,
    SPINAL_CONDITIONS,
    TRANSPORT_CONDITIONS,
    TRANSPORT_REASONS,
    VISION_CONDITIONS,
    VISION_ITEMS,
)
from x12.words.claims import (
    CONDITION_LISTS,
    CONTRACTS,
    FORM_LISTS,
    MEASUREMENT_SOURCES,
    MEASUREMENTS,
    POLICY_COMPLIANCE,
    PRICING,
    PRICING_EXCEPTIONS,
    PRICING_REJECTIONS,
    PROCEDURE_LISTS,
    RENTAL_PERIODS,
    UNITS,
    YES_NO,
    YES_NO_OR_NOT_APPLICABLE,
)
from x12.words.parties import only

POUNDS: Along = ((1, "LB"),)
MILES: Along = ((5, "DH"),)
DAYS: Along = ((2, "DA"),)
MONTHS: Along = ((2, "MO"),)
CLAIM_PRICING = {code: words for code, words in PRICING.items() if code != "06"}


@segment("PWK")
class LineAttachment(Attachment):
    """Papers that support a line, or (report CT with AB, AD, AF, AG or NS) where its medical necessity is certified."""

    transmission: Annotated[str, at(2, size=2, codes=TRANSMISSIONS | CERTIFICATES)]

    @property
    def is_certificate(self) -> bool:
        """Tell whether it says where the certificate of medical necessity is."""
        return self.report == "CT" and self.transmission in CERTIFICATES


@segment("CN1")
class Contract(Part):
    """What the contract with the payer says about the price; percents are numbers such as 80."""

    kind: Annotated[str, at(1, least=2, size=2, codes=CONTRACTS)]
    amount: Annotated[Decimal | None, at(2)] = None
    percent: Annotated[Decimal | None, at(3, size=6, decimals=4)] = None
    code: Annotated[str, at(4, size=50)] = ""
    discount_percent: Annotated[Decimal | None, at(5, size=6, decimals=4)] = None
    version: Annotated[str, at(6, size=30)] = ""


@segment("K3")
class FixedInformation(Part):
    """Information in a form that a payer or state prescribes, allowed until the guide has a place for it."""

    text: Annotated[str, at(1, size=80)]


@segment("CR1")
class AmbulanceTransport(Part):
    """A ride in an ambulance: the patient's weight in pounds, why, how many miles."""

    weight: Annotated[Decimal | None, at(2, size=10, decimals=6, along=POUNDS)] = None
    reason: Annotated[str, at(4, size=1, codes=TRANSPORT_REASONS)]
    miles: Annotated[Decimal, at(6, size=15, decimals=6, along=MILES)]
    round_trip_purpose: Annotated[str, at(9, size=80)] = ""
    stretcher_purpose: Annotated[str, at(10, size=80)] = ""


@segment("CR2")
class SpinalManipulation(Part):
    """What chiropractic treatment is for."""

    condition: Annotated[str, at(8, size=1, codes=SPINAL_CONDITIONS)]
    description: Annotated[str, at(10, size=80)] = ""
    further_description: Annotated[str, at(11, size=80)] = ""


@segment("CRC*07")
class AmbulanceCertification(Part):
    """Conditions of the patient that do (`applies` Y) or do not (N) call for an ambulance."""

    applies: Annotated[str, at(2, size=1, codes=YES_NO)]
    conditions: Annotated[list[str], span(3, 7, least=2, size=3, codes=TRANSPORT_CONDITIONS)]


@segment("CRC*E1,E2,E3")
class VisionCondition(Part):
    """Why lenses of glasses (E1), contact lenses (E2) or frames (E3) are needed or replaced."""

    item: Annotated[str, at(1, least=2, size=2, codes=VISION_ITEMS)] = "E1"
    applies: Annotated[str, at(2, size=1, codes=YES_NO)]
    conditions: Annotated[list[str], span(3, 7, least=2, size=3, codes=VISION_CONDITIONS)]


@segment("CRC*ZZ")
class EpsdtReferral(Part):
    """Whether an EPSDT screening led to a referral (`given` Y or N), and which."""

    given: Annotated[str, at(2, size=1, codes=YES_NO)]
    conditions: Annotated[list[str], span(3, 5, least=2, size=3, codes=EPSDT_CONDITIONS)]


@segment("CRC*09")
class EquipmentCondition(Part):
    """What is certified about medical equipment."""

    applies: Annotated[str, at(2, size=1, codes=YES_NO)]
    conditions: Annotated[list[str], span(3, 4, least=2, size=3, codes=EQUIPMENT_CONDITIONS)]


@segment("CR3")
class EquipmentCertification(Part):
    """How long medical equipment is needed, and whether that was certified before."""

    kind: Annotated[str, at(1, size=1, codes=CERTIFICATIONS)]
    months: Annotated[Decimal, at(3, size=15, decimals=6, along=MONTHS)]


@segment("SV5")
class EquipmentService(Part):
    """Medical equipment: for how many days it is needed, its prices, and the time that the rental price is for."""

    procedure: Annotated[Procedure, at(1, codes=only(PROCEDURE_LISTS, "HC"))]
    days: Annotated[Decimal, at(3, size=15, decimals=6, along=DAYS)]
    rental_price: Annotated[Decimal, at(4)]
    purchase_price: Annotated[Decimal, at(5)]
    rental_period: Annotated[str, at(6, size=1, codes=RENTAL_PERIODS)]


@segment("MEA")
class Measurement(Part):
    """A test result or starting value: HT height in inches, R1 hemoglobin, R2 hematocrit, R3 epoetin, R4 creatinine."""

    source: Annotated[str, at(1, least=2, size=2, codes=MEASUREMENT_SOURCES)]
    kind: Annotated[str, at(2, size=3, codes=MEASUREMENTS)]
    value: Annotated[Decimal, at(3, size=20, decimals=6)]


@segment("PS1")
class PurchasedService(Part):
    """What a bought service cost; `provider_id` is that of the PurchasedServiceProvider."""

    provider_id: Annotated[str, at(1, size=50)]
    charge: Annotated[Decimal, at(2)]


@segment("HI*BG", every=(1, 1, 12))
class Condition(Part):
    """A condition that bears on the claim, by its NUBC code."""

    qualifier: Annotated[str, at(1, part=1, size=3, codes=CONDITION_LISTS)] = "BG"
    code: Annotated[str, at(1, part=2, size=30)]


@segment("HCP")
class Pricing(Part):
    """What a repricer made of the claim."""

    method: Annotated[str, at(1, least=2, size=2, codes=CLAIM_PRICING)]
    allowed: Annotated[Decimal, at(2)]
    saved: Annotated[Decimal | None, at(3)] = None
    repricer: Annotated[str, at(4, size=50)] = ""
    rate: Annotated[Decimal | None, at(5, size=9, decimals=6)] = None
    patient_group: Annotated[str, at(6, size=50)] = ""
    patient_group_amount: Annotated[Decimal | None, at(7)] = None
    rejection: Annotated[str, at(13, least=2, size=2, codes=PRICING_REJECTIONS)] = ""
    compliance: Annotated[str, at(14, size=2, codes=POLICY_COMPLIANCE)] = ""
    exception: Annotated[str, at(15, size=2, codes=PRICING_EXCEPTIONS)] = ""


@segment("HCP")
class LinePricing(Pricing):
    """What a repricer made of the line, the procedure and units that it approved included."""

    method: Annotated[str, at(1, least=2, size=2, codes=PRICING)]
    procedure_qualifier: Annotated[str, at(9, least=2, size=2, codes=PROCEDURE_LISTS)] = ""
    procedure: Annotated[str, at(10, size=48)] = ""
    unit: Annotated[str, at(11, least=2, size=2, codes=UNITS)] = ""
    units: Annotated[Decimal | None, at(12, size=15, decimals=6)] = None


@segment("FRM")
class FormAnswer(Part):
    """The answer to one question of a form: yes or no, a text, a date or a percent."""

    question: Annotated[str, at(1, size=20)]
    response: Annotated[str, at(2, size=1, codes=YES_NO_OR_NOT_APPLICABLE)] = ""
    text: Annotated[str, at(3, size=50)] = ""
    date: Annotated[dt.date | None, at(4)] = None
    percent: Annotated[Decimal | None, at(5, size=6, decimals=4)] = None


@loop("2440", "LQ")
class SupportingForm(Loop):
    """A form that a line must come with, such as a Medicare certificate of medical necessity (UT)."""

    qualifier: Annotated[str, at(1, size=3, codes=FORM_LISTS)] = "UT"
    form: Annotated[str, at(2, size=30)]
    answers: Annotated[list[FormAnswer], times(1, 99)]
