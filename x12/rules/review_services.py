"""The services and treatments of an authorization (278): procedures, money, units, teeth, series of treatments."""

from __future__ import annotations

import re

from x12.messages.parts import Procedure
from x12.messages.review278 import PatientEvent, ReviewedService
from x12.messages.review_care import DentalService, InstitutionalService, ProfessionalService, SpinalTreatment, Tooth
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import is_procedure
from x12.words.certifications import SPINAL_CONDITIONS
from x12.words.identities import UNITS
from x12.words.review import ADMISSION_TYPES, PROSTHESES

Service = ProfessionalService | InstitutionalService | DentalService
SEGMENTS: dict[type, tuple[str, int, int]] = {
    ProfessionalService: ("SV1", 1, 2),
    InstitutionalService: ("SV2", 2, 3),
    DentalService: ("SV3", 1, 2),
}
"""The segment of each kind of service, and where its procedure and its charge stand."""
MEDICAL_LISTS = frozenset("HC HP ID IV N4 WK ZZ".split())
DENTAL_LIST = "AD"
DENTAL = re.compile(r"D\d{4}", re.ASCII)
TOOTH = re.compile(r"[1-9]|[12]\d|3[0-2]|5[1-9]|[67]\d|8[0-2]|[A-T]S?", re.ASCII)
SURFACES = frozenset("BDFILMO")
MOUTH = frozenset("00 01 02 09 10 20 30 40 L R".split())
SPINAL_UNITS = frozenset({"DA", "MO", "WK", "YR"})


@rule(
    "278-PROCEDURE",
    *SEGMENTS,
    snip=5,
    source="X217 SV101, SV202 and SV301; 45 CFR 162.1002",
    what="The procedure is of the wrong list, or has not the form of a code of its list.",
    remedy="Send HC with CPT and HCPCS codes, AD with dental codes.",
    severity="warning",
    ack="7",
    when=lambda service: service.procedure is not None,
)
def procedure_has_its_form(service: Service, around: Around) -> Spots:
    """Medical codes go with HC, dental codes with AD."""
    segment, element, _ = SEGMENTS[type(service)]
    procedure: Procedure | None = service.procedure
    if procedure is None or not procedure.code:
        return
    is_dental = isinstance(service, DentalService)
    if (procedure.qualifier != DENTAL_LIST) if is_dental else (procedure.qualifier not in MEDICAL_LISTS):
        yield here(service, segment, element, 1)
    elif (is_dental and not DENTAL.fullmatch(procedure.code)) or (
        procedure.qualifier == "HC" and not is_procedure(procedure.code)
    ):
        yield here(service, segment, element, 2)


@rule(
    "278-CHARGE",
    *SEGMENTS,
    snip=4,
    source="X217 SV102, SV203 and SV302",
    what="The charge of the service is negative.",
    remedy="Send the charge as zero or more, or leave it out.",
    ack="7",
    when=lambda service: service.charge is not None and service.charge < 0,
)
def charge_is_not_negative(service: Service, around: Around) -> Spots:
    """A service costs zero or more."""
    segment, _, element = SEGMENTS[type(service)]
    yield here(service, segment, element)


@rule(
    "278-UNIT",
    ProfessionalService,
    InstitutionalService,
    snip=2,
    source="X217 SV103 and SV104, SV204 and SV205: both or neither; MJ, UN, DA and others",
    what="The unit of the service is not on the list, or stands without a number, or the number without it.",
    remedy="Send UN with a number of units, DA with days, MJ with minutes.",
    severity="warning",
    ack="2",
)
def units_are_of_a_known_kind(service: ProfessionalService | InstitutionalService, around: Around) -> Spots:
    """A unit and its number go together."""
    segment, element = ("SV1", 3) if isinstance(service, ProfessionalService) else ("SV2", 4)
    if service.unit and service.unit not in UNITS:
        yield here(service, segment, element)
    elif segment == "SV2" and bool(service.unit) != (service.quantity is not None):
        yield here(service, segment, element + 1 if service.unit else element)


@rule(
    "278-REVENUE-CODE",
    InstitutionalService,
    snip=5,
    source="X217 SV201 and SV202; NUBC",
    what="The revenue code is not three or four digits, or there is neither a revenue code nor a procedure.",
    remedy="Send the four digits of the revenue code.",
    severity="warning",
    ack="7",
)
def revenue_code_has_its_form(service: InstitutionalService, around: Around) -> Spots:
    """SV201 is a revenue code."""
    code = service.revenue_code
    if (code and not (code.isdigit() and len(code) in (3, 4))) or (not code and service.procedure is None):
        yield here(service, "SV2", 1)


@rule(
    "278-POINTER",
    PatientEvent,
    snip=4,
    source="X217 SV107: 1 to 12, the diagnoses of HI",
    what="A pointer means a diagnosis that the event does not have.",
    remedy="Send the diagnosis in HI, or leave the pointer out.",
    ack="I9",
    when=lambda event: event.services,
)
def pointers_mean_a_diagnosis(event: PatientEvent, around: Around) -> Spots:
    """A pointer counts the diagnoses of its event."""
    for service in event.services:
        row = service.professional
        if row is not None and any(not 1 <= pointer <= len(event.diagnoses) for pointer in row.pointers):
            yield here(row, "SV1", 7)


@rule(
    "278-ONE-SERVICE",
    ReviewedService,
    snip=4,
    source="X217 2000F SV1, SV2 and SV3: one of them",
    what="One service is professional, institutional or dental at once.",
    remedy="Ask for each in a level of its own (HL*SS).",
    severity="warning",
    ack="I9",
)
def service_is_of_one_kind(service: ReviewedService, around: Around) -> Spots:
    """A level of a service holds one service."""
    kinds = (("SV1", service.professional), ("SV2", service.institutional), ("SV3", service.dental))
    found = [(segment, row) for segment, row in kinds if row is not None]
    for segment, row in found[1:]:
        yield here(row, segment)


@rule(
    "278-DENTAL",
    DentalService,
    snip=5,
    source="X217 SV304 and SV305",
    what="The part of the mouth or the kind of prosthesis is not on the list.",
    remedy="Send 10, 20, 30 or 40 for a quadrant, I or R for a first prosthesis or its replacement.",
    severity="warning",
    ack="7",
)
def mouth_is_told_by_code(service: DentalService, around: Around) -> Spots:
    """Quadrants and prostheses are coded."""
    if service.oral_cavity is not None:
        for component, code in enumerate(service.oral_cavity.codes, 1):
            if code and code not in MOUTH:
                yield here(service, "SV3", 4, component)
    if service.prosthesis and service.prosthesis not in PROSTHESES:
        yield here(service, "SV3", 5)


@rule(
    "278-TOOTH",
    Tooth,
    snip=5,
    source="X217 TOO02 and TOO03; ADA universal numbering",
    what="The tooth is none of the universal numbering, or a surface of it is not on the list.",
    remedy="Send 1 to 32 or A to T, and B, D, F, I, L, M or O for surfaces.",
    severity="warning",
    ack="7",
)
def tooth_is_one(tooth: Tooth, around: Around) -> Spots:
    """Teeth are numbered 1 to 32 and A to T, those too many 51 to 82 and AS to TS."""
    if tooth.tooth and not TOOTH.fullmatch(tooth.tooth):
        yield here(tooth, "TOO", 2)
    if tooth.surfaces is not None:
        for component, code in enumerate(tooth.surfaces.codes, 1):
            if code and code not in SURFACES:
                yield here(tooth, "TOO", 3, component)


@rule(
    "278-SPINAL",
    SpinalTreatment,
    snip=4,
    source="X217 CR201, CR202, CR205 and CR208",
    what="The series has fewer treatments than were given, or a unit or condition that is not on the list.",
    remedy="Send which treatment of how many it is, DA, WK, MO or YR, and a condition of the list.",
    severity="warning",
    ack="7",
)
def series_is_possible(row: SpinalTreatment, around: Around) -> Spots:
    """The treatment is one of its series."""
    number, count = row.treatment_number, row.treatment_count
    if number is not None and count is None:
        yield here(row, "CR2", 2)
    elif number is not None and count is not None and not 1 <= number <= count:
        yield here(row, "CR2", 1)
    if row.period_unit and row.period_unit not in SPINAL_UNITS:
        yield here(row, "CR2", 5)
    if row.condition and row.condition not in SPINAL_CONDITIONS:
        yield here(row, "CR2", 8)


@rule(
    "278-ADMISSION-CODES",
    PatientEvent,
    snip=5,
    source="X217 CL101, CL102 and CL103; NUBC",
    what="The type or source of the admission or the patient's status has not the form of its code.",
    remedy="Send the codes of the bill: type 1 to 5 or 9, source one character, status two digits.",
    severity="warning",
    ack="7",
)
def admission_is_coded(event: PatientEvent, around: Around) -> Spots:
    """The codes are those of an institutional bill; its lists grow, their forms do not."""
    if event.admission_type and event.admission_type not in ADMISSION_TYPES:
        yield here(event, "CL1", 1)
    source = event.admission_source
    if source and not (source.isdigit() or source in "ABCDEFG"):
        yield here(event, "CL1", 2)
    if event.patient_status and not event.patient_status.isdigit():
        yield here(event, "CL1", 3)
