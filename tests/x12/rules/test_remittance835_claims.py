"""What the claims of an 835 must hold, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

PAID = example("835_01")
CORRECTED = example("835_04")
FORWARDED = example("835_08")
CLAIM = PAID[PAID.index("CLP*") :]
REVERSAL = CORRECTED[CORRECTED.index("CLP*") : CORRECTED.index("CLP*A1*1")]
CORRECTION = CORRECTED[CORRECTED.index("CLP*A1*1") :]
LINE = PAID[PAID.index("SVC*") :]
TT = "NM1*TT*2*MEDIGAP PLAN*****PI*87726"


def remittance(*changes: Change, of: str = PAID) -> str:
    return enclosed("HP", "005010X221A1", changed(of, *changes))


EXAMPLES = {
    "CLP01-UNKNOWN": (remittance(("CLP*A1*", "CLP*0*")), "CLP01 in segment 13"),
    "SVC-MISSING": (remittance(("SVC*HC:99213:25*100*48**1\n", "")), "SVC in segment 17"),
    "CLP02-DENIED-PAID": (remittance(("CLP*A1*1*", "CLP*A1*4*")), "CLP02 in segment 13"),
    "CLP02-NO-PAYMENT": (remittance(("CLP*A1*1*", "CLP*A1*25*")), "CLP04 in segment 13"),
    "CLP02-PRIOR-PAYER": (remittance(("CAS*CO*45*30", "CAS*OA*23*30")), "CLP02 in segment 13"),
    "CLP03-NEGATIVE": (remittance(("CLP*A1*1*100", "CLP*A1*1*-100")), "CLP03 in segment 13"),
    "CLP04-NEGATIVE": (remittance(("CLP*A1*1*100*48", "CLP*A1*1*100*-48")), "CLP04 in segment 13"),
    "CLP04-OVER-CHARGE": (remittance(("CLP*A1*1*100*48", "CLP*A1*1*100*480")), "CLP04 in segment 13"),
    "CLP05-SUM": (remittance(("*100*48*22*", "*100*48*20*")), "CLP05 in segment 13"),
    "CLP05-NEGATIVE": (remittance(("*100*48*22*", "*100*48*-22*")), "CLP05 in segment 13"),
    "REVERSAL-SHARE": (remittance(("*-100*-48**", "*-100*-48*-22*"), of=CORRECTED), "CLP05 in segment 13"),
    "REVERSAL-SIGN": (remittance(("CLP*A1*22*-100", "CLP*A1*22*100"), of=CORRECTED), "CLP03 in segment 13"),
    "REVERSAL-CROSSOVER": (remittance(("REF*1L*GRP1", TT), of=CORRECTED), "NM101 in segment 15"),
    "REVERSAL-TWICE": (remittance((REVERSAL, REVERSAL * 2), of=CORRECTED), "CLP02 in segment 22"),
    "REVERSAL-ORDER": (
        remittance((REVERSAL + CORRECTION, CORRECTION + "\n" + REVERSAL), of=CORRECTED),
        "CLP02 in segment 22",
    ),
    "CLP-TWICE": (remittance((CLAIM, CLAIM + "\n" + CLAIM)), "CLP07 in segment 23"),
    "CROSSOVER-STATUS": (remittance(("CLP*A8*19*", "CLP*A8*1*"), of=FORWARDED), "NM101 in segment 15"),
    "CROSSOVER-PAYER": (remittance((TT, ""), of=FORWARDED), "CLP02 in segment 13"),
    "CLP-NO-LINES": (remittance((LINE, "")), "SVC in segment 13"),
    "CLP-PATIENT-NAME": (remittance(("NM1*QC*1*SMITH*JOHN****MI*W123456", "NM1*QC*1")), "NM103 in segment 14"),
    "CLP-RENDERING-NPI": (
        remittance(("REF*1L", "NM1*82*1*KILDARE*BEN****XX*1679576721\nREF*1L")),
        "NM109 in segment 15",
    ),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_claim_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    found = places(text, rule_id)
    assert found[0] == place
    assert len(found) <= 2


def test_a_share_that_is_missing_is_no_problem_when_the_patient_owes_nothing():
    assert (
        codes(
            remittance(
                ("*100*48*22*", "*100*70**"),
                ("CAS*PR*1*10**2*12\n", ""),
                ("25*100*48", "25*100*70"),
                ("I*48*", "I*70*"),
            )
        )
        == []
    )


def test_a_share_that_is_missing_is_told_when_the_patient_owes_something():
    assert "CLP05-SUM" in codes(remittance(("*100*48*22*", "*100*48**")))


def test_a_payment_above_the_charge_is_no_problem_with_its_reason():
    text = remittance(
        ("BPR*I*48*", "BPR*I*120*"),
        ("*100*48*22*", "*100*120**"),
        ("*100*48**1", "*100*120**1"),
        ("CAS*CO*45*30\nCAS*PR*1*10**2*12", "CAS*CO*94*-20"),
        ("AMT*B6*70", "AMT*B6*120"),
    )
    assert codes(text) == []


def test_a_claim_that_was_split_is_not_called_a_duplicate():
    text = remittance(("BPR*I*48*", "BPR*I*96*"), (CLAIM, CLAIM + "\n" + CLAIM.replace("ICN1", "ICN2")))
    assert codes(text) == []


def test_two_claims_without_our_number_are_not_the_same_claim():
    claims = REVERSAL.replace("CLP*A1", "CLP*0") + CLAIM.replace("CLP*A1", "CLP*0")
    assert "REVERSAL-ORDER" not in codes(remittance((CLAIM, claims)))
