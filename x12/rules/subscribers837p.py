"""Who is insured and who is treated in a professional claim (837P): subscriber, patient, payer."""

from __future__ import annotations

import datetime as dt

from x12.messages.claim837p import Billing, Claim, ClaimBatch, OtherPayer, Patient, Subscriber
from x12.messages.parties837p import OtherPayerName, OtherSubscriber, PatientName, PayerName, SubscriberName
from x12.rules.as_sent import Segment, piece, stretch
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import MEDICARE_NUMBER, MEMBER_ID, PAYER_ID

MEDICARE = frozenset({"MA", "MB"})
OLDEST = dt.timedelta(days=120 * 365 + 30)
HEAVIEST = 1500
BEFORE_PAT = 2
"""HL and SBR."""
NO_ID = frozenset({"NONE", "UNKNOWN", "NA", "NULL", "PENDING", "SELF", "TBD"})


@rule(
    "SBR02-SELF",
    Claim,
    snip=4,
    source="X222 2000B SBR02: 18 when the subscriber is the patient",
    what="The claim stands directly below the subscriber, but SBR02 does not say that this is the patient.",
    remedy="Send 18 in SBR02, or put the claim below a patient level.",
    ack="1",
)
def _relationship_self(claim: Claim, around: Around) -> Spots:
    subscriber = around.get(Subscriber)
    if subscriber is not None and subscriber.relationship != "18" and around.get(Patient) is None:
        yield here(subscriber, "SBR", 2)


@rule(
    "CLAIM-MISSING",
    Subscriber,
    Patient,
    snip=2,
    source="X222 2000B and 2000C: each patient is there for a claim",
    what="A subscriber or patient stands without any claim.",
    remedy="Send the claim (CLM), or leave the level out.",
    ack="3",
)
def _claim_missing(person: Subscriber | Patient, around: Around) -> Spots:
    if not person.claims and not (isinstance(person, Subscriber) and person.patients):
        yield here(person, "CLM")


@rule(
    "SBR02-DEPENDENT",
    Patient,
    snip=4,
    source="X222 2000B SBR02: empty when the patient is not the subscriber",
    what="SBR02 says that the subscriber is the patient, but a patient level follows.",
    remedy="Leave SBR02 empty when a dependent is treated.",
    ack="I10",
)
def _relationship_dependent(patient: Patient, around: Around) -> Spots:
    subscriber = around.get(Subscriber)
    if subscriber is not None and subscriber.relationship:
        yield here(subscriber, "SBR", 2)


@rule(
    "PATIENT-ADDRESS-MISSING",
    Subscriber,
    snip=4,
    source="X222 2010BA N3 and N4: required when the subscriber is the patient",
    what="The subscriber is the patient, but has no address.",
    remedy="Send N3 and N4 of the subscriber.",
    ack="I9",
)
def _patient_address_missing(subscriber: Subscriber, around: Around) -> Spots:
    name = subscriber.name
    if not _is_patient(subscriber):
        return
    if name is not None and not name.street and not name.city:
        yield here(name, "N3")


def _is_patient(subscriber: Subscriber) -> bool:
    """Tell whether a subscriber is the patient; that SBR02 says so above a patient level is told as such."""
    return subscriber.relationship == "18" and not subscriber.patients


@rule(
    "PATIENT-DEMOGRAPHICS-MISSING",
    Subscriber,
    snip=4,
    source="X222 2010BA DMG: required when the subscriber is the patient",
    what="The subscriber is the patient, but the birth date or gender is missing.",
    remedy="Send DMG with both; U when the gender is not known.",
    ack="I9",
)
def _demographics_missing(subscriber: Subscriber, around: Around) -> Spots:
    name = subscriber.name
    if not _is_patient(subscriber) or name is None:
        return
    if name.birth_date is None:
        yield here(name, "DMG", 2)
    if not name.gender:
        yield here(name, "DMG", 3)


@rule(
    "PATIENT-ORGANIZATION",
    Subscriber,
    snip=4,
    source="X222 2010BA NM102 and SBR02",
    what="The patient is an organization.",
    remedy="An employer as the subscriber needs a patient level with the person; send 1 in NM102 for a person.",
)
def _patient_organization(subscriber: Subscriber, around: Around) -> Spots:
    if subscriber.relationship == "18" and subscriber.name is not None and subscriber.name.kind == "2":
        yield here(subscriber.name, "NM1", 2)


@rule(
    "PATIENT-ID",
    PatientName,
    snip=2,
    source="X222 2010CA: NM108 and NM109 are not used",
    what="The patient level carries a member id.",
    remedy="Take it out; a patient with an own member id is sent as the subscriber.",
    ack="I10",
)
def _patient_id(name: PatientName, around: Around) -> Spots:
    if name.id:
        yield here(name, "NM1", 9)


@rule(
    "MEMBER-ID-FORM",
    SubscriberName,
    OtherSubscriber,
    snip=5,
    source="X222 2010BA NM109; edits of clearinghouses",
    what="The member id has spaces, hyphens or other signs, or is a placeholder.",
    remedy="Send letters and digits of the card only.",
    severity="warning",
    ack="7",
)
def _member_id_form(name: SubscriberName | OtherSubscriber, around: Around) -> Spots:
    if name.id and (not MEMBER_ID.fullmatch(name.id) or name.id.upper() in NO_ID or _is_one_letter(name.id)):
        yield here(name, "NM1", 9)


def _is_one_letter(text: str) -> bool:
    return len(text) > 3 and len(set(text)) == 1


@rule(
    "MEDICARE-NUMBER-FORM",
    Subscriber,
    OtherPayer,
    snip=5,
    source="CMS: form of the Medicare Beneficiary Identifier",
    what="The member id is not a Medicare number of eleven characters.",
    remedy="Copy the number from the Medicare card without hyphens; it has no S, L, O, I, B or Z.",
    severity="warning",
    ack="7",
)
def _medicare_number(item: Subscriber | OtherPayer, around: Around) -> Spots:
    name = item.name if isinstance(item, Subscriber) else item.subscriber
    if item.filing_code in MEDICARE and name is not None and name.id and not MEDICARE_NUMBER.fullmatch(name.id):
        yield here(name, "NM1", 9)


@rule(
    "PAYER-ID-FORM",
    PayerName,
    OtherPayerName,
    snip=5,
    source="X222 2010BB and 2330B NM109; edits of clearinghouses",
    what="The payer id has signs or spaces.",
    remedy="Copy the payer id from the clearinghouse's list.",
    severity="warning",
    ack="7",
)
def _payer_id_form(payer: PayerName | OtherPayerName, around: Around) -> Spots:
    if payer.id and not PAYER_ID.fullmatch(payer.id):
        yield here(payer, "NM1", 9)


@rule(
    "SBR09-MISSING",
    Subscriber,
    OtherPayer,
    snip=4,
    source="X222 SBR09: required until health plans have national ids",
    what="The kind of coverage (SBR09) is missing.",
    remedy="Send the claim filing code, such as CI commercial, MB Medicare, MC Medicaid.",
    ack="1",
)
def _filing_code_missing(item: Subscriber | OtherPayer, around: Around) -> Spots:
    if item.responsibility and not item.filing_code:
        yield here(item, "SBR", 9)


@rule(
    "SBR04-SUPERFLUOUS",
    Subscriber,
    OtherPayer,
    snip=4,
    source="X222 SBR04, as commonly applied: only when there is no group number",
    what="The name of the group is sent although its number is.",
    remedy="Leave SBR04 empty.",
    severity="warning",
    ack="I10",
    when="group_name",
)
def _group_name(item: Subscriber | OtherPayer, around: Around) -> Spots:
    if item.group_number and item.group_name:
        yield here(item, "SBR", 4)


@rule(
    "SBR05-MISSING",
    Subscriber,
    snip=4,
    source="X222 SBR05, as commonly applied: Medicare that is not primary",
    what="Medicare is billed after another payer, but the reason is missing.",
    remedy="Send the Medicare secondary reason in SBR05, such as 12 for the working aged.",
    severity="warning",
    ack="1",
)
def _medicare_reason_missing(subscriber: Subscriber, around: Around) -> Spots:
    is_after = subscriber.responsibility not in ("P", "U", "")
    if subscriber.filing_code in MEDICARE and is_after and not subscriber.medicare_secondary_reason:
        yield here(subscriber, "SBR", 5)


@rule(
    "SBR05-SUPERFLUOUS",
    Subscriber,
    OtherPayer,
    snip=4,
    source="X222 SBR05, as commonly applied: only Medicare that is not primary",
    what="A Medicare secondary reason stands where Medicare is not a secondary payer.",
    remedy="Leave SBR05 empty.",
    severity="warning",
    ack="I10",
    when="medicare_secondary_reason",
)
def _medicare_reason(item: Subscriber | OtherPayer, around: Around) -> Spots:
    if item.medicare_secondary_reason and (item.filing_code not in MEDICARE or item.responsibility == "P"):
        yield here(item, "SBR", 5)


@rule(
    "BIRTH-DATE-FUTURE",
    SubscriberName,
    PatientName,
    snip=5,
    source="X222 DMG02",
    what="The birth date is later than the date of the file.",
    remedy="Correct the birth date.",
    ack="8",
    when="birth_date",
)
def _born_in_future(name: SubscriberName | PatientName, around: Around) -> Spots:
    today = today_of(around)
    if today and name.birth_date and name.birth_date > today:
        yield here(name, "DMG", 2)


@rule(
    "BIRTH-DATE-OLD",
    SubscriberName,
    PatientName,
    snip=5,
    source="X222 DMG02",
    what="The birth date makes the person older than 120 years.",
    remedy="Check the century of the birth date.",
    severity="warning",
    ack="8",
    when="birth_date",
)
def _born_long_ago(name: SubscriberName | PatientName, around: Around) -> Spots:
    today = today_of(around)
    if today and name.birth_date and today - name.birth_date > OLDEST:
        yield here(name, "DMG", 2)


@rule(
    "DEATH-DATE",
    Subscriber,
    Patient,
    snip=5,
    source="X222 PAT06",
    what="The date of death is before the birth date or later than the date of the file.",
    remedy="Correct the date of death.",
    ack="8",
    when="death_date",
)
def _death_date(item: Subscriber | Patient, around: Around) -> Spots:
    died, today = item.death_date, today_of(around)
    born = item.name.birth_date if item.name is not None else None
    if died and ((born and died < born) or (today and died > today)):
        yield here(item, "PAT", 6)


@rule(
    "WEIGHT",
    Subscriber,
    Patient,
    snip=5,
    source="X222 PAT08, pounds",
    what="The weight of the patient cannot be right.",
    remedy="Send the weight in pounds, without ounces.",
    severity="warning",
    ack="7",
    when="weight",
)
def _weight(item: Subscriber | Patient, around: Around) -> Spots:
    if item.weight is not None and not 0 < item.weight < HEAVIEST:
        yield here(item, "PAT", 8)


@rule(
    "PAT01-SUBSCRIBER",
    Subscriber,
    snip=2,
    source="X222 2000B PAT01 to PAT04: not used",
    what="PAT01 tells how the patient is related to the subscriber, but belongs to dependents.",
    remedy="Leave PAT01 empty; that the subscriber is the patient is said in SBR02.",
    severity="warning",
    ack="I10",
)
def _relationship_of_subscriber(subscriber: Subscriber, around: Around) -> Spots:
    if around.transaction is None or not subscriber.at:
        return
    number = subscriber.at + BEFORE_PAT
    for text in stretch(around, number, number):
        elements = text.split(around.transaction.delimiters.element)
        if elements[0] == "PAT" and piece(around, elements, 1):
            yield here(Segment(at=number), "PAT", 1)


@rule(
    "PREGNANT-MALE",
    Subscriber,
    Patient,
    snip=4,
    source="X222 PAT09",
    what="The patient is marked as pregnant and as male.",
    remedy="Check the gender in DMG03, or take the mark out.",
    severity="warning",
    when="pregnant",
)
def _pregnant_male(item: Subscriber | Patient, around: Around) -> Spots:
    if item.pregnant == "Y" and item.name is not None and item.name.gender == "M":
        yield here(item, "PAT", 9)


@rule(
    "PAYER-PROVIDER-ID",
    Subscriber,
    snip=4,
    source="X222 2010BB REF*G2 and LU: only when the billing provider has no NPI",
    what="The payer's own number of the billing provider is sent beside the NPI.",
    remedy="Leave REF*G2 and REF*LU out, unless this payer asks for them.",
    severity="warning",
    ack="I10",
)
def _payer_provider_id(subscriber: Subscriber, around: Around) -> Spots:
    billing = around.get(Billing)
    payer = subscriber.payer
    if payer is not None and payer.provider_id and billing is not None and billing.provider and billing.provider.id:
        yield here(payer, "REF*G2", 2)


def today_of(around: Around) -> dt.date | None:
    """Give the date of the message, the day against which dates are in the future."""
    batch = around.message
    return batch.date if isinstance(batch, ClaimBatch) else None
