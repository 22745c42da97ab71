"""What an authorization is about (278): diagnoses, needs, treatments and services."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12.declare import Along, Part, at, composite, segment, span
from x12.messages.parts import Attachment, Period, Procedure
from x12.words.attachments import REPORTS, TRANSMISSIONS
from x12.words.certifications import SPINAL_CONDITIONS
from x12.words.identities import DIAGNOSES, UNITS, YES_NO
from x12.words.review import (
    NEED_CONDITIONS,
    NEEDS,
    PROSTHESES,
    TEETH,
    TRANSPORT_REASONS,
    TRANSPORT_UNITS,
    TRANSPORTS,
)

DATED: Along = ((3, "D8"),)
RANGE: Along = ((3, "RD8"),)


@composite()
class ReviewCode:
    """A diagnosis, or a code of what the payer asks for (LOI), with its date."""

    qualifier: Annotated[str, at(1, size=3, words=DIAGNOSES)]
    code: Annotated[str, at(2, size=30)]
    date: Annotated[dt.date | None, at(4, along=DATED)] = None


@segment("CRC")
class CareNeed(Part):
    """Conditions that speak for a kind of care: `applies` Y or N, and up to five codes of them."""

    kind: Annotated[str, at(1, least=2, size=2, codes=NEEDS)]
    applies: Annotated[str, at(2, size=1, codes=YES_NO)]
    conditions: Annotated[list[str], span(3, 7, least=2, size=3, words=NEED_CONDITIONS)] = field(default_factory=list)


@segment("CR1")
class AmbulanceTrip(Part):
    """A ride in an ambulance that is asked for."""

    weight_unit: Annotated[str, at(1, least=2, size=2, words=TRANSPORT_UNITS)] = ""
    weight: Annotated[Decimal | None, at(2, decimals=6)] = None
    trip: Annotated[str, at(3, size=1, words=TRANSPORTS)]
    reason: Annotated[str, at(4, size=1, words=TRANSPORT_REASONS)] = ""
    distance_unit: Annotated[str, at(5, least=2, size=2, words=TRANSPORT_UNITS)] = ""
    distance: Annotated[Decimal | None, at(6, decimals=6)] = None
    origin: Annotated[str, at(7, size=55)] = ""
    destination: Annotated[str, at(8, size=55)] = ""
    round_trip_purpose: Annotated[str, at(9, size=80)] = ""
    stretcher_purpose: Annotated[str, at(10, size=80)] = ""


@segment("CR2")
class SpinalTreatment(Part):
    """A series of chiropractic treatments that is asked for."""

    treatment_number: Annotated[int | None, at(1)] = None
    treatment_count: Annotated[Decimal | None, at(2, decimals=6)] = None
    subluxation: Annotated[str, at(3, least=2, size=3)] = ""
    second_subluxation: Annotated[str, at(4, least=2, size=3)] = ""
    period_unit: Annotated[str, at(5, least=2, size=2, words=UNITS)] = ""
    period: Annotated[Decimal | None, at(6, decimals=6)] = None
    monthly_treatments: Annotated[Decimal | None, at(7, decimals=6)] = None
    condition: Annotated[str, at(8, size=1, words=SPINAL_CONDITIONS)] = ""
    has_complications: Annotated[str, at(9, size=1, codes=YES_NO)] = ""
    description: Annotated[str, at(10, size=80)] = ""
    second_description: Annotated[str, at(11, size=80)] = ""
    has_x_rays: Annotated[str, at(12, size=1, codes=YES_NO)] = ""


@segment("CR5")
class HomeOxygen(Part):
    """Oxygen at home that is asked for."""

    equipment: Annotated[list[str], span(3, 4, size=1)] = field(default_factory=list)
    equipment_reason: Annotated[str, at(5, size=80)] = ""
    flow_rate: Annotated[Decimal | None, at(6, decimals=6)] = None
    daily_uses: Annotated[Decimal | None, at(7, decimals=6)] = None
    hours_each_use: Annotated[Decimal | None, at(8, decimals=6)] = None
    therapist_orders: Annotated[str, at(9, size=80)] = ""
    blood_gas: Annotated[Decimal | None, at(10, decimals=6)] = None
    saturation: Annotated[Decimal | None, at(11, decimals=6)] = None
    test_condition: Annotated[str, at(12, size=1)] = ""
    test_findings: Annotated[list[str], span(13, 15, size=1)] = field(default_factory=list)
    portable_flow_rate: Annotated[Decimal | None, at(16, decimals=6)] = None
    delivery_system: Annotated[str, at(17, size=1)] = ""
    portable_equipment: Annotated[str, at(18, size=1)] = ""


@segment("CR6")
class HomeHealth(Part):
    """Care at home that is asked for."""

    prognosis: Annotated[str, at(1, size=1)]
    start_date: Annotated[dt.date | None, at(2)]
    certification_period: Annotated[Period | None, at(4, along=RANGE)] = None
    skilled_nursing: Annotated[str, at(6, size=1)] = ""
    medicare_covered: Annotated[str, at(7, size=1)] = ""
    certification: Annotated[str, at(8, size=1)] = ""
    surgery_date: Annotated[dt.date | None, at(9)] = None
    surgery_qualifier: Annotated[str, at(10, least=2, size=2)] = ""
    surgery: Annotated[str, at(11, size=15)] = ""
    order_date: Annotated[dt.date | None, at(12)] = None
    last_visit_date: Annotated[dt.date | None, at(13)] = None
    physician_contact_date: Annotated[dt.date | None, at(14)] = None
    last_stay: Annotated[Period | None, at(16, along=((15, "RD8"),))] = None
    patient_location: Annotated[str, at(17, size=1)] = ""


@segment("PWK")
class ReviewAttachment(Attachment):
    """Papers that support a request, or that the payer asks for."""

    report: Annotated[str, at(1, least=2, size=2, words={**REPORTS, "77": "Papers that speak for the request"})]
    transmission: Annotated[str, at(2, size=2, words=TRANSMISSIONS)]
    description: Annotated[str, at(7, size=80)] = ""


@segment("SV1")
class ProfessionalService(Part):
    """A professional service that is asked for or decided."""

    procedure: Annotated[Procedure, at(1)]
    charge: Annotated[Decimal | None, at(2)] = None
    unit: Annotated[str, at(3, least=2, size=2, words=UNITS)] = ""
    quantity: Annotated[Decimal | None, at(4, decimals=6)] = None
    pointers: Annotated[list[int], at(7)] = field(default_factory=list)
    epsdt: Annotated[str, at(11, size=1, codes=YES_NO)] = ""
    level_of_care: Annotated[str, at(20, size=1)] = ""


@segment("SV2")
class InstitutionalService(Part):
    """A service of a facility that is asked for or decided."""

    revenue_code: Annotated[str, at(1, size=48)] = ""
    procedure: Annotated[Procedure | None, at(2)] = None
    charge: Annotated[Decimal | None, at(3)] = None
    unit: Annotated[str, at(4, least=2, size=2, words=UNITS)] = ""
    quantity: Annotated[Decimal | None, at(5, decimals=6)] = None
    rate: Annotated[Decimal | None, at(6, decimals=6)] = None
    residence_status: Annotated[str, at(9, size=1)] = ""
    level_of_care: Annotated[str, at(10, size=1)] = ""


@composite()
class CodesOfFive:
    """Up to five codes side by side: quadrants of the mouth, surfaces of a tooth."""

    first: Annotated[str, at(1, size=3)]
    others: Annotated[tuple[str, ...], span(2, 5, size=3)] = ()

    def __post_init__(self) -> None:
        """Take any sequence of codes."""
        object.__setattr__(self, "others", tuple(self.others))

    @property
    def codes(self) -> list[str]:
        """Give all the codes."""
        return [self.first, *self.others]


@segment("SV3")
class DentalService(Part):
    """A dental service that is asked for or decided."""

    procedure: Annotated[Procedure, at(1)]
    charge: Annotated[Decimal | None, at(2)] = None
    oral_cavity: Annotated[CodesOfFive | None, at(4)] = None
    prosthesis: Annotated[str, at(5, size=1, words=PROSTHESES)] = ""
    quantity: Annotated[Decimal | None, at(6, decimals=6)] = None
    description: Annotated[str, at(7, size=80)] = ""


@segment("TOO")
class Tooth(Part):
    """A tooth that a dental service is for."""

    qualifier: Annotated[str, at(1, size=3, codes=TEETH)] = "JP"
    tooth: Annotated[str, at(2, size=30)] = ""
    surfaces: Annotated[CodesOfFive | None, at(3)] = None
