"""The single errors of a 999, and elements that no guide uses, each rule with a file that breaks it."""

import pytest

import x12
from tests.x12.rules.enclosing import FILES, Change, changed, codes, enclosed, example, places

REFUSAL = example("999_rejected")
BEFORE, AFTER = REFUSAL[: REFUSAL.index("AK2*")], "AK9*P*3*3*2"
CLAIM, TRIGGER = "IK3*CLM*22*2300*8", "CTX*SITUATIONAL TRIGGER*CLM*22**5:3*1331"


def answer(*changes: Change) -> str:
    return enclosed("FA", "005010X231A1", changed(REFUSAL, *changes))


def group(closing: str) -> str:
    return enclosed("FA", "005010X231A1", f"{BEFORE}{closing}")


EXAMPLES = {
    "999-ORDER": (answer(("IK3*REF*24*", "IK3*REF*21*")), "IK302 in segment 9"),
    "999-ELEMENT-TWICE": (answer(("IK4*2*782*1", "IK4*2*782*1\nIK4*2*782*1")), "IK401 in segment 8"),
    "999-FIRST-SEGMENT": (answer((CLAIM, "IK3*CLM*1*2300*8")), "IK302 in segment 4"),
    "999-SEGMENT-CODE": (answer((CLAIM, "IK3*CLM*22*2300")), "IK304 in segment 4"),
    "999-CONTEXT": (answer(("CTX*CLM01:A00000001", "CTX*CLM01")), "CTX01-2 in segment 5"),
    "999-TRIGGER-POSITION": (answer((TRIGGER, TRIGGER.replace("*22*", "*0*"))), "CTX03 in segment 8"),
    "999-RETIRED-CODE": (answer(("IK4*2*782*1", "IK4*2*782*11")), "IK403 in segment 7"),
    "999-CODES": (answer(("IK5*R*5*I5", "IK5*R*5*5")), "IK503 in segment 12"),
    "999-GROUP-VERSION": (answer(("AK1*HC*", "AK1*HP*")), "AK103 in segment 2"),
    "ELEMENT-UNUSED": (
        enclosed("HS", "005010X279A1", changed(example("270_subscriber"), ("EQ*30", "EQ*30***1"))),
        "EQ04 in segment 12",
    ),
    "999-GROUP-STATUS": (group("AK9*A*1*1*1*1"), "AK905 in segment 3"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_acknowledgment_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


@pytest.mark.parametrize("closing", ["AK9*A*1*1*0", "AK9*P*1*1*1", "AK9*R*1*1*1*1", "AK9*E*2*2*1"])
def test_counts_of_a_group_without_answers_agree_with_its_status(closing):
    assert places(group(closing), "999-GROUP-STATUS") == ["AK901 in segment 3"]


@pytest.mark.parametrize("closing", ["AK9*A*1*1*1", "AK9*R*1*1*0*1", "AK9*E*2*2*2"])
def test_groups_may_be_answered_as_a_whole(closing):
    assert codes(group(closing)) == []


def test_an_element_may_have_two_different_errors():
    assert codes(answer(("IK4*2*782*1", "IK4*2*782*1\nIK4*2*782*6"))) == []


def test_a_trigger_may_name_its_composite():
    assert codes(answer((TRIGGER, TRIGGER.replace("*1331", "*C023:1325")))) == []


def test_a_gap_between_codes_is_told():
    assert places(answer(("IK5*R*5*I5", "IK5*R**I5")), "999-CODES") == ["IK502 in segment 12"]


@pytest.mark.parametrize(
    ("name", "guide", "old", "new", "place"),
    [
        ("270_subscriber", "005010X279A1", "SMITH*JOHN****", "SMITH*JOHN**MR**", "NM106 in segment 9"),
        ("271_not_found", "005010X279A1", "AAA*N**75", "AAA*N*AB*75", "AAA02 in segment 10"),
        ("276_dependent", "005010X212", "*150*****1", "*150*10****1", "SVC03 in segment 24"),
        ("277_paid", "005010X212", "20261104**150*98", "20261104*WQ*150*98", "STC03 in segment 13"),
        ("277CA_accepted", "005010X214", "PR*20261105*WQ*150", "PR*20261105*WQ*150*10", "STC05 in segment 28"),
    ],
)
def test_an_element_that_the_guide_does_not_use_is_told(name, guide, old, new, place):
    text = enclosed("HS", guide, changed(example(name), (old, new)))
    assert places(text, "ELEMENT-UNUSED") == [place]


def test_the_contact_of_an_answer_is_there_for_information():
    text = enclosed("HN", "005010X212", changed(example("277_paid"), ("PER*IC*", "PER*BL*")))
    assert places(text, "QUALIFIER") == ["PER01 in segment 5"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("TA1*000000017", "TA1*000000ABC", ("TA1", 1)),
        ("*261105*0914", "*261305*0914", ("TA1", 2)),
        ("*261105*0914", "*261105*2514", ("TA1", 3)),
        ("TA1*000000017", "TA1*17", ("TA1-FORM", 1)),
    ],
)
def test_what_a_ta1_says_unreadably_is_told_alone_and_at_its_element(old, new, found):
    text = next(FILES.glob("TA1_accepted*")).read_text().replace(old, new)
    assert [(problem.code, problem.element) for problem in x12.check(x12.read(text))] == [found]
