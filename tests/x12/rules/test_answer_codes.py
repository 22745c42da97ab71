"""Codes of authorizations and claim statuses, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import changed, codes, enclosed, example, places

GUIDES = {
    "277CA": ("HN", "005010X214"),
    "277_p": ("HN", "005010X212"),
    "278_r": ("HI", "005010X217"),
}


def broken(name: str, old: str, new: str) -> str:
    return enclosed(*GUIDES[name[:5]], changed(example(name), (old, new)))


EXAMPLES = {
    "278-CODE": (broken("278_request", "UM*SC*I*98", "UM*SC*Q*98"), "UM02 in segment 20"),
    "278-DIAGNOSIS-LIST": (broken("278_request", "HI*ABK:M5450", "HI*QQQ:M5450"), "HI01-1 in segment 26"),
    "STATUS-ENTITY": (broken("277CA_accepted", "A2:20:PR", "A2:20:QQ"), "STC01-3 in segment 28"),
    "277-STATUS-DATE": (broken("277_paid", "F1:65*20261104**150", "F1:65***150"), "STC02 in segment 13"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_a_code_that_breaks_a_rule_is_told_alone_and_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]
    assert set(codes(text)) == {rule_id}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("BHT*0007*13", "BHT*0007*99", "BHT02 in segment 2"),
        ("UM*SC*I*98", "UM*SC*I*QQ", "UM03 in segment 20"),
        ("PWK*OZ*FX", "PWK*QQ*FX", "PWK01 in segment 31"),
        ("NM1*SJ*1", "NM1*QQ*1", "NM101 in segment 33"),
    ],
)
def test_each_code_of_a_request_is_looked_up(old, new, place):
    assert places(broken("278_request", old, new), "278-CODE") == [place]
