"""Who is named in an 835, each rule with a file that breaks it."""

import pytest

import x12
from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

PAID = example("835_01")
SENT_ON = example("835_08")
PATIENT = "NM1*QC*1*SMITH*JOHN****MI*W123456"


def remittance(*changes: Change, of: str = PAID) -> str:
    return enclosed("HP", "005010X221A1", changed(of, *changes))


EXAMPLES = {
    "835-PARTY-NAME": (remittance(("N1*PR*ACME HEALTH PLAN", "N1*PR")), "N102 in segment 5"),
    "835-PAYER-ADDRESS": (remittance(("N3*1 MAIN ST", "")), "N301 in segment 5"),
    "835-ADDRESS-FORM": (remittance(("*441140001", "*44114-0001")), "N403 in segment 7"),
    "TRN03-MISSING": (remittance(("EFT000777*1512345678", "EFT000777")), "TRN03 in segment 3"),
    "CLP-MISSING": (remittance(("*12*ICN1*11", "**ICN1*11")), "CLP06 in segment 13"),
    "835-PATIENT-KIND": (remittance(("NM1*QC*1", "NM1*QC*2")), "NM102 in segment 14"),
    "835-PAYER-KIND": (remittance(("NM1*TT*2", "NM1*TT*1"), of=SENT_ON), "NM102 in segment 15"),
    "835-NAME-MISSING": (remittance((PATIENT, f"{PATIENT}\nNM1*GB*1******MI*X1")), "NM103 in segment 15"),
    "835-NAME-FORM": (remittance(("*SMITH*JOHN", "*SM1TH*JOHN")), "NM103 in segment 14"),
    "835-NAME-ID-KIND": (remittance(("*MI*W123456", "*XX*W123456")), "NM108 in segment 14"),
    "CROSSOVER-PAYER-ID": (remittance(("*****PI*87726", ""), of=SENT_ON), "NM109 in segment 15"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_a_party_that_breaks_a_rule_is_told_alone_and_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]
    assert set(codes(text)) == {rule_id}


def test_a_payer_of_another_country_has_its_own_post():
    text = remittance(("N4*TOWN*OH*441140001", "N4*TORONTO*ON*M5V3L9*CA"))
    assert codes(text) == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ([(PATIENT, f"{PATIENT}\nNM1*IL*1")], "NM109 in segment 15"),
        ([(PATIENT, f"{PATIENT}\nNM1*74*1")], "NM103 in segment 15"),
        ([(PATIENT, f"{PATIENT}\nNM1*82*1*KILDARE*BEN")], "NM109 in segment 15"),
        ([("*ICN1*11*1", "*ICN1*11*1*01")], "CLP10 in segment 13"),
        ([("*441140001", "*441140001*ZZ")], "N404 in segment 7"),
        ([("*441140001", "*941140001")], "N403 in segment 7"),
    ],
)
def test_what_is_wrong_with_a_party_is_told_at_its_element(changes, place):
    assert [problem.place for problem in x12.check(x12.read(remittance(*changes)))] == [place]


def test_everybody_that_a_claim_may_name_is_no_problem():
    changed_id = "NM1*74*1******C*W999"
    assert codes(remittance((PATIENT, f"{PATIENT}\n{changed_id}"))) == []
    names = ["NM1*IL*1*SMITH*JANE****MI*W1", "NM1*74*1*SMITH*JOHN*Q", "NM1*82*1*KILDARE*BEN****XX*1679576722"]
    names += ["NM1*PR*2*OTHER PLAN*****PI*123", "NM1*GB*1*SMITH*JANE****MI*X9"]
    assert codes(remittance((PATIENT, "\n".join([PATIENT, *names])))) == []
