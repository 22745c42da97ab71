"""What the dates and informing amounts of an 835 must hold, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

PAID = example("835_01")
DAY = "DTM*472*20261015"
RECEIVED = "DTM*050*20261020"


def remittance(*changes: Change) -> str:
    return enclosed("HP", "005010X221A1", changed(PAID, *changes))


def with_dates(*dates: str) -> str:
    return remittance((RECEIVED, "\n".join(dates)))


def with_amount(amount: str) -> str:
    return remittance(("\nSVC*", f"\n{amount}\nSVC*"))


EXAMPLES = {
    "CLP-DATES-ORDER": (with_dates("DTM*232*20261015", "DTM*233*20261014"), "DTM02 in segment 17"),
    "CLP-RECEIVED-DATE": (with_dates("DTM*050*20261014"), "DTM02 in segment 16"),
    "CLP-DATE-FUTURE": (with_dates("DTM*232*20270101"), "DTM02 in segment 16"),
    "SVC-DATE-FUTURE": (remittance((DAY, "DTM*472*20270101")), "DTM02 in segment 18"),
    "SVC-DATES-BOTH": (remittance((DAY, DAY + "\nDTM*150*20261015\nDTM*151*20261016")), "DTM01 in segment 19"),
    "SVC-DATES-PAIR": (remittance((DAY, "DTM*150*20261015")), "DTM01 in segment 18"),
    "SVC-DATES-ORDER": (remittance((DAY, "DTM*150*20261015\nDTM*151*20261014")), "DTM02 in segment 19"),
    "SVC-DATE-MISSING": (remittance((DAY, "")), "DTM in segment 17"),
    "SVC-DATE-OUTSIDE": (with_dates("DTM*232*20261016", "DTM*233*20261017"), "DTM02 in segment 19"),
    "CLP-COVERAGE-ENDED": (with_dates("DTM*036*20260930", RECEIVED), "DTM02 in segment 16"),
    "AMT-INTEREST-SIGN": (with_amount("AMT*I*-1"), "AMT02 in segment 17"),
    "AMT-COVERED": (with_amount("AMT*AU*101"), "AMT02 in segment 17"),
    "AMT-PATIENT-PAID": (with_amount("AMT*F5*101"), "AMT02 in segment 17"),
    "AMT-ALLOWED": (remittance(("AMT*B6*70", "AMT*B6*40")), "AMT02 in segment 22"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_date_or_amount_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


def test_a_range_of_days_is_no_problem():
    assert codes(remittance((DAY, "DTM*150*20261015\nDTM*151*20261016"))) == []


def test_the_dates_of_the_claim_stand_for_its_lines():
    assert codes(remittance((RECEIVED, "DTM*232*20261015\nDTM*233*20261015"), (DAY + "\n", ""))) == []


def test_a_predetermination_may_lie_ahead():
    text = remittance(
        ("CLP*A1*1*100*48*22*", "CLP*A1*25*100*0**"),
        ("BPR*I*48*", "BPR*I*0*"),
        ("*100*48**1", "*100*0**1"),
        ("CAS*CO*45*30\nCAS*PR*1*10**2*12", "CAS*OA*101*100"),
        (DAY, "DTM*472*20270101"),
    )
    assert codes(text) == []
