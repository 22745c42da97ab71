"""Rows of an eligibility answer (271) and details of its question (270), each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

QUESTION, DEPENDENT = example("270_subscriber"), example("270_dependent")
ANSWER, NOT_FOUND = example("271_active"), example("271_not_found")
INSURED, BORN, DAY = "NM1*IL*1*SMITH*JOHN****MI*W123456", "DMG*D8*19700101", "DTP*291*D8*20261101"
PATTERN, WEEKS, MARINE = "HSD*VS*20*VS**23*1", "HSD*VS*3*WK**35*1*D*D", "19880601-19920531"
BASED = "EB*CB**98********Y**HC:99213:25*1:2"


def question(*changes: Change, of: str = QUESTION) -> str:
    return enclosed("HS", "005010X279A1", changed(of, *changes))


def answer(*changes: Change, of: str = ANSWER) -> str:
    return enclosed("HB", "005010X279A1", changed(of, *changes))


def diagnosed(diagnoses: str) -> str:
    return question((BORN, f"{BORN}\n{diagnoses}"))


EXAMPLES = {
    "EB-MONEY-OR-PERCENT": (answer(("29*612.4", "29*612.4*.2")), "EB08 in segment 32"),
    "EB10-NEGATIVE": (answer(("***VS*20*Y*Y", "***VS*-20*Y*Y")), "EB10 in segment 37"),
    "EB-PROCEDURE": (answer((BASED, BASED.replace("99213", "992"))), "EB13-2 in segment 41"),
    "EB-POINTER": (answer((BASED, BASED.replace("1:2", "1:9"))), "EB14 in segment 41"),
    "HSD-NUMBERS": (answer((PATTERN, PATTERN.replace("*23*1", "*23*0"))), "HSD06 in segment 38"),
    "HSD-SAMPLE": (answer((PATTERN, "HSD*VS*20**3*23*1")), "HSD03 in segment 38"),
    "HSD-EMPTY": (answer((WEEKS, "HSD")), "HSD01 in segment 39"),
    "III-PLACE": (answer(("III*ZZ*11", "III*ZZ*QQ")), "III02 in segment 40"),
    "MPI-DATES-ORDER": (answer((MARINE, "19920601-19880531")), "MPI07 in segment 26"),
    "AAA-LEVEL": (answer(("AAA*N**75*C", "AAA*N**T4*C"), of=NOT_FOUND), "AAA03 in segment 10"),
    "271-NOBODY-BELOW": (
        answer(("HL*3*2*22*0", "HL*3*1*21*0\nNM1*1P*2*OTHER*****XX*1234567893\nHL*4*2*22*0"), of=NOT_FOUND),
        "HL04 in segment 5",
    ),
    "ASKED-DIAGNOSIS": (diagnosed("HI*ABK:E11.9"), "HI01-2 in segment 11"),
    "ASKED-DIAGNOSIS-LIST": (diagnosed("HI*ABF:E119"), "HI01-1 in segment 11"),
    "270-DATE-KIND": (question((DAY, "DTP*346*D8*20261101")), "DTP01 in segment 11"),
    "270-GENDER": (question((BORN, f"{BORN}*U")), "DMG03 in segment 10"),
    "270-MEMBER-ID": (question(("MI*W123456", "MI*W123-456")), "NM109 in segment 9"),
    "ASKED-REFERENCE-TWICE": (question((INSURED, f"{INSURED}\nREF*18*A\nREF*18*A")), "REF01 in segment 11"),
    "ASKED-CHANGE": (answer(("INS*Y*18*001*25", "INS*Y*18**25")), "INS03 in segment 22"),
    "ASKED-BIRTH-SEQUENCE": (question(("INS*N*19", "INS*N*19" + "*" * 15 + "0"), of=DEPENDENT), "INS17 in segment 13"),
    "270-EQ-BOTH": (question(("EQ*30", "EQ*30*HC:99213")), "EQ02 in segment 12"),
    "270-SERVICE-DATE-ORDER": (question(("EQ*30", "EQ*30\nDTP*291*RD8*20261210-20261201")), "DTP03 in segment 13"),
    "270-SPEND-DOWN": (question(("EQ*30", "EQ*30\nAMT*R*-5")), "AMT02 in segment 13"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_row_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


@pytest.mark.parametrize(
    ("text", "rule_id", "place"),
    [
        (
            answer(("***.2***Y*W", "***.2***Y*W"), ("EB*B*IND*98***27*25", "EB*B*IND*98***27**.25")),
            "EB-MONEY-OR-PERCENT",
            34,
        ),
        (answer(("EB*A*IND*30*****.2", "EB*A*IND*30****20*")), "EB-MONEY-OR-PERCENT", 35),
        (answer(("AAA*N**75*C", "AAA*N**75*C\nAAA*N**75*C"), of=NOT_FOUND), "AAA-LEVEL", 11),
        (diagnosed("HI*ABK:E119*ABF:E119"), "ASKED-DIAGNOSIS-LIST", 11),
        (diagnosed("HI*ABK:E119*ABK:I10"), "ASKED-DIAGNOSIS-LIST", 11),
        (question((DAY, f"{DAY}\n{DAY}")), "270-DATE-KIND", 12),
        (question(("EQ*30", "EQ*30****1")), "EB-POINTER", 12),
        (answer((PATTERN, "HSD*VS*-20*VS**23*1")), "HSD-NUMBERS", 38),
    ],
)
def test_each_side_of_a_rule_is_told(text, rule_id, place):
    assert [found.rsplit(" ", 1)[1] for found in places(text, rule_id)] == [str(place)]


def test_the_trace_of_a_subscriber_with_benefits_has_to_come_back():
    assert places(answer(("TRN*2*REQ0001*9SUNNYBILL\n", "")), "271-TRACE") == ["TRN02 in segment 13"]


@pytest.mark.parametrize(
    "pattern",
    ["HSD*VS*30***22", "HSD*VS*1*DA", "HSD*VS*12*WK*3*34*1", "HSD*****29", "HSD*DY*60***23*1**Y", "HSD*VS*0***29"],
)
def test_usual_patterns_of_delivery_are_right(pattern):
    assert codes(answer((PATTERN, pattern))) == codes(answer()) == []


@pytest.mark.parametrize(
    "text",
    [
        diagnosed("HI*ABK:E119*ABF:I10"),
        question((DAY, "DTP*102*D8*20260101")),
        question(("EQ*30", "EQ*30\nAMT*R*37.5\nAMT*PB*100")),
        question(("EQ*30", "EQ*98\nIII*ZZ*11")),
        answer(("AAA*N**75*C", "AAA*N**72*C\nAAA*N**73*C"), of=NOT_FOUND),
        answer(("EB*A*IND*30*****.2", "EB*A*IND*30*****0")),
    ],
)
def test_usual_questions_and_answers_are_right(text):
    assert codes(text) == []
