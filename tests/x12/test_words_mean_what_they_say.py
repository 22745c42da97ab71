"""
Every well-known code carries its own meaning, not that of a neighbor.

A fact is a few key words that the text of one code must have and the text of no other anchored code of its list may
have: two texts that change places fail, and so does a text that got lost.
"""

import re

import pytest

from tests.x12.known_reasons import REASONS_AND_REMARKS
from x12.rules.identifiers import ADJUSTMENT_REASONS
from x12.words import (
    adjustments,
    attachments,
    certifications,
    claims,
    eligibility,
    figures,
    identities,
    places,
    reasons,
    remarks,
    remittance,
    retired_reasons,
    review,
    statuses,
    syntax,
)

FACTS = {
    **REASONS_AND_REMARKS,
    "rejected questions": (
        review.REJECTIONS,
        {
            "42": "cannot answer now",
            "43": "^provider id",
            "50": "may not ask",
            "51": "not on file",
            "54": "^kind of product",
            "55": "^product or service code",
            "56": "^date is not allowed",
            "57": "^service date is missing",
            "58": "^birth date is missing",
            "62": "within the allowed time",
            "63": "in the future",
            "64": "^patient id is missing",
            "67": "^patient was not found",
            "69": "patient's age",
            "70": "patient's sex$",
            "71": "birth date does not match",
            "72": "^member id is missing",
            "73": "^member's name",
            "75": "^member was not found",
            "76": "^member id is there twice",
            "77": "but not the patient",
            "78": "not in the group or plan",
            "79": "payer or receiver",
            "80": "^no answer came",
            "82": "medically necessary",
            "AA": "authorization number was not found",
            "AE": "primary care physician's authorization",
            "AI": "^accident date",
            "AO": "patient's condition",
            "T4": "payer's name or id",
        },
    ),
    "follow-ups": (
        eligibility.FOLLOW_UPS,
        {
            "C": "^correct it",
            "N": "^do not ask again$",
            "P": "original question",
            "R": "asking again is allowed",
            "S": "somebody else",
            "W": "30 days",
            "X": "10 days",
            "Y": "held",
        },
    ),
    "benefits": (
        eligibility.BENEFITS,
        {
            "1": "^active coverage$",
            "6": "^inactive$",
            "A": "coinsurance",
            "B": "copay",
            "C": "deductible",
            "F": "limitations",
            "G": "out-of-pocket",
            "I": "^not covered$",
            "L": "^primary care provider$",
            "R": "other payer",
            "Y": "spend-down",
        },
    ),
    "service types": (
        eligibility.SERVICE_TYPES,
        {
            "1": "^medical care$",
            "30": "general plan benefits",
            "33": "^chiropractic$",
            "35": "^dental$",
            "47": "^hospital$",
            "48": "^hospital, inpatient",
            "50": "^hospital, outpatient",
            "86": "^emergency",
            "88": "^pharmacy$",
            "98": "^office visit$",
            "AL": "^vision$",
            "AN": "eye examination",
            "MH": "^mental health$",
            "PT": "^physical therapy$",
            "UC": "^urgent care$",
        },
    ),
    "times": (
        eligibility.TIME_PERIODS,
        {
            "22": "service year",
            "23": "calendar year",
            "24": "year to date",
            "27": "visit",
            "29": "^remaining",
            "32": "^lifetime$",
            "33": "lifetime remaining",
        },
    ),
    "adjustments of the payment": (
        adjustments.PROVIDER_ADJUSTMENTS,
        {
            "50": "late charge",
            "72": "our refund",
            "AP": "accelerated",
            "CS": "^adjustment$",
            "FB": "carried forward",
            "IR": "irs",
            "J1": "not reimbursable",
            "L6": "^interest$",
            "LE": "levy",
            "OB": "affiliated",
            "WO": "^overpayment taken back$",
            "WU": "claim not named",
        },
    ),
    "decisions of a claim": (
        adjustments.PAYMENT_STATUS,
        {
            "1": "^processed as primary$",
            "2": "^processed as secondary$",
            "3": "^processed as tertiary$",
            "4": "denied",
            "19": "primary and forwarded",
            "22": "reversed",
            "23": "not this payer's",
            "25": "predetermination",
        },
    ),
    "status categories": (
        statuses.CATEGORIES,
        {
            "A1": "not yet accepted",
            "A2": "^accepted",
            "A3": "^returned",
            "A6": "^rejected: information is missing",
            "A7": "^rejected: information is wrong",
            "A8": "^rejected: fields",
            "D0": "found nothing",
            "DR01": "^data report: received, not",
            "DR02": "^data report: taken over$",
            "DR03": "^data report: returned",
            "DR04": "^data report: claim was not found",
            "DR05": "^data report rejected: information is missing",
            "DR06": "^data report rejected: information is wrong",
            "DR07": "^data report rejected: fields",
            "DR08": "with a warning$",
            "E4": "agreement",
            "F1": "paid$",
            "F2": "finished: denied",
            "P1": "in process",
            "P3": "pending: information was asked for",
            "R4": "documentation",
        },
    ),
    "reviews": (
        review.ACTIONS,
        {"A1": "^approved$", "A2": "in part", "A3": "not approved", "A4": "pended", "A6": "changes", "C": "canceled"},
    ),
    "reasons of a review": (
        review.DECISION_REASONS,
        {
            "0F": "medically necessary",
            "0L": "more than the plan",
            "0M": "not a covered",
            "0P": "did not come",
            "0Q": "duplicate",
            "0V": "medical review",
            "12": "certain provider",
            "19": "cosmetic",
        },
    ),
    "releases of a review": (review.RELEASES, {"A": "provider or review", "O": "payer or plan sponsor", "Y": "signed"}),
    "segment errors": (
        syntax.SEGMENT_ERRORS,
        {"1": "not known", "3": "required segment", "4": "loop occurs too often", "5": "segment occurs too often"}
        | {"7": "order", "8": "elements", "I4": "not be used in this guide", "I6": "that another one requires"},
    ),
    "element errors": (
        syntax.ELEMENT_ERRORS,
        {"1": "^required", "4": "short", "5": "long", "6": "character", "7": "code is not valid", "8": "^date"}
        | {"9": "^time", "10": "exclude", "I6": "code may not", "I9": "situation", "I12": "pattern"},
    ),
    "message errors": (
        syntax.TRANSACTION_ERRORS,
        {"1": "kind of message is not supported", "2": "^trailer of the message", "3": "differ", "4": "number of segm"}
        | {"5": "segments are wrong", "23": "not unique", "I5": "break the guide", "I6": "guide is not supported"},
    ),
    "interchange errors": (
        syntax.INTERCHANGE_ERRORS,
        {
            "000": "no error",
            "001": "isa and iea differ",
            "003": "^version is not",
            "006": "^sender is",
            "008": "^receiver is not valid",
            "009": "receiver is not known",
            "014": "^date",
            "015": "^time",
            "020": "test or production",
            "021": "number of groups",
            "023": "too early",
            "025": "used before",
            "026": "element separator",
            "027": "component separator",
        },
    ),
    "plans of a claim": (
        claims.CLAIM_FILING,
        {"12": "^ppo", "13": "point of service", "14": "^epo", "16": "advantage", "CH": "tricare", "CI": "commercial"}
        | {"HM": "^hmo", "MA": "part a", "MB": "part b", "MC": "medicaid", "WC": "workers'", "BL": "blue cross"},
    ),
    "why Medicare pays second": (
        claims.MEDICARE_SECONDARY_REASONS,
        {"12": "working", "13": "kidney", "14": "no-fault", "15": "workers'", "41": "black lung", "42": "veterans"}
        | {"43": "disabled", "47": "liability"},
    ),
    "frequencies": (claims.FREQUENCIES, {"1": "original", "7": "replaces", "8": "voids"}),
    "delays": (claims.DELAY_REASONS, {"1": "eligibility could", "2": "lawsuit", "9": "denial", "15": "disaster"}),
    "relations": (claims.RELATIONSHIPS, {"01": "spouse", "18": "self", "19": "child", "53": "life partner"}),
    "places": (
        places.PLACES_OF_SERVICE,
        {
            "02": "not at home",
            "10": "telehealth, patient at home",
            "11": "office",
            "12": "^patient's home",
            "20": "urgent",
        }
        | {"21": "hospital inpatient", "22": "on the campus", "19": "away", "23": "emergency", "24": "surgery center"}
        | {"31": "skilled", "32": "nursing home", "81": "laboratory", "99": "other"},
    ),
    "papers": (
        attachments.REPORTS,
        {"03": "beyond", "08": "treatment plan", "B4": "referral", "EB": "explanation of benefits", "M1": "medical rec"}
        | {"OB": "operative", "OZ": "other support", "RR": "radiology", "PN": "therapy notes", "PQ": "paramedical"},
    ),
    "transports": (
        certifications.TRANSPORT_CONDITIONS,
        {"01": "admitted", "04": "stretcher", "05": "unconscious", "07": "restrained", "12": "confined"},
    ),
    "dates": (
        figures.DATES,
        {"036": "coverage ended", "050": "^received", "096": "discharge", "431": "onset", "435": "admission"}
        | {"439": "accident", "454": "first treatment", "472": "service date", "484": "menstrual", "573": "decided"},
    ),
    "amounts": (
        figures.AMOUNTS,
        {"A8": "^not covered", "AU": "^covered", "B6": "allowed", "D": "^paid by the payer", "EAF": "still owes"}
        | {"F5": "patient paid", "I": "interest", "T3": "total charge", "YU": "accepted", "YY": "rejected"},
    ),
    "numbers": (
        identities.REFERENCES,
        {"1K": "^payer's claim number$", "1L": "group or policy", "6R": "our line", "9F": "referral", "D9": "clearing"}
        | {
            "EA": "medical record",
            "EI": "employer tax",
            "F8": "of the original",
            "G1": "prior auth",
            "SY": "social sec",
        },
    ),
    "payments": (remittance.METHODS, {"ACH": "electronic", "CHK": "check", "NON": "no payment", "FWT": "wire"}),
}

CASES = [pytest.param(name, code, id=f"{name} {code}") for name, (_, facts) in FACTS.items() for code in facts]


@pytest.mark.parametrize(("name", "code"), CASES)
def test_a_well_known_code_has_its_own_meaning_and_no_other_has_it(name, code):
    words, facts = FACTS[name]
    said = [other for other in facts if re.search(facts[code], words[other].lower())]
    assert said == [code]


@pytest.mark.parametrize(
    "words",
    [
        reasons.IN_USE,
        reasons.PROPERTY_AND_CASUALTY,
        remarks.RARC,
        review.REJECTIONS,
        review.DECISION_REASONS,
        eligibility.BENEFITS,
        eligibility.SERVICE_TYPES,
        adjustments.PROVIDER_ADJUSTMENTS,
        statuses.CATEGORIES,
        syntax.INTERCHANGE_ERRORS,
        syntax.SEGMENT_ERRORS,
        syntax.ELEMENT_ERRORS,
    ],
)
def test_no_two_codes_of_a_list_say_the_same(words):
    twice = {text for text in words.values() if list(words.values()).count(text) > 1}
    assert not twice


def test_every_adjustment_reason_that_was_ever_given_out_has_words():
    given = {f"{letter}{number}" for letter, last in ADJUSTMENT_REASONS.items() for number in range(1, last + 1)}
    assert given <= adjustments.CARC.keys()


def test_a_retired_reason_says_so_and_one_in_use_does_not():
    assert all(text.endswith("(retired)") for text in retired_reasons.RETIRED.values())
    assert not any("retired" in text for text in (reasons.IN_USE | reasons.PROPERTY_AND_CASUALTY).values())
    assert retired_reasons.RETIRED.keys().isdisjoint(reasons.IN_USE | reasons.PROPERTY_AND_CASUALTY)


def test_every_note_of_a_ta1_has_words():
    assert sorted(syntax.INTERCHANGE_ERRORS) == [f"{number:03d}" for number in range(32)]


def test_codes_that_only_an_authorization_uses_are_not_taken_from_an_eligibility_answer():
    assert "82" not in eligibility.REJECTIONS
    assert eligibility.REJECTIONS.items() <= review.REJECTIONS.items()


@pytest.mark.parametrize("words", [adjustments.CARC, remarks.RARC, review.REJECTIONS, review.DECISION_REASONS])
def test_every_text_fits_a_line(words):
    assert not [text for text in words.values() if not 2 < len(text) <= 80 or text.endswith(".")]
