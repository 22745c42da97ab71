"""What the eligibility answer must say, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, places

ANSWER = """\
ST*271*0001*005010X279A1
BHT*0022*11*TRACE1*20261101*1200
HL*1**20*1
NM1*PR*2*ACME HEALTH*****PI*60054
HL*2*1*21*1
NM1*1P*2*SUNNY FAMILY PRACTICE*****XX*1234567893
HL*3*2*22*0
TRN*2*REQ0001*9SUNNYBILL
NM1*IL*1*SMITH*JOHN****MI*W123456
DMG*D8*19700101*M
DTP*346*D8*20260101
DTP*347*D8*20261231
EB*1*IND*30^98**GOLD PLAN
EB*C*IND*30***23*1500*****Y
EB*C*IND*30***29*400*****Y
EB*A*IND*98*****.2****Y
EB*B*IND*98***27*25*****Y
HSD*VS*12***23*1
EB*R**30*MB
LS*2120
NM1*PRP*2*MEDICARE*****PI*00831
LE*2120"""
REFUSAL = "AAA*N**75*C"


def answer(*changes: Change) -> str:
    return enclosed("HB", "005010X279A1", changed(ANSWER, *changes))


BENEFITS = ANSWER[ANSWER.index("EB*1") :]
PERSON = ANSWER[ANSWER.index("HL*3") :]

EXAMPLES = {
    "271-NO-ANSWER": (answer((BENEFITS, "")), "EB in segment 7"),
    "271-NO-SUBSCRIBER": (answer((PERSON, ""), ("HL*2*1*21*1", "HL*2*1*21*0")), "AAA in segment 3"),
    "271-REJECTED-ACTIVE": (answer(("DMG*", f"{REFUSAL}\nDMG*")), "AAA03 in segment 10"),
    "AAA-FOLLOW-UP": (answer((BENEFITS, ""), ("DMG*", "AAA*N**75\nDMG*")), "AAA04 in segment 10"),
    "271-TRACE": (answer(("TRN*2*REQ0001*9SUNNYBILL", "")), "TRN02 in segment 7"),
    "271-COVERAGE-ENDED": (answer(("DTP*347*D8*20261231", "DTP*347*D8*20260630")), "DTP03 in segment 12"),
    "271-PLAN-DATES": (answer(("DTP*347*D8*20261231", "DTP*347*D8*20251231")), "DTP03 in segment 12"),
    "271-REMAINING": (answer(("***29*400*", "***29*1600*")), "EB07 in segment 15"),
    "EB08-FRACTION": (answer(("*****.2*", "*****20*")), "EB08 in segment 16"),
    "EB07-NEGATIVE": (answer(("***27*25*", "***27*-25*")), "EB07 in segment 17"),
    "EB06-TIME": (answer(("***29*400*", "****400*")), "EB06 in segment 15"),
    "EB-WITHOUT-VALUE": (answer(("***27*25*", "***27**")), "EB07 in segment 17"),
    "EB-QUANTITY-PAIR": (answer(("***27*25*****Y", "***27*25**VS***Y")), "EB10 in segment 17"),
    "EB-SERVICE-TWICE": (answer(("30^98", "30^30")), "EB03 in segment 13"),
    "EB-DATES-ORDER": (
        answer(("EB*C*IND*30***23", "DTP*291*RD8*20261231-20260101\nEB*C*IND*30***23")),
        "DTP03 in segment 14",
    ),
    "LS-LE-PAIR": (answer(("LE*2120", "")), "LE in segment 21"),
    "271-PROVIDER-NPI": (answer(("XX*1234567893", "XX*1234567890")), "NM109 in segment 6"),
    "HSD-PAIR": (answer(("HSD*VS*12***23*1", "HSD*VS****23*1")), "HSD02 in segment 18"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_answer_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


def test_a_whole_answer_has_no_problem():
    assert codes(answer()) == []


def test_a_refused_person_needs_no_benefit():
    assert codes(answer((BENEFITS, ""), ("DMG*", f"{REFUSAL}\nDMG*"))) == []


def test_a_refused_provider_needs_no_person():
    text = answer((PERSON, "AAA*N**51*C"), ("HL*2*1*21*1", "HL*2*1*21*0"))
    assert "271-NO-SUBSCRIBER" not in codes(text)


def test_a_copay_that_is_told_in_words_needs_no_figure():
    assert "EB-WITHOUT-VALUE" not in codes(answer(("***27*25*****Y\nHSD*VS*12***23*1", "\nMSG*SEE YOUR CARD")))


def test_names_need_their_opening_too():
    assert places(answer(("LS*2120\n", "")), "LS-LE-PAIR") == ["LS in segment 20"]


def test_a_percentage_of_nothing_or_everything_is_a_fraction():
    for share in ("0", "1"):
        assert "EB08-FRACTION" not in codes(answer(("*****.2*", f"*****{share}*")))
