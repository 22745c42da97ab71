"""What the claim status question and its answer must hold, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

QUESTION = example("276_subscriber")
ANSWER = """\
ST*277*0001*005010X212
BHT*0010*08*ANS1*20261101*1200*DG
HL*1**20*1
NM1*PR*2*ACME HEALTH*****PI*60054
HL*2*1*21*1
NM1*41*2*SUNNY BILLING*****46*SUB123
HL*3*2*19*1
NM1*1P*2*SUNNY FAMILY PRACTICE*****XX*1234567893
HL*4*3*22*0
NM1*IL*1*SMITH*JOHN****MI*W123456
TRN*2*CSTRACE1
STC*F1:65*20261101**150*100*20261030**20261101*EFT000777
REF*1K*PAYERICN1
REF*EJ*A00000001
DTP*472*D8*20261015
SVC*HC:99213*150*100
STC*F1:65*20261101
REF*FJ*L1
DTP*472*D8*20261015"""
STC = "STC*F1:65*20261101**150*100*20261030**20261101*EFT000777"
DATE = "DTP*472*D8*20261015"
CLAIM = QUESTION[QUESTION.index("TRN*1") :]
DEPENDENT = """\
HL*5*4*23
DMG*D8*20150412*F
NM1*QC*1*SMITH*ANNA
"""


def question(*changes: Change) -> str:
    return enclosed("HR", "005010X212", changed(QUESTION, *changes))


def answer(*changes: Change) -> str:
    return enclosed("HN", "005010X212", changed(ANSWER, *changes))


EXAMPLES = {
    "STATUS-PROVIDER-NPI": (question(("XX*1234567893", "XX*1234567890")), "NM109 in segment 8"),
    "277-PROVIDER-NPI": (answer(("XX*1234567893", "XX*1234567890")), "NM109 in segment 8"),
    "STATUS-MEMBER-ID": (question(("****MI*W123456", "")), "NM109 in segment 11"),
    "STATUS-BILL-TYPE": (question(("REF*EJ", "REF*BLT*11\nREF*EJ")), "REF02 in segment 14"),
    "STATUS-DATES-ORDER": (question((DATE, "DTP*472*RD8*20261015-20261014")), "DTP03 in segment 16"),
    "STATUS-DATE-FUTURE": (question((DATE, "DTP*472*D8*20261115")), "DTP03 in segment 16"),
    "STATUS-CHARGE-NEGATIVE": (question(("AMT*T3*150", "AMT*T3*-150")), "AMT02 in segment 15"),
    "276-SERVICE-DATE": (question((DATE, "")), "DTP in segment 12"),
    "276-LINES-CHARGE": (question((DATE, f"{DATE}\nSVC*HC:99213*160*****1\n{DATE}")), "AMT02 in segment 15"),
    "276-CLAIM-UNNAMED": (question(("REF*1K*PAYERICN1\nREF*EJ*A00000001\nAMT*T3*150\n", "")), "REF in segment 12"),
    "276-TRACE-TWICE": (question((CLAIM, CLAIM + "\n" + CLAIM)), "TRN02 in segment 17"),
    "276-NOBODY": (question((CLAIM, "")), "TRN in segment 9"),
    "276-BIRTH-DATE": (question(("DMG*D8*19700101*M", "")), "DMG02 in segment 9"),
    "277-CATEGORY": (answer((STC, STC.replace("F1", "Z9"))), "STC01-1 in segment 12"),
    "277-STATUS-MISSING": (answer((STC, STC.replace("F1:65", "F1"))), "STC01-2 in segment 12"),
    "277-STATUS-FORM": (answer((STC, STC.replace("F1:65", "F1:065"))), "STC01-2 in segment 12"),
    "277-CONTRADICTION": (answer((STC, STC + "*P1:20")), "STC10-1 in segment 12"),
    "277-AMOUNT-NEGATIVE": (answer((STC, STC.replace("*150*100*", "*150*-100*"))), "STC05 in segment 12"),
    "277-PAID-PENDING": (answer((STC, "STC*P1:20*20261101**150*100")), "STC05 in segment 12"),
    "277-PAID-NOTHING": (answer((STC, "STC*F1:65*20261101**150")), "STC05 in segment 12"),
    "277-PAID-CHECK": (answer((STC, "STC*F1:65*20261101**150*100")), "STC08 in segment 12"),
    "277-DATE-FUTURE": (answer((STC, STC.replace("65*20261101", "65*20261102"))), "STC02 in segment 12"),
    "277-CLAIM-NUMBER": (answer(("REF*1K*PAYERICN1", "")), "REF in segment 11"),
    "277-LINES-CHARGE": (answer((STC, STC.replace("*150*100*", "*140*100*"))), "STC04 in segment 12"),
    "277-LINE-NEGATIVE": (answer(("99213*150*100", "99213*150*-100")), "SVC03 in segment 16"),
    "277-LINE-PAID": (answer(("99213*150*100", "99213*150*151")), "SVC03 in segment 16"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_message_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


def test_a_whole_question_and_a_whole_answer_have_no_problem():
    assert codes(question()) == []
    assert codes(answer()) == []


def test_a_subscriber_on_the_way_to_a_dependent_needs_no_birth_date():
    text = question(("HL*4*3*22*0\nDMG*D8*19700101*M", "HL*4*3*22*1"), (CLAIM, DEPENDENT + CLAIM))
    assert codes(text) == []


@pytest.mark.parametrize("born", ["20261102", "18500101"])
def test_an_impossible_birth_date_is_told(born):
    assert places(question(("D8*19700101", f"D8*{born}")), "276-BIRTH-DATE") == ["DMG02 in segment 10"]


def test_a_claim_that_was_not_found_needs_no_number_of_the_payer():
    lines = ANSWER[ANSWER.index("SVC*") :]
    text = answer((STC, "STC*D0:35*20261101**150"), ("REF*1K*PAYERICN1", ""), (lines, ""))
    assert codes(text) == []
