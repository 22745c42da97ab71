"""The lines of an 835 and the adjustments of its claims and lines: amounts, units, reasons and remark codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from x12.messages.parts import Adjustment
from x12.messages.remittance835 import ClaimPayment, ServicePayment
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import REMARK, is_adjustment_reason, is_npi, is_procedure

NEED_REMARK = frozenset("16 17 96 125 129 148 201 226 227 234 237 250 251 252 267 307 A1 D23".split())
"""Adjustment reasons that say nothing without a remark code."""
REMARKS = "X12 code list 411 (RARC)"


def _placed(rows: Iterable[Adjustment]) -> Iterator[tuple[Adjustment, int]]:
    """Give each adjustment with the element of its reason: 2, or 5, 8 ... when it shares a CAS with others."""
    segment, element = 0, 2
    for row in rows:
        element = element + 3 if row.at and row.at == segment else 2
        segment = row.at
        yield row, element


@rule(
    "SVC-NEGATIVE",
    ServicePayment,
    snip=4,
    source="X221 SVC02 and SVC03, RFI 1147",
    what="The line's charge or payment is negative, but the claim is no reversal.",
    remedy="Hold the line and ask the payer whether the claim is a reversal (CLP02 22).",
)
def line_is_not_negative(line: ServicePayment, around: Around) -> Spots:
    """Only the lines of a reversal are negative; of a claim that is negative as a whole they are not told."""
    claim = around.get(ClaimPayment)
    if claim and (claim.is_reversal or claim.charged < 0):
        return
    if line.charged < 0:
        yield here(line, "SVC", 2)
    if line.paid < 0:
        yield here(line, "SVC", 3)


@rule(
    "REVERSAL-LINE-SIGN",
    ServicePayment,
    snip=4,
    source="X221 1.10.2.8, RFI 1147: every amount of the original is negated",
    what="A line of a reversal has a positive charge or payment.",
    remedy="Hold the claim; ask the payer for a reversal that negates the original.",
)
def reversed_line_is_negative(line: ServicePayment, around: Around) -> Spots:
    """The lines of a reversal have the other sign; where its claim has not, the claim alone is told."""
    claim = around.get(ClaimPayment)
    if claim is None or not claim.is_reversal or claim.charged > 0:
        return
    if line.charged > 0:
        yield here(line, "SVC", 2)
    if line.paid > 0:
        yield here(line, "SVC", 3)


@rule(
    "SVC-UNITS",
    ServicePayment,
    snip=4,
    source="X221 SVC05 and SVC07",
    what="The units are negative, or none are said to have been billed, but the claim is no reversal.",
    remedy="Post the money; take the units from what was billed.",
    severity="warning",
)
def units_are_not_negative(line: ServicePayment, around: Around) -> Spots:
    """Units paid are zero or more, units billed more than zero."""
    claim = around.get(ClaimPayment)
    if claim and claim.is_reversal:
        return
    if line.units < 0:
        yield here(line, "SVC", 5)
    if line.submitted_units is not None and line.submitted_units <= 0:
        yield here(line, "SVC", 7)


@rule(
    "SVC-NOTHING-PAID-UNITS",
    ServicePayment,
    snip=4,
    source="X221 SVC03 and SVC05",
    what="Money is paid for no units.",
    remedy="Post the money, and ask the payer how many units it paid.",
    severity="warning",
)
def paid_line_has_units(line: ServicePayment, around: Around) -> Spots:
    """What is paid has units."""
    if line.paid > 0 and not line.units:
        yield here(line, "SVC", 5)


@rule(
    "SVC-PROCEDURE-FORM",
    ServicePayment,
    snip=5,
    source="X221 SVC01-2 and SVC06-2 with HC: HCPCS codes",
    what="The procedure is called a HCPCS code, but has not its five characters.",
    remedy="Match the line by its control number.",
    severity="warning",
)
def procedure_has_five_characters(line: ServicePayment, around: Around) -> Spots:
    """A HCPCS code has five characters: four digits and a digit or letter, or a letter and four digits."""
    for element, procedure in ((1, line.procedure), (6, line.submitted)):
        if procedure and procedure.qualifier == "HC" and procedure.code and not is_procedure(procedure.code):
            yield here(line, "SVC", element, 2)


@rule(
    "SVC-TWICE",
    ServicePayment,
    snip=4,
    source="X221 2110 REF*6R, RFI 2224: a split line differs in procedure, charge or date",
    what="The same line stands twice in the claim.",
    remedy="Post it once, and ask the payer whether the second is meant.",
    severity="warning",
)
def line_stands_once(line: ServicePayment, around: Around) -> Spots:
    """Control number, procedure, charge, payment and date together stand once in a claim."""
    claim = around.get(ClaimPayment)
    if claim is None or not line.control_number or len(claim.lines) < 2:
        return
    for other in claim.lines:
        if other is line:
            return
        if other.control_number == line.control_number and _decision(other) == _decision(line):
            yield here(line, "REF*6R", 2)
            return


def _decision(line: ServicePayment) -> tuple[object, ...]:
    procedure = line.procedure
    return (procedure.code, tuple(procedure.modifiers), line.charged, line.paid, line.date)


@rule(
    "SVC-RENDERING-NPI",
    ServicePayment,
    snip=5,
    source="45 CFR 162.406, X221 2110 REF*HPI",
    what="The rendering provider's NPI of the line is not ten digits with the right check digit.",
    remedy="Check which provider gave the service.",
    severity="warning",
    when="rendering_npi",
)
def line_rendering_npi_checks(line: ServicePayment, around: Around) -> Spots:
    """REF*HPI is an NPI."""
    if line.rendering_npi and not is_npi(line.rendering_npi):
        yield here(line, "REF*HPI", 2)


@rule(
    "835-CAS-ZERO",
    ClaimPayment,
    ServicePayment,
    snip=4,
    source="X221 CAS03 and CAS04",
    what="An adjustment has the amount zero and no quantity, or its units are zero or go the other way.",
    remedy="Nothing to post; the reason may still tell why less was paid elsewhere.",
    severity="warning",
    when="adjustments",
)
def adjustment_is_not_zero(owner: ClaimPayment | ServicePayment, around: Around) -> Spots:
    """An adjustment changes money or units, both in one direction."""
    for row, element in _placed(owner.adjustments):
        if not row.amount and not row.quantity:
            yield here(row, "CAS", element + 1)
        elif row.quantity is not None and row.amount and row.quantity * row.amount <= 0:
            yield here(row, "CAS", element + 2)


@rule(
    "835-CAS-TWICE",
    ClaimPayment,
    ServicePayment,
    snip=4,
    source="X221 CAS: one amount for each group and reason",
    what="The same group and reason stand twice at one level.",
    remedy="Post both; together they are one adjustment.",
    severity="warning",
    when="adjustments",
)
def reason_stands_once(owner: ClaimPayment | ServicePayment, around: Around) -> Spots:
    """A reason stands once in its group."""
    seen: set[tuple[str, str]] = set()
    for row, element in _placed(owner.adjustments):
        if (row.group, row.reason) in seen:
            yield here(row, "CAS", element)
        seen.add((row.group, row.reason))


@rule(
    "835-CAS-CORRECTION-GROUP",
    ClaimPayment,
    ServicePayment,
    snip=5,
    source="RFI 1147: group CR ended with 4010",
    what="The adjustment is of group CR, which 5010 no longer has.",
    remedy="Find out from the reason who bears the amount before posting it.",
    when="adjustments",
)
def group_is_of_5010(owner: ClaimPayment | ServicePayment, around: Around) -> Spots:
    """The groups of an 835 are CO, OA, PI and PR."""
    for row in owner.adjustments:
        if row.group == "CR":
            yield here(row, "CAS", 1)


@rule(
    "835-CAS-REASON",
    ClaimPayment,
    ServicePayment,
    snip=5,
    source="X12 code list 139 (CARC)",
    what="The adjustment reason is not on the list of reasons.",
    remedy="Ask the payer what it means; a new code may be missing here.",
    severity="warning",
    when="adjustments",
)
def reason_is_on_the_list(owner: ClaimPayment | ServicePayment, around: Around) -> Spots:
    """A reason is a number, or a letter and a number, that was given out; no leading zeros."""
    for row, element in _placed(owner.adjustments):
        if row.reason and not is_adjustment_reason(row.reason):
            yield here(row, "CAS", element)


@rule(
    "835-CAS-NEEDS-REMARK",
    ClaimPayment,
    ServicePayment,
    snip=4,
    source="X12 code list 139 (CARC): these reasons ask for a remark code; CORE 360",
    what="The adjustment reason says nothing without a remark code, and there is none.",
    remedy="Ask the payer what exactly is missing or wrong.",
    severity="warning",
    when="adjustments",
)
def vague_reason_has_a_remark(owner: ClaimPayment | ServicePayment, around: Around) -> Spots:
    """Reasons such as 16 and 96 come with a remark code of the line or the claim."""
    claim = owner if isinstance(owner, ClaimPayment) else around.get(ClaimPayment)
    if claim and claim.is_reversal:
        return  # what is taken back was explained when it was paid
    vague = [(row, element) for row, element in _placed(owner.adjustments) if row.reason in NEED_REMARK]
    if vague and not _has_remark(owner, claim):
        row, element = vague[0]
        yield here(row, "CAS", element)


def _has_remark(owner: ClaimPayment | ServicePayment, claim: ClaimPayment | None) -> bool:
    if owner.remark_codes or (claim and claim.remark_codes):
        return True
    if isinstance(owner, ServicePayment):
        return bool(owner.remarks)
    return any(line.remarks for line in owner.lines)


@rule(
    "LQ-REMARK",
    ServicePayment,
    snip=5,
    source=REMARKS,
    what="A remark code of the line does not have the form of one.",
    remedy="Ask the payer what it means.",
    severity="warning",
    when="remarks",
)
def line_remarks_have_their_form(line: ServicePayment, around: Around) -> Spots:
    """A remark code is M, MA or N and a number."""
    for remark in line.remarks:
        if remark.qualifier == "HE" and remark.code and not REMARK.fullmatch(remark.code):
            yield here(remark, "LQ", 2)


@rule(
    "MOA-REMARK",
    ClaimPayment,
    snip=5,
    source=REMARKS,
    what="A remark code of the claim does not have the form of one.",
    remedy="Ask the payer what it means.",
    severity="warning",
    when="outpatient inpatient",
)
def claim_remarks_have_their_form(claim: ClaimPayment, around: Around) -> Spots:
    """The codes of MOA03 to MOA07, MIA05 and MIA20 to MIA23 are M, MA or N and a number."""
    if claim.outpatient:
        for element, code in enumerate(claim.outpatient.remarks, 3):
            if code and not REMARK.fullmatch(code):
                yield here(claim.outpatient, "MOA", element)
    if claim.inpatient:
        placed = [(5, claim.inpatient.remark), *enumerate(claim.inpatient.more_remarks, 20)]
        for element, code in placed:
            if code and not REMARK.fullmatch(code):
                yield here(claim.inpatient, "MIA", element)
