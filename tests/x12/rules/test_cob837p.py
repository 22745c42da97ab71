"""What other payers decided: each rule with an example that breaks it, and it alone; and what is no problem."""

import pytest

from tests.x12.rules.breaking837p import Example, broken, differs, ids_of, told
from x12.rules import cob837p, cob_sums837p

PRIMARY = "NM1*PR*2*PRIMARY PLAN*****PI*87726\n"
SVD = "SVD*87726*80*HC:99213:25**1\nCAS*CO*45*20\nDTP*573*D8*20261025"
MEDIGAP = "SBR*S*18*******CI\nOI***Y***Y\nNM1*IL*1*SMITH*JOHN****MI*P999\nNM1*PR*2*MEDIGAP PLAN*****PI*87726\n"

EXAMPLES: dict[str, Example] = {
    "SBR01-DUPLICATE": ("16", "SBR01 SBR*P*18*******CI", ("SBR*S*18", "SBR*P*18")),
    "SBR01-GAP": ("16", "SBR01 SBR*T", ("SBR*S*18", "SBR*T*18")),
    "PRIOR-PAYER-MISSING": ("01", "SBR01 SBR*S", ("SBR*P*18", "SBR*S*18")),
    "PRIOR-PAYER-OPEN": (
        "16",
        "AMT02 SBR*P",
        ("SBR*P*18*******MB", "SBR*X*18*******CI"),
        ("SBR*S", "SBR*P"),
        ("SBR*X", "SBR*S"),
    ),
    "LATER-PAYER-PAID": (
        "15",
        "SBR01 SBR*S*18*GRP9",
        ("SBR*S*18***12****MB", "SBR*X*18*******MB"),
        ("SBR*P", "SBR*S"),
        ("SBR*X", "SBR*P"),
    ),
    "OI-MISSING": ("16", "OI SBR*S", ("OI***Y***Y\n", "")),
    "OI-DIFFERENT": ("16", "OI03 OI", ("OI***Y***Y", "OI***N***Y")),
    "PAYER-ID-SAME": ("16", "NM109 NM1*PR*2*MEDIGAP", ("PI*87726", "PI*60054")),
    "PAYER-ID-DUPLICATE": ("16", "NM109 NM1*PR*2*MEDIGAP", (MEDIGAP, MEDIGAP + MEDIGAP.replace("SBR*S", "SBR*T"))),
    "SVD01-UNKNOWN": ("15", "SVD01 SVD", ("SVD*87726", "SVD*87727")),
    "SVD-REPEATED": ("15", "SVD03 SVD", (SVD, f"{SVD}\nSVD*87726*0*HC:99213:25**1\nDTP*573*D8*20261025\n")),
    "BUNDLED-LINE": ("15", "SVD06 SVD", ("HC:99213:25**1\n", "HC:99213:25**1*2\n")),
    "CAS-ZERO": ("14", "CAS06 CAS*PR", ("CAS*PR*1*10**2*12", "CAS*PR*1*22**2*0")),
    "CAS-REASON": ("14", "CAS02 CAS*CO", ("CAS*CO*45", "CAS*CO*N45")),
    "CAS-DUPLICATE": ("14", "CAS05 CAS*PR", ("CAS*PR*1*10**2*12", "CAS*PR*1*10**1*12")),
    "REMARK-FORM": ("13", "MOA03 MOA", ("OI***Y***Y", "OI***Y***Y\nMOA***45")),
    "ADJUDICATION-DATE-MISSING": ("14", "DTP03 NM1*PR*2*PRIMARY", (f"{PRIMARY}DTP*573*D8*20261025\n", PRIMARY)),
    "ADJUDICATION-DATE-TWICE": ("15", "DTP03 DTP*573", (PRIMARY, f"{PRIMARY}DTP*573*D8*20261025\n")),
    "ADJUDICATION-DATE": ("14", "DTP03 DTP*573", ("573*D8*20261025", "573*D8*20261014")),
    "COB-LINE-BALANCE": ("13", "SVD02 SVD*12345*40", ("CAS*CO*45*50", "CAS*CO*45*49")),
    "COB-CLAIM-BALANCE": ("14", "AMT02 AMT*D", ("AMT*D*48", "AMT*D*47")),
    "COB-PAID-SUM": ("15", "AMT02 AMT*D", ("AMT*D*80", "AMT*D*79")),
    "PAID-MISSING": ("14", "AMT02 SBR*P", ("AMT*D*48\n", "")),
    "NONCOVERED": ("14", "AMT02 AMT*A8", ("AMT*D*48\n", "AMT*D*48\nAMT*A8*100\n")),
    "COB-NEGATIVE": ("14", "AMT02 AMT*EAF", ("AMT*EAF*22", "AMT*EAF*-22")),
    "CAS-BOTH-LEVELS": ("15", "CAS03 CAS*CO", ("AMT*D*80", "CAS*CO*45*20\nAMT*D*60")),
    "LIABILITY-TWICE": ("13", "AMT02 AMT*EAF", ("AMT*D*60", "AMT*D*60\nAMT*EAF*30")),
    "LIABILITY-AMOUNT": ("14", "AMT02 AMT*EAF", ("AMT*EAF*22", "AMT*EAF*122")),
}
ALSO = {
    "SVD01-UNKNOWN": {"ADJUDICATION-DATE-MISSING"},
    "COB-LINE-BALANCE": {"COB-CLAIM-BALANCE"},
    "COB-PAID-SUM": {"COB-CLAIM-BALANCE"},
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_what_breaks_a_rule_about_other_payers_is_told_alone_and_with_its_place(rule_id):
    assert differs(rule_id, EXAMPLES[rule_id], ALSO.get(rule_id, set())) == ""


def test_every_rule_about_other_payers_has_an_example():
    assert ids_of(cob837p, cob_sums837p) == set(EXAMPLES)


def test_a_payer_that_covers_nothing_is_sent_with_the_whole_charge():
    changes = (("AMT*D*48", "AMT*A8*100"), ("CAS*CO*45*30\n", ""), ("CAS*PR*1*10**2*12\n", ""), ("AMT*EAF*22\n", ""))
    assert told(broken("14", *changes, ("DTP*573*D8*20261025\n", ""))) == []


def test_a_denial_is_a_payment_of_zero():
    changes = (("AMT*D*80", "AMT*D*0"), ("SVD*87726*80", "SVD*87726*0"), ("CAS*CO*45*20", "CAS*PR*204*100"))
    assert told(broken("15", *changes)) == []


def test_an_unbundled_line_balances_over_its_parts():
    parts = (
        "SVD*87726*50*HC:99213:25**1\nCAS*CO*45*10\nDTP*573*D8*20261025\n"
        "SVD*87726*30*HC:99211**1\nCAS*CO*45*10\nDTP*573*D8*20261025\n"
    )
    assert told(broken("15", (SVD, parts.strip()))) == []


def test_a_claim_with_three_payers_in_order_is_no_problem():
    third = MEDIGAP.replace("SBR*S", "SBR*T").replace("87726", "99726")
    assert told(broken("16", (MEDIGAP, MEDIGAP + third))) == []


def test_beside_a_payment_a_part_of_the_charge_may_be_not_covered():
    assert told(broken("15", ("AMT*D*80\n", "AMT*D*80\nAMT*A8*15\n"))) == []
