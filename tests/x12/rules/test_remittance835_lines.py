"""What the lines, adjustments and remarks of an 835 must hold, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

PAID = example("835_01")
CORRECTED = example("835_04")
LINE = PAID[PAID.index("SVC*") :]


def remittance(*changes: Change, of: str = PAID) -> str:
    return enclosed("HP", "005010X221A1", changed(of, *changes))


EXAMPLES = {
    "SVC-NEGATIVE": (remittance(("25*100*48", "25*-100*48")), "SVC02 in segment 17"),
    "REVERSAL-LINE-SIGN": (remittance(("25*-100*-48", "25*-100*48"), of=CORRECTED), "SVC03 in segment 17"),
    "SVC-UNITS": (remittance(("*100*48**1", "*100*48**-1")), "SVC05 in segment 17"),
    "SVC-NOTHING-PAID-UNITS": (remittance(("*100*48**1", "*100*48**0")), "SVC05 in segment 17"),
    "SVC-PROCEDURE-FORM": (remittance(("HC:99213", "HC:9921")), "SVC01-2 in segment 17"),
    "SVC-TWICE": (remittance((LINE, LINE + "\n" + LINE)), "REF02 in segment 27"),
    "SVC-RENDERING-NPI": (remittance(("AMT*B6", "REF*HPI*1679576721\nAMT*B6")), "REF02 in segment 22"),
    "835-CAS-ZERO": (remittance(("CAS*CO*45*30", "CAS*CO*45*30**144*0")), "CAS06 in segment 19"),
    "835-CAS-TWICE": (remittance(("CAS*CO*45*30", "CAS*CO*45*20**45*10")), "CAS05 in segment 19"),
    "835-CAS-CORRECTION-GROUP": (remittance(("CAS*CO*45*30", "CAS*CR*45*30")), "CAS01 in segment 19"),
    "835-CAS-REASON": (remittance(("CAS*CO*45*30", "CAS*CO*045*30")), "CAS02 in segment 19"),
    "835-CAS-NEEDS-REMARK": (remittance(("CAS*CO*45*30", "CAS*CO*45*10**16*20")), "CAS05 in segment 19"),
    "LQ-REMARK": (remittance(("AMT*B6*70", "AMT*B6*70\nLQ*HE*X517")), "LQ02 in segment 23"),
    "MOA-REMARK": (remittance(("REF*1L", "MOA***MA01*45\nREF*1L")), "MOA04 in segment 15"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_line_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


@pytest.mark.parametrize("reason", "16 17 96 125 129 148 201 226 227 234 237 250 251 252 267 307 A1 D23".split())
def test_a_reason_that_is_only_half_of_the_answer_needs_its_remark(reason):
    assert "835-CAS-NEEDS-REMARK" in codes(remittance(("CAS*CO*45*30", f"CAS*CO*{reason}*30")))


@pytest.mark.parametrize("remark", ["AMT*B6*70\nLQ*HE*N517", "AMT*B6*70\nLQ*RX*75"])
def test_a_vague_reason_with_a_remark_is_no_problem(remark):
    assert codes(remittance(("CAS*CO*45*30", "CAS*CO*16*30"), ("AMT*B6*70", remark))) == []


@pytest.mark.parametrize("reason", ["1", "308", "A1", "B23", "P32", "W9", "Y3"])
def test_every_letter_of_the_reasons_is_known(reason):
    assert "835-CAS-REASON" not in codes(remittance(("CAS*CO*45*30", f"CAS*CO*{reason}*30")))


@pytest.mark.parametrize("reason", ["0", "309", "A9", "C1", "45A", "N517"])
def test_a_reason_that_was_never_given_out_is_told(reason):
    assert "835-CAS-REASON" in codes(remittance(("CAS*CO*45*30", f"CAS*CO*{reason}*30")))


def test_a_line_that_was_split_may_repeat_our_number():
    first, second = LINE.replace("99213:25", "99212"), LINE
    found = codes(remittance((LINE, first + "\n" + second)))
    assert "SVC-TWICE" not in found


def test_the_remark_of_the_inpatient_segment_is_looked_at():
    text = remittance(("REF*1L", "MIA*1****X1\nREF*1L"))
    assert places(text, "MOA-REMARK") == ["MIA05 in segment 15"]


def test_what_is_taken_back_needs_no_remark_again():
    assert codes(remittance(("CAS*CO*45*-30", "CAS*CO*16*-30"), of=CORRECTED)) == []
