"""The diagnoses, condition codes and anesthesia procedures of a claim (837P, 2300 HI)."""

from __future__ import annotations

import datetime as dt

from x12.messages.claim837p import Claim
from x12.messages.parts import Coded
from x12.rules.as_sent import sent
from x12.rules.finding import Around, Spot, Spots, here, rule
from x12.rules.identifiers import CONDITION, is_anesthesia, is_diagnosis, is_procedure

ICD_10_SINCE = dt.date(2015, 10, 1)
ICD_9 = frozenset({"BK", "BF"})
LISTS = frozenset({"", "ABK", "ABF"}) | ICD_9
"""What says of a code which list it is from; of anything else nobody knows whether it is ICD-9."""
MOST = 12
DIAGNOSES = "HI*ABK"


@rule(
    "DIAGNOSIS-MISSING",
    Claim,
    snip=2,
    source="X222 2300 HI, required",
    what="The claim has no diagnosis.",
    remedy="Send HI with the principal diagnosis first.",
    ack="3",
)
def _diagnosis_missing(claim: Claim, around: Around) -> Spots:
    if not claim.diagnoses:
        yield here(claim, "HI", 1)


@rule(
    "DIAGNOSIS-PRINCIPAL",
    Claim,
    snip=2,
    source="X222 HI01-1: ABK (BK) first, ABF (BF) after it",
    what="A diagnosis is marked as principal where it is not, or the first one is not marked as principal.",
    remedy="Send ABK with the first diagnosis and ABF with all others.",
    ack="7",
)
def _principal(claim: Claim, around: Around) -> Spots:
    for index, diagnosis in enumerate(claim.diagnoses):
        if diagnosis.qualifier not in (("ABF", "BF") if index else ("ABK", "BK")):
            yield _spot(claim, index, 1)


def _has_many(claim: Claim) -> bool:
    return len(claim.diagnoses) >= MOST


@rule(
    "DIAGNOSIS-COUNT",
    Claim,
    snip=2,
    source="X222 2300 HI: at most twelve diagnoses",
    what="The claim has more than twelve diagnoses.",
    remedy="Keep the twelve that support the services, or split the claim.",
    ack="3",
    when=_has_many,
)
def _count(claim: Claim, around: Around) -> Spots:
    elements = sent(around, claim, "HI")
    surplus = elements[MOST + 1 :] if elements else claim.diagnoses[MOST:]
    if any(surplus):
        yield here(claim, DIAGNOSES, MOST + 1)


@rule(
    "DIAGNOSIS-DUPLICATE",
    Claim,
    snip=4,
    source="X222 2300 HI; edits of clearinghouses",
    what="The same diagnosis stands twice.",
    remedy="Send each diagnosis once and correct the pointers.",
    ack="7",
)
def _duplicate(claim: Claim, around: Around) -> Spots:
    known: set[str] = set()
    for index, diagnosis in enumerate(claim.diagnoses):
        if diagnosis.code and diagnosis.code in known:
            yield _spot(claim, index, 2)
        known.add(diagnosis.code)


@rule(
    "DIAGNOSIS-POINT",
    Claim,
    snip=5,
    source="X222 2300 HI01-2: without the decimal point",
    what="The diagnosis is written with its point.",
    remedy="Leave the point out: E119, not E11.9.",
    ack="6",
)
def _point(claim: Claim, around: Around) -> Spots:
    for index, diagnosis in enumerate(claim.diagnoses):
        if "." in diagnosis.code:
            yield _spot(claim, index, 2)


@rule(
    "DIAGNOSIS-FORM",
    Claim,
    snip=5,
    source="45 CFR 162.1002: ICD-10-CM; for BK and BF ICD-9-CM",
    what="The code does not have the form of a diagnosis.",
    remedy="Send an ICD-10-CM code with ABK and ABF: a letter, a digit and up to five more.",
    ack="7",
)
def _form(claim: Claim, around: Around) -> Spots:
    for index, diagnosis in enumerate(claim.diagnoses):
        code = diagnosis.code
        if code and "." not in code and not is_diagnosis(diagnosis.qualifier, code):
            yield _spot(claim, index, 2)


@rule(
    "DIAGNOSIS-MIXED",
    Claim,
    snip=4,
    source="X222 2300 HI; 45 CFR 162.1002: one version in a claim",
    what="The claim mixes ICD-9 and ICD-10 diagnoses.",
    remedy="Send ICD-10 for services since October 2015; split a claim that spans that day.",
    ack="7",
)
def _mixed(claim: Claim, around: Around) -> Spots:
    first = claim.diagnoses[0].qualifier in ICD_9 if claim.diagnoses else False
    for index, diagnosis in enumerate(claim.diagnoses):
        if diagnosis.qualifier in LISTS and (diagnosis.qualifier in ICD_9) != first:
            yield _spot(claim, index, 1)


@rule(
    "DIAGNOSIS-ICD9",
    Claim,
    snip=5,
    source="45 CFR 162.1002(c): ICD-10-CM since 2015-10-01",
    what="ICD-9 diagnoses are sent for services since October 2015.",
    remedy="Send ICD-10-CM with ABK and ABF.",
    ack="7",
)
def _too_new_for_icd9(claim: Claim, around: Around) -> Spots:
    days = _days(claim)
    if days and max(days) >= ICD_10_SINCE and claim.diagnoses and claim.diagnoses[0].qualifier in ICD_9:
        yield _spot(claim, 0, 1)


@rule(
    "DIAGNOSIS-ICD10",
    Claim,
    snip=5,
    source="45 CFR 162.1002(b): ICD-9-CM before 2015-10-01",
    what="ICD-10 diagnoses are sent for services before October 2015.",
    remedy="Check the dates of service.",
    severity="warning",
    ack="7",
)
def _too_old_for_icd10(claim: Claim, around: Around) -> Spots:
    days = _days(claim)
    if days and max(days) < ICD_10_SINCE and claim.diagnoses and claim.diagnoses[0].qualifier == "ABK":
        yield _spot(claim, 0, 1)


@rule(
    "DIAGNOSIS-EXTERNAL-CAUSE",
    Claim,
    snip=4,
    source="ICD-10-CM guidelines I.C.20: V00 to Y99 are never principal",
    what="The principal diagnosis is an external cause (V, W, X or Y), which only explains another one.",
    remedy="Put the injury or illness first.",
    severity="warning",
    ack="7",
)
def _external_cause(claim: Claim, around: Around) -> Spots:
    if claim.diagnoses and claim.diagnoses[0].qualifier == "ABK" and claim.diagnoses[0].code[:1] in tuple("VWXY"):
        yield _spot(claim, 0, 2)


@rule(
    "ANESTHESIA-PROCEDURE",
    Claim,
    snip=4,
    source="X222 2300 HI*BP and BO: the surgery behind anesthesia",
    what="The surgical procedure behind anesthesia is sent wrongly: without anesthesia, as anesthesia, or twice.",
    remedy="Send it only with anesthesia, as the CPT or HCPCS code of the surgery, the first with BP, another with BO.",
    severity="warning",
    ack="7",
    when="anesthesia_procedures",
)
def _anesthesia_procedure(claim: Claim, around: Around) -> Spots:
    codes = claim.anesthesia_procedures
    has_anesthesia = any(line.procedure is not None and is_anesthesia(line.procedure.code) for line in claim.lines)
    known: set[str] = set()
    for index, one in enumerate(codes):
        if not has_anesthesia or one.code in known or is_anesthesia(one.code) or not is_procedure(one.code):
            yield here(claim, "HI*BP", index + 1, 2)
        known.add(one.code)


@rule(
    "CONDITION-CODE",
    Claim,
    snip=5,
    source="X222 2300 HI*BG: condition codes of the NUBC, two characters, each once",
    what="The condition code is not two letters or digits, or stands twice.",
    remedy="Send each condition code once, as two characters.",
    ack="7",
    when="conditions",
)
def _condition_code(claim: Claim, around: Around) -> Spots:
    known: set[str] = set()
    for condition in claim.conditions:
        if condition.code in known or not CONDITION.fullmatch(condition.code):
            yield here(condition, "HI", 1, 2)
        known.add(condition.code)


def _spot(claim: Claim, index: int, component: int) -> Spot:
    return here(claim, DIAGNOSES if _starts_with(claim.diagnoses, "ABK") else "HI", index + 1, component)


def _starts_with(diagnoses: list[Coded], qualifier: str) -> bool:
    return bool(diagnoses) and diagnoses[0].qualifier == qualifier


def _days(claim: Claim) -> list[dt.date]:
    return [line.service_date.end for line in claim.lines if line.service_date is not None]
