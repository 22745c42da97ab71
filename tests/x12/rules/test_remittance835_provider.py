"""What the provider adjustments of an 835 must hold, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import changed, codes, enclosed, example, places

PAID = example("835_01")
REVERSED = example("835_06")


def adjusted(*adjustments: str, amount: str = "48", day: str = "20261231", provider: str = "1234567893") -> str:
    """Give a payment with these pairs of reason and amount in one PLB; the payment need not balance."""
    rows = "*".join(adjustments)
    body = changed(PAID, ("BPR*I*48*", f"BPR*I*{amount}*"), ("AMT*B6*70", f"AMT*B6*70\nPLB*{provider}*{day}*{rows}"))
    return enclosed("HP", "005010X221A1", body)


PLACE = "PLB04 in segment 23"
EXAMPLES = {
    "PLB-ZERO": (adjusted("CS:A1*0"), PLACE),
    "PLB-REFERENCE": (adjusted("WO*8"), "PLB03-2 in segment 23"),
    "PLB-PROVIDER-NPI": (adjusted("CS:A1*8", provider="1234567890"), "PLB01 in segment 23"),
    "PLB-FISCAL-DATE": (adjusted("CS:A1*8", day="20201231"), "PLB02 in segment 23"),
    "PLB-INTEREST-SIGN": (adjusted("L6:A1*8"), PLACE),
    "PLB-REFUND-SIGN": (adjusted("72:A1*8"), PLACE),
    "PLB-WITHHOLDING-SIGN": (adjusted("IR:A1*-8"), PLACE),
    "PLB-LATE-CHARGE-SIGN": (adjusted("50:A1*-8"), PLACE),
    "PLB-TWICE": (adjusted("WO:A1*8", "WO:A1*8"), "PLB05 in segment 23"),
    "PLB-FORWARD-PAID": (adjusted("FB:EFT1*-8"), PLACE),
    "PLB-RECOVERY-SIGN": (adjusted("WO:A1*-8"), PLACE),
    "PLB-REFUND-OFFSET": (adjusted("WO:A1*8", "72:A1*-9"), "PLB06 in segment 23"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_adjustment_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


def test_a_recovery_and_the_refund_that_offsets_it_are_no_problem():
    assert codes(adjusted("WO:A1*8", "72:A1*-8")) == []


def test_two_refunds_need_two_recoveries():
    assert places(adjusted("WO:A1*8", "72:A1*-8", "72:A2*-8"), "PLB-REFUND-OFFSET") == ["PLB08 in segment 23"]


def test_a_deferred_recovery_beside_its_reversal_is_no_problem():
    body = changed(REVERSED, ("FB:EFT000777*-70", "WO:ICN1*-70"))
    assert codes(enclosed("HP", "005010X221A1", body)) == []


def test_what_the_adjustments_of_one_segment_share_is_told_once():
    shared = adjusted("CS:A1*8", "CS:A2*-8", day="20201231", provider="1234567890")
    assert codes(shared) == ["PLB-PROVIDER-NPI", "PLB-FISCAL-DATE"]
