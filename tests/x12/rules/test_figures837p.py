"""Counts, measurements, percents and forms of a claim: each rule with an example that breaks it, and it alone."""

import pytest

from tests.x12.rules.breaking837p import Example, broken, differs, ids_of, told
from x12.rules import cob_figures837p, dates_of_lines837p, figures837p, forms837p

SV1 = "SV1*HC:99213:25*100*UN*1***1:2\n"
SV5 = "SV5*HC:99213*DA*30*80*900*4"
NUMBER = "REF*6R*L1"
HI = "HI*ABK:E119"
OI = "OI***Y***Y"
DAY = "DTP*472*D8*20261015"
PLACES = "NM1*PW*2\nN3*1 OAK AVE\nN4*DAYTON*OH*45402\nNM1*45*2\nN3*2 OAK AVE\nN4*DAYTON*OH*45402\n"
AMBULANCE = (("***11:B:1", "***41:B:1"), ("LX*1\n", f"{PLACES}LX*1\n"))
RENDERING = "NM1*82*1*KILDARE"


def on_line(segments: str) -> tuple[str, str]:
    """Puts segments behind SV1."""
    return (SV1, f"{SV1}{segments}\n")


def before_number(segments: str) -> tuple[str, str]:
    """Puts segments before the control number of the line."""
    return (NUMBER, f"{segments}\n{NUMBER}")


def after_number(segments: str) -> tuple[str, str]:
    """Puts segments at the end of the line."""
    return (NUMBER, f"{NUMBER}\n{segments}")


def priced(segment: str) -> tuple[str, str]:
    """Puts the price of the whole claim before its providers."""
    return (RENDERING, f"{segment}\n{RENDERING}")


def after_day(segments: str) -> tuple[str, str]:
    """Puts dates behind the day of the service."""
    return (DAY, f"{DAY}\n{segments}")


EXAMPLES: dict[str, Example] = {
    "COUNT-NOT-POSITIVE": ("01", "QTY02 QTY*FL", before_number("QTY*FL*0")),
    "MEASUREMENT": ("01", "MEA03 MEA", before_number("MEA*TR*R2*140")),
    "PERCENT": ("01", "CN103 CN1", before_number("CN1*02*50*150")),
    "PRICED-OVER-CHARGE": ("01", "HCP02 HCP", priced("HCP*02*100.01")),
    "PRICED-PRODUCT": ("01", "HCP09 HCP", priced("HCP*02*50*50******HC*99213")),
    "TRANSPORT-FIGURES": ("01", "CR106 CR1", *AMBULANCE, (HI, f"CR1*LB*155**A*DH*-12\n{HI}")),
    "CERTIFIED-TWICE": ("01", "CRC04 CRC*E1", (HI, f"CRC*E1*Y*L1*L1\n{HI}")),
    "PART-OVER-CHARGE": ("01", "AMT02 AMT*T", after_number("AMT*T*100.01")),
    "LINE-DATE-AFTER-SERVICE": ("01", "DTP03 DTP*463", after_day("DTP*463*D8*20261020")),
    "LINE-DATE-BEFORE-BIRTH": ("01", "DTP03 DTP*471", after_day("DTP*471*D8*19601116")),
    "DISABILITY-FORM": ("01", "DTP02 DTP*314", (HI, f"DTP*314*D8*20261001\n{HI}")),
    "CAS-QUANTITY": ("13", "CAS04 CAS*CO*45*50", ("CAS*CO*45*50", "CAS*CO*45*50*-1")),
    "CAS-SHARE": ("13", "CAS02 CAS*CO*1*50", ("CAS*CO*45*50", "CAS*CO*1*50")),
    "SVD-UNITS": ("13", "SVD05 SVD", ("SVD*12345*40*HC:99213:25**1", "SVD*12345*40*HC:99213:25**0")),
    "SVD05-OVER-UNITS": ("13", "SVD05 SVD*12345*40", ("SVD*12345*40*HC:99213:25**1", "SVD*12345*40*HC:99213:25**2")),
    "COB-MOA": ("13", "MOA04 MOA", (OI, f"{OI}\nMOA*.8*60*MA01*MA01")),
    "FORM-ANSWER-MISSING": ("01", "FRM02 FRM", after_number("LQ*UT*484.03\nFRM*1A")),
    "FORM-QUESTION-TWICE": ("01", "FRM01 FRM*1A*N", after_number("LQ*UT*484.03\nFRM*1A*Y\nFRM*1A*N")),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_what_breaks_a_rule_about_figures_is_told_alone_and_with_its_place(rule_id):
    assert differs(rule_id, EXAMPLES[rule_id], set()) == ""


def test_every_rule_about_figures_has_an_example():
    assert ids_of(cob_figures837p, dates_of_lines837p, figures837p, forms837p) == set(EXAMPLES)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (on_line(SV5.replace("*30*", "*0*")), "SV503"),
        (on_line(SV5.replace("*80*", "*-80*")), "SV504"),
        (on_line(SV5.replace("*900*", "*-900*")), "SV505"),
        (on_line("CR3*I*MO*-1"), "CR303"),
        (before_number("QTY*PT*-1"), "QTY02"),
        (before_number("MEA*OG*HT*0"), "MEA03"),
        (before_number("CN1*02*50**C*-1"), "CN105"),
        (after_number("LQ*UT*484.03\nFRM*3****101"), "FRM05"),
        (after_number("HCP*02*50*5******HC*99213*UN*0"), "HCP12"),
        (priced("HCP*02*50*-5"), "HCP03"),
        (priced("HCP*02*50*5*R*-3"), "HCP05"),
        (priced("HCP*02*50*5*R**APG*-4"), "HCP07"),
    ],
)
def test_a_figure_that_cannot_be_is_told_at_its_element(change, place):
    assert [at for _, at, _ in told(broken("01", change))] == [place]


@pytest.mark.parametrize(
    "change",
    [
        ("OI***Y***Y", "OI***Y*P**Y\nMOA*.8*60*MA01*MA18"),
        ("SVD*12345*40*HC:99213:25**1", "SVD*12345*40*HC:99212**2"),
        ("CAS*CO*45*50", "CAS*CO*45*40*1*253*10"),
        ("CAS*CO*45*50", "CAS*CO*45*60\nCAS*OA*94*-10*-1"),
        ("AMT*EAF*10", "AMT*EAF*5"),
        ("AMT*EAF*10\n", ""),
    ],
)
def test_figures_of_another_payer_that_can_be_are_no_problem(change):
    assert told(broken("13", change)) == []


@pytest.mark.parametrize(
    "change",
    [
        on_line(f"{SV5}\nCR3*I*MO*12"),
        (HI, f"DTP*304*D8*20261010\nDTP*314*RD8*20261001-20261231\n{HI}"),
        after_day("DTP*471*D8*20261014\nDTP*463*D8*20261001\nDTP*304*D8*20261015"),
        before_number("QTY*FL*2\nMEA*TR*R2*38.5\nCN1*02*50*100"),
        after_number("LQ*UT*484.03\nFRM*1*N\nFRM*2**TEXT\nFRM*3***20261001\nFRM*4****88.5"),
        priced("HCP*02*100*0"),
    ],
)
def test_figures_that_can_be_are_no_problem(change):
    assert told(broken("01", change)) == []
