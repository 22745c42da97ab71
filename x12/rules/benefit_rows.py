"""The rows of an eligibility answer (271) one by one: money, limits, patterns of delivery, places, reasons."""

from __future__ import annotations

from x12.messages.benefits271 import Benefit, DependentBenefits, ReceiverBenefits, SourceBenefits, SubscriberBenefits
from x12.messages.eligibility_parts import (
    Asker,
    Delivery,
    DependentName,
    Insured,
    MilitaryService,
    Place,
    Rejection,
    Source,
)
from x12.messages.inquiry270 import Inquiry, InquiryDependent, InquirySubscriber
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import is_procedure
from x12.words.eligibility import REJECTIONS
from x12.words.places import PLACES_OF_SERVICE

Patient = SubscriberBenefits | DependentBenefits | InquirySubscriber | InquiryDependent
PATIENTS = (SubscriberBenefits, DependentBenefits, InquirySubscriber, InquiryDependent)
COINSURANCE = "A"
MONEY = frozenset({"B", "C", "G", "J", "Y"})
"""Copay, deductible, out-of-pocket maximum, cost containment and spend-down: dollars."""
PLACE_OF_SERVICE = "ZZ"
PERSON_REASONS = frozenset(
    "15 35 42 43 45 47 48 49 51 52 56 57 58 60 61 62 63 64 65 66 67 68 71 72 73 74 75 76 77 78".split()
)
REASONS: dict[type, frozenset[str]] = {
    SourceBenefits: frozenset("04 41 42 79".split()),
    Source: frozenset("04 41 42 79 80 T4".split()),
    Asker: frozenset("15 41 43 44 45 46 47 48 50 51 79 97 T4".split()),
    Insured: PERSON_REASONS - {"64", "65", "66", "67", "68", "77"},
    DependentName: PERSON_REASONS - {"72", "73", "74", "75", "76", "78"},
    Benefit: frozenset("15 33 52 53 54 55 56 57 60 61 62 63 69 70 98 AA AE AF AG AO CI E8 IA MA".split()),
}
"""The reasons (AAA03) that the guide knows at each level."""


@rule(
    "EB-MONEY-OR-PERCENT",
    Benefit,
    snip=4,
    source="X279 2110 EB01, EB07 and EB08: a coinsurance is a percentage, a copay or deductible an amount",
    what="The figure does not fit the benefit: an amount with a coinsurance, a percentage with a copay, or both.",
    remedy="Call the payer before telling the patient a figure.",
    severity="warning",
    when=lambda row: row.amount is not None or row.percent is not None,
)
def figure_is_of_its_kind(row: Benefit, around: Around) -> Spots:
    """EB08 goes with coinsurance, EB07 with what is told in dollars."""
    if row.percent is not None and (row.code in MONEY or row.amount is not None):
        yield here(row, "EB", 8)
    elif row.code == COINSURANCE and row.percent is None:
        yield here(row, "EB", 7)


@rule(
    "EB10-NEGATIVE",
    Benefit,
    snip=4,
    source="X279 2110 EB10",
    what="The quantity of a benefit is negative.",
    remedy="Call the payer for the limit.",
    severity="warning",
    when=lambda row: row.quantity is not None and row.quantity < 0,
)
def quantity_is_not_negative(row: Benefit, around: Around) -> Spots:
    """A limit is zero or more."""
    yield here(row, "EB", 10)


@rule(
    "EB-PROCEDURE",
    Benefit,
    Inquiry,
    snip=5,
    source="X279 EQ02-2 and EB13-2, 45 CFR 162.1002",
    what="The procedure code has not the form of a CPT or HCPCS code.",
    remedy="Send a code of five characters; ask the payer which code it means.",
    severity="warning",
    ack="7",
    when=lambda row: row.procedure is not None and row.procedure.qualifier == "HC" and row.procedure.code,
)
def procedure_has_its_form(row: Benefit | Inquiry, around: Around) -> Spots:
    """With HC the code has five characters."""
    if row.procedure is not None and not is_procedure(row.procedure.code):
        segment, element = ("EB", 13) if isinstance(row, Benefit) else ("EQ", 2)
        yield here(row, segment, element, 2)


@rule(
    "EB-POINTER",
    *PATIENTS,
    snip=4,
    source="X279 EQ05 and EB14: 1 to 8, the diagnoses of HI",
    what="A pointer means a diagnosis that is not there.",
    remedy="Send the diagnosis in HI, or leave the pointer out.",
    ack="I9",
)
def pointers_mean_a_diagnosis(patient: Patient, around: Around) -> Spots:
    """A pointer counts the diagnoses of its person."""
    name: Insured | DependentName | None = patient.name  # a broken file may lack it
    if name is None:
        return
    rows: list[Benefit] | list[Inquiry]
    if isinstance(patient, SubscriberBenefits | DependentBenefits):
        rows, segment, element = patient.benefits, "EB", 14
    else:
        rows, segment, element = patient.inquiries, "EQ", 5
    for row in rows:
        if any(not 1 <= pointer <= len(name.diagnoses) for pointer in row.diagnosis_pointers):
            yield here(row, segment, element)


@rule(
    "HSD-NUMBERS",
    Delivery,
    snip=4,
    source="X279 and X217 HSD02, HSD04 and HSD06",
    what="A delivery pattern counts nothing: its quantity, sample or number of times is not more than zero.",
    remedy="Say how many visits in how many weeks, or leave the number out.",
    severity="warning",
)
def delivery_counts_something(delivery: Delivery, around: Around) -> Spots:
    """There is at least one visit, one time."""
    for element, number in ((2, delivery.quantity), (4, delivery.sample), (6, delivery.periods)):
        if number is not None and number <= 0 and (element > 2 or number < 0 or delivery.unit):
            yield here(delivery, "HSD", element)


@rule(
    "HSD-SAMPLE",
    Delivery,
    snip=4,
    source="X279 and X217 HSD03 and HSD04: so many times in a day, week or month",
    what="A delivery pattern says every how many, but not of what.",
    remedy="Send the unit in HSD03, such as WK.",
    severity="warning",
    ack="2",
    when=lambda delivery: delivery.sample is not None and not delivery.unit,
)
def sample_has_its_unit(delivery: Delivery, around: Around) -> Spots:
    """HSD04 counts what HSD03 names."""
    yield here(delivery, "HSD", 3)


@rule(
    "HSD-EMPTY",
    Delivery,
    snip=1,
    source="X279 and X217 HSD",
    what="The delivery pattern says nothing: neither how much nor in what time nor when.",
    remedy="Fill it in, or leave it out.",
    severity="warning",
    ack="1",
)
def delivery_says_something(delivery: Delivery, around: Around) -> Spots:
    """HSD without a value is left out."""
    said = (delivery.quantity_qualifier, delivery.unit, delivery.period_qualifier, delivery.frequency, delivery.pattern)
    if not any(said) and (delivery.quantity, delivery.sample, delivery.periods) == (None, None, None):
        yield here(delivery, "HSD", 1)


@rule(
    "III-PLACE",
    Place,
    snip=5,
    source="X279 III01 ZZ and III02; CMS place of service codes",
    what="The place of service is not on the list, or the segment says nothing.",
    remedy="Use a code of the list, such as 11 for an office.",
    severity="warning",
    ack="7",
)
def place_is_on_the_list(place: Place, around: Around) -> Spots:
    """With ZZ the code is a place of service."""
    is_unknown = place.qualifier == PLACE_OF_SERVICE and place.code and place.code not in PLACES_OF_SERVICE
    if is_unknown or not (place.qualifier or place.code or place.category or place.text):
        yield here(place, "III", 2)


@rule(
    "MPI-DATES-ORDER",
    MilitaryService,
    snip=4,
    source="X279 2100C and 2100D MPI07 with RD8",
    what="The military service ends before it begins.",
    remedy="Ask the payer for the dates.",
    severity="warning",
    when=lambda row: row.period is not None and row.period.last is not None and row.period.last < row.period.first,
)
def service_is_in_order(row: MilitaryService, around: Around) -> Spots:
    """The first day is on or before the last."""
    yield here(row, "MPI", 7)


@rule(
    "AAA-LEVEL",
    *REASONS,
    snip=2,
    source="X279 271 AAA03: each level has reasons of its own",
    what="The guide knows this reason of a refusal only at other levels, or the same refusal stands twice.",
    remedy="Read it all the same; correct what it names.",
    severity="warning",
    ack="7",
    when=lambda level: level.rejections,
)
def reason_belongs_to_its_level(level: SourceBenefits | Source | Asker | Insured | Benefit, around: Around) -> Spots:
    """A missing member id is told of the person, not of the payer."""
    seen: set[tuple[str, str, str]] = set()
    rows: list[Rejection] = level.rejections
    for row in rows:
        said = (row.valid, row.reason, row.follow_up)
        if (row.reason in REJECTIONS and row.reason not in REASONS[type(level)]) or said in seen:
            yield here(row, "AAA", 3)
        seen.add(said)


@rule(
    "271-NOBODY-BELOW",
    ReceiverBenefits,
    snip=4,
    source="X279 2000B and 2000C: a subscriber, or AAA why there is none",
    what="The provider who asked is answered about nobody, and nothing says why.",
    remedy="Ask again, or call the payer.",
    severity="warning",
    when=lambda receiver: not receiver.subscribers and receiver.name is not None and not receiver.name.rejections,
)
def receiver_is_answered(receiver: ReceiverBenefits, around: Around) -> Spots:
    """Below who asked stands whom he asked about."""
    source = around.get(SourceBenefits)
    if source is not None and len(source.receivers) > 1:
        yield here(receiver, "HL", 4)
