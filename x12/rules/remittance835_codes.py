"""The codes of an 835 that come from outside lists: procedures, modifiers, places, remarks, who bears a share."""

from __future__ import annotations

import re
from typing import Any

from x12.messages.remittance835 import ClaimPayment, ServicePayment
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import MODIFIER, NDC, REMARK
from x12.rules.question_codes import LISTS
from x12.words.places import PLACES_OF_SERVICE

BY_NUMBER = "Match the line by its control number."
OF_OTHER_LISTS = {"AD": re.compile(r"D\d{4}", re.ASCII), "N4": NDC, "NU": re.compile(r"\d{3,4}", re.ASCII)}
"""Dental procedures, drugs, revenue codes."""
REVENUE = OF_OTHER_LISTS["NU"]
BILL_TYPES = frozenset(
    """11 12 13 14 18 21 22 23 28 31 32 33 34 41 42 43 44 45 46 47 48 51 52 61 62 65 66 71 72 73 74 75 76 77 78 79 81
    82 83 84 85 86 87 89""".split()
)
"""How the bill types of facilities begin."""
FREQUENCY = re.compile(r"[0-9A-Z]", re.ASCII | re.IGNORECASE)
SHARES = frozenset({"1", "2", "3"})
"""Deductible, coinsurance and copay."""
NOT_OF_PATIENT = frozenset({"CO", "PI"})


def _has_codes(line: ServicePayment) -> object:
    """Tell whether a line has other codes than a plain CPT or HCPCS code."""
    procedure = line.procedure
    is_plain = procedure is None or (procedure.qualifier == "HC" and not procedure.modifiers)
    return not is_plain or line.remarks or line.submitted or line.revenue_code


@rule(
    "SVC-SUBMITTED-LIST",
    ServicePayment,
    snip=2,
    source="X221 SVC06-1",
    what="It is not said rightly from which list the procedure is that was billed.",
    remedy=BY_NUMBER,
    severity="warning",
    ack="7",
    when=_has_codes,
)
def billed_procedure_is_of_a_known_list(line: ServicePayment, around: Around) -> Spots:
    """SVC06-1 names the list."""
    if line.submitted is not None and line.submitted.qualifier not in LISTS:
        yield here(line, "SVC", 6, 1)


@rule(
    "SVC-CODE-FORM",
    ServicePayment,
    snip=5,
    source="X221 SVC01-2 and SVC06-2 with AD, N4 and NU; SVC04",
    what="The code has not the form of its list: dental procedure, drug or revenue code.",
    remedy=BY_NUMBER,
    severity="warning",
    ack="7",
    when=_has_codes,
)
def code_has_the_form_of_its_list(line: ServicePayment, around: Around) -> Spots:
    """AD is D and four digits, N4 eleven digits, NU and SVC04 four digits."""
    for element, procedure in ((1, line.procedure), (6, line.submitted)):
        form = OF_OTHER_LISTS.get(procedure.qualifier) if procedure is not None else None
        if procedure is not None and form is not None and procedure.code and not form.fullmatch(procedure.code):
            yield here(line, "SVC", element, 2)
    if line.revenue_code and not REVENUE.fullmatch(line.revenue_code):
        yield here(line, "SVC", 4)


@rule(
    "SVC-MODIFIER",
    ServicePayment,
    snip=5,
    source="X221 SVC01-3 to 6 and SVC06-3 to 6",
    what="A modifier is not two letters or digits, stands twice, or stands behind an empty place.",
    remedy=BY_NUMBER,
    severity="warning",
    ack="7",
    when=_has_codes,
)
def modifiers_have_their_form(line: ServicePayment, around: Around) -> Spots:
    """Modifiers are of two characters, each once, one behind the other."""
    for element, procedure in ((1, line.procedure), (6, line.submitted)):
        modifiers = procedure.modifiers if procedure is not None else ()
        for index, modifier in enumerate(modifiers):
            if not MODIFIER.fullmatch(modifier) or modifier in modifiers[:index]:
                yield here(line, "SVC", element, index + 3)
                break


@rule(
    "CLP-BILL-TYPE",
    ClaimPayment,
    snip=5,
    source="X221 CLP08 and CLP09: place of service or bill type, and frequency",
    what="This is neither a place of service nor the beginning of a bill type, or the frequency is no code.",
    remedy="Take it from the claim that was sent.",
    severity="warning",
    ack="7",
)
def claim_has_a_known_place(claim: ClaimPayment, around: Around) -> Spots:
    """CLP08 and CLP09 give back CLM05."""
    place = claim.place_of_service
    if place and place not in PLACES_OF_SERVICE and place not in BILL_TYPES:
        yield here(claim, "CLP", 8)
    if claim.frequency and not FREQUENCY.fullmatch(claim.frequency):
        yield here(claim, "CLP", 9)


def _has_remarks(item: ClaimPayment | ServicePayment) -> object:
    return item.outpatient if isinstance(item, ClaimPayment) else item.remarks


@rule(
    "REMARK-TWICE",
    ClaimPayment,
    ServicePayment,
    snip=4,
    source="X221 2100 MOA03 to MOA07, 2110 LQ02: each remark once",
    what="The same remark code stands twice.",
    remedy="Nothing to do; it says the same.",
    severity="warning",
    when=_has_remarks,
)
def remark_stands_once(item: ClaimPayment | ServicePayment, around: Around) -> Spots:
    """A remark says its word once."""
    placed: list[tuple[Any, str, int, str]]
    if isinstance(item, ServicePayment):
        placed = [(remark, "LQ", 2, remark.code) for remark in item.remarks]
    elif item.outpatient is not None:
        placed = [(item.outpatient, "MOA", at, code) for at, code in enumerate(item.outpatient.remarks, 3)]
    else:
        return
    known: set[str] = set()
    for owner, segment, element, code in placed:
        if code and code in known:
            yield here(owner, segment, element)
        known.add(code)


@rule(
    "LQ-LIST",
    ServicePayment,
    snip=5,
    source="X221 2110 LQ01: HE remark codes, RX reject codes of pharmacies",
    what="A remark code is called a reject code of a pharmacy.",
    remedy="Read it as a remark code.",
    severity="warning",
    ack="7",
    when=_has_codes,
)
def remark_is_of_its_list(line: ServicePayment, around: Around) -> Spots:
    """Reject codes of pharmacies are of two or three characters."""
    for remark in line.remarks:
        if remark.qualifier == "RX" and REMARK.fullmatch(remark.code) and len(remark.code) > 2:
            yield here(remark, "LQ", 1)


@rule(
    "835-CAS-SHARE",
    ClaimPayment,
    ServicePayment,
    snip=4,
    source="X12 code list 139 (CARC): 1 deductible, 2 coinsurance, 3 copay; CORE 360",
    what="A deductible, coinsurance or copay is not laid upon the patient but written off.",
    remedy="Ask the payer whether the patient owes it before writing it off.",
    severity="warning",
    when="adjustments",
)
def share_is_the_patients(item: ClaimPayment | ServicePayment, around: Around) -> Spots:
    """A deductible, coinsurance and copay are of group PR, or OA where another payer bears them."""
    segment, element = 0, 2
    for row in item.adjustments:
        element = element + 3 if row.at and row.at == segment else 2
        segment = row.at
        if row.reason in SHARES and row.group in NOT_OF_PATIENT:
            yield here(row, "CAS", element)
