"""Details of eligibility questions and answers (270, 271): diagnoses, dates, references, what is asked for."""

from __future__ import annotations

from x12.messages.eligibility_parts import Asker, DependentName, Insured
from x12.messages.inquiry270 import EligibilityInquiry, Inquiry
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import MEMBER_ID, is_diagnosis
from x12.words.benefits import DATES

Person = Insured | DependentName
PRINCIPAL, FURTHER = frozenset({"ABK", "BK"}), frozenset({"ABF", "BF"})
ASKED_DATES = frozenset({"102", "291"})
UNKNOWN_GENDER = "U"


@rule(
    "ASKED-DIAGNOSIS",
    Insured,
    DependentName,
    snip=5,
    source="X279 2100C and 2100D HI, 45 CFR 162.1002",
    what="A diagnosis code does not have the form of one; it is sent without the decimal point.",
    remedy="Send a code of ICD-10-CM without the point.",
    ack="7",
    when=lambda person: person.diagnoses,
)
def diagnosis_has_its_form(person: Person, around: Around) -> Spots:
    """Diagnosis codes have the form of ICD-10-CM, or of ICD-9-CM before October 2015."""
    for element, row in enumerate(person.diagnoses, 1):
        if row.code and row.qualifier in PRINCIPAL | FURTHER and not is_diagnosis(row.qualifier, row.code):
            yield here(person, "HI", element, 2)


@rule(
    "ASKED-DIAGNOSIS-LIST",
    Insured,
    DependentName,
    snip=2,
    source="X279 2100C and 2100D HI01-1 ABK, HI02-1 to HI08-1 ABF",
    what="The first diagnosis is not marked as the principal one, or another is, or a diagnosis stands twice.",
    remedy="Send ABK with the first diagnosis, ABF with the others, and each once.",
    severity="warning",
    ack="7",
    when=lambda person: person.diagnoses,
)
def diagnoses_are_listed_rightly(person: Person, around: Around) -> Spots:
    """The first diagnosis is the principal one."""
    seen: set[str] = set()
    for element, row in enumerate(person.diagnoses, 1):
        if row.qualifier not in (FURTHER if seen else PRINCIPAL):
            yield here(person, "HI", element, 1)
        elif row.code in seen:
            yield here(person, "HI", element, 2)
        seen.add(row.code)


@rule(
    "270-DATE-KIND",
    Insured,
    DependentName,
    snip=2,
    source="X279 270 2100C and 2100D DTP01: 291, the day asked about, and 102, the day of the card; each once",
    what="A question knows no such date, or the date stands twice.",
    remedy="Send DTP*291 with the day of the service.",
    severity="warning",
    ack="7",
    when=lambda person: person.dates,
)
def question_knows_its_dates(person: Person, around: Around) -> Spots:
    """Who asks names the day, and perhaps when the card was issued; the other dates are the payer's."""
    if not isinstance(around.message, EligibilityInquiry):
        return
    seen: set[str] = set()
    for row in person.dates:
        if row.qualifier in DATES and (row.qualifier not in ASKED_DATES or row.qualifier in seen):
            yield here(row, "DTP", 1)
        seen.add(row.qualifier)


@rule(
    "270-GENDER",
    Insured,
    DependentName,
    snip=2,
    source="X279 270 2100C and 2100D DMG03: F or M",
    what="A question does not know the gender U.",
    remedy="Send F or M as the payer knows it, or leave it out.",
    severity="warning",
    ack="7",
    when=lambda person: person.gender == UNKNOWN_GENDER,
)
def question_knows_its_genders(person: Person, around: Around) -> Spots:
    """Only an answer says U."""
    if isinstance(around.message, EligibilityInquiry):
        yield here(person, "DMG", 3)


@rule(
    "270-MEMBER-ID",
    Insured,
    snip=5,
    source="X279 2100C NM109: as on the card, letters and digits",
    what="The member id holds spaces or signs between its letters and digits.",
    remedy="Send the id without spaces and dashes.",
    severity="warning",
    ack="6",
    when=lambda person: person.id,
)
def member_id_is_plain(person: Insured, around: Around) -> Spots:
    """Payers search for letters and digits; a dash or space of the card is not part of the id."""
    if isinstance(around.message, EligibilityInquiry) and not MEMBER_ID.fullmatch(person.id):
        yield here(person, "NM1", 9)


@rule(
    "ASKED-REFERENCE-TWICE",
    Asker,
    Insured,
    DependentName,
    snip=4,
    source="X279 2100B to 2100D REF: each identifier once",
    what="The same identifier stands twice.",
    remedy="Send each identifier once.",
    severity="warning",
    ack="5",
    when=lambda person: len(person.refs) > 1,
)
def identifier_stands_once(person: Asker | Person, around: Around) -> Spots:
    """An identifier of one kind and value stands once."""
    seen: set[tuple[str, str]] = set()
    for row in person.refs:
        if (row.qualifier, row.value) in seen:
            yield here(row, "REF", 1)
        seen.add((row.qualifier, row.value))


@rule(
    "ASKED-CHANGE",
    Insured,
    DependentName,
    snip=4,
    source="X279 271 2100C and 2100D INS03 and INS04: what was changed by the payer",
    what="Of the two codes that say that the payer corrected the person's data only one is there.",
    remedy="Compare name and birth date with the card all the same.",
    severity="warning",
    ack="2",
    when=lambda person: bool(person.maintenance_type) != bool(person.maintenance_reason),
)
def change_has_both_codes(person: Person, around: Around) -> Spots:
    """INS03 and INS04 come together."""
    yield here(person, "INS", 4 if person.maintenance_type else 3)


@rule(
    "ASKED-BIRTH-SEQUENCE",
    Insured,
    DependentName,
    snip=4,
    source="X279 INS17: 1 for the first born of twins",
    what="The place of the birth among twins is not 1 or more.",
    remedy="Send 1 for the first, 2 for the second.",
    severity="warning",
    ack="7",
    when=lambda person: person.birth_sequence is not None and person.birth_sequence < 1,
)
def births_count_from_one(person: Person, around: Around) -> Spots:
    """The first born is 1."""
    yield here(person, "INS", 17)


@rule(
    "270-EQ-BOTH",
    Inquiry,
    snip=2,
    source="X279 2110C EQ01 and EQ02: a service type or a procedure",
    what="The question names service types and a procedure at once.",
    remedy="Ask about the procedure in an EQ of its own.",
    severity="warning",
    ack="10",
    when=lambda inquiry: inquiry.procedure is not None and any(inquiry.service_types),
)
def question_is_one(inquiry: Inquiry, around: Around) -> Spots:
    """EQ02 is used instead of EQ01."""
    yield here(inquiry, "EQ", 2)


@rule(
    "270-SERVICE-DATE-ORDER",
    Inquiry,
    snip=4,
    source="X279 2110C DTP*291 with RD8",
    what="The days that are asked about end before they begin.",
    remedy="Put the earlier date first.",
    when=lambda row: row.service_date is not None and row.service_date.end < row.service_date.first,
)
def asked_days_are_in_order(row: Inquiry, around: Around) -> Spots:
    """The first day is on or before the last."""
    yield here(row, "DTP*291", 3)


@rule(
    "270-SPEND-DOWN",
    Inquiry,
    snip=4,
    source="X279 2110C AMT*R and AMT*PB",
    what="The amount of a spend-down is negative.",
    remedy="Send the amount as zero or more.",
    ack="7",
)
def spend_down_is_not_negative(inquiry: Inquiry, around: Around) -> Spots:
    """What a patient has to spend, or was billed, is zero or more."""
    if inquiry.spend_down is not None and inquiry.spend_down < 0:
        yield here(inquiry, "AMT*R", 2)
    if inquiry.spend_down_billed is not None and inquiry.spend_down_billed < 0:
        yield here(inquiry, "AMT*PB", 2)
