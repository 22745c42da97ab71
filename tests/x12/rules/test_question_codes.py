"""Codes of questions about coverage and claims that are open lists, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import changed, codes, enclosed, example, places

GUIDES = {
    "270": ("HS", "005010X279A1"),
    "271": ("HB", "005010X279A1"),
    "276": ("HR", "005010X212"),
    "835": ("HP", "005010X221A1"),
}


def broken(name: str, old: str, new: str) -> str:
    return enclosed(*GUIDES[name[:3]], changed(example(name), (old, new)))


EXAMPLES = {
    "SERVICE-TYPE": (broken("270_subscriber", "EQ*30", "EQ*QQ"), "EQ01 in segment 12"),
    "PROCEDURE-LIST": (broken("835_01", "SVC*HC:", "SVC*QQ:"), "SVC01-1 in segment 17"),
    "270-TRACE-KIND": (broken("270_subscriber", "TRN*1*REQ", "TRN*2*REQ"), "TRN01 in segment 8"),
    "RELATIONSHIP-MISSING": (broken("270_dependent", "INS*N*19", "INS*N"), "INS02 in segment 13"),
    "STATUS-ASKER-ID": (broken("276_subscriber", "*****46*SUB123", ""), "NM109 in segment 6"),
    "STATUS-UNITS": (broken("276_dependent", "25*150*****1", "25*150*****0"), "SVC07 in segment 24"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_a_code_that_breaks_a_rule_is_told_alone_and_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]
    assert set(codes(text)) == {rule_id}


@pytest.mark.parametrize(
    ("old", "new", "rule_id", "element"),
    [
        ("EB*1**1^33", "EB*1**QQ^33", "SERVICE-TYPE", "EB03"),
        ("**HC:99213:25*", "**QQ:99213:25*", "PROCEDURE-LIST", "EB13-1"),
    ],
)
def test_a_code_of_an_answer_is_told(old, new, rule_id, element):
    [place] = places(broken("271_active", old, new), rule_id)
    assert place.startswith(element)
