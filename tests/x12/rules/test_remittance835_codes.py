"""Codes, figures and contacts of an 835, each rule with a file that breaks it, and it alone."""

import pytest

import x12
from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

PAID = example("835_01")
REMARKED = example("835_08")
RECEIVED = "DTM*050*20261020"
ADJUSTED = "CAS*CO*45*30\nCAS*PR*1*10**2*12"


def remittance(*changes: Change, of: str = PAID) -> str:
    return enclosed("HP", "005010X221A1", changed(of, *changes))


EXAMPLES = {
    "835-PHONE-FORM": (remittance(("TE*8005551213", "TE*5551213")), "PER04 in segment 9"),
    "835-ADDRESS-OF-CONTACT": (remittance(("TE*8005551213", "EM*NOBODY")), "PER04 in segment 9"),
    "835-CONTACT-TWICE": (remittance(("TE*8005551213", "TE*8005551213*TE*8005551214")), "PER05 in segment 9"),
    "CLP-CONTACT-FUNCTION": (remittance((RECEIVED, f"{RECEIVED}\nPER*BL**TE*8005551212")), "PER01 in segment 17"),
    "MOA-RATE": (remittance(("MOA***MA01", "MOA*1.5**MA01"), of=REMARKED), "MOA01 in segment 16"),
    "835-FIGURE-NEGATIVE": (remittance((RECEIVED, f"{RECEIVED}\nQTY*CA*-1")), "QTY02 in segment 17"),
    "CLP-FRACTION": (remittance(("*ICN1*11*1", "*ICN1*11*1****2")), "CLP13 in segment 13"),
    "SVC-DATE-OLD": (remittance(("472*20261015", "472*20061015")), "DTM02 in segment 18"),
    "CLP-DATES-PAIR": (remittance((RECEIVED, f"DTM*233*20261015\n{RECEIVED}")), "DTM01 in segment 16"),
    "SVC-SUBMITTED-LIST": (remittance(("*100*48**1", "*100*48**1*QQ:99212")), "SVC06-1 in segment 17"),
    "SVC-CODE-FORM": (remittance(("SVC*HC:99213:25*", "SVC*AD:99213*")), "SVC01-2 in segment 17"),
    "SVC-MODIFIER": (remittance(("99213:25*", "99213:25:25*")), "SVC01-4 in segment 17"),
    "CLP-BILL-TYPE": (remittance(("*ICN1*11*1", "*ICN1*00*1")), "CLP08 in segment 13"),
    "REMARK-TWICE": (remittance(("MA01*MA18", "MA01*MA01"), of=REMARKED), "MOA04 in segment 16"),
    "LQ-LIST": (remittance(("AMT*B6*70", "AMT*B6*70\nLQ*RX*N517")), "LQ01 in segment 23"),
    "835-CAS-SHARE": (remittance(("CAS*CO*45*30", "CAS*CO*3*30")), "CAS02 in segment 19"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_code_or_figure_that_breaks_a_rule_is_told_alone_and_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]
    assert set(codes(text)) == {rule_id}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (("*ICN1*11*1", "*ICN1*11*$"), "CLP09 in segment 13"),
        (("AMT*B6*70", "AMT*B6*700"), "AMT02 in segment 22"),
        (("AMT*B6*70", "AMT*KH*-5\nAMT*B6*70"), "AMT02 in segment 22"),
        (("*100*48**1", "*100*48**1**0"), "SVC07 in segment 17"),
        (("*100*48**1", "*100*48*ABCD*1"), "SVC04 in segment 17"),
        (("CAS*CO*45*30", "CAS*CO*45*30*0"), "CAS04 in segment 19"),
        (("CAS*CO*45*30", "CAS*CO*45*30*-1"), "CAS04 in segment 19"),
        (("AMT*B6*70", "AMT*B6*70\nLQ*HE*N517\nLQ*HE*N517"), "LQ02 in segment 24"),
        (("AMT*B6*70", "AMT*B6*70\nLQ*HE*N0"), "LQ02 in segment 23"),
        (("PER*CX**TE*8005551212", "PER*CX**EX*12"), "PER03 in segment 8"),
    ],
)
def test_what_cannot_be_is_told_once_at_its_element(change, place):
    assert [problem.place for problem in x12.check(x12.read(remittance(change)))] == [place]


@pytest.mark.parametrize(
    "changes",
    [
        [("SVC*HC:99213:25*100*48**1", "SVC*HC:99213:25*100*48*0510*1*HC:99212:25*2")],
        [("*ICN1*11*1", "*ICN1*13*1**470*1.25*.5")],
        [("TE*8005551213", "TE*8005551213*EX*12*EM*EDI@ACME.EXAMPLE")],
        [("PER*CX**TE*8005551212", "PER*CX**TE*8005551212\nPER*IC**UR*WWW.ACME.EXAMPLE")],
        [("AMT*B6*70", "AMT*B6*70\nLQ*HE*N517\nLQ*HE*M15\nLQ*RX*75")],
        [("CAS*CO*45*30", "CAS*CO*45*30*1")],
        [(RECEIVED, f"DTM*232*20261015\nDTM*233*20261015\n{RECEIVED}\nPER*CX**TE*8005551212")],
    ],
)
def test_what_payers_may_send_is_no_problem(changes):
    assert codes(remittance(*changes)) == []


def test_a_reversal_that_negates_nothing_is_told_at_the_claim_and_not_at_its_lines():
    text = remittance(("CLP*A1*1*100*48*22*", "CLP*A1*22*100*48**"))
    assert {problem.segment_id for problem in x12.check(x12.read(text))} == {"CLP"}
