"""What the head of an 835 must hold, each rule with a file that breaks it."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

PAID = example("835_01")
BPR = "BPR*I*48*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20261101"


def remittance(*changes: Change) -> str:
    return enclosed("HP", "005010X221A1", changed(PAID, *changes))


EXAMPLES = {
    "BPR02-NEGATIVE": (remittance(("BPR*I*48*", "BPR*I*-48*")), "BPR02 in segment 2"),
    "BPR-NON-AMOUNT": (remittance((BPR, "BPR*I*48*C*NON************20261101")), "BPR04 in segment 2"),
    "BPR-NOTICE-AMOUNT": (remittance(("BPR*I*", "BPR*H*")), "BPR01 in segment 2"),
    "BPR-PAYMENT-ONLY": (remittance(("BPR*I*", "BPR*D*")), "BPR01 in segment 2"),
    "BPR-PRENOTE-AMOUNT": (remittance(("BPR*I*", "BPR*P*")), "BPR01 in segment 2"),
    "BPR-DEBIT": (remittance(("*48*C*ACH", "*48*D*ACH")), "BPR03 in segment 2"),
    "BPR-ACH-BANKS": (remittance(("*ACH*CCP*", "*ACH**")), "BPR05 in segment 2"),
    "BPR-BANKS-SUPERFLUOUS": (remittance(("*ACH*CCP*", "*CHK**")), "BPR04 in segment 2"),
    "BPR-BANK-PAIR": (remittance(("*01*999999992*", "**999999992*")), "BPR06 in segment 2"),
    "BPR-ROUTING-NUMBER": (remittance(("*999988880*", "*999988881*")), "BPR13 in segment 2"),
    "BPR10-TRN03": (remittance(("TRN*1*EFT000777*1512345678", "TRN*1*EFT000777*1512345679")), "BPR10 in segment 2"),
    "TRN03-FORM": (remittance(("TRN*1*EFT000777*1512345678", "TRN*1*EFT000777*512345678")), "TRN03 in segment 3"),
    "BPR16-FAR": (remittance(("*20261101", "*20251101")), "BPR16 in segment 2"),
    "CUR-FOREIGN": (remittance(("DTM*405", "CUR*PR*CAD\nDTM*405")), "CUR02 in segment 4"),
    "INTEREST-PLB": (remittance(("SVC*", "AMT*I*1.5\nSVC*")), "PLB in segment 1"),
    "PAYER-TECHNICAL-CONTACT": (remittance(("PER*BL*EDI SUPPORT*TE*8005551213", "")), "PER in segment 5"),
    "PAYER-CONTACT-NUMBER": (remittance(("PER*CX**TE*8005551212", "PER*CX***8005551212")), "PER03 in segment 8"),
    "PAYEE-NPI": (remittance(("XX*1234567893", "XX*1234567894")), "N104 in segment 10"),
    "PAYEE-ID": (remittance(("*XX*1234567893", "")), "N104 in segment 10"),
    "PAYEE-TAX-ID": (remittance(("REF*TJ*123456789", "REF*TJ*12-3456789")), "REF02 in segment 11"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_payment_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


@pytest.mark.parametrize("elements", ["**01*999988881*", "**04*12345*", "**01**"])
def test_a_bank_of_another_country_needs_no_check_digit(elements):
    text = remittance(("**01*999988880*", elements))
    assert ("BPR-ROUTING-NUMBER" in codes(text)) is ("999988881" in elements)


def test_a_payer_known_by_its_tax_id_has_nine_digits():
    assert places(remittance(("XX*1234567893", "FI*12-3456789")), "PAYEE-TAX-ID") == ["N104 in segment 10"]
    assert "PAYEE-TAX-ID" not in codes(remittance(("XX*1234567893", "FI*123456789")))


def test_interest_that_is_paid_in_the_plb_is_no_problem():
    text = remittance(
        ("BPR*I*48*", "BPR*I*49.5*"),
        ("SVC*", "AMT*I*1.5\nSVC*"),
        ("AMT*B6*70", "AMT*B6*70\nPLB*1234567893*20261231*L6*-1.5"),
    )
    assert codes(text) == []
