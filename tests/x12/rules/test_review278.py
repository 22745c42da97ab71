"""What a request for authorization and its answer must hold, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, places

REQUEST = """\
ST*278*0001*005010X217
BHT*0007*13*REQ1*20261101*1200
HL*1**20*1
NM1*X3*2*ACME HEALTH*****PI*60054
HL*2*1*21*1
NM1*1P*1*KILDARE*BEN****XX*1679576722
HL*3*2*22*1
NM1*IL*1*SMITH*JOHN****MI*W123456
DMG*D8*19700101*M
HL*4*3*EV*1
TRN*1*EVENT1*9SUNNYBILL
UM*SC*I*3*11:B
DTP*AAH*RD8*20261110-20270110
HI*ABK:M545*ABF:G8929
NM1*SJ*1*WELBY*MARCUS****XX*1234567893
HL*5*4*SS*0
TRN*1*SERVICE1*9SUNNYBILL
SV1*HC:97110**UN*12"""
ANSWER = """\
ST*278*0001*005010X217
BHT*0007*11*REQ1*20261102*1200*18
HL*1**20*1
NM1*X3*2*ACME HEALTH*****PI*60054
HL*2*1*21*1
NM1*1P*1*KILDARE*BEN****XX*1679576722
HL*3*2*22*1
NM1*IL*1*SMITH*JOHN****MI*W123456
HL*4*3*EV*1
TRN*2*EVENT1*9SUNNYBILL
UM*SC*I*3*11:B
HCR*A1*AUTH0001
DTP*036*D8*20270110
DTP*007*D8*20261110
NM1*SJ*1*WELBY*MARCUS****XX*1234567893
HL*5*4*SS*0
HCR*A1
SV1*HC:97110**UN*12"""
EVENT = REQUEST[REQUEST.index("HL*4") :]


def request(*changes: Change) -> str:
    return enclosed("HI", "005010X217", changed(REQUEST, *changes))


def answer(*changes: Change) -> str:
    return enclosed("HI", "005010X217", changed(ANSWER, *changes))


EXAMPLES = {
    "278-ORGANIZATION-ID": (request(("*****PI*60054", "")), "NM109 in segment 4"),
    "278-PROVIDER-NPI": (request(("XX*1234567893", "XX*1234567890")), "NM109 in segment 15"),
    "278-REQUESTER-ID": (request(("****XX*1679576722", "")), "NM109 in segment 6"),
    "278-MEMBER-ID": (request(("****MI*W123456", "")), "NM109 in segment 8"),
    "278-BIRTH-DATE": (request(("DMG*D8*19700101*M", "")), "DMG02 in segment 8"),
    "278-NOBODY": (request((EVENT, ""), ("22*1", "22*0")), "UM in segment 7"),
    "278-UM-MISSING": (request(("UM*SC*I*3*11:B", "")), "UM in segment 10"),
    "278-UM-CERTIFICATION": (request(("UM*SC*I*3", "UM*SC**3")), "UM02 in segment 12"),
    "278-EARLIER-NUMBER": (request(("UM*SC*I*3", "UM*SC*4*3")), "REF in segment 10"),
    "278-ADMISSION-DATE": (request(("UM*SC*I*3", "UM*AR*I*3")), "DTP in segment 10"),
    "278-ACCIDENT": (request(("11:B", "11:B*AA"), ("DTP*AAH", "DTP*439*D8*20261001\nDTP*AAH")), "UM05-4 in segment 12"),
    "278-DATES-ORDER": (request(("20261110-20270110", "20261110-20261010")), "DTP03 in segment 13"),
    "278-DISCHARGE-DATE": (
        request(("HI*", "DTP*435*D8*20261110\nDTP*096*D8*20261109\nHI*")),
        "DTP03 in segment 15",
    ),
    "278-DIAGNOSIS-FORM": (request(("ABF:G8929", "ABF:G89.29")), "HI02-2 in segment 14"),
    "278-DIAGNOSIS-TWICE": (request(("ABF:G8929", "ABF:M545")), "HI02-2 in segment 14"),
    "278-SERVICE-EMPTY": (request(("SV1*HC:97110**UN*12", "")), "SV1 in segment 16"),
    "278-UNITS": (request(("**UN*12", "**UN*0")), "SV104 in segment 18"),
    "278-DECISION-MISSING": (answer(("HCR*A1*AUTH0001\n", ""), ("HCR*A1\n", "")), "HCR in segment 9"),
    "278-DECISION-EVENT": (answer(("HCR*A1*AUTH0001\n", ""), ("HCR*A1\n", "HCR*A1*AUTH0002\n")), "HCR in segment 9"),
    "278-ANSWER-NPI": (answer(("XX*1234567893", "XX*1234567890")), "NM109 in segment 15"),
    "278-DECISION-IN-REQUEST": (request(("DTP*AAH", "HCR*A1*AUTH0001\nDTP*AAH")), "HCR in segment 13"),
    "278-REJECTION-IN-REQUEST": (request(("UM*", "AAA*N**15*C\nUM*")), "AAA in segment 12"),
    "278-AAA-EMPTY": (answer(("UM*", "AAA*N**15\nUM*")), "AAA04 in segment 11"),
    "278-APPROVAL-NUMBER": (answer(("A1*AUTH0001", "A1"), ("HCR*A1\nSV1", "SV1")), "HCR02 in segment 12"),
    "278-DENIAL-REASON": (answer(("HCR*A1\nSV1", "HCR*A3\nSV1")), "HCR03 in segment 17"),
    "278-CONTRADICTION": (answer(("HCR*A1*AUTH0001", "HCR*A3**0V")), "HCR01 in segment 17"),
    "278-APPROVAL-DATES": (answer(("20270110", "20261109")), "DTP03 in segment 13"),
    "278-TRACE": (answer(("TRN*2*", "TRN*1*")), "TRN02 in segment 10"),
    "278-TRACE-TWICE": (request((EVENT, EVENT + "\n" + EVENT)), "TRN02 in segment 20"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_message_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


def test_a_whole_request_and_a_whole_answer_have_no_problem():
    assert codes(request()) == []
    assert codes(answer()) == []


def test_a_refused_request_needs_no_decision():
    decided = "HCR*A1*AUTH0001\nDTP*036*D8*20270110\nDTP*007*D8*20261110\n"
    assert codes(answer(("UM*", "AAA*N**33*C\nUM*"), (decided, ""), ("HCR*A1\n", ""))) == []


def test_an_extension_that_names_the_earlier_request_is_no_problem():
    assert codes(request(("UM*SC*I*3*11:B", "UM*SC*4*3*11:B\nREF*BB*AUTH0001"))) == []


@pytest.mark.parametrize("born", ["20261102", "18500101"])
def test_an_impossible_birth_date_is_told(born):
    assert places(request(("D8*19700101", f"D8*{born}")), "278-BIRTH-DATE") == ["DMG02 in segment 9"]
