"""What a 999 must say, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, places

ANSWER = """\
ST*999*0001*005010X231A1
AK1*HC*17*005010X222A1
AK2*837*0001*005010X222A1
IK3*CLM*25*2300*8
CTX*CLM01:A1
IK4*2*782*1
CTX*SITUATIONAL TRIGGER*CLM*25
IK5*R*5
AK2*837*0002*005010X222A1
IK5*A
AK9*P*2*2*1"""
REFUSED = "IK3*CLM*25*2300*8\nCTX*CLM01:A1\nIK4*2*782*1\nCTX*SITUATIONAL TRIGGER*CLM*25\nIK5*R*5"


def answer(*changes: Change) -> str:
    return enclosed("FA", "005010X231A1", changed(ANSWER, *changes))


EXAMPLES = {
    "999-SET-FITS": (answer(("AK2*837*0001", "AK2*835*0001")), "AK201 in segment 3"),
    "999-SET-TWICE": (answer(("AK2*837*0002", "AK2*837*0001")), "AK202 in segment 9"),
    "999-VERSION": (answer(("0002*005010X222A1", "0002*005010X223A2")), "AK203 in segment 9"),
    "999-REASON": (answer((REFUSED, "IK5*R")), "IK501 in segment 4"),
    "999-ACCEPTED-ERRORS": (answer(("IK5*R*5", "IK5*A")), "IK501 in segment 8"),
    "999-POSITION": (answer(("IK3*CLM*25", "IK3*CLM*0")), "IK302 in segment 4"),
    "999-ELEMENT-POSITION": (answer(("IK4*2*782*1", "IK4*0*782*1")), "IK401 in segment 6"),
    "999-ELEMENT-NUMBER": (answer(("IK4*2*782*1", "IK4*2*7A2*1")), "IK402 in segment 6"),
    "999-ELEMENT-ERRORS": (
        answer(("IK4*2*782*1\nCTX*SITUATIONAL TRIGGER*CLM*25\n", "")),
        "IK304 in segment 4",
    ),
    "999-MISSING-SEGMENT": (answer(("*2300*8", "*2300*3")), "IK304 in segment 4"),
    "999-MISSING-VALUE": (answer(("IK4*2*782*1", "IK4*2*782*1*100")), "IK404 in segment 6"),
    "999-TRIGGER-PLACE": (answer(("TRIGGER*CLM*25", "TRIGGER")), "CTX02 in segment 7"),
    "999-GROUP-NUMBER": (answer(("AK1*HC*17", "AK1*HC*0")), "AK102 in segment 2"),
    "999-COUNTS": (answer(("AK9*P*2*2*1", "AK9*P*3*2*1")), "AK903 in segment 11"),
    "999-COUNT-RECEIVED": (answer(("AK9*P*2*2*1", "AK9*P*3*3*1")), "AK903 in segment 11"),
    "999-COUNT-ACCEPTED": (answer(("AK9*P*2*2*1", "AK9*P*2*2*0")), "AK904 in segment 11"),
    "999-STATUS": (answer(("AK9*P*2*2*1", "AK9*A*2*2*1")), "AK901 in segment 11"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_acknowledgment_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


def test_a_whole_acknowledgment_has_no_problem():
    assert codes(answer()) == []


@pytest.mark.parametrize(
    ("first", "group", "is_right"),
    [
        ("IK5*A", "A*2*2*2", True),
        ("IK5*E*5", "E*2*2*2", True),
        ("IK5*E*5", "A*2*2*2", False),
        ("IK5*R*5", "P*2*2*1", True),
        ("IK5*R*5", "E*2*2*1", False),
        ("IK5*R*5", "R*2*2*1", False),
        ("IK5*A", "P*2*2*2", False),
    ],
)
def test_the_answer_to_the_group_follows_from_its_transactions(first, group, is_right):
    text = answer((REFUSED, first), ("AK9*P*2*2*1", f"AK9*{group}"))
    assert ("999-STATUS" not in codes(text)) is is_right


def test_a_group_that_was_refused_as_a_whole_lists_no_transactions():
    sets = ANSWER[ANSWER.index("AK2*") : ANSWER.index("AK9*")]
    assert codes(answer((sets, ""), ("AK9*P*2*2*1", "AK9*R*2*2*0"))) == []
