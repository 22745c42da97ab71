"""The three sums of an 835 and its charges, each with a file that does not add up."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

PAID = example("835_01")


def remittance(*changes: Change) -> str:
    return enclosed("HP", "005010X221A1", changed(PAID, *changes))


EXAMPLES = {
    "BALANCE-LINE": (remittance(("25*100*48", "25*100*49")), "SVC03 in segment 17"),
    "BALANCE-CLAIM": (remittance(("A1*1*100*48", "A1*1*100*49")), "CLP04 in segment 13"),
    "BALANCE-CHARGE": (remittance(("A1*1*100*48", "A1*1*110*48")), "CLP03 in segment 13"),
    "BALANCE-PAYMENT": (remittance(("BPR*I*48", "BPR*I*49")), "BPR02 in segment 2"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_what_does_not_add_up_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


def test_a_remittance_that_adds_up_has_no_problem():
    assert codes(remittance()) == []
