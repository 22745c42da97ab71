"""The lines of a claim (837P, 2400): procedure, units, charge, pointers, control number."""

from __future__ import annotations

from decimal import Decimal

from x12.messages.claim837p import Claim, LineAdjudication, ServiceLine
from x12.rules.as_sent import sent
from x12.rules.finding import Around, Spot, Spots, here, rule
from x12.rules.identifiers import (
    ANESTHESIA_MODIFIERS,
    MODIFIER,
    NOT_TIMED,
    UNLISTED,
    is_anesthesia,
    is_procedure,
)

MOST_POINTERS = 4
MOST_DIAGNOSES = 12
MOST_CONTROL_NUMBER = 30
MOST_UNITS = Decimal(10) ** 8
MINUTES_OF_A_DAY = 24 * 60
TWICE = 2
REPEATABLE = frozenset({"59", "76", "77", "91", "XE", "XP", "XS", "XU", "RT", "LT"})


@rule(
    "LX01",
    Claim,
    snip=2,
    source="X222 2400 LX01: 1, 2, 3 without a gap",
    what="The lines are not numbered 1, 2, 3 and so on.",
    remedy="Number the lines of each claim from 1.",
    ack="7",
)
def _line_numbers(claim: Claim, around: Around) -> Spots:
    for expected, line in enumerate(claim.lines, 1):
        # A line without any LX is told as such, and is counted all the same.
        if line.at and line.number != expected and (line.number or sent(around, line, "LX")):
            yield here(line, "LX", 1)
            return


@rule(
    "PROCEDURE-FORM",
    ServiceLine,
    LineAdjudication,
    snip=5,
    source="X222 SV101-2 and SVD03-2; CPT and HCPCS",
    what="The code does not have the form of a CPT or HCPCS code.",
    remedy="Send five characters, such as 99213, 0001U or J1885.",
    ack="7",
)
def _procedure_form(item: ServiceLine | LineAdjudication, around: Around) -> Spots:
    procedure = item.procedure
    if procedure is not None and procedure.qualifier == "HC" and procedure.code and not is_procedure(procedure.code):
        yield _at_procedure(item, 2)


def _has_modifiers(item: ServiceLine | LineAdjudication) -> bool:
    return item.procedure is not None and bool(item.procedure.modifiers)


def _is_timed(line: ServiceLine) -> bool:
    return line.unit == "MJ"


@rule(
    "MODIFIER-FORM",
    ServiceLine,
    LineAdjudication,
    snip=5,
    source="X222 SV101-3 to 6: two letters or digits",
    what="The modifier is not two letters or digits.",
    remedy="Send modifiers of two characters.",
    ack="7",
    when=_has_modifiers,
)
def _modifier_form(item: ServiceLine | LineAdjudication, around: Around) -> Spots:
    modifiers = item.procedure.modifiers if item.procedure is not None else []
    for index, modifier in enumerate(modifiers):
        if modifier and not MODIFIER.fullmatch(modifier):
            yield _at_procedure(item, index + 3)


@rule(
    "MODIFIER-REPEATED",
    ServiceLine,
    snip=4,
    source="X222 SV101-3 to 6",
    what="The same modifier stands twice.",
    remedy="Send each modifier once.",
    ack="7",
    when=_has_modifiers,
)
def _modifier_repeated(line: ServiceLine, around: Around) -> Spots:
    modifiers = line.procedure.modifiers if line.procedure is not None else []
    for index, modifier in enumerate(modifiers):
        if modifier and modifier in modifiers[:index]:
            yield here(line, "SV1", 1, index + 3)


@rule(
    "MODIFIER-COUNT",
    ServiceLine,
    snip=2,
    source="X222 SV101-3 to 7: four modifiers, then a description",
    what="The description of the procedure looks like a fifth modifier.",
    remedy="Send at most four modifiers, the most important first.",
    severity="warning",
    ack="3",
)
def _modifier_count(line: ServiceLine, around: Around) -> Spots:
    description = line.procedure.description if line.procedure is not None else ""
    if description and MODIFIER.fullmatch(description):
        yield here(line, "SV1", 1, 7)


@rule(
    "UNLISTED-DESCRIPTION",
    ServiceLine,
    snip=4,
    source="X222 SV101-7: required for unlisted procedures",
    what="An unlisted procedure is not described.",
    remedy="Say in SV101-7 what was done; a note does not count.",
    ack="I9",
)
def _unlisted(line: ServiceLine, around: Around) -> Spots:
    if line.procedure is not None and line.procedure.code in UNLISTED and not line.procedure.description:
        yield here(line, "SV1", 1, 7)


@rule(
    "LINE-CHARGE-NEGATIVE",
    ServiceLine,
    snip=4,
    source="X12 RFI 2499: no negative charges",
    what="The charge of the line is negative.",
    remedy="Void or replace the earlier claim instead.",
)
def _charge_negative(line: ServiceLine, around: Around) -> Spots:
    if line.charge < 0:
        yield here(line, "SV1", 2)


@rule(
    "QUANTITY",
    ServiceLine,
    snip=4,
    source="X222 SV104: more than 0, at most eight digits",
    what="The units are zero, negative or too many to be right.",
    remedy="Send how many units or minutes were given.",
    ack="7",
)
def _quantity(line: ServiceLine, around: Around) -> Spots:
    if not 0 < line.quantity < MOST_UNITS:
        yield here(line, "SV1", 4)


@rule(
    "QUANTITY-DECIMALS",
    ServiceLine,
    snip=4,
    source="X222 SV104, as commonly applied: one decimal place",
    what="The units have more than one decimal place.",
    remedy="Round the units.",
    severity="warning",
    ack="7",
)
def _quantity_decimals(line: ServiceLine, around: Around) -> Spots:
    if line.quantity % 1 and line.unit != "MJ" and line.quantity != round(line.quantity, 1):
        yield here(line, "SV1", 4)


@rule(
    "MINUTES-WHOLE",
    ServiceLine,
    snip=4,
    source="X222 SV103 MJ and SV104: whole minutes",
    what="The minutes are not a whole number.",
    remedy="Send whole minutes.",
    ack="7",
    when=_is_timed,
)
def _minutes_whole(line: ServiceLine, around: Around) -> Spots:
    if line.quantity % 1:
        yield here(line, "SV1", 4)


@rule(
    "MINUTES-OF-A-DAY",
    ServiceLine,
    snip=4,
    source="X222 SV103 MJ and SV104: a day has 1440 minutes",
    what="The line has more minutes than its days.",
    remedy="Correct the minutes, or the dates of the line.",
    severity="warning",
    ack="7",
    when=_is_timed,
)
def _minutes_of_a_day(line: ServiceLine, around: Around) -> Spots:
    if line.quantity > MINUTES_OF_A_DAY and line.service_date is not None:
        days = (line.service_date.end - line.service_date.first).days + 1
        if line.quantity > MINUTES_OF_A_DAY * max(days, 1):
            yield here(line, "SV1", 4)


@rule(
    "ANESTHESIA-MINUTES",
    ServiceLine,
    snip=4,
    source="X222 SV103: MJ for the time of anesthesia",
    what="Anesthesia is not counted in minutes, or something else is.",
    remedy="Send MJ with the minutes of anesthesia (00100 to 01999), UN with anything else.",
    severity="warning",
    ack="7",
)
def _anesthesia_minutes(line: ServiceLine, around: Around) -> Spots:
    if line.procedure is None or line.procedure.code in NOT_TIMED or line.procedure.qualifier != "HC":
        return
    if (line.unit == "MJ") != is_anesthesia(line.procedure.code):
        yield here(line, "SV1", 3)


@rule(
    "ANESTHESIA-MODIFIER",
    ServiceLine,
    snip=4,
    source="CMS Claims Processing Manual 12.50: AA, AD, QK, QX, QY, QZ or GC",
    what="Anesthesia has no modifier that says who gave it.",
    remedy="Add AA, AD, QK, QX, QY or QZ.",
    severity="warning",
    ack="I9",
)
def _anesthesia_modifier(line: ServiceLine, around: Around) -> Spots:
    procedure = line.procedure
    if procedure is None or procedure.qualifier != "HC" or not is_anesthesia(procedure.code):
        return
    if not ANESTHESIA_MODIFIERS.intersection(procedure.modifiers) and procedure.code not in NOT_TIMED:
        yield here(line, "SV1", 1, 3)


@rule(
    "PLACE-REPEATED",
    ServiceLine,
    snip=4,
    source="X222 SV105, as commonly applied: only when it differs from CLM05-1",
    what="The line repeats the place of service of its claim.",
    remedy="Leave SV105 empty.",
    severity="warning",
    ack="I10",
    when="place_of_service",
)
def _place_repeated(line: ServiceLine, around: Around) -> Spots:
    claim = around.get(Claim)
    if line.place_of_service and claim is not None and line.place_of_service == claim.place_of_service:
        yield here(line, "SV1", 5)


@rule(
    "POINTER-MISSING",
    ServiceLine,
    snip=2,
    source="X222 SV107-1, required",
    what="The line points to no diagnosis.",
    remedy="Send the number of the diagnosis that supports it.",
    ack="1",
)
def _pointer_missing(line: ServiceLine, around: Around) -> Spots:
    if not line.pointers:
        yield here(line, "SV1", 7, 1)


@rule(
    "POINTER-COUNT",
    ServiceLine,
    snip=1,
    source="X222 SV107: one to four pointers",
    what="The line points to more than four diagnoses.",
    remedy="Keep the four that support it most.",
    ack="3",
)
def _pointer_count(line: ServiceLine, around: Around) -> Spots:
    if len(line.pointers) > MOST_POINTERS:
        yield here(line, "SV1", 7, MOST_POINTERS + 1)


@rule(
    "POINTER-DIAGNOSIS",
    ServiceLine,
    snip=4,
    source="X222 SV107: the number of a diagnosis in HI, 1 to 12",
    what="The line points to a diagnosis that the claim does not have.",
    remedy="Correct the pointer or add the diagnosis.",
    ack="7",
)
def _pointer_diagnosis(line: ServiceLine, around: Around) -> Spots:
    claim = around.get(Claim)
    last = min(len(claim.diagnoses), MOST_DIAGNOSES) if claim is not None else MOST_DIAGNOSES
    if not last:
        return  # that there is no diagnosis at all is told once
    for index, pointer in enumerate(line.pointers):
        if not 1 <= pointer <= last:
            yield here(line, "SV1", 7, index + 1)


@rule(
    "POINTER-REPEATED",
    ServiceLine,
    snip=4,
    source="X222 SV107",
    what="The line points to the same diagnosis twice.",
    remedy="Send each pointer once.",
    ack="7",
)
def _pointer_repeated(line: ServiceLine, around: Around) -> Spots:
    known: set[int] = set()
    for index, pointer in enumerate(line.pointers):
        if pointer in known:
            yield here(line, "SV1", 7, index + 1)
            return
        known.add(pointer)


@rule(
    "LINE-NUMBER-MISSING",
    ServiceLine,
    snip=4,
    source="X222 2400 REF*6R; X12 RFI 2035: payers must return it",
    what="The line has no control number, so its payment is hard to find.",
    remedy="Send REF*6R with a number of your own.",
    severity="warning",
)
def _control_number_missing(line: ServiceLine, around: Around) -> Spots:
    if not line.control_number:
        yield here(line, "REF*6R", 2)


@rule(
    "LINE-NUMBER-LENGTH",
    ServiceLine,
    snip=2,
    source="X222 2400 REF*6R, as commonly applied: receivers keep 30 characters",
    what="The control number of the line has more than 30 characters.",
    remedy="Use at most 30.",
    severity="warning",
    ack="5",
)
def _control_number_long(line: ServiceLine, around: Around) -> Spots:
    if len(line.control_number) > MOST_CONTROL_NUMBER:
        yield here(line, "REF*6R", 2)


@rule(
    "LINE-NUMBER-DUPLICATE",
    Claim,
    snip=4,
    source="X222 2400 REF*6R: unique in the claim",
    what="Two lines of the claim have the same control number.",
    remedy="Give each line its own.",
    ack="7",
)
def _control_number_twice(claim: Claim, around: Around) -> Spots:
    known: set[str] = set()
    for line in claim.lines:
        if line.control_number and line.control_number in known:
            yield here(line, "REF*6R", 2)
        known.add(line.control_number)


@rule(
    "LINE-DUPLICATE",
    Claim,
    snip=4,
    source="Payers' duplicate edits; CARC 18",
    what="A line is the same as another one of the claim: procedure, modifiers, day, charge and units.",
    remedy="Take it out, put the units together, or add the modifier that says why (such as 59 or 76).",
    severity="warning",
)
def _line_twice(claim: Claim, around: Around) -> Spots:
    known: dict[object, int] = {}
    for line in claim.lines:
        if line.procedure is None or REPEATABLE.intersection(line.procedure.modifiers):
            continue
        key = (line.procedure.code, *line.procedure.modifiers, line.service_date, line.charge, line.quantity)
        drug = line.drug.ndc if line.drug is not None else ""
        times = known[key, drug] = known.get((key, drug), 0) + 1
        if times == TWICE:  # of many equal lines one telling is enough
            yield here(line, "SV1", 1)


def _at_procedure(item: ServiceLine | LineAdjudication, component: int) -> Spot:
    return here(item, "SV1", 1, component) if isinstance(item, ServiceLine) else here(item, "SVD", 3, component)
