"""Codes, days and services of authorizations (278), each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

REQUEST = example("278_request")
APPROVED, DENIED = example("278_response_approved"), example("278_response_denied")
PENDED, REJECTED = example("278_response_pended"), example("278_response_rejected")
ASKED = "UM*SC*I*98*11:B*AA:EM::OH*U*1*4*Y"
DIAGNOSES = "HI*ABK:M5450:D8:20261016*ABF:M6283"
CARE, WARD, CROWN = "SV1*HC:98941*60*UN*12***1:2", "SV2*0420*HC:97110*80*UN*6", "SV3*AD:D2750*900**10:20*I*1*CROWN"
PAPERS, SERIES, TOOTH = "PWK*OZ*FX***AC*ATT1*REFERRAL LETTER", "CR2*1*12******A*N", "TOO*JP*3*M:O:D"
REFUSED = "NM1*PR*2*OTHER PLAN\nREF*ZZ*NOT COVERED\nDTP*598*D8*20261001"


def review(*changes: Change, of: str = REQUEST) -> str:
    return enclosed("HI", "005010X217", changed(of, *changes))


EXAMPLES = {
    "278-UM-CODE": (review((ASKED, ASKED.replace("*U*1", "*Q*1"))), "UM06 in segment 20"),
    "278-CARE-CODE": (review(("CRC*75*Y*CO", "CRC*75*Y*Q9")), "CRC03 in segment 28"),
    "278-DIAGNOSIS-DATED": (review((DIAGNOSES, DIAGNOSES.replace(":D8:", ":RD8:"))), "HI01-3 in segment 26"),
    "278-UM-PLACE": (review((ASKED, ASKED.replace("11:B", "11"))), "UM04-2 in segment 20"),
    "278-KIND": (review(("*0916*18", "*0916"), of=APPROVED), "BHT06 in segment 2"),
    "278-TRACE-KIND": (review(("TRN*1*AUTHTRACE1", "TRN*2*AUTHTRACE1")), "TRN01 in segment 19"),
    "278-DAYS-PAST": (review(("DTP*439*D8*20261015", "DTP*439*D8*20271015")), "DTP03 in segment 23"),
    "278-BEFORE-BIRTH": (review(("RD8*20261110-20261210\nHI", "RD8*19261110-19261210\nHI")), "DTP03 in segment 25"),
    "278-PRINCIPAL-TWICE": (review((DIAGNOSES, "HI*ABK:M5450*ABK:M6283")), "HI02-1 in segment 26"),
    "278-PAPERS": (review((PAPERS, "PWK*OZ*FX")), "PWK06 in segment 31"),
    "278-DECISION-CODE": (review(("HCR*A3**0M", "HCR*A3**ZZZZ"), of=DENIED), "HCR03 in segment 12"),
    "278-REJECTION-CODE": (review(("AAA*N**75*C", "AAA*N**QQ*C"), of=REJECTED), "AAA03 in segment 9"),
    "278-REFERENCE-KIND": (review(("REF*ZH*P7788", "REF*QQ*P7788")), "REF01 in segment 7"),
    "278-DEPENDENT": (review(("INS*N*19", "INS*N*18"), of=PENDED), "INS02 in segment 12"),
    "278-OTHER-REFUSAL": (
        review(("HL*5*4*SS*0\n", REFUSED.replace("20261001", "20271001") + "\nHL*5*4*SS*0\n")),
        "DTP03 in segment 45",
    ),
    "278-PROCEDURE": (review((CROWN, CROWN.replace("AD:", "HC:"))), "SV301-1 in segment 55"),
    "278-CHARGE": (review((CARE, CARE.replace("*60*", "*-60*"))), "SV102 in segment 47"),
    "278-UNIT": (review((WARD, WARD.replace("*UN", "*QQ"))), "SV204 in segment 53"),
    "278-REVENUE-CODE": (review((WARD, WARD.replace("0420", "QQQQ"))), "SV201 in segment 53"),
    "278-POINTER": (review((CARE, CARE.replace("1:2", "1:9"))), "SV107 in segment 47"),
    "278-ONE-SERVICE": (review((CARE, f"{CARE}\nSV2*0420")), "SV2 in segment 48"),
    "278-DENTAL": (review((CROWN, CROWN.replace("10:20", "10:99"))), "SV304-2 in segment 55"),
    "278-TOOTH": (review((TOOTH, TOOTH.replace("*3*", "*99*"))), "TOO02 in segment 56"),
    "278-SPINAL": (review((SERIES, SERIES.replace("*1*12", "*13*12"))), "CR201 in segment 30"),
    "278-ADMISSION-CODES": (review(("CL1*3*1*01", "CL1*Q*1*01")), "CL101 in segment 29"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_authorization_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


@pytest.mark.parametrize(
    ("text", "rule_id", "place"),
    [
        (review((ASKED, ASKED.replace("*AA:", "*QQ:"))), "278-UM-CODE", "UM05-1 in segment 20"),
        (review((ASKED, ASKED.replace("::OH", "::QQ"))), "278-UM-CODE", "UM05-4 in segment 20"),
        (review(("PRV*RF*", "PRV*Q9*")), "278-CARE-CODE", "PRV01 in segment 11"),
        (review(("INS*N*19", "INS*N*Q9"), of=PENDED), "278-CARE-CODE", "INS02 in segment 12"),
        (review((ASKED, ASKED.replace("11:B", ":B"))), "278-UM-PLACE", "UM04-1 in segment 20"),
        (review(("*20261105*0915", "*20261105*0915*18")), "278-KIND", "BHT06 in segment 2"),
        (review(("AUTHTRACE2", "AUTHTRACE1")), "278-TRACE-KIND", "TRN02 in segment 44"),
        (review((PAPERS, PAPERS.replace("FX", "QQ"))), "278-PAPERS", "PWK02 in segment 31"),
        (review((CROWN, CROWN.replace("D2750", "2750"))), "278-PROCEDURE", "SV301-2 in segment 55"),
        (review((WARD, "SV2*0420*HC:97110*80*UN")), "278-UNIT", "SV205 in segment 53"),
        (review((TOOTH, "TOO*JP*3*Q")), "278-TOOTH", "TOO03-1 in segment 56"),
        (review((SERIES, "CR2*1*12******Q*N")), "278-SPINAL", "CR208 in segment 30"),
        (review(("SMITH*ANNA", "SMITH*ANNA****MI*W1"), of=PENDED), "278-DEPENDENT", "NM109 in segment 10"),
    ],
)
def test_each_element_of_a_rule_is_told(text, rule_id, place):
    assert places(text, rule_id) == [place]


@pytest.mark.parametrize(
    "text",
    [
        review(),
        *(review(of=answer) for answer in (APPROVED, DENIED, PENDED, REJECTED)),
        review((ASKED, "UM*HS*I*1*13:A*AA:::OH*03")),
        review((PAPERS, "PWK*OZ*AA")),
        review((CARE, "SV1*HC:98941:59**UN*1")),
        review((TOOTH, "TOO*JP*A")),
        review(("HL*5*4*SS*0\n", f"{REFUSED}\nHL*5*4*SS*0\n")),
    ],
)
def test_usual_authorizations_are_right(text):
    assert codes(text) == []
